"""What number, if any, begins at a digit or at a number word."""

import re
from decimal import Decimal
from typing import Final

from as_stated.numerals.amounts import SHARE_OF_SCALE, Amount, amount
from as_stated.numerals.candidate import MAX_DIGITS, Candidate, ratio, times
from as_stated.numerals.context import words_before
from as_stated.numerals.disambiguate import (
    fraction,
    one_is_number,
    second_is_time,
    vague,
    zero_is_number,
)
from as_stated.numerals.folding import Folded
from as_stated.numerals.glued_names import name_after, name_around
from as_stated.numerals.lexicon import DECADES, MONTHS, MONTHS_SHORT, VAGUE_NOUNS, VULGAR
from as_stated.numerals.named_by_pattern import is_footnote
from as_stated.numerals.ranges import range_from
from as_stated.numerals.shapes import from_month, shape
from as_stated.numerals.usage import YEAR_BEFORE
from as_stated.numerals.words import ordinal, spoken_year

_MONTH_NAMES: Final = frozenset(f"{MONTHS}|{MONTHS_SHORT}".lower().split("|"))
_VAGUE_STARTS: Final = frozenset({"tens", "scores", *VAGUE_NOUNS, *(n + "s" for n in VAGUE_NOUNS)})
_SKIPPED_PREFIX: Final = frozenset("multi any catch".split())
_TESTED: Final = frozenset("test tests tested testing came come turned".split())
_PERSONAL: Final = frozenset("his her their my our your".split())
_ARTICLE: Final = re.compile(r"(?<![^\W_])an? \Z")
_POINT: Final = re.compile(r"\d+")
_SIGNS: Final = frozenset(("-", "−", "–", "minus", "negative"))
_LOSS: Final = re.compile(r"(?<![^\s(\"'\x00])[-−](?:us|[ac])?[$€£¥]\Z")
_DEGREES: Final = re.compile(r" ?(?:°|º|c(?![a-z])|degrees)")
_MINUS: Final = re.compile(r"(?<![^\s(\"'[$€£\x00])[-−–]\Z|(?<![^\W_])(?:minus|negative) \Z")


def from_digit(text: Folded, at: int, floor: int) -> Candidate:
    """Read the number that begins with the digit here; there always is one."""
    plain, low = text.plain, text.low
    if plain[at] in VULGAR:
        return Candidate(at, at + 1, ratio(*VULGAR[plain[at]]), kind="fraction")
    if is_footnote(plain, at):
        return Candidate(at, _POINT.match(plain, at).end(), kind="identifier")  # type: ignore[union-attr]
    f = _pointed(text, at, floor) or name_around(plain, low, at, floor) or shape(plain, low, at)
    if f is not None:
        return f
    first = amount(text, at)
    if first is None:
        return Candidate(at, at + 1, kind="identifier")
    name = name_after(plain, low, at, first.end)
    if name is not None:
        return Candidate(at, name, kind="identifier")
    return _amount_or_range(text, first, floor)


def from_word(
    text: Folded, word: str, at: int, floor: int, previous: Candidate | None
) -> Candidate | None:
    """Read the number that begins with the number word `word` here, None if there is none."""
    low = text.low
    if word in _MONTH_NAMES:
        if not text.plain[at].isupper():
            return None
        return from_month(text.plain, low, at, "".join(words_before(low, at, floor)[-1:]))
    if low[at - 1 : at] == "-" and "".join(words_before(low, at, floor)[-2:-1]) in _SKIPPED_PREFIX:
        return None
    if word in DECADES:
        return _decade(low, word, at, floor)
    if word in _VAGUE_STARTS:
        f = vague(low, at)
        if f is not None or word.endswith("s"):
            return f if f is None or f.start >= floor else None
    f = _year(low, word, at, floor) or _share(text, at, floor) or fraction(low, at)
    if f is not None:
        return f
    nth = ordinal(low, at)
    if nth is not None:
        if word == "second" and second_is_time(low, at, nth.end):
            return None
        return Candidate(at, nth.end, nth.value, kind="ordinal")
    return _cardinal(text, word, at, floor, previous)


def _pointed(text: Folded, at: int, floor: int) -> Candidate | None:
    """Read a number that begins with its point: .5, .5 million."""
    plain = text.plain
    if at <= floor or plain[at - 1] != "." or plain[max(floor, at - 2) : at - 1].strip(" ($€£-~<>"):
        return None
    m = _POINT.match(plain, at)
    if m is None or len(m[0]) > MAX_DIGITS:
        return None
    share, read = Decimal("0." + m[0]), amount(text, at)
    if read and read.factor > 1:
        return Candidate(at - 1, read.end, times(share, read.factor))
    return Candidate(at - 1, m.end(), share)


def _amount_or_range(text: Folded, first: Amount, floor: int) -> Candidate:
    before = words_before(text.low, first.start, floor)
    f = range_from(text, first, "between" in before[-5:], before)
    f = f or Candidate(first.start, first.end, first.value)
    f.before = before
    signed = before[-1:] and before[-1] in _SIGNS
    sign = _MINUS.search(text.low, max(floor, f.start - 10), f.start) if signed else None
    if before[-1:] and before[-1] in "$€£¥" and f.to is None:
        sign = _LOSS.search(text.low, max(floor, f.start - 5), f.start)  # "-$5 million"
    if (
        sign is None
        or before[-2:] == ("or", "minus")
        or (before[-1:] == ("negative",) and not _TESTED.isdisjoint(before[-3:-1]))
    ):
        return f
    if sign[0] == "–" and not _DEGREES.match(text.low, f.end):
        return f  # an en dash is a minus sign only where it is freezing
    if f.value is not None and text.low[sign.start() - 1 : sign.start()] not in ("-", "+"):
        f.value = times(f.value, -1)
        f.start = f.left = sign.start()
        f.kind = "money" if before[-1] in "$€£¥" else f.kind
    return f


def _decade(low: str, word: str, at: int, floor: int) -> Candidate:
    before = words_before(low, at, floor)[-3:]
    end = at + len(word)
    if not _PERSONAL.isdisjoint(before):
        return Candidate(at, end, DECADES[word] - 1900, kind="duration")
    if not before or before[-1] in ("low", "high", "upper", "lower"):
        return Candidate(at, end, DECADES[word] - 1900, kind="measure")
    return Candidate(at, end, DECADES[word], kind="date")


def _year(low: str, word: str, at: int, floor: int) -> Candidate | None:
    if word not in ("eighteen", "nineteen", "twenty"):
        return None
    year = spoken_year(low, at)
    last = words_before(low, at, floor)[-1:]
    if year is None or not last or last[0] not in YEAR_BEFORE | {"the"}:
        return None
    return Candidate(at, year.end, year.value, kind="date")


def _share(text: Folded, at: int, floor: int) -> Candidate | None:
    """Read a share of a scale: "half a million", "a quarter of a million"."""
    if SHARE_OF_SCALE.match(text.low, at) is None:
        return None
    first = amount(text, at)
    if first is None:
        return None
    return Candidate(_with_article(text.low, at, floor), first.end, first.value)


def _with_article(low: str, at: int, floor: int) -> int:
    m = _ARTICLE.search(low, max(floor, at - 4), at)
    return m.start() if m else at


# "the CBP One app", "on BBC Two"
_CHANNEL = re.compile(r"(?<![\w.])[A-Z]{3,5} (?:One|Two|Three|Four|Five)\Z")


def _cardinal(
    text: Folded, word: str, at: int, floor: int, previous: Candidate | None
) -> Candidate | None:
    low = text.low
    first = amount(text, at)
    if first is None:
        return None
    f = _amount_or_range(text, first, floor)
    alone = f.end == at + len(word)
    if alone and word == "one":
        near = previous is not None and at - previous.end < 60 and "." not in low[previous.end : at]
        if not one_is_number(low, at, f.end, near):
            return None
    if alone and _CHANNEL.search(text.plain, max(0, at - 8), f.end):
        return None
    if alone and word == "zero" and not zero_is_number(low, at, f.end):
        return None
    if word in VAGUE_NOUNS and f.start == at:
        f.start = f.left = _with_article(low, at, floor)
        f.before = None
    return f
