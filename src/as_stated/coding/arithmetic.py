"""Arithmetic that a text states, checked against the figures it is about, within their hedges."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from as_stated.coding.claims import Claim
from as_stated.coding.columns import ChangeKind
from as_stated.coding.files import Row
from as_stated.coding.records import Change
from as_stated.coding.stance import Form
from as_stated.errors import Problem

_CHANGES: tuple[Form, ...] = ("increase", "decrease")
_COMPARED: tuple[ChangeKind, ...] = ("updates", "corrects", "recalls")


class Range(NamedTuple):
    """What a figure may be; without an end where the words leave it open."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Range") -> bool:
        """Whether some number is in this and in `other`.

        >>> Range(Decimal(40), Decimal("Infinity")).meets(Range(Decimal("-Infinity"), Decimal(39)))
        False
        """
        return self.low <= other.high and other.low <= self.high

    def plus(self, other: "Range") -> "Range":
        """What may come out if a number of this one and one of `other` are added."""
        return Range(self.low + other.low, self.high + other.high)

    @property
    def negative(self) -> "Range":
        """The same with the other sign."""
        return Range(-self.high, -self.low)


def range_of(claim: Claim) -> Range:
    """The numbers that the words of `claim` leave possible: wide, for checks alone.

    A bound takes in its number ("more than 40" is often said of 40), and "about" is the numbers that round
    to it at its first figure: about 2,360 is 1,860 to 2,860. Nothing of this is shown or drawn.
    """
    low, high = Decimal(claim.magnitude), Decimal(claim.magnitude)
    if claim.magnitude_to is not None:
        high = Decimal(claim.magnitude_to)
    if claim.status == "~":
        return Range(low - _half(low), high + _half(high))
    if claim.status in (">", ">="):
        return Range(low, Decimal("Infinity"))
    if claim.status in ("<", "<="):
        return Range(Decimal("-Infinity"), high)
    return Range(low, high)


def check_numbers(
    row: Row, later: Claim, earlier: Claim, words: Iterable[Claim]
) -> Iterator[Problem]:
    """The numbers of a change are those that its kind and its words say.

    Args:
        row: of the change; `later` and `earlier`: its ends, both figures.
        words: the claims whose numbers stand in the change's words.
    """
    kind = row["kind"]
    is_again = kind == "repeats" or (kind == "recalls" and later.earlier_words)
    if is_again and not _agree(later, earlier):
        what = f"from is “{later.quote}” and to “{earlier.quote}”, but kind is {kind}."
        yield row.problem(what, "One of them is another number: correct from, to or kind.")
    if kind in _COMPARED:
        for misfit in _misfits(later, earlier, words):
            todo = "Correct from, to or exact: they do not add up."
            yield row.problem(f"exact says {misfit}.", todo)


def check_articles_numbers(
    rows: Iterable[Row], changes: Iterable[Change], claims: Sequence[Claim], article: str
) -> Iterator[Problem]:
    """The same for `rows` and the `changes` they are, of one `article` (its name), between its own `claims`."""
    by_id = {claim.claim_id: claim for claim in claims}
    by_change = {change.change_id: change for change in changes}
    for row in rows:
        change = by_change.get(row.key)
        if change and change.from_id in by_id and change.to_id in by_id:
            is_own = change.article == article
            words = claims_within(claims, change.start, change.end) if is_own else []
            yield from check_numbers(row, by_id[change.from_id], by_id[change.to_id], words)


def claims_within(claims: Iterable[Claim], start: int, end: int) -> list[Claim]:
    """Those of `claims` whose number stands between `start` and `end` of their article, in code points."""
    return [each for each in claims if start <= each.number[0] and each.number[1] <= end]


def _misfits(later: Claim, earlier: Claim, within: Iterable[Claim]) -> Iterator[str]:
    """What the words of a change say of two figures, and their numbers do not confirm.

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


def _agree(one: Claim, other: Claim) -> bool:
    """Whether two figures may be one number; true where one of them is not a level."""
    if one.form != other.form or one.unit.sign != other.unit.sign:
        return True
    return range_of(one).meets(range_of(other))


def _half(number: Decimal) -> Decimal:
    """Half of the unit of a number's first figure."""
    return Decimal(1).scaleb(number.adjusted()) / 2 if number else Decimal(0)
