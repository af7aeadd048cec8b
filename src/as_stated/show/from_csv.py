"""A tidy table read back from its CSV file, as the same frame."""

import csv
import io
from collections.abc import Callable, Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from as_stated._calls import clean_call
from as_stated.coding import is_day, read_number
from as_stated.errors import ArgumentError, InputError
from as_stated.problems import meant
from as_stated.show import declared
from as_stated.show.frames import make_frame
from as_stated.show.schema import Column, Schema, Type

if TYPE_CHECKING:
    import pandas as pd

_FITS: dict[Type, Callable[[str], bool]] = {
    "string": lambda cell: True,
    "integer": lambda cell: cell.lstrip("-").isdecimal(),
    "number": lambda cell: read_number(cell) is not None,
    "boolean": lambda cell: cell.lower() in ("true", "false"),
    "date": is_day,
}


@clean_call
def read_csv(path: str | PathLike[str]) -> "pd.DataFrame":
    """A table of a report, or what `to_csv(index=False)` wrote of its frame, with the types that it had.

    Args:
        path: a CSV file with all columns of one of the tables: `report/…/tables/claims.csv`, or one of
            `report/tables/` or of a quantity.

    Returns:
        The frame that `tables.claims.frame` gives: stated numbers exact, closed lists as categories, days as
        dates, an empty cell as `<NA>`, and without the apostrophe that keeps words from being a formula.

    Raises:
        ArgumentError: it is given something else than a path.
        InputError: no file there, or none of our tables; the message names the nearest, or the cell.
    """
    if not isinstance(path, str | PathLike):
        raise ArgumentError(
            f"read_csv takes the path of a table's file, not {type(path).__name__}."
        )
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")  # each line's end as it is
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise InputError(f"{path}: cannot be read: {why}.") from None
    schema = _schema(str(path), next(csv.reader(io.StringIO(text)), []))
    return make_frame(schema, list(_rows(str(path), schema, text)))


def _schema(path: str, head: list[str]) -> Schema:
    """The table that has these columns, in whatever order."""
    known = _known()
    for each in known:
        if {column.name for column in each.columns} == set(head):
            return each

    def likeness(each: Schema) -> float:
        names = {column.name for column in each.columns}
        return len(names & set(head)) / len(names | set(head))

    nearest = max(known, key=likeness)
    names = [column.name for column in nearest.columns]
    lacks = [name for name in names if name not in head]
    more = [name for name in head if name not in names]
    said = [f"it lacks {', '.join(lacks[:5])}{', …' * (len(lacks) > 5)}"] * bool(lacks)
    said += [f"{name!r} is none of its columns{meant(name, names)}".rstrip(".") for name in more]
    if not set(names) & set(head):
        said = [f"its first row should be as {','.join(names[:3])},…"]
    raise InputError(
        f"{path}: not a table of a report. Nearest is {nearest.name}: {'; '.join(said)}."
    )


def _known() -> tuple[Schema, ...]:
    return (
        *declared.SCHEMAS, *declared.STACKED, declared.CHANGES, declared.UNITS, declared.REFUSED,
        declared.STATEMENTS, declared.ORIGINS, declared.QUANTITY_CHANGES,
    )  # fmt: skip


def _rows(path: str, schema: Schema, text: str) -> Iterator[dict[str, Any]]:
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline="")), start=1):
        if cells and len(cells) != len(schema.columns):
            what = f"{len(cells)} cells, not {len(schema.columns)}"
            raise InputError(f"{path}, row {number}: {what}. Correct that row.")
    for number, row in enumerate(schema.read_csv(text), start=2):
        yield {each.name: _cell(path, number, each, row[each.name]) for each in schema.columns}


def _cell(path: str, row: int, column: Column, cell: str | None) -> Any:
    if not cell:
        return None
    if not _FITS[column.type](cell) or (column.values and cell not in column.values):
        wanted = f"one of {', '.join(column.values)}" if column.values else f"of type {column.type}"
        raise InputError(f"{path}, row {row}: {column.name} is {cell!r}, not {wanted}.")
    return cell.lower() == "true" if column.type == "boolean" else cell
