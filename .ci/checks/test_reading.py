"""What a reader meets: contrast and names, a phone, no scripts, no network, the keyboard."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import TimeoutError as NothingCame

from .conftest import CHECKERS, Write, each_page, each_report

# WCAG 2.0 to 2.2, A and AA, and axe's best practices.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MEDIA: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"color_scheme": "light", "viewport": {"width": 360, "height": 740}},
    "print": {"color_scheme": "light"},
}


def open_page(context: BrowserContext, path: Path, media: str = "light") -> Page:
    """Open a file as a reader would who got it by post, with every folded part unfolded."""
    page = context.new_page()
    if media == "print":
        page.emulate_media(media="print")
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    return page


def axe(page: Page) -> list[str]:
    """What axe-core finds: rule, place and what it says."""
    # Evaluated, not added as an element: the page's policy lets no script in.
    page.evaluate((CHECKERS / "axe-core" / "axe.min.js").read_text("utf-8"))
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run({runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})",
        RULES,
    )
    assert len(found["passes"]) > 5, "axe-core checked next to nothing"
    return [
        f"{rule['id']}: {node['target']}: {rule['help']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("media", MEDIA)
@each_page
def test_axe_finds_nothing(browser: Browser, path: Path, media: str) -> None:
    context = browser.new_context(**MEDIA[media])
    assert axe(open_page(context, path, media)) == []
    context.close()


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("image-alt", '<img src="data:,">'),
        ("color-contrast", '<p style="color: #bbb; background: #fff">Faint</p>'),
        ("heading-order", "<h4>Three steps down</h4>"),
        ("target-size", '<p><a href="#a">1</a><a href="#b">2</a></p>'),
    ],
)
def test_axe_finds_a_fault(context: BrowserContext, write: Write, rule: str, body: str) -> None:
    style = "<style>a { display: inline-block; width: 5px; overflow: hidden }</style>"
    faults = axe(open_page(context, write(body, head=style)))
    assert faults
    assert {fault.partition(":")[0] for fault in faults} == {rule}


@pytest.mark.parametrize("media", ["dark", "print"])
def test_axe_sees_the_medium(browser: Browser, write: Write, media: str) -> None:
    at = "print" if media == "print" else "(prefers-color-scheme: dark)"
    faint = write("<p>Faint</p>", head=f"<style>@media {at} {{ p {{ color: #ddd }} }}</style>")
    for other, count in (("light", 0), (media, 1)):
        context = browser.new_context(**MEDIA[other])
        assert len(axe(open_page(context, faint, other))) == count
        context.close()


def sideways(page: Page) -> list[str]:
    """What reaches beyond the window, or scrolls sideways inside it."""
    found: list[str] = page.evaluate(
        """() => {
          const root = document.scrollingElement, faults = [];
          if (root.scrollWidth > innerWidth)
            faults.push(`the page is ${root.scrollWidth} px wide, the window ${innerWidth}`);
          for (const each of document.body.querySelectorAll('*')) {
            const inner = /auto|scroll/.test(getComputedStyle(each).overflowX);
            if (inner && each.scrollWidth > each.clientWidth)
              faults.push(`${each.tagName} scrolls: ${each.textContent.slice(0, 60)}`);
          }
          return faults;
        }"""
    )
    return found


@pytest.mark.parametrize("width", [360, 320])  # a phone; and WCAG 1.4.10
@each_page
def test_nothing_scrolls_sideways(context: BrowserContext, path: Path, width: int) -> None:
    page = open_page(context, path)
    page.set_viewport_size({"width": width, "height": 740})
    assert sideways(page) == []


@pytest.mark.parametrize(
    "body",
    [
        '<p style="width: 400px">Wide</p>',
        "<p>" + "x" * 80 + "</p>",
        '<pre style="overflow-x: auto">' + "x" * 80 + "</pre>",
    ],
)
def test_a_wide_element_scrolls(context: BrowserContext, write: Write, body: str) -> None:
    page = open_page(context, write(body))
    page.set_viewport_size({"width": 360, "height": 740})
    assert len(sideways(page)) == 1


def lines_only_with_scripts(browser: Browser, path: Path) -> list[str]:
    """The lines of a page that a reader without scripts does not get."""
    texts = []
    for scripts in (False, True):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(path.as_uri())
        texts.append(page.locator("body").inner_text().splitlines())
        context.close()
    without, with_scripts = texts
    assert without, "no text at all"
    return [line for line in with_scripts if line.strip() and line not in without]


@each_page
def test_readable_without_scripts(browser: Browser, path: Path) -> None:
    assert lines_only_with_scripts(browser, path) == []


def test_text_by_script_is_missed(browser: Browser, write: Write) -> None:
    path = write("<p></p><script>document.querySelector('p').textContent = 'Seven'</script>")
    assert lines_only_with_scripts(browser, path) == ["Seven"]


def reaching_out(browser: Browser, path: Path) -> list[str]:
    """What a page asks for besides itself, and what it complains of, with the network off."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("request", lambda request: faults.append(request.url))
    page.on("console", lambda message: faults.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(path.as_uri(), wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    context.close()
    itself = path.as_uri()
    return [fault for fault in faults if fault != itself and not fault.startswith("data:")]


@each_page
def test_asks_for_nothing_but_itself(browser: Browser, path: Path) -> None:
    assert reaching_out(browser, path) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<img alt="" src="https://example.com/pixel.png">', "https://example.com/pixel.png"),
        ("<script>console.error('lost')</script>", "error: lost"),
        ("<script>throw new Error('lost')</script>", "lost"),
        ("<script>fetch('other.json').catch(() => 0)</script>", "other.json"),
    ],
)
def test_reaching_out_is_seen(browser: Browser, write: Write, body: str, fault: str) -> None:
    assert any(fault in each for each in reaching_out(browser, write(body)))


def fonts_not_loaded(page: Page) -> list[str]:
    """The fonts a page carries and does not get to use: its own policy may forbid them."""
    found: list[str] = page.evaluate(
        """() => document.fonts.ready.then(() => [...document.fonts]
             .filter(each => each.status !== 'loaded')
             .map(each => `${each.family} ${each.weight}: ${each.status}`))"""
    )
    return found


@each_page
def test_fonts_load(context: BrowserContext, path: Path) -> None:
    assert fonts_not_loaded(open_page(context, path)) == []


def test_a_lost_font_is_seen(context: BrowserContext, write: Write) -> None:
    head = "<style>@font-face { font-family: Lost; src: url(data:font/woff2;base64,AAAA) } p { font-family: Lost }</style>"
    assert fonts_not_loaded(open_page(context, write("<p>Text</p>", head=head)))


def _tab_to(page: Page, selector: str) -> bool:
    """Press Tab until the focus is on what the selector names; false at the end of the page."""
    seen = page.evaluate("document.querySelectorAll('a[href], summary, textarea, input').length")
    for _ in range(seen + 1):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return True
    return False


# Whether a link's preview is on the screen.
SHOWN = """each => {
  const after = getComputedStyle(each, '::after');
  return after.visibility === 'visible' && !['none', 'normal'].includes(after.content);
}"""
# The quote is where the address leads, and its top is in the window.
ARRIVED = """id => {
  const quote = document.getElementById(id), top = quote && quote.getBoundingClientRect().top;
  return quote && location.hash === `#${id}` && quote.matches(':target') && -1 < top && top < innerHeight;
}"""


def by_keyboard(page: Page) -> list[str]:
    """Claims that the keyboard does not reach, show or follow.

    A number that stands beside its words is the same link once more, and the Tab key may pass it over.
    """
    faults = []
    claims: dict[str, str] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('a.claim:not([tabindex])')].reverse()
             .map(each => [each.dataset.claim, each.id]))"""
    )
    start = page.url
    for claim, link in claims.items():
        page.goto("about:blank")  # the focus starts at the top again
        page.goto(start)
        here = page.locator(f"[id='{link}']")
        preview = here.get_attribute("data-preview") or ""
        if here.evaluate(SHOWN):
            faults.append(f"{claim}: shows its preview before it is asked")
        if not _tab_to(page, f"[id='{link}']"):
            faults.append(f"{claim}: Tab does not reach it")
            continue
        if not preview or not here.evaluate(SHOWN):
            faults.append(f"{claim}: shows no preview when focused")
        page.keyboard.press("Enter")
        try:  # it goes there in its own time
            page.wait_for_function(ARRIVED, arg=f"quote-{claim}", timeout=3000)
        except NothingCame:
            faults.append(f"{claim}: Enter does not go to its quote")
            continue
        page.keyboard.press("Tab")
        if not page.evaluate(
            "id => !!document.activeElement.closest(`[id='${id}']`)", f"quote-{claim}"
        ):
            faults.append(f"{claim}: the focus does not go along to its quote")
    return faults if claims else ["no claim at all"]


@each_report
def test_keyboard_reaches_claims_and_quotes(context: BrowserContext, path: Path) -> None:
    page = context.new_page()
    page.goto(path.as_uri())
    assert by_keyboard(page) == []


SPACE = '<div style="height: 200vh"></div>'
GOOD_CLAIM = (
    '<a class="claim" id="use-a-1" href="#quote-a" data-claim="a" data-preview="“25”: X">25</a>'
)
GOOD_STYLE = "<style>.claim:focus-visible::after { content: attr(data-preview) }</style>"
GOOD_QUOTE = f'{SPACE}<section id="quote-a"><p><a href="#use-a-1">back</a></p></section>{SPACE}'


@pytest.mark.parametrize(
    ("link", "quote", "style", "fault"),
    [
        (GOOD_CLAIM, GOOD_QUOTE, GOOD_STYLE, ""),
        (GOOD_CLAIM, GOOD_QUOTE, "", "no preview"),
        (GOOD_CLAIM, GOOD_QUOTE, GOOD_STYLE.replace(":focus-visible", ""), "before it is asked"),
        (f"<div inert>{GOOD_CLAIM}</div>", GOOD_QUOTE, GOOD_STYLE, "does not reach"),
        (GOOD_CLAIM.replace("#quote-a", "#quote-b"), GOOD_QUOTE, GOOD_STYLE, "does not go to"),
    ],
    ids=["none", "preview", "always", "focus", "target"],
)
def test_keyboard_faults_are_seen(
    context: BrowserContext, write: Write, link: str, quote: str, style: str, fault: str
) -> None:
    page = context.new_page()
    page.goto(write(f"<p>{link}</p>{quote}", head=style).as_uri())
    faults = by_keyboard(page)
    assert len(faults) == bool(fault), faults
    assert all(fault in each for each in faults)
