"""A number as stated, in a frame: exact, and never added up."""

from decimal import Decimal
from typing import NoReturn

from as_stated.coding import Magnitude, refuse
from as_stated.show.schema import plain_value


class StatedNumber(Decimal):
    """A stated number with every digit; sorts, compares and prints as one, and refuses arithmetic.

    Whatever adds or subtracts the cells of a column (`sum`, `cumsum`, `diff`, `+`, also by `groupby` or in
    a pivot table) ends in `RefusalError` with the reason. `astype(float)` is the way out for who has read
    it; `mean`, `median`, `std` and `rolling` take that way by themselves, and are not caught.

    >>> StatedNumber("6500") > 286, str(StatedNumber("1.5"))
    (True, '1.5')
    """

    __slots__ = ()

    def _no_total(self, other: object) -> NoReturn:
        refuse("total", "adding up stated numbers")

    def _no_difference(self, other: object) -> NoReturn:
        refuse("difference", "computing with stated numbers")

    __add__ = __radd__ = _no_total
    __sub__ = __rsub__ = __mul__ = __rmul__ = _no_difference
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _no_difference


def as_stated_number(number: Magnitude | None) -> StatedNumber | None:
    """A number of the coding for a frame; None where there is none."""
    return None if number is None else StatedNumber(str(plain_value(number)))
