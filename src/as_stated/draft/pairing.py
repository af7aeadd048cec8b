"""Which number of a changed text stands in the place of which number of the text before it.

Two numbers are a pair only where that is certain: their sentences are the same but for numbers, hedges
and days, or so alike that no other sentence of either text comes near.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from operator import attrgetter

from as_stated.coding import WEEKDAYS, fold
from as_stated.draft.guesses import Passages, Span
from as_stated.draft.unwrap import unwrapped
from as_stated.numerals import Number, find_numbers

# Likeness of two sentences, word by word as difflib measures it, and how far behind any other must be.
# At 0.8 "43 may have died, police said" is still "44 died, police said", and "5 boats sank" no longer
# "5 boats left".
ALIKE, CLEARLY = 0.8, 0.1
AMONG = 3  # words in a row, the number among them, that like sentences with unlike numbers have in common
MOST_COMPARED = 4_000  # pairs of sentences: each takes a fraction of a millisecond
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


@dataclass(frozen=True, slots=True)
class Pair:
    """A number of a new text, and the one in whose place it stands, each in its sentence."""

    was: Number
    now: Number
    sentence: Sentence
    new_sentence: Sentence


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
            yield Token(max(start, done), end, f"#{number.kind}", self._said(start, end))
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

    def _said(self, start: int, end: int) -> str:
        return fold(self.text[start:end]).casefold()

    def at(self, number: Number) -> int:
        """The index of a number's token."""
        return self._at[number]

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that a span touches, the second index exclusive."""
        first = bisect_right(self.tokens, start, key=attrgetter("end"))
        return first, bisect_left(self.tokens, end, key=attrgetter("start"))

    def keys(self, first: int, last: int) -> tuple[str, ...]:
        """What tokens are, whatever their numbers and days."""
        return tuple(token.key for token in self.tokens[first:last])

    def said(self, sentence: Sentence) -> tuple[str, ...]:
        """The words of a sentence."""
        return tuple(token.said for token in self.tokens[sentence.first : sentence.last])

    def sentence(self, number: Number) -> Sentence:
        """The sentence of a number."""
        start, end = self.passages.sentence(number)
        return Sentence(start, end, *self.tokens_in(start, end))

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences that state numbers, in order."""
        return list(dict.fromkeys(map(self.sentence, self.numbers)))

    def numbers_within(self, start: int, end: int) -> list[Number]:
        """The numbers that lie inside a span."""
        return [each for each in self.passages.within(start, end) if each.end <= end]

    def numbers_in(self, sentence: Sentence) -> Sequence[Number]:
        """The numbers of a sentence, in order."""
        return self.passages.within(sentence.start, sentence.end)


def pair_numbers(old: ReadText, new: ReadText) -> Mapping[Number, Pair]:
    """The numbers of the old text that have one in their place in the new text, each with its pair.

    >>> old, new = ReadText("At least 43 died. It rained."), ReadText("It rained. About 44 died.")
    >>> [(each.text, pair.now.text) for each, pair in pair_numbers(old, new).items()]
    [('43', '44')]
    """
    found = dict(_same(old, new))
    rest = [each for each in old.sentences if each not in found]
    taken = set(found.values())
    found |= _alike(old, new, rest, [each for each in new.sentences if each not in taken])
    return {
        was: Pair(was, now, sentence, other)
        for sentence, other in found.items()
        for was, now in _numbers(old, sentence, new, other)
    }


def _numbers(
    old: ReadText, sentence: Sentence, new: ReadText, other: Sentence
) -> Iterator[tuple[Number, Number]]:
    """The numbers of two sentences in pairs: where they state unlike ones, those between like words."""
    was, now = old.numbers_in(sentence), new.numbers_in(other)
    if [each.kind for each in was] == [each.kind for each in now]:
        yield from zip(was, now, strict=True)
        return
    words = old.keys(sentence.first, sentence.last), new.keys(other.first, other.last)
    by_token = {new.at(number): number for number in now}
    for at, to, size in SequenceMatcher(None, *words, autojunk=False).get_matching_blocks():
        for number in was if size >= AMONG else ():
            behind = old.at(number) - sentence.first - at
            if 0 <= behind < size and (found := by_token.get(other.first + to + behind)):
                yield number, found


def _same(old: ReadText, new: ReadText) -> Iterator[tuple[Sentence, Sentence]]:
    """Sentences that are the same but for their numbers and days, where it is certain which is which."""
    groups: dict[tuple[str, ...], tuple[list[Sentence], list[Sentence]]] = defaultdict(
        lambda: ([], [])
    )
    for side, reading in enumerate((old, new)):
        for each in reading.sentences:
            groups[reading.keys(each.first, each.last)][side].append(each)
    for olds, news in groups.values():
        words = [old.said(each) for each in olds], [new.said(each) for each in news]
        if len(olds) == len(news):
            unlike = [n for n, (one, other) in enumerate(zip(*words, strict=True)) if one != other]
            for n, pair in enumerate(zip(olds, news, strict=True)):
                if len(unlike) == 1 or n not in unlike:
                    yield pair
        else:
            times = Counter(words[0]), Counter(words[1])
            for each, said in zip(olds, words[0], strict=True):
                if times[0][said] == times[1][said] == 1:
                    yield each, news[words[1].index(said)]


def _alike(
    old: ReadText, new: ReadText, olds: Sequence[Sentence], news: Sequence[Sentence]
) -> dict[Sentence, Sentence]:
    """Sentences that are more alike than either is to any other."""
    if len(olds) * len(news) > MOST_COMPARED:
        return {}
    scores: dict[tuple[Sentence, Sentence], float] = {}
    for other in news:
        matcher = SequenceMatcher(b=new.keys(other.first, other.last), autojunk=False)
        for one in olds:
            matcher.set_seq1(old.keys(one.first, one.last))
            if matcher.real_quick_ratio() >= ALIKE - CLEARLY:
                scores[one, other] = matcher.ratio()
    near: dict[Sentence, list[float]] = defaultdict(list)
    for pair, score in scores.items():
        for sentence, side in zip(pair, "ab", strict=True):
            near[sentence, side].append(score)  # type: ignore[index]
    found = {}
    for (one, other), score in scores.items():
        rivals = sorted([*near[one, "a"], *near[other, "b"]], reverse=True)[2:]  # type: ignore[index]
        if score >= ALIKE and all(score - each >= CLEARLY for each in rivals):
            found[one] = other
    return found


def quote_now(old: ReadText, new: ReadText, pair: Pair, quote: Span, bare: bool) -> Span | None:
    """Where the words of an old quote stand around the new number; None if they are other words.

    Args:
        quote: where it stands in the old text.
        bare: whether a quote of the number alone stays so; else it takes in the hedge.
    """
    first, last = old.tokens_in(*quote)
    shift = new.at(pair.now) - old.at(pair.was)
    begin, end = first + shift, last + shift
    if begin < 0 or old.keys(first, last) != new.keys(begin, end):
        return None
    span = new.tokens[begin].start, new.tokens[end - 1].end
    if bare and first == old.at(pair.was) and quote[0] >= pair.was.start:
        span = pair.now.start, span[1]
    if bare and last == old.at(pair.was) + 1 and quote[1] <= pair.was.end:
        span = span[0], pair.now.end
    return span
