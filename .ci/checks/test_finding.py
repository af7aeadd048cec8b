"""How a reader finds the way: the years of a long shelf, and the links of headings."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from as_stated.page.document import FEW, index_page

from .conftest import Write, each_report
from .test_reading import MEDIA, axe, open_page, sideways


@pytest.fixture
def long_shelf(tmp_path: Path) -> Path:
    """The shelf as it is with more reports than a few: by year, with months to jump to."""
    entry = {"title": "T", "producer": "P", "date_said": "1 May 2024", "figures": 7, "speakers": 2}
    days = [*["2024-05-01"] * (FEW + 1), "2023-05-01"]
    path = tmp_path / "index.html"
    shelf = [entry | {"article": f"a-{n}", "date_published": day} for n, day in enumerate(days)]
    path.write_text(index_page(shelf), "utf-8")
    return path


@pytest.mark.parametrize("media", MEDIA)
def test_a_long_shelf_reads_as_well(browser: Browser, long_shelf: Path, media: str) -> None:
    context = browser.new_context(**MEDIA[media])
    page = open_page(context, long_shelf, media)
    assert page.locator("nav a").count() == 2
    assert axe(page) == []
    assert sideways(page) == []
    context.close()


def anchors_not_shown(page: Page) -> list[str]:
    """Headings whose link to themselves a reader cannot see when the focus is on it."""
    faults: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.heading .anchor')].filter(each => {
          each.focus({focusVisible: true});
          return getComputedStyle(each).opacity !== '1';
        }).map(each => each.getAttribute('aria-label'))"""
    )
    return faults


@each_report
def test_links_of_headings_show(browser: Browser, path: Path) -> None:
    """On focus; and at all times where there is no pointer to hover with."""
    for is_phone in (False, True):
        context = browser.new_context(has_touch=is_phone, is_mobile=is_phone)
        page = open_page(context, path)
        assert page.locator(".heading .anchor").count() > 10
        assert anchors_not_shown(page) == []
        shown = page.locator(".anchor").first.evaluate("each => getComputedStyle(each).opacity")
        page.evaluate("document.activeElement.blur()")
        assert (shown == "1") == is_phone
        context.close()


def test_a_link_that_stays_unseen_is_a_fault(context: BrowserContext, write: Write) -> None:
    link = '<div class="heading"><h2>A</h2><a class="anchor" aria-label="A" href="#a">#</a></div>'
    page = open_page(context, write(link, head="<style>.anchor { opacity: 0 }</style>"))
    assert anchors_not_shown(page) == ["A"]
