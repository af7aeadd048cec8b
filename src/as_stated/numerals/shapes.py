"""Numbers whose shape alone says what they are: dates, clock times, decades, phone numbers."""

import re
from collections.abc import Callable
from typing import Final

from as_stated.numerals.candidate import MAX_DIGITS, Candidate, ratio
from as_stated.numerals.lexicon import MONTHS, MONTHS_SHORT
from as_stated.numerals.units import TIME_ZONES
from as_stated.numerals.usage import SCORE_WORDS

_END = r"(?![A-Za-z0-9])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![A-Za-z0-9])"
_MONTH = (
    rf"(?:(?:{MONTHS}|{MONTHS.upper()})(?![A-Za-z])"
    rf"|(?:{MONTHS_SHORT}|{MONTHS_SHORT.upper()})(?:\.|(?![A-Za-z])))"
)
_YEAR = r"(?:1[5-9]\d\d|20\d\d)(?![A-Za-z0-9]|[.,]\d)"
_TO = r"(?: ?[-–—] ?| (?:to|until|and|or) )"
_ZONE = rf"(?: ?\(?(?:{TIME_ZONES})(?:[+-]\d{{1,2}}(?::?\d\d)?)?{_END})"
_HALF_DAY = r" ?(?:[aApP]\.[mM]\.|[aApP][mM](?![A-Za-z0-9]))"
_HH_MM = r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?(?![:\d])"
_HOUR = r"(?:1[0-2]|0?\d)"
_CLOCK = (
    rf"(?:(?:{_HH_MM}|{_HOUR}){_HALF_DAY}{_ZONE}?|{_HH_MM}{_ZONE}"
    rf"|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![:\d]|\.\d)|{_HOUR} o'clock)"
)
_DOTTED = (
    r"(?:0\d\.[0-5]\d(?!\d|[.,]\d| ?%)|(?:1?\d|2[0-4])\.[0-5]\d(?= (?:local time|hours\b|hrs\b"
    r"|o'clock|in the (?:morning|afternoon|evening)|this (?:morning|afternoon|evening)"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|at night|sharp)))"
)
_SHAPES: Final = {
    "iso": r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)"
    r"|\d{4}(?P<s> ?)/(?P=s)\d\d?(?P=s)/(?P=s)\d\d?(?![\d/])",
    "numeric": r"(?:[0-2]?\d|3[01])(?P<sep>[./-]| / )(?:[0-2]?\d|3[01])(?P=sep)(?:\d{4}|\d\d)"
    r"(?!\d|[./-]\d)",
    "phone": r"(?:1-)?\d{3}-\d{3}-\d{4}(?!\d)|\d{3}-0\d{3}(?!\d)|0\d{2,4}\)?[ -]\d{3,4}(?:[ -]?\d{3,4})?(?!\d)"
    r"|\(\d{3}\) ?\d{3}-\d{4}(?!\d)",
    "day_month": rf"{_DAY}(?:{_TO}{_DAY}|, ?{_DAY}(?:,? and {_DAY})?)? (?:of )?{_MONTH}"
    rf"(?:,? {_YEAR})?(?:{_TO}{_DAY} {_MONTH}(?:,? {_YEAR})?)?",
    "clock": rf"(?:(?:{_HH_MM}|{_HOUR})(?:{_HALF_DAY})?(?: ?[-–] ?| (?:to|or) ))?{_CLOCK}"
    rf"|(?:{_HH_MM}|12) (?:noon|midnight)(?![a-z])|{_DOTTED}"
    rf"|(?:[01]\d|2[0-4])[0-5]\d(?:{_ZONE}|(?= (?:local time|hours\b|hrs\b)))",
    "years": r"(?:1\d{3}|20\d\d)[-–/](?:\d{4}|\d\d)(?![A-Za-z0-9]|[-–/.,]\d)"
    r"(?! (?:[a-z]+ )?(?:people|men|women|children|residents|soldiers|troops|families|protesters|migrants)\b)",
    "decade": r"(?:1\d|20)\d0'?s(?![A-Za-z0-9])|\d0'?s(?![A-Za-z0-9])",
    "ordinal": rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:st|nd|rd|th|ST|ND|RD|TH){_END}",
    "colon": r"\d+(?::\d+)+(?:\.\d+)?",
    "dotted": r"\d+(?:\.\d+){2,}(?![A-Za-z])",
    "chain": r"\d+(?:-\d+){2,}",
    "slash": r"(?:\d+[ -])?\d+/\d+(?:/\d+)*",
    "score": r"(?P<us>\d{1,3})[-–](?P<them>\d{1,3})(?![A-Za-z0-9%]|[-–.,]\d)",
    "zero": r"0\d+(?![.,]?\d)",
}
_SHAPE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _SHAPES.items()))
_FROM_MONTH = re.compile(
    rf"""
    (?P<month_day>{_MONTH}[ ]?(?:the[ ])?{_DAY}(?!,\d{{3}}|[.:]\d|[ ]?%)          # October 5
     (?:(?:[ ]?[-–][ ]?|[ ]to[ ])(?:{_MONTH}[ ])?{_DAY})?(?:,?[ ]{_YEAR})?)        # October 5-7, 2022
    |(?P<month_year>{_MONTH},?[ ]{_YEAR}(?:[-–]\d\d(?!\d))?)                      # October 2022
    """,
    re.VERBOSE,
)
_NUMBER_OF_YEAR = re.compile(r"(?!1/)\d+/(?:19|20)\d\d")
_PRICE_BEFORE = re.compile(r"\b(?:share|stock|index|price|bond|yield|rate|fund|[$€£])[^.\x00]*\Z")
_NO_DAY_AFTER = frozenset("in last this next early late mid".split())
_AMOUNT_FOLLOWS = re.compile(
    r"""[ ](?:
    people|persons?|soldiers|civilians|children|women|men|dead          # people
    |houses|homes|hectares|km|kilomet|met(?:er|re)s                     # things and measures
    |per[ ]cent|percent|million|billion|thousand|hundred|dollars|euros|pounds)""",
    re.VERBOSE,
)
_PERSONAL = re.compile(
    r"\b(?:his|her|their|my|our|your|(?:people|women|men) in the)"
    r"(?: \d0s(?:,? or|,? and| to|,))?(?: (?:early|mid|late))?[ -]\Z"
)
_THERMAL = re.compile(r"\b(?:low|mid|high|upper|lower)(?: to (?:mid|high|upper))?[ -]\Z")
_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)?")


def from_month(plain: str, low: str, at: int, before: str) -> Candidate | None:
    """Read a date that begins with its month; `before` is the word in front of it.

    >>> from_month("Oct. 4, 2022", "oct. 4, 2022", 0, "on").end
    12
    """
    m = _FROM_MONTH.match(plain, at)
    if m is None:
        return None
    if m.lastgroup == "month_day" and (
        (before != "on" and _AMOUNT_FOLLOWS.match(low, m.end()))
        or (before in _NO_DAY_AFTER and not re.search(r"\d{4}\Z", m[0]))
    ):
        return None  # "In March 25 people": English says "on March 25", never "in"
    return Candidate(m.start(), m.end(), kind="date")


def shape(plain: str, low: str, at: int) -> Candidate | None:
    """Read a number that begins with the digit here and whose shape says what it is.

    >>> shape("10:30pm GMT on Sunday", "10:30pm gmt on sunday", 0).end
    11
    """
    m = _SHAPE.match(plain, at)
    if m is None:
        return None
    name = m.lastgroup or ""
    return _READERS.get(name, _name)(m, low)


def _date(m: re.Match[str], low: str) -> Candidate | None:
    return Candidate(m.start(), m.end(), kind="date")


def _name(m: re.Match[str], low: str) -> Candidate | None:
    return Candidate(m.start(), m.end(), kind="identifier")


def _clock(m: re.Match[str], low: str) -> Candidate | None:
    if m[0].count(".") == 1 and _PRICE_BEFORE.search(low, max(0, m.start() - 60), m.start()):
        return None  # "the shares closed at 14.30 on Friday"
    return _date(m, low)


def _years(m: re.Match[str], low: str) -> Candidate | None:
    first, last = (int(part) for part in re.split("[-–/]", m[0]))
    if last < 100:
        century = first - first % 100
        last += century if last > first % 100 else century + 100
        if last > first + 30 and "/" in m[0]:
            return None
    if "/" in m[0] and last > first + 30:
        return _name(m, low)  # "Report 1118/2022"
    if not first < last <= 2100:
        return None
    if (
        first % 100 == 0
        and last % 100 == 0
        and re.match(r" [a-z]+s\b", low[m.end() : m.end() + 30])
    ):
        return None  # "1000-1500 people" counts; "1988-94" does not
    return Candidate(m.start(), m.end(), first, last, "date")


def _decade(m: re.Match[str], low: str) -> Candidate | None:
    year = int(m[0].rstrip("s").rstrip("'"))
    start = m.start()
    if year >= 100:
        if "'" in m[0] and not re.search(
            r"\b(?:the|early|late|mid)[ -]\Z", low[max(0, start - 6) : start]
        ):
            return None  # "2020's war" is one year's
        return Candidate(start, m.end(), year, kind="date")
    before = low[max(0, start - 24) : start]
    if _PERSONAL.search(before):
        return Candidate(start, m.end(), year, kind="duration")
    if _THERMAL.search(before):
        return Candidate(start, m.end(), year, kind="measure")  # degrees: "in the low 30s"
    apostrophe = before.endswith("'") and not before[-2:-1].isalnum()
    # "the '20s" may be either century's; the decades without an apostrophe are the last one's.
    return Candidate(start - apostrophe, m.end(), 1900 + year + 100 * (year < 20), kind="date")


def _ordinal(m: re.Match[str], low: str) -> Candidate | None:
    digits, suffix = m[0][:-2].replace(",", ""), m[0][-2:].lower()
    if suffix == "st" and not (digits[-1] == "1" and digits[-2:] != "11"):
        return None  # "11st 4lb" is a weight
    value = int(digits) if len(digits) <= MAX_DIGITS else None
    return Candidate(m.start(), m.end(), value, kind="ordinal")


def _dotted(m: re.Match[str], low: str) -> Candidate | None:
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3}){2,}", m[0]) and len(m[0]) < MAX_DIGITS:
        return Candidate(m.start(), m.end(), int(m[0].replace(".", "")))
    return _name(m, low)


def _slash(m: re.Match[str], low: str) -> Candidate | None:
    """A fraction if it is less than one; else a name ("24/7"); "9/11" is a date."""
    if " " in m[0] or "-" in m[0]:
        return None  # "4-1/2" is an amount; else two numbers, the second read on its own
    over = m[0].split("/")
    if len(over) != 2 or len(m[0]) > 9 or _NUMBER_OF_YEAR.fullmatch(m[0]):
        return _name(m, low)
    above, below = (int(n) for n in over)
    if (above, below) == (9, 11) or (
        re.search(r"\b(?:on|since|until|by|dated) \Z", low[max(0, m.start() - 8) : m.start()])
        and 0 < above <= 31
        and 0 < below <= 31
    ):
        return _date(m, low)
    if not 0 < above < below or "0" in (over[0][0], over[1][0]):
        return _name(m, low)
    return Candidate(m.start(), m.end(), ratio(above, below), kind="fraction")


def _score(m: re.Match[str], low: str) -> Candidate | None:
    """A score if it does not rise, or if the sentence speaks of winning; else a range."""
    us, them = int(m["us"]), int(m["them"])
    unit_follows = re.match(
        r" ?(?:%|per ?cent|[a-z]+s\b|month|week|day|year)", low[m.end() : m.end() + 20]
    )
    if us >= them or (us == 0 and not unit_follows):
        return _name(m, low)
    around = low[max(0, m.start() - 30) : m.start()] + " " + low[m.end() : m.end() + 20]
    if them < 30 and not SCORE_WORDS.isdisjoint(_WORDS.findall(around)):
        return _name(m, low)
    return None


_READERS: Final[dict[str, Callable[[re.Match[str], str], Candidate | None]]] = {
    "iso": _date,
    "numeric": _date,
    "day_month": _date,
    "clock": _clock,
    "years": _years,
    "decade": _decade,
    "ordinal": _ordinal,
    "dotted": _dotted,
    "slash": _slash,
    "score": _score,
}
