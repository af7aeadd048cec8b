"""When: the figures at their events, bands on a line of years, and by month where a year is crowded."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from as_stated.coding import Event, label_claim, say_date, span
from as_stated.numerals import spelled
from as_stated.show import markup
from as_stated.show.charts.bands import Period, months, years
from as_stated.show.charts.chart import Drawn, in_our_style
from as_stated.show.charts.claims import MOST
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import Look
from as_stated.show.charts.words import empty, quotes, sentence, too_many
from as_stated.show.counting import some_of
from as_stated.show.display import Display
from as_stated.show.given import takes_tables
from as_stated.show.grouping import grouped
from as_stated.show.tables import Tables

_CROWDED = 3  # so many events within one year have a panel by month
_TOO_MANY = Markup("{} figures are too many to be read at their events: at most {}. ")
_FROM = {"stated": "stated as", "resolved": "resolved from", "inferred": "inferred from"}


@takes_tables("charts")
@in_our_style
def timeline(tables: Tables, look: Look) -> Display | Drawn:
    """The figures at their events, in order of time, no more precisely than the article dates them.

    More figures than can be read stand in their table alone, and the events without them.

    Args:
        tables: the tidy tables; the parameter `events` is applied.
    """
    periods = _periods(tables)
    if not any(each.first or each.last for each in periods):
        return empty("timeline", "No event shown has a date, so there is no line of time.")
    if len(periods) > MOST:
        return too_many(tables, "timeline", "events", len(periods))
    every, title, alt = tables.shown_claims, _title(periods), _alt(periods)
    caption = _caption(periods)
    if len(every) > MOST:
        periods = [replace(each, figures=()) for each in periods]
        caption += _TOO_MANY.format(markup.count(len(every)), markup.count(MOST))
    sheet = Sheet("timeline", title, look)
    in_years = [period.year for period in periods]
    crowded = sorted({y for y in in_years if y is not None and in_years.count(y) >= _CROWDED})
    if len(set(in_years)) == 1 and in_years[0] is not None:
        crowded = [in_years[0]]
    if any(period.year not in crowded for period in periods):
        years(sheet, periods, crowded)
    for at, year in enumerate(crowded):
        if at or any(each != year for each in in_years):
            sheet.may_end()
        months(sheet, [period for period in periods if period.year == year], year)
    return sheet.output(tables, [alt], caption + quotes(every), every)


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
    """The events of the figures shown, in order of time."""
    shown = grouped(tables.shown_claims, lambda claim: claim.event.event_id)
    periods = [
        Period(
            each.event_id,
            each.label,
            _when(each),
            each.date_edtf,
            each.date_basis,
            *span(each.date_edtf),
            shown[each.event_id],
        )
        for each in tables.dossier.events
        if each.event_id in shown and each.date_basis
    ]
    return sorted(periods, key=lambda each: (str(each.first or ""), str(each.last or "")))


def _when(event: Event) -> str:
    """The date of an event, and where it comes from."""
    said, basis = say_date(event.date_edtf), event.date_basis
    if event.date_as_stated:
        return f"{said}, {_FROM[basis]} “{event.date_as_stated}”"
    return said if basis == "stated" else f"{said}, {basis}{': not stated' * (basis == 'inferred')}"


def _alt(periods: Sequence[Period]) -> list[str]:
    """Each event and its date; or the first and the last, and those that the article does not date."""
    told = [each.said for each in periods]
    full = [
        f"{each.said}: {'; '.join(label_claim(claim) for claim in each.figures)}"
        for each in periods
    ]
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
