"""The figures of all articles, each with its article, and which articles could not be read."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from as_stated.coding import Claim, Dossier, Sentences, examine, read_shared
from as_stated.draft.quantities.words import opening
from as_stated.errors import CodingError, Problem
from as_stated.project import Project

_Key = TypeVar("_Key")


@dataclass(frozen=True, eq=False)
class Figure:
    """One claim in its article."""

    dossier: Dossier
    claim: Claim

    @property
    def article(self) -> str:
        """The article's name."""
        return self.dossier.article.name

    @property
    def key(self) -> str:
        """Its name among all articles: `article/claim_id`."""
        return f"{self.article}/{self.claim.claim_id}"

    @property
    def reported_on(self) -> str:
        """The day on which its article was published."""
        return self.dossier.article.source.date_published

    @property
    def order(self) -> tuple[str, str, int]:
        """Its place among all: by day, article, and place in the article."""
        return (self.reported_on, self.article, self.claim.start)

    @cached_property
    def quote(self) -> str:
        """The words of its quote without its numbers."""
        text, at, words = self.dossier.article.text, self.claim.start, []
        places = ((each.start, each.end) for each in self.dossier.numbers)
        inside = {each for each in places if at <= each[0] and each[1] <= self.claim.end}
        for start, end in sorted({*inside, self.claim.number}):  # its own one as people read it
            words.append(text[at:start])
            at = max(at, end)
        return " ".join([*words, text[at : self.claim.end]])

    @cached_property
    def sentence(self) -> str:
        """The sentence, or sentences, of its quote."""
        text = self.dossier.article.text
        start, end = Sentences(text).around(self.claim.start, self.claim.end)
        return text[start:end]

    @cached_property
    def said(self) -> str:
        """What tells whom it counts: its quote, and the place that opens its sentence before it."""
        before = self.sentence.partition(self.claim.exact)[0]
        return f"{opening(before)} {self.quote}"


def grouped(
    figures: Iterable[Figure], key: Callable[[Figure], _Key]
) -> Mapping[_Key, Sequence[Figure]]:
    """Figures by something that they have; `key` tells what."""
    found: defaultdict[_Key, list[Figure]] = defaultdict(list)
    for each in figures:
        found[key(each)].append(each)
    return found


def key_of(name: str, article: str) -> str:
    """The key of a figure that an article calls `claim_id`, or `article/claim_id` if it is another's."""
    return name if "/" in name else f"{article}/{name}"


@dataclass(frozen=True)
class Figures:
    """The figures of all articles that are coded without a problem.

    Attributes:
        all: every figure, by its key, in order of day, article and place.
        examined: what `examine` says of each article, by name.
        events: the ids of `data/events.csv`; `speakers`: the names of `data/speakers.csv`, by id.
    """

    all: Mapping[str, Figure]
    examined: dict[str, tuple[Dossier | None, list[Problem]]]
    events: frozenset[str]
    speakers: Mapping[str, str]

    @cached_property
    def unread(self) -> dict[str, list[Problem]]:
        """The problems of the articles that do not hold, by name."""
        return {
            name: wrong for name, (dossier, wrong) in self.examined.items() if wrong or not dossier
        }

    @cached_property
    def by_article(self) -> Mapping[str, Sequence[Figure]]:
        """Those of each article, by its name."""
        return grouped(self.all.values(), lambda each: each.article)

    def speaker_key(self, speaker_id: str, article: str) -> str:
        """A speaker's name among all articles: the id that they share, or one of its article."""
        return speaker_id if speaker_id in self.speakers else f"{article}/{speaker_id}"

    @cached_property
    def dossiers(self) -> dict[str, Dossier]:
        """The articles that they are in, by name, in order of day."""
        return {each.article: each.dossier for each in self.all.values()}


def read_figures(project: Project) -> Figures:
    """Read every article of a project.

    Raises:
        ProjectError: a folder cannot be read, or is none.
        CodingError: a shared table cannot be read.
    """
    examined = {name: examine(name, project) for name in project.articles}
    found: list[Figure] = []
    for dossier, problems in examined.values():
        if dossier and not problems:
            found += [Figure(dossier, claim) for claim in dossier.claims]
    found.sort(key=lambda each: each.order)
    shared = read_shared(project)
    if shared.problems:
        raise CodingError(shared.problems)
    names = {key: row["name"] for key, row in shared.speakers.items()}
    return Figures({e.key: e for e in found}, examined, frozenset(shared.events), names)
