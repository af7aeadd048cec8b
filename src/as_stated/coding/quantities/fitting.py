"""Whether a change fits the statements that it is about: their quantity, days, numbers and words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from as_stated.coding.arithmetic import check_numbers, claims_within
from as_stated.coding.changes import WITH_FIGURE
from as_stated.coding.claims import Claim
from as_stated.coding.dates import is_edtf, span
from as_stated.coding.files import Row
from as_stated.coding.quantities.articles import Articles
from as_stated.coding.quantities.changes import Changes
from as_stated.coding.quantities.copies import is_before
from as_stated.coding.quantities.tables import Tables
from as_stated.errors import Problem

# Of these relations a statement is of this quantity; the others are of another one.
_OF_IT = ("same", "change", "forecast", "unclear")
_CROSSING = ("unit", "population")
# Words in which English news copy admits that a figure was wrong; our own list.
_ADMITS = re.compile(
    r"""\b(?:
        err(?:ed|ors?|oneous(?:ly)?)\b | mistak | wrong | incorrect | inaccura
      | correct(?:ed|s|ion|ing)\b | revis(?:ed|es|ion|ing)\b | amend | retract | rectif | clarif
      | withdr[ae]w | t(?:ook|aken)\ back | apolog
      | (?:double|twice|over|mis)[- ]?count | counted\ (?:twice|double|wrongly) | duplicat
      | mis(?:stat|report|calculat|identif|translat|heard|typ) | typo | confus | mix(?:ed)?[- ]up
      | earlier\ version | (?:not|instead\ of|rather\ than)\ (?:\w+\ ){0,3}[\d$€£]
    )""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fitting:
    """Checks the rows of changes in which nothing else is wrong."""

    tables: Tables
    articles: Articles

    def check(self, row: Row) -> Iterator[Problem]:
        """What of a change does not fit its statements."""
        changes = Changes(self.tables, self.articles)
        to_key = changes.figure(row["to"])
        later, earlier = self.articles.claim(row["from"]), self.articles.claim(to_key)
        yield from self._check_quantity(row, to_key)
        yield from self._check_days(row, to_key)
        if earlier is None:
            return
        if row["kind"] == "corrects":
            yield from self._check_words(row, later)
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

    def _check_words(self, row: Row, later: Claim | None) -> Iterator[Problem]:
        """A correction admits an error: a lower number does not, nor does one that is just new."""
        dossier = self.articles.dossier(row["article"])
        in_its_quote = (
            later
            and row["from"].rpartition("/")[0] == row["article"]
            and row["exact"] in later.exact
        )
        if in_its_quote:
            what = f"exact is {row['exact']!r}, the figure itself, which admits no error."
            yield row.problem(what, "Copy the words that do, or make kind updates.")
            return
        is_read = dossier and dossier.article.source.is_english and not row["reason"].strip()
        if is_read and not _ADMITS.search(row["exact"]):
            what = f"kind is corrects, but {row['exact']!r} has no word that admits an error."
            yield row.problem(what, "Make it updates; or say in reason how they admit one.")

    def _claims_within(self, row: Row) -> list[Claim]:
        """The claims whose number stands in a change's words."""
        dossier = self.articles.dossier(row["article"])
        if dossier is None or not row["exact"]:
            return []
        change = Changes(self.tables, self.articles).read(row)
        return claims_within(dossier.claims, change.start, change.end)
