"""Amounts: digits with separators and scales, number words, their fractional tails, and ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from as_stated.numerals.candidate import MAX_DIGITS, Found, plus, ratio, times, whole
from as_stated.numerals.folding import Folded
from as_stated.numerals.lexicon import DENOMINATORS, SCALES, SHORT_SCALES, VULGAR
from as_stated.numerals.units import CURRENCY_SIGNS, METRE_AFTER, RACE_METRES
from as_stated.numerals.usage import CHANGE_VERBS, SCORE_WORDS
from as_stated.numerals.words import cardinal, either, scales

_DIGITS = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:'\d{3})+)(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?: \d{3})+(?![\d:/]|[.,]\d{3}|[-–]\d| ?(?:a\.m|p\.m|am\b|pm\b))(?:\.\d+)?"
    r"|\d+(?:\.\d+)?"
)
_GLUED_SCALE = re.compile(
    rf"({either(SHORT_SCALES)})(?![a-z0-9²³]|'[a-z])| (bn|mn|mln|tn)(?![a-z])"
)
_HUNDREDS = re.compile(r"[ -](hundred|dozen)(?![a-z])")
_NEXT_WORD = re.compile(r"[ -]([a-z-]+)")
_AND_PART = re.compile(
    rf"(?: |-)and(?: |-)(?:(?:an?|one)(?: |-)(half|quarter|third)|three(?: |-)quarters|two(?: |-)thirds)"
    rf"(?![a-z])|(?P<vulgar> ?[{''.join(VULGAR)}])"
)
_TIMES: Final = ("×", "x")
_RACES: Final = frozenset(f(n) for n in RACE_METRES for f in (str, "{:,}".format))
_SIGN = re.escape(CURRENCY_SIGNS)
_UNIT_BETWEEN = r"(?:%| per ?cent| percent|°[cf]?|[cf](?= |-|–)|[kcm]?m|kg|[€£])?"
_RANGE = re.compile(
    rf"(?P<unit>{_UNIT_BETWEEN})(?P<sep>-to-|[-–]|-? to |-? or | and )(?:(?:us|[ac]u?)?[{_SIGN}])?(?=[a-z0-9])"
)
_NOT_A_RANGE_END = re.compile(
    r"(?:st|nd|rd|th|/\d|:\d| ?[ap]\.?m\b| o'clock)|[,.]?\d| (?:or|to) \d"
)
_LAST_WORD = re.compile(r"[a-z]+\Z")


@dataclass(slots=True)
class Amount:
    """`factor` is the scale that was said with it, 1 if none: 15-20 million shares its scale."""

    start: int
    end: int
    value: int | Decimal | None
    factor: int
    digits: bool


def amount(text: Folded, at: int) -> Amount | None:
    """Read the amount that starts here, in digits or in words, with its scale."""
    return _in_digits(text, at) if text.low[at : at + 1].isdecimal() else _in_words(text.low, at)


def _in_digits(text: Folded, at: int) -> Amount | None:
    m = _DIGITS.match(text.low, at)
    if m is None:
        return None
    end = m.end()
    if " " in m[0] and "\n" in text.source[slice(*text.span(at, end))]:
        end = at + m[0].index(" ")  # a column of numbers, not one number
    digits = text.low[at:end].replace(",", "").replace("'", "").replace(" ", "")
    if len(digits) > MAX_DIGITS:
        return Amount(at, end, None, 1, True)
    value = Decimal(digits) if "." in digits else int(digits)
    factor, end = _scale(text.low, end, at)
    end, value = _and_part(text.low, end, times(value, factor), factor)
    return Amount(at, end, value, factor, True)


def _scale(low: str, end: int, start: int) -> tuple[int, int]:
    glued = _GLUED_SCALE.match(low, end)
    if glued:
        letters = glued[1] or glued[2]
        if not (letters == "m" and _is_metres(low, glued.end(), start)) and not (
            letters == "b" and low[start - 1 : start] not in CURRENCY_SIGNS
        ):
            return SHORT_SCALES[letters], glued.end()
    hundreds = _HUNDREDS.match(low, end)
    factor = 1
    if hundreds:
        factor, end = (100 if hundreds[1] == "hundred" else 12), hundreds.end()
    named = scales(low, end) if low[end : end + 1] in (" ", "-") else None
    return (factor * named.value, named.end) if named else (factor, end)


def _is_metres(low: str, end: int, start: int) -> bool:
    if low[start - 1 : start] in CURRENCY_SIGNS and start:
        return False
    if low[start - 1 : start] in _TIMES:
        return True  # "4×100m"
    race = low[start - 4 : start] in ("the ", "n's ") and low[start : end - 1] in _RACES
    following = _NEXT_WORD.match(low, end)
    return race or bool(following and following[1].split("-")[0] in METRE_AFTER)


def _in_words(low: str, at: int) -> Amount | None:
    half = SHARE_OF_SCALE.match(low, at)
    if half:
        share = ratio(3 if half[1] == "three" else 1, DENOMINATORS[half[2].rstrip("s")])
        scale = scales(low, half.end()) or None
        factor = scale.value if scale else 12
        end = scale.end if scale else low.index("dozen", half.end()) + 5
        return Amount(at, end, times(share, factor), 1, False)
    read = cardinal(low, at)
    if read is None:
        return None
    last = _LAST_WORD.search(low, at, read.end)
    word = last[0] if last else ""
    factor = SCALES.get(word, {"hundred": 100, "dozen": 12}.get(word, 1))
    end, value = _and_part(low, read.end, read.value, factor)
    return Amount(at, end, value, factor, False)


SHARE_OF_SCALE = re.compile(
    r"(?:(?:a |an |one |one-|(three)[ -]))?(half|quarters?|third)(?:-an?-|-| of an? | an? | )"
    rf"(?=(?:{either(SCALES)}|dozen)(?![a-z]))"
)


def _and_part(low: str, end: int, value: int | Decimal, factor: int) -> tuple[int, int | Decimal]:
    """Read "and a half" after a number: of its scale, if it has one ("a million and a half")."""
    m = _AND_PART.match(low, end)
    if m is None:
        return end, value
    if m["vulgar"]:
        part = ratio(*VULGAR[m["vulgar"].strip()])
    elif m[1]:
        part = ratio(1, DENOMINATORS[m[1]])
    else:
        part = ratio(3, 4) if "quarters" in m[0] else ratio(2, 3)
    end = m.end()
    scale = scales(low, end) if factor == 1 else None
    if scale:  # "one and a half million", "2½ million"
        return scale.end, times(plus(value, part), scale.value)
    return end, plus(value, times(part, factor) if factor >= 100 else part)


def range_from(text: Folded, first: Amount, between: bool, before: tuple[str, ...]) -> Found | None:
    """Read the range that starts with the amount `first`, if there is one.

    `between`: the word "between" stands before it. `before`: the words before it, nearest last.
    """
    low = text.low
    m = _RANGE.match(low, first.end)
    if m is None or first.value is None:
        return None
    sep = m["sep"].strip().strip("-") or "-"
    if (sep == "and") != between and sep in ("and", "or"):
        return None
    last = amount(text, m.end())
    if last is None or last.value is None or _NOT_A_RANGE_END.match(low, last.end):
        return None
    if sep in "-–" and first.digits != last.digits:
        return None
    low_end, high_end = _share_scale(first, last, low[m.start() - 1] == "%")
    if not low_end < high_end or (sep == "to" and _is_change(before)):
        return None
    if (
        m["unit"].strip() in ("%", "per cent", "percent", "percent")
        and sep in ("to", "or")
        and not (re.match(r" ?%| ?per ?cent", low[last.end : last.end + 9]))
    ):
        return None
    if sep == "or" and (
        high_end > 10 * low_end
        or re.match(" (?:more|less|fewer) than", low[last.end : last.end + 15])
    ):
        return None
    if sep == "or" and 1500 < low_end < high_end < 2100 and last.end - last.start == 4:
        return None  # two years
    return Found(first.start, last.end, low_end, high_end)


def _share_scale(first: Amount, last: Amount, apart: bool) -> tuple[int | Decimal, int | Decimal]:
    low_end, high_end = first.value or 0, last.value or 0
    if first.factor == 1 and last.factor > 1 and not apart:
        head = whole(Decimal(high_end) / last.factor)
        if low_end < head:
            return times(low_end, last.factor), high_end
    return low_end, high_end


def _is_change(before: tuple[str, ...]) -> bool:
    """Rose from 4 to 5: two figures; "voted 5 to 9", "lost 2 to 3": likewise."""
    if not before:
        return False
    if before[-1] in CHANGE_VERBS or before[-1] in SCORE_WORDS:
        return True
    return "from" in before[-5:] and not CHANGE_VERBS.isdisjoint(before)
