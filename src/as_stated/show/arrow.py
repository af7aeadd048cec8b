"""Stated numbers handed to Arrow: exact decimals, in Parquet and in whatever takes a frame as Arrow."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pandas as pd

DIGITS = 38  # of Arrow's shorter decimal, which every reader of Parquet knows


def arrow_decimals(cells: Iterable[Any], kind: Any = None) -> Any:
    """An Arrow array of decimals with as many places as the cell that has most; pyarrow must be there.

    Args:
        cells: stated numbers and `<NA>`.
        kind: the Arrow type that is asked for; None: the decimal that holds them all.
    """
    import pyarrow

    plain = [None if each is pd.NA else Decimal(each) for each in cells]
    shapes = [each.as_tuple() for each in plain if each is not None]
    places = max((-int(each.exponent) for each in shapes), default=0)
    whole = max((len(each.digits) + int(each.exponent) for each in shapes), default=0)
    wanted = pyarrow.decimal128 if whole + places <= DIGITS else pyarrow.decimal256
    most = DIGITS if wanted is pyarrow.decimal128 else 2 * DIGITS
    return pyarrow.array(plain, type=kind or wanted(most, places))
