"""The tables of all articles, stacked: each row says which article it is of.

`report/tables/` and the exports hold the same. Pairs of figures stay with their article: nothing is said
of two figures of different articles here, so there is no table of comparisons.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from as_stated._calls import clean_call
from as_stated.coding import REFUSALS, Dossier, Settings, examine, read_later
from as_stated.errors import ArgumentError, CodingError, Problem
from as_stated.project import Project, find_project
from as_stated.show import declared, rows
from as_stated.show.packaging import data_package
from as_stated.show.plain_table import PlainTable
from as_stated.show.schema import Schema
from as_stated.show.table_set import TableSet


@dataclass(frozen=True, repr=False)
class Stack(TableSet):
    """The tables of several articles, stacked, in the order of the articles."""

    dossiers: tuple[Dossier, ...]

    @cached_property
    def articles(self) -> PlainTable:
        """One row an article."""
        return PlainTable(declared.ARTICLES, [article_row(each) for each in self.dossiers])

    @cached_property
    def claims(self) -> PlainTable:
        """One row a figure, with its article, outlet, day and address."""
        return self._stacked(declared.ALL_CLAIMS, rows.claims)

    @cached_property
    def events(self) -> PlainTable:
        """One row an event of an article; two articles may tell of the same."""
        return self._stacked(declared.ALL_EVENTS, rows.events)

    @cached_property
    def speakers(self) -> PlainTable:
        """One row a speaker of an article; two articles may name the same."""
        return self._stacked(declared.ALL_SPEAKERS, rows.speakers)

    @cached_property
    def changes(self) -> PlainTable:
        """One row for what one statement does to another."""
        return self._stacked(declared.CHANGES, _changes)

    @cached_property
    def units(self) -> PlainTable:
        """The units that figures of these articles are counted in."""
        used = {claim.unit.unit: claim.unit for each in self.dossiers for claim in each.claims}
        made = [declared.UNITS.row_of(used[unit]) for unit in sorted(used)]
        return PlainTable(declared.UNITS, made)

    @cached_property
    def readings(self) -> PlainTable:
        """One row a reading of a figure by one of our rules."""
        return self._stacked(declared.ALL_READINGS, rows.readings)

    @cached_property
    def ledger(self) -> PlainTable:
        """One row a number of an article."""
        return self._stacked(declared.ALL_LEDGER, rows.ledger)

    @cached_property
    def quotes(self) -> PlainTable:
        """One row a further quote of a figure that its article states more than once."""
        return self._stacked(declared.ALL_QUOTES, rows.quotes)

    @cached_property
    def versions(self) -> PlainTable:
        """One row a figure that is another in an earlier text of its article."""
        return self._stacked(declared.ALL_VERSIONS, rows.versions)

    @property
    def all(self) -> tuple[PlainTable, ...]:
        """Every table, those first that others refer to; the last says what is refused."""
        refused = [declared.REFUSED.row_of(each) for each in REFUSALS]
        return (
            self.articles, self.units, self.events, self.speakers, self.claims, self.changes,
            self.readings, self.ledger, self.quotes, self.versions, PlainTable(declared.REFUSED, refused),
        )  # fmt: skip

    def _stacked(self, schema: Schema, make: Callable[[Dossier], rows.Rows]) -> PlainTable:
        made = []
        for dossier in self.dossiers:
            beside = article_row(dossier)
            made += [row | beside for row in make(dossier)]
        return PlainTable(schema, made)

    def __repr__(self) -> str:
        named = ", ".join(each.article.name for each in self.dossiers)
        return f"Stack of {len(self.dossiers)}: {named}"


def article_row(dossier: Dossier) -> dict[str, Any]:
    """What the tables of all articles say of one."""
    article = dossier.article
    return declared.ARTICLES.row_of(
        article.source,
        article=article.name,
        headline=article.source.title,
        report=dossier.story.title,
        figures=len(dossier.claims),
    )


@clean_call
def load_all(
    project: Project | str | Iterable[str] | None = None, articles: str | Iterable[str] = ()
) -> Stack:
    """Load all articles with their codings, checked: their tables, stacked.

    Args:
        project: where to look; found from the working directory if not given. Names in its place are articles.
        articles: only these; all of them if none is named.

    Raises:
        ArgumentError: it is given something else.
        ProjectError: no project, or no such article.
        CodingError: a coding does not fit its text; the message names every place, of every article.

    >>> load_all(["edilli-2022-10-05"])
    Stack of 1: edilli-2022-10-05
    """
    if not isinstance(project, Project | None):
        articles, project = articles or project or (), None
    names = [articles] if isinstance(articles, str) else articles
    names = list(names) if isinstance(names, Iterable) else [names]
    if not all(isinstance(each, str) for each in names):
        raise ArgumentError(
            f"load_all takes names of articles, not {articles!r}: load_all(['…', '…'])."
        )
    project = project or find_project(or_checkout=True)
    found: list[Dossier] = []
    problems: list[Problem] = []
    for name in names or project.articles:
        dossier, wrong = examine(name, project)
        notices, of_others = read_later(project, name)
        problems += [*wrong, *of_others]
        if dossier:
            found.append(dossier.with_later(notices))
    if problems:
        raise CodingError(list(dict.fromkeys(problems)))
    return Stack(tuple(found))


def stacked_package(
    texts: Mapping[str, str], articles: Sequence[Mapping[str, str]], settings: Settings
) -> dict[str, Any]:
    """`datapackage.json` for the tables in `report/tables/` (Frictionless Data Package).

    Args:
        texts: the CSV text of each table of `STACKED`, by its name.
        articles: what the tables say of each article: producer, headline, url.
        settings: under which licence they are.
    """
    return data_package(
        "all-articles",
        "The figures of all articles, as stated",
        settings,
        ((each["producer"], each["headline"], each["url"]) for each in articles),
        (schema.as_resource(texts[schema.name]) for schema in declared.STACKED),
    )


def _changes(dossier: Dossier) -> rows.Rows:
    return [
        declared.CHANGES.row_of(
            each,
            from_claim=each.from_id,
            to_claim=each.to_id,
            day=each.on,
            day_date=rows.whole_day(each.on),
            words_in=each.article,
        )
        for each in dossier.changes
    ]
