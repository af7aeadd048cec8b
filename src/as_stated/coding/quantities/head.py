"""`quantity.toml`: what is counted, who is included and who is not, and how they may have been counted."""

from collections.abc import Iterator

from as_stated.coding.checks import check_filled, check_listed, check_wording
from as_stated.coding.columns import PEOPLE_STATUSES, QUANTITY_HINTS
from as_stated.coding.quantities.articles import Articles
from as_stated.coding.quantities.tables import Tables
from as_stated.coding.stance import FORMS, METHODS
from as_stated.errors import Problem

_MUST = {field: QUANTITY_HINTS[field] for field in ("label", "counts_in")} | {
    "reason": "Say why these statements are of one quantity."
}
_WORDS = ("label", "counts_in", "counts_out", "reason")
_COUNTED = ("count", "list", "tally")
_ESTIMATED = ("estimate", "survey")


def check_head(tables: Tables, articles: Articles) -> Iterator[Problem]:
    """What is wrong with each field of `quantity.toml`, among the `tables` of a quantity of `articles`."""
    head = tables.head
    for field, todo in _MUST.items():
        yield from check_filled(head, field, todo)
    for field in _WORDS:
        yield from check_wording(head, field)
    yield from check_listed(head, "unit", tables.units)
    yield from check_listed(head, "people_status", ("", *PEOPLE_STATUSES))
    yield from check_listed(head, "form", FORMS)
    if not head.is_todo("event") and articles.event(head["event"]) is None:
        what = f"event is {head['event'] or 'empty'!r}, and there is no such event."
        yield head.problem(what, QUANTITY_HINTS["event"])
    if "methods" not in head.cells:
        yield from _check_methods(tables)


def _check_methods(tables: Tables) -> Iterator[Problem]:
    """Methods that claims have, and either counts or estimates."""
    head, methods = tables.head, tables.methods
    known = ", ".join(repr(each) for each in METHODS if each != "compiled")
    if not methods:
        todo = f'List those that it takes in: {known}; "" is a method that the text does not say.'
        yield head.problem("methods is empty.", todo.replace("'", '"'))
    for each in methods:
        if each == "compiled":
            what = (
                "methods takes in compiled, a range made of several sources, which has no bounds."
            )
            yield head.problem(what, "Take it out: such a range is told in words.")
        elif each not in METHODS:
            what = f"methods names {each!r}."
            yield head.problem(what, f"Choose from: {known}.".replace("'", '"'))
    if twice := sorted({each for each in methods if methods.count(each) > 1}):
        yield head.problem(f"methods names {twice[0]!r} twice.", "Name it once.")
    counted = [each for each in methods if each in _COUNTED]
    estimated = [each for each in methods if each in _ESTIMATED]
    if counted and estimated:
        what = f"methods takes in {counted[0]} and {estimated[0]}: a count and an estimate share no axis."
        yield head.problem(
            what, "Make a quantity of each; a statement of the other is told in words."
        )
