"""What another's notebook is called, and whether its other headings make room for that."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode

EARLY = 4  # cells in which a title may come: a badge or a licence often stands before it
_HEADING = re.compile(
    r"""^\ {0,3}\#(?!\#)[ \t]*(?P<hashed>[^\n]*?)[ \t]*\#*[ \t]*$      # `# Rain`
    | ^(?P<lined>[^\n\#>|-][^\n]*)\n=+[ \t]*$                         # `Rain` over `====`
    | <h1\b[^>]*>(?P<tagged>.*?)</h1>""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_FENCED = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1", re.MULTILINE | re.DOTALL)


def titled(
    notebook: NotebookNode,
    cells: Sequence[NotebookNode],
    resources: dict[str, Any],
    inline: Callable[[str], str],
) -> tuple[dict[str, Any], list[NotebookNode]]:
    """What the page of another's `notebook` is called, and its `cells` for the page, without that.

    Its title is the one in its metadata, in a block of settings such as Quarto's, or its first heading
    of the first level; without any, the name of its file.

    Args:
        resources: as nbconvert has them, with the name of the file.
        inline: words in Markdown to HTML.

    Returns:
        `title` in plain words, `headline` as HTML, `lang` if it is said; and the cells.
    """
    facts: dict[str, Any] = {}
    found = list(cells)
    language = notebook.metadata.get("lang")
    if isinstance(language, str) and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        facts["lang"] = language
    title = str(notebook.metadata.get("title") or "")
    if found and found[0].cell_type == "raw" and found[0].source.lstrip().startswith("---"):
        settings = found.pop(0).source
        said = re.search(r"^title:\s*(.+)$", settings, re.MULTILINE)
        title = title or (said[1].strip().strip("\"'") if said else "")
    for at, cell in enumerate(found[:EARLY]):
        heading = _first_heading(cell)
        if title or not heading:
            continue
        words = heading["hashed"] or heading["lined"] or heading["tagged"]
        headline = inline(words)
        if Markup(headline).striptags():
            title, facts["headline"] = Markup(headline).striptags(), headline
            rest = cell.source[: heading.start()] + cell.source[heading.end() :]
            found[at] = NotebookNode({**cell, "source": rest.strip("\n")})
    name = resources.get("metadata", {}).get("name") or "Notebook"
    return {"title": title or str(name)} | facts, found


def has_titles(cells: Iterable[NotebookNode]) -> bool:
    """Whether `cells` have headings of the first level, so that all step down below the page's own."""
    return any(_first_heading(cell) for cell in cells)


def _first_heading(cell: NotebookNode) -> re.Match[str] | None:
    if cell.cell_type != "markdown":
        return None
    # What is fenced keeps its length, so that places are the same, and has no heading.
    source = _FENCED.sub(lambda fenced: re.sub(r"[^\n]", " ", fenced[0]), cell.source)
    return _HEADING.search(source)


def folder_of(resources: dict[str, Any]) -> Path | None:
    """Where the file of a notebook lies, if nbconvert's `resources` tell of one."""
    metadata = resources.get("metadata", {})
    return Path(str(metadata["path"])) if "path" in metadata else None
