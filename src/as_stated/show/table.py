"""One tidy table: its pandas frame, its CSV file, and the output that a notebook shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NoReturn

import pandas as pd
from markupsafe import Markup

from as_stated.errors import ArgumentError, NoSuchColumnError
from as_stated.problems import meant
from as_stated.show import markup
from as_stated.show.display import Display
from as_stated.show.frames import make_frame
from as_stated.show.markup import Shown
from as_stated.show.schema import Schema

MOST_ROWS = 500  # a table with more is a file alone: the page leads to it


@dataclass(frozen=True, repr=False)
class Table:
    """One tidy table; a notebook cell that ends in it shows it.

    `frame` is all of it, and what a frame has, the table has: `head()`, `query(…)`, `merge(…)`,
    `table["said"]`, `table.said`. The table itself never changes.
    """

    schema: Schema
    rows: Sequence[Mapping[str, Any]]  # all of them; numbers exact
    html: Markup

    @property
    def frame(self) -> pd.DataFrame:
        """The table as a frame of its own: what is done to it changes nothing else."""
        return make_frame(self.schema, self.rows)

    @cached_property
    def csv(self) -> str:
        """The table as its CSV file has it, each number with every digit that the coding has."""
        return self.schema.write_csv(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return repr(self.frame)

    def __getitem__(self, key: Any) -> Any:
        """Columns or rows, as `frame[key]` gives them.

        Raises:
            NoSuchColumnError: there is no such column; the message lists those there are.
        """
        if isinstance(key, str):
            self._check(key)
        return self.frame[key]

    def __setitem__(self, key: Any, value: object) -> NoReturn:
        """A table stays as it is: `frame` is one's own."""
        name = self.schema.name
        raise ArgumentError(f"{name} stays as it is. Change a frame: frame = tables.{name}.frame.")

    def __getattr__(self, name: str) -> Any:
        """What the frame has: a method, or a column."""
        if name.startswith("_") or name in self.__dataclass_fields__:
            raise AttributeError(name=name, obj=self)
        if not hasattr(pd.DataFrame, name):
            try:
                self._check(name)
            except NoSuchColumnError as error:
                raise AttributeError(str(error), name=name, obj=self) from None
        return getattr(self.frame, name)

    def __dir__(self) -> list[str]:
        names = {*super().__dir__(), *dir(pd.DataFrame), *self._columns}
        return sorted(each for each in names if not each.startswith("_"))

    @property
    def _columns(self) -> list[str]:
        return [each.name for each in self.schema.columns]

    def _check(self, column: str) -> None:
        if column not in self._columns:
            raise NoSuchColumnError(
                f"{self.schema.name} has no column {column!r}{meant(column, self._columns)} "
                f"It has: {', '.join(self._columns)}."
            )

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
        html = markup.table(schema.name, caption, columns, shown, empty)
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
