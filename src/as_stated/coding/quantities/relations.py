"""What a statement is to the quantity: the same, a part of it, a forecast …, and why."""

from collections.abc import Iterator

from as_stated.coding.checks import check_listed
from as_stated.coding.claims import Claim
from as_stated.coding.columns import PEOPLE_STATUSES
from as_stated.coding.files import Row
from as_stated.coding.quantities.articles import Articles
from as_stated.coding.quantities.records import RELATIONS
from as_stated.coding.quantities.tables import Tables
from as_stated.coding.relations import wholes
from as_stated.coding.stance import FORMS, Form, Stance
from as_stated.errors import Problem

_AHEAD: tuple[Stance, ...] = ("expected", "intended", "conditional")
_CHANGES: tuple[Form, ...] = ("increase", "decrease")
# Bodies that were found may be those of the dead; nobody else with one status is one with another.
_MAY_BE_SAME = {"dead", "found"}


def check_relation(
    row: Row, claim: Claim | None, tables: Tables, articles: Articles
) -> Iterator[Problem]:
    """The relation of a row of `tables` is listed, has a reason, and is one that its `claim` can have."""
    yield from check_listed(row, "relation", RELATIONS)
    relation = row["relation"]
    if row.is_todo("relation"):
        return
    if not row["reason"].strip():
        what = "reason is empty."
        if relation == "same" and claim and (unlike := _unlike_words(claim, tables)):
            what = f"relation is same, but {unlike}, and reason is empty."
        yield row.problem(what, "Say why the relation is so.")
    if claim is None:
        return
    stance = claim.standing.stance
    if relation == "forecast" and stance not in (*_AHEAD, "uncertain", "unclear"):
        what = f"relation is forecast, but the claim’s stance is {stance}."
        yield row.problem(what, f"A forecast is {', '.join(_AHEAD)} or uncertain.")
    if relation == "change" and claim.form not in _CHANGES:
        what = f"relation is change, but the claim’s form is {claim.form}."
        yield row.problem(what, "A change is an increase or a decrease.")
    if relation == "same":
        yield from _check_same(row, claim, tables)
        yield from _check_parts(row, claim, tables, articles)


def _unlike_words(claim: Claim, tables: Tables) -> str:
    """What differs between a claim and the quantity though it may be the same; empty if nothing."""
    head = tables.head
    for column, ours, theirs in (
        ("unit", claim.unit.unit, head["unit"]),
        ("people_status", claim.people_status, head["people_status"]),
    ):
        if ours != theirs:
            return f"its {column} is {ours or 'empty'} and the quantity’s {theirs or 'empty'}"
    return f"its population is “{claim.population}”" if claim.population else ""


def _check_same(row: Row, claim: Claim, tables: Tables) -> Iterator[Problem]:
    """The same quantity is neither ahead nor a change of it, nor of another kind."""
    head = tables.head
    if claim.standing.stance in _AHEAD:
        what = f"relation is same, but the claim’s stance is {claim.standing.stance}."
        yield row.problem(what, "What is ahead is not a count: make it forecast.")
    if head["form"] in FORMS and claim.form != head["form"]:
        what = f"relation is same, but the claim’s form is {claim.form} and the quantity’s {head['form']}."
        other = "change" if claim.form in _CHANGES else "other, or part"
        yield row.problem(what, f"Make it {other}.")
    unit = tables.units.get(head["unit"])
    if unit and unit["sign"] != claim.unit.sign:
        ours, theirs = claim.unit.sign or "none", unit["sign"] or "none"
        what = f"relation is same, but the sign of the claim’s unit is {ours} and the quantity’s {theirs}."
        yield row.problem(what, "One axis has numbers of one kind: make it other.")
    ours, theirs = claim.people_status, head["people_status"]
    both = {ours, theirs} & set(PEOPLE_STATUSES)
    if len(both) > 1 and both != _MAY_BE_SAME:
        what = f"relation is same, but the claim’s people_status is {ours} and the quantity’s {theirs}."
        yield row.problem(what, "Make it other, or overlaps.")


def _check_parts(row: Row, claim: Claim, tables: Tables, articles: Articles) -> Iterator[Problem]:
    """A part never stands beside its whole."""
    same = {each.key for each in tables.statements if each["relation"] == "same"}
    dossier = articles.dossier(row["article"])
    for whole in wholes(claim, {each.claim_id: each for each in dossier or ()}):
        key = f"{row['article']}/{whole}"
        if key in same:
            what = f"relation is same, as that of {key}, of which it is a part."
            yield row.problem(what, "A part never stands beside its whole: make it part.")
            return
