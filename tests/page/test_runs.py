"""Lines of a drawing in several scripts: each run by itself, in its place, and none over the edge."""

import xml.etree.ElementTree as ET

import pytest
from pypdfium2 import PdfDocument

from as_stated.page.pdf import write_pdf
from as_stated.page.typeset.runs import in_runs

LINE = '<svg xmlns="http://www.w3.org/2000/svg"><text style="{}font-size: 15px" x="100" y="20">{}</text></svg>'


def spans_of(words: str, look: str = "") -> list[ET.Element]:
    return list(ET.fromstring(in_runs(LINE.format(look, words)))[0])


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        pytest.param("12 محافظة حلب were dead", ["12 ", "محافظة حلب", " were dead"], id="Arabic"),
        pytest.param("in القدس 12 were", ["in ", "القدس", " 12 were"], id="a number after Arabic"),
        pytest.param("in ירושלים, 12 were", ["in ", "ירושלים", ", 12 were"], id="after Hebrew"),
        pytest.param("the “Ներքին գործերի” said", ["the “", "Ներքին գործերի", "” said"], id="Armenian"),
        pytest.param("by 内政部", ["by ", "内政部"], id="Chinese"),
        pytest.param("თბილისი &amp; Gori", ["თბილისი", " & Gori"], id="Georgian"),
    ],
)  # fmt: skip
def test_a_run_of_other_letters_stands_by_itself(words: str, runs: list[str]) -> None:
    spans = spans_of(words)
    assert [span.text for span in spans] == runs
    places = [float(span.attrib["x"]) for span in spans]
    assert places == sorted(places)
    assert places[0] == 100


def test_letters_that_its_font_has_are_left_as_they_are() -> None:
    svg = LINE.format("", "at least 286 people, Ölçü ≥ 8")
    assert in_runs(svg) == svg


def test_a_line_keeps_its_middle_and_its_end() -> None:
    starts = [
        float(spans_of("by 内政部", f"text-anchor: {anchor}; ")[0].attrib["x"])
        for anchor in ("start", "middle", "end")
    ]
    assert starts[0] == 100
    assert starts[0] - starts[1] == pytest.approx(starts[1] - starts[2], abs=0.1)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("وزارة الداخلية", id="Arabic"),
        pytest.param("ՆԳ նախարարություն", id="Armenian"),
        pytest.param("შინაგანი", id="Georgian"),
        pytest.param("内政部", id="Chinese"),
    ],
)
def test_a_line_that_fits_a_chart_fits_it_on_paper_in_any_script(name: str) -> None:
    """The rest of the line was set in the other script's font, wider, and cut off at the edge."""
    lengths = []
    for words in (name, "Ministry"):
        line = f"withdrawn by the “{words}” (“It later said 8 was an error”)"
        svg = LINE.format("", line).replace("<svg ", '<svg viewBox="0 0 540 30" ')
        figure = f"<figure>{svg.replace('<text', '<title>A</title><text', 1)}</figure>"
        with PdfDocument(write_pdf(f"<title>T</title>{figure}", "2022-10-05", {})) as document:
            text = document[0].get_textpage()
            first, last = (text.search(each).get_next()[0] for each in ("later", "error"))
            lengths.append(text.get_charbox(last)[0] - text.get_charbox(first)[0])
    assert lengths[0] == pytest.approx(lengths[1], abs=0.5)
