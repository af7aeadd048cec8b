"""Amounts: digits with separators and scales, number words, and their fractional tails."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from as_stated.numerals.candidate import MAX_DIGITS, plus, ratio, times
from as_stated.numerals.context import words_before
from as_stated.numerals.currencies import currency_before
from as_stated.numerals.folding import Folded
from as_stated.numerals.lexicon import DENOMINATORS, SCALES, SHORT_SCALES, VULGAR
from as_stated.numerals.quakes import m_after
from as_stated.numerals.units import CURRENCY_SIGNS, METRE_AFTER, RACE_METRES
from as_stated.numerals.words import cardinal, either, scales

_DIGITS = re.compile(
    r"""
    (?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:'\d{3})+)(?!\d)(?:\.\d+)?  # 6,500 · 3,50,000
    |\d{1,3}(?:[ ]\d{3}){1,20}                                                        # 34 000
     (?![\d:/]|[.,]\d{3}|[-–]\d|[ ]?(?:a\.m|p\.m|am\b|pm\b))(?:\.\d+)?                # no time
    |\d{1,3},\d{1,2}(?=[ ]?%|[ ](?:per[ ]?cent|pct|million|billion|mn|bn|mln|bln)\b)   # 3,5 %
    |\d+(?:\.\d+)?                                                                    # 286, 1.5
    """,
    re.VERBOSE,
)
_GLUED_SCALE = re.compile(
    rf"""
    ({either(SHORT_SCALES)})(?![a-z0-9²³]|'[a-z])                                # 5m
    |[ ](m|b|bn|mn|mln|bln|mil|mio|mrd|trn|tln|tn|thsd|cr)(?![a-z])              # 1.6 bln
    """,
    re.VERBOSE,
)
_COLUMNS = re.compile(r"[\n\t]|\s\s")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_MIXED = re.compile(r"([1-9]\d{0,4})[ -]([1-9]\d?)/([1-9]\d{0,2})(?![\d/])")
_HUNDREDS = re.compile(r"[ -](hundred|dozen)(?![a-z])")
_MIL = re.compile(r" (?:thick|plastic|gauge|film|sheet|wire)")
_RUPEES = re.compile(r"(?:rs\.?|inr) ?\Z")
_NEXT_WORD = re.compile(r"[ -]([a-z-]+)")
_AND_PART = re.compile(
    rf"""
    (?:[ ]|-)and(?:[ ]|-)                                                         # and a half
    (?:(?:an?|one)(?:[ ]|-)(half|quarter|third)|three(?:[ ]|-)quarters|two(?:[ ]|-)thirds)(?![a-z])
    |(?P<vulgar>[ -]?[{"".join(VULGAR)}])                                         # ½
    """,
    re.VERBOSE,
)
_MEASURED: Final = frozenset("stands standing stood measures measuring measured".split())
_TIMES: Final = ("×", "x")
_RACES: Final = frozenset(f(n) for n in RACE_METRES for f in (str, "{:,}".format))
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
    if " " in m[0] and _COLUMNS.search(text.source, *text.span(at, end)):
        end = at + m[0].index(" ")  # cells of a table, not one number
    said = text.low[at:end]
    if _DECIMAL_COMMA.fullmatch(said):
        said = said.replace(",", ".")
    digits = said.replace(",", "").replace("'", "").replace(" ", "")
    if len(digits) > MAX_DIGITS:
        return Amount(at, end, None, 1, True)
    value = Decimal(digits) if "." in digits else int(digits)
    mixed = _MIXED.match(text.low, at)
    if mixed and 0 < int(mixed[2]) < int(mixed[3]):  # "4-1/2", "6 1/4"
        value, end = plus(value, ratio(int(mixed[2]), int(mixed[3]))), mixed.end()
    factor, end = _scale(text, end, at)
    whole = end
    end, value = _and_part(text.low, end, times(value, factor), factor)
    if factor == 1 and end > whole and text.low[end - 1] in VULGAR:  # "£1½m"
        factor, end = _scale(text, end, at)
        value = times(value, factor)
    return Amount(at, end, value, factor, True)


def _scale(text: Folded, end: int, start: int) -> tuple[int, int]:
    low = text.low
    glued = _GLUED_SCALE.match(low, end)
    if glued:
        letters = glued[1] or glued[2]
        if _is_scale(text, letters, start, glued.end()):
            return SHORT_SCALES[letters], glued.end()
    hundreds = _HUNDREDS.match(low, end)
    factor = 1
    if hundreds:
        factor, end = (100 if hundreds[1] == "hundred" else 12), hundreds.end()
    named = scales(low, end)
    return (factor * named.value, named.end) if named else (factor, end)


def _is_scale(text: Folded, letters: str, start: int, end: int) -> bool:
    """Whether short letters after a figure are a scale, not metres, bytes, a magnitude, inches."""
    low = text.low
    money = low[start - 1 : start] in CURRENCY_SIGNS and start > 0
    if letters == "m" and low[end - 2] == " ":
        return (
            currency_before(text.plain, start, "".join(words_before(low, start)[-1:])) is not None
        )
    if letters == "m":
        return not _is_metres(low, end, start) and not m_after(text.plain, low, start)
    if letters == "mil":
        return money or not _MIL.match(low, end)
    if letters == "cr":
        return money or bool(_RUPEES.search(low, max(0, start - 4), start))
    return letters != "b" or money


def _is_metres(low: str, end: int, start: int) -> bool:
    if low[start - 1 : start] in CURRENCY_SIGNS and start:
        return False
    if low[start - 1 : start] in _TIMES:
        return True  # "4×100m"
    race = low[start - 4 : start] in ("the ", "n's ") and low[start : end - 1] in _RACES
    following = _NEXT_WORD.match(low, end)
    if not _MEASURED.isdisjoint(words_before(low, start)[-1:]):
        return True  # "stands 1.88m": his height
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
        part = ratio(*VULGAR[m["vulgar"].strip(" -")])
    elif m[1]:
        part = ratio(1, DENOMINATORS[m[1]])
    else:
        part = ratio(3, 4) if "quarters" in m[0] else ratio(2, 3)
    end = m.end()
    scale = scales(low, end) if factor == 1 else None
    if scale:  # "one and a half million", "2½ million"
        return scale.end, times(plus(value, part), scale.value)
    return end, plus(value, times(part, factor) if factor >= 100 else part)
