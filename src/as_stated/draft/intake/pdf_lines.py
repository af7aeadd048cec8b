"""The lines of a PDF's page, from where PDFium says that each character stands."""

from collections.abc import Iterator, Sequence
from ctypes import c_double
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from as_stated.draft.intake.blocks import one_line, raised

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

# In the size of the letters: between cells, above the line for a mark, on another line.
GAP, RAISED, ELSEWHERE = 1.5, 0.2, 0.7


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Attributes:
        cells: its words, cut at wide gaps; `left`, `right`, `base`: its place in points, the
            page's foot is 0; `size`: that of its letters, in points.
        at: how far up the page it stands: 0 at its foot, 1 at its top.
        places: where each word begins and ends.
    """

    cells: tuple[str, ...]
    left: float
    right: float
    base: float
    size: float
    at: float
    places: tuple[tuple[float, float], ...]

    @property
    def words(self) -> str:
        """The whole line."""
        return " ".join(self.cells)


def page_lines(page: "PdfPage") -> Iterator[Line]:
    """The lines of a page, in the order in which it draws them."""
    text, height = page.get_textpage(), page.get_height() or 1
    row: list[_Character] = []
    for n in range(text.count_chars()):
        each = _character(text, n)
        is_seen = not each.letter.isspace()
        if is_seen and row and _is_elsewhere(each, row[-1]):
            yield from _line(row, height)
            row = []
        if is_seen or (row and each.letter not in "\r\n"):
            row.append(each)
    yield from _line(row, height)


def _is_elsewhere(each: "_Character", last: "_Character") -> bool:
    """Whether a character is on another line: PDFium does not always say so."""
    size = max(each.size, last.size)
    return abs(each.base - last.base) > ELSEWHERE * size or each.left < last.left - size


def _character(text: "PdfTextPage", n: int) -> "_Character":
    from pypdfium2 import raw

    letter = chr(raw.FPDFText_GetUnicode(text.raw, n))
    left, bottom, right, _ = text.get_charbox(n)
    matrix, x, y = raw.FS_MATRIX(), c_double(), c_double()
    raw.FPDFText_GetMatrix(text.raw, n, matrix)
    raw.FPDFText_GetCharOrigin(text.raw, n, x, y)
    size = raw.FPDFText_GetFontSize(text.raw, n) * (abs(matrix.d) or abs(matrix.b) or 1)
    return _Character(letter, left, right, bottom, y.value, size)


@dataclass(frozen=True, slots=True)
class _Character:
    letter: str
    left: float
    right: float
    bottom: float  # of its ink
    base: float  # the line that it stands on
    size: float


def _line(row: Sequence[_Character], height: float) -> Iterator[Line]:
    """A line of characters, cut into cells at wide gaps; nothing if there are but blanks."""
    seen = [each for each in row if not each.letter.isspace()]
    if not seen:
        return
    size, base = median(each.size for each in seen), median(each.base for each in seen)
    cells, words, mark, last = [], "", "", seen[0].left
    places: list[tuple[float, float]] = []
    for each in row:
        if each.letter.isspace():
            words, mark = words + raised(words, mark) + " ", ""
            continue
        is_raised = each.letter.isdecimal() and each.bottom > base + RAISED * size
        if mark and not is_raised:
            words, mark = words + raised(words, mark), ""
        if each.left - last > GAP * size and words.strip():
            cells.append(one_line(words))
            words = ""
        if not words.strip() or words[-1:] == " ":
            places.append((each.left, each.right))
        places[-1:] = [(places[-1][0], each.right)]
        mark, words = (mark + each.letter, words) if is_raised else (mark, words + each.letter)
        last = each.right
    cells.append(one_line(words + raised(words, mark)))
    right = max(each.right for each in seen)
    yield Line(tuple(cells), seen[0].left, right, base, size, base / height, tuple(places))
