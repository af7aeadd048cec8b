"""A number on its way through the reader, before it has its hedge."""

from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Final

from as_stated.numerals.model import Kind

_EXACT: Final = Context(prec=120, traps=[])
_THIRDS: Final = Context(prec=28, traps=[])
MAX_DIGITS: Final = 60
"""Longer runs of digits are names, not magnitudes."""


@dataclass(slots=True)
class Candidate:
    """A possible number; `start` and `end` are offsets of the folded text (`Folded.plain`).

    `left` and `right` are where the search for hedges begins: before a currency sign on the left,
    after a glued unit on the right. `kind` None: not yet known. `before`: the words before it, nearest
    last, None if not yet read.
    """

    start: int
    end: int
    value: int | Decimal | None = None
    to: int | Decimal | None = None
    kind: Kind | None = None
    left: int = -1
    right: int = -1
    before: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        if self.left < 0:
            self.left = self.start
        if self.right < 0:
            self.right = self.end


def whole(value: Decimal) -> int | Decimal:
    """Turn a `value` without a fractional part into an int; else strip its trailing zeros.

    >>> whole(Decimal("1200000.0")), whole(Decimal("0.50"))
    (1200000, Decimal('0.5'))
    """
    if value == value.to_integral_value():
        return int(value)
    return value.normalize(_EXACT)


def times(value: int | Decimal, factor: int) -> int | Decimal:
    """Multiply `value` by `factor` exactly, whatever the caller's decimal context."""
    if isinstance(value, int):
        return value * factor
    return value if factor == 1 else whole(_EXACT.multiply(value, Decimal(factor)))


def plus(value: int | Decimal, part: int | Decimal) -> int | Decimal:
    """Add `part` to `value` exactly, whatever the caller's decimal context."""
    return whole(_EXACT.add(Decimal(value), Decimal(part)))


def ratio(numerator: int, denominator: int) -> int | Decimal:
    """Divide `numerator` by `denominator`; a fraction without an end has 28 digits.

    >>> ratio(1, 4), ratio(1, 3)
    (Decimal('0.25'), Decimal('0.3333333333333333333333333333'))
    """
    if denominator == 0:
        return 0
    return whole(_THIRDS.divide(Decimal(numerator), Decimal(denominator)))
