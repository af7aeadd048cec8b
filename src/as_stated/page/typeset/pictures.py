"""Pictures of a page made ready for paper: chart drawings with fonts by name, photographs as files."""

import base64
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote_to_bytes

from as_stated.errors import RenderError
from as_stated.page.embed import with_namespaces
from as_stated.page.typeset.runs import in_runs
from as_stated.show import FAMILY, check_letters

FONT = "Source Sans Pro"  # the page's, by the name that it has in the file that paper is set from
TOO_TALL = 3.4  # height by width: on one page such a drawing's words can't be read
FORMATS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be set.

    Attributes:
        format: how Typst calls it, and how its file ends.
        alt: its alternative text; empty if it has none.
        ratio: height by width.
        is_for_paper: it was drawn as wide as paper.
    """

    content: bytes
    format: str
    alt: str
    ratio: float
    is_for_paper: bool = False


def read_drawing(svg: str, where: str) -> Picture:
    """An SVG as it stands in a page.

    Args:
        svg: its source.
        where: the chart and its place, for messages.

    Raises:
        RenderError: it cannot be read, or it has a character that no font has.
    """
    titled = re.search(r"<title\b[^>]*>(.*?)</title>", svg, re.DOTALL)
    labelled = re.match(r'<svg\b[^>]*\baria-label="([^"]*)"', svg)
    alt = unescape((titled or labelled or [""] * 2)[1])
    svg = with_namespaces(re.sub(r"<(title|metadata)\b[^>]*>.*?</\1>", "", svg, flags=re.DOTALL))
    try:
        root = ET.fromstring(svg)
    except ET.ParseError as error:
        raise RenderError(
            f"{where}: the drawing cannot be read: {error}. Draw it again."
        ) from error
    check_letters("".join(root.itertext()), where)
    svg = in_runs(svg)
    content = svg.replace(FAMILY, FONT).encode()
    return Picture(content, "svg", alt, height_by_width(svg), is_for_paper(svg))


def is_for_paper(svg: str) -> bool:
    """Whether a drawing, `svg`, was made for paper, as wide as that."""
    return re.match(r'<svg\b[^>]*\bclass="paper"', svg) is not None


def height_by_width(svg: str) -> float:
    """Height by width of a drawing, `svg`, by the box that it is drawn in, or else by the size it has."""
    opened = re.search(r"<svg\b[^>]*>", svg)
    tag = opened[0] if opened else ""
    number = r"(\d+(?:\.\d+)?)"
    box = re.search(rf'viewBox="\s*\S+\s+\S+\s+{number}\s+{number}', tag)
    wide, tall = (re.search(rf'\s{side}="{number}', tag) for side in ("width", "height"))
    if box:
        width, height = float(box[1]), float(box[2])
    elif wide and tall:
        width, height = float(wide[1]), float(tall[1])
    else:
        return 1.0
    return height / width if width else 1.0


def read_picture(address: str, alt: str, where: str) -> Picture:
    """A picture by its `address`, which must hold it.

    Args:
        alt: what it says to those who cannot see it.
        where: its place in the page, for messages.

    Raises:
        RenderError: it lies outside the page, or cannot be read.
    """
    if not address.startswith("data:"):
        raise RenderError(
            f"{where}: it asks for {address!r}, which is outside. A page carries all it needs: "
            "embed the picture."
        )
    head, _, body = address.partition(",")
    try:
        content = base64.b64decode(body) if ";base64" in head else unquote_to_bytes(body)
        if not head.startswith("data:image/svg+xml"):
            return _photograph(content, alt)
        drawing = content.decode("utf-8")
    except (OSError, ValueError) as error:  # of base64, of UTF-8, of what the file holds
        what = f"{where}: the picture cannot be read ({error}). Show it again."
        raise RenderError(what) from error
    found = re.search(r"<svg\b.*</svg>", drawing, re.DOTALL)
    drawn = read_drawing(found[0] if found else drawing, where)
    return Picture(drawn.content, "svg", alt or drawn.alt, drawn.ratio)


def _photograph(content: bytes, alt: str) -> Picture:
    """A picture of dots, in a form that Typst reads."""
    from PIL import Image  # only where there is one

    with Image.open(io.BytesIO(content)) as image:
        image.load()
        width, height = image.size
        kind = image.format or ""
        if kind not in FORMATS:
            again = io.BytesIO()
            image.convert("RGBA").save(again, "PNG")
            content, kind = again.getvalue(), "PNG"
    return Picture(content, FORMATS[kind], alt, height / width)
