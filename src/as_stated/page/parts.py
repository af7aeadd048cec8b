"""A tall chart for paper: in parts, cut where its drawing says that a page may end."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import pairwise

from as_stated.numerals import spelled

_SVG = "http://www.w3.org/2000/svg"
WHOLE = 560.0  # pixels: half a page of paper; a lower drawing is not cut
PART = 300.0  # and one that is, in parts of about so many: little stays empty at a page's end
LONG_ALT = 300  # characters
_ABOVE = 14.0  # from a line of words up to its top
_PAIR = re.compile(r"(-?\d+(?:\.\d+)?)[ ,](-?\d+(?:\.\d+)?)")


def in_parts(svg: str, alt: str) -> list[tuple[str, str]]:
    """A chart as parts, from the top down, each as tall as it needs to be and with its own words.

    Args:
        svg: a chart drawn for paper, with a group of the class `break` wherever it may be cut.
        alt: what the whole chart says.

    Returns:
        Each part and its alternative text: of the first the chart's own, of another which figures it has.
    """
    if 'class="break"' not in svg:
        return [(svg, alt)]
    root = ET.fromstring(svg)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    edges = _edges(_breaks(root), height)
    parts = [_window(root, top, bottom, width) for top, bottom in pairwise(edges)]
    title = root.findtext(f"{{{_SVG}}}title") or alt
    ET.register_namespace("", _SVG)
    return [
        (ET.tostring(part, encoding="unicode"), _said(part, number, len(parts), title) if number else alt)
        for number, part in enumerate(parts)
    ]  # fmt: skip


def _breaks(root: ET.Element) -> list[float]:
    """How far down a drawing may be cut."""
    marks = [each for each in root.iter() if each.get("class") == "break"]
    lines = [line for mark in marks for line in mark.iter() if "d" in line.attrib]
    return sorted({y for line in lines for y in _ys(line.attrib["d"])})


def _edges(breaks: Sequence[float], height: float) -> list[float]:
    """The edges of the parts: as few as may be, and none taller than `PART` if it can be helped."""
    edges = [0.0]
    if height > WHOLE:
        for one, other in pairwise([*breaks, height]):
            if other - edges[-1] > PART:
                edges.append(one)
    return [*edges, height]


def _window(root: ET.Element, top: float, bottom: float, width: float) -> ET.Element:
    """What stands between two heights."""
    size = {"width": f"{width:g}", "height": f"{bottom - top:g}"}
    box = {"viewBox": f"0 {top:g} {width:g} {bottom - top:g}"}
    window = ET.Element(root.tag, {**root.attrib, **size, **box})
    window.extend(_within(root, top, bottom))
    return window


def _within(parent: ET.Element, top: float, bottom: float) -> Iterator[ET.Element]:
    """The elements between two heights; of one path for many lines, the lines that are."""
    for each in parent:
        if "d" in each.attrib:
            lines = re.findall(r"M[^M]*", each.attrib["d"])
            inside = [line for line in lines if top <= _middle(_ys(line)) < bottom]
            if inside and each.get("class") != "break":
                yield ET.Element(each.tag, {**each.attrib, "d": "".join(inside)})
        elif "y" in each.attrib:
            if top <= float(each.attrib["y"]) - _ABOVE / 2 < bottom:
                yield deepcopy(each)
        elif each.get("class") != "break" and (some := list(_within(each, top, bottom))):
            group = ET.Element(each.tag, each.attrib)
            group.extend(some)
            yield group


def points(path: str) -> list[tuple[float, float]]:
    """The points that a path names, x and y; of a curve those beside it, too.

    >>> points("M6 12.5L366 12.5")
    [(6.0, 12.5), (366.0, 12.5)]
    """
    return [(float(x), float(y)) for x, y in _PAIR.findall(path)]


def _ys(path: str) -> list[float]:
    return [y for _, y in points(path)]


def _middle(ys: Sequence[float]) -> float:
    return (min(ys) + max(ys)) / 2


def _said(part: ET.Element, number: int, parts: int, title: str) -> str:
    """Which figures a part has: each, or the first and the last, or how many."""
    figures = list(dict.fromkeys(_figures(part)))
    head = f"{title}, part {spelled(number + 1)} of {spelled(parts)}"
    if not figures:
        return f"{head}."
    several = f"{head}: {spelled(len(figures))} {'figure' if len(figures) == 1 else 'figures'}"
    ways = ["; ".join(figures), f"from {figures[0]} to {figures[-1]}"]
    told = [f"{head}: {ways[0]}.", f"{several}, {ways[1]}.", f"{several}."]
    return next((each for each in told if len(each) <= LONG_ALT), told[-1])


def _figures(part: ET.Element) -> Iterable[str]:
    """The figures of a part, each as its label says it."""
    for each in part.iter():
        if "claim" in each.get("class", "").split():
            yield each.get("aria-label") or " ".join(" ".join(each.itertext()).split())
