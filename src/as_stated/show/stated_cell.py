"""One cell of a column of stated numbers: what may be one, and what is said where one is computed with."""

from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

import pandas as pd

from as_stated.coding import StatedNumber, refuse
from as_stated.show.schema import plain_value

with suppress(ImportError):  # a Python may be without it
    import sqlite3

    sqlite3.register_adapter(StatedNumber, str)  # `to_sql` writes it with every digit


def stated_cell(value: Any) -> Any:
    """A `value` as a cell holds it: a `StatedNumber`, or `<NA>` for what is missing.

    Raises:
        TypeError: it is no number, or not a finite one.
    """
    if value is None or value is pd.NA or (not isinstance(value, Decimal) and pd.isna(value)):
        return pd.NA
    if isinstance(value, StatedNumber):
        return value
    with suppress(InvalidOperation):
        number = StatedNumber(str(plain_value(value)))
        if number.is_finite():
            return number
    raise TypeError(f"Invalid value {value!r} for dtype 'stated'")


def is_of_numbers(dtype: Any) -> bool:
    """Whether what is of this `dtype` can be stated numbers, too: integers and floats, but no yes or no."""
    return pd.api.types.is_numeric_dtype(dtype) and not pd.api.types.is_bool_dtype(dtype)


def refuse_computing(name: str) -> NoReturn:
    """Refuse what would compute with stated numbers.

    Args:
        name: of the operation, as pandas calls it.

    Raises:
        RefusalError: always, with the reason.
    """
    todo = f"{name} of stated numbers (astype(float) computes with them all the same)"
    if name in ("mean", "median"):
        refuse("mean", todo)
    refuse("difference" if name in ("arithmetic", "std", "var", "sem") else "total", todo)
