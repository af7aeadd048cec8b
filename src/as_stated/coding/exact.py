"""A number as stated: exact, and never added up."""

import sys
from decimal import Decimal
from typing import NoReturn

from as_stated.coding.refusals import refuse
from as_stated.numerals import Attempt, NoArithmetic

_ATTEMPTS: dict[Attempt, tuple[str, str]] = {
    "sum": ("total", "adding up stated numbers"),
    "difference": ("difference", "subtracting stated numbers"),
    "ratio": ("difference", "computing with stated numbers"),
    "number": ("difference", "taking a stated number for a bare one"),
}

# Where pandas takes the mean, the deviation, … of a column of objects: it has it as floats, asked for by nobody.
_REDUCING = frozenset(
    ("pandas.core.nanops", "pandas.core.groupby.ops", "pandas.core.window.rolling")
)


class StatedNumber(NoArithmetic, Decimal):
    """A stated number with every digit; sorts, compares and prints as one, and refuses arithmetic.

    The magnitude of a claim is one, and each cell of a frame's column of them (`StatedDtype`). `float()` is
    the way out for those who have read why, and with it `math.fsum` and whatever else asks for a float; what
    `Decimal` has by name (`sqrt`, `quantize`) still computes.

    >>> StatedNumber("6500") > 286, str(StatedNumber("1.5")), StatedNumber(17)
    (True, '1.5', 17)
    """

    __slots__ = ()

    def _refuse(self, attempt: Attempt) -> NoReturn:
        refusal_id, doing = _ATTEMPTS[attempt]
        refuse(refusal_id, f"{doing} (float() computes with them all the same)")

    def __float__(self) -> float:
        """The number as a float, for whoever asks for it by name.

        Raises:
            RefusalError: pandas asks, to compute with a column of objects, such as `pd.Series([claim.magnitude, …])`.
        """
        if sys._getframe(1).f_globals.get("__name__") in _REDUCING:
            self._refuse("ratio")
        return super().__float__()

    def __repr__(self) -> str:
        return f"{self:f}"


def plain_number(number: int | Decimal | None) -> int | Decimal | None:
    """A stated `number` as one that computes, for what the package itself finds out with it; exact.

    >>> plain_number(StatedNumber("6500")), plain_number(StatedNumber("1.5")), plain_number(None)
    (6500, Decimal('1.5'), None)
    """
    if not isinstance(number, StatedNumber):
        return number
    plain = Decimal(number)
    return int(plain) if plain == plain.to_integral_value() else plain
