"""What a hurried reader gets: all figures on the first screen, a short page, and folds that open."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.helpers.invented import invented

from .conftest import ROOT, Write, each_report

DESK, PHONE = ViewportSize(width=1280, height=800), ViewportSize(width=360, height=740)
MOST_ELEMENTS = 1400  # of a page; of more a slow phone lays it out too late


def tops(page: Page) -> list[float]:
    """Where the first row of the overview begins, and where its last ends, in pixels."""
    found: list[float] = page.evaluate(
        """() => {
          const rows = [...document.querySelectorAll('.overview tbody tr')];
          const at = each => each.getBoundingClientRect();
          return [at(rows[0]).top + scrollY, at(rows.at(-1)).bottom + scrollY];
        }"""
    )
    return found


@pytest.mark.parametrize(
    ("window", "first", "screens", "height"),
    [
        pytest.param(DESK, 250, 1.1, 9000, id="desk"),
        pytest.param(PHONE, 350, 1.6, 12000, id="phone"),
    ],
)
@each_report
def test_all_figures_come_first_and_the_page_is_short(
    browser: Browser, path: Path, window: ViewportSize, first: int, screens: float, height: int
) -> None:
    context = browser.new_context(viewport=window)
    page = context.new_page()
    page.goto(path.as_uri())
    top, bottom = tops(page)
    assert top <= first
    assert bottom <= screens * window["height"]
    assert page.evaluate("document.documentElement.scrollHeight") <= height
    context.close()


@pytest.mark.parametrize(("figures", "groups", "screens"), [(1, 1, 3), (40, 4, 20)])
def test_one_figure_takes_few_screens_and_forty_not_many(
    context: BrowserContext, tmp_path: Path, figures: int, groups: int, screens: int
) -> None:
    invented(tmp_path, figures, figures * 60, groups)
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    command = [sys.executable, "-m", "as_stated", "report", "--no-pdf", "--jobs", "1"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    page = context.new_page()
    page.goto((tmp_path / "report" / "invented" / "index.html").as_uri())
    height: int = page.evaluate("document.documentElement.scrollHeight")
    assert height <= screens * DESK["height"]


def has_few_elements(page: Page) -> bool:
    """Whether a slow phone has no more to lay out than it can."""
    count: int = page.evaluate("document.querySelectorAll('*').length")
    return count <= MOST_ELEMENTS


@each_report
def test_a_page_has_few_elements(context: BrowserContext, path: Path) -> None:
    page = context.new_page()
    page.goto(path.as_uri())
    assert has_few_elements(page)


def test_too_many_elements_are_seen(context: BrowserContext, write: Write) -> None:
    page = context.new_page()
    for count, is_few in ((100, True), (MOST_ELEMENTS, False)):
        page.goto(write("<p>Words</p>" * count).as_uri())
        assert has_few_elements(page) == is_few


def not_opened(page: Page, links: str) -> list[str]:
    """Links of a page that lead to what stays folded."""
    start = page.url
    targets: list[str] = page.evaluate(
        "links => [...document.querySelectorAll(links)].map(each => each.hash)", links
    )
    assert targets
    faults = []
    for target in targets:
        page.goto("about:blank")  # everything is folded again
        page.goto(f"{start}{target}")
        seen = "hash => document.querySelector(hash).closest('details:not([open])') === null"
        if not page.evaluate(seen, target):
            faults.append(target)
    return faults


@each_report
def test_a_link_opens_the_fold_that_it_leads_into(context: BrowserContext, path: Path) -> None:
    page = context.new_page()
    page.goto(path.as_uri())
    assert not_opened(page, ".contents a, .uses a") == []


def test_a_fold_that_stays_closed_is_seen(context: BrowserContext, write: Write) -> None:
    """An id in what heads a fold opens nothing; one inside does."""
    fold = "<details><summary><h2{}>A</h2></summary><div{}>Words</div></details>"
    link = '<p class="contents"><a href="#a">A</a></p>'
    page = context.new_page()
    page.goto(write(link + fold.format("", ' id="a"')).as_uri())
    assert not_opened(page, ".contents a") == []
    page.goto(write(link + fold.format(' id="a"', "")).as_uri())
    assert not_opened(page, ".contents a") == ["#a"]


@each_report
def test_one_switch_shows_all_code(context: BrowserContext, path: Path) -> None:
    page = context.new_page()
    page.goto(path.as_uri())
    shown = "() => [...document.querySelectorAll('pre.code')].filter(each => getComputedStyle(each).display !== 'none').length"
    assert page.evaluate(shown) == 0
    page.check("#show-code")
    assert page.evaluate(shown) == page.locator("pre.code").count() > 20
