"""A page as a whole: its fonts and style; another's also its links within, its characters, and why it failed."""

import re
from html import escape, unescape
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

from markupsafe import Markup
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from as_stated.errors import cut
from as_stated.page.links import slug
from as_stated.show import font_faces

_ID = re.compile(r'\s(?:id|name)="([^"]+)"')
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def relinked(html: str) -> str:
    """A page, `html`, whose links within lead somewhere.

    Jupyter names headings in its own way, by which notebooks link (`#Rain-in-May`). A link to nothing
    keeps its words alone.
    """
    there = {unescape(name) for name in _ID.findall(html)}
    slugs = {slug(name): name for name in there}

    def led(found: re.Match[str]) -> str:
        target = unquote(unescape(found[2]))
        name = target if target in there else slugs.get(slug(target))
        return f'{found[1]} href="#{escape(name)}"' if name else found[1]

    return re.sub(r'(<a\b[^>]*?)\shref="#([^"]+)"', led, html)


def printable(text: str) -> str:
    """A text of characters that a file can hold: a half of a pair, as of a cut emoji, is replaced."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _UNPRINTED.sub("", whole)


def explained(error: Exception, notebook: NotebookNode, resources: dict[str, Any]) -> str:
    """Why a `notebook` cannot be exported, in one line that names it and, if known, the cell.

    Args:
        error: what came of trying.
        resources: as nbconvert has them, with the name of the file.
    """
    name = f"{resources.get('metadata', {}).get('name') or 'notebook'}.ipynb"
    if isinstance(error, CellExecutionError):
        cells = notebook.get("cells", [])
        code = [cell for cell in cells if cell.cell_type == "code" and cell.source.strip()]
        failed = [cell.id for cell in code if cell.source.strip() in str(error)]
        where = f", cell {failed[0]}" if failed else ""
        return f"{name}{where}: it fails when run: {error.ename}: {cut(error.evalue, 300)}. Correct it."
    said = " ".join(str(error).split())
    return f"{name}: it cannot be exported ({type(error).__name__}: {cut(said, 300)})."


# Characters of a font's address that are worth to stand twice: letters of other scripts come later.
_EARLY = 16_000
_ADDRESS = re.compile(r"url\((data:font/[^)]+)\)")


def with_fonts(html: str) -> str:
    """A page, `html`, with the font in it: the letters that it has, and what a browser adds to them.

    Chromium loads a font within the page only after it has laid it out in another, and then lays it
    out again: the words move, in twice the time. One that is preloaded is there from the start.
    """
    added = "•–0123456789. "  # list marks
    words = unescape(re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))
    faces = "\n".join(font_faces(words + added))
    early = "".join(
        f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{address}">\n'
        for address in _ADDRESS.findall(faces)
        if len(address) <= _EARLY
    )
    return html.replace("<style>\n/* fonts */", f"{early}<style>\n{faces}", 1)


def asset(name: str) -> Markup:
    """A style sheet of the template by its `name`, without what is there for who writes it.

    >>> ": " in asset("page.css").partition("body")[0]
    False
    """
    sheet = (files("as_stated.page") / "template" / name).read_text("utf-8")
    parts = re.split(r'("[^"]*")', re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
    parts[::2] = [re.sub(r"\s*([{};,])\s*|(?<=:) ", r"\1", _folded(each)) for each in parts[::2]]
    return Markup("".join(parts).replace(";}", "}\n"))


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)
