"""How a figure is drawn: its label, its mark, the axis below it and the key to the marks.

A lower bound is an arrow that runs off the axis, "about" a dashed ring of a fixed size: nothing
drawn has an end or a width that the words do not give.
"""

import math
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.ticker import MaxNLocator

from as_stated.coding import beside
from as_stated.numerals import Status, say
from as_stated.show.charts.rows import ROOMY, Row
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import (
    BOLD,
    LEADING,
    LEFT,
    SMALL_TEXT,
    TEXT,
    width_of,
    wrap,
)
from as_stated.show.charts.svg import Role, role
from as_stated.show.charts.words import meaning, number_of

KINDS: dict[Status, Role] = {
    "=": "no-hedge",
    "~": "about",
    ">": "more-than",
    ">=": "at-least",
    "<": "fewer-than",
    "<=": "up-to",
}
RADIUS, RING = 5.0, 6.5
CLOSE = 2.0  # between two of them
_UP, _DOWN = (">", ">="), ("<", "<=")
_MILLION = 1_000_000
IN_WORDS = "In words only, without a mark"


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


def label(sheet: Sheet, row: Row, width: float | None = None) -> None:
    """The figure as stated, and its speaker: one group of words that reads as `row.said`.

    Args:
        width: of its lines; None for that of the sheet.
    """
    width = sheet.right - LEFT if width is None else width
    claim = row.claim
    voice = f"({claim.source})" if claim.source else ""
    gid = role("claim", claim=row.claim_id)
    words = _held(f"{claim.words}{beside(claim)}", claim.hedge)
    sheet.lines(wrap(words, width, TEXT, BOLD), LEFT, TEXT, BOLD, gid=gid)
    if voice:
        sheet.lines(wrap(voice, width, SMALL_TEXT), LEFT, SMALL_TEXT, color="muted", gid=gid)


def labels_end(sheet: Sheet) -> float:
    """Where labels end, and the axis begins, of rows that stand close."""
    return LEFT + 0.556 * (sheet.right - LEFT)


def close_label(sheet: Sheet, row: Row) -> None:
    """The same in small type and, where it fits, on one line: for rows that stand close."""
    claim, width = row.claim, labels_end(sheet) - LEFT
    voice = f"({claim.source})" if claim.source else ""
    gid = role("claim", claim=row.claim_id)
    lines = wrap(_held(f"{claim.words}{beside(claim)}", claim.hedge), width, SMALL_TEXT, BOLD)
    sheet.lines(lines, LEFT, SMALL_TEXT, BOLD, gid=gid)
    at = width_of(f"{lines[-1]} ", SMALL_TEXT, BOLD) + 2
    if at + width_of(voice, SMALL_TEXT) <= width:
        baseline = sheet.y - SMALL_TEXT * (LEADING - 1)
        sheet.text(voice, LEFT + at, baseline, SMALL_TEXT, color="muted", gid=gid)
    elif voice:
        sheet.lines(wrap(voice, width, SMALL_TEXT), LEFT, SMALL_TEXT, color="muted", gid=gid)


def close_row(sheet: Sheet, row: Row, scale: Scale) -> None:
    """A row of a chart of many: its label, and its mark to the right of it."""
    top = sheet.y
    close_label(sheet, row)
    mark(sheet, row, scale, (top + sheet.y) / 2, labels_end(sheet))
    sheet.y += CLOSE


def grid(sheet: Sheet, scale: Scale, ticks: Sequence[float], top: float) -> None:
    """Behind rows that stand close, one line down at each tick."""
    sheet.grid([scale(tick) for tick in ticks], top, sheet.y)


def tell(sheet: Sheet, told: Sequence[Row], why: str = "") -> list[list[str]]:
    """A lane of words below the drawing for the figures that have no mark, each with the reason.

    Args:
        why: the reason for those that might stand on another axis.

    Returns:
        What was written, for the alt text: a part with its wordings; nothing where no row is told.
    """
    if not told:
        return []
    sheet.heading(IN_WORDS)
    if len(told) > ROOMY:
        note = f"{number_of(len(told))}: see the table of the figures"
        sheet.note(f"{note}.", gid=role("note", "count"))
        return [[f"{IN_WORDS}: {note}"]]
    notes = []
    for row in told:
        reason = "" if row.claim.qualifier else row.why_off_axis or why  # the words say it already
        notes.append(f"{row.said}; {reason}" if reason else row.said)
        sheet.note(f"{notes[-1]}.", gid=role("note", "claim", claim=row.claim_id))
    return [[f"{IN_WORDS}: {said}" for said in ("; ".join(notes), number_of(len(told)))]]


def _held(words: str, hedge: str) -> str:
    """Words in which hedge and number cannot part at the end of a line."""
    if not hedge or hedge not in words:
        return words
    held = words.replace(hedge, hedge.replace(" ", "\u00a0"), 1)
    hedge = re.escape(hedge.replace(" ", "\u00a0"))
    return re.sub(rf"(?<={hedge}) (?=\S*\w)|(?<=\w) (?={hedge})", "\u00a0", held, count=1)


def mark(sheet: Sheet, row: Row, scale: Scale, y: float, edge: float = LEFT) -> None:
    """The figure on its axis, right of `edge`."""
    ends = [scale(number) for number in row.numbers]
    # A count stops at zero, so an arrow down does; where a log axis begins is nowhere in particular.
    leftmost = edge if scale.is_log else scale.left
    _draw(sheet, row, ends[0], ends[-1], y, (leftmost, sheet.right))


def key(sheet: Sheet, drawn: Iterable[Row]) -> None:
    """What each kind of mark that was drawn means."""
    first: dict[str, Row] = {}
    for row in drawn:
        first.setdefault(meaning(row), row)
    sheet.y += 4
    for means, row in first.items():
        is_range = row.is_range
        start = LEFT + 7 if row.status in _UP else LEFT + 29 if row.status in _DOWN else LEFT + 18
        start, end = (LEFT + 10, LEFT + 26) if is_range else (start, start)
        _draw(sheet, row, start, end, sheet.y + 9, (LEFT, LEFT + 36), in_key=True)
        sheet.note(means, LEFT + 46, gid=role("key"))
        sheet.y += 3


def _draw(
    sheet: Sheet, row: Row, x: float, x_to: float, y: float, edges: tuple[float, float],
    in_key: bool = False,
) -> None:  # fmt: skip
    status = row.status
    gid = role("sample") if in_key else role("mark", KINDS[status], claim=row.claim_id)
    around = RADIUS
    if row.is_range:
        width = max(3.0, x_to - x)
        is_firm = status == "="
        sheet.band(x, y - 4, width, 8, filled=is_firm, dashed=status == "~", gid=gid)
        around = 0
    elif status == "~":
        sheet.circle(x, y, RING, filled=False, dashed=True, gid=gid)
    else:
        sheet.circle(x, y, RADIUS, filled=status not in (">", "<"), gid=gid)
    if status in _UP:
        _arrow(sheet, x_to + around, edges[1], y, role("sample") if in_key else _arrow_role(row))
    if status in _DOWN:
        end = min(edges[0], x - around - 10)  # room for the head, even at zero
        _arrow(sheet, x - around, end, y, role("sample") if in_key else _arrow_role(row))


def _arrow_role(row: Row) -> str:
    return role("arrow", "up" if row.status in _UP else "down", claim=row.claim_id)


def _arrow(sheet: Sheet, start: float, end: float, y: float, gid: str) -> None:
    """An open arrow: to the edge of the sheet, past the end of any axis."""
    back = end - 6 if end > start else end + 6
    xs = (start, end, back, end, back)
    sheet.line(xs, (y, y, y - 4.5, y, y + 4.5), "accent", 1.6, gid)


def rail(sheet: Sheet, y: float, scale: Scale, ticks: Sequence[float]) -> None:
    """The faint line a mark stands on, with the places of the ticks."""
    sheet.rail(scale.left, sheet.right, y, [scale(tick) for tick in ticks])


def tick_labels(
    sheet: Sheet, scale: Scale, ticks: Sequence[float], taken: Collection[float], unit: str
) -> None:
    """The numbers of an axis, save those that a figure states, and its unit."""
    edge = 0.0
    for tick in ticks:
        said = say_tick(tick)
        half = width_of(said, SMALL_TEXT) / 2
        at = max(scale(tick), half + 1)
        if tick in taken or at - half < edge or at + half > sheet.width:
            continue
        y = sheet.y + SMALL_TEXT
        gid = role("tick", value=f"{tick:g}")
        sheet.text(said, at, y, SMALL_TEXT, color="muted", anchor="center", gid=gid)
        edge = at + half + 6
    sheet.y += SMALL_TEXT + 6
    sheet.note(unit, gid=role("axis"))
    sheet.y += 4


def linear_ticks(high: float, taken: Collection[float]) -> list[float]:
    """Round numbers from zero to `high`, as far as can be such as no figure states."""
    best: list[float] = []
    for bins in (4, 5, 3, 6, 8):
        locator = MaxNLocator(nbins=bins, steps=[1, 2, 2.5, 5, 10], integer=high >= 5)
        values = [float(f"{value:.12g}") for value in locator.tick_values(0, high)]
        ticks = [value for value in values if 0 <= value <= high]
        if len(_free(ticks, taken)) > len(_free(best, taken)):
            best = ticks
        if len(_free(best, taken)) >= 3:
            break
    return best


def _free(ticks: Sequence[float], taken: Collection[float]) -> list[float]:
    return [tick for tick in ticks if tick not in taken]


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
