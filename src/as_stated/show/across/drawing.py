"""Draws the plot of one quantity on a sheet: its axes, marks and lines, each mark with its label."""

import math
from collections.abc import Sequence

from as_stated.coding import MONTHS, Quantity, Statement
from as_stated.show.across.labels import Box, Label, along, fit, leads
from as_stated.show.across.marks import draw
from as_stated.show.across.named import say
from as_stated.show.across.plot import INSET, Spot, connectors, days, reported, spots
from as_stated.show.across.wording import LINE, Words, numbered, together
from as_stated.show.charts.axis import Scale, round_numbers, say_tick
from as_stated.show.charts.canvas import Anchor, Pattern
from as_stated.show.charts.claims import numbers
from as_stated.show.charts.marks import KINDS
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import BOLD, LEFT, TEXT, width_of, wrap
from as_stated.show.charts.svg import Role, role
from as_stated.show.comparisons import FORM_NAMES
from as_stated.show.counting import capital

HEIGHTS = (240.0, 300.0, 380.0, 460.0, 560.0)  # of the plot: the first in which all labels fit
HEADROOM = 34.0  # over the highest number, for an arrow


class Drawing:
    """One plot, drawn from where its sheet is filled.

    Args:
        drawn: the statements that have a mark.
        told: those of the lane of words below, which have a day and no height.
    """

    def __init__(
        self,
        sheet: Sheet,
        quantity: Quantity,
        drawn: Sequence[Statement],
        told: Sequence[Statement],
    ) -> None:
        self.sheet, self.quantity, self.drawn, self.told = sheet, quantity, drawn, told
        drawn_numbers = [number for each in drawn for number in numbers(each.claim)]
        self.lowest, self.highest = min(0.0, *drawn_numbers), max(1.0, *drawn_numbers)
        below = [-tick for tick in round_numbers(-self.lowest) if tick] if self.lowest else []
        self.ticks = [*round_numbers(self.highest * 1.05), *below]
        widest = max((width_of(say_tick(tick)) for tick in self.ticks), default=0)
        self.across = days([*drawn, *told], LEFT + widest + 8, sheet.right)
        self.placed: list[Spot] = []

    @property
    def left(self) -> float:
        """Where the plot begins, right of the numbers of its axis."""
        return self.across.left - INSET

    def plot(self) -> None:
        """The marks on their axes, with the labels that find room; the others below."""
        self.sheet.note(f"{_counted(self.quantity)}; linear, from zero", gid=role("axis"))
        top = self.sheet.y + 2
        fits = []
        for height in HEIGHTS:
            fits.append((self._fit(top, height).count(None), height))
            if not fits[-1][0]:
                break
        height = min(fits)[1]  # the lowest of those in which the most labels find room
        boxes = self._fit(top, height)
        labels, up = together(self.placed), self._up(top, height)
        self._axes(up, [each for each in boxes if each])
        self._lines()
        for spot in self.placed:
            gid = _gid(spot, "mark", KINDS[spot.claim.status])
            draw(self.sheet, spot.claim.status, spot.x, spot.ys, spot.look, gid)
        lettered = []
        for words, box in zip(labels, boxes, strict=True):
            if box:
                self._label(words, box)
            else:
                lettered.append(words)
        frame = self._frame(top, height)
        self._letters(lettered, [*self._taken(), *filter(None, boxes)], frame)

    def _up(self, top: float, height: float) -> Scale:
        """The axis of the numbers: zero is on it, with room for an arrow at the top."""
        return Scale(self.lowest, self.highest, top + height, top + HEADROOM)

    def _frame(self, top: float, height: float) -> Box:
        """Where labels may stand."""
        return Box(self.left, top, self.sheet.right, top + height - 2)

    def _fit(self, top: float, height: float) -> list[Box | None]:
        """The marks of a plot of this height, and where their labels find room."""
        up = self._up(top, height)
        self.placed = spots(self.quantity, self.drawn, self.across, up)
        labels = [each.label for each in together(self.placed)]
        return fit(labels, self._taken(), self._frame(top, height))

    def _taken(self) -> list[Box]:
        """What no label may cover: marks, tails and the lines between marks."""
        taken = [each.box for each in self.placed]
        for spot in self.placed:
            if spot.tail:
                taken += along(spot.tail[0], spot.ys[0], spot.x, spot.ys[0])
        for one, other in connectors(self.quantity, self.placed):
            taken += along(one.x, one.ys[0], other.x, other.ys[0])
        return taken

    def _axes(self, up: Scale, labels: Sequence[Box]) -> None:
        """Numbers up the side, a faint line at each that goes through no label, and the days below."""
        sheet, bottom = self.sheet, up(self.lowest)
        for tick in self.ticks:
            y = up(tick)
            xs = self._beside(y, labels)
            sheet.line(xs, (y,) * len(xs), gid=role("rail"), behind=True)
            gid = role("tick", value=f"{tick:g}")
            said = say_tick(tick)
            sheet.text(said, self.left - 6, y + 5, color="muted", anchor="right", gid=gid)
        sheet.line((self.left, sheet.right), (up(0), up(0)), "muted", gid=role("rail"), behind=True)
        sheet.y = bottom + 4
        self._days(bottom)
        years = sorted({reported(each).year for each in (*self.drawn, *self.told)})
        said = " to ".join(dict.fromkeys(map(str, (years[0], years[-1]))))
        sheet.note(f"Day reported, {said}", gid=role("axis", "date"))

    def _beside(self, y: float, labels: Sequence[Box]) -> tuple[float, ...]:
        """A line across the plot as the ends of its pieces, those that no label stands on."""
        xs, at = [], self.left
        for box in sorted((b for b in labels if b.top <= y <= b.bottom), key=lambda b: b.left):
            if box.left - 3 > at:
                xs += [at, box.left - 3, math.nan]
            at = max(at, box.right + 3)
        return (*xs, at, max(at, self.sheet.right))

    def _days(self, bottom: float) -> None:
        """A stroke for each day of a report, and its name where there is room."""
        every = sorted({reported(each) for each in (*self.drawn, *self.told)})
        named: list[tuple[float, float]] = []
        for day in dict.fromkeys((every[0], every[-1], *every)):
            x = self.across(day.toordinal())
            self.sheet.line((x, x), (bottom, bottom + 5), "muted", gid=role("rail"))
            said = f"{day.day} {MONTHS[day.month - 1][:3]}"
            said += f" {day.year}" if every[0].year != every[-1].year else ""
            half = width_of(said) / 2
            center = min(max(x, LEFT + half), self.sheet.right - half)
            if all(center + half < left or right < center - half for left, right in named):
                named.append((center - half - 8, center + half + 8))
                gid = role("tick", "date", value=day.isoformat())
                y = self.sheet.y + TEXT
                self.sheet.text(said, center, y, color="muted", anchor="center", gid=gid)
        self.sheet.y += LINE + 4

    def _lines(self) -> None:
        """Dotted lines within one origin, and tails to the days that the numbers hold for."""
        for one, other in connectors(self.quantity, self.placed):
            ends = (one.x, other.x), (one.ys[0], other.ys[0])
            self.sheet.line(*ends, "accent", 1.8, role("connector"), pattern="dotted")
        for spot in self.placed:
            if spot.tail:
                self._tail(spot, *spot.tail)

    def _tail(self, spot: Spot, first: float, last: float) -> None:
        """From a mark back to its day; a bracket over several days, an arrow to earlier ones."""
        y, gid = spot.ys[0], role("tail")
        pattern: Pattern = "dashed" if spot.statement.as_of_inferred else "solid"
        self.sheet.line((last, spot.x), (y, y), "muted", 1.2, gid, pattern=pattern)
        if spot.is_cut:
            self.sheet.line((last + 5, last, last + 5), (y - 4, y, y + 4), "muted", 1.2, gid)
            return
        self.sheet.line((first, last), (y, y), "muted", 3, gid)
        for x in dict.fromkeys((first, last)):
            self.sheet.line((x, x), (y - 5, y + 5), "muted", 1.2, gid)

    def _label(self, words: Words, box: Box) -> None:
        """A label at its place, with a line to its mark where it does not stand beside it."""
        label = words.label
        if line := leads(label, box):
            x, y, to_x, to_y = line
            self.sheet.line((x, to_x), (y, to_y), "muted", 0.8, role("leader"))
        gid = _gid(words.spots[0], "says", "signs", "claim")
        is_left = box.right <= label.x  # words end at their mark, rather than begin there
        anchor: Anchor = "right" if is_left else "left"
        at = box.right if is_left else box.left
        y = box.top + TEXT - 1
        self.sheet.text(
            words.lines[0].replace("\u00a0", " "), at, y, TEXT, BOLD, anchor=anchor, gid=gid
        )
        for line_ in words.lines[1:]:
            y += LINE
            self.sheet.text(line_, at, y, color="muted", anchor=anchor, gid=gid)

    def _letters(self, lettered: Sequence[Words], taken: Sequence[Box], frame: Box) -> None:
        """A letter at each mark whose label found no room, and those labels below the plot."""
        small = [Label(w.label.x, w.label.y, width_of("m", TEXT, BOLD), LINE) for w in lettered]
        sheet, places = self.sheet, fit(small, taken, frame)
        sheet.y += 4 if lettered else 0
        for at, (words, label, box) in enumerate(zip(lettered, small, places, strict=True)):
            letter = numbered(at)
            x, y = (box.left, box.top) if box else (label.x + 8, label.y - LINE / 2)
            sheet.text(letter, x, y + TEXT - 1, TEXT, BOLD, gid=role("key"))
            sheet.text(letter, LEFT, sheet.y + TEXT, TEXT, BOLD, gid=role("key"))
            gid = _gid(words.spots[0], "says", "signs", "claim")
            said = wrap(" ".join(words.lines), sheet.right - LEFT - 30, TEXT)
            sheet.lines(said, LEFT + 30, TEXT, gid=gid)


def _counted(quantity: Quantity) -> str:
    """What the axis counts: `Number of people, dead`; `Percent`; `Number of boats, a rate`."""
    unit = quantity.unit
    whom = capital(unit.plural) if unit.sign else f"Number of {unit.plural}"
    form = "" if quantity.form == "level" else FORM_NAMES[quantity.form]
    return ", ".join(filter(None, (whom, quantity.people_status, form)))


def _gid(spot: Spot, *roles: Role) -> str:
    """What a mark or its label is, where it leads on the page, and how that is said aloud."""
    key = spot.claim.claim_id
    return role(*roles, claim=key, to=f"#quote-{key}", says=say(spot.statement))
