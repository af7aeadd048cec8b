"""A page to a tagged PDF, with Typst; row heads are named afterwards, with pikepdf."""

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from importlib.resources import files
from typing import Any

from as_stated.errors import RenderError
from as_stated.page.compiler import compiler
from as_stated.page.typeset import Document, breakable, literal, running_head, typeset

NO_DAY = "1970-01-01"  # a PDF's attachments need some date, and each run the same one
LONG = 8  # pages from which on a PDF has a list of contents
_MUCH = 60_000  # characters of a source that hardly comes to fewer pages than twice as many
PAPERS = {"a4": "a4", "letter": "us-letter"}  # as the command line has them, and Typst


def write_pdf(
    page: str,
    published: str,
    attachments: Mapping[str, bytes],
    paper: str = "A4",
    left_out: Callable[[str], None] | None = None,
) -> bytes:
    """Set a page.

    Args:
        page: the HTML for print, complete in itself.
        published: the article's day (ISO): the PDF's only date, so that each run gives the same.
        attachments: file name to content: the tables.
        paper: "A4" or "letter".
        left_out: called with one line that says what could only be shown as its text. Without
            it such a page is refused.

    Returns:
        The PDF: PDF/UA-1, tagged, with bookmarks and attachments; contents from 8 pages on.

    Raises:
        RenderError: the page asks for something outside itself, or for a character or a picture
            that cannot be shown; it says in which place.
    """
    document = typeset(page, is_strict=left_out is None)
    if document.left_out and left_out:
        left_out(f"Shown as its text alone: {', '.join(document.left_out)}.")
    attached = {f"attached-{at}": content for at, content in enumerate(attachments.values())}
    source = _source(document, published, attachments, PAPERS[paper.lower()])
    with compiler({**document.files, **attached}) as typst:
        pdf = _set_whole(typst, source, document.places)
    return _finish(pdf, document.row_heads)


def _source(
    document: Document, published: str, attachments: Mapping[str, bytes], paper: str
) -> str:
    """The whole source: the style, what it is asked to show, and the files that come along."""
    style = (files("as_stated.page") / "template" / "report.typ").read_text("utf-8")
    language = re.fullmatch(r"([A-Za-z]{2,3})(?:-([A-Za-z]{2}))?(?:-.*)?", document.language)
    day = datetime.fromisoformat(published)
    options = {
        "description": literal(document.description) if document.description else "none",
        "lang": literal(language[1].lower() if language else "en"),
        "region": literal(language[2].upper()) if language and language[2] else "none",
        "paper": literal(paper),
        "head": literal(breakable(running_head(document.title))),
        "day": "none"
        if published == NO_DAY
        else f"datetime(year: {day.year}, month: {day.month}, day: {day.day})",
    }
    said = ", ".join(f"{name}: {value}" for name, value in options.items())
    attached = [
        f"pdf.attach({literal(name)}, read({literal(f'/attached-{number}')}, encoding: none), "
        f'relationship: "data", mime-type: {literal(_mime(name))}, '
        f"description: {literal(f'{name}: data of this report')})"
        for number, name in enumerate(attachments)
    ]
    body = "\n".join([*attached, document.body])
    return f"{style}\n#report({literal(document.title)}, {said}, {{\n{body}\n}})\n"


def _mime(name: str) -> str:
    kinds = {"csv": "text/csv", "json": "application/json", "svg": "image/svg+xml"}
    return kinds.get(name.rpartition(".")[2], "application/octet-stream")


def _set_whole(typst: Any, source: str, places: Sequence[str]) -> bytes:
    """A source as a PDF, with contents if it is long without them.

    What is surely long is set once: contents take fewer pages than what they list.
    """
    tried = _set(typst, source, "yes", places) if len(source) > _MUCH else b""
    if tried and _pages(tried) >= 2 * LONG:
        return tried
    pdf = _set(typst, source, "no", places)
    if _pages(pdf) < LONG:
        return pdf
    return tried or _set(typst, source, "yes", places)


def _set(typst: Any, source: str, contents: str, places: Sequence[str]) -> bytes:
    """A source as a PDF.

    Args:
        contents: "yes" for a PDF with a list of contents, "no" for one without.
        places: what the marks in the source stand for.

    Raises:
        RenderError: Typst cannot set it.
    """
    from typst import TypstError  # only where there is something to set

    try:
        pdf = typst.compile(
            source.encode(),
            format="pdf",
            pdf_standards="ua-1",
            sys_inputs={"contents": contents},
            timestamp=0,
        )
    except TypstError as error:
        raise RenderError(_explained(error, source, places)) from error
    assert isinstance(pdf, bytes)  # a PDF is one file, with any number of pages
    return pdf


def _explained(error: Any, source: str, places: Sequence[str]) -> str:
    """What Typst says, with the place in the page that it says it of."""
    at = re.search(r"(?:^|[^\d]):?(\d+):\d+", str(error.diagnostic))
    lines = source.split("\n")[: int(at[1]) if at else 0]
    marks = [int(line[3:]) for line in lines if line.startswith("//@")]
    place = places[marks[-1]] if marks else places[0]
    return (
        f"{place}: the PDF cannot be set here. Typst says: {error.message}. Change what is shown."
    )


def _pages(pdf: bytes) -> int:
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        return len(document)


def _finish(pdf: bytes, row_heads: Sequence[bool]) -> bytes:
    """Name the cells that head a row, which Typst can't yet, and pack the file.

    Raises:
        RenderError: the PDF has other cells than were set.
    """
    import pikepdf  # only where a PDF is finished

    with pikepdf.open(io.BytesIO(pdf)) as document:
        cells = list(_cells(document.Root.StructTreeRoot))
        if len(cells) != len(row_heads):
            raise RenderError(
                f"report.pdf: it has {len(cells)} table cells, but {len(row_heads)} were set. "
                "This is a fault of As Stated: please report it."
            )
        for cell, is_head in zip(cells, row_heads, strict=True):
            if is_head:
                _make_row_head(cell)
        packed = io.BytesIO()
        document.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return packed.getvalue()


def _cells(root: Any) -> Iterator[Any]:
    """The elements of a structure tree that are cells of a table, in the order of the document."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.get("/S") in ("/TH", "/TD"):
            yield element
        kids = element.get("/K")
        if kids is None:
            continue
        inside = list(kids) if _is_array(kids) else [kids]
        waiting += [each for each in reversed(inside) if hasattr(each, "keys")]


def _is_array(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Array)


def _make_row_head(cell: Any) -> None:
    """A data cell becomes one that heads its row."""
    import pikepdf

    scope = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
    given = cell.get("/A")
    attributes = list(given) if _is_array(given) else [given] if given is not None else []
    cell.S = pikepdf.Name.TH
    cell.A = pikepdf.Array([*attributes, scope])
