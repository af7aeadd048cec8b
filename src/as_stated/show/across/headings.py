"""Headings of a quantity's page that say what is found. Rows are counted in words; no figure is said or ranked."""

from collections.abc import Callable

from as_stated.coding import Quantity
from as_stated.numerals import spelled
from as_stated.show.across.bounds import unlike
from as_stated.show.across.changed import differing, together
from as_stated.show.across.places import standing
from as_stated.show.across.tally import count
from as_stated.show.counting import how_many
from as_stated.show.display import Display
from as_stated.show.given import takes_quantity
from as_stated.show.headings import chosen


@takes_quantity
def heading(quantity: Quantity, of: str) -> Display:
    """The heading of a section, as Markdown of the second level.

    Args:
        of: what the section is about, a key of `HEADINGS`.

    Raises:
        ArgumentError: there is no heading of that.
    """
    return chosen(HEADINGS, quantity, of)


def _statements(quantity: Quantity) -> str:
    said = how_many(len(quantity.statements), "statement in full", "statements in full")
    return f"{said}, in the order reported" if len(quantity.statements) > 1 else said


def _changes(quantity: Quantity) -> str:
    many = "corrections, disputes, repetitions and the like"
    return how_many(len(together(quantity.changes)), "correction, dispute or the like", many)


def _derived(quantity: Quantity) -> str:
    number = len({later for later, _ in differing(quantity)})
    if number > 1:
        return f"{spelled(number)} statements differ from texts they copy or repeat"
    return f"{how_many(number, 'statement', '')} differs from the text it copies or repeats"


def _limits(quantity: Quantity) -> str:
    number = len(unlike(quantity))
    if number:
        often = {1: "Once", 2: "Twice"}.get(number) or f"{spelled(number)} times"
        return f"{often}, two origins give different numbers for one day"
    if len(quantity.statements) > 1:
        return "No two origins are known to differ for one day"
    return "What is not known"


def _origins(quantity: Quantity) -> str:
    number = count(quantity).origins
    if not number:
        return "Who counted is not known"
    return f"{how_many(number, 'origin is', 'origins are')} known to have counted"


def _apart(quantity: Quantity) -> str:
    near = count(quantity).apart
    more = len(standing(quantity, "apart")) - near
    if not near:
        return how_many(more, "statement stands apart", "statements stand apart")
    said = f"{how_many(near, 'statement is', 'statements are')} near the quantity, and not the same"
    stand = "stands" if more == 1 else "stand"
    return f"{said}; {spelled(more)} more {stand} apart" if more > 0 else said


HEADINGS: dict[str, Callable[[Quantity], str]] = {
    "statements": _statements, "changes": _changes, "derived": _derived, "origins": _origins,
    "apart": _apart, "limits": _limits,
}  # fmt: skip
