"""Where a statement stands in the report of its quantity: on the axis, in the lane of words, or apart.

What may share the axis is decided here once, for chart, tables and sentences; asking for more is refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from as_stated.coding import Quantity, Relation, Stance, Statement, is_day, refuse
from as_stated.show.across.named import say
from as_stated.show.comparisons import FORM_NAMES
from as_stated.show.given import takes_quantity
from as_stated.show.quotes import METHOD_NAMES

Where = Literal["axis", "lane", "apart"]

# What a person decided that a statement is, beside the quantity itself.
RELATIONS: dict[Relation, str] = {
    "same": "",
    "part": "a part of the quantity",
    "whole": "a whole that the quantity is part of",
    "overlaps": "it overlaps with the quantity",
    "change": "a change, not a level",
    "forecast": "a forecast",
    "other": "another quantity",
    "unclear": "whether it is the same quantity is unclear",
}
# How a stance is said of a statement that has a place in time and no height.
UNDONE: dict[Stance, str] = {"denied": "denied", "withdrawn": "withdrawn", "in-error": "in error"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands, and why it has no mark at its number; empty for one that has."""

    where: Where
    why: str = ""


def place(quantity: Quantity, statement: Statement) -> Place:
    """Where a statement stands among those of its quantity."""
    claim, stance = statement.claim, _stance(statement)
    if why := RELATIONS[statement.relation]:
        return Place("apart", why)
    if not is_day(statement.reported_on):
        return Place("apart", "the day on which it was reported is not known")
    if claim.form != quantity.form:
        return Place("apart", f"{FORM_NAMES[claim.form]}, not {FORM_NAMES[quantity.form]}")
    if stance in UNDONE:
        return Place("lane", UNDONE[stance])
    if stance != "stated":
        return Place("apart", "whether it holds is unclear" if stance == "unclear" else stance)
    if claim.earlier_words:
        return Place("apart", "a look-back at an earlier figure")
    if why := _other_kind(statement):
        return Place("apart", why)
    return Place("axis")


def _stance(statement: Statement) -> Stance:
    """How it stands by now: taken back in another article, in its own, or as its words have it."""
    claim, back = statement.claim, statement.taken_back
    if not back and claim.later:
        return "in-error" if claim.later.kind == "corrects" else "withdrawn"
    return (back or claim.taken_back or claim.standing).stance


def _other_kind(statement: Statement) -> str:
    """Why a figure that holds is still of another kind than the axis; empty if it is not."""
    if statement.is_level:
        return ""
    return METHOD_NAMES[statement.claim.method] or "how it was counted is not said"


def standing(quantity: Quantity, where: Where) -> list[tuple[Statement, str]]:
    """The statements of one place (`where`), in their order, each with the reason."""
    placed = [(each, place(quantity, each)) for each in quantity.statements]
    return [(each, at.why) for each, at in placed if at.where == where]


@takes_quantity
def on_axis(quantity: Quantity, statements: Iterable[Statement] | None = None) -> list[Statement]:
    """The statements that may share the quantity's axis.

    Args:
        statements: those that somebody wants on it; all that may stand there if not given.

    Raises:
        RefusalError: one of those asked for may not; says which, and why.
    """
    if statements is None:
        return [each for each, _ in standing(quantity, "axis")]
    asked = list(statements)
    for each in asked:
        at = place(quantity, each)
        if at.where != "axis":
            refuse(_refusal(quantity, each, at), f"a mark for “{say(each)}” ({at.why})")
    return asked


def _refusal(quantity: Quantity, statement: Statement, at: Place) -> str:
    """Which of the refusals holds for a statement that may not stand on the axis."""
    if at.where == "lane":
        return "not-holding-across"
    if statement.relation in ("part", "whole", "overlaps"):
        return "part-beside-whole"
    if statement.relation in ("other", "unclear"):
        return "merging"
    if statement.relation == "change" or statement.claim.form != quantity.form:
        return "unlike-axis"
    return "unlike-kinds" if is_day(statement.reported_on) else "filling-days"
