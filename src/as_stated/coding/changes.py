"""`changes.csv`: what one statement does to another, and the words that say so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from as_stated.coding.admitting import check_admitted
from as_stated.coding.anchor import anchor_row
from as_stated.coding.article import Article
from as_stated.coding.change_rules import (
    OWN,
    acted_on,
    as_change,
    check_change,
    check_quoted,
    not_own,
)
from as_stated.coding.columns import OUTLET
from as_stated.coding.files import Row, read_text
from as_stated.coding.records import Change, Speaker
from as_stated.coding.rows import read_table
from as_stated.coding.standing import own_sources
from as_stated.coding.text import Span
from as_stated.errors import Problem
from as_stated.problems import meant
from as_stated.project import ID, Project

_STATEMENT = "Write a claim_id, or article/claim_id for another article."


@dataclass(frozen=True)
class Changes:
    """Reads the changes of one article.

    Args:
        claim_rows: the rows of its claims, and `rows`: those of the changes, all by id.
        speakers: the rows that a change may name, by id.
    """

    project: Project
    article: Article
    claim_rows: Mapping[str, Row]
    rows: Mapping[str, Row]
    speakers: Mapping[str, Speaker]
    _others: dict[str, Mapping[str, Row] | None] = field(default_factory=dict)

    def read(self, row: Row, problems: list[Problem]) -> Change | None:
        """The row as a change; None if something is wrong with it, which goes to `problems`."""
        wrong = [
            *check_change(row, self._targets, self._no_claim, _STATEMENT, self._own),
            *self._check_by(row),
        ]
        place = self._place(row, wrong)
        problems += wrong
        if wrong or row.is_undecided:
            return None
        by = self._outlet(row["by"])
        name = self.article.source.producer
        return as_change(
            row,
            place,
            from_id=self._own(row["from"]),
            to_id=self._own(row["to"]),
            by_id=by,
            by=self.speakers[by].name if by in self.speakers else name if by == OUTLET else by,
            article=row["article"] or self.article.name,
        )

    def _own(self, name: str) -> str:
        """An end of a change; one in this article without the article's name."""
        return name.removeprefix(f"{self.article.name}/")

    def _outlet(self, by: str) -> str:
        """By whom; this article's own outlet without the article's name."""
        return OUTLET if by == f"{OUTLET}:{self.article.name}" else by

    @cached_property
    def _targets(self) -> Mapping[str, str]:
        """What each change acts on; a claim goes before a change of the same name."""
        rows = self.rows.items()
        return {key: self._own(row["to"]) for key, row in rows if key not in self.claim_rows}

    def _no_claim(self, name: str) -> str:
        """Why there is no such statement; empty if there is one."""
        if self._claim(name) is not None:
            return ""
        return f"and there is no such statement{meant(name, (*self.claim_rows, *self.rows))}"

    def _check_by(self, row: Row) -> list[Problem]:
        by, kind = self._outlet(row["by"]), row["kind"]
        if row.is_todo("by"):
            return []
        outlet, _, article = by.partition(":")
        is_outlet = by == OUTLET or (outlet == OUTLET and bool(ID.fullmatch(article)))
        if not is_outlet and by not in self.speakers:
            known = (f"{OUTLET}:{self.article.name}", *self.speakers)
            what = f"by is {row['by'] or 'empty'}{meant(row['by'], known)}"
            return [row.problem(what, f"Choose one of: {', '.join(known)}.")]
        name = acted_on(self._own(row["to"]), self._targets)
        figure = self._claim(name)
        if kind not in OWN or figure is None:
            return []
        owner = name.rpartition("/")[0]
        own = {
            f"{OUTLET}:{owner}" if owner and each == OUTLET else each
            for each in own_sources(figure)
        }
        return [] if by in own else [not_own(row, own)]

    def _place(self, row: Row, wrong: list[Problem]) -> Span:
        """Where the words stand that say so."""
        name = row["article"] or self.article.name
        if row.is_todo("kind") or row.is_todo("article"):
            return (0, 0)
        if not row["exact"]:
            wrong += check_quoted(row)
            return (0, 0)
        article: Article | None = self.article
        if name != self.article.name:
            path = self.project.seed(name)
            text = read_text(path, self.project.shown(path))[0]
            article = Article(name, text, self.article.source) if text is not None else None
        if article is None:
            what = f"article is {name!r}, and there is no such text."
            wrong.append(row.problem(what, "Name the article whose words say so."))
            return (0, 0)
        place = anchor_row(row, article)
        if isinstance(place, Problem):
            wrong.append(place)
        elif row["kind"] == "corrects":
            figure = (
                self.claim_rows.get(self._own(row["from"])) if article is self.article else None
            )
            wrong += check_admitted(row, figure["exact"] if figure else "", article)
        return place if isinstance(place, tuple) else (0, 0)

    def _claim(self, name: str) -> Row | None:
        """The row of a statement in this article or another."""
        owner, _, claim = name.rpartition("/")
        if not owner:
            return self.claim_rows.get(claim)
        if owner not in self._others:
            self._others[owner] = _claims_of(self.project, owner)
        return (self._others[owner] or {}).get(claim)


def _claims_of(project: Project, article: str) -> Mapping[str, Row] | None:
    path = project.data(article) / "claims.csv"
    if article not in project.articles or not path.is_file():
        return None
    rows = read_table(project, path).rows
    return None if rows is None else {row.key: row for row in rows}
