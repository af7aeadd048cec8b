"""A Word document: its paragraphs, lists and tables as they stand after all tracked changes.

`python-docx` opens the package. Its own `paragraph.text` leaves out words that were inserted under
tracking and whatever stands in a content control, so the elements are walked here.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from as_stated.draft.intake.blocks import BY_ROWS, UNSTRUCK, joined, one_line, raised, table_lines
from as_stated.draft.intake.document import Document
from as_stated.draft.proposals import Proposal
from as_stated.reading import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_UNPACKED = 200_000_000  # bytes of all members together, pictures among them
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What a reader of the document does not see as its text, or what is read as a paragraph of its own.
_UNSEEN = frozenset(
    {
        _FALLBACK,
        *(_W + name for name in "del moveFrom pPr rPr txbxContent instrText delText".split()),
    }
)
_BOXES = _W + "txbxContent"
_LEFT_OUT = {
    "footnoteReference": "footnotes are left out",
    "endnoteReference": "endnotes are left out",
    "drawing": "pictures are left out",
    "ins": "tracked changes are taken as accepted",
    "del": "tracked changes are taken as accepted",
}
_NOBODY = {"", "user", "admin", "author", "microsoft office user", "python-docx", "unknown"}


def read_word(raw: bytes) -> Document:
    """The text of a .docx and what it says of itself.

    Raises:
        UnreadableError: it is unpacked too large, has macros, or holds no text.
        ImportError: the package that opens it is not installed.
    """
    import docx

    _check_size(raw)
    try:
        document = docx.Document(io.BytesIO(raw))
    except ValueError:  # of another content type: with macros, or a template
        what = "is a Word document with macros, or a template"
        raise UnreadableError(what, "Save it as .docx, and give that.") from None
    body = document.element.body
    lines = [line for line in _blocks(body) if line]
    if not lines:
        raise UnreadableError(
            "is a Word document that holds no text", "Give its text as a plain text."
        )
    notes = ["the text of the document is taken"]
    if next(body.iter(_W + "tbl"), None) is not None:
        notes.append(BY_ROWS)
    if any(_is_on(mark) for name in ("strike", "dstrike") for mark in body.iter(_W + name)):
        notes.append(UNSTRUCK)
    found = (
        said for name, said in _LEFT_OUT.items() if next(body.iter(_W + name), None) is not None
    )
    author = one_line(document.core_properties.author or "")
    by = [] if author.lower() in _NOBODY else [Proposal("byline", author, "the document's author")]
    return Document(joined(lines), (*notes, *dict.fromkeys(found)), _title(body, lines), tuple(by))


def _check_size(raw: bytes) -> None:
    """No more than that is ever unpacked: what a member says of its size bounds what is read."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        size = sum(each.file_size for each in packed.infolist())
    if size > MOST_UNPACKED:
        what = f"is a Word document that unpacks to {size / 1e6:,.0f} MB"
        raise UnreadableError(
            what, "Save it without its pictures, or give its text as a plain text."
        )


def _title(body: "_Element", lines: Sequence[str]) -> tuple[Proposal, ...]:
    """The first paragraph, where its style says that it is the title."""
    for paragraph in body.iter(_W + "p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if any(_of_paragraph(paragraph)):
            name = "" if style is None else str(style.get(_W + "val"))
            words = lines[0]
            is_title = name in ("Title", "Heading1") and len(words) <= 300
            return (Proposal("title", words, f"style {name}"),) if is_title else ()
    return ()


def _blocks(parent: "_Element") -> Iterator[str]:
    """The lines of all paragraphs and tables below an element, in their order."""
    for element in parent:
        if element.tag == _W + "p":
            yield from _of_paragraph(element)
            for box in element.iter(_BOXES):
                if not any(each.tag == _FALLBACK for each in box.iterancestors()):
                    yield from _blocks(box)
        elif element.tag == _W + "tbl":
            yield from _of_table(element)
        elif element.tag not in _UNSEEN:
            yield from _blocks(element)


def _of_paragraph(paragraph: "_Element") -> Iterator[str]:
    """A paragraph's lines: one, or more with line breaks in it; an entry of a list with a dash."""
    said: list[str] = []
    _collect(paragraph, said)
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    is_listed = style is not None and str(style.get(_W + "val")).startswith("List")
    is_entry = is_listed or paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    for line in "".join(said).split("\v"):
        if words := one_line(line):
            yield f"- {words}" if is_entry else words


def _collect(element: "_Element", said: list[str]) -> None:
    """Add what can be read of a paragraph's elements."""
    for child in element:
        name = str(child.tag).removeprefix(_W)
        if name == "t":
            said.append((child.text or "").replace("\n", " "))
        elif name == "tab" or (name == "br" and child.get(_W + "type")):
            said.append(" ")
        elif name in ("br", "cr"):
            said.append("\v")
        elif name == "noBreakHyphen":
            said.append("-")
        elif name == "r":
            _collect_run(child, said)
        elif child.tag not in _UNSEEN:
            _collect(child, said)


def _collect_run(run: "_Element", said: list[str]) -> None:
    """Add a run's words, except for hidden and struck ones; a raised number as its place says."""
    properties = run.find(_W + "rPr")
    given = () if properties is None else properties
    marks = {str(each.tag).removeprefix(_W): each for each in given}
    if any(name in marks and _is_on(marks[name]) for name in ("vanish", "strike", "dstrike")):
        return
    words: list[str] = []
    _collect(run, words)
    text = "".join(words)
    if "vertAlign" in marks and marks["vertAlign"].get(_W + "val") == "superscript":
        text = raised("".join(said), text)
    said.append(text)


def _is_on(mark: "_Element") -> bool:
    return mark.get(_W + "val") not in ("false", "0", "none", "off")


def _of_table(table: "_Element") -> Iterator[str]:
    rows: list[list[str]] = []
    has_heads = False
    for row in table.iter(_W + "tr"):
        if next(row.iterancestors(_W + "tbl")) is not table:
            continue  # of a table in a cell, which that cell's words hold
        head = row.find(f"{_W}trPr/{_W}tblHeader")
        has_heads = has_heads or (not rows and head is not None and _is_on(head))
        cells: list[str] = []
        for cell in row.iter(_W + "tc"):
            if next(cell.iterancestors(_W + "tr")) is row:
                cells += _of_cell(cell, rows[-1][len(cells) :] if rows else [])
        rows.append(cells)
    yield from table_lines(rows, has_heads)


def _of_cell(cell: "_Element", above: Sequence[str]) -> list[str]:
    """A cell's words, and an empty cell for each further column that it spans.

    Args:
        above: the cells above it and behind; of one merged with it the words stand here too, if no
            number would stand twice.
    """
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    words = "; ".join(_blocks(cell))
    if merge is not None and merge.get(_W + "val") != "restart" and above:
        words = "" if any(each.isdigit() for each in above[0]) else above[0]
    wide = str(span.get(_W + "val")) if span is not None else "1"
    return [words, *[""] * (min(int(wide), 1000) - 1 if wide.isdecimal() else 0)]
