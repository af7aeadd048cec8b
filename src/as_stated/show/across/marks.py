"""The mark of one statement: its shape says whose series it is in, its look what the hedge makes of it.

Filled: no hedge word. A dashed outline: about. An open arrow: a bound, of a fixed length that shows a
direction and no amount. All lengths are pixels of a drawing 440 wide.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from as_stated.coding import Quantity
from as_stated.numerals import Status
from as_stated.show.charts.canvas import MARKS
from as_stated.show.charts.marks import DOWN, UP
from as_stated.show.charts.sheet import Sheet

Shape = Literal["circle", "square", "diamond", "triangle"]
SHAPES: tuple[Shape, ...] = ("square", "diamond", "triangle")  # of the origins with most statements
RADIUS, ARROW = 5.5, 24.0
# The corners of each shape, as multiples of the radius: all look about as large as the circle.
_CORNERS: dict[Shape, tuple[tuple[float, float], ...]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "triangle": ((-1.2, -0.9), (1.2, -0.9), (0, 1.2)),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How the marks of one origin look; those in no origin's own series are grey circles."""

    shape: Shape = "circle"
    color: str = "muted"


def looks(quantity: Quantity, drawn: Sequence[str]) -> dict[str, Look]:
    """The look of each origin that has one of its own, by id: those with the most marks, at most three.

    Args:
        drawn: for each mark the id of the origin whose own statement it is; empty for none.
    """
    ids = [each.origin_id for each in quantity.origins if each.origin_id in drawn]
    ids.sort(key=lambda each: -drawn.count(each))
    return {each: Look(shape, "accent") for each, shape in zip(ids, SHAPES, strict=False)}


def draw(sheet: Sheet, status: Status, x: float, ys: Sequence[float], look: Look, gid: str) -> None:
    """A mark at a number, or along a range, as its `status` has it.

    Args:
        ys: where the number stands; of a range both ends, the lower number first.
    """
    is_filled = status not in (">", "<", "~")
    low, high = ys[0], ys[-1]
    if len(ys) > 1:
        sheet.band(x - 4, high, 8, max(low - high, 3), look.color, is_filled, gid=gid)
    else:
        shape(sheet, x, low, look, is_filled, status == "~", gid)
    around = 0.0 if len(ys) > 1 else RADIUS + 1
    if status in UP:
        _arrow(sheet, x, high - around, -1, look.color, gid)
    elif status in DOWN:
        _arrow(sheet, x, low + around, 1, look.color, gid)


def extent(status: Status, x: float, ys: Sequence[float]) -> tuple[float, float, float, float]:
    """What the mark of a `status` covers with its arrow: left, top, right, bottom."""
    up, down = (ARROW if status in each else RADIUS + 2 for each in (UP, DOWN))
    return x - RADIUS - 2, ys[-1] - up, x + RADIUS + 2, ys[0] + down


def shape(
    sheet: Sheet, x: float, y: float, look: Look, filled: bool, dashed: bool, gid: str
) -> None:
    """The shape alone: `filled`, an outline or, for about, a `dashed` outline."""
    radius = RADIUS + 1 if dashed else RADIUS
    if look.shape == "circle":
        sheet.circle(x, y, radius, filled, dashed, gid, look.color)
        return
    corners = [(x + across * radius, y + down * radius) for across, down in _CORNERS[look.shape]]
    sheet.polygon(corners, filled=filled, dashed=dashed, gid=gid, color=look.color)


def _arrow(sheet: Sheet, x: float, start: float, way: int, color: str, gid: str) -> None:
    """An open arrow, up (-1) or down (1)."""
    end = start + way * (ARROW - RADIUS)
    back = end - way * 6
    xs, ys = (x, x, math.nan, x - 4.5, x, x + 4.5), (start, end, math.nan, back, end, back)
    sheet.line(xs, ys, color, 1.6, gid, layer=MARKS)
