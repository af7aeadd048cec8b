"""The one pass over a text that finds its numbers."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from as_stated._calls import clean_call
from as_stated.numerals.candidate import Candidate
from as_stated.numerals.candidates import from_digit, from_word
from as_stated.numerals.context import words_before
from as_stated.numerals.folding import Folded, fold
from as_stated.numerals.glued_names import addresses
from as_stated.numerals.hedging import hedge_of
from as_stated.numerals.kinds import classify
from as_stated.numerals.lexicon import (
    DECADES,
    DENOMINATORS,
    MONTHS,
    MONTHS_SHORT,
    ORDINAL_SCALES,
    ORDINAL_TENS,
    ORDINAL_UNITS,
    SCALES,
    TEENS,
    TENS,
    UNITS,
    VAGUE_NOUNS,
    VULGAR,
)
from as_stated.numerals.model import Number

_STARTERS: Final = sorted(
    {*UNITS, *TEENS, *TENS, *SCALES, *ORDINAL_UNITS, *ORDINAL_TENS, *ORDINAL_SCALES, *DENOMINATORS}
    | {*DECADES, "hundred", "dozen", "scores", "tens"}
    | {noun + "s" for noun in VAGUE_NOUNS}
    | {month.lower() for month in f"{MONTHS}|{MONTHS_SHORT}".split("|")}
    | {ten + unit for ten in TENS for unit in UNITS if unit != "zero"}
)


def _trigger() -> re.Pattern[str]:
    """Any character or word a number may begin with. Each branch begins with a literal, so that
    the search skips over the rest of the text quickly."""
    branches = [*"0123456789", *VULGAR]
    for first, words in groupby(_STARTERS, lambda w: w[0]):
        rests = "|".join(re.escape(w[1:]) for w in sorted(words, key=lambda w: (-len(w), w)))
        branches.append(rf"{first}(?<![^\W\d_].)(?:{rests})(?![^\W_])")
    return re.compile("|".join(branches))


_TRIGGER: Final = _trigger()


@clean_call
def find_numbers(text: str) -> list[Number]:
    """Find every number of `text`, which is English, in order, not overlapping, each as stated.

    Every character that is a digit (`str.isdigit`) lies in exactly one of them. Time is linear in
    the length of the text; no text raises.

    Raises:
        ArgumentError: it is given something else than a text.

    >>> [(n.text, n.magnitude, n.status, n.hedge, n.kind)
    ...  for n in find_numbers("more than 6,500 soldiers in six weeks")]
    [('6,500', 6500, '>', 'more than', 'count'), ('six', 6, '=', '', 'duration')]
    """
    if not isinstance(text, str):
        raise _no_text(text)
    folded = fold(text)
    found = list(_scan(folded))  # all at once: a number may tell the kind of the one before it
    floors = [0, *(f.end for f in found)]
    numbers = [_number(folded, f, floor) for f, floor in zip(found, floors, strict=False)]
    return _with_odd_digits(text, numbers)


def _no_text(given: object) -> Exception:
    from as_stated.errors import ArgumentError  # here: finding numbers needs nothing else

    said = repr(given)[:60]
    if isinstance(given, bytes):
        todo = 'Decode it: find_numbers(text.decode("utf-8")).'
    elif hasattr(given, "__iter__"):
        todo = "numbers_frame reads those of several texts, or of a column, into a frame."
    else:
        todo = 'Put it in quotes: find_numbers("5 people").'
    return ArgumentError(f"find_numbers takes a text, not {said}. {todo}")


def _number(text: Folded, f: Candidate, floor: int) -> Number:
    status, hedge = hedge_of(text, f, floor)
    start, end = text.span(f.start, f.end)
    if f.kind in ("identifier", "vague"):
        f.value = f.to = None
    return Number(
        start, end, text.source[start:end], f.value, f.to, status, hedge, f.kind or "count"
    )


def _with_odd_digits(text: str, numbers: list[Number]) -> list[Number]:
    """Slip in the digits no number is written with: a lone "m²", the marks of footnotes."""
    signs = (
        "" if text.isascii() else "".join(c for c in set(text) if c.isdigit() and not c.isdecimal())
    )
    if not signs:
        return numbers
    odd: list[Number] = []
    following = 0
    for m in re.finditer(f"[{signs}]", text):
        at = m.start()
        while following < len(numbers) and numbers[following].end <= at:
            following += 1
        if following == len(numbers) or at < numbers[following].start:
            odd.append(Number(at, at + 1, m[0], None, None, "=", "", "identifier"))
    return sorted(numbers + odd, key=lambda n: n.start) if odd else numbers


def _scan(text: Folded) -> Iterator[Candidate]:
    low = text.low
    skip = addresses(low)
    skip.reverse()
    at = 0
    previous: Candidate | None = None
    while m := _TRIGGER.search(low, at):
        start = m.start()
        while skip and skip[-1][1] <= start:
            skip.pop()
        if skip and skip[-1][0] <= start:
            begin, at = skip.pop()
            begin = max(begin, previous.end if previous else 0)
            if any(c.isdigit() for c in low[begin:at]):
                previous = Candidate(begin, at, kind="identifier")
                yield previous
            continue
        floor = previous.end if previous else 0
        f = (
            from_digit(text, start, floor)
            if len(m[0]) == 1
            else from_word(text, m[0], start, floor, previous)
        )
        if f is None:
            at = m.end()
            continue
        if f.before is None:
            f.before = words_before(low, f.left, floor)
        classify(text, f, f.before, previous)
        yield f
        previous, at = f, f.end
