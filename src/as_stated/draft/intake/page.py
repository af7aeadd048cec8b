"""A saved web page: its main text, and what it says of itself. Nothing of it is run or fetched."""

import codecs
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from as_stated.draft.intake.blocks import BY_ROWS, UNSTRUCK, joined, one_line, raised, table_lines
from as_stated.draft.intake.document import Document
from as_stated.draft.intake.encodings import WESTERN, decode_text
from as_stated.draft.intake.metadata import page_facts
from as_stated.reading import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
# What the text extractor makes blocks of (TEI, and HTML where it leaves a name as it is).
_BLOCKS = frozenset("p head item quote list div ab code fw graphic table row cell".split())
_STRUCK = frozenset({"del", "s", "strike"})
LONG = 60  # characters of a paragraph that is worth a word if it is left out
FEW_WORDS = 40  # a page that scripts fill holds less than the shortest report


def read_page(raw: bytes, encoding: str = "") -> Document:
    """The main text of a page and what the page says of itself.

    Args:
        encoding: what it is encoded in; empty: what its bytes or the page itself say.

    Raises:
        UnreadableError: it holds no main text, or cannot be decoded.
        ImportError: the package that finds the main text is not installed.
    """
    from trafilatura import load_html

    html = _DECLARATION.sub("", _decoded(raw, encoding))
    tree = load_html(html)
    has_marks = tree is not None and _set_plainly(tree)
    body = None if tree is None else _main_part(deepcopy(tree))
    lines = [] if body is None else list(_lines(body))
    if tree is None or body is None or not lines:
        todo = "Copy the article's text into a plain text, and give that."
        raise UnreadableError("is a web page that holds no main text", todo)
    notes = ["the main text of the page is taken"]
    if next(body.iter("table"), None) is not None:
        notes.append(BY_ROWS)
    notes += ["marks of notes are left out"] if has_marks else []
    if any(element.tag in _STRUCK for element in body.iter()):
        notes.append(UNSTRUCK)
    if (language := tree.get("lang") or "en").lower().split("-")[0] != "en":
        said = f"the page says that its language is {language!r}"
        notes.append(f"{said}, and numbers are read as English")
    if (words := sum(len(line.split()) for line in lines)) < FEW_WORDS:
        notes.append(f"it is only {words} words long, check whether that is all")
    notes += _left_out(tree, lines)
    return Document(joined(lines), tuple(notes), *page_facts(html, tree, lines))


def _set_plainly(tree: "_Element") -> bool:
    """Put what only shows by its place or by the browser into characters: powers and <q>.

    Returns:
        Whether marks of notes were taken out.
    """
    has_marks = False
    for element in tree.iter("sup"):
        before = element.getprevious()
        said = (before.tail if before is not None else element.getparent().text) or ""
        mark = "".join(element.itertext())
        words = raised(said, mark)
        has_marks = has_marks or (bool(mark.strip()) and not words)
        for child in list(element):
            element.remove(child)
        element.text = words
    for element in tree.iter("q"):
        element.tag = "span"
        element.text = f"“{element.text or ''}"
        element.tail = f"”{element.tail or ''}"
    return has_marks


def _main_part(tree: "_Element") -> "_Element | None":
    """The page's main text as elements, as the extractor finds it."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        tree, include_comments=False, include_tables=True, include_links=False, with_metadata=False
    )
    return None if found is None or isinstance(found, dict) else found.body


def _decoded(raw: bytes, encoding: str) -> str:
    """The page's source. What browsers save is UTF-8, whatever the page says; else what it says."""
    declared = _CHARSET.search(raw[:4096])
    try:
        return decode_text(raw, encoding)[0] if encoding else raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        if not declared:
            return decode_text(raw)[0]
    name = declared[1].decode("ascii", "replace")
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return decode_text(raw)[0]
    # As the browsers' standard has it: what calls itself Latin-1 is Windows-1252.
    return decode_text(raw, WESTERN if codec in ("iso8859-1", "ascii", "utf-8") else name)[0]


def _lines(body: "_Element") -> Iterator[str]:
    """The text block by block; a list's entries with a dash, a table's rows with their heads."""
    words: list[str] = []

    def flush() -> Iterator[str]:
        line = one_line("".join(words))
        words.clear()
        if line:
            yield line

    # Not recursive: a page may be nested as deep as it likes.
    steps: list[tuple[str, _Element]] = [("in", body)]
    while steps:
        step, element = steps.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if step == "out":
            if tag in _BLOCKS:
                yield from flush()
            words.append(element.tail or "")
        elif tag == "table":
            yield from flush()
            yield from _rows(element)
            words.append(element.tail or "")
        elif tag in _STRUCK or not tag:
            words.append(element.tail or "")
        else:
            if tag in _BLOCKS or tag == "lb":
                yield from flush()
            words.append(("- " if tag == "item" else "") + (element.text or ""))
            steps.append(("out", element))
            steps.extend(("in", child) for child in reversed(element))
    yield from flush()


def _rows(table: "_Element") -> Iterator[str]:
    rows = [list(row.iter("cell")) for row in table.iter("row")]
    has_heads = bool(rows) and all(cell.get("role") == "head" for cell in rows[0])
    yield from table_lines([[" ".join(cell.itertext()) for cell in row] for row in rows], has_heads)


def _unstruck(paragraph: "_Element") -> str:
    """A paragraph's words except for those that are struck."""
    struck = [each for each in paragraph.iter() if each.tag in _STRUCK]
    words = "".join(paragraph.itertext())
    for each in struck:
        words = words.replace("".join(each.itertext()), "", 1)
    return words


def _left_out(tree: "_Element", lines: list[str]) -> list[str]:
    """A word about long paragraphs of the page's own main part that the text does not hold."""
    held = re.sub(r"\W+", "", " ".join(lines))
    found = {
        one_line(_unstruck(element)): None
        for element in tree.iter("p")
        if any(each.tag in ("article", "main") for each in element.iterancestors())
    }
    out = [each for each in found if len(each) >= LONG and re.sub(r"\W+", "", each) not in held]
    if not out:
        return []
    what = f"{len(out)} paragraphs" if len(out) > 1 else "1 paragraph"
    return [f"{what} of its main part left out, check whether they belong to it: “{out[0][:50]}…”"]
