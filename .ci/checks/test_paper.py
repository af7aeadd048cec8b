"""A page as a browser prints it: as short as the PDF, whole, and told without grounds of colour."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdfium2 import PdfDocument

from .conftest import MOST_PAGES, Write, each_pdf, each_report

MARGINS = (13, 18, 12, 18)  # mm: top, right, bottom, left, as page.css has them
POINT = 72 / 25.4  # of a millimetre
MOST_OF_PAPER = 120 / 25.4 * 96  # px, of the 174 mm between the edges of A4
BLUR = 2  # points: a letter's box is a little larger than its ink

each_paper = pytest.mark.parametrize(
    ("paper", "with_grounds"),
    [pytest.param("A4", False, id="A4"), pytest.param("Letter", True, id="Letter, with grounds")],
)


def opened(browser: Browser, path: Path) -> Page:
    page = browser.new_page()
    page.goto(path.as_uri())
    page.emulate_media(media="print")
    return page


def outside(pdf: bytes) -> list[str]:
    """The lines of a print that reach into its margins, where what they belong to was cut."""
    top, right, bottom, left = (margin * POINT - BLUR for margin in MARGINS)
    found = []
    with PdfDocument(pdf) as document:
        for sheet in document:
            text, (width, height) = sheet.get_textpage(), sheet.get_size()
            for box in map(text.get_rect, range(text.count_rects())):
                if (
                    box[0] < left
                    or box[1] < bottom
                    or box[2] > width - right
                    or box[3] > height - top
                ):
                    found.append(text.get_text_bounded(*box))
    return found


def lost(pdf: bytes, page: Page) -> list[str]:
    """The words of drawings that paper should have, and has not."""
    words: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('svg text')]
          .filter(each => each.checkVisibility()).map(each => each.textContent)"""
    )
    with PdfDocument(pdf) as document:
        there = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    there = "".join(there.split())
    return [each for each in words if "".join(each.split()) not in there]


@each_paper
@each_pdf
def test_a_printed_page_is_short_and_whole(
    browser: Browser, path: Path, paper: str, with_grounds: bool, request: pytest.FixtureRequest
) -> None:
    page = opened(browser, path.with_name("index.html"))
    pdf = page.pdf(format=paper, print_background=with_grounds)
    made: Path | str = request.node.callspec.params["path"]
    name = made if isinstance(made, str) else made.parent.name
    with PdfDocument(pdf) as document:
        assert len(document) <= MOST_PAGES[name]
    assert outside(pdf) == []
    assert lost(pdf, page) == []
    page.close()


# Where each mark stands between the first number of its axis and the last, and how long that is, in px.
PLACES = """() => [...document.querySelectorAll('.stretched:not(.no-paper *)')].map(chart => {
  const middle = each => { const box = each.getBoundingClientRect(); return box.x + box.width / 2 }
  const ticks = [...chart.querySelectorAll('text.tick')].map(middle)
  const [first, last] = [ticks[0], ticks.at(-1)]
  const marks = [...chart.querySelectorAll('.mark')].map(each => (middle(each) - first) / (last - first))
  return [last - first, marks]
})"""


def places(page: Page) -> tuple[list[float], list[list[float]]]:
    """How long each axis is that paper stretches, and where its marks stand."""
    found = page.evaluate(PLACES)
    return [length for length, _ in found], [marks for _, marks in found]


@each_report
def test_a_chart_across_paper_says_the_same(browser: Browser, path: Path) -> None:
    page = browser.new_page()
    page.goto(path.as_uri())
    _, shown = places(page)
    page.emulate_media(media="print")
    lengths, printed = places(page)
    assert shown
    assert [pytest.approx(marks, abs=0.005) for marks in shown] == printed
    assert min(lengths) > MOST_OF_PAPER
    # One that does not go along would be seen.
    page.evaluate("document.querySelector('.stretched .mark').style.setProperty('--x', '0px')")
    assert [pytest.approx(marks, abs=0.005) for marks in shown] != places(page)[1]
    page.close()


@each_pdf
def test_what_a_ground_of_colour_tells_is_seen_without_it(browser: Browser, path: Path) -> None:
    page = opened(browser, path.with_name("index.html"))
    unmarked = """() => [...document.querySelectorAll('mark, .overview .stated a')]
      .filter(each => !getComputedStyle(each).textDecorationLine.includes('underline')).length"""
    lost_rings = """() => [...document.querySelectorAll('.overview tbody .voice')]
      .filter(each => getComputedStyle(each, '::before').printColorAdjust !== 'exact').length"""
    assert [page.evaluate(unmarked), page.evaluate(lost_rings)] == [0, 0]
    page.close()


def test_a_chart_cut_at_the_end_of_a_page_is_found(browser: Browser, write: Write) -> None:
    rows = "".join(f'<text y="{20 * at}">row {at}</text>' for at in range(100))
    style = "<style>@page { margin: 13mm 18mm 12mm; }</style>"
    svg = f'<svg viewBox="0 0 400 2000" width="400" height="2000">{rows}</svg>'
    page = opened(browser, write(svg, head=style))
    pdf = page.pdf(format="A4")
    assert outside(pdf) or lost(pdf, page)
    page.close()
