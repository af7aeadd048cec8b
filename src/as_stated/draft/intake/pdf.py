"""A PDF: its paragraphs, put together from where each character stands on its page.

A PDF holds characters with places, no paragraphs. PDFium, which the project has anyway, gives them
line by line; here lines become paragraphs. Tables are left out, for a cell torn from its head would
be a figure of nothing: that is said, as is what repeats on each page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import c_double
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from as_stated.draft.intake.blocks import joined, one_line, raised
from as_stated.draft.intake.document import Document
from as_stated.reading import UnreadableError

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

MOST_PAGES = 500
# In the size of the letters: between cells, between paragraphs, above the line for a mark, another line.
GAP, PARTED, RAISED, ELSEWHERE = 1.5, 1.8, 0.2, 0.7
EDGE = 0.1  # of a page's height: where heads, feet and page numbers stand
WIDE_CELL = 40  # characters: a column of prose, and no cell of a table
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-–—]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—]?", re.I
)
_BULLET = re.compile(r"[•·▪◦‣–-]\s|\(?\d{1,3}[.)]\s|[a-z]\)\s")
_HYPHENS = "\x02\xad\ufffe"  # a hyphen at a line's end, as PDFium marks it


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


def read_pdf(raw: bytes) -> Document:
    """The paragraphs of a PDF.

    Raises:
        UnreadableError: a password locks it, it holds no text or more than can be read.
    """
    pages = _pages(raw)
    if not any(pages):
        what = "is a PDF without text: its pages are pictures, as a scanner makes them"
        raise UnreadableError(what, "Have its text recognised, and give that as a plain text.")
    repeating = _repeating(pages)
    kept = [[line for line in page if not _is_marginal(line, repeating)] for page in pages]
    tables = 0
    lines: list[Line] = []
    for page in kept:
        prose, found = _without_tables(page)
        tables += found
        lines += _in_columns(prose)
    paragraphs = list(_paragraphs(lines))
    if not paragraphs:
        raise UnreadableError("is a PDF that holds tables only", "Give its text as a plain text.")
    notes = ["the paragraphs of the PDF are taken, without marks of notes"]
    if tables:
        notes.append(
            "what looks like a table is left out" + (f" ({tables} of them)" if tables > 1 else "")
        )
    if sum(map(len, kept)) < sum(map(len, pages)):
        notes.append("heads, feet and page numbers are left out")
    return Document(joined(paragraphs), tuple(notes))


def _pages(raw: bytes) -> list[list[Line]]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(raw)
    except PdfiumError as error:
        if "password" in str(error).lower():
            what = "is a PDF that a password locks"
            raise UnreadableError(what, "Save it without the password, and give that.") from None
        todo = "Fetch or save it once more, or give its text as a plain text."
        raise UnreadableError("is a PDF that is damaged", todo) from None
    with document:
        if len(document) > MOST_PAGES:
            what = f"is a PDF of {len(document):,} pages, more than the {MOST_PAGES} that are read"
            raise UnreadableError(what, "Give the pages of the article as a PDF of their own.")
        return [list(_lines(page)) for page in document]


def _lines(page: "PdfPage") -> Iterator[Line]:
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


def _repeating(pages: Sequence[Sequence[Line]]) -> set[str]:
    """What stands at the edge of half of the pages or more, whatever the number in it."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_numberless(line.words) for line in page if _is_at_edge(line)})
    return {words for words, times in counts.items() if times > 1 and times * 2 >= len(pages)}


def _numberless(words: str) -> str:
    return re.sub(r"\d+", "#", words)


def _is_at_edge(line: Line) -> bool:
    return not EDGE < line.at < 1 - EDGE


def _is_marginal(line: Line, repeating: set[str]) -> bool:
    if not _is_at_edge(line):
        return False
    return bool(_PAGE_NUMBER.fullmatch(line.words)) or _numberless(line.words) in repeating


def _without_tables(page: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines of a page that are no rows of a table, and how many tables were left out.

    A row has gaps, and a row above or below it; its heads stand where its cells do.
    """
    rows = [len(each.cells) > 1 and min(map(len, each.cells)) < WIDE_CELL for each in page]
    beside = [
        is_row and (rows[n - 1 : n] == [True] or rows[n + 1 : n + 2] == [True])
        for n, is_row in enumerate(rows)
    ]
    for n, each in enumerate(page):
        if not beside[n] and beside[n + 1 : n + 2] == [True] and _is_head(each, page[n + 1]):
            beside[n] = True
    begins = sum(now and not before for before, now in pairwise([False, *beside]))
    return [each for each, out in zip(page, beside, strict=True) if not out], begins


def _is_head(line: Line, row: Line) -> bool:
    """Whether words of a line stand where the words of a table's row begin or end, but for the first."""
    near = line.size / 2
    found = [
        any(abs(left - at) < near or abs(right - end) < near for left, right in line.places)
        for at, end in row.places[1:]
    ]
    return len(line.places) <= 2 * len(row.places) and bool(found) and all(found)


def _in_columns(page: Sequence[Line]) -> Iterator[Line]:
    """Lines that a page draws across its columns, put one column after the other."""
    if sum(len(each.cells) == 2 for each in page) * 2 <= len(page):
        yield from page
        return
    for column in (0, 1):
        for each in page:
            if column < len(each.cells):
                yield Line(each.cells[column : column + 1], 0, 0, each.base, each.size, each.at, ())


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """Lines put together: a paragraph ends at a gap, an indent, another size or a short last line."""
    pitch = median([each.size for each in lines] or [1.0])
    words = ""
    for n, line in enumerate(lines):
        before = lines[n - 1] if n else line
        if words and _begins(line, before, words, pitch, _edge(lines, before)):
            yield words
            words = ""
        words = _joined(words, line.words)
    if words:
        yield words


def _edge(lines: Sequence[Line], line: Line) -> float:
    """How far to the right the lines around one reach that begin where it does."""
    return max((each.right for each in lines if abs(each.left - line.left) < line.size), default=0)


def _begins(line: Line, before: Line, words: str, pitch: float, edge: float) -> bool:
    """Whether a line begins a paragraph."""
    ends = bool(re.search(r"[.!?:”\"’)]$", words))
    if abs(line.size - before.size) > 0.15 * before.size or _BULLET.match(line.words):
        return True
    if line.base > before.base:  # the next column or page: the sentence may go on there
        return ends or not (line.words[:1].islower() or words[-1:] in _HYPHENS)
    if before.base - line.base > PARTED * max(pitch, before.size):
        return True
    is_indented = line.left - before.left > 0.8 * line.size
    is_short = edge - before.right > 0.15 * (edge - before.left)
    return is_indented or (ends and is_short)


def _joined(words: str, more: str) -> str:
    """Two lines of a paragraph as one; a word that is parted at the line's end is whole again."""
    if not words:
        return more
    if words[-1] in _HYPHENS or (words[-1] in "-‐" and more[:1].islower()):
        is_word = words[-2:-1].islower() and more[:1].islower()
        return words[:-1] + ("" if is_word else "-") + more
    return f"{words} {more}"
