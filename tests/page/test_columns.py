"""A tall chart in two columns, for paper."""

import xml.etree.ElementTree as ET

import pytest

from as_stated.page.columns import FROM, MOST, PARTED_FROM, in_columns
from as_stated.page.typeset import height_by_width

SVG = "{http://www.w3.org/2000/svg}"


def row(at: int, y: float) -> str:
    return (
        f'<g class="claim" data-claim="c{at}"><text x="6" y="{y + 14}">about {at} people</text></g>'
        f'<g class="mark about" data-claim="c{at}"><path d="M300 {y + 2}L310 {y + 12}"/></g>'
    )


def chart(rows: int, before: str = "") -> str:
    """A drawing with rows 20 pixels apart, from 60 down, an axis below them and a source."""
    end = 60 + 20 * rows
    lines = "".join(row(at, 60 + 20 * at) for at in range(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 440 {end + 70}"><title>T</title>'
        f'<g class="rail"><path d="M300 60L300 {end}M400 60L400 {end}"/></g>'
        f'<g class="title count"><text x="6" y="20">Many figures</text></g>{before}{lines}'
        f'<g class="tick"><text x="300" y="{end + 16}">0</text></g>'
        f'<g class="axis"><text x="6" y="{end + 36}">Number of people</text></g>'
        f'<g class="source date"><text x="6" y="{end + 60}">Source: a paper.</text></g></svg>'
    )


def test_each_row_stands_once_and_whole_with_its_mark_and_each_column_has_the_axis() -> None:
    divided = in_columns(
        chart(60, '<g class="about date"><text x="6" y="50">Counted: people</text></g>')
    )
    root = ET.fromstring(divided)
    assert root.get("data-columns") == "2"
    first, second = root.findall(f"{SVG}svg")
    in_first, in_second = (
        [each.get("data-claim") for each in window if each.get("class") == "claim"]
        for window in (first, second)
    )
    assert in_first + in_second == [f"c{at}" for at in range(60)]
    assert abs(len(in_first) - len(in_second)) < 8
    for window, rows in ((first, in_first), (second, in_second)):
        marks = [each.get("data-claim") for each in window if each.get("class") == "mark about"]
        assert marks == rows
        assert len([each for each in window if each.get("class") == "rail"]) == 1
    said = " ".join("".join(root.itertext()).split())
    for words, times in (
        ("Number of people", 2),
        ("Counted: people", 2),
        ("Source", 1),
        ("Many", 1),
    ):
        assert said.count(words) == times


def test_names_over_columns_and_headings_come_along() -> None:
    names = '<g class="speaker"><text x="300" y="50" transform="rotate(-90 300 50)">Ada</text></g>'
    assert in_columns(chart(60, names)).count("Ada") == 2
    heads = "".join(
        f'<g class="{kind}"><text x="6" y="{y}">{kind}</text></g>'
        for kind, y in (("about", 30), ("heading", 40), ("about", 50))
    )
    root = ET.fromstring(in_columns(chart(60, heads)))
    repeated = [each.get("class") for each in root[-2]]
    assert repeated == ["heading", "about"]


@pytest.mark.parametrize("rows", [5, 200])
def test_a_chart_that_fits_or_never_will_is_left_as_it_is(rows: int) -> None:
    svg = chart(rows)
    assert not FROM < height_by_width(svg) < 2 * MOST
    assert in_columns(svg) == svg


def test_drawings_of_others_are_left_alone() -> None:
    svg = chart(60).replace('class="claim"', 'class="row"')
    assert in_columns(svg) == svg


def test_a_chart_that_says_where_is_divided_there_alone() -> None:
    mark = '<g class="break"><path d="M6 760L7 760"/></g>'
    divided = in_columns(
        chart(60).replace('class="claim"', 'class="says claim"').replace("</svg>", f"{mark}</svg>")
    )
    first, _ = ET.fromstring(divided).findall(f"{SVG}svg")
    assert first.attrib["height"] == "760"


@pytest.mark.parametrize(
    ("height", "is_divided"),
    [
        pytest.param(PARTED_FROM * 440 - 1, False, id="not tall"),
        pytest.param(PARTED_FROM * 440 + 1, True, id="tall enough for what may be parted"),
    ],
)
def test_what_may_be_parted_is_divided_sooner_and_repeats_nothing(
    height: float, is_divided: bool
) -> None:
    parts = "".join(
        f'<g class="{kind}"><text x="6" y="{y}">{kind} at {y}</text></g>'
        for kind, y in (("heading", 40), ("axis", 200), ("heading", 330), ("axis", 500))
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 440 {height:g}">{parts}'
        '<g class="break"><path d="M6 310L7 310"/></g></svg>'
    )
    divided = in_columns(svg)
    assert (divided != svg) == is_divided
    assert divided.count("heading at 40") == divided.count("axis at 500") == 1
