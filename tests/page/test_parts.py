"""A tall chart for paper: cut where its drawing says so, each part with its own words."""

import xml.etree.ElementTree as ET

import pytest

from as_stated.page.parts import LONG_ALT, PART, WHOLE, in_parts

SVG = "{http://www.w3.org/2000/svg}"
ROW, TOP = 20, 60


def row(at: int, said: str = "") -> str:
    y = TOP + ROW * at
    said = f"{said or 'about'} {at} people"
    return (
        f'<a class="claim" aria-label="{said}"><text x="6" y="{y + 14}">{said}</text></a>'
        f'<g class="mark"><path d="M300 {y + 2}L310 {y + 12}"/></g>'
    )


def chart(rows: int, cut_after: tuple[int, ...], said: str = "") -> str:
    """Rows 20 pixels apart, from 60 down, of which a page may end after some."""
    end = TOP + ROW * rows
    lines = "".join(f"M300 {y}L400 {y}" for y in range(TOP + 10, end, ROW))
    breaks = "".join(
        f'<g class="break"><path d="M6 {TOP + ROW * at}L7 {TOP + ROW * at}"/></g>'
        for at in cut_after
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 {end + 40}"><title>Many</title>'
        f'<path class="rail" d="{lines}"/><text class="title" x="6" y="20">Many figures</text>'
        f"{''.join(row(at, said) for at in range(rows))}{breaks}"
        f'<text class="source" x="6" y="{end + 30}">Source: a paper.</text></svg>'
    )


def test_each_row_stands_once_with_its_mark_and_its_line() -> None:
    parts = in_parts(chart(60, (10, 20, 30, 40, 50)), "alt")
    assert len(parts) > 2
    roots = [ET.fromstring(svg) for svg, _ in parts]
    labels = [[words.text for words in root.iter(f"{SVG}text")] for root in roots]
    assert [words for some in labels for words in some] == [
        "Many figures", *(f"about {at} people" for at in range(60)), "Source: a paper.",
    ]  # fmt: skip
    for root, some in zip(roots, labels, strict=True):
        rows = sum(str(words).startswith("about") for words in some)
        marks = [each for each in root.iter(f"{SVG}g") if each.get("class") == "mark"]
        (rail,) = (each for each in root if each.get("class") == "rail")
        assert len(marks) == rail.attrib["d"].count("M") == rows
        assert not list(root.iter("break"))
    boxes = [list(map(float, root.attrib["viewBox"].split())) for root in roots]
    assert [top + height for _, top, _, height in boxes[:-1]] == [box[1] for box in boxes[1:]]
    assert all(height <= PART for *_, height in boxes)


@pytest.mark.parametrize(
    ("svg", "is_cut"),
    [
        pytest.param(chart(int(WHOLE) // ROW - 6, (5, 10)), False, id="low enough for a page"),
        pytest.param(chart(60, ()), False, id="nowhere to be cut"),
        pytest.param(chart(60, (30,)), True, id="tall, with a place"),
    ],
)
def test_only_a_tall_chart_is_cut(svg: str, is_cut: bool) -> None:
    assert (len(in_parts(svg, "alt")) > 1) == is_cut


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        pytest.param(5, "xxxxx 55 people; xxxxx 56 people; xxxxx 57 people;", id="each"),
        pytest.param(90, "five figures, from xxxxx", id="the first and the last"),
        pytest.param(200, "five figures.", id="how many"),
    ],
)
def test_each_part_says_its_own_figures_as_far_as_they_fit(letters: int, expected: str) -> None:
    (_, first), (_, second) = in_parts(chart(60, (55,), "x" * letters), "The whole chart.")
    assert first == "The whole chart."
    assert second.startswith(f"Many, part two of two: {expected}")
    assert len(second) <= LONG_ALT
