"""Words in a picture for the web, 1200 × 630 pixels, set by Typst and read back before anybody gets it."""

import io
import re
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import files

from as_stated.errors import RenderError
from as_stated.page.compiler import compiler
from as_stated.page.direction import has_right_to_left, is_right_to_left, isolated_text
from as_stated.page.said import squeezed
from as_stated.page.typeset import literal
from as_stated.show import check_letters

NO_ROOM = "does not fit"  # what `card.typ` sets in the place of a card that has no room
# In a longer word a line may end anywhere: as many of the widest letter fit in a line of the largest size.
UNBROKEN = 16
_LONG = re.compile(rf"\S{{{UNBROKEN + 1},}}")


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands in one picture, from top to bottom; an empty text stands nowhere.

    Attributes:
        name: of its file in the report, without its ending.
        quoted: a sentence in three parts, the figure in the middle; empty for none.
        lines: below that.
    """

    name: str
    head: str
    figure: str
    who: str
    quoted: tuple[str, str, str] | None = None
    lines: tuple[str, ...] = ()
    foot: str = ""

    @property
    def texts(self) -> list[str]:
        """All that has to be read in it."""
        quoted = ["".join(self.quoted)] if self.quoted else []
        return [self.head, self.figure, self.who, *quoted, *self.lines, self.foot]


def draw(pictures: Sequence[Picture]) -> dict[str, bytes]:
    """Draw pictures: name to PNG. One whose text has no room in the smallest letters is left out.

    Letters shrink together, step by step, until everything is in; nothing is cut. They are packed in
    threads.

    Raises:
        RenderError: a character is in no font, or a picture lacks a part of its text.
    """
    if not pictures:
        return {}
    style = (files("as_stated.page") / "template" / "card.typ").read_text("utf-8")
    source = f"{style}\n#cards({{\n{chr(10).join(map(_call, pictures))}\n}})\n".encode()
    with compiler({}) as typst:
        drawn = typst.compile(source, format="png", ppi=72)
        printed = typst.compile(source, format="pdf", timestamp=0)
    drawn = drawn if isinstance(drawn, list) else [drawn]
    shown = _read_back(printed)
    if not len(drawn) == len(shown) == len(pictures):
        raise RenderError(
            "pictures: one is more or less than a page. This is a fault of As Stated: please report it."
        )
    found = {}
    for picture, png, text in zip(pictures, drawn, shown, strict=True):
        if text.strip() != NO_ROOM:
            _check(picture, text)
            found[picture.name] = png
    with ThreadPoolExecutor() as threads:  # Pillow works without Python's lock
        return dict(zip(found, threads.map(_packed, found.values()), strict=True))


def _packed(png: bytes) -> bytes:
    """The picture in so many colours that none is seen to be missing: a third of the size."""
    from PIL import Image  # only where a picture is drawn

    packed = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        few = image.convert("RGB").quantize(128, dither=Image.Dither.NONE)
        few.save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _read_back(pdf: bytes) -> list[str]:
    """The text of each page of a PDF that was set from the same source."""
    from pypdfium2 import PdfDocument  # only where cards are made

    with PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _check(picture: Picture, text: str) -> None:
    """Each text of a picture has to be in it; one from right to left comes back in another order."""
    there = _compared(text)
    for each in picture.texts:
        if not has_right_to_left(each) and _compared(each) not in there:
            what = f"{picture.name}.png: it lacks {each[:80]!r}."
            raise RenderError(f"{what} This is a fault of As Stated: please report it.")


def _compared(text: str) -> str:
    """A text to be compared: a PDF gives hyphens at the end of a line, and marks on letters, in another way."""
    shown = (c for c in unicodedata.normalize("NFKC", squeezed(text)) if c not in "-\u2010\ufffe")
    return "".join(c for c in shown if unicodedata.category(c) not in ("Cf", "Cc"))


def _call(picture: Picture) -> str:
    """A picture as a call of the function in `card.typ`."""
    for each in picture.texts:
        check_letters(each, f"{picture.name}.png")
    quoted = "none"
    if picture.quoted:
        direction = _direction("".join(picture.quoted))
        parts = ", ".join(_words(each, direction) for each in picture.quoted)
        quoted = f"(dir: {direction}, body: quoted({parts}))"
    direction = _direction(picture.figure)
    figure = f"(dir: {direction}, body: {_words(picture.figure, direction)})"
    lines = "".join(f"{_words(each)}, " for each in picture.lines)
    head, who, foot = map(_words, (picture.head, picture.who, picture.foot))
    return f"card({head}, {figure}, {who}, {quoted}, ({lines}), {foot})"


def _direction(text: str) -> str:
    return "rtl" if is_right_to_left(text) else "ltr"


def _words(text: str, direction: str = "ltr") -> str:
    """A text as a Typst string, in which a long word may be broken and a name keeps its direction."""
    apart = isolated_text(text) if direction == "ltr" else text
    return literal(_LONG.sub(lambda word: _breakable(word[0]), apart))


def _breakable(word: str) -> str:
    """A word in which a line may end before each letter; not before a mark on one, nor within Arabic."""
    return "".join(
        each
        if unicodedata.category(each)[0] in "MC" or has_right_to_left(each)
        else f"\u200b{each}"
        for each in word
    )
