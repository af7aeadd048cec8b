"""A picture and its caption, as they are set."""

from collections.abc import Sequence

from as_stated.errors import RenderError
from as_stated.page.typeset.elements import Element
from as_stated.page.typeset.literals import LONG, flag, literal
from as_stated.page.typeset.pictures import TOO_TALL, Picture, read_drawing, read_picture
from as_stated.page.typeset.setting import Setting


def figure(
    elements: Sequence[Element], caption: str, length: int, what: str, setting: Setting
) -> list[str]:
    """A picture as statements, or the parts of one, of which pages may have some each.

    Args:
        elements: an `img` or an `svg`, or each part from the top down.
        caption: an expression; "none" for none.
        length: of the caption, in characters.
        what: "chart" and its name, for messages.
        setting: of the page.

    Raises:
        RenderError: it cannot be read, or says nothing to those who cannot see it; or, where the
            page is held to that, it lies outside the page or is too tall for paper.
    """
    address, alt = (elements[0].attributes.get(name, "") for name in ("src", "alt"))
    if elements[0].tag == "img" and not address.startswith("data:") and not setting.is_strict:
        setting.note(f"the picture {address}")
        return [f"p({literal(setting.shown(alt or address))})"]
    drawn = [_drawn(each, what, setting) for each in elements]
    parts = [f"part({flag(at == 0)}, {each})" for at, each in enumerate(drawn[:-1])]
    joined = ", joined: true" if parts else ""
    return [
        setting.mark(what),
        *parts,
        f"below({flag(length < LONG / 2)}, {drawn[-1]}, {caption}{joined})",
    ]


def _drawn(element: Element, what: str, setting: Setting) -> str:
    """One picture as a call: as wide as the paper if it was drawn for it, or as large as it is."""
    picture = _read(element, setting.place(what), setting.is_strict)
    how = "across" if picture.is_for_paper else "fitted"
    return f"{how}({setting.picture(picture, what)})"


def _read(element: Element, place: str, is_strict: bool) -> Picture:
    if element.tag == "img":
        return read_picture(
            element.attributes.get("src", ""), element.attributes.get("alt", ""), place
        )
    picture = read_drawing(str(element.children[0]) if element.children else "", place)
    if picture.ratio > TOO_TALL and is_strict:
        raise RenderError(
            f"{place}: the drawing is {picture.ratio:.1f} times as tall as wide; on paper its words "
            "can't be read. Divide it, or give it a table to stand in its place."
        )
    return picture
