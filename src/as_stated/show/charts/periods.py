"""When: the figures at their events, bands on a line of years, and by month where a year is crowded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from markupsafe import Markup

from as_stated.coding import MONTHS, say_date
from as_stated.numerals import spelled
from as_stated.show.charts.axis import Scale
from as_stated.show.charts.chart import Drawn, in_our_style
from as_stated.show.charts.marks import close_label, label
from as_stated.show.charts.rows import MOST, ROOMY, Row, grouped, rows
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import (
    BOLD,
    LEFT,
    SMALL_TEXT,
    TEXT,
    Look,
    width_of,
    wrap,
)
from as_stated.show.charts.svg import role
from as_stated.show.charts.words import capital, empty, quotes, sentence, some_of, too_many
from as_stated.show.display import Display
from as_stated.show.tables import Tables

_CROWDED = 3  # so many events within one year have a panel by month
_THIN, _THICK = 5.0, 10.0  # the least width of a band, and its height
_FROM = {"stated": "stated as", "resolved": "resolved from", "inferred": "inferred from"}
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)


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
    figures: Sequence[Row] = ()

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


@in_our_style
def timeline(tables: Tables, look: Look) -> Display | Drawn:
    """The figures at their events, in order of time, no more precisely than the article dates them.

    Args:
        tables: the tidy tables; the parameter `events` is applied.
    """
    periods = _periods(tables)
    if not any(each.first or each.last for each in periods):
        return empty("timeline", "No event shown has a date, so there is no line of time.")
    if len(periods) > MOST:
        return too_many(tables, "timeline", "events", len(periods))
    sheet = Sheet("timeline", _title(periods), look)
    years = [period.year for period in periods]
    crowded = sorted({y for y in years if y is not None and years.count(y) >= _CROWDED})
    if len(set(years)) == 1 and years[0] is not None:
        crowded = [years[0]]
    if any(period.year not in crowded for period in periods):
        _years(sheet, periods, crowded)
    for at, year in enumerate(crowded):
        if at or any(each != year for each in years):
            sheet.line((LEFT, LEFT + 1), (sheet.y,) * 2, "paper", 0.1, role("break"), behind=True)
        _months(sheet, [period for period in periods if period.year == year], year)
    return sheet.output(
        tables, [_alt(periods)], _caption(periods) + quotes(rows(tables)), rows(tables)
    )


def _title(periods: Sequence[Period]) -> str:
    """How many of the figures have a day."""
    every = sum(len(each.figures) for each in periods)
    some = sum(len(each.figures) for each in periods if each.first and each.first == each.last)
    if not some:
        whom = "The one figure is not" if every == 1 else f"None of {spelled(every)} figures is"
    else:
        are = "is" if some == 1 else "are"
        whom = f"{some_of(some, every, 'figure', 'figures')} {are}"
    return f"{whom} dated to the day"


def _caption(periods: Sequence[Period]) -> Markup:
    inferred = any(each.basis == "inferred" for each in periods)
    return Markup("An outline is inferred: the article does not date it. ") * inferred


def _periods(tables: Tables) -> list[Period]:
    shown = grouped(rows(tables), "event_id")
    events = [row for row in tables.events.rows if row["event_id"] in shown]
    events.sort(key=lambda row: (row["first_day"], row["last_day"]))
    return [
        Period(
            event_id=record["event_id"],
            label=record["label"],
            when=_when(record),
            date_edtf=record["date_edtf"],
            basis=record["date_basis"],
            first=_day(record["first_day"]),
            last=_day(record["last_day"]),
            figures=shown[record["event_id"]],
        )
        for record in events
    ]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _when(event: Mapping[str, Any]) -> str:
    """The date of an event, and where it comes from."""
    said, words, basis = say_date(event["date_edtf"]), event["date_as_stated"], event["date_basis"]
    if words:
        return f"{said}, {_FROM[basis]} “{words}”"
    return said if basis == "stated" else f"{said}, {basis}{': not stated' * (basis == 'inferred')}"


def _years(sheet: Sheet, periods: Sequence[Period], crowded: Sequence[int]) -> None:
    """All periods on one line of years; those of a crowded year as one band for all of them."""
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
    for each in drawn.values():
        _row(sheet, each, scale, list(ticks))
    for at, said in ticks.items():
        half = width_of(said, SMALL_TEXT) / 2
        _tick(sheet, said, min(max(scale(at), LEFT + half), sheet.right - half))
    sheet.y += SMALL_TEXT + 12


def _whole(year: int, number: int) -> Period:
    """A crowded year as one period, for the line of years."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    label = f"{spelled(number)} events in {year}"
    return Period("", label, "shown by month", str(year), "stated", first, last)


def _months(sheet: Sheet, periods: Sequence[Period], year: int) -> None:
    """The periods of one year on a line of its months."""
    sheet.heading(f"{year}, by month")
    starts = [float(date(year, month, 1).toordinal()) for month in range(1, 13)]
    scale = Scale(starts[0], _at(year + 1), sheet.axis, sheet.right)
    for period in periods:
        _row(sheet, period, scale, [*starts, scale.high])
    for start, name in zip(starts, MONTHS, strict=True):
        _tick(sheet, name[:3], scale(start + 15))
    sheet.y += SMALL_TEXT + 12


def _at(year: int) -> float:
    """The first day of a year on a line of days, within what the calendar here can hold."""
    return float(date(min(max(year, 1), 9999), 1, 1).toordinal())


def _tick(sheet: Sheet, text: str, center: float) -> None:
    y = sheet.y + SMALL_TEXT - 2
    gid = role("tick", "date", value=text)
    sheet.text(text, center, y, SMALL_TEXT, color="muted", anchor="center", gid=gid)


def _row(sheet: Sheet, period: Period, scale: Scale, ticks: Sequence[float]) -> None:
    """One period: its figures, what and when in words, and its band."""
    gid = role("period", "date", edtf=period.date_edtf)
    top = sheet.y
    for row in period.figures:
        (label if len(period.figures) <= ROOMY else close_label)(sheet, row, end=sheet.words_end)
    width = sheet.words_end - LEFT
    if not period.figures:
        sheet.lines(wrap(capital(period.label), width, TEXT, BOLD), LEFT, TEXT, BOLD, gid=gid)
    said = period.said if period.figures else period.when
    sheet.lines(wrap(said, width, SMALL_TEXT), LEFT, SMALL_TEXT, color="muted", gid=gid)
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


def _alt(periods: Sequence[Period]) -> list[str]:
    """Each event and its date; or the first and the last, and those that the article does not date."""
    told = [each.said for each in periods]
    full = [f"{each.said}: {'; '.join(row.said for row in each.figures)}" for each in periods]
    inferred = [each.label for each in periods if each.basis == "inferred"]
    undated = ["; ".join(inferred), spelled(len(inferred))] if inferred else []
    ends = f"First {told[0]}; last {told[-1]}" if told[1:] else told[0]
    return [
        " ".join(map(sentence, full)),
        " ".join(map(sentence, told)),
        *(f"{sentence(ends)} Not dated by the article: {each}" for each in undated),
        *(f"Not dated by the article: {each}" for each in undated),
        "",
    ]
