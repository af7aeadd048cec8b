"""Below the plot of one quantity: what its marks and lines mean, and the lane of words without height."""

from collections.abc import Sequence

from as_stated.show.across.drawing import Drawing
from as_stated.show.across.marks import Look, shape
from as_stated.show.across.named import day_words, label, outlet
from as_stated.show.across.plot import Spot, connectors, reported
from as_stated.show.charts.claims import ROOMY
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import LEFT
from as_stated.show.charts.svg import role
from as_stated.show.grouping import grouped

_SAMPLE, _WORDS = LEFT + 18, LEFT + 46  # where a sample stands, and where what it means begins
LANE = "Without a height: denied, withdrawn or in error"


def key(drawing: Drawing) -> None:
    """Whose shape is whose, and what the lines are; what a hedge makes of a mark, its label says in signs."""
    sheet, gid = drawing.sheet, role("sample")
    sheet.y += 8
    sheet.may_end()
    for look, means in _shapes(drawing.placed).items():
        shape(sheet, _SAMPLE, sheet.y + 10, look, True, False, gid)
        _means(sheet, means)
    xs, y = (LEFT, LEFT + 36), sheet.y + 10
    if connectors(drawing.quantity, drawing.placed):
        sheet.line(xs, (y, y), "accent", 1.8, gid, pattern="dotted")
        _means(sheet, "to the next statement of the same origin; nothing is stated in between")
    y = sheet.y + 10
    if any(spot.tail for spot in drawing.placed):
        sheet.line(xs, (y, y), "muted", 1.2, gid)
        sheet.line((LEFT, LEFT), (y - 5, y + 5), "muted", 1.2, gid)
        _means(sheet, "back to the day that the number holds for; dashed: inferred")


def lane(drawing: Drawing) -> None:
    """What was denied, withdrawn or in error: at its day and in its words, without a height.

    What several articles say in the same words stands once, with a stroke at the day of each.
    """
    if not drawing.told:
        return
    sheet = drawing.sheet
    sheet.may_end()
    sheet.heading(LANE)
    if len(drawing.told) > ROOMY:
        sheet.note("Too many to be read here: see the table of the statements.")
        return
    for said, some in sheet.parts(grouped(drawing.told, label).items()):
        y, gid = sheet.y + 7, role("lane", claim=some[0].key)
        sheet.line((drawing.left, sheet.right), (y, y), gid=role("rail"), behind=True)
        for day in dict.fromkeys(map(reported, some)):
            x = drawing.across(day.toordinal())
            sheet.line((x, x), (y - 6, y + 6), "muted", 2, gid)
        sheet.y += 16
        where = "; ".join(f"{day_words(each)}, {outlet(each)}" for each in some)
        gid = role("says", "claim", "date", claim=some[0].key)
        sheet.note(f"{where}: {said}.", color="ink", gid=gid)
        sheet.y += 6


def _means(sheet: Sheet, means: str) -> None:
    sheet.note(means, _WORDS, gid=role("key"))
    sheet.y += 3


def _shapes(placed: Sequence[Spot]) -> dict[Look, str]:
    """Whose own series a shape stands for; nothing where all marks are alike."""
    whose: dict[Look, str] = {}
    for spot in placed:
        if spot.look != Look() and spot.statement.origin:
            whose.setdefault(spot.look, f"stated by {spot.statement.origin.name} itself")
    if whose and any(spot.look == Look() for spot in placed):
        whose[Look()] = "by somebody else, or who counted is not known"
    return whose
