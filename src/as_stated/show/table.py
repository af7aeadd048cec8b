"""One tidy table of an article, and the output that a notebook shows of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from as_stated.show import markup
from as_stated.show.display import Display
from as_stated.show.html_table import Shown, html_table
from as_stated.show.plain_table import PlainTable
from as_stated.show.schema import Schema

MOST_ROWS = 500  # a table with more is a file alone: the page leads to it


@dataclass(frozen=True, repr=False)
class Table(PlainTable):
    """One tidy table of an article; a notebook cell that ends in it shows it, as readers see it."""

    html: Markup

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        name = self.schema.name
        output = Display(
            {"text/html": self.html, "text/csv": self.csv, "text/plain": repr(self.frame)},
            {"text/csv": f"tables/{name}.csv"},
            {"rows": len(self.rows)} if len(self.rows) > MOST_ROWS else {},
        )
        return output._repr_mimebundle_()


def make_table(
    schema: Schema,
    rows: Sequence[dict[str, Any]],
    caption: str,
    columns: Sequence[Shown],
    shown: Sequence[Sequence[object]],
    empty: str = "",
    besides: str = "",
    html: Markup | None = None,
) -> Table:
    """A table as declared.

    Args:
        rows: one dict a row, with a key for each column of the schema.
        columns: what readers see: headings, fewer than the columns of the file.
        shown: the cells under those headings, row by row.
        empty: what is said where no row is shown; the caption if not given.
        besides: where else the rows stand, said where they are too many to be shown.
        html: what readers see instead, where a table has a form of its own.
    """
    if len(shown) > MOST_ROWS:
        html = _elsewhere(schema.name, caption, len(shown), besides)
    elif html is None:
        html = html_table(schema.name, caption, columns, shown, empty)
    return Table(schema, rows, html)


def _elsewhere(name: str, caption: str, rows: int, besides: str) -> Markup:
    """What stands in the place of a table that is too long: what it is, and where its rows are."""
    return Markup(
        '<p class="elsewhere" id="table-{name}">{caption}: {rows} rows, more than the {most} that a '
        "page can show well. They are all in the file {file}{besides}.</p>"
    ).format(
        name=name,
        caption=caption.rstrip("."),
        rows=markup.count(rows),
        most=markup.count(MOST_ROWS),
        file=markup.identifier(f"{name}.csv"),
        besides=f"; {besides}" if besides else "",
    )
