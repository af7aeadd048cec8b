"""What is said elsewhere of an article's figures: taken back or disputed by another article's words.

Such a row stands in the `changes.csv` of another article, or of a quantity. It is read here row by row,
because a report must not wait until all other articles are decided; `check` holds the whole files.
"""

from collections.abc import Mapping
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import get_args

from as_stated.coding.anchor import anchor_row
from as_stated.coding.article import Article
from as_stated.coding.change_rules import OWN, acted_on, check_quoted, not_own
from as_stated.coding.checks import check_date
from as_stated.coding.columns import OUTLET
from as_stated.coding.dates import span
from as_stated.coding.files import TODO, Row, read_text
from as_stated.coding.inputs import changes_naming
from as_stated.coding.records import Notice, NoticeKind
from as_stated.coding.rows import Table, read_table
from as_stated.coding.shared import Shared, read_shared
from as_stated.coding.source import Source, read_source
from as_stated.coding.standing import own_sources
from as_stated.errors import Problem
from as_stated.project import Project

_SHOWN = attrgetter("title", "producer", "url", "date_published")
KINDS: tuple[NoticeKind, ...] = get_args(NoticeKind)


def read_later(project: Project, name: str) -> tuple[tuple[Notice, ...], list[Problem]]:
    """What other articles' words do to the figures of the article `name`, in the order of their days.

    Rows that somebody has still to decide are passed over.

    Returns:
        The notices, and what is wrong with rows that should be one.

    Raises:
        ProjectError: a folder cannot be read.
    """
    found: list[Notice] = []
    problems: list[Problem] = []
    for path in changes_naming(project, name):
        reading = _File(project, name, path)
        problems += reading.problems
        found += reading.notices
    if problems:
        return (), problems
    return tuple(sorted(found, key=lambda each: each.day)), []


class _File:
    """Reads one `changes.csv`: that of another article, or of a quantity."""

    def __init__(self, project: Project, name: str, path: Path) -> None:
        self._project, self._name = project, name
        self._folder = path.parent
        self._home = "" if path.parent.parent.name == "quantities" else path.parent.name
        self.problems: list[Problem] = []
        self.notices: list[Notice] = []
        self._read_rows: dict[Path, list[Row]] = {}
        rows = self._rows(path)
        self._targets = {row.key: row["to"] for row in rows}
        for row in rows:
            claim_id = self._figure(row)
            if claim_id and row["kind"] in KINDS and not row.is_undecided:
                self._read(row, claim_id)

    def _rows(self, path: Path) -> list[Row]:
        if path not in self._read_rows:
            read = read_table(self._project, path) if path.exists() else Table([], [])
            self.problems += read.problems if read.rows is None else []
            self._read_rows[path] = read.rows or []
        return self._read_rows[path]

    def _figure(self, row: Row) -> str:
        """The figure of our article that a change is about in the end; empty: it is about another."""
        article, _, claim_id = acted_on(row["to"], self._targets).rpartition("/")
        return claim_id if article == self._name else ""

    def _read(self, row: Row, claim_id: str) -> None:
        """The row as a notice, or what is wrong with it."""
        article = row["article"] or self._home
        source = self._source(article)
        wrong = [
            *check_date(row, "on"),
            *self._check_words(row, article),
            *self._check_to(row, claim_id),
        ]
        by = self._name_of(row["by"])
        if not by:
            what = f"by is {row['by'] or 'empty'}, and there is no such speaker."
            wrong.append(row.problem(what, "Name one that there is."))
        self.problems += wrong
        own = self._source(self._name)
        if wrong or source is None or own is None or TODO in _SHOWN(source):
            return
        day = row["on"] or source.date_published
        last = span(day)[1]
        self.notices.append(
            Notice(
                change_id=f"{self._folder.name}/{row.key}",
                claim_id=claim_id,
                to_id=f"{self._folder.name}/{row['to']}" if row["to"] in self._targets else "",
                kind=next(each for each in KINDS if each == row["kind"]),
                what=row["what"],
                by=by,
                on=row["on"],
                reported_on=source.date_published,
                is_later=last is not None and last.isoformat() >= own.date_published,
                article=article,
                headline=source.title,
                producer=source.producer,
                url=source.url,
                exact=row["exact"],
                prefix=row["prefix"],
                suffix=row["suffix"],
            )
        )

    def _check_to(self, row: Row, claim_id: str) -> list[Problem]:
        """What is wrong with the figure that a row is about."""
        rows = self._rows(self._project.data(self._name) / "claims.csv")
        claim = next((each for each in rows if each.key == claim_id), None)
        if claim is None:
            what = f"to is {row['to']!r}, and {self._name} has no such claim."
            return [row.problem(what, "Write article/claim_id.")]
        if row["kind"] in OWN and not self._is_own(row["by"], claim):
            return [not_own(row)]
        return []

    def _check_words(self, row: Row, article: str) -> list[Problem]:
        """The words that say so stand in their article, once."""
        if unquoted := check_quoted(row):
            return unquoted
        if article not in self._project.articles:
            what = f"article is {article or 'empty'}, and there is no such article."
            return [row.problem(what, "Name the article whose words say so.")]
        path = self._project.seed(article)
        text, wrong = read_text(path, self._project.shown(path))
        source = self._source(article)
        if text is None or source is None:
            return wrong or read_source(self._project, article)[1]
        place = anchor_row(row, Article(article, text, source))
        return [place] if isinstance(place, Problem) else []

    def _source(self, article: str) -> Source | None:
        return read_source(self._project, article)[0] if article else None

    @cached_property
    def _shared(self) -> Shared:
        return read_shared(self._project)

    def _speakers(self, article: str) -> Mapping[str, Row]:
        """The speakers whom an article names, with those that all share; the latter alone for none."""
        own = self._rows(self._project.data(article) / "speakers.csv") if article else ()
        return {**self._shared.speakers, **{row.key: row for row in own}}

    def _name_of(self, by: str) -> str:
        """A speaker or outlet for readers; empty if there is none."""
        outlet, colon, article = by.partition(":")
        if outlet == OUTLET and (colon or self._home):
            source = self._source(article or self._home)
            return source.producer if source else ""
        article, _, speaker = by.rpartition("/")
        row = self._speakers(article or self._home).get(speaker)
        return row["name"] if row else ""

    def _is_own(self, by: str, figure: Row) -> bool:
        """Whether a figure is that of a speaker, of an origin that the speaker counts for, or of an outlet."""
        outlet, colon, article = by.partition(":")
        if outlet == OUTLET and (colon or self._home):
            theirs, ours = self._source(article or self._home), self._source(self._name)
            return bool(theirs and ours and theirs.producer == ours.producer)
        article, _, speaker = by.rpartition("/")
        row = self._speakers(self._name).get(speaker)
        is_unnamed = row is not None and row["kind"] == "unnamed"
        if speaker in own_sources(figure) and (not is_unnamed or article == self._name):
            return True
        return by in self._counting_for(figure.key)

    def _counting_for(self, claim_id: str) -> set[str]:
        """Who speaks for the origin whose own statement a figure is, as the quantity has it."""
        key = (self._name, claim_id)
        origins = {
            row["origin_id"]
            for row in self._rows(self._folder / "statements.csv")
            if (row["article"], row["claim_id"], row["origin_basis"]) == (*key, "own")
        }
        rows = self._rows(self._folder / "origins.csv")
        return {each for row in rows if row.key in origins for each in row.names("speakers")}
