"""A table's rows as a pandas frame: one type a column, whatever the article."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from as_stated.show.schema import Column, Schema, Type
from as_stated.show.stated_array import StatedDtype

_DTYPES: dict[Type, Any] = {
    "string": "str",
    "integer": "Int64",
    "number": StatedDtype(),
    "boolean": "bool",
}


def make_frame(schema: Schema, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The rows as a frame, with the columns that are declared, in their order.

    Args:
        rows: one mapping a row, with a key for each column; numbers exact, None where there is none.

    Returns:
        A new frame. A number column is of dtype `stated` (exact, and computing with it is refused), one
        of a closed list is a category; whole numbers are `Int64`, all else words.
    """
    return pd.DataFrame(
        {
            each.name: pd.Series([row[each.name] for row in rows], dtype=_dtype(each))
            for each in schema.columns
        }
    )


def _dtype(column: Column) -> Any:
    return pd.CategoricalDtype(list(column.values)) if column.values else _DTYPES[column.type]
