"""Links that must arrive: to the words in the live article, and to the tables as files."""

import io
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import TimeoutError as NothingCame

from .conftest import ROOT, Write, each_report, served

# The highlight in a colour that nothing else has, on the letters too, so that it is one plain area.
ARTICLE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>The article</title>
<style>
  body {{ margin: 100vh 2rem; font: 16px/1.5 sans-serif }}
  p {{ margin: 0 0 100vh; max-width: 30rem }}
  ::target-text {{ background: #f0f; color: #f0f }}
</style>{paragraphs}</html>"""
HIGHLIGHT = (255, 0, 255)
# Where the words of a quote stand in the window: one box a line.
BOXES = """([sentence, start, end]) => {
  const paragraph = [...document.querySelectorAll('p')].find(p => p.textContent.includes(sentence));
  const at = paragraph.textContent.indexOf(sentence), range = document.createRange();
  range.setStart(paragraph.firstChild, at + start);
  range.setEnd(paragraph.firstChild, at + end);
  return [...range.getClientRects()].map(box => [box.left, box.top, box.right, box.bottom]);
}"""
# Each quote: its link, its sentence, and the span of the figure's words in it (UTF-16, as in JS).
QUOTES = """() => [...document.querySelectorAll('section.quote')].map(quote => {
  const sentence = quote.querySelector('blockquote'), mark = sentence.querySelector('mark');
  const before = document.createRange();
  before.setStart(sentence, 0);
  before.setEndBefore(mark);
  const start = before.toString().length;
  return [quote.dataset.claim, sentence.textContent, start, start + mark.textContent.length];
})"""


def article_page(text: str) -> str:
    """A local copy of an article, each paragraph a window away from the next."""
    lines = [line for line in text.splitlines() if line.strip()]
    return ARTICLE.format(paragraphs="".join(f"<p>{escape(line)}</p>" for line in lines))


def misled(page: Page, sentence: str, start: int, end: int, patience: float = 10_000) -> list[str]:
    """How far the highlight in a local copy of the article is from just a quote's words."""
    try:  # it comes when the browser has found the words and gone there
        page.wait_for_function("scrollY > 0", timeout=patience)
    except NothingCame:
        return ["the browser did not find the words"]
    boxes = page.evaluate(BOXES, [sentence, start, end])
    shown = np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
    marked = (shown == HIGHLIGHT).all(axis=2)
    faults = []
    meant = np.zeros_like(marked)
    for left, top, right, bottom in boxes:
        if top < 0 or bottom > marked.shape[0]:
            return ["the words are not in the window"]
        # One pixel less all round: where the edge is rounded to is the browser's affair.
        inside = marked[round(top) + 1 : round(bottom) - 1, round(left) + 1 : round(right) - 1]
        if not inside.all():
            faults.append("not all the words are highlighted")
        meant[max(round(top) - 6, 0) : round(bottom) + 6, round(left) - 2 : round(right) + 2] = True
    if (marked & ~meant).any():
        faults.append("more than the words is highlighted")
    return faults


@each_report
def test_links_highlight_the_words_in_the_article(context: BrowserContext, path: Path) -> None:
    """The real link, clicked in the real page; only the article's site is a local copy."""
    text = (ROOT / "seeds" / f"{path.parent.name}.txt").read_bytes().decode()
    copy = article_page(text)
    asked = []

    def answer(route: Any) -> None:
        asked.append(route.request.url)
        route.fulfill(body=copy, content_type="text/html; charset=utf-8")

    context.route(lambda url: not url.startswith("file:"), answer)
    page = context.new_page()
    page.goto(path.as_uri())
    quotes = page.evaluate(QUOTES)
    assert len(quotes) == page.locator("section.quote").count() > 0
    faults: dict[str, list[str]] = {}
    for claim, *words in quotes:
        page.goto(path.as_uri())
        page.locator(f"[id='quote-{claim}'] a.external").click()
        page.wait_for_load_state()
        faults[claim] = misled(page, *words)
    assert {claim: each for claim, each in faults.items() if each} == {}
    assert len(asked) >= len(quotes)


TEXT = "Nothing here.\n\nThe US-brokered truce cost 4,000 a day, about 4,000 in all.\n\nNor here."
SENTENCE = "The US-brokered truce cost 4,000 a day, about 4,000 in all."


@pytest.mark.parametrize(
    ("fragment", "fault"),
    [
        ("US%2Dbrokered%20truce%20cost%204%2C000", ""),
        ("US-brokered%20truce%20cost%204%2C000", "did not find"),  # a bare hyphen is syntax
        ("US%2Dbrokered%20truce%20cost%204,000", "did not find|more than"),  # so is a bare comma
        ("US%2Dbrokered%20truce%20cost%205%2C000", "did not find"),
        ("truce%20cost%204%2C000", "not all"),
        ("US%2Dbrokered%20truce%20cost%204%2C000%20a%20day", "more than"),
        ("Nor%20here", "not in the window"),
    ],
)
def test_a_wrong_fragment_is_seen(
    context: BrowserContext, write: Write, fragment: str, fault: str
) -> None:
    path = write("")
    path.write_text(article_page(TEXT), "utf-8")
    words = "US-brokered truce cost 4,000"
    start = SENTENCE.index(words)
    page = context.new_page()
    with served(path.parent) as address:
        page.goto(f"{address}/#:~:text={fragment}")
        patience = 1500 if "did not find" in fault else 10_000  # nothing comes, however long
        faults = misled(page, SENTENCE, start, start + len(words), patience)
    assert bool(faults) == bool(fault), faults
    assert all(any(each in found for each in fault.split("|")) for found in faults), faults


def wrong_downloads(page: Page, folder: Path) -> list[str]:
    """The links of a page that do not save the very file that lies beside it."""
    faults = []
    for at in range(page.locator("a[download]").count()):
        # A window for each: Chromium lets one save ten files in a row, then none for a while.
        window = page.context.new_page()
        window.goto(page.url)
        window.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        link = window.locator("a[download]").nth(at)
        name = link.get_attribute("download") or ""
        files = [file for file in folder.rglob(name) if file.parent.name in ("tables", "charts")]
        if len(files) != 1:
            faults.append(f"{name}: lies not beside the page")
            continue
        with window.expect_download() as waiting:
            link.click()
        saved = waiting.value
        if saved.suggested_filename != name:
            faults.append(f"{name}: is saved as {saved.suggested_filename}")
        if saved.path().read_bytes() != files[0].read_bytes():
            faults.append(f"{name}: other bytes than in {files[0].parent.name}/")
    return faults


@each_report
def test_downloads_are_the_files_beside_the_page(context: BrowserContext, path: Path) -> None:
    page = context.new_page()
    with served(path.parent) as address:
        page.goto(f"{address}/")
        for table in sorted((path.parent / "tables").iterdir()):
            assert page.locator(f"a[download='{table.name}']").count() == 1, table.name
        assert wrong_downloads(page, path.parent) == []


def test_a_wrong_download_is_seen(context: BrowserContext, write: Write) -> None:
    path = write(
        '<a href="data:text/csv;base64,YSxiCg==" download="same.csv">CSV</a>'
        '<a href="data:text/csv;base64,YSxiCg==" download="other.csv">CSV</a>'
        '<a href="data:text/csv;base64,YSxiCg==" download="none.csv">CSV</a>'
    )
    (path.parent / "tables").mkdir()
    (path.parent / "tables" / "same.csv").write_bytes(b"a,b\n")
    (path.parent / "tables" / "other.csv").write_bytes(b"a,c\n")
    page = context.new_page()
    page.goto(path.as_uri())
    assert wrong_downloads(page, path.parent) == [
        "other.csv: other bytes than in tables/",
        "none.csv: lies not beside the page",
    ]
