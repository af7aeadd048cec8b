"""The look of the charts: one typeface, sizes, settings; and how wide words come out.

All lengths are CSS pixels of a drawing that is 372 wide unless asked otherwise: on a phone of 320 its
small type, of 14, comes out at 12.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Literal
from unicodedata import category

from matplotlib import font_manager, style
from matplotlib.font_manager import FontEntry, FontProperties
from matplotlib.textpath import text_to_path

from as_stated.show.theme import CJK, FACES, REGULAR, SEMIBOLD, SPARE, Theme, letters, steps

INCH = 72.0  # drawn at 72 dots an inch, so that a point is a pixel
WIDTH, MARGIN = 372.0, 6.0
PAPER_WIDTH = 760.0  # across a page of A4 its words come out as large as those beside it
LEFT = MARGIN
TEXT, SMALL_TEXT, TITLE_TEXT = 15.0, 14.0, 17.0
LEADING = 1.26  # from one baseline to the next, as a multiple of the text's size
NORMAL, BOLD = REGULAR.weight, SEMIBOLD.weight

# Under names of our own, so that a font of the machine is never found in their place.
_NAMES = [face.family for face in (REGULAR, SPARE[0], CJK) if face.path]
_RC = {
    "font.family": _NAMES,
    "svg.hashsalt": "as-stated",  # the same ids on every run
    "text.parse_math": False,  # "$5" is no formula
    "text.hinting": "none",  # widths as a browser has them
    "path.simplify": False,
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a chart is wanted.

    Attributes:
        width: of the drawing.
        title: in place of the finding; None for the finding, "" for no title.
        theme: the colours: for light paper or for dark.
        is_paged: it says where a page of paper may end, and has its heads and numbers on each part.
    """

    width: float = WIDTH
    title: str | None = None
    theme: Theme = "light"
    is_paged: bool = False


@contextmanager
def in_our_settings(letters: Literal["none", "path"] = "none") -> Iterator[None]:
    """Our settings of matplotlib alone, whatever the reader's own are.

    Args:
        letters: of an SVG: text that stays text and needs our font, or outlines.
    """
    with style.context(["default", {**_RC, "svg.fonttype": letters}]), warnings.catch_warnings():
        # A letter in no font: `tidy_svg` says so, and where.
        warnings.filterwarnings("ignore", r"Glyph \d+ .* missing from font")
        yield


@cache
def font(weight: int, size: float) -> FontProperties:
    """The typeface in one weight and size."""
    return FontProperties(family=_NAMES, weight=weight, size=size)


def width_of(text: str, size: float = TEXT, weight: int = NORMAL) -> float:
    """How wide a line of text comes out."""
    return _width_at_100(text, weight) * (size / 100)


@cache
def _width_at_100(text: str, weight: int) -> float:
    """How wide a line is at a size of 100, as matplotlib has it: in steps of a 64th.

    Asking matplotlib itself takes twenty times as long. It is asked where it would take letters from
    several fonts, or stack marks on them.
    """
    if not _plain_letters().issuperset(text):
        register()
        wide = text_to_path.get_text_width_height_descent(text, font(weight, 100), ismath=False)[0]
        return float(wide)
    return steps(text, SEMIBOLD if weight >= BOLD else REGULAR, 100 * 64) / 64


@cache
def _plain_letters() -> frozenset[str]:
    """The letters of the typeface that stand beside one another, each as wide as it is."""
    return frozenset(each for each in letters(REGULAR) if not category(each).startswith("M"))


def wrap(text: str, width: float, size: float = TEXT, weight: int = NORMAL) -> list[str]:
    """Break text into lines no wider than `width`: at spaces, within a word if that is too long.

    A no-break space holds its words together and comes out as a plain one.

    """
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size, weight) <= width:
            lines[-1] = joined
            continue
        lines.append("")
        for character in word:
            if lines[-1] and width_of(lines[-1] + character, size, weight) > width:
                lines.append("")
            lines[-1] += character
    return [line.replace("\u00a0", " ") for line in lines]


def balance(text: str, width: float, size: float = TEXT, weight: int = NORMAL) -> list[str]:
    """Like `wrap`, with lines of about one length: no word left alone on the last of them."""
    lines = wrap(text, width, size, weight)
    for narrower in range(int(width), int(width / 2), -4):
        tried = wrap(text, narrower, size, weight)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


@cache
def register() -> None:
    """Make the packaged font files known to matplotlib, under our own names alone.

    They stand first, where they are found even if the machine has fonts of the same names.
    """
    cuts = [*((face, face.weight) for face in (*FACES, *SPARE)), (CJK, NORMAL), (CJK, BOLD)]
    font_manager.fontManager.ttflist[:0] = [
        FontEntry(
            fname=str(face.path), name=face.family, style="normal", weight=weight,
            stretch="normal", size="scalable",
        )
        for face, weight in cuts
        if face.path
    ]  # fmt: skip
