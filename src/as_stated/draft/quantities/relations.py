"""How a figure relates to what is followed: `same` only where nothing speaks against it, else `TODO`.

A wrong guess costs more than a `TODO`: whoever reads the report takes two figures of unlike people for
one series. So each word that one quote has and the others lack is a doubt, and a person decides.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from as_stated.coding import TODO, Claim
from as_stated.draft.quantities.beside import is_set_apart, told_beside
from as_stated.draft.quantities.events import Likeness, compare_events
from as_stated.draft.quantities.figures import Figure, Figures, grouped, key_of
from as_stated.draft.quantities.vocabulary import Vocabulary
from as_stated.draft.quantities.words import content, quoted
from as_stated.draft.speakers import name_key

_TAKEN_BACK = ("withdrawn", "in-error")
_LATER = ("expected", "intended")
# Stances of which a person says what they are.
_OPEN = {
    "conditional": "it is said on a condition: forecast, if it is of a later day",
    "uncertain": "it is uncertain: forecast, if it is of a later day",
    "unclear": "whether it holds is unclear",
}
# What a stance, or a look-back, says of a figure is not whom it counts.
_NOT_AGAINST = {"denied": "denied", "withdrawn": "withdrawn", "in-error": "said to be in error"}
# Changes between figures of one quantity.
_LINKS = ("updates", "corrects", "repeats", "recalls")
_COUNTED = ("", "count", "list", "tally")
_NONE: frozenset[str] = frozenset()


class Proposal(NamedTuple):
    """What a draft says of a figure: its relation, or `TODO`, and why, in plain words."""

    relation: str
    reason: str


@dataclass(frozen=True)
class Followed:
    """What is followed, and the figures that are known to be of it.

    Args:
        figures: those of all articles.
        unit, people_status, form: as in `quantity.toml`.
        methods: those that are taken in besides that of the figures known.
        same: the figures decided to be the same, or the one to begin with; at least one.
        relations: of every figure that has been decided, by its key.
    """

    figures: Figures
    unit: str
    people_status: str
    form: str
    methods: Collection[str]
    same: tuple[Figure, ...]
    relations: Mapping[str, str]

    @classmethod
    def begun(cls, figures: Figures, first: Figure) -> "Followed":
        """What is followed if that is begun from a figure; `figures`: those of all articles."""
        claim = first.claim
        kind = (claim.unit.unit, claim.people_status, claim.form)
        return cls(figures, *kind, (), (first,), {first.key: "same"})

    def propose(self, figure: Figure) -> Proposal | None:
        """What a draft says of a figure; None: it is about something else."""
        claim = figure.claim
        is_change = self.form == "level" and claim.form in ("increase", "decrease")
        if claim.unit.unit != self.unit and not self._is_of_people(claim):
            return None
        if claim.people_status != self.people_status and not self._is_found(claim):
            return self._told_again(figure)
        if claim.form != self.form and not is_change:
            return None
        is_linked = not self._linked.get(figure.key, _NONE).isdisjoint(self._keys)
        event = self._event(figure, is_linked=is_linked)
        if event is None or not (is_linked or self._words.counts_alike(figure)):
            return None
        if related := self._by_part(figure):
            return related
        doubts = [*self._doubts(figure, event)]
        if is_change:
            article = "an" if claim.form == "increase" else "a"
            return _unless("change", f"{article} {claim.form}, and no level", doubts)
        if claim.standing.stance in _LATER:
            words = quoted(claim.standing.words)
            return _unless("forecast", f"{claim.standing.stance} ({words})", doubts)
        return _unless("same", self._agreeing(claim, event), doubts)

    @cached_property
    def _words(self) -> Vocabulary:
        return Vocabulary(self.same, self.people_status)

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(each.key for each in self.same)

    @cached_property
    def _taken_in(self) -> frozenset[str]:
        return frozenset((*_COUNTED, *self.methods, *(each.claim.method for each in self.same)))

    @cached_property
    def _events(self) -> Collection[Figure]:
        """A figure of each event of those known."""
        return {each.claim.event: each for each in self.same}.values()

    @cached_property
    def _in_article(self) -> Mapping[str, Sequence[Figure]]:
        """Those known, by article."""
        return grouped(self.same, lambda each: each.article)

    @cached_property
    def _linked(self) -> Mapping[str, set[str]]:
        """The figures that an article's changes.csv says are about one thing, by the key of each."""
        linked: dict[str, set[str]] = {}
        for name, dossier in self.figures.dossiers.items():
            for each in dossier.changes:
                ends = [key_of(end, name) for end in (each.from_id, each.to_id)]
                if each.kind in _LINKS and each.what not in ("unit", "population"):
                    for one, other in (ends, ends[::-1]):
                        linked.setdefault(one, set()).add(other)
        return linked

    def _is_found(self, claim: Claim) -> bool:
        """Whether one of the two counts people found and the other people dead: both may be bodies."""
        return {claim.people_status, self.people_status} == {"dead", "found"}

    def _is_of_people(self, claim: Claim) -> bool:
        """Whether people, or bodies, are counted in another unit to which the same happened."""
        return bool(self.people_status) and not claim.unit.sign and claim.kind == "count"

    def _told_again(self, figure: Figure) -> Proposal | None:
        """A figure of other people whose number its speaker has for these in a later article."""
        claim = figure.claim
        for each in self._looking_back.get(_given(figure), ()):
            is_later = each.order > figure.order and each.article != figure.article
            if is_later and self._event(figure, is_linked=False) and self._is_of_it(each):
                said = f"{quoted(claim.speaker_name)} is said later to have given {_quote(each)}"
                return Proposal(TODO, f"{said}: same or overlaps, if that is this figure")
        return None

    @cached_property
    def _looking_back(self) -> Mapping[object, Sequence[Figure]]:
        """The figures in which articles tell what somebody with a name gave before, by that."""
        named = [each for each in self.figures.all.values() if each.claim.speaker_name]
        back = [e for e in named if e.claim.earlier_words or e.claim.standing.stance in _TAKEN_BACK]
        return grouped(back, _given)

    def _is_of_it(self, figure: Figure) -> bool:
        """Whether a figure of the same status is the same, or may be."""
        if figure.claim.people_status != self.people_status:
            return False
        proposal = self.propose(figure)
        return proposal is not None and proposal.relation in ("same", TODO)

    def _event(self, figure: Figure, *, is_linked: bool) -> Likeness | None:
        """How its event is that of the figures known: the best likeness there is."""
        best = None
        for each in (*self._in_article.get(figure.article, ()), *self._events):
            likeness = compare_events(each, figure, self.figures)
            if likeness and likeness.is_sure:
                return likeness
            best = best or likeness
        by_change = "only a change in an article’s changes.csv says that the event is one"
        return best or (Likeness(False, by_change) if is_linked else None)

    def _by_part(self, figure: Figure) -> Proposal | None:
        """What follows from the parts and wholes that people coded in its article."""
        claim, article = figure.claim, figure.article
        for each in self._in_article.get(article, ()):
            if each.claim.part_of == claim.claim_id:
                return Proposal("whole", f"its article has {_quote(each)} as a part of it")
        whole = self.figures.all.get(f"{article}/{claim.part_of}")
        if whole is None:
            return None
        relation = self.relations.get(whole.key) or getattr(self.propose(whole), "relation", "")
        if relation in ("same", "part"):
            return Proposal("part", f"its article has it as a part of {_quote(whole)}")
        if relation == TODO:
            return Proposal(TODO, f"part, if {_quote(whole)} is the same: its article says so")
        return None

    def _doubts(self, figure: Figure, event: Likeness) -> Iterator[str]:
        """What speaks against taking it for the same."""
        claim = figure.claim
        if claim.unit.unit != self.unit:
            yield f"its unit is {claim.unit.unit}"
        if self._is_found(claim):
            yield f"its people_status is {claim.people_status}: bodies that are found may be the dead"
        if not event.is_sure:
            yield event.said
        if claim.part_of and not any(each.claim.part_of for each in self.same):
            yield "it is a part, of a whole that is not one of these or not stated"
        yield from self._words.differences(figure)
        if claim.method not in self._taken_in:
            yield f"its number is {claim.method}, not counted"
        if not self.people_status and not self._words.has_same_status(figure):
            yield "only the unit is alike: what is said of them may not be"
        if content(claim.per) not in self._words.wholes:
            yield f"it is per {quoted(claim.per)}"
        if said := _OPEN.get(claim.standing.stance):
            yield said
        if other := told_beside(figure, self.figures):
            yield f"its article gives another number of the same kind: {_quote(other)}"
        if is_set_apart(figure, self.figures):
            yield "its article puts it in no group with its other figures of this kind"

    def _agreeing(self, claim: Claim, event: Likeness) -> str:
        """Why it is the same, in plain words."""
        status = "unit, status" if self.people_status else "unit"
        population = f" ({quoted(claim.population)})" if claim.population else ""
        look_back = "a look-back" if claim.earlier_words else ""
        said = _NOT_AGAINST.get(claim.standing.stance, look_back)
        more = f"; {said}, which says nothing of whom it counts" if said else ""
        return f"{status} and event ({event.said}) agree, and like words{population} say what is counted{more}"


def _given(figure: Figure) -> tuple[object, ...]:
    """The number that a figure gives, and the name of who does."""
    said = figure.claim
    return said.unit, said.magnitude, said.magnitude_to, said.status, name_key(said.speaker_name)


def _unless(relation: str, said: str, doubts: Iterable[str]) -> Proposal:
    """A relation, if nothing speaks against it; else `TODO` with what does."""
    against = "; ".join(doubts)
    if not against:
        return Proposal(relation, said)
    if relation == "same":
        return Proposal(TODO, f"it may be the same, but {against}")
    return Proposal(TODO, f"{said}: {relation}, if it is of the same; but {against}")


def _quote(figure: Figure) -> str:
    return quoted(figure.claim.quote)
