"""A tidy table without a form of its own for readers: what it holds, as a frame and as a CSV file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps
from inspect import ismethod
from typing import TYPE_CHECKING, Any, NoReturn

from as_stated.errors import ArgumentError, NoSuchColumnError, NoSuchNameError
from as_stated.problems import meant
from as_stated.show.schema import Schema

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class PlainTable:
    """One tidy table; the numbers of its rows are exact.

    `frame` is all of it, and what a frame has, the table has: `head()`, `query(…)`, `merge(…)`,
    `table["said"]`, `table.said`. The table itself never changes.
    """

    schema: Schema
    rows: Sequence[Mapping[str, Any]]  # all of them; numbers exact

    @property
    def frame(self) -> "pd.DataFrame":
        """The table as a frame of its own: what is done to it changes nothing else."""
        from as_stated.show.frames import make_frame  # here: many need no frame, and no pandas

        return make_frame(self.schema, self.rows)

    @cached_property
    def csv(self) -> str:
        """The table as its CSV file has it, each number with every digit that the coding has."""
        return self.schema.write_csv(self.rows)

    @property
    def resource(self) -> dict[str, Any]:
        """The table's CSV file as a resource of a data package (Frictionless)."""
        return self.schema.as_resource(self.csv)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[str]:
        """The names of the columns, as a frame gives them."""
        return iter(self._columns)

    def __contains__(self, column: object) -> bool:
        return column in self._columns

    def __bool__(self) -> bool:
        return True  # a table without rows is a table

    def __repr__(self) -> str:
        return repr(self.frame)

    def _repr_html_(self) -> str:
        """The frame's own table, for a notebook."""
        return self.frame._repr_html_()  # type: ignore[operator]

    def __getitem__(self, key: Any) -> Any:
        """Columns or rows, as `frame[key]` gives them.

        Raises:
            NoSuchColumnError: there is no such column; the message lists those there are.
        """
        for each in key if isinstance(key, list) else [key]:
            if isinstance(each, str) and each not in self._columns:
                raise NoSuchColumnError(
                    f"{self.schema.name} has no column {each!r}{meant(each, self._columns)} "
                    f"It has: {', '.join(self._columns)}."
                )
        return self.frame[key]

    def __setitem__(self, key: Any, value: object = None) -> NoReturn:
        """A table stays as it is: `frame` is one's own."""
        name = self.schema.name
        raise ArgumentError(f"{name} stays as it is. Change a frame: frame = tables.{name}.frame.")

    __delitem__ = __setitem__

    def __array__(self, *args: object, **named: object) -> NoReturn:
        """What `pd.DataFrame(table)` and `np.asarray(table)` ask for: they would lose names or types."""
        raise ArgumentError(
            f"{self.schema.name} is a table. Its frame is a DataFrame: tables.{self.schema.name}.frame."
        )

    def __getattr__(self, name: str) -> Any:
        """What the frame has: a method, or a column."""
        if name.startswith("_") or name in self.__dataclass_fields__:
            raise AttributeError(name=name, obj=self)
        if name not in self._columns:
            import pandas as pd

            if not hasattr(pd.DataFrame, name):
                known = [*self._columns, *(each for each in dir(pd.DataFrame) if each[0] != "_")]
                raise NoSuchNameError(
                    f"{self.schema.name} has no {name!r}{meant(name, known)} It has: "
                    f"{', '.join(self._columns)}, and what a frame has."
                )
        found = getattr(self.frame, name)
        return _among_tables(found) if ismethod(found) else found

    def __dir__(self) -> list[str]:
        import pandas as pd

        names = {*super().__dir__(), *dir(pd.DataFrame), *self._columns}
        return sorted(each for each in names if not each.startswith("_"))

    def _ipython_key_completions_(self) -> list[str]:
        return self._columns

    @property
    def _columns(self) -> list[str]:
        return [each.name for each in self.schema.columns]


def _among_tables(method: Callable[..., Any]) -> Callable[..., Any]:
    """A method of a frame to which a table is its frame: `claims.merge(events)`, `claims.join([events])`."""

    @wraps(method)
    def called(*args: object, **named: object) -> Any:
        return method(*map(_framed, args), **{name: _framed(each) for name, each in named.items()})

    return called


def _framed(given: object) -> object:
    if type(given) is list:
        return [_framed(each) for each in given]
    return given.frame if isinstance(given, PlainTable) else given
