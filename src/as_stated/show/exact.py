"""A number as stated, in a frame: exact, and never added up."""

from decimal import Decimal
from typing import NoReturn

from as_stated.coding import refuse


class StatedNumber(Decimal):
    """A stated number with every digit; sorts, compares and prints as one, and refuses arithmetic.

    A column of a frame holds them (`StatedDtype`); taken out of it, they still refuse to be added up.
    `float()` is the way out for who has read why.

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
    __divmod__ = __rdivmod__ = _no_difference
