"""What a changed text changed of the figures: each before and after, and whether the article says so."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from as_stated.coding.article import Article
from as_stated.coding.claims import Claim
from as_stated.coding.earlier import EarlierRows
from as_stated.coding.read import Coding
from as_stated.coding.relations import related
from as_stated.coding.text import Span, fold
from as_stated.coding.versions import Version, Versions
from as_stated.errors import Problem
from as_stated.problems import meant
from as_stated.project import Project

RevisionKind = Literal["changed", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One figure that is not the same in two texts of an article, the one being the next of the other.

    Attributes:
        version: the text before; `later`: the number of the text after it; None: as it is now.
        before: the figure as that text states it, with its own offsets; None: it is not there.
        after: as the text after it does, or the last one before it was changed again; None: it is gone.
    """

    claim_id: str
    version: Version
    later: int | None
    before: Claim | None
    after: Claim | None

    @property
    def kind(self) -> RevisionKind:
        """What was done to the figure."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    @property
    def differs(self) -> tuple[str, ...]:
        """What is not the same before and after; `words`: nothing but the words. Empty unless changed."""
        return _differences(self.before, self.after) if self.before and self.after else ()

    @property
    def notice(self) -> str:
        """The article's words that say so of this figure; empty: none are coded."""
        return self.version.notice if self.claim_id in self.version.notice_of else ""


def _differences(one: Claim, other: Claim) -> tuple[str, ...]:
    """What two statements of a figure do not have in common, for readers."""
    pairs: dict[str, list[object]] = {
        "number": [(c.magnitude, c.magnitude_to) for c in (one, other)],
        "hedge": [(c.status, fold(c.hedge).casefold()) for c in (one, other)],
        "form": [(c.form, c.per) for c in (one, other)],
        "who or what is counted": [
            (c.people_status, fold(c.population), c.part_of) for c in (one, other)
        ],
        "stance": [(c.standing.stance, c.standing.by_id, bool(c.earlier_words)) for c in (one, other)],
        "speaker": [(c.speaker_id, *(each.speaker_id for each in c.cited)) for c in (one, other)],
    }  # fmt: skip
    found = tuple(name for name, each in pairs.items() if each[0] != each[1])
    return found or (("words",) if one.quote.casefold() != other.quote.casefold() else ())


def read_revisions(
    project: Project, article: Article, versions: Versions, coding: Coding
) -> tuple[tuple[Revision, ...], list[str], list[Problem]]:
    """What changed of the figures from each text of an article to the next, in the order of the figures.

    A figure that a text does not have is said to be added or removed only where that is certain: neither
    its quote nor its number beside a word of it stands there, but in another figure's place.

    Args:
        versions: the texts before; `coding`: of the article as it is now.

    Returns:
        The revisions, what to know of the rows that were replaced, and what is wrong there.
    """
    rows = EarlierRows(
        project,
        article,
        versions,
        {each.unit: each for each in coding.units},
        {each.event_id: each for each in coding.events},
        {each.speaker_id: each for each in (*coding.speakers, *coding.earlier_speakers)},
    )
    earlier = (claim_id for found in rows.claims.values() for claim_id in found)
    known = dict.fromkeys([*coding.ids, *earlier, *(row.key for _, row in rows.undecided)])
    wrong = [*rows.problems, *_check_notices(versions, known)]
    if wrong or not versions.listed:
        return (), [], wrong
    finding = _Finding(article, versions, rows, coding.claims)
    ids = dict.fromkeys([*finding.now, *finding.earlier])
    return tuple(each for claim_id in ids for each in finding.of(claim_id)), rows.notices, []


class _Finding:
    """The figures of each text."""

    def __init__(
        self, article: Article, versions: Versions, rows: EarlierRows, claims: Sequence[Claim]
    ) -> None:
        self.now = {claim.claim_id: claim for claim in claims}
        self.earlier: dict[str, dict[int, Claim]] = {}
        for number, found in sorted(rows.claims.items()):
            for claim_id, claim in found.items():
                self.earlier.setdefault(claim_id, {})[number] = claim
        self._versions = versions
        self._article = article
        self._open = {row.key for _, row in rows.undecided}
        self._by_text: dict[int, Mapping[str, Claim]] = {}
        self._places: dict[int | None, list[tuple[str, Span]]] = {}

    def of(self, claim_id: str) -> list[Revision]:
        """What changed of one figure, from the first text to the one there is now."""
        if claim_id in self._open:  # what it was is not known
            return []
        at = sorted(self.earlier.get(claim_id, ()))
        states = [self._states(number).get(claim_id) for number in (*at, None)]
        found = [
            Revision(claim_id, self._versions.listed[number], self._next(number), one, other)
            for number, (one, other) in zip(at, pairwise(states), strict=True)
            if one
            and (
                _differences(one, other)
                if other
                else not self._may_stand(one, number, self._next(number))
            )
        ]
        added = self._added(claim_id, states[0], at[0] if at else None) if states[0] else []
        return [*added, *found]

    def _added(self, claim_id: str, claim: Claim, number: int | None) -> list[Revision]:
        """That the first text which states a figure so is not the first text, if it is not."""
        for before in reversed([n for n in self._versions.texts if number is None or n < number]):
            if not self._may_stand(claim, number, before):
                later = self._next(before)
                return [Revision(claim_id, self._versions.listed[before], later, None, claim)]
        return []

    def _text(self, number: int | None) -> Article:
        """A text by its number; None: as it is now."""
        return self._article if number is None else self._versions.texts[number]

    def _next(self, number: int) -> int | None:
        return next((each for each in self._versions.listed if each > number), None)

    def _states(self, number: int | None) -> Mapping[str, Claim]:
        """All figures of a text, by id, with their wholes: as the row says that replaced it, or as they are now."""
        if number is None:
            return self.now
        if number not in self._by_text:
            found = {
                claim_id: next((claim for at, claim in sorted(its.items()) if at >= number), None)
                for claim_id, its in self.earlier.items()
            }
            states = self.now | {key: each for key, each in found.items() if each}
            whole = {each.claim_id: each for each in related(states.values(), ())}
            own = {key for key, its in self.earlier.items() if number in its}
            self._by_text[number] = {k: whole[k] if k in own else c for k, c in states.items()}
        return self._by_text[number]

    def _may_stand(self, claim: Claim, own: int | None, other: int | None) -> bool:
        """Whether a text may state a figure of another one: words of it stand there, and are no other's.

        Args:
            own: the text that the figure is from; `other`: the one in which it is looked for.
        """
        text, there = self._text(own).text, self._text(other)
        first, last = claim.number
        before, after = re.search(r"\S+\s*$", text[:first]), re.match(r"\s*\S+", text[last:])
        phrases = [claim.exact]
        phrases += [text[before.start() : last]] if before else []
        phrases += [text[first : last + after.end()]] if after else []
        taken = [place for key, place in self._taken(other) if key != claim.claim_id]
        return any(
            not any(start < its_end and its_start < end for its_start, its_end in taken)
            for phrase in phrases
            for start, end in _places(there.text, phrase)
        )

    def _taken(self, number: int | None) -> list[tuple[str, Span]]:
        """Where the figures of a text stand in it, each with its id."""
        if number not in self._places:
            text = self._text(number)
            self._places[number] = [
                (key, place)
                for key, each in self._states(number).items()
                for place in text.find(each.exact, each.prefix, each.suffix)
            ]
        return self._places[number]


def _places(text: str, phrase: str) -> list[Span]:
    """Every place of a phrase as whole words, in any white space and case."""
    words = r"\s+".join(map(re.escape, fold(phrase).split()))
    return [found.span() for found in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE)]


def _check_notices(versions: Versions, claims: Mapping[str, object]) -> Iterator[Problem]:
    """What is wrong with the claims, by id, that notices of a change are said to be about."""
    for number, version in versions.listed.items():
        for claim_id in version.notice_of:
            if claim_id not in claims:
                row = versions.rows[number]
                what = f"notice_of is {claim_id!r}, and there is no such claim{meant(claim_id, claims)}"
                yield row.problem(what, "Write claim_ids, with a space between.")
