"""The axis below marks: where a number stands on it, and its ticks, each with its number."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from matplotlib.ticker import MaxNLocator

from as_stated.numerals import say
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import SMALL_TEXT, width_of
from as_stated.show.charts.svg import Role, role

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a number stands: from `low` at `left` to `high` at `right`, linear or by tens."""

    low: float
    high: float
    left: float
    right: float
    is_log: bool = False

    def __call__(self, number: float) -> float:
        """How far right a number stands."""
        low, high, at = self.low, self.high, number
        if self.is_log:
            low, high, at = math.log10(low), math.log10(high), math.log10(number)
        return self.left + (at - low) / (high - low) * (self.right - self.left)


def rail(sheet: Sheet, y: float, scale: Scale, ticks: Sequence[float]) -> None:
    """The faint line a mark stands on, with the places of the ticks."""
    sheet.rail(scale.left, sheet.right, y, [scale(tick) for tick in ticks])


def tick_labels(sheet: Sheet, scale: Scale, ticks: Sequence[float], unit: str) -> None:
    """The numbers of an axis, each at its tick, and its `unit`."""
    _numbers(sheet, scale, ticks, "tick")
    sheet.note(unit, sheet.axis, gid=role("axis"))
    sheet.y += 4


def once_more(sheet: Sheet, scale: Scale, ticks: Sequence[float]) -> None:
    """The numbers of an axis within a chart of many rows, which goes on below them."""
    sheet.y += 2
    _numbers(sheet, scale, ticks, "again", "tick")
    sheet.y += 4


def _numbers(sheet: Sheet, scale: Scale, ticks: Sequence[float], *roles: Role) -> None:
    y = sheet.y + SMALL_TEXT
    for tick in ticks:
        gid = role(*roles, value=f"{tick:g}")
        at = _middle(sheet, scale, tick)
        sheet.text(say_tick(tick), at, y, SMALL_TEXT, color="muted", anchor="center", gid=gid)
    sheet.y += SMALL_TEXT + 6


def _middle(sheet: Sheet, scale: Scale, tick: float) -> float:
    """The middle of the number at a tick: over it, or as near as the edge of the sheet lets it be."""
    half = width_of(say_tick(tick), SMALL_TEXT) / 2 + 1
    return min(max(scale(tick), half), sheet.width - half)


def linear_ticks(sheet: Sheet, scale: Scale) -> list[float]:
    """Round numbers from zero to the end of the sheet: as many, up to five, as have room for their words."""
    high = scale.high * (sheet.right - scale.left) / (scale.right - scale.left)
    return next(
        ticks
        for bins in (4, 3, 2, 1)
        if (ticks := round_numbers(high, bins)) and (bins == 1 or _fit(sheet, scale, ticks))
    )


def round_numbers(high: float, bins: int = 4) -> list[float]:
    """Round numbers from zero to `high` at even steps, about so many: `bins`."""
    locator = MaxNLocator(nbins=bins, steps=[1, 2, 2.5, 5, 10], integer=high >= 5)
    values = [float(f"{value:.12g}") for value in locator.tick_values(0, high)]
    return [value for value in values if 0 <= value <= high]


def log_ticks(sheet: Sheet, scale: Scale) -> tuple[list[float], int]:
    """Powers of ten from end to end of a log axis, as many as have room; and what each is to the last."""
    first, last = round(math.log10(scale.low)), round(math.log10(scale.high))
    for step in range(1, last - first + 1):
        ticks = [10.0**power for power in range(first, last + 1, step)]
        if _fit(sheet, scale, ticks):
            break
    return ticks, 10**step


def _fit(sheet: Sheet, scale: Scale, ticks: Sequence[float]) -> bool:
    """Whether the numbers of all ticks have room beside one another."""
    ends = [
        (_middle(sheet, scale, tick) - half, _middle(sheet, scale, tick) + half)
        for tick in ticks
        for half in (width_of(say_tick(tick), SMALL_TEXT) / 2,)
    ]
    return all(before[1] + 8 <= after[0] for before, after in pairwise(ends))


def say_tick(number: float) -> str:
    """The number of a tick.

    >>> say_tick(10000), say_tick(2500000), say_tick(0.5)
    ('10,000', '2.5 million', '0.5')
    """
    if number >= _MILLION:
        for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
            if number >= size:
                return f"{number / size:g} {name}"
    return say(int(number)) if number == int(number) else say(Decimal(f"{number:g}"))
