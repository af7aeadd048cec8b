"""Which number of a changed text stands in the place of which number of the text before it.

Two numbers are a pair only where that is certain: their sentences are the same except for numbers, hedges
and days, or so alike that no other sentence of either text comes near.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from as_stated.draft.guesses.place import Span
from as_stated.draft.tokens import ReadText, Sentence
from as_stated.numerals import Number

# Likeness of two sentences, word by word as difflib measures it, and how far behind any other must be.
# At 0.8 "43 may have died, police said" is still "44 died, police said", and "5 boats sank" no longer
# "5 boats left".
ALIKE, CLEARLY = 0.8, 0.1
AMONG = 3  # words in a row, the number among them, that like sentences with unlike numbers have in common
MOST_COMPARED = 4_000  # pairs of sentences: each takes a fraction of a millisecond


@dataclass(frozen=True, slots=True)
class Pair:
    """A number of a new text, and the one in whose place it stands, each in its sentence."""

    was: Number
    now: Number
    sentence: Sentence
    new_sentence: Sentence


def pair_numbers(old: ReadText, new: ReadText) -> Mapping[Number, Pair]:
    """The numbers of the old text that have one in their place in the new text, each with its pair.

    >>> old, new = ReadText("At least 43 died. It rained."), ReadText("It rained. About 44 died.")
    >>> [(each.text, pair.now.text) for each, pair in pair_numbers(old, new).items()]
    [('43', '44')]
    """
    found: dict[Sentence, Sentence] = {}
    for pair in (
        partial(_same, key=ReadText.words),
        partial(_same, key=lambda text, each: text.keys(each.first, each.last)),
        _alike,
    ):
        taken = set(found.values())
        rest = [each for each in old.sentences if each not in found]
        found |= pair(old, new, rest, [each for each in new.sentences if each not in taken])
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


def _same(
    old: ReadText,
    new: ReadText,
    olds: Sequence[Sentence],
    news: Sequence[Sentence],
    key: Callable[[ReadText, Sentence], tuple[str, ...]],
) -> dict[Sentence, Sentence]:
    """Sentences that are the same except for their numbers, where it is certain which is which.

    Args:
        key: what is the same of two sentences.
    """
    groups: dict[tuple[str, ...], tuple[list[Sentence], list[Sentence]]] = defaultdict(
        lambda: ([], [])
    )
    for side, (text, sentences) in enumerate(((old, olds), (new, news))):
        for each in sentences:
            groups[key(text, each)][side].append(each)
    found = {}
    for ones, others in groups.values():
        words = [old.said(each) for each in ones], [new.said(each) for each in others]
        if len(ones) == len(others):
            unlike = {n for n, (one, other) in enumerate(zip(*words, strict=True)) if one != other}
            for n, pair in enumerate(zip(ones, others, strict=True)):
                if len(unlike) == 1 or n not in unlike:
                    found[pair[0]] = pair[1]
        else:
            times = Counter(words[0]), Counter(words[1])
            for each, said in zip(ones, words[0], strict=True):
                if times[0][said] == times[1][said] == 1:
                    found[each] = others[words[1].index(said)]
    return found


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
    of_old: dict[Sentence, list[float]] = defaultdict(list)
    of_new: dict[Sentence, list[float]] = defaultdict(list)
    for (one, other), score in scores.items():
        of_old[one].append(score)
        of_new[other].append(score)
    found = {}
    for (one, other), score in scores.items():
        rivals = sorted([*of_old[one], *of_new[other]], reverse=True)[2:]
        if score >= ALIKE and all(score - each >= CLEARLY for each in rivals):
            found[one] = other
    return found


def quote_now(old: ReadText, new: ReadText, pair: Pair, quote: Span, bare: bool) -> Span | None:
    """Where the words of an old quote stand around the new number; None if they are other words.

    Args:
        old, new: the texts; `pair`: its number in both.
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
