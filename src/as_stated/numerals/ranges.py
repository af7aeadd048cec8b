"""Ranges of two amounts: "15-20", "between 15 and 20", "$5 - $10 million"; and what is none."""

import re
from decimal import Decimal
from typing import Final

from as_stated.numerals.amounts import Amount, amount
from as_stated.numerals.candidate import Candidate, times, whole
from as_stated.numerals.context import words_before
from as_stated.numerals.folding import Folded
from as_stated.numerals.units import CURRENCY_SIGNS
from as_stated.numerals.usage import CHANGE_VERBS, SCORE_WORDS, YEAR_BEFORE

_SIGN = re.escape(CURRENCY_SIGNS)
_UNIT_BETWEEN = r"(?:%| per ?cent| percent|°[cf]?|[cf](?= |-|–)|[kcm]?m|kg|[€£])?"
_RANGE = re.compile(
    rf"""(?P<unit>{_UNIT_BETWEEN.replace(" ", "[ ]")})               # 5% to 7%, 3m-5m
    (?P<sep>-to-|[-–~∼～〜]|[ ][-–][ ]|-?[ ]to[ ]|-?[ ]or[ ]|[ ]and[ ])
    (?P<money>(?:us|[ac]u?)?[{_SIGN}])?                            # $12 to $14
    (?=[a-z0-9])""",
    re.VERBOSE,
)
_NOT_A_RANGE_END = re.compile(
    r"(?:st|nd|rd|th|/\d|:\d| ?[ap]\.?m\b| o'clock)|[,.]?\d| (?:or|to) \d"
)
_DASHES: Final = "-–~∼～〜"
_PERCENT_AFTER = re.compile(r" ?(?:%|per ?cent)")
_COUNTED = re.compile(
    r"""
    [ ]?[%°$€£]|[ ](?:per[ ]?cent|pct                                              # 5 %
    |(?:[a-z-]+[ ]){0,2}(?:people|men|women|children|[a-z]{3,}(?<![su])s)\b)       # 5 houses
    |[ ]?(?:km|kg|mm|cm|m|t|kt|mw|gw|ha|mph)\b                                     # 5 km
    """,
    re.VERBOSE,
)
_SPREAD = re.compile(
    r"""(?:[ ]?%|[ ](?:[a-z]+[ ])?(?:per[ ]?cent|pct|points|degrees|tonnes|[ckm]m
        |(?:centi|milli|kilo)?met(?:re|er)s
        |(?:[a-z]+[ ])?(?:a|an|per|each|every)[ ]                  # 15 to 20 deaths a day
         (?:second|minute|hour|day|night|week|month|year))\b)""",
    re.VERBOSE,
)
"""After a change these make "by 15 to 20" a range: how far it moved, not where it ended."""
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_BESIDE_CHANGE: Final = frozenset(
    """by about around nearly almost some roughly approximately more less fewer than over at least
    just only another a an estimated further up to us $ € £ ¥""".split()
) - {"up"}
"""Words between a verb of change and its amount: "rose by nearly 900"."""


def range_from(
    text: Folded, first: Amount, between: bool, before: tuple[str, ...]
) -> Candidate | None:
    """Read the range that starts with an amount, if there is one.

    Args:
        text: the text; `first`: the amount.
        between: the word "between" stands before it. `before`: the words before it, nearest last.
    """
    low = text.low
    m = _RANGE.match(low, first.end)
    if m is None or first.value is None:
        return None
    sep = m["sep"].strip().strip("-") or "-"
    if (sep == "and") != between and sep in ("and", "or"):
        return None
    last = amount(text, m.end())
    if last is None or last.value is None or _is_apart(text, m, sep, first, last):
        return None
    if sep == "to" and _is_year_before(low[first.start : first.end], before, last.value):
        return None
    low_end, high_end = _share_scale(first, last, low[m.start() - 1] == "%")
    if not low_end < high_end:
        return None
    if sep == "to" and _is_change(low, first.start, before):
        is_spread = high_end <= 2 * low_end and _SPREAD.match(low, last.end)
        return Candidate(first.start, last.end, low_end, high_end) if is_spread else None
    is_percent = m["unit"].strip() in ("%", "per cent", "percent")
    if is_percent and sep in ("to", "or") and not _PERCENT_AFTER.match(low, last.end):
        return None
    if sep == "or" and not _are_either(low, low_end, high_end, last):
        return None
    return Candidate(first.start, last.end, low_end, high_end)


def _is_apart(text: Folded, m: re.Match[str], sep: str, first: Amount, last: Amount) -> bool:
    """Whether two amounts are no range as they are written: "9.8% to £11.44", "1 - 2 Arsenal"."""
    low = text.low
    if m["money"] and m["unit"].strip() not in ("", "€", "£"):
        return True
    if _NOT_A_RANGE_END.match(low, last.end) or (sep in _DASHES and first.digits != last.digits):
        return True
    if (
        m["sep"] in (" - ", " – ")
        and "\n" in text.source[slice(*text.span(first.end - 1, last.start))]
    ):
        return True  # the dash begins an entry of a list
    if m["sep"] not in (" - ", " – ") or m["money"] or _COUNTED.match(low, last.end):
        return False
    return not first.start or low[first.start - 1] not in CURRENCY_SIGNS


def _are_either(low: str, low_end: int | Decimal, high_end: int | Decimal, last: Amount) -> bool:
    """Whether "X or Y" is a spread: not "1 or 100", "5 or 6 more than", nor two years."""
    if high_end > 10 * low_end or re.match(
        " (?:more|less|fewer) than", low[last.end : last.end + 15]
    ):
        return False
    return not (1500 < low_end < high_end < 2100 and last.end - last.start == 4)


def _share_scale(first: Amount, last: Amount, apart: bool) -> tuple[int | Decimal, int | Decimal]:
    low_end, high_end = first.value or 0, last.value or 0
    if first.factor == 1 and last.factor > 1 and not apart:
        head = whole(Decimal(high_end) / last.factor)
        if low_end < head:
            return times(low_end, last.factor), high_end
    return low_end, high_end


def _is_year_before(said: str, before: tuple[str, ...], last: int | Decimal) -> bool:
    """A year ends before "to": "rose in 2019 to 2.4 million"."""
    if not _BARE_YEAR.fullmatch(said) or before[-1:] == ("from",):
        return False
    return before[-1:] != () and before[-1] in YEAR_BEFORE and not 1000 <= last <= 2100


def _is_change(low: str, start: int, before: tuple[str, ...]) -> bool:
    """Rose from 4 to 5, rose by 4 to 5: two figures; "voted 5 to 9", "lost 2 to 3": two as well."""
    if [word for word in before if word not in CURRENCY_SIGNS] in (["from"], [",", "from"]):
        before = words_before(low, start)  # "has doubled since 2019, from 2 to 4": before that year
    words = [word for word in before[-7:] if word not in _BESIDE_CHANGE]
    if not words:
        return False
    if words[-1] in CHANGE_VERBS or before[-1] in SCORE_WORDS:
        return before[-1] not in ("to", "of")
    return "from" in before[-5:] and not CHANGE_VERBS.isdisjoint(before)
