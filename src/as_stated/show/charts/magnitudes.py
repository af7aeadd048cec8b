"""All figures as dots on log axes, by orders of magnitude, grouped by what is counted."""

import math
from collections.abc import Sequence

from markupsafe import Markup

from as_stated.coding import Claim, label_claim
from as_stated.numerals import spelled
from as_stated.show.charts.axis import Scale, log_ticks, rail, tick_labels
from as_stated.show.charts.chart import Drawn, in_our_style
from as_stated.show.charts.claims import MOST, blocks, numbers, on_axis
from as_stated.show.charts.marks import close_rows, label, labels_end, mark, reach, tell
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import Look
from as_stated.show.charts.words import each_in_alt, empty, left_out, quotes, say_in_alt, too_many
from as_stated.show.comparisons import measure
from as_stated.show.counting import capital, how_many
from as_stated.show.display import Display
from as_stated.show.given import takes_tables
from as_stated.show.grouping import grouped
from as_stated.show.tables import Tables

_HEADINGS = ("dead", "missing", "found", "freed", "deployed")


@takes_tables("charts")
@in_our_style
def magnitudes(tables: Tables, look: Look) -> Display | Drawn:
    """All figures as dots on a log axis, grouped by what is counted, in the order of the coding.

    Args:
        tables: the tidy tables; the parameter `events` is applied.
    """
    may, told = on_axis(tables.shown_claims)
    drawn = [claim for claim in may if min(numbers(claim)) > 0]
    told = [*(claim for claim in may if min(numbers(claim)) <= 0), *told]
    if not drawn:
        why = "No figure shown here may stand on a log axis, which begins above zero."
        return empty("magnitudes", why, told)
    if len(drawn) > MOST:
        return too_many(tables, "magnitudes", "figures", len(drawn))
    panels = [_kinds(panel) for panel in grouped(drawn, measure).values()]
    sheet = Sheet("magnitudes", _title(len(drawn), sum(map(len, panels))), look)
    for panel in sheet.parts(panels):
        _log_panel(sheet, panel)
    notes = tell(sheet, told, "not above zero, where a log axis begins")
    caption = Markup(
        "Grouped by what is counted, in the order of the coding. On a log axis a distance says "
        "nothing of how many; the chart shows orders of magnitude and no more. {}{}"
    ).format(quotes(drawn), left_out(told))
    return sheet.output(tables, [*_alt(drawn, panels), *notes], caption, [*drawn, *told])


def _title(figures: int, groups: int) -> str:
    """How many figures are drawn, in how many groups, and what they can be read for."""
    orders = "order" if figures == 1 else "orders"
    some = f"{how_many(figures, 'figure', 'figures')} in {how_many(groups, 'group', 'groups')}"
    return capital(f"{some}: {orders} of magnitude only")


def _alt(
    drawn: Sequence[Claim], panels: Sequence[dict[str, list[Claim]]]
) -> list[str | Sequence[str]]:
    """On how many axes the dots are, and the figures of each group; or how many it has."""
    axes = "a log axis" if len(panels) == 1 else f"{spelled(len(panels))} log axes, one a unit"
    groups = [group for panel in panels for group in panel.items()]
    told = each_in_alt(
        drawn,
        (f"{kind}: {'; '.join(map(say_in_alt, some))}" for kind, some in groups),
        (f"{kind}: {'; '.join(map(label_claim, some))}" for kind, some in groups),
        (f"{kind}: {how_many(len(some), 'figure', 'figures')}" for kind, some in groups),
    )
    return [f"Dots on {axes}", told]


def _log_panel(sheet: Sheet, kinds: dict[str, list[Claim]]) -> None:
    """Rows of one measure under a heading for each kind, and their log axis."""
    every = [claim for members in kinds.values() for claim in members]
    is_close = len(every) > sheet.roomy
    before, after = reach(every)
    left = (labels_end(sheet) if is_close else sheet.axis) + before
    low, high = _decades([number for claim in every for number in numbers(claim)])
    scale = Scale(low, high, left, sheet.right - after, is_log=True)
    ticks, times = log_ticks(sheet, scale)
    for kind, block, numbered in blocks(kinds.items(), sheet.is_paged):
        if kind:
            sheet.heading(kind)
        if is_close:
            close_rows(sheet, block, scale, ticks, numbered)
            continue
        for claim in block:
            begin = sheet.y
            label(sheet, claim, end=sheet.words_end)
            y = sheet.beside(begin, 14, 20)
            rail(sheet, y, scale, ticks)
            mark(sheet, claim, scale, y)
    sheet.y -= 0 if is_close else 6
    unit = measure(every[0])
    of = f"In {unit}; log axis" if unit else "Log axis"
    tick_labels(sheet, scale, ticks, f"{of}: each tick is {spelled(times)} times the one before")


def _kinds(drawn: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Rows by what is counted and what happened to it, under a heading for each."""
    kinds: dict[str, list[Claim]] = {}
    for status, same in grouped(drawn, lambda claim: claim.people_status).items():
        groups = grouped(same, lambda claim: claim.comparable_group)
        for group, members in groups.items():
            name, words = capital(status) * (status in _HEADINGS), group.replace("-", " ")
            if not name:
                name = capital(words or measure(members[0]) or "other counts")
            elif len(groups) > 1 and words:
                name = f"{name}: {words}"
            kinds.setdefault(name, []).extend(members)
    return kinds


def _decades(numbers: Sequence[float]) -> tuple[float, float]:
    """The powers of ten around numbers above zero: always two different ones."""
    low = math.floor(math.log10(min(numbers)))
    high = max(math.ceil(math.log10(max(numbers))), low + 1)
    return 10.0**low, 10.0**high
