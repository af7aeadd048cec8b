"""Colours that the reader forces (Windows' contrast themes): what is told by a mark is still seen."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Write, each_page, each_report

THEMES: dict[str, dict[str, Any]] = {
    "light": {"forced_colors": "active", "color_scheme": "light"},
    "dark": {"forced_colors": "active", "color_scheme": "dark"},
}
# Marks and words of a drawing that have less than three to one against the page.
UNSEEN = """() => {
  const probe = document.createElement('i');
  document.body.append(probe);
  probe.style.cssText = 'forced-color-adjust: none; color: Canvas';
  const parts = color => (color.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(each => each / 255)
    .map(each => each <= .04045 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4)
    .reduce((sum, each, at) => sum + each * [.2126, .7152, .0722][at], 0);
  const page = light(parts(getComputedStyle(probe).color));
  const isSeen = color => {
    if (!color.startsWith('rgb') || parts(color)[3] === 0) return false;
    const one = light(parts(color));
    return (Math.max(one, page) + .05) / (Math.min(one, page) + .05) >= 3;
  };
  probe.remove();
  return [...document.querySelectorAll('svg .mark, svg text')].filter(each => {
    const style = getComputedStyle(each);
    return each.getBoundingClientRect().width && !isSeen(style.fill) && !isSeen(style.stroke);
  }).map(each => each.getAttribute('class') || each.textContent);
}"""


def forced(browser: Browser, path: Path, theme: str) -> Page:
    """A page in the colours of a theme."""
    page = browser.new_context(**THEMES[theme]).new_page()
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("theme", THEMES)
@each_page
def test_drawings_are_seen(browser: Browser, path: Path, theme: str) -> None:
    page = forced(browser, path, theme)
    assert page.evaluate(UNSEEN) == []
    page.context.close()


# Words in a sentence that are told from the others by a ground of colour alone.
UNMARKED = """() => [...document.querySelectorAll('mark')]
  .filter(each => !getComputedStyle(each).textDecorationLine.includes('underline'))
  .map(each => each.textContent)"""


@each_report
def test_the_words_of_a_figure_are_seen_in_its_sentence(browser: Browser, path: Path) -> None:
    page = forced(browser, path, "light")
    assert page.evaluate("document.querySelectorAll('.quote mark').length")
    assert page.evaluate(UNMARKED) == []
    page.evaluate("document.querySelector('mark').style.textDecoration = 'none'")
    assert len(page.evaluate(UNMARKED)) == 1
    page.context.close()


@pytest.mark.parametrize(("theme", "colour"), [("light", "#fff"), ("dark", "#222")])
def test_an_unseen_drawing_is_found(
    browser: Browser, write: Write, theme: str, colour: str
) -> None:
    dot = f'<svg width="9" height="9"><circle class="mark" r="4" style="fill: {colour}"/></svg>'
    page = forced(browser, write(dot), theme)
    assert page.evaluate(UNSEEN) == ["mark"]
    page.context.close()


# The circles before who says so: of the article's own voice, and of others.
CIRCLES = """() => ['own', 'other'].map(kind => {
  const cell = document.querySelector(`.overview .voice.${kind}`);
  if (!cell) return null;
  const [r, g, b, a] = getComputedStyle(cell, '::before').backgroundColor.match(/[\\d.]+/g);
  const [R, G, B] = getComputedStyle(document.documentElement).backgroundColor.match(/[\\d.]+/g);
  return a === '0' ? [R, G, B].join() : [r, g, b].join();
})"""


def are_apart(page: Page) -> bool:
    """Whether a filled circle is another than a hollow one."""
    own, other = page.evaluate(CIRCLES)
    return own is None or other is None or own != other


@pytest.mark.parametrize("theme", THEMES)
@each_report
def test_circles_are_told_apart(browser: Browser, path: Path, theme: str) -> None:
    page = forced(browser, path, theme)
    assert are_apart(page)
    page.context.close()


def test_circles_alike_are_found(browser: Browser, write: Write) -> None:
    style = "<style>html { background: #fff } .voice::before { content: ''; } .other::before { background: #1f5a7a }</style>"
    row = '<table class="overview"><tr><td class="voice own">A</td><td class="voice other">B</td></tr></table>'
    page = forced(browser, write(row, head=style), "light")
    assert not are_apart(page)
    page.context.close()
