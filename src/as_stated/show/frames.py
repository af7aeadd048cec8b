"""A table's rows as a pandas frame: one type a column, whatever the article."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from as_stated.show.schema import Column, Schema, Type
from as_stated.show.stated_array import StatedDtype

_WORDS = pd.StringDtype("python", na_value=pd.NA)  # the same with and without pyarrow
_DTYPES: dict[Type, Any] = {
    "string": _WORDS,
    "integer": "Int64",
    "number": StatedDtype(),
    "boolean": "bool",  # none is ever missing
    "date": "datetime64[us]",  # as pandas reads days, from year 1 on
}


def make_frame(schema: Schema, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The rows as a frame, with the columns that are declared, in their order.

    Args:
        rows: one mapping a row, with a key for each column; numbers exact, None or "" where there is none.

    Returns:
        A new frame. A number column is of dtype `stated` (exact, and computing with it is refused), one
        of a closed list is a category, days are `datetime64`; whole numbers are `Int64`, all else `string`. What is
        missing is `<NA>`, of a day `NaT`: `isna()` finds both.
    """
    return pd.DataFrame(
        {
            each.name: pd.Series([_cell(row[each.name]) for row in rows], dtype=_dtype(each))
            for each in schema.columns
        }
    )


def _cell(value: object) -> object:
    return None if value == "" else value


def _dtype(column: Column) -> Any:
    if column.values:
        return pd.CategoricalDtype(pd.Index(column.values, dtype=_WORDS))
    return _DTYPES[column.type]
