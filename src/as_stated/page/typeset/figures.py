"""A picture and its caption, as they are set."""

from as_stated.errors import RenderError
from as_stated.page.typeset.elements import Element
from as_stated.page.typeset.literals import LONG, flag, literal
from as_stated.page.typeset.pictures import TOO_TALL, Picture, read_drawing, read_picture
from as_stated.page.typeset.setting import Setting

CHART = 90  # mm: its width, with its caption beside it
PER_CHARACTER = 0.08  # mm: how much taller a caption beside a chart gets with each
SPARE = 20  # mm that it may be taller than the chart; one still taller stands below
TALL = 2.4  # height by width: a chart that is taller is set narrower, so that it fits
COLUMNS_WIDE, COLUMNS_TALL = 170, 212  # mm: the most that a chart in columns has of a page


def figure(element: Element, caption: str, length: int, what: str, setting: Setting) -> list[str]:
    """A picture as statements.

    Args:
        element: an `img` or an `svg`.
        caption: an expression; "none" for none.
        length: of the caption, in characters.
        what: "chart" and its name, for messages.

    Raises:
        RenderError: it cannot be read, or says nothing to those who cannot see it; or, where the
            page is held to that, it lies outside the page or is too tall for paper.
    """
    address, alt = (element.attributes.get(name, "") for name in ("src", "alt"))
    if element.tag == "img" and not address.startswith("data:") and not setting.is_strict:
        setting.note(f"the picture {address}")
        return [f"p({literal(setting.shown(alt or address))})"]
    picture = _read(element, setting.place(what), setting.is_strict)
    arguments = setting.picture(picture, what)
    mark, is_whole = setting.mark(what), flag(length < LONG / 2)
    if element.tag == "img" or caption == "none":
        return [mark, f"below({is_whole}, fitted({arguments}), {caption})"]
    wide = CHART * min(1, TALL / picture.ratio)
    if picture.columns > 1:
        wide = min(COLUMNS_WIDE, COLUMNS_TALL / picture.ratio)
    width = f"{wide:.1f}mm"
    path, said = arguments.split(", ", 1)
    drawn = f"image({path}, alt: {said}, width: {width})"
    if picture.columns > 1 or length * PER_CHARACTER > wide * picture.ratio + SPARE:
        return [mark, f"below({is_whole}, {drawn}, {caption})"]
    return [mark, f"beside({width}, {drawn}, {caption})"]


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
