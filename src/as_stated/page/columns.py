"""A tall chart for paper: its rows in two columns, where one column would be too small to be read."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from as_stated.page.typeset import height_by_width

_SVG = "http://www.w3.org/2000/svg"
FROM = 2.4  # height by width: a taller chart is divided
PARTED_FROM = 1.3  # and one that says where it may be
MOST = 3.3  # of a column: on paper a taller one can't be read, and the chart is left whole
GAP = 24.0  # pixels between columns
_ABOVE = 14.0  # from a line of a label up to its top
_LETTER = 7.5  # a letter of a name that stands upright, at most
_NOT_DRAWN = {f"{{{_SVG}}}{name}" for name in ("title", "desc", "defs")}
_NUMBER = r"-?\d+(?:\.\d+)?"


@dataclass(frozen=True, slots=True)
class _Part:
    """One group of a drawing, from its first line to its last."""

    element: ET.Element
    top: float
    bottom: float

    def is_a(self, *roles: str) -> bool:
        """Whether it has one of these roles as its first: "about" comes second, too, for a mark."""
        return self.element.get("class", "").partition(" ")[0] in roles


@dataclass(frozen=True, slots=True)
class _Divided:
    """A drawing in two columns: what stands once more, and how tall it comes out."""

    cut: float
    head: list[_Part]  # over the second
    axis: list[_Part]  # below the first
    above: float  # what the head takes
    height: float


def in_columns(svg: str) -> str:
    """A chart with its rows in two columns; unchanged if it is not tall, or too tall for that too.

    The second begins with what the rows under it belong to: names of speakers, the heading, what is
    counted. Below the first the numbers of its axis stand as well.

    Args:
        svg: a chart of this package: groups with roles as classes, from the top down.
    """
    is_parted = 'class="break"' in svg
    if not (is_parted or 'class="claim"' in svg):
        return svg
    if height_by_width(svg) <= (PARTED_FROM if is_parted else FROM):
        return svg
    root = ET.fromstring(svg)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    parts = [part for each in root if (part := _part(each))]
    divided = [_divide(parts, cut, height) for cut in _between_rows(parts)]
    best = min(divided, key=lambda each: each.height, default=None)
    if best is None or best.height > MOST * width:
        return svg
    kept = [each for each in root if each.tag in _NOT_DRAWN]
    right = width + GAP
    root[:] = [
        *kept,
        _window(parts, 0, best.cut, width, x=0, y=0),
        _moved(best.axis, 0, best.cut + 4 - _top(best.axis)),
        _moved(best.head, right, -_top(best.head)),
        _window(parts, best.cut, height, width, x=right, y=best.above),
    ]
    whole = right + width
    root.attrib |= {
        "viewBox": f"0 0 {whole:g} {best.height:g}",
        "width": f"{whole:g}",
        "height": f"{best.height:g}",
        "data-columns": "2",
    }
    ET.register_namespace("", _SVG)
    return ET.tostring(root, encoding="unicode")


def _part(element: ET.Element) -> _Part | None:
    """What is drawn, with the lines it begins and ends at; None for what is not."""
    if element.tag in _NOT_DRAWN:
        return None
    ys: list[float] = []
    for each in element.iter():
        if "d" in each.attrib:
            ys += map(float, re.findall(rf"{_NUMBER}[ ,]({_NUMBER})", each.attrib["d"]))
        elif turned := re.search(
            rf"rotate\(-90 {_NUMBER} ({_NUMBER})\)", each.get("transform", "")
        ):
            ys += [float(turned[1]) - _LETTER * len(each.text or ""), float(turned[1])]
        elif "y" in each.attrib:
            ys += [float(each.attrib["y"]) - _ABOVE, float(each.attrib["y"]) + 4]
    return _Part(element, min(ys), max(ys)) if ys else None


def _between_rows(parts: Sequence[_Part]) -> list[float]:
    """Where a drawing may be divided: where it says so, or above each row that has another before it."""
    if breaks := [part.top for part in parts if part.is_a("break")]:
        return breaks
    words = [part for part in parts if part.is_a("claim", "heading", "about")]
    words.sort(key=lambda part: part.top)
    return [
        other.top for one, other in pairwise(words) if one.is_a("claim") and other.is_a("claim")
    ]


def _divide(parts: Sequence[_Part], cut: float, height: float) -> _Divided:
    """A drawing divided at a height; where it says so itself, neither part needs what the other has."""
    is_parted = any(part.is_a("break") for part in parts)
    head, axis = ([], []) if is_parted else (_head(parts, cut), _axis(parts, cut))
    below = max((part.bottom for part in axis), default=0) - _top(axis) + 12 if axis else 0
    above = max((part.bottom for part in head), default=0) - _top(head) + 8 if head else 0
    return _Divided(cut, head, axis, above, max(cut + below, above + height - cut))


def _head(parts: Iterable[_Part], cut: float) -> list[_Part]:
    """What the rows below the cut belong to, from above it."""
    head: list[_Part] = []
    for part in sorted(parts, key=lambda each: each.top):
        if part.top >= cut:
            break
        if part.is_a("party", "speaker"):
            head.append(part)
        elif part.is_a("heading"):
            head = [part]
        elif part.is_a("about"):
            head = [*(each for each in head if each.is_a("heading")), part]
    return head


def _axis(parts: Iterable[_Part], cut: float) -> list[_Part]:
    """The numbers below the rows that are cut off from them."""
    below = [part for part in parts if part.is_a("tick", "axis") and part.top >= cut]
    first = min((part.top for part in below if part.is_a("axis")), default=0)
    return [part for part in below if part.top <= first]


def _top(parts: Iterable[_Part]) -> float:
    return min((part.top for part in parts), default=0)


def _window(
    parts: Iterable[_Part], top: float, bottom: float, width: float, *, x: float, y: float
) -> ET.Element:
    """What stands between two heights, where it goes; lines that run through are cut off."""
    window = ET.Element(
        f"{{{_SVG}}}svg",
        {
            "x": f"{x:g}",
            "y": f"{y:g}",
            "width": f"{width:g}",
            "height": f"{bottom - top:g}",
            "viewBox": f"0 {top:g} {width:g} {bottom - top:g}",
        },
    )
    for part in parts:
        middle = (part.top + part.bottom) / 2
        is_inside = part.top < bottom and part.bottom > top
        if is_inside if part.is_a("rail") else top <= middle < bottom:
            window.append(part.element)
    return window


def _moved(parts: Sequence[_Part], x: float, y: float) -> ET.Element:
    """Parts once more, elsewhere."""
    moved = ET.Element(f"{{{_SVG}}}g", {"transform": f"translate({x:g} {y:g})"})
    moved.extend(part.element for part in parts)
    return moved
