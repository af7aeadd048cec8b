"""`changes.csv` of a quantity: what one article's statement does to another's, and in which words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from as_stated.coding.anchor import anchor_row
from as_stated.coding.change_rules import (
    OWN,
    acted_on,
    as_change,
    check_change,
    check_quoted,
    not_own,
)
from as_stated.coding.checks import check_wording
from as_stated.coding.claims import Claim
from as_stated.coding.columns import OUTLET
from as_stated.coding.files import Row
from as_stated.coding.quantities.articles import Articles, names_of, outlet_of
from as_stated.coding.quantities.tables import Tables
from as_stated.coding.records import Change, Speaker
from as_stated.coding.text import Span
from as_stated.errors import Problem
from as_stated.problems import meant


@dataclass(frozen=True)
class Changes:
    """Checks and reads the rows of one quantity's changes."""

    tables: Tables
    articles: Articles

    @cached_property
    def _targets(self) -> Mapping[str, str]:
        return {row.key: row["to"] for row in self.tables.changes}

    def check(self, row: Row) -> list[Problem]:
        """What is wrong with a row, except for what depends on the statements' numbers and days."""
        return [
            *check_change(row, self._targets, self._no_claim, "Write article/claim_id."),
            *self._check_by(row),
            *self._check_words(row),
            *check_wording(row, "reason"),
        ]

    def read(self, row: Row) -> Change:
        """The row as a change. Only for a row without problems."""
        place = self._place(row) if row["exact"] else (0, 0)
        return as_change(
            row,
            place if isinstance(place, tuple) else (0, 0),
            from_id=row["from"],
            to_id=row["to"],
            by_id=row["by"],
            by=self._name_of(row["by"]),
            article=row["article"],
        )

    def figure(self, name: str) -> str:
        """The figure that a change which acts on `name` is about in the end, as `acted_on` finds it."""
        return acted_on(name, self._targets)

    def _no_claim(self, key: str) -> str:
        """Why there is no such claim; empty if there is one, or its article must be corrected first."""
        name, slash, claim_id = key.rpartition("/")
        names = self.articles.names
        if not slash or name not in names:
            return f"and there is no such {'article' if slash else 'statement'}{meant(name, names)}"
        dossier, problems = self.articles.examined(name)
        if problems or dossier is None or self.articles.claim(key):
            return ""
        ids = [each.claim_id for each in dossier.claims]
        return f"and {name} has no such claim{meant(claim_id, ids)}"

    def _check_by(self, row: Row) -> Iterator[Problem]:
        """`by` names somebody that exists; only a figure's own source takes it back."""
        by, kind = row["by"], row["kind"]
        if row.is_todo("by"):
            return
        outlet, colon, article = by.partition(":")
        is_outlet = outlet == OUTLET and bool(colon) and article in self.articles.names
        if not is_outlet and self.articles.speaker(by) is None:
            article = by.rpartition("/")[0]
            if article in self.articles.names and self.articles.examined(article)[1]:
                return
            what = f"by is {by or 'empty'!r}, and there is no such speaker."
            todo = f"Write article/speaker_id, a row of data/speakers.csv, or {OUTLET}:article."
            yield row.problem(what, todo)
            return
        key = self.figure(row["to"])
        claim = self.articles.claim(key)
        if kind not in OWN or claim is None or self._is_own(by, key, claim):
            return
        yield not_own(row, self._own_sources(key, claim))

    def _is_own(self, by: str, key: str, claim: Claim) -> bool:
        """Whether a figure is that of a speaker or outlet: in another article of the outlet too."""
        if by in self._own_sources(key, claim):
            return True
        here, there = (
            self.articles.dossier(name) for name in (by.partition(":")[2], key.rpartition("/")[0])
        )
        if not by.startswith(f"{OUTLET}:") or not here or not there:
            return False
        return here.article.source.producer == there.article.source.producer

    def _own_sources(self, key: str, claim: Claim) -> set[str]:
        """Who may take a figure back: its speaker, whom that one cites, its origin, and the outlet."""
        article = key.rpartition("/")[0]
        speakers = [each for each in (claim.speaker, *claim.cited) if isinstance(each, Speaker)]
        own = {outlet_of(article), *(name for each in speakers for name in names_of(article, each))}
        ids = {
            row["origin_id"]
            for row in self.tables.statements
            if row.key == key and row["origin_basis"] == "own"
        }
        return own.union(*(row.names("speakers") for row in self.tables.origins if row.key in ids))

    def _check_words(self, row: Row) -> Iterator[Problem]:
        """The words that say so, in their article; updates and repeats may have a reason instead."""
        if row.is_todo("kind") or row.is_todo("article") or row.is_todo("exact"):
            return
        if not row["exact"]:
            yield from check_quoted(row)
            return
        name, names = row["article"], self.articles.names
        if name not in names:
            what = (
                f"article is {name or 'empty'!r}, and there is no such article{meant(name, names)}"
            )
            yield row.problem(what, "Name the article whose words say so.")
            return
        place = self._place(row)
        if isinstance(place, Problem):
            yield place

    def _place(self, row: Row) -> Span | Problem | None:
        """Where the words stand in their article, if it can be read."""
        dossier = self.articles.dossier(row["article"])
        return anchor_row(row, dossier.article) if dossier else None

    def _name_of(self, by: str) -> str:
        """A speaker or an outlet for readers."""
        if by.startswith(f"{OUTLET}:"):
            dossier = self.articles.dossier(by.partition(":")[2])
            return dossier.article.source.producer if dossier else by
        speaker = self.articles.speaker(by)
        return speaker.name if speaker else by


def articles_of(rows: Sequence[Row]) -> set[str]:
    """The articles that `rows` of changes name."""
    found = {row["article"] for row in rows}
    found |= {row[column].rpartition("/")[0] for row in rows for column in ("from", "to", "by")}
    found |= {row["by"].partition(":")[2] for row in rows}
    return found - {""}
