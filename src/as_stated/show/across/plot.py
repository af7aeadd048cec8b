"""The plot of one quantity: days across, the number from zero up, and where each statement stands.

One mark a statement. A dotted line leads to the next statement that the same origin itself made, a tail
to the day that the number holds for. Nothing is drawn between two days besides. All lengths are pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from as_stated.coding import Claim, Quantity, Statement, span
from as_stated.show.across.labels import Box
from as_stated.show.across.marks import Look, extent, looks
from as_stated.show.across.named import claim_of
from as_stated.show.across.places import place
from as_stated.show.charts.axis import Scale
from as_stated.show.charts.claims import numbers

APART = 14.0  # between the middles of two marks that would cover each other
INSET = 14.0  # from the ends of the axis of days to its first and last day


@dataclass(frozen=True, slots=True)
class Spot:
    """One statement on the plot: where its mark stands, and where the tail to its day begins and ends.

    Attributes:
        ys: of its number; of a range both ends, the lower number first.
        tail: the first and last day that the number holds for, across; None where there is no tail.
        is_cut: those days lie before the plot begins.
    """

    statement: Statement
    claim: Claim
    look: Look
    x: float
    ys: tuple[float, ...]
    tail: tuple[float, float] | None
    is_cut: bool

    @property
    def box(self) -> Box:
        """What its mark covers, arrow and all."""
        return Box(*extent(self.claim.status, self.x, self.ys))


def reported(statement: Statement) -> date:
    """The day it was reported."""
    return date.fromisoformat(statement.reported_on)


def holds_for(statement: Statement) -> tuple[date, date] | None:
    """The days that its number holds for, where they are known and not just the day it was reported.

    One day later is the same day in another time zone.
    """
    first, last = span(statement.as_of) if statement.as_of else (None, None)
    if last is None:
        return None
    day = reported(statement)
    if (first or last) == last and day <= last <= day + timedelta(days=1):
        return None
    return first or last, min(last, day)


def days(dated: Sequence[Statement], left: float, right: float) -> Scale:
    """The axis of days: the days of reporting, and those the numbers hold for where they are near.

    The days before the first report have a third of the axis, or two weeks; earlier ones are cut off.

    Args:
        dated: what stands on the axis, or in the lane below it.
        left, right: of the plot, in pixels.
    """
    known = [reported(each).toordinal() for each in dated]
    first, last = min(known), max(known)
    room = max((last - first) // 2, 14)
    held = [each[0].toordinal() for each in map(holds_for, dated) if each]
    first = min([first, *(day for day in held if day >= first - room)])
    if first == last:
        first, last = first - 1, last + 1
    return Scale(first, last, left + INSET, right - INSET)


def spots(quantity: Quantity, drawn: Sequence[Statement], across: Scale, up: Scale) -> list[Spot]:
    """Where each statement stands; marks that would cover each other stand side by side.

    Args:
        across: the axis of days.
        up: that of the numbers; higher numbers have smaller pixels.
    """
    own = [each.origin.origin_id if each.origin and each.basis == "own" else "" for each in drawn]
    look = looks(quantity, own)
    placed: list[Spot] = []
    for statement, origin in zip(drawn, own, strict=True):
        claim = claim_of(statement)
        ys = tuple(map(up, numbers(claim)))
        x = _free(across(reported(statement).toordinal()), ys, placed, across)
        tail, is_cut = _tail(statement, across)
        placed.append(Spot(statement, claim, look.get(origin, Look()), x, ys, tail, is_cut))
    return placed


def connectors(quantity: Quantity, placed: Sequence[Spot]) -> list[tuple[Spot, Spot]]:
    """Each statement that is `placed`, and the next that the same origin itself made; none across what was taken back.

    A copy of a text and a look-back are no new statements of its origin.
    """
    by_key = {spot.statement.key: spot for spot in placed}
    series: dict[str, list[Statement]] = {}
    for each in quantity.statements:
        is_new = each.basis == "own" and not each.copy_of and not each.claim.earlier_words
        if each.origin and is_new and place(quantity, each).where != "apart":
            series.setdefault(each.origin.origin_id, []).append(each)
    return [
        (by_key[one.key], by_key[other.key])
        for own in series.values()
        for one, other in pairwise(sorted(own, key=_when))
        if one.key in by_key and other.key in by_key
    ]


def _when(statement: Statement) -> tuple[date, date]:
    """Statements by the last day that they hold for, then by that of their report."""
    held = holds_for(statement)
    return held[1] if held else reported(statement), reported(statement)


def _free(x: float, ys: Sequence[float], placed: Sequence[Spot], across: Scale) -> float:
    """The place nearest to a day at which a mark covers no other."""
    least, most = across.left - INSET + 6, across.right + INSET - 6
    for step in range(len(placed) + 1):
        for at in (x + step * APART, x - step * APART):
            if (least <= at <= most or not step) and not any(
                _covers(at, ys, each) for each in placed
            ):
                return at
    return x


def _covers(x: float, ys: Sequence[float], other: Spot) -> bool:
    is_near = abs(x - other.x) < APART - 1
    return is_near and min(ys) - APART < max(other.ys) and min(other.ys) - APART < max(ys)


def _tail(statement: Statement, across: Scale) -> tuple[tuple[float, float] | None, bool]:
    held = holds_for(statement)
    if held is None:
        return None, False
    first, last = (across(max(day.toordinal(), across.low)) for day in held)
    return (first, last), held[1].toordinal() < across.low
