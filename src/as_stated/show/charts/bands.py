"""The drawing of the line of time: a row for each period, its band, and the years or months below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from as_stated.coding import MONTHS, Claim, say_date
from as_stated.numerals import spelled
from as_stated.show.charts.axis import Scale
from as_stated.show.charts.claims import CONTINUED
from as_stated.show.charts.marks import label
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import BOLD, LEFT, SMALL_TEXT, TEXT, width_of, wrap
from as_stated.show.charts.svg import role
from as_stated.show.counting import capital

_TALL = (420.0, 240.0)  # rows from here on may go on another page; on paper sooner
_THIN, _THICK = 5.0, 10.0  # the least width of a band, and its height
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MEANS = "a band covers every day that the words leave open"


@dataclass(frozen=True, slots=True)
class Period:
    """One event and the days its date can mean; None where that is open."""

    event_id: str
    label: str
    when: str  # the date said, and where it comes from
    date_edtf: str
    basis: Literal["stated", "resolved", "inferred"]
    first: date | None
    last: date | None
    figures: Sequence[Claim] = ()

    @property
    def year(self) -> int | None:
        """The one year it lies in, if it does."""
        if self.first and self.last and self.first.year == self.last.year:
            return self.first.year
        return None

    @property
    def said(self) -> str:
        """The event and its date, where its name does not say that."""
        date = say_date(self.date_edtf)
        when = self.when.removeprefix(f"{date}, ") if date in self.label else self.when
        return f"{self.label}; {when}"


def years(sheet: Sheet, periods: Sequence[Period], crowded: Sequence[int]) -> None:
    """All `periods` on one line of years; those of a `crowded` year as one band for all of them."""
    drawn: dict[str, Period] = {}
    for period in periods:
        year = period.year
        if year is None or year not in crowded:
            drawn[period.event_id] = period
        else:
            number = sum(other.year == year for other in periods)
            drawn[f"all of {year}"] = _whole(year, number)
    days = [day for each in drawn.values() for day in (each.first, each.last) if day]
    low, high = min(days).year, max(days).year + 1
    step = next((each for each in _STEPS if (high - low) / each <= 6), _STEPS[-1])
    scale = Scale(_at(low - low % step), _at(high), sheet.axis + 8, sheet.right - 12)
    ticks = {_at(year): str(year) for year in range(low - low % step, high + 1, step) if year > 0}

    def numbers() -> None:
        for at, said in ticks.items():
            half = width_of(said, SMALL_TEXT) / 2
            _tick(sheet, said, min(max(scale(at), LEFT + half), sheet.right - half))
        _below(sheet, f"Years; {_MEANS}")

    _rows(sheet, list(drawn.values()), scale, list(ticks), numbers)


def _whole(year: int, number: int) -> Period:
    """A crowded year as one period, for the line of years."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    label = f"{spelled(number)} events in {year}"
    return Period("", label, "shown by month", str(year), "stated", first, last)


def months(sheet: Sheet, periods: Sequence[Period], year: int) -> None:
    """The `periods` of one `year` on a line of its months."""
    starts = [float(date(year, month, 1).toordinal()) for month in range(1, 13)]
    scale = Scale(starts[0], _at(year + 1), sheet.axis, sheet.right)

    def names() -> None:
        for start, name in zip(starts, MONTHS, strict=True):
            _tick(sheet, name[:3], scale(start + 15))
        _below(sheet, f"Months; {_MEANS}")

    _rows(sheet, periods, scale, [*starts, scale.high], names, f"{year}, by month")


def _rows(
    sheet: Sheet,
    periods: Sequence[Period],
    scale: Scale,
    ticks: Sequence[float],
    axis: Callable[[], None],
    heading: str = "",
) -> None:
    """Periods below a heading, if it has words, with their axis below them; on paper each part has both."""
    parts = [
        part for each in periods for part in (_parts(each, sheet) if sheet.is_paged else [each])
    ]
    if heading:
        sheet.heading(heading)
    begin = sheet.y
    are_many = not sheet.is_paged and sum(len(each.figures) for each in periods) >= sheet.roomy
    for part in parts:
        if sheet.y - begin > _TALL[sheet.is_paged]:
            if sheet.is_paged:
                axis()
            sheet.may_end()
            if sheet.is_paged and heading:
                sheet.heading(f"{heading}{CONTINUED}")
            begin = sheet.y
        _row(sheet, part, scale, ticks, are_many or len(part.figures) >= sheet.roomy)
    axis()


def _below(sheet: Sheet, means: str) -> None:
    """End an axis: on paper, where it may stand far from what explains it, with what it shows."""
    sheet.y += SMALL_TEXT + (4 if sheet.is_paged else 12)
    if sheet.is_paged:
        sheet.note(means, sheet.axis, gid=role("axis"))
        sheet.y += 8


def _parts(period: Period, sheet: Sheet) -> list[Period]:
    """A period of many figures as several, each with so many of them as may stand together."""
    figures, most = period.figures, sheet.roomy
    starts = range(0, max(len(figures), 1), most)
    return [replace(period, figures=figures[at : at + most]) for at in starts]


def _at(year: int) -> float:
    """The first day of a year on a line of days, within what the calendar here can hold."""
    return float(date(min(max(year, 1), 9999), 1, 1).toordinal())


def _tick(sheet: Sheet, text: str, center: float) -> None:
    y = sheet.y + SMALL_TEXT - 2
    gid = role("tick", "date", value=text)
    sheet.text(text, center, y, SMALL_TEXT, color="muted", anchor="center", gid=gid)


def _row(
    sheet: Sheet,
    period: Period,
    scale: Scale,
    ticks: Sequence[float],
    is_close: bool,
) -> None:
    """One period: its figures, each by its label, what and when in words, and its band."""
    gid = role("period", "date", edtf=period.date_edtf)
    top = sheet.y
    for claim in period.figures:
        label(sheet, claim, end=sheet.words_end, is_close=is_close)
    if not period.figures:
        lines = wrap(capital(period.label), sheet.words_end - LEFT, TEXT, BOLD)
        sheet.lines(lines, LEFT, TEXT, BOLD, gid=gid)
    sheet.note(period.said if period.figures else period.when, gid=gid, end=sheet.words_end)
    middle = sheet.beside(top, 12, 20)
    sheet.rail(scale.left, scale.right, middle, [scale(tick) for tick in ticks])
    start = scale(period.first.toordinal()) if period.first else scale.left
    end = scale(period.last.toordinal() + 1) if period.last else scale.right
    _band(sheet, start, end, middle, period)


def _band(sheet: Sheet, start: float, end: float, middle: float, period: Period) -> None:
    gid = role("mark", period.basis, event=period.event_id) if period.event_id else role("sample")
    width = max(end - start, _THIN)
    start = min(start, sheet.right - width)
    is_firm = period.basis != "inferred"
    sheet.band(start, middle - _THICK / 2, width, _THICK, filled=is_firm, gid=gid)
    for is_open, x, out in ((not period.first, start, -1), (not period.last, start + width, 1)):
        if is_open:  # an open end: the arrow leaves the line
            xs = (x, x + 8 * out, x + 3 * out, x + 8 * out, x + 3 * out)
            ys = (middle, middle, middle - 4.5, middle, middle + 4.5)
            sheet.line(xs, ys, "accent", 1.6, gid=role("arrow", "open", event=period.event_id))
