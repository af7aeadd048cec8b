"""A chart of rows on one axis, which a style sheet stretches across paper: lines get longer, words stay.

A page has each chart once, as narrow as a phone; a second drawing for paper would cost it a hundred elements. All
that paper needs beside the drawing is how far along the axis each mark stands.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from as_stated.page.parts import points

_SVG = "http://www.w3.org/2000/svg"
# How far paper reaches, in pixels of the drawing: `page.css` prints its 372 on 80 mm, and a page of A4 has 174.
_ACROSS = 809.0
_AT_PLACES = {"mark", "arrow", "tick", "rail", "reading"}  # what stands on the axis
# What a chart has whose rows stand on lines with a stroke at each number; one of days across and numbers down has not.
_STROKES, _NUMBER = 'class="rail stroke"', 'class="tick" data-value='


def stretchable(svg: str) -> str:
    """Say in a drawing, `svg`, how far along its axis each mark stands; without an axis of numbers it stays as it is.

    Returns:
        The drawing with the class `stretched`, and in the styles: of the drawing `--left`, where its axis begins, and
        `--k`, how many times as long it is on paper; of what stands on the axis `--x`, its distance from there; of a
        line or a band from one place to another `--longer`.
    """
    if _STROKES not in svg or _NUMBER not in svg:
        return svg
    root = ET.fromstring(svg)
    leaves = list(_leaves(root, frozenset(), ""))
    ends = [x for kinds, _, leaf in leaves if "rail" in kinds for x in _xs(leaf)]
    left, right = min(ends), max(ends)
    centers = {
        claim: _middle(leaf)
        for kinds, claim, leaf in leaves
        if "mark" in kinds and not _is_long(leaf)
    }
    for kinds, claim, leaf in leaves:
        if not kinds and _is_long(leaf):  # the line above a group
            begin, end = min(_xs(leaf)), max(_xs(leaf))
            longer = (_ACROSS - begin) / (end - begin)
            _add(leaf, f"--x: 0px; --left: {begin:g}px; --longer: {longer:.4g}")
        elif kinds & _AT_PLACES and _is_long(leaf) and "arrow" not in kinds:
            _add(leaf, "--x: 0px; --longer: var(--k)")
        elif kinds & _AT_PLACES:
            at = centers.get(claim, _xs(leaf)[0]) if "arrow" in kinds else _middle(leaf)
            _add(leaf, f"--x: {at - left:g}px")
    root.set("class", "stretched")
    _add(root, f"--left: {left:g}px; --k: {(_ACROSS - left) / (right - left):.4g}")
    ET.register_namespace("", _SVG)
    return ET.tostring(root, encoding="unicode")


def _leaves(
    parent: ET.Element, kinds: frozenset[str], claim: str
) -> Iterator[tuple[frozenset[str], str, ET.Element]]:
    """The lines, shapes and words of a drawing, each with what it is and of which figure."""
    for each in parent:
        its_kinds = frozenset(each.get("class", "").split()) or kinds
        its_claim = each.get("data-claim", claim)
        if {"d", "x"} & each.attrib.keys():
            yield its_kinds, its_claim, each
        yield from _leaves(each, its_kinds, its_claim)


def _xs(leaf: ET.Element) -> list[float]:
    if "x" in leaf.attrib:
        return [float(leaf.attrib["x"])]
    return [x for x, _ in points(leaf.attrib["d"])]


def _middle(leaf: ET.Element) -> float:
    return (min(_xs(leaf)) + max(_xs(leaf))) / 2


def _is_long(leaf: ET.Element) -> bool:
    """Whether it leads from one place to another: no words, no dot or ring, no upright line."""
    path = leaf.get("d", "")
    return bool(path) and "C" not in path and min(_xs(leaf)) < max(_xs(leaf))


def _add(leaf: ET.Element, style: str) -> None:
    leaf.set("style", "; ".join(filter(None, (leaf.get("style"), style))))
