"""`changes.csv`: what one statement does to another, and the words that say so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from as_stated.coding.admitting import check_admitted
from as_stated.coding.anchor import Span, anchor_row
from as_stated.coding.article import Article
from as_stated.coding.checks import check_date, check_listed
from as_stated.coding.columns import CHANGE_KINDS, CORRECTED, OUTLET, ChangeKind
from as_stated.coding.files import TODO, Row, read_text
from as_stated.coding.records import Change, Speaker
from as_stated.coding.rows import read_table
from as_stated.coding.stance import Stance
from as_stated.coding.standing import own_sources
from as_stated.errors import Problem
from as_stated.problems import meant
from as_stated.project import ID, Project

# What takes a figure back, and the stance that it then has.
TAKES_BACK: Mapping[ChangeKind, Stance] = {"withdraws": "withdrawn", "corrects": "in-error"}
OWN: tuple[ChangeKind, ...] = ("corrects", "withdraws", "reinstates")
WITH_FIGURE: tuple[ChangeKind, ...] = ("updates", "repeats", "recalls")
BY_REASON: tuple[ChangeKind, ...] = ("updates", "repeats")


@dataclass(frozen=True, slots=True)
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
        """The row as a change; None if something is wrong with it, which goes to the problems."""
        wrong = [
            *check_listed(row, "kind", CHANGE_KINDS),
            *check_date(row, "on"),
            *check_what(row),
            *self._check_ends(row),
            *self._check_by(row),
        ]
        place = self._place(row, wrong)
        problems += wrong
        if wrong or row.is_undecided:
            return None
        by = self._outlet(row["by"])
        name = self.article.source.producer
        return Change(
            change_id=row.key,
            from_id=self._own(row["from"]),
            to_id=self._own(row["to"]),
            by_id=by,
            by=self.speakers[by].name if by in self.speakers else name if by == OUTLET else by,
            kind=cast(ChangeKind, row["kind"]),
            what=row["what"],
            on=row["on"],
            article=row["article"] or self.article.name,
            exact=row["exact"],
            start=place[0],
            end=place[1],
            reason=row["reason"],
        )

    def _own(self, name: str) -> str:
        """An end of a change; one in this article without the article's name."""
        return name.removeprefix(f"{self.article.name}/")

    def _outlet(self, by: str) -> str:
        """By whom; this article's own outlet without the article's name."""
        return OUTLET if by == f"{OUTLET}:{self.article.name}" else by

    def _check_ends(self, row: Row) -> list[Problem]:
        """`from` and `to` name statements that exist, and not the same one."""
        kind, problems = row["kind"], []
        needs = kind in WITH_FIGURE or (kind == "corrects" and row["what"] == "number")
        for column in ("from", "to"):
            name = self._own(row[column])
            if name == TODO or (column == "from" and not name and not needs):
                continue
            if not name:
                what = f"{column} is empty, but kind is {kind}."
                problems.append(row.problem(what, "Write the claim_id of that statement."))
            elif self._claim(name) is None and not (column == "to" and name in self.rows):
                near = meant(name, (*self.claim_rows, *self.rows))
                what = f"{column} is {row[column]!r}, and there is no such statement{near}"
                todo = "Write a claim_id, or article/claim_id for another article."
                problems.append(row.problem(what, todo))
        to = self._own(row["to"])
        if to not in ("", TODO) and to in (self._own(row["from"]), row.key):
            what = f"to is {row['to']!r}: a statement does nothing to itself."
            problems.append(row.problem(what, "Correct from or to."))
        elif to in self.rows and to not in self.claim_rows and self._figure(to) in self.rows:
            what = f"to is {row['to']!r}, and these changes act on one another in a circle."
            problems.append(row.problem(what, "Let one of them act on a statement."))
        return problems

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
        name = self._figure(self._own(row["to"]))
        figure = self._claim(name)
        if kind not in OWN or figure is None:
            return []
        owner = name.rpartition("/")[0]
        own = {
            f"{OUTLET}:{owner}" if owner and each == OUTLET else each
            for each in own_sources(figure)
        }
        if by in own:
            return []
        what = f"{row['to']} is not {row['by']}'s figure, but kind is {kind}."
        todo = f"Only its own speaker or outlet may do that ({', '.join(sorted(own))}); else: disputes."
        return [row.problem(what, todo)]

    def _place(self, row: Row, wrong: list[Problem]) -> Span:
        """Where the words stand that say so."""
        name = row["article"] or self.article.name
        if row.is_todo("kind") or row.is_todo("article"):
            return (0, 0)
        if not row["exact"]:
            if row["kind"] not in BY_REASON:
                todo = "Copy the words that say so."
                wrong.append(row.problem(f"exact is empty, but kind is {row['kind']}.", todo))
            elif not row["reason"].strip():
                todo = "Copy the words that say so, or give a reason."
                wrong.append(row.problem("exact and reason are empty.", todo))
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

    def _figure(self, name: str) -> str:
        """The figure that a change is about in the end, if it acts on another change."""
        seen: set[str] = set()
        while name in self.rows and name not in self.claim_rows and name not in seen:
            seen.add(name)
            name = self._own(self.rows[name]["to"])
        return name

    def _claim(self, name: str) -> Row | None:
        """The row of a statement in this article or another."""
        owner, _, claim = name.rpartition("/")
        if not owner:
            return self.claim_rows.get(claim)
        if owner not in self._others:
            self._others[owner] = _claims_of(self.project, owner)
        return (self._others[owner] or {}).get(claim)


def check_what(row: Row) -> list[Problem]:
    """What was wrong is said of a correction, and of nothing else."""
    kind, what = row["kind"], row["what"]
    if row.is_todo("kind") or row.is_todo("what"):
        return []
    if kind == "corrects":
        return check_listed(row, "what", CORRECTED)
    if what:
        said = f"what is {what!r}, but kind is {kind}."
        return [row.problem(said, "Only a correction says what was wrong: empty the cell.")]
    return []


def _claims_of(project: Project, article: str) -> Mapping[str, Row] | None:
    path = project.data(article) / "claims.csv"
    if article not in project.articles or not path.is_file():
        return None
    rows = read_table(project, path).rows
    return None if rows is None else {row.key: row for row in rows}
