"""The counts of the dead as dots on linear axes, one for each group."""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from as_stated.coding import Claim, counted, label_claim, span
from as_stated.numerals import spelled
from as_stated.show import markup
from as_stated.show.charts.axis import Scale, linear_ticks, rail, tick_labels
from as_stated.show.charts.chart import Drawn, in_our_style
from as_stated.show.charts.claims import MOST, axis_key, blocks, numbers, on_axis
from as_stated.show.charts.marks import close_rows, label, labels_end, mark, reach, tell
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import Look
from as_stated.show.charts.svg import role
from as_stated.show.charts.words import (
    each_in_alt,
    either,
    empty,
    left_out,
    open_end,
    quotes,
    say_in_alt,
    too_many,
)
from as_stated.show.comparisons import measure
from as_stated.show.counting import capital, some_of
from as_stated.show.display import Display
from as_stated.show.given import takes_tables
from as_stated.show.grouping import grouped
from as_stated.show.groups import relations
from as_stated.show.sentences import MOST_LISTED, joined
from as_stated.show.tables import Tables


@takes_tables("charts")
@in_our_style
def deaths(tables: Tables, look: Look) -> Display | Drawn:
    """The counts of the dead, in order of period: a linear axis from zero for each group.

    Args:
        tables: the tidy tables; the parameter `events` is applied.
    """
    dead = [claim for claim in tables.shown_claims if claim.people_status == "dead"]
    dead.sort(key=lambda claim: [str(day or "") for day in span(claim.event.date_edtf)])
    drawn, told = on_axis(dead)
    if not drawn:
        why = "No figure shown here is a count of the dead that may stand on an axis."
        return empty("deaths", why, told)
    if len(drawn) > MOST:
        return too_many(tables, "deaths", "counts of the dead", len(drawn))
    sheet = Sheet("deaths", _title(drawn, bool(told)), look)
    panels = grouped(drawn, axis_key)
    for panel in sheet.parts(panels.values()):
        if len(panels) > 1 and panel[0].comparable_group:
            sheet.heading(capital(_name(panel)))
        (_panel if len(drawn) <= sheet.roomy else _close_panel)(sheet, panel)
    notes = tell(sheet, told)
    axes = "one linear axis" if len(panels) == 1 else f"{spelled(len(panels))} linear axes"
    alt = [
        f"Dots on {axes} from zero, in order of period",
        each_in_alt(
            drawn,
            (f"{claim.event.label}: {say_in_alt(claim)}" for claim in drawn),
            (f"{claim.event.label}: {label_claim(claim)}" for claim in drawn),
        ),
        *notes,
    ]
    caption = Markup("{}{}{}").format(
        _related(list(panels.values())),
        quotes(drawn),
        left_out(told),
    )
    return sheet.output(tables, alt, caption, [*drawn, *told])


def _name(panel: Sequence[Claim]) -> str:
    """What an axis is of: its group, and what is measured on it."""
    return ", ".join(filter(None, (panel[0].comparable_group.replace("-", " "), measure(panel[0]))))


def _related(panels: Sequence[Sequence[Claim]]) -> Markup:
    """What the coding says of the figures of each axis together: events, populations, parts.

    Of several axes it says which; what holds for more than one is said once.
    """
    said: dict[Markup, list[str]] = {}
    for panel in panels:
        if len(panel) > 1:
            sentences = joined(relations(panel))
            said.setdefault(markup.sentence((*sentences, " ")), []).append(_name(panel))
    if len(panels) == 1:
        return Markup("").join(said)
    return Markup("").join(
        Markup("{}: {}").format(markup.of_coding(capital(_axes(names, len(panels)))), what)
        for what, names in said.items()
    )


def _axes(names: Sequence[str], every: int) -> str:
    """Of which axes something is said."""
    if len(names) == every:
        return "on each axis"
    return "; ".join(names) if len(names) <= MOST_LISTED else f"on {spelled(len(names))} axes"


def _title(dead: Sequence[Claim], some_are_told: bool) -> str:
    """What kinds of numbers the rows are; it counts only those drawn, and says so."""
    every = len(dead)
    upward = sum(claim.status in (">", ">=") for claim in dead)
    downward = sum(claim.status in ("<", "<=") for claim in dead)
    near = sum(claim.status == "~" for claim in dead)
    ranges = sum(claim.magnitude_to is not None for claim in dead)
    some = upward or downward or near or ranges or every
    drawn = " drawn here" if some_are_told else ""
    subject = some_of(some, every, f"death count{drawn}", f"death counts{drawn}")
    are, carry = ("is", "carries") if some == 1 else ("are", "carry")
    if upward and downward:
        rest = f"{spelled(downward)} only {_bounds(downward, 'an upper')}"
        return f"{subject} {are} only {_bounds(upward, 'a lower')}, {rest}"
    if upward or downward:
        return f"{subject} {are} only {_bounds(some, 'a lower' if upward else 'an upper')}"
    if near:
        return f"{subject} {are} only {'an approximate number' if near == 1 else 'approximate'}"
    if ranges:
        return f"{subject} {are} {'a range' if ranges == 1 else 'ranges'}"
    return f"{subject} {carry} no hedge word"


def _bounds(number: int, which: str) -> str:
    return f"{which} bound" if number == 1 else f"{which.split()[1]} bounds"


def _panel(sheet: Sheet, panel: Sequence[Claim]) -> None:
    """Rows that may share an axis, and that axis."""
    before, after = reach(panel)
    scale = Scale(0, _highest(panel), sheet.axis + before, sheet.right - after)
    ticks = linear_ticks(sheet, scale)
    for claim in panel:
        top = sheet.y
        label(sheet, claim, end=sheet.words_end)
        about = "; ".join(filter(None, (claim.event.label, open_end(claim))))
        sheet.note(about, gid=role("about", "date"), end=sheet.words_end)
        y = sheet.beside(top, 16, 22)
        rail(sheet, y, scale, ticks)
        mark(sheet, claim, scale, y)
    sheet.y -= 10
    tick_labels(sheet, scale, ticks, f"Number of {_units(panel)}; linear axis from zero")
    sheet.y += 6


def _close_panel(sheet: Sheet, panel: Sequence[Claim]) -> None:
    """As `_panel` for many rows: small multiples of one scale, one for what each counts and when."""
    before, after = reach(panel)
    scale = Scale(0, _highest(panel), labels_end(sheet) + before, sheet.right - after)
    ticks = linear_ticks(sheet, scale)
    groups = groupby(panel, lambda claim: f"Counted: {counted(claim)} · {claim.event.label}")
    for about, block, numbered in blocks(groups, sheet.is_paged):
        if about:
            sheet.note(about, gid=role("about", "date"))
        sheet.y += 2
        close_rows(sheet, block, scale, ticks, numbered)
        sheet.y += 4
    tick_labels(sheet, scale, ticks, f"Number of {_units(panel)}; linear axis from zero")
    sheet.y += 6


def _highest(panel: Sequence[Claim]) -> float:
    return max(1.0, *(number for claim in panel for number in numbers(claim)))


def _units(panel: Sequence[Claim]) -> str:
    return either(list(grouped(panel, lambda claim: claim.unit.plural)))
