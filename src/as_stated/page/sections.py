"""A report's cells by section: which are folded, which stay off paper, and which have nothing in them.

A section begins with a cell that begins with a heading, in its own Markdown or in what it shows, and
ends before the next. What that cell is tagged says what becomes of it: `fold` closes it on the page until it is asked for, `no-paper`
leaves it out of the PDF, where it is attached as a file; `fold-many` closes it where there are many figures.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode, v4

from as_stated.show import KEY

FOLD, NO_PAPER, OVERVIEW, FRONT = "fold", "no-paper", "overview", "front"  # tags of cells
FOLD_MANY = "fold-many"
MANY = 20  # figures: a report of more is longer than twenty screens with all its pictures open
LINKED = "application/ld+json"
CLOSES = "as_stated_closes"  # in a cell's metadata: it is the last of a fold
# What has every figure of an article in a row of its own, or every statement of a quantity.
_ALL_FIGURES = re.compile(r'id="(table-(?:claims|statements))"')
_EMPTY = re.compile(r'<p class="(?:[\w-]+ )?empty">')


def tagged(cell: NotebookNode, tag: str) -> bool:
    """Whether a cell has a tag."""
    return tag in cell.metadata.get("tags", [])


def all_figures(cells: Iterable[NotebookNode]) -> str:
    """The id of the table that has every figure of a report; empty where none of its cells shows one."""
    for cell in cells:
        for output in cell.get("outputs", []):
            if found := _ALL_FIGURES.search("".join(output.get("data", {}).get("text/html", ""))):
                return found[1]
    return ""


def front_matter(notebook: NotebookNode) -> tuple[dict[str, Any], str]:
    """What the cell of a `notebook` tagged `front` says of the whole report, and its HTML; empty if none does."""
    for cell in notebook.cells:
        if tagged(cell, FRONT):
            for output in cell.get("outputs", []):
                facts = output.get("metadata", {}).get(KEY, {})
                return dict(facts), "".join(output.data["text/html"])
    return {}, ""


def linked_data(cells: Iterable[NotebookNode]) -> Markup:
    """What the outputs of `cells` say for machines, as JSON-LD that no HTML can break out of."""
    said = (output.get("data", {}) for cell in cells for output in cell.get("outputs", []))
    return Markup("\n").join(
        Markup(json.dumps(data[LINKED], ensure_ascii=False).replace("<", "\\u003c"))
        for data in said
        if LINKED in data
    )


def arranged(
    cells: Iterable[NotebookNode], is_printed: bool, figures: int | None = None
) -> list[NotebookNode]:
    """The cells of a report as its page has them: no section without content, and where folds end.

    A heading that code gives is one as if it had been typed: it has no code to show.

    A section is left out if it shows something, and all of that says that there is nothing to show; a
    title goes with what is under it, once nothing there shows anything.

    Args:
        is_printed: for paper, where nothing is folded.
        figures: how many the report has; of one alone no chart is shown: its row says it all.
    """
    found = []
    typed = [_closed(_as_typed(cell), figures or 0) for cell in cells]
    for part in _parts(_sections(typed)):
        left = [s for s in part if not (is_printed and tagged(s[0], NO_PAPER))]
        full = [s for s in left if not _is_empty(s, figures == 1)]
        if len(full) < len(part) and not any(_shown(section) for section in full):
            full = [[cell for section in part for cell in section if _is_placed(cell)]]
        found += full
    if not is_printed:
        for section in found:
            if section and tagged(section[0], FOLD):
                last = section[-1]
                section[-1] = NotebookNode({**last, "metadata": {**last.metadata, CLOSES: True}})
    return [cell for section in found for cell in section]


def _as_typed(cell: NotebookNode) -> NotebookNode:
    """The cell itself; of one that shows a heading and nothing else, that heading as Markdown."""
    said = _headed(cell)
    if cell.cell_type == "markdown" or not re.fullmatch(r"#+ .*", said):
        return cell
    return v4.new_markdown_cell(said, id=cell.id, metadata=cell.metadata)


def _closed(cell: NotebookNode, figures: int) -> NotebookNode:
    """The cell, tagged as one that begins a fold if it does so in a report of so many figures."""
    if figures <= MANY or not tagged(cell, FOLD_MANY):
        return cell
    tags = [*cell.metadata["tags"], FOLD]
    return NotebookNode({**cell, "metadata": {**cell.metadata, "tags": tags}})


def _parts(sections: Iterable[list[NotebookNode]]) -> list[list[list[NotebookNode]]]:
    """Sections by the title that they are under."""
    parts: list[list[list[NotebookNode]]] = []
    for section in sections:
        if not parts or _level(section) == 1:
            parts.append([])
        parts[-1].append(section)
    return parts


def _sections(cells: Iterable[NotebookNode]) -> Iterator[list[NotebookNode]]:
    section: list[NotebookNode] = []
    for cell in cells:
        if section and _is_heading(cell):
            yield section
            section = []
        section.append(cell)
    if section:
        yield section


def _headed(cell: NotebookNode) -> str:
    """What a cell says as Markdown: its own words, or what its code shows."""
    if cell.cell_type == "markdown":
        return str(cell.source)
    shown = (output.get("data", {}).get("text/markdown", "") for output in cell.get("outputs", []))
    return "".join(next(shown, ""))


def _is_heading(cell: NotebookNode) -> bool:
    return _headed(cell).startswith("#")


def _level(section: Sequence[NotebookNode]) -> int:
    words = _headed(section[0])
    return len(words) - len(words.lstrip("#"))


def _is_placed(cell: NotebookNode) -> bool:
    """Whether a page has a cell in a place of its own."""
    return tagged(cell, FRONT) or tagged(cell, OVERVIEW)


def _shown(section: Iterable[NotebookNode]) -> list[dict[str, Any]]:
    """What a section shows, except for what the page has in another place."""
    return [
        output.get("data", {})
        for cell in section
        if not _is_placed(cell)
        for output in cell.get("outputs", [])
    ]


def _is_empty(section: Sequence[NotebookNode], without_charts: bool) -> bool:
    """Whether all that a section shows says that there is nothing, or is a chart that is not wanted."""
    shown = _shown(section)
    return bool(shown) and all(
        (without_charts and "image/svg+xml" in data)
        or _EMPTY.match("".join(data.get("text/html", "")))
        for data in shown
    )
