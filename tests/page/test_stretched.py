"""A chart stretched across paper: what stands on its axis keeps its place between the numbers of that."""

import re
import xml.etree.ElementTree as ET

import pytest

from as_stated.page.stretched import stretchable

LEFT, RIGHT, ZERO, TEN = 20, 360, 20, 340  # where the axis begins and ends, and two numbers stand
RING = "M{0} 95C{1} 95 {1} 105 {0} 105C{2} 105 {2} 95 {0} 95z"  # around a place


def ring(x: float) -> str:
    return RING.format(x, x + 5, x - 5)


CHART = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 372 200" style="background: white">
<path d="M6 40L366 40" style="fill: none" />
<g class="rail"><path d="M{LEFT} 100L{RIGHT} 100M{LEFT} 140L{RIGHT} 140" /></g>
<g class="rail stroke"><path d="M{ZERO} 96L{ZERO} 104M{TEN} 96L{TEN} 104" /></g>
<g class="mark at-least" data-claim="one"><path d="{ring(180)}" style="fill: red" /></g>
<g class="arrow up" data-claim="one"><path d="M185 100L207 100L201 95" /></g>
<g class="mark no-hedge" data-claim="range"><path d="M100 136L260 136L260 144L100 144z" /></g>
<text class="claim" x="6" y="80">five</text>
<g class="tick" data-value="0"><text x="{ZERO}" y="190">0</text></g>
<g class="tick" data-value="10"><text x="{TEN}" y="190">10</text></g>
</svg>"""


def stretched(of: str, xs: tuple[float, ...], number: int = 0) -> tuple[float, ...]:
    """Where points of something in the chart come out on paper, as `page.css` moves it."""
    root = ET.fromstring(stretchable(CHART))
    whole = dict(re.findall(r"(--\w+): ([\d.]+)", root.attrib["style"]))
    found = [each for each in root.iter() if of in each.get("class", "").split()]
    (leaf, *_) = (each for each in found[number].iter() if "--x" in each.get("style", ""))
    own = dict(re.findall(r"(--\w+): ([^;]+)", leaf.attrib["style"]))
    k = float(whole["--k"])
    left = float(whole["--left"])
    longer = float(own.get("--longer", "1").replace("var(--k)", str(k)))
    by = float(own["--x"].removesuffix("px")) * (k - 1)
    return tuple(left + (x - left) * longer + by for x in xs)


@pytest.mark.parametrize(
    ("of", "number", "xs"),
    [
        pytest.param("mark", 0, (180,), id="dot"),
        pytest.param("mark", 1, (100, 260), id="range: a band from end to end"),
        pytest.param("rail", 0, (LEFT, RIGHT), id="line of the axis"),
    ],
)
def test_what_is_on_the_axis_stays_where_it_is_between_its_numbers(
    of: str, number: int, xs: tuple[float, ...]
) -> None:
    (zero,), (ten,) = stretched("tick", (ZERO,)), stretched("tick", (TEN,), 1)
    assert ten - zero > 2 * (TEN - ZERO)
    for before, after in zip(xs, stretched(of, xs, number), strict=True):
        share = (before - ZERO) / (TEN - ZERO)
        assert (after - zero) / (ten - zero) == pytest.approx(share, abs=0.002)


def test_an_arrow_keeps_its_length_and_its_mark() -> None:
    (begins, ends), (middle,) = stretched("arrow", (185, 207)), stretched("mark", (180,))
    assert (begins - middle, ends - begins) == pytest.approx((5, 22))


def test_words_at_the_left_stay_and_a_line_across_reaches_across() -> None:
    root = ET.fromstring(stretchable(CHART))
    (label,) = (each for each in root.iter() if each.get("class") == "claim")
    assert "--x" not in label.get("style", "")
    assert "--left: 6px; --longer: 2.231" in root[0].attrib["style"]


@pytest.mark.parametrize(
    "svg",
    [
        pytest.param(CHART.replace("data-value", "data-x"), id="numbers without a value"),
        pytest.param(CHART.replace("rail stroke", "rail"), id="lines without strokes"),
        pytest.param("<svg><text class='tick'>1</svg>", id="a drawing of somebody else’s"),
    ],
)
def test_a_drawing_without_an_axis_of_numbers_is_left_alone(svg: str) -> None:
    assert stretchable(svg) == svg
