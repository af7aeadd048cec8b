"""Where the labels of a crowded plot fit: each near its mark, over no mark and no other label.

Greedy and deterministic: labels are placed one after the other, each at the nearest place that is free, in a
few orders of which the best is taken; one that finds no place is left for a list. All lengths are pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

NEAR = 12.0  # from the middle of a mark to a label beside it
FAR = 160.0  # further away nobody sees what it belongs to
LEADER = 20.0  # a label further away than this has a line to its mark
MOST_TRIED = 16  # of more labels one order is tried
_STEP = 8.0

Boxes = NDArray[np.float64]  # a row each: left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `top` is above `bottom`, so the smaller number."""

    left: float
    top: float
    right: float
    bottom: float

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The point of it that is nearest to another point."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)


@dataclass(frozen=True, slots=True)
class Label:
    """What is to be placed: the point that it belongs to, and how wide and tall it is."""

    x: float
    y: float
    width: float
    height: float


def fit(labels: Sequence[Label], taken: Sequence[Box], within: Box) -> list[Box | None]:
    """A place for each of the `labels`, in the order given; None for one that finds none.

    Args:
        taken: marks, arrows and lines that nothing may cover.
        within: where labels may stand.
    """
    boxes = _rows(taken)
    free = [_free(_around(label, within), boxes) for label in labels]
    by_choice = sorted(range(len(labels)), key=lambda each: (len(free[each]), each))
    found: list[Box | None] = [None] * len(labels)
    for order in (by_choice, range(len(labels)), range(len(labels) - 1, -1, -1)):
        tried = _placed(labels, free, boxes, order)
        if tried.count(None) < found.count(None):
            found = tried
        if None not in found or len(labels) > MOST_TRIED:
            break
    return found


def _placed(
    labels: Sequence[Label], free: Sequence[Boxes], boxes: Boxes, order: Sequence[int]
) -> list[Box | None]:
    """A place for each label, given to one after the other."""
    found: list[Box | None] = [None] * len(labels)
    for at in order:
        for row in _free(free[at], boxes):
            box = Box(*map(float, row))
            line = _rows(_leader(labels[at], box))
            if not len(line) or not _overlap(line, boxes).any():
                found[at] = box
                boxes = np.concatenate((boxes, _rows([box]), line))
                break
    return found


def leads(label: Label, box: Box) -> tuple[float, float, float, float] | None:
    """The line from a mark to its `label` in its `box`: from x, y to x, y; None where it stands beside it."""
    x, y = box.nearest(label.x, label.y)
    length = ((x - label.x) ** 2 + (y - label.y) ** 2) ** 0.5
    if length <= LEADER:
        return None
    start = NEAR / length
    return label.x + (x - label.x) * start, label.y + (y - label.y) * start, x, y


def along(x: float, y: float, to_x: float, to_y: float) -> list[Box]:
    """A line from `x`, `y` to `to_x`, `to_y` as small boxes, so that no label covers it."""
    parts = max(int(((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5 / 5), 1)
    points = [(x + (to_x - x) * at / parts, y + (to_y - y) * at / parts) for at in range(parts + 1)]
    return [Box(px - 1, py - 1, px + 1, py + 1) for px, py in points]


def _rows(boxes: Sequence[Box]) -> Boxes:
    rows = [(box.left, box.top, box.right, box.bottom) for box in boxes]
    return np.array(rows, dtype=np.float64).reshape(-1, 4)


def _free(places: Boxes, boxes: Boxes) -> Boxes:
    """Those places that cover none of the boxes."""
    return places[~_overlap(places, boxes).any(axis=1)]


def _overlap(these: Boxes, those: Boxes) -> NDArray[np.bool_]:
    """Whether each of these shares any area with each of those."""
    one, other = these[:, None, :], those[None, :, :]
    found: NDArray[np.bool_] = (
        (one[..., 0] < other[..., 2])
        & (other[..., 0] < one[..., 2])
        & (one[..., 1] < other[..., 3])
        & (other[..., 1] < one[..., 3])
    )
    return found


def _around(label: Label, within: Box) -> Boxes:
    """Places for a label, the nearest first: beside its mark, above, below, then further out."""
    corners = _corners(label.width, label.height) + np.array([label.x, label.y])
    places = np.concatenate((corners, corners + np.array([label.width, label.height])), axis=1)
    inside = (
        (within.left <= places[:, 0])
        & (within.top <= places[:, 1])
        & (places[:, 2] <= within.right)
        & (places[:, 3] <= within.bottom)
    )
    return places[inside]


@cache
def _corners(width: float, height: float) -> Boxes:
    """The top left corners of a label of this size around a mark at 0, 0, the nearest first."""
    steps = [at * _STEP for at in range(int(FAR / _STEP) + 1)]
    corners = [
        (left, down - height / 2)
        for across in steps
        for left in (NEAR + across, -NEAR - across - width)
        for down in (*steps, *(-each for each in steps[1:]))
    ]
    corners += [
        (-width * shift, top)
        for down in steps
        for shift in (0.5, 0.25, 0.75, 0.0, 1.0)
        for top in (-NEAR - down - height, NEAR + down)
    ]
    away = [Box(x, y, x + width, y + height).nearest(0, 0) for x, y in corners]
    order = sorted(range(len(corners)), key=lambda at: (away[at][0] ** 2 + away[at][1] ** 2, at))
    return np.array([corners[at] for at in order], dtype=np.float64)


def _leader(label: Label, box: Box) -> list[Box]:
    """The line to a label, its end left out; nothing where there is no line."""
    line = leads(label, box)
    return along(*line)[:-1] if line else []
