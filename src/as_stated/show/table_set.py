"""Several tidy tables under their names: those of an article, or of all articles stacked."""

from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from as_stated._calls import nearest
from as_stated.errors import NoSuchNameError, NoSuchTableError
from as_stated.numerals import listing
from as_stated.show.plain_table import PlainTable


class TableSet:
    """A base class: `tables["claims"]` is `tables.claims`; a loop goes through the tables, `len` counts them."""

    @property
    def all(self) -> Sequence[PlainTable]:
        """The tables, in their order; each kind of set says which."""
        raise NotImplementedError

    def __getitem__(self, name: str) -> PlainTable:
        """The table of that name.

        Raises:
            NoSuchTableError: there is none; the message lists those there are.
        """
        for table in self.all:
            if table.schema.name == name:
                return table
        raise NoSuchTableError(
            f"There is no table {name!r}{nearest(name, self._names)} {self._has}"
        )

    def __getattr__(self, name: str) -> NoReturn:
        """What it has not: a method of a frame was asked of all tables, as likely as not."""
        if name.startswith("_"):
            raise AttributeError(name=name, obj=self)
        raise NoSuchNameError(f"Tables have no {name!r}{nearest(name, self._names)} {self._has}")

    def __iter__(self) -> Iterator[Any]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def _ipython_key_completions_(self) -> list[str]:
        return self._names

    def _repr_html_(self) -> str:
        """A table for a notebook: each table by its name, with what one row of it is."""
        rows = [(each.schema.name, f"{len(each):,}", each.schema.row) for each in self.all]
        return listing(
            repr(self).strip("<>").partition(": ")[0], ("Table", "Rows", "One row"), rows
        )

    @property
    def _names(self) -> list[str]:
        return [each.schema.name for each in self.all]

    @property
    def _has(self) -> str:
        first = self._names[0]
        return f"There are {', '.join(self._names)}; .{first}.frame is a DataFrame."
