"""A PDF: its paragraphs, put together from where each character stands on its page.

A PDF holds characters with places, no paragraphs. PDFium, which the project has anyway, gives them
line by line; here lines become paragraphs. Tables are left out, because a cell torn from its head would
be a figure of nothing: that is said, as is what repeats on each page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from statistics import median

from as_stated.draft.intake.blocks import joined
from as_stated.draft.intake.document import Document
from as_stated.draft.intake.pdf_lines import Line, page_lines
from as_stated.reading import UnreadableError

MOST_PAGES = 500
PARTED = 1.8  # between two paragraphs, in the size of the letters
EDGE = 0.1  # of a page's height: where heads, feet and page numbers stand
WIDE_CELL = 40  # characters: a column of prose, and no cell of a table
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-–—]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—]?", re.I
)
_NUMERIC = re.compile(r"[^\w\s]*\d[\d.,\s]*(?:%|\w{1,3})?[^\w\s]*")
_BULLET = re.compile(r"[•·▪◦‣–-]\s|\(?\d{1,3}[.)]\s|[a-z]\)\s")
_HYPHENS = "\x02\xad\ufffe"  # a hyphen at a line's end, as PDFium marks it


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
    kept = [[line for line in page if not _is_marginal(line, page, repeating)] for page in pages]
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
        return [list(page_lines(page)) for page in document]


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


def _is_marginal(line: Line, page: Sequence[Line], repeating: set[str]) -> bool:
    """Whether a line is a head, a foot or a page's number, which stands apart from all others."""
    if not _is_at_edge(line):
        return False
    if _numberless(line.words) in repeating:
        return True
    is_apart = all(
        abs(each.base - line.base) > PARTED * each.size for each in page if each is not line
    )
    return is_apart and bool(_PAGE_NUMBER.fullmatch(line.words))


def _without_tables(page: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines of a page that are no rows of a table, and how many tables were left out.

    Rows are lines with gaps, one below the other; in half of them or more a number stands alone in
    its cell. (Lines that are spread over a narrow column have gaps too.)
    """
    rows = [len(each.cells) > 1 and min(map(len, each.cells)) < WIDE_CELL for each in page]
    left: list[Line] = []
    tables = 0
    for is_row, group in groupby(zip(rows, page, strict=True), key=itemgetter(0)):
        lines = [line for _, line in group]
        numeric = sum(any(map(_NUMERIC.fullmatch, line.cells)) for line in lines)
        if is_row and len(lines) > 1 and numeric * 2 >= len(lines):
            tables += 1
            if left and _is_head(left[-1], lines[0]):
                left.pop()
        else:
            left += lines
    return left, tables


def _is_head(line: Line, row: Line) -> bool:
    """Whether words of a line stand where the words of a table's row begin or end, except for the first."""
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
    is_short = edge - before.right > 0.15 * (edge - before.left)
    if line.base > before.base:  # the next column or page: the sentence may go on there
        return ends or (is_short and line.words[:1].isupper())
    if before.base - line.base > PARTED * max(pitch, before.size):
        return True
    is_indented = line.left - before.left > 0.8 * line.size
    return is_indented or (ends and is_short)


def _joined(words: str, more: str) -> str:
    """Two lines of a paragraph as one; a word that is parted at the line's end is whole again."""
    if not words:
        return more
    if words[-1] in _HYPHENS or (words[-1] in "-‐" and more[:1].islower()):
        is_word = words[-2:-1].islower() and more[:1].islower()
        return words[:-1] + ("" if is_word else "-") + more
    return f"{words} {more}"
