"""The words that state a number: its sentence, or its part of a sentence that states several."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import pairwise

from as_stated.coding import Sentences, quoted_around
from as_stated.draft.guesses.attribution import Attribution
from as_stated.draft.guesses.place import Place, Span, trimmed
from as_stated.numerals import Number

_BETWEEN = re.compile(
    r"\s*[;,:—–]\s+(?:(?:and|but|while|or)\s+)?(?:that\s+)?|\s*[—–]\s*|\s+(?:and|but|while|as well as|or)\s+"
)
_UNIT_OF_TIME = re.compile(r"[ -](?:second|minute|hour|day|night|week|month|year|decade)s?\b")
_EDGE = " \t\r\n\ufeff\u200b\u200e\u200f\u061c,;:.!?…—–-"


class Passages:
    """A text cut into the passages that state its numbers.

    Args:
        text: the article.
        numbers: all its numbers, as `find_numbers` reads them.
    """

    def __init__(self, text: str, numbers: Sequence[Number]) -> None:
        self.text = text
        self.numbers = numbers
        self._attributions: dict[int, Attribution] = {}  # by where the paragraph begins

    def reach(self, number: Number) -> Span:
        """A number with its hedge and its sign: what no cut may part.

        >>> from as_stated.numerals import find_numbers
        >>> text = "It cost about €40 or so."
        >>> Passages(text, numbers := find_numbers(text)).reach(numbers[0])
        (8, 17)
        """
        start, end = number.start, number.end
        while start and unicodedata.category(self.text[start - 1]) == "Sc":
            start -= 1
        if self.text[end : end + 1] == "%":
            end += 1
        words = number.hedge.split(" … ")[0].split()
        if words:
            hedge = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
            if after := hedge.match(self.text, end + (self.text[end : end + 1] == " ")):
                return start, after.end()
            # Not past another number: its hedge may be lent to this one.
            others = [each.end for each in self.within(start - 60, start)]
            before = [*hedge.finditer(self.text, max(start - 60, *others, 0), start)]
            if before:
                start = before[-1].start()
        return start, end

    def within(self, start: int, end: int) -> Sequence[Number]:
        """The numbers that begin in a span of the text, from `start` up to `end`."""
        first, last = (bisect_left(self._number_starts, at) for at in (start, end))
        return self.numbers[first:last]

    @cached_property
    def _number_starts(self) -> list[int]:
        return [each.start for each in self.numbers]

    @cached_property
    def _reaches(self) -> dict[Number, Span]:
        return {number: self.reach(number) for number in self.numbers}

    @cached_property
    def _sentences(self) -> Sentences:
        """The text's sentences; none ends inside a number or its hedge."""
        return Sentences(self.text, self._reaches.values())

    def sentence(self, number: Number) -> Span:
        """The sentence a number stands in."""
        return self._sentences.around(*self._reaches[number])

    def place(self, number: Number, figures: Collection[Number]) -> Place:
        """A number in its sentence, with the figures and the lengths of time beside it."""
        start, end = self.sentence(number)
        beside = [each for each in self.within(start, end) if each != number]
        durations = []
        for each in beside:
            if each.kind == "duration":
                first, last = self._reaches[each]
                unit = _UNIT_OF_TIME.match(self.text, last)
                durations.append((first, unit.end() if unit else last))
        others = [self._reaches[each] for each in beside if each in figures]
        return Place(self.text, number, *self._reaches[number], start, end, others, durations)

    def attribution(self, number: Number) -> Attribution:
        """Who speaks in the paragraph of a number."""
        start, end = self.paragraph(number)
        if start not in self._attributions:
            starts = [start, *self._sentences.starts_in(start, end), end]
            sentences = list(pairwise(starts))
            self._attributions[start] = Attribution(self.text, start, end, sentences)
        return self._attributions[start]

    def paragraph(self, number: Number) -> Span:
        """The line a number stands in."""
        start = self.text.rfind("\n", 0, number.start) + 1
        end = self.text.find("\n", number.end)
        return start, len(self.text) if end < 0 else end

    def quote(self, number: Number, figures: Collection[Number]) -> Span:
        """The words that state a number.

        Its sentence; of direct speech what stands inside the quotation marks; of a sentence that
        states several figures its part, so that a reader can tell which number is meant.

        Args:
            figures: the numbers that get a quote each.
        """
        start, end = self.sentence(number)
        opening, closing = quoted_around(self.text, number.start)
        if opening < number.start and number.end < closing:
            start, end = max(start, opening + 1), min(end, closing - 1)
        first, last = self._reaches[number]
        for other in self.within(start, end):
            before, after = start <= other.start < number.start, number.end <= other.start < end
            # A number of the same size is no figure, maybe, but `check` could not tell them apart.
            if not (before or after) or not (
                other in figures or other.magnitude == number.magnitude
            ):
                continue
            left, right = self._reaches[other]
            if before:
                start = max(start, self._cut(right, first)[1])
            else:
                end = min(end, self._cut(last, left)[0])
        return trimmed(self.text, (start, end), (first, last), _EDGE)

    def _cut(self, end: int, start: int) -> Span:
        """Between two figures: where the words of one end, and where those of the next begin."""
        held = [(each.start, each.end) for each in self.within(end - 1000, start)]
        cuts = [
            match.span()
            for match in _BETWEEN.finditer(self.text, end, start)
            if not any(a < match.end() and match.start() < b for a, b in held)
        ]
        return cuts[-1] if cuts else (start, start)
