"""Whether a change fits the statements that it is about: their quantity, days, numbers and words."""

from collections.abc import Iterator
from dataclasses import dataclass

from as_stated.coding.admitting import check_admitted
from as_stated.coding.arithmetic import check_numbers, claims_within
from as_stated.coding.change_rules import WITH_FIGURE
from as_stated.coding.claims import Claim
from as_stated.coding.dates import is_before, is_edtf, span
from as_stated.coding.files import Row
from as_stated.coding.quantities.articles import Articles
from as_stated.coding.quantities.changes import Changes
from as_stated.coding.quantities.tables import Tables
from as_stated.errors import Problem

# Of these relations a statement is of this quantity; the others are of another one.
_OF_IT = ("same", "change", "forecast", "unclear")
_CROSSING = ("unit", "population")


@dataclass(frozen=True, slots=True)
class Fitting:
    """Checks the rows of changes in which nothing else is wrong."""

    tables: Tables
    articles: Articles
    changes: Changes

    def check(self, row: Row) -> Iterator[Problem]:
        """What of a change does not fit its statements."""
        to_key = self.changes.figure(row["to"])
        later, earlier = self.articles.claim(row["from"]), self.articles.claim(to_key)
        yield from self._check_quantity(row, to_key)
        yield from self._check_days(row, to_key)
        if earlier is None:
            return
        if row["kind"] == "corrects":
            is_there = row["from"].rpartition("/")[0] == row["article"]
            dossier = self.articles.dossier(row["article"])
            figure = later.exact if later and is_there else ""
            yield from check_admitted(row, figure, dossier.article if dossier else None)
        if later and row["to"] == to_key:
            yield from check_numbers(row, later, earlier, self._claims_within(row))

    def _check_quantity(self, row: Row, to_key: str) -> Iterator[Problem]:
        """Only a correction of unit or population leads from one quantity to another."""
        relations = {each.key: each["relation"] for each in self.tables.statements}
        ends = {"from": row["from"], "to": to_key}
        ends = {column: key for column, key in ends.items() if key}
        inside = {column: relations.get(key) in _OF_IT for column, key in ends.items()}
        if not any(key in relations for key in ends.values()):
            what = "neither from nor to is a statement of this quantity."
            yield row.problem(what, "Add one to statements.csv, or move the row to its quantity.")
        elif (
            row["to"] == to_key
            and len(set(inside.values())) > 1
            and not (row["kind"] == "corrects" and row["what"] in _CROSSING)
        ):
            column = next(each for each in inside if not inside[each])
            relation = relations.get(ends[column]) or "not in statements.csv"
            what = f"{column} is {ends[column]}, of another quantity ({relation}), but kind is {row['kind']}"
            what = f"{what} of {row['what']}." if row["what"] else f"{what}."
            todo = f"Only what corrects {' or '.join(_CROSSING)} joins two quantities: correct the ends."
            yield row.problem(what, todo)

    def _check_days(self, row: Row, to_key: str) -> Iterator[Problem]:
        """What acts on a statement is not before it, and is told no earlier than it happened."""
        published = self.articles.published
        later, earlier = (published(key.rpartition("/")[0]) for key in (row["from"], to_key))
        if row["kind"] in (*WITH_FIGURE, "corrects") and is_before(later, earlier):
            what = (
                f"from was reported on {later}, before to ({earlier}), but kind is {row['kind']}."
            )
            yield row.problem(what, "Exchange from and to, or correct a date_published.")
        told = published(row["article"])
        first = span(row["on"])[0] if is_edtf(row["on"]) else None
        if first and told and is_before(told, first.isoformat()):
            what = f"on is {row['on']}, after {row['article']} reported it ({told})."
            yield row.problem(what, "Correct that day, or name the article whose words say so.")

    def _claims_within(self, row: Row) -> list[Claim]:
        """The claims whose number stands in a change's words."""
        dossier = self.articles.dossier(row["article"])
        if dossier is None or not row["exact"]:
            return []
        change = self.changes.read(row)
        return claims_within(dossier.claims, change.start, change.end)
