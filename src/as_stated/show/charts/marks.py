"""How a figure is drawn: its label, its mark and the axis below it.

A bound is one short arrow of a fixed length, "about" a dashed ring of a fixed size: they show a
direction and no amount, and nothing drawn has an end or a width that the words do not give.
"""

import re
from collections.abc import Iterable, Sequence

from as_stated.coding import Claim, beside, label_claim
from as_stated.numerals import Status
from as_stated.show.charts.axis import Scale, once_more
from as_stated.show.charts.claims import ROOMY, numbers, why_off_axis
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import BOLD, LEADING, LEFT, SMALL_TEXT, TEXT, width_of, wrap
from as_stated.show.charts.svg import Role, role
from as_stated.show.counting import how_many

KINDS: dict[Status, Role] = {
    "=": "no-hedge",
    "~": "about",
    ">": "more-than",
    ">=": "at-least",
    "<": "fewer-than",
    "<=": "up-to",
}
RADIUS, RING, ARROW = 5.0, 6.5, 22.0
CLOSE = 2.0  # between two of them
UP, DOWN = (">", ">="), ("<", "<=")
IN_WORDS = "In words only, without a mark"


def label(
    sheet: Sheet, claim: Claim, x: float = LEFT, end: float | None = None, is_close: bool = False
) -> None:
    """The figure as stated, and its speaker: one group of words that reads as `label_claim` says it.

    Args:
        x: where its lines begin.
        end: where they end; None for the end of the sheet.
        is_close: among rows that stand close: in small type and, where it fits, on one line.
    """
    width, size = (end or sheet.right) - x, SMALL_TEXT if is_close else TEXT
    key = claim.claim_id
    gid = role("claim", claim=key, to=f"#quote-{key}", says=label_claim(claim))
    lines = wrap(_held(f"{claim.words}{beside(claim)}", claim.hedge), width, size, BOLD)
    sheet.lines(lines, x, size, BOLD, gid=gid)
    if not claim.source:
        return
    voice = f"({claim.source})"
    at = width_of(f"{lines[-1]} ", size, BOLD) + 2
    if is_close and at + width_of(voice, SMALL_TEXT) <= width:
        baseline = sheet.y - SMALL_TEXT * (LEADING - 1)
        sheet.text(voice, x + at, baseline, SMALL_TEXT, color="muted", gid=gid)
    else:
        sheet.note(voice, x, gid=gid, end=end)


def labels_end(sheet: Sheet) -> float:
    """Where labels end, and the axis begins, of rows that stand close."""
    return sheet.words_end if sheet.is_wide else LEFT + 0.556 * (sheet.right - LEFT)


def close_rows(
    sheet: Sheet, block: Sequence[Claim], scale: Scale, ticks: Sequence[float], numbered: bool
) -> None:
    """A `block` of rows of a chart of many: labels, with their marks to the right of them, and a line down each tick.

    Args:
        numbered: the numbers of the axis stand below them once more.
    """
    begin = sheet.y
    for claim in block:
        top = sheet.y
        label(sheet, claim, end=labels_end(sheet), is_close=True)
        mark(sheet, claim, scale, (top + sheet.y) / 2)
        sheet.y += CLOSE
    sheet.grid([scale(tick) for tick in ticks], begin, sheet.y)
    if numbered:
        once_more(sheet, scale, ticks)
        sheet.may_end()


def tell(sheet: Sheet, told: Sequence[Claim], why: str = "") -> list[list[str]]:
    """A lane of words below the drawing for the figures that have no mark, each with the reason.

    Args:
        why: the reason for those that might stand on another axis.

    Returns:
        What was written, for the alt text: a part with its wordings; nothing where no claim is told.
    """
    if not told:
        return []
    sheet.may_end()
    sheet.heading(IN_WORDS)
    if len(told) > ROOMY:
        note = f"{how_many(len(told), 'figure', 'figures')}: see the table of the figures"
        sheet.note(f"{note}.", gid=role("note", "count"))
        return [[f"{IN_WORDS}: {note}"]]
    notes = []
    for claim in told:
        reason = "" if claim.qualifier else why_off_axis(claim) or why  # the words say it already
        notes.append(f"{label_claim(claim)}; {reason}" if reason else label_claim(claim))
        sheet.note(f"{notes[-1]}.", gid=role("note", "claim", claim=claim.claim_id))
    return [
        [
            f"{IN_WORDS}: {said}"
            for said in ("; ".join(notes), how_many(len(told), "figure", "figures"))
        ]
    ]


def _held(words: str, hedge: str) -> str:
    """Words in which hedge and number cannot part at the end of a line."""
    if not hedge or hedge not in words:
        return words
    held = words.replace(hedge, hedge.replace(" ", "\u00a0"), 1)
    hedge = re.escape(hedge.replace(" ", "\u00a0"))
    return re.sub(rf"(?<={hedge}) (?=\S*\w)|(?<=\w) (?={hedge})", "\u00a0", held, count=1)


def mark(sheet: Sheet, claim: Claim, scale: Scale, y: float) -> None:
    """The figure on its axis: its number or range and, for a bound, a direction."""
    status, gid = claim.status, role("mark", KINDS[claim.status], claim=claim.claim_id)
    ends = [scale(number) for number in numbers(claim)]
    low, high, is_range = ends[0], ends[-1], len(ends) > 1
    around = RADIUS
    if is_range:
        sheet.band(
            low, y - 4, max(3.0, high - low), 8, filled=status == "=", dashed=status == "~", gid=gid
        )
        around = 0
    elif status == "~":
        sheet.circle(low, y, RING, filled=False, dashed=True, gid=gid)
    else:
        sheet.circle(low, y, RADIUS, filled=status not in (">", "<"), gid=gid)
    if status in UP:
        _arrow(sheet, max(high, low + 3) if is_range else high + around, 1, y, claim)
    if status in DOWN:
        _arrow(sheet, low - around, -1, y, claim)


def _arrow(sheet: Sheet, start: float, way: int, y: float, claim: Claim) -> None:
    """An open arrow, of one length: a direction, never an amount."""
    end = start + way * ARROW
    back = end - way * 6
    gid = role("arrow", "up" if way > 0 else "down", claim=claim.claim_id)
    sheet.line((start, end, back, end, back), (y, y, y - 4.5, y, y + 4.5), "accent", 1.6, gid)


def reach(claims: Iterable[Claim]) -> tuple[float, float]:
    """How far marks may reach beyond the first and the last number of their axis."""
    statuses = {claim.status for claim in claims}
    least = RING + 3
    beyond = RADIUS + ARROW + 3
    return beyond if statuses & set(DOWN) else least, beyond if statuses & set(UP) else least
