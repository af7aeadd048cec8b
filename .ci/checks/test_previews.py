"""What a link to a figure's words shows: in a place of its own, not in its name; and that links say where they lead."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from .conftest import Write, each_page, each_report

DESK, NO_MARGIN = 1280, 1100  # px: with a margin beside the text, and without
# The box of a link's preview, as far as it is shown.
BOX = """each => {
  const style = getComputedStyle(each, '::after');
  if (style.visibility !== 'visible' || ['none', 'normal'].includes(style.content)) return null;
  const px = name => parseFloat(style[name]);
  return {x: px('left'), y: px('top') + px('marginTop'), width: px('width'), height: px('height')};
}"""
# How far to the right anything of the page reaches but what is meant for reading aloud alone.
REACH = """() => Math.max(...[...document.querySelectorAll('body *')]
  .filter(each => each.offsetWidth !== 1).flatMap(each => [...each.getClientRects()])
  .map(box => box.right))"""
VAGUE = re.compile(r"(?:again|here|more|link|read more|this|details|see)\W*", re.IGNORECASE)


def names(page: Page, role: str) -> list[str]:
    """The names of all elements of a role, as a screen reader gets them."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [
        str(node.get("name", {}).get("value", ""))
        for node in tree
        if not node["ignored"] and node["role"]["value"] == role
    ]


def preview_faults(page: Page) -> list[str]:
    """What is wrong with previews: they cover something, are cut, can't be gone to, or are read as the link."""
    page.set_viewport_size({"width": DESK, "height": 800})
    links = page.locator("a.claim[data-preview]:visible")
    faults, reach = [], page.evaluate(REACH)
    for at in range(links.count()):
        link = links.nth(at)
        words = link.inner_text().strip()
        link.hover()
        box: dict[str, float] | None = link.evaluate(BOX)
        if box is None:
            faults.append(f"{words}: none is shown")
            continue
        if box["x"] < reach:
            faults.append(f"{words}: it covers what stands there")
        if box["y"] < 0 or box["y"] + box["height"] > 800 or box["x"] + box["width"] > DESK:
            faults.append(f"{words}: it is cut off")
        if re.sub(r"\W", "", words) == re.sub(r"\W", "", link.get_attribute("data-preview") or ""):
            faults.append(f"{words}: it says the link's own words again")
    return faults


def first_preview_faults(page: Page) -> list[str]:
    """As the pointer and a screen reader meet the first link: it stays while the pointer goes to it."""
    faults = []
    page.set_viewport_size({"width": DESK, "height": 800})
    link = page.locator("a.claim[data-preview]:not([tabindex]):visible").first
    words = link.inner_text().strip()
    link.hover()
    box: dict[str, float] | None = link.evaluate(BOX)
    if box is None:
        return [f"{words}: none is shown"]
    page.mouse.move(box["x"] + 30, box["y"] + box["height"] / 2, steps=5)
    page.wait_for_timeout(1500)
    if link.evaluate(BOX) is None:
        faults.append(f"{words}: it goes away from the pointer")
    page.mouse.move(1, 1)
    link.focus()
    if words not in names(page, "link"):
        faults.append(f"{words}: it is read as part of the link")
    page.set_viewport_size({"width": NO_MARGIN, "height": 800})
    if link.evaluate(BOX) is not None:
        faults.append(f"{words}: it is shown where there is no place for it")
    return faults


@each_report
def test_previews_cover_nothing(context: BrowserContext, path: Path) -> None:
    page = context.new_page()
    page.goto(path.as_uri())
    assert preview_faults(page) == []
    assert first_preview_faults(page) == []


LINK = '<p style="width: 20rem"><a class="claim" href="#q" data-preview="“It killed 25.” A mayor">25</a></p><p id="q">It</p>'
SHOWN = (
    "a.claim:hover::after, a.claim:focus-visible::after { visibility: visible; transition: none }"
)
STYLE = """<style>html { font-size: 16px }
@media (min-width: 1200px) { a.claim::after { content: attr(data-preview) / ""; visibility: hidden;
transition: visibility 0s 1s; position: fixed; inset: 0 0 0 900px; height: fit-content; margin: auto 0 }
p, h1, main { max-width: 40rem } SHOWN }</style>""".replace("SHOWN", SHOWN)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param("", "", "", id="none"),
        pytest.param("0 900px", "0 200px", "covers", id="over the text"),
        pytest.param("margin: auto 0", "margin: 790px 0 0", "cut off", id="below the window"),
        pytest.param("visibility 0s 1s", "none", "goes away from the pointer", id="at once gone"),
        pytest.param(' / ""', "", "read as part", id="in the name"),
        pytest.param("min-width: 1200px", "min-width: 1px", "no place for it", id="on any window"),
        pytest.param(SHOWN, "", "none is shown", id="none shown"),
        pytest.param('data-preview="“It killed 25.” A mayor"', 'data-preview="“25”"', "again", id="own words"),
    ],
)  # fmt: skip
def test_faults_of_previews_are_seen(
    context: BrowserContext, write: Write, old: str, new: str, fault: str
) -> None:
    page = context.new_page()
    page.goto(write(LINK.replace(old, new), head=STYLE.replace(old, new)).as_uri())
    faults = preview_faults(page) + first_preview_faults(page)
    assert all(fault in each for each in faults), faults
    assert bool(faults) == bool(fault)


def vague_links(page: Page) -> list[str]:
    """Links whose name says nothing, or leads now here and now there.

    In the block of a quote, its heading says whose words and whose uses they lead to (technique H80).
    """
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found: list[tuple[str, str, bool]] = page.evaluate(
        """() => [...document.querySelectorAll('a[href]')].map(each =>
             [each.getAttribute('aria-label') || each.textContent.trim(), each.getAttribute('href'),
              each.closest('.quote') !== null])"""
    )
    places: dict[str, set[str]] = defaultdict(set)
    for name, address, is_headed in found:
        places[name].add("" if is_headed else address)
    return [
        name
        for name, known in places.items()
        if len(known - {""}) > 1 or VAGUE.fullmatch(name or "here")
    ]


@each_page
def test_links_say_where_they_lead(context: BrowserContext, path: Path) -> None:
    page = context.new_page()
    page.goto(path.as_uri())
    assert vague_links(page) == []


def test_vague_links_are_seen(context: BrowserContext, write: Write) -> None:
    page = context.new_page()
    page.goto(
        write(
            '<a href="#a">again</a><a href="#b">CSV</a><a href="#c">CSV</a><a href="#d">d.csv</a>'
        ).as_uri()
    )
    assert vague_links(page) == ["again", "CSV"]


def headless_tables(page: Page) -> list[str]:
    """Columns of tables whose heads no screen reader gets on a phone."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    heads: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('th[scope=col]')].map(each => each.textContent.trim())"
    )
    read = names(page, "columnheader")
    return [head for head in heads if head not in read]


@each_page
def test_tables_keep_their_heads_on_a_phone(context: BrowserContext, path: Path) -> None:
    page = context.new_page()
    page.goto(path.as_uri())
    assert headless_tables(page) == []


@pytest.mark.parametrize(
    ("style", "lost"),
    [
        pytest.param("thead { position: absolute; clip-path: inset(50%) }", [], id="out of sight"),
        pytest.param("thead { display: none }", ["Kind"], id="not there"),
    ],
)
def test_lost_heads_are_seen(
    context: BrowserContext, write: Write, style: str, lost: list[str]
) -> None:
    table = '<table><thead><tr><th scope="col">Kind</th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>'
    page = context.new_page()
    page.goto(write(table, head=f"<style>{style}</style>").as_uri())
    assert headless_tables(page) == lost


# WCAG 1.4.12: a reader may space text so, and nothing may be lost by it.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
CLIPPED = """() => [...document.querySelectorAll('body *')].filter(each => {
  const style = getComputedStyle(each);
  return each.clientWidth > 1 && /hidden|clip/.test(style.overflow) && each.textContent.trim()
    && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
}).map(each => each.textContent.trim().slice(0, 40)).concat(
  [...document.querySelectorAll('svg text')].filter(each => {
    const box = each.getBoundingClientRect(), all = each.ownerSVGElement.getBoundingClientRect();
    return box.width && (box.right > all.right + 1 || box.left < all.left - 1);
  }).map(each => each.textContent.trim().slice(0, 40)))"""


def clipped(page: Page, width: int) -> list[str]:
    """What text spaced as a reader may space it loses, and how far it then scrolls sideways."""
    page.set_viewport_size({"width": width, "height": 740})
    page.evaluate(
        """style => { const sheet = new CSSStyleSheet(); sheet.replaceSync(style);
             document.adoptedStyleSheets = [sheet];
             document.querySelectorAll('details').forEach(each => each.open = true); }""",
        SPACED,
    )
    lost: list[str] = page.evaluate(CLIPPED)
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    return lost + ([f"the page is {wide} px wide"] if wide > width else [])


@pytest.mark.parametrize("width", [320, 360, 768, DESK])
@each_page
def test_spaced_text_is_whole(context: BrowserContext, path: Path, width: int) -> None:
    page = context.new_page()
    page.goto(path.as_uri())
    assert clipped(page, width) == []


@pytest.mark.parametrize(
    ("body", "lost"),
    [
        pytest.param('<p style="height: 1.3em; overflow: hidden; width: 8em">Some words</p>', "Some", id="a fixed height"),
        pytest.param('<p style="white-space: nowrap">A line of words that is not broken, too long in any font</p>', "px wide", id="one line"),
        pytest.param('<svg width="90" height="20"><text y="15">Twelve words</text></svg>', "Twelve", id="a drawing"),
    ],
)  # fmt: skip
def test_lost_text_is_seen(context: BrowserContext, write: Write, body: str, lost: str) -> None:
    page = context.new_page()
    page.goto(write(body).as_uri())
    faults = clipped(page, 320)
    assert faults
    assert all(lost in each for each in faults), faults


def test_a_sound_page_loses_nothing(context: BrowserContext, write: Write) -> None:
    page: Any = context.new_page()
    page.goto(write("<p>Some words that may be broken into lines</p>").as_uri())
    assert clipped(page, 320) == []
