"""Whoever enlarges letters, spreads them, or sees the page come up: nothing moves away or is cut off."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Write, each_page
from .test_reading import open_page, sideways

# Chromium tells of each movement of what it has shown already, as Lighthouse adds them up.
WATCH = """window.moved = [];
new PerformanceObserver(list => list.getEntries().forEach(shift => window.moved.push(
  ...shift.sources.map(source => source.node?.nodeName ?? 'gone'))))
  .observe({type: 'layout-shift', buffered: true});"""
# WCAG 1.4.4, 1.4.10 and 1.4.12. A browser's zoom makes the window smaller in CSS pixels, and each of
# them larger; a phone's larger letters do not.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
LARGER = "html { font-size: 200% !important }"
WAYS: dict[str, tuple[int, int, float, str]] = {
    "zoom of 200 %": (640, 400, 2, ""),
    "zoom of 400 %": (320, 200, 4, ""),
    "letters of 200 %, desk": (1280, 800, 1, LARGER),
    "letters of 200 %, phone": (360, 740, 1, LARGER),
    "text spacing, desk": (1280, 800, 1, SPACED),
    "text spacing, phone": (360, 740, 1, SPACED),
}
CUT = """() => [...document.body.querySelectorAll('*')].filter(each => {
  const box = each.getBoundingClientRect(), style = getComputedStyle(each);
  const isShown = box.width > 1 && box.height > 1 && !each.closest('svg');
  const cutsOff = /hidden|clip/.test(style.overflowX + style.overflowY);
  return isShown && cutsOff
    && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
}).map(each => `${each.tagName} cuts off: ${each.textContent.slice(0, 60)}`)"""


def moved(browser: Browser, path: Path, width: int) -> list[str]:
    """What is moved, after it was shown, while a page comes up."""
    context = browser.new_context(viewport={"width": width, "height": 740})
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(500)
    found: list[str] = page.evaluate("window.moved")
    context.close()
    return found


@pytest.mark.parametrize("width", [360, 1280])
@each_page
def test_nothing_moves_while_a_page_comes_up(browser: Browser, path: Path, width: int) -> None:
    assert moved(browser, path, width) == []


def test_what_moves_is_seen(browser: Browser, write: Write) -> None:
    late = "<style>@keyframes late { to { margin-top: 99px } } p { animation: late 1ms .1s both }"
    assert "P" in moved(browser, write("<p>Moves</p>", head=f"{late}</style>"), 360)


def lost(browser: Browser, path: Path, way: str) -> list[str]:
    """What of a page, unfolded, is cut off or beyond the window for one who reads in such a way."""
    width, height, scale, style = WAYS[way]
    size: Any = {"width": width, "height": height}
    context = browser.new_context(viewport=size, device_scale_factor=scale)
    page = open_page(context, path)
    _add_style(page, style)
    found = sideways(page) + list(page.evaluate(CUT))
    context.close()
    return found


def _add_style(page: Page, style: str) -> None:
    """As the reader's own: the page's policy holds for its elements, not for that."""
    page.evaluate(
        """rules => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          document.adoptedStyleSheets = [sheet];
        }""",
        style,
    )


@pytest.mark.parametrize("way", WAYS)
@each_page
def test_nothing_is_lost(browser: Browser, path: Path, way: str) -> None:
    assert lost(browser, path, way) == []


@pytest.mark.parametrize(
    ("way", "style"),
    [
        ("zoom of 400 %", "width: 400px"),
        ("letters of 200 %, phone", "width: 25rem"),
        ("text spacing, phone", "height: 1.2em; overflow: hidden; line-height: 1"),
    ],
)
def test_what_is_lost_is_seen(browser: Browser, write: Write, way: str, style: str) -> None:
    assert lost(browser, write(f'<p style="{style}">Words in a line</p>'), way)
