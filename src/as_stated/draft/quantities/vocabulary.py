"""The words in which the known figures of a quantity say what they count, and how another's differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from as_stated.draft.quantities.figures import Figure
from as_stated.draft.quantities.words import (
    QUALIFYING,
    content,
    listed,
    quoted,
    span_of_time,
    status_words,
)

_Words = frozenset[str]


@dataclass(frozen=True)
class Vocabulary:
    """The words of the figures that are known to be the same.

    Args:
        same: these figures; `people_status`: what happened to those they count, if they are people.
    """

    same: Sequence[Figure]
    people_status: str

    def counts_alike(self, figure: Figure) -> bool:
        """Whether something tells that like things are counted: status, unit, or a word of its quote."""
        of = content(figure.claim.per)
        if of and not any(of & words for words in self.wholes):
            return False
        if self.people_status or _tells(figure):
            return True
        return bool((_counted(figure) - self._known) & self._counted)

    def has_same_status(self, figure: Figure) -> bool:
        """Whether more than the unit tells that one thing is said of what is counted."""
        is_word = bool((_counted(figure) - self._known) & self._counted)
        return is_word or content(figure.sentence) in self._sentences

    def differences(self, figure: Figure) -> Iterator[str]:
        """Words for whom or what is counted that only this figure has, or only those known."""
        claim = figure.claim
        known = self._known | content(f"{claim.event.label} {claim.hedge}")
        counted = content(claim.population) - known
        nearest = min((each - known for each in self._populations), key=lambda e: len(e ^ counted))
        only_here = (counted - nearest) | (content(figure.said) - known - self._quoted)
        only_here |= (content(figure.sentence) & QUALIFYING) - frozenset().union(*self._sentences)
        only_there = nearest - counted - content(figure.quote)
        only_there |= self._in_all - known - content(figure.sentence)
        if (span := span_of_time(figure.sentence)) and not self._has_spans:
            yield f"it may count over a span of time ({quoted(span)})"
        if only_here:
            yield f"it alone says {listed(only_here, figure.said, claim.population, figure.sentence)}"
        if only_there:
            texts = [text for e in self.same for text in (e.quote, e.claim.population)]
            yield f"it does not say {listed(only_there, *texts)}"

    @cached_property
    def wholes(self) -> set[_Words]:
        """The words of what the known rates, shares and periods are of."""
        return {content(each.claim.per) for each in self.same}

    @cached_property
    def _known(self) -> _Words:
        """The words that say no more than unit, status and event do."""
        labels = " ".join({each.claim.event.label for each in self.same})
        unit = self.same[0].claim.unit
        names = content(f"{labels} {unit.unit} {unit.singular} {unit.plural}")
        return status_words(self.people_status) | names

    @cached_property
    def _populations(self) -> set[_Words]:
        return {content(each.claim.population) for each in self.same}

    @cached_property
    def _quoted(self) -> _Words:
        """Each word that one of them has in its quote or its population."""
        quotes = (content(each.quote) for each in self.same)
        return frozenset().union(*quotes, *self._populations)

    @cached_property
    def _in_all(self) -> _Words:
        """The words that every one of them has there."""
        words = (content(f"{each.quote} {each.claim.population}") for each in self.same)
        return frozenset.intersection(*words)

    @cached_property
    def _sentences(self) -> set[_Words]:
        return {content(each.sentence) for each in self.same}

    @cached_property
    def _has_spans(self) -> bool:
        return any(span_of_time(each.sentence) for each in self.same)

    @cached_property
    def _counted(self) -> _Words:
        return frozenset().union(*map(_counted, self.same)) - self._known


def _tells(figure: Figure) -> bool:
    """Whether its unit says what is counted: houses do, people, money and litres do not."""
    unit = figure.claim.unit
    words = content(f"{unit.singular} {unit.plural}") - status_words("")
    return figure.claim.kind == "count" and bool(words)


def _counted(figure: Figure) -> _Words:
    claim = figure.claim
    return content(f"{figure.quote} {claim.population} {claim.per}") - status_words("")
