"""A text as words and numbers, so that it can be compared with another one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from as_stated.coding import WEEKDAYS, fold
from as_stated.draft.guesses.passages import Passages
from as_stated.draft.guesses.place import Span
from as_stated.draft.numbers import FIGURES
from as_stated.draft.unwrap import unwrapped
from as_stated.numerals import Number, find_numbers

_WORD = re.compile(r"\w+|[^\w\s]")
_RANGE = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_DAYS = frozenset((*WEEKDAYS, *"today yesterday tomorrow tonight".split()))
_MARKS = str.maketrans("‘’“”–—", "''\"\"--")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of a text, or a number with its hedge.

    Attributes:
        start, end: where it stands, in code points.
        key: what it is the same as: the word, or the kind of a number ("#count") or day ("#day").
        said: its own words, to tell whether it has changed.
    """

    start: int
    end: int
    key: str
    said: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that states numbers; `first` to `last` are its tokens."""

    start: int
    end: int
    first: int
    last: int


class ReadText:
    """A text as tokens, with its sentences that state numbers.

    Args:
        text: the text, as it is in the file.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.numbers = find_numbers(text)
        self.passages = Passages(unwrapped(text), self.numbers)
        self._at: dict[Number, int] = {}
        self.tokens = list(self._tokens())

    def _tokens(self) -> Iterator[Token]:
        done, count = 0, 0
        for number in self.numbers:
            start, end = self._reach(number)
            for token in self._words(done, max(start, done)):
                yield token
                count += 1
            self._at[number] = count
            said = fold(self.text[start:end]).casefold()
            key = said if number.kind == "identifier" else f"#{number.kind}"  # that is a name
            yield Token(max(start, done), end, key, said)
            done, count = end, count + 1
        yield from self._words(done, len(self.text))

    def _reach(self, number: Number) -> Span:
        """A number with its hedge; of a range, with "between" or "from"."""
        start, end = self.passages.reach(number)
        if number.magnitude_to is not None:
            lead = _RANGE.search(self.text, max(0, start - 12), start)
            start = lead.start() if lead else start
        return start, end

    def _words(self, start: int, end: int) -> Iterator[Token]:
        for match in _WORD.finditer(self.text, start, end):
            word = match[0].translate(_MARKS)
            key = "#day" if word.casefold() in _DAYS else word
            yield Token(*match.span(), key, word)

    def at(self, number: Number) -> int:
        """The index of a number's token."""
        return self._at[number]

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that the span from `start` to `end` touches, the second index exclusive."""
        first = bisect_right(self.tokens, start, key=attrgetter("end"))
        return first, bisect_left(self.tokens, end, key=attrgetter("start"))

    def keys(self, first: int, last: int) -> tuple[str, ...]:
        """What the tokens from index `first` up to `last` are, whatever their numbers and days."""
        return tuple(token.key for token in self.tokens[first:last])

    def words(self, sentence: Sentence) -> tuple[str, ...]:
        """The words of a sentence, its days and dates with them, except for its figures."""
        tokens = self.tokens[sentence.first : sentence.last]
        return tuple(each.key if each.key[1:] in FIGURES else each.said for each in tokens)

    def said(self, sentence: Sentence) -> tuple[str, ...]:
        """All words of a sentence."""
        return tuple(token.said for token in self.tokens[sentence.first : sentence.last])

    def sentence(self, number: Number) -> Sentence:
        """The sentence of a number."""
        start, end = self.passages.sentence(number)
        return Sentence(start, end, *self.tokens_in(start, end))

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences that state numbers, in order."""
        return list(dict.fromkeys(map(self.sentence, self.numbers)))

    def numbers_in(self, sentence: Sentence) -> Sequence[Number]:
        """The numbers of a sentence, in order."""
        return self.passages.within(sentence.start, sentence.end)
