"""One article with its checked coding, its story and its ledger."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NoReturn

from as_stated._calls import clean_call
from as_stated.coding.article import Article, read_article
from as_stated.coding.by_hand import digit_runs, instead
from as_stated.coding.claims import Claim, say_claim
from as_stated.coding.handed import handed
from as_stated.coding.later import read_later
from as_stated.coding.ledger import Entry, account, read_by_people
from as_stated.coding.read import read_coding
from as_stated.coding.records import Change, Correction, Event, Exclusion, Notice, Speaker, Unit
from as_stated.coding.relations import with_later
from as_stated.coding.revisions import Revision, read_revisions
from as_stated.coding.settings import Settings, examine_settings
from as_stated.coding.source import Source
from as_stated.coding.story import Story, read_story
from as_stated.coding.versions import Version, read_versions
from as_stated.errors import (
    ArgumentError,
    CodingError,
    NoSuchFigureError,
    NoSuchNameError,
    Problem,
    cut,
)
from as_stated.numerals import Number, find_numbers, how_many, listing
from as_stated.problems import meant
from as_stated.project import Project, find_project


@dataclass(frozen=True, slots=True, repr=False)
class Dossier:
    """One article, its coding, its story and its ledger, all checked against each other.

    It holds the article's figures as a mapping would: `dossier["killed-2022"]`, `len(dossier)`, and a
    loop goes through them in the order of the coding.
    """

    article: Article
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    speakers: tuple[Speaker, ...]
    units: tuple[Unit, ...]
    exclusions: tuple[Exclusion, ...]
    story: Story
    ledger: tuple[Entry, ...]
    corrections: tuple[Correction, ...]
    changes: tuple[Change, ...] = ()
    notices: tuple[str, ...] = ()  # what `check` says of the files though nothing is wrong
    numbers: tuple[Number, ...] = ()  # all of the article, as the program or a person reads them
    versions: tuple[Version, ...] = ()  # the texts before, in order
    revisions: tuple[Revision, ...] = ()  # what of the figures is not the same in two of them
    settings: Settings = field(default_factory=Settings)  # whose the coding is, its licence
    _by_id: Mapping[str, Claim] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {claim.claim_id: claim for claim in self.claims})

    @property
    def is_read_by_hand(self) -> bool:
        """Whether the article is in a language whose numbers the program does not read.

        Then each number's value is a person's, and the report says so.
        """
        return not self.article.source.is_english

    def with_later(self, notices: Sequence[Notice]) -> "Dossier":
        """The article with `notices`: what other articles take back or dispute of its figures.

        A figure keeps its words, but does not hold once its own source or outlet has taken it back.
        """
        if not notices:
            return self
        claims = {each.claim_id: each for each in with_later(self.claims, notices)}
        revisions = tuple(
            replace(each, after=claims[each.claim_id])
            if each.after and each.after is self._by_id.get(each.claim_id)
            else each
            for each in self.revisions
        )
        now = tuple(claims.values())
        return replace(self, claims=now, revisions=revisions)

    def find(self, claim_id: str) -> Claim:
        """The claim of that `claim_id`.

        Raises:
            NoSuchFigureError: there is none; the message lists those there are.
        """
        if not isinstance(claim_id, str) or claim_id not in self._by_id:
            names = ", ".join(self._by_id) or "none"
            near = meant(str(claim_id), self._by_id)
            raise NoSuchFigureError(
                f"{self.article.name} has no figure {claim_id!r}{near} It has: {cut(names, 2000)}."
            )
        return self._by_id[claim_id]

    __getitem__ = find

    def __getattr__(self, name: str) -> NoReturn:
        """An attribute that it lacks: most likely a call that takes tables was given an article."""
        todo = "What a call shows it takes from tables: give it tidy(article)."
        for home, where in ((Article, "article.article"), (Source, "article.article.source")):
            if name in home.__dataclass_fields__:
                todo = f"Its {name} is {where}.{name}."
        near = meant(name, [each for each in dir(type(self)) if not each.startswith("_")])
        if name.startswith("_"):
            raise AttributeError(name=name, obj=self)
        raise NoSuchNameError(f"An article has no {name!r}{near} {todo}")

    def __len__(self) -> int:
        return len(self.claims)

    def __contains__(self, figure: object) -> bool:
        """Whether it has a figure of that name, or that figure itself."""
        return figure in self._by_id if isinstance(figure, str) else figure in self.claims

    def __bool__(self) -> bool:
        return True  # an article without figures is an article

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __repr__(self) -> str:
        source = self.article.source
        return (
            f"<{self.article.name}: {how_many(len(self), 'figure')} in “{source.title}” "
            f"({source.producer}, {source.date_published})>"
        )

    def _repr_html_(self) -> str:
        """A table for a notebook: each figure by its name, in full."""
        rows = [(each.claim_id, say_claim(each), each.event.label) for each in self.claims]
        return listing(repr(self)[1:-1], ("Name", "As stated", "Event"), rows)


@clean_call
def load(name: str = "", project: Project | None = None) -> Dossier:
    """Load an article with its coding, checked, and with what other articles take back of its figures.

    Args:
        name: the article: a folder in `data/`; empty for the first.
        project: where to look; found from the working directory if not given.

    Raises:
        ArgumentError: it is given something else than a name.
        ProjectError: no project, or no such article.
        CodingError: the coding does not fit the text; the message names every place.

    >>> load("edilli-2022-10-05")["killed-2022"].symbols
    '≥ 286'
    """
    if not isinstance(name, str) or not isinstance(project, Project | None):
        wrong = cut(repr(project if isinstance(name, str) else name), 80)
        raise ArgumentError(
            f"load takes the name of an article, and a Project, not {wrong}: load('…')."
        )
    given = handed() if project is None else None
    if isinstance(given, Dossier) and name in ("", given.article.name):
        return given
    project = project or find_project(or_checkout=True)
    dossier, problems = examine(name, project)
    if dossier is None or problems:
        raise CodingError(problems)
    notices, problems = read_later(project, dossier.article.name)
    if problems:
        raise CodingError(problems)
    return dossier.with_later(notices)


def examine(name: str, project: Project | None = None) -> tuple[Dossier | None, list[Problem]]:
    """Like `load` of a `name`, but answer with all that is wrong instead of raising it, and of this article alone.

    Raises:
        ProjectError: no project, or no such article.
    """
    project = project or find_project(or_checkout=True)
    name = project.article(name)
    article, problems = read_article(project, name)
    if article is None:
        return None, problems
    try:
        return _examined(project, article, problems)
    except CodingError as error:
        return None, [*problems, *error.problems]


def _examined(
    project: Project, article: Article, problems: list[Problem]
) -> tuple[Dossier | None, list[Problem]]:
    """An article with its coding, and what is wrong, after the problems of its text and source.

    Raises:
        CodingError: a file is not a table with its columns.
    """
    numbers = (find_numbers if article.source.is_english else digit_runs)(article.text)
    versions, of_versions = read_versions(project, article)
    coding, wrong = read_coding(project, article, numbers, versions.texts.values())
    revisions, notices, of_revisions = read_revisions(project, article, versions, coding)
    numbers = instead(numbers, read_by_people(article, coding))
    where = project.shown(project.seed(article.name))
    ledger, of_ledger = account(where, article, numbers, coding)
    story, of_story = read_story(project, article.name, coding.ids)
    problems = [*problems, *wrong, *of_versions, *of_revisions, *of_ledger, *of_story]
    if story is None:
        return None, problems
    dossier = Dossier(
        article=article,
        claims=coding.claims,
        events=coding.events,
        speakers=coding.speakers,
        units=coding.units,
        exclusions=coding.exclusions,
        story=story,
        ledger=ledger,
        corrections=coding.corrections,
        changes=coding.changes,
        notices=(*coding.notices, *notices),
        numbers=tuple(numbers),
        versions=tuple(versions.listed.values()),
        revisions=revisions,
        settings=examine_settings(project)[0],  # what is wrong there is not of this article
    )
    return dossier, problems
