"""The pages of a report: its notebooks as one document, and the shelf of all reports."""

from collections.abc import Mapping, Sequence
from typing import Any

from nbformat import NotebookNode, v4

from as_stated import __version__
from as_stated.exporter import PageExporter, asset, with_fonts


def merge(notebooks: Mapping[str, NotebookNode]) -> NotebookNode:
    """Several executed notebooks as one, in their order; a cell's id begins with its notebook's."""
    cells = []
    for name, notebook in notebooks.items():
        for cell in notebook.cells:
            copied = NotebookNode({**cell, "id": f"{name}-{cell.id}"})
            cells.append(copied)
    return v4.new_notebook(cells=cells)


def render_page(
    notebooks: Mapping[str, NotebookNode],
    *,
    paper: str | None = None,
    downloads: Sequence[tuple[str, str]] = (),
    identifiers: Mapping[str, str] | None = None,
) -> str:
    """One page of several executed notebooks.

    Args:
        notebooks: name to executed notebook, in the order of the page.
        paper: for the PDF, the size of its pages; charts keep their colours, no link to files.
        downloads: the files beside the page, as label and relative address.
        identifiers: label to value: what tells this report from any other.

    Returns:
        The HTML, complete in itself.
    """
    resources = {
        "paper": paper,
        "downloads": list(downloads),
        "identifiers": dict(identifiers or {}),
    }
    html: str = PageExporter().from_notebook_node(merge(notebooks), resources)[0]
    return html


def shelf_page(shelf: Sequence[Mapping[str, Any]]) -> str:
    """The page that lists every report, one line each.

    Args:
        shelf: one entry a report: article, title, producer, date_published, date_said, figures,
            speakers.
    """
    environment = PageExporter().environment
    template = environment.get_template("shelf.html.j2")
    html = template.render(shelf=shelf, style=asset("page.css"), version=__version__)
    return with_fonts(html)
