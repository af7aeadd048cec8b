"""Bare numbers that are an age or a year."""

import re
from typing import Final

from as_stated.numerals.candidate import Candidate
from as_stated.numerals.context import word_after
from as_stated.numerals.folding import Folded
from as_stated.numerals.lexicon import MONTHS, NUMBER_WORDS
from as_stated.numerals.named_by_word import PLURAL
from as_stated.numerals.units import PERSON_NOUNS
from as_stated.numerals.usage import (
    AGE_BEFORE,
    CASUALTY_WORDS,
    COUNTED_AS,
    DETERMINERS,
    HAD,
    LEVEL_BEFORE_AT,
    NOT_A_NOUN,
    PERSONS_BEFORE_AGE,
    QUANTITIES,
    TOTALS,
    TURNS,
    YEAR_BEFORE,
    YEARLY,
    YOUNG_OF,
)

OLDEST: Final = 120
_PUTS: Final = frozenset("put puts putting toll tolls number numbers count".split())
_GOES_ON: Final = frozenset(
    "were are have had of died fled left came marched attended gathered".split()
)
_ASKED: Final = frozenset("questioned asked surveyed polled interviewed tested".split())
_BESIDE_AGE: Final = frozenset("between about around just only from".split())
_NAMED_AGE = re.compile(r"([^\W\d_][\w'-]*)['\")]?,? ?([,(]) ?\Z")
_TIME_WORD = re.compile(rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{MONTHS}")
_AGE_ENDS = re.compile(r"[,;)]|\.(?!\d)")
_AND_OVER = re.compile(r" (?:and|or) (?:over|older|under|younger)(?![\w-]| [\d$€£])")
_NOUN_PHRASE = re.compile(
    r" [a-z]+(?: [a-z]+)? (?:people|men|women|children|troops|[a-z]{3,}(?<!u)s)(?![a-z])"
)
_NEXT_ITEM = re.compile(
    r"(?:[%]|((?: [a-z-]+){1,3}))?[,;] (?:and |while )?(?:(?:the )?[A-Z][\w'.-]* ?){1,3}, ?"
)
_CAPITAL_BEFORE = re.compile(r"(?<=[\w,] )[A-Z][^\W\d_]+ \Z")


def continues_ages(text: Folded, f: Candidate, previous: Candidate | None) -> bool:
    """Whether a list goes on where the age before has no unit: "aged 9 and 11"."""
    if previous is None or previous.kind != "duration" or f.start - previous.end > 6:
        return False
    if text.low[previous.end : f.start] not in (", ", " and ", ", and ", " or "):
        return False
    following = word_after(text.low, f.end)
    return not following or following in NOT_A_NOUN


def is_age(text: Folded, f: Candidate, before: tuple[str, ...]) -> bool:
    """Whether a number without a unit is an age: "aged 19", "a boy of six", "Maria Santos, 34,"."""
    near = [word for word in before[-4:] if word not in _BESIDE_AGE]
    if near and (near[-1] in AGE_BEFORE or near[-2:] in (["age", "of"], ["ages", "of"])):
        return True
    if not isinstance(f.value, int) or not 0 < f.value <= OLDEST:
        return False
    return _age_by_phrase(text, f, before) or (f.to is None and _age_of_a_name(text, f))


def _age_by_phrase(text: Folded, f: Candidate, before: tuple[str, ...]) -> bool:
    if _AND_OVER.match(text.low, f.end):
        return True
    following = word_after(text.low, f.end)
    if not before or PLURAL.match(following) or following in PERSON_NOUNS:
        return False
    last = before[-1]
    if last in ("under", "over", "below", "above"):
        return not PERSONS_BEFORE_AGE.isdisjoint(before[-3:-1])
    if last == "at":
        is_level = not LEVEL_BEFORE_AT.isdisjoint(before[-2:-1])  # "the toll stands at 48, and"
        is_put = not _PUTS.isdisjoint(
            before[-12:-2]
        )  # "put the number of dead it had received at 28,"
        ends = text.low[f.end : f.end + 2] == ", "  # "At 36, he is the oldest"
        return ends and not is_level and not is_put
    return last in TURNS or (last == "of" and not YOUNG_OF.isdisjoint(before[-2:-1]))


def _age_of_a_name(text: Folded, f: Candidate) -> bool:
    if not _AGE_ENDS.match(text.low, f.end):
        return False
    m = _NAMED_AGE.search(text.plain, max(0, f.start - 30), f.start)
    if m is None:
        return False
    if m[1].lower() in NUMBER_WORDS or _TIME_WORD.fullmatch(m[1]):
        return False  # "two dozen, three dozen, and five", "on Tuesday, 25, 18 and 11 points"
    word = m[1].lower()
    if word in QUANTITIES or word in CASUALTY_WORDS or (m[1].islower() and PLURAL.match(word)):
        return False  # "the number of dead, 45, will rise", "the victims, 45, were"
    if text.low[f.end] == "," == m[2]:
        return True  # "her brother, 29, said": nothing else stands so
    return m[1][0].isupper() and m[1][1:2].islower()


def _counts_by_phrase(low: str, f: Candidate, last: str, following: str) -> bool:
    """Whether four digits after a determiner count: "the 1350 injured fighters", "its 1900 workers"."""
    assert isinstance(f.value, int)
    if following in PERSON_NOUNS and last in ("its", "their", "our"):
        return True
    phrase = _NOUN_PHRASE.match(low, f.end)
    if phrase is None or last == "a":
        return False
    return f.value < 1800 or following in CASUALTY_WORDS or following in COUNTED_AS


def continues_counts(text: Folded, f: Candidate, previous: Candidate | None) -> bool:
    """Whether a list of counts goes on by names: "Kamar had 412 cases, Leda, 73, and Orvo, 19"."""
    if previous is None or previous.kind not in ("count", "percent", "money", "measure"):
        return False
    if f.start - previous.end > 70 or text.plain[f.start - 2 : f.start] != ", ":
        return False
    m = _NEXT_ITEM.fullmatch(text.plain, previous.end, f.start)
    if m is None:
        return False
    if not m[1]:
        return not PLURAL.match(word_after(text.low, previous.end))
    had = previous.before[-1:] if previous.before else ()
    return bool(had) and had[0] in HAD and text.plain[previous.start].isdecimal()


def _has_year_digits(said: str, f: Candidate) -> bool:
    """Whether a number is written as four bare digits, or a range as twice four, up to 2100."""
    form = r"\d{4}" if f.to is None else r"\d{4}\D+\d{4}"
    ends = (f.value, f.value if f.to is None else f.to)
    whole = all(isinstance(end, int) and 1000 <= end <= 2100 for end in ends)
    return whole and re.fullmatch(form, said) is not None


def is_time(
    text: Folded, f: Candidate, before: tuple[str, ...], previous: Candidate | None
) -> bool:
    """Whether a number without a unit is the hour of "half past two", "a quarter to three" or "ten past five"."""
    if f.to is not None or not isinstance(f.value, int) or not 0 < f.value <= 12:
        return False
    if PLURAL.match(word_after(text.low, f.end)) or before[-1:] not in (("past",), ("to",)):
        return False
    if before[-2:-1] == ("half",) or (before[-2:-1] == ("quarter",) and before[-1] == "past"):
        return True
    if previous is None or text.low[previous.end : f.start] != " past ":
        return False
    is_minutes = previous.kind == "count" and previous.value in (5, 10, 20, 25)
    if is_minutes:
        previous.kind = "date"
    return is_minutes


def is_year_of_a_name(text: Folded, f: Candidate, previous: Candidate | None) -> bool:
    """Whether four bare digits are the year of what is named before them: "Act 60 of 2000"."""
    if previous is None or previous.kind != "identifier":
        return False
    of = text.low[previous.end : f.start] == " of "
    return of and _has_year_digits(text.low[f.start : f.end], f)


def is_year(text: Folded, f: Candidate, before: tuple[str, ...]) -> bool:
    """Four bare digits are a year, unless a plural noun follows that no determiner heads."""
    if not isinstance(f.value, int) or not _has_year_digits(text.low[f.start : f.end], f):
        return False
    last = before[-1] if before else ""
    following = word_after(text.low, f.end) if text.low[f.end : f.end + 1] == " " else ""
    plural = bool(PLURAL.match(following)) or following in PERSON_NOUNS
    if last not in DETERMINERS and last not in YEAR_BEFORE:
        if _CAPITAL_BEFORE.search(text.plain, max(0, f.start - 24), f.start):
            return following not in PERSON_NOUNS  # "the Tokyo 2020 organisers"
        plural = plural or bool(_NOUN_PHRASE.match(text.low, f.end))  # "2000 Russian soldiers"
    if last in ("about", "around", "some") and following in _GOES_ON:
        return False
    if following in _ASKED or last in CASUALTY_WORDS:
        return False  # "of 2000 questioned", "freed 1850"
    if last == "at" and not LEVEL_BEFORE_AT.isdisjoint(before[-2:-1]):
        return False  # "the toll stood at 1987"
    if following in YEARLY and f.value >= 1900 and f.value % 100:
        return True
    if last == "of" and before[-2:-1] and before[-2] in TOTALS:
        return False
    if last in DETERMINERS and _counts_by_phrase(text.low, f, last, following):
        return False
    if before[-2:] == ("up", "to"):
        return False
    if before[-2:] == ("at", "least"):
        return before[-3:-2] in (("since",), ("until",), ("till",), ("by",))
    if last in YEAR_BEFORE:
        return not (
            plural and (f.value < 1800 or last in ("of", "for", "to", "about", "around", "between"))
        )
    if last == "over" and f.value > 1900 and f.value % 100 and not plural:
        return bool(following) and following not in NOT_A_NOUN  # "jailed over 1998 massacre"
    if f.value < 1800:
        return last == "(" or (last in DETERMINERS and not plural)
    if plural:
        return last in DETERMINERS or last.endswith("'s") or last in ("'", "january")
    return last not in ("than", "least", "nearly", "almost", "some", "over", "most", "approximately",
                        "another", "estimated", "roughly", "+", "fewer", "many", "total")  # fmt: skip
