"""The tables of all articles, stacked: each row says which article it is of.

`report/tables/` and the exports hold the same. Pairs of figures stay with their article: nothing is said
of two figures of different articles here, so there is no table of comparisons.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from as_stated.coding import REFUSALS, Dossier, examine, read_later
from as_stated.errors import CodingError, Problem
from as_stated.project import Project, find_project
from as_stated.show import rows
from as_stated.show.formulas import SAFE
from as_stated.show.schema import (
    CLAIMS,
    EVENTS,
    LEDGER,
    QUOTES,
    READINGS,
    SPEAKERS,
    VERSIONS,
    Column,
    Schema,
)

if TYPE_CHECKING:
    import pandas as pd

    from as_stated.coding import Settings

ARTICLE = Column("article", "string", "The article: the name of its folder in data/.")
_OUTLET = Column("producer", "string", "The outlet.")
_DAY = Column("date_published", "string", "The day of publication.", "ISO 8601")
_URL = Column("url", "string", "The live article; empty: it has no address.")
BESIDE = (ARTICLE, _OUTLET, _DAY, _URL)  # what stands before each figure


def _of_all(schema: Schema, beside: tuple[Column, ...] = (ARTICLE,)) -> Schema:
    """The table of one article as that of all."""
    return replace(
        schema,
        key=("article", *schema.key),
        columns=(*beside, *schema.columns),
        refers=(("article", "articles", "article"), *schema.refers),
        scope=("article",),
    )


ARTICLES = Schema(
    "articles",
    "one article",
    ("article",),
    (
        ARTICLE,
        _OUTLET,
        Column("headline", "string", "The article's title."),
        _DAY,
        _URL,
        Column("language", "string", "As in HTML: en, de, pt-BR."),
        Column("report", "string", "The title of its report."),
        Column("figures", "integer", "How many figures it states."),
    ),
)
ALL_CLAIMS = _of_all(CLAIMS, BESIDE)
ALL_EVENTS, ALL_SPEAKERS = _of_all(EVENTS), _of_all(SPEAKERS)
ALL_READINGS, ALL_LEDGER = _of_all(READINGS), _of_all(LEDGER)
ALL_QUOTES = replace(_of_all(QUOTES), row="one more place at which an article states a figure")
ALL_VERSIONS = replace(
    _of_all(VERSIONS), row="one figure that the next text of its article changed, added or removed"
)
CHANGES = Schema(
    "changes",
    "what one statement does to another",
    ("article", "change_id"),
    (
        ARTICLE,
        Column("change_id", "string", "Name of the change."),
        Column("from_claim", "string", "The figure that acts; empty: a reply without a figure."),
        Column("kind", "string", "updates, corrects, withdraws, reinstates, disputes, …"),
        Column("to_claim", "string", "What it acts on: a figure or a change."),
        Column("by", "string", "By whom, for readers."),
        Column("by_id", "string", "By whom: a speaker, or outlet."),
        Column("what", "string", "Of a correction: what was wrong."),
        Column("day", "string", "The day, if the article says; EDTF."),
        Column("words_in", "string", "The article whose words say so."),
        Column("exact", "string", "Those words; empty: see reason."),
        Column("reason", "string", "Why it is coded so."),
    ),
    (("article", "articles", "article"),),
)
UNITS = Schema(
    "units",
    "one unit that a figure is counted in",
    ("unit",),
    (
        Column("unit", "string", "Name of the unit."),
        Column("singular", "string", "One of them."),
        Column("plural", "string", "Several of them."),
        Column("definition", "string", "What counts as one."),
        Column("sign", "string", "The sign without which a number in it never stands."),
    ),
)
REFUSED = Schema(
    "refusals",
    "one thing that these figures do not bear",
    ("refusal_id",),
    (
        Column("refusal_id", "string", "Name of the refusal."),
        Column("what", "string", "What is not done with these figures."),
        Column("why", "string", "Why not."),
    ),
)
# In `report/tables/`: what stands in the tables of each report.
STACKED = (
    ARTICLES, ALL_CLAIMS, ALL_EVENTS, ALL_SPEAKERS, ALL_READINGS, ALL_LEDGER, ALL_QUOTES, ALL_VERSIONS,
)  # fmt: skip


@dataclass(frozen=True)
class StackedTable:
    """One table of all articles; numbers of its rows are exact."""

    schema: Schema
    rows: Sequence[Mapping[str, Any]]

    @cached_property
    def csv(self) -> str:
        """The table as its CSV file has it."""
        return self.schema.write_csv(self.rows)

    @property
    def frame(self) -> "pd.DataFrame":
        """The table as a frame of its own, with one type a column whatever the articles."""
        from as_stated.show.frames import make_frame

        return make_frame(self.schema, self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return repr(self.frame)

    def _repr_html_(self) -> str:
        return self.frame._repr_html_()  # type: ignore[operator]


@dataclass(frozen=True)
class Stack:
    """The tables of several articles, stacked, in the order of the articles."""

    dossiers: tuple[Dossier, ...]

    @cached_property
    def articles(self) -> StackedTable:
        """One row an article."""
        return StackedTable(ARTICLES, [article_row(each) for each in self.dossiers])

    @cached_property
    def claims(self) -> StackedTable:
        """One row a figure, with its article, outlet, day and address."""
        return self._stacked(ALL_CLAIMS, rows.claims)

    @cached_property
    def events(self) -> StackedTable:
        """One row an event of an article; two articles may tell of the same."""
        return self._stacked(ALL_EVENTS, rows.events)

    @cached_property
    def speakers(self) -> StackedTable:
        """One row a speaker of an article; two articles may name the same."""
        return self._stacked(ALL_SPEAKERS, rows.speakers)

    @cached_property
    def changes(self) -> StackedTable:
        """One row for what one statement does to another."""
        return self._stacked(CHANGES, _changes)

    @cached_property
    def units(self) -> StackedTable:
        """The units that figures of these articles are counted in."""
        used = {claim.unit.unit: claim.unit for each in self.dossiers for claim in each.claims}
        made = [
            {name: getattr(used[unit], name) for name in used[unit].__slots__}
            for unit in sorted(used)
        ]
        return StackedTable(UNITS, made)

    @cached_property
    def readings(self) -> StackedTable:
        """One row a reading of a figure by one of our rules."""
        return self._stacked(ALL_READINGS, rows.readings)

    @cached_property
    def ledger(self) -> StackedTable:
        """One row a number of an article."""
        return self._stacked(ALL_LEDGER, rows.ledger)

    @cached_property
    def quotes(self) -> StackedTable:
        """One row a further quote of a figure that its article states more than once."""
        return self._stacked(ALL_QUOTES, rows.quotes)

    @cached_property
    def versions(self) -> StackedTable:
        """One row a figure that is another in an earlier text of its article."""
        return self._stacked(ALL_VERSIONS, rows.versions)

    @property
    def all(self) -> tuple[StackedTable, ...]:
        """Every table, those first that others refer to; the last says what is refused."""
        refused = [{c.name: getattr(each, c.name) for c in REFUSED.columns} for each in REFUSALS]
        return (
            self.articles, self.units, self.events, self.speakers, self.claims, self.changes,
            self.readings, self.ledger, self.quotes, self.versions, StackedTable(REFUSED, refused),
        )  # fmt: skip

    def _stacked(self, schema: Schema, make: Callable[[Dossier], rows.Rows]) -> StackedTable:
        made = []
        for dossier in self.dossiers:
            beside = article_row(dossier)
            made += [beside | row for row in make(dossier)]
        return StackedTable(schema, made)

    def __repr__(self) -> str:
        named = ", ".join(each.article.name for each in self.dossiers)
        return f"Stack of {len(self.dossiers)}: {named}"


def article_row(dossier: Dossier) -> dict[str, Any]:
    """What the tables of all articles say of one."""
    source = dossier.article.source
    return {
        "article": dossier.article.name,
        "producer": source.producer,
        "headline": source.title,
        "date_published": source.date_published,
        "url": source.url,
        "language": source.language,
        "report": dossier.story.title,
        "figures": len(dossier.claims),
    }


def load_all(project: Project | None = None, articles: Sequence[str] = ()) -> Stack:
    """Load all articles with their codings, checked: their tables, stacked.

    Args:
        project: where to look; found from the working directory if not given.
        articles: only these; all of them if none is named.

    Raises:
        ProjectError: no project, or no such article.
        CodingError: a coding does not fit its text; the message names every place, of every article.

    >>> load_all(articles=["edilli-2022-10-05"])
    Stack of 1: edilli-2022-10-05
    """
    project = project or find_project(or_checkout=True)
    found: list[Dossier] = []
    problems: list[Problem] = []
    for name in articles or project.articles:
        dossier, wrong = examine(name, project)
        notices, of_others = read_later(project, name)
        problems += [*wrong, *of_others]
        if dossier:
            found.append(dossier.with_later(notices))
    if problems:
        raise CodingError(list(dict.fromkeys(problems)))
    return Stack(tuple(found))


def stacked_package(
    texts: Mapping[str, str], articles: Sequence[Mapping[str, str]], settings: "Settings"
) -> dict[str, Any]:
    """`datapackage.json` for the tables in `report/tables/` (Frictionless Data Package).

    Args:
        texts: the CSV text of each table of `STACKED`, by its name.
        articles: what the tables say of each article: producer, headline, url.
        settings: under which licence they are.
    """
    return {
        "name": "all-articles",
        "title": "The figures of all articles, as stated",
        "description": SAFE,
        "profile": "tabular-data-package",
        **settings.licenses,
        "sources": [
            {"title": f"{each['producer']}: {each['headline']}"}
            | ({"path": each["url"]} if each["url"] else {})
            for each in articles
        ],
        "resources": [schema.as_resource(texts[schema.name]) for schema in STACKED],
    }


def _changes(dossier: Dossier) -> rows.Rows:
    return [
        {
            "change_id": each.change_id,
            "from_claim": each.from_id,
            "kind": each.kind,
            "to_claim": each.to_id,
            "by": each.by,
            "by_id": each.by_id,
            "what": each.what,
            "day": each.on,
            "words_in": each.article,
            "exact": each.exact,
            "reason": each.reason,
        }
        for each in dossier.changes
    ]
