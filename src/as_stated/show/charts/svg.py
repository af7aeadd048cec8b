"""From matplotlib's SVG to one that stands alone and also goes inline into a page.

Out go the document type, metadata, style rules that would leak into a page, and every id (so that
two charts on one page share none). In come a name, a description, the font, and for each group of
words or marks its role, as classes and data attributes.
"""

import re
import string
import xml.etree.ElementTree as ET
from typing import Literal
from urllib.parse import quote, unquote

from as_stated.show.theme import FAMILIES, PALETTE, SEMIBOLD, check_letters, font_faces

PAGE = "../index.html"  # from a chart's file
_NAMESPACE = "http://www.w3.org/2000/svg"
_MADE_UP = re.compile(r"[A-Za-z0-9.]+_\d+")  # matplotlib's own ids: text_1, line2d_3

# In every chart's font, needed or not: so most charts share one cut of it. Cutting takes longer
# than drawing.
COMMON = string.ascii_letters + string.digits + " ,.;:()-–·“”’"


# What a group of a drawing is, for page and audit. Those with digits have a role there, too: claim,
# date, count, tick, reading.
Role = Literal[
    "about", "again", "arrow", "axis", "break", "claim", "count", "date", "down", "heading", "key", "mark",
    "note", "number", "open", "party", "period", "rail", "reading", "rule", "sample", "says", "source",
    "connector", "lane", "leader", "signs", "stroke", "tail", "tick", "title", "up",
    # of a mark: its status, or where the date of an event comes from
    "no-hedge", "more-than", "at-least", "fewer-than", "up-to", "stated", "resolved", "inferred",
    "one-figure", "two-figures",  # of a reading: its rule
]  # fmt: skip


def role(*roles: Role, **data: str) -> str:
    """What an artist's gid says: `roles`, to become the classes, and data attributes of its group.

    Args:
        data: values in any words; what parts them in a gid is escaped.

    >>> role("mark", "at-least", claim="killed-2022")
    'mark at-least;claim=killed-2022'
    """
    return ";".join([" ".join(roles), *(f"{key}={quote(value)}" for key, value in data.items())])


def tidy_svg(drawn: str, title: str, alt: str, with_font: bool = True) -> str:
    """The SVG of a chart, in its final form.

    Args:
        drawn: what matplotlib wrote.
        title: short title: the name of the image.
        alt: what the image says: its description.
        with_font: it carries its letters; one for paper does not, as paper has them.

    Raises:
        RenderError: a character is in no font.
    """
    root = ET.fromstring(drawn)
    for words in root.itertext():
        check_letters(words, f"chart “{title}”")
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    root[:] = [child for child in root if child.tag == "g"]
    _simplify(root)
    _set_attributes(root, "group" if _lead(root) else "img")
    fonts = ET.Element("defs")
    if with_font:
        _child(fonts, "style", _font_faces(root)).set("class", "fonts")
    named = ET.Element("svg")
    _child(named, "title", title)
    _child(named, "desc", alt)
    root[:] = [*named, fonts, *root]
    root.text = "\n"
    for element in root:
        element.tail = "\n"
    return ET.tostring(root, encoding="unicode")


def _lead(root: ET.Element) -> bool:
    """Make links of the groups that lead somewhere, and say if there are any.

    The address is one in the report's page, as seen from the drawing's own file.
    """
    groups = [each for each in root.iter("g") if "data-to" in each.attrib]
    for group in groups:
        group.tag = "a"
        group.set("href", PAGE + group.attrib.pop("data-to"))
        group.set("aria-label", group.attrib.pop("data-says"))
        if "says" in group.attrib["class"].split():
            group.set("tabindex", "-1")  # the label of a mark, which leads there as well
    return bool(groups)


def _set_attributes(root: ET.Element, kind: Literal["img", "group"]) -> None:
    box = root.attrib["viewBox"]
    _, _, width, height = box.split()
    root.attrib.clear()
    root.attrib |= {
        "role": kind,  # first: the page looks for it there; within an image nothing can be followed
        "xmlns": _NAMESPACE,
        "viewBox": box,
        # The natural size, for a viewer of the file on its own; a style sheet may stretch it.
        "width": width,
        "height": height,
        "stroke-linejoin": "round",
        "font-family": FAMILIES,
        "style": f"background: {PALETTE['paper']}",  # its own: it can be read on any page
    }


def _child(parent: ET.Element, tag: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, tag)
    child.text = text
    return child


def _simplify(parent: ET.Element) -> None:
    """Unwrap groups that say nothing, give the others their roles, join neighbours of one role."""
    children: list[ET.Element] = []
    for child in parent:
        _simplify(child)
        _rewrite(child)
        if child.tag == "g" and not child.attrib:
            children += child
        elif child.tag == "g" and children and children[-1].attrib == child.attrib:
            children[-1].extend(child)  # lines of one label: one text to whoever reads it
        elif child.get("style") != "fill: none":  # neither fill nor stroke: the ground
            children.append(child)
    parent[:] = children
    parent.text = None if parent.tag == "g" else parent.text
    for element in parent.iter():
        if element is not parent:
            element.tail = "\n" if element.tag == "text" else None


def _rewrite(element: ET.Element) -> None:
    """One element, shorter and with its role."""
    gid = element.attrib.pop("id", "")
    if gid and not _MADE_UP.fullmatch(gid):
        classes, *data = gid.split(";")
        element.set("class", classes)
        for key, _, value in (each.partition("=") for each in data):
            element.set(f"data-{key}", unquote(value))
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]
    for key in ("d", "transform", "x", "y"):
        if key in element.attrib:
            shorter = re.sub(r"-?\d+\.\d+", _rounded, element.attrib[key])
            element.set(key, re.sub(r"\s*([MLCz])\s*", r"\1", shorter).strip())
    if look := element.get("style"):
        look = re.sub(r"font-family: [^;]*; |text-anchor: start; ", "", look)
        element.set("style", look)


def _rounded(number: re.Match[str]) -> str:
    return f"{round(float(number[0]), 2):g}"


def _font_faces(root: ET.Element) -> str:
    """The two cuts of the typeface, each with the letters that stand in it."""
    letters = {False: set(COMMON), True: set(COMMON)}
    for text in root.iter("text"):
        is_bold = f"font-weight: {SEMIBOLD.weight}" in text.get("style", "")
        letters[is_bold] |= set(text.text or "")
    return "".join(font_faces("".join(letters[False]), "".join(letters[True])))
