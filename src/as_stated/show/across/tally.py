"""How many statements, articles and origins a quantity has: counted from its rows, and said in words.

Outlets are counted nowhere. A reprint is one more statement and no further origin; a statement of which
nobody knows who counted is no origin, and never one with another.
"""

from dataclasses import dataclass

from as_stated.coding import Quantity
from as_stated.numerals import spelled
from as_stated.show.across.places import place
from as_stated.show.counting import how_many


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted of a quantity.

    Attributes:
        statements: those that are decided to be of the quantity itself, and `articles`: theirs.
        origins: those who are known to have counted, for at least one of these statements.
        unknown: statements of which it is not known who counted.
        copies: statements whose text copies another's.
        drawn: statements with a mark on the axis, and `figures`: how many different ones they give.
        back, denied: statements taken back by their own source or outlet, and denied ones.
        apart: statements of something near it: a part, a forecast, a change.
    """

    statements: int
    articles: int
    origins: int
    unknown: int
    copies: int
    drawn: int
    figures: int
    back: int
    denied: int
    apart: int


def count(quantity: Quantity) -> Tally:
    """Count the rows of a quantity."""
    same = [each for each in quantity.statements if each.relation == "same"]
    placed = [(each, place(quantity, each)) for each in same]
    drawn = [each.claim for each, at in placed if at.where == "axis"]
    denied = sum(at.why == "denied" for _, at in placed)
    return Tally(
        statements=len(same),
        articles=len({each.article for each in same}),
        origins=len({each.origin.origin_id for each in same if each.origin}),
        unknown=sum(each.origin is None for each in same),
        copies=sum(bool(each.copy_of) for each in same),
        drawn=len(drawn),
        figures=len({(each.status, each.magnitude, each.magnitude_to) for each in drawn}),
        back=sum(at.where == "lane" for _, at in placed) - denied,
        denied=denied,
        apart=len(quantity.statements) - len(same),
    )


def found(tally: Tally) -> str:
    """What the statements of a quantity come to, from their `tally`, for a title.

    >>> found(Tally(5, 3, 2, 0, 0, 4, 3, 1, 0, 0))
    'five statements, three different figures, one taken back'
    """
    parts = [how_many(tally.statements, "statement", "statements")]
    if tally.drawn and tally.figures == 1 and tally.drawn == tally.statements > 1:
        parts.append("all with the same figure")
    elif tally.figures > 1:
        parts.append(f"{spelled(tally.figures)} different figures")
    for some, what in ((tally.back, "taken back"), (tally.denied, "denied")):
        if some:
            parts.append(what if tally.statements == 1 else f"{spelled(some)} {what}")
    return ", ".join(parts)
