"""Arithmetic that a text states, held against the figures it is about, within their hedges."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from as_stated.coding.claims import Claim
from as_stated.coding.stance import Form

_CHANGES: tuple[Form, ...] = ("increase", "decrease")


class Range(NamedTuple):
    """What a figure may be; None where the words leave it open."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: "Range") -> bool:
        """Whether some number is in both.

        >>> Range(Decimal(40), None).meets(Range(None, Decimal(39)))
        False
        """
        return not (_is_below(self.high, other.low) or _is_below(other.high, self.low))

    def plus(self, other: "Range") -> "Range":
        """What may come out if a number of this one and one of the other are added."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Range(low, high)

    @property
    def negative(self) -> "Range":
        """The same with the other sign."""
        return Range(
            None if self.high is None else -self.high, None if self.low is None else -self.low
        )


def range_of(claim: Claim) -> Range:
    """What a claim's words leave possible, for a check alone: wide, so that it errs on no side.

    A bound takes in its number ("more than 40" is often said of 40), and "about" is the numbers that round
    to it at its first figure: about 2,360 is 1,860 to 2,860. Nothing of this is shown or drawn.
    """
    low, high = Decimal(claim.magnitude), Decimal(claim.magnitude)
    if claim.magnitude_to is not None:
        high = Decimal(claim.magnitude_to)
    if claim.status == "~":
        return Range(low - _half(low), high + _half(high))
    if claim.status in (">", ">="):
        return Range(low, None)
    if claim.status in ("<", "<="):
        return Range(None, high)
    return Range(low, high)


def misfits(later: Claim, earlier: Claim, within: Iterable[Claim]) -> Iterator[str]:
    """What the words of a change say of two figures, where they do not bear it out.

    Args:
        later, earlier: the levels before and after.
        within: the claims whose numbers stand in these words.
    """
    if later.form != "level" or earlier.form != "level":
        return
    for claim in within:
        if claim.form in _CHANGES and claim.unit == later.unit:
            by = range_of(claim) if claim.form == "increase" else range_of(claim).negative
            if not range_of(earlier).plus(by).meets(range_of(later)):
                yield f"“{claim.quote}”, which does not lead from “{earlier.quote}” to “{later.quote}”"
        is_look_back = claim.earlier_words and claim.form == "level" and claim.unit == earlier.unit
        if is_look_back and not range_of(claim).meets(range_of(earlier)):
            yield f"“{claim.earlier_words}” of “{claim.quote}”, which is not “{earlier.quote}”"


def agree(one: Claim, other: Claim) -> bool:
    """Whether two figures may be one number; so it is where one of them is no level."""
    if one.form != other.form or one.unit.sign != other.unit.sign:
        return True
    return range_of(one).meets(range_of(other))


def _half(number: Decimal) -> Decimal:
    """Half of the unit of a number's first figure."""
    return Decimal(1).scaleb(number.adjusted()) / 2 if number else Decimal(0)


def _is_below(one: Decimal | None, other: Decimal | None) -> bool:
    return one is not None and other is not None and one < other
