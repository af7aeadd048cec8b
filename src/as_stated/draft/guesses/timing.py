"""Dates that a passage mentions, in its words and in EDTF where those settle it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from as_stated.coding import MONTHS, TODO, WEEKDAYS, is_edtf, resolve
from as_stated.numerals import Number

_DAYS = "|".join(day.capitalize() for day in WEEKDAYS)
_PART = r"(?:[ ](?:morning|afternoon|evening|night))?"
_RELATIVE = re.compile(
    rf"""\b(?:
    (?:[Oo]n|[Ss]ince|[Bb]y)[ ](?:{_DAYS}){_PART}                                   # on Tuesday
    |(?<![Nn]ext[ ])(?<![Ee]very[ ])(?<![Ll]ast[ ])(?:{_DAYS}){_PART}               # Tuesday night
    |(?:[Ii]n|[Ss]ince)[ ](?:{"|".join(MONTHS)})(?![ ]\d)                        # in May
    |(?:[Ll]ast|[Tt]his)[ ](?:month|year)|[Yy]esterday{_PART}|[Tt]oday           # last month
    |[Tt]his[ ](?:morning|afternoon|evening)|[Tt]onight|[Ll]ast[ ]night)\b(?![’'-])""",
    re.VERBOSE,
)
_AHEAD = re.compile(
    r"""\b(?:will|would|shall|must|should|next|plans?|due|expect(?:s|ed)|scheduled|until|going[ ]to
    |hop(?:e|es|ed|ing)|aim(?:s|ed)?|wants?|wanted|promis(?:e|es|ed)|pledg(?:e|es|ed)|vow(?:s|ed)?
    |asked[ ]for|seeks?|targets?|deadline|goal|forecasts?|predict(?:s|ed)|(?:could|may|might)(?![ ](?:also[ ])?have\b)
    |(?:set|likely)[ ]to)\b|[’']ll\b""",
    re.VERBOSE,
)
# "Nov", "Sept.": as in the stylebooks of agencies; "May" has no short form.
_SHORT = {month[:3]: month for month in MONTHS} | {"Sept": "September"}
_MONTH = "|".join((*MONTHS, *(rf"{short}\.?" for short in sorted(_SHORT, key=len, reverse=True))))
_TO = r"(?:[ ]?[-–][ ]?|[ ](?:to|and|until)[ ])"
_WHOLE = re.compile(
    rf"""
    (?P<iso>\d{{4}}-\d\d(?:-\d\d)?)                                      # 2022-10-05
    |(?:(?P<day>\d\d?)(?:{_TO}(?P<last>\d\d?))?[ ])?(?P<month>{_MONTH})  # 5 October, 8-14 Oct.
     (?:[ ](?P<day2>\d\d?)(?:{_TO}(?P<last2>\d\d?))?(?!\d))?             # October 5, October 5-8
     (?:,?[ ](?P<year>\d{{4}}))?                                         # … 2022
    |(?P<only>\d{{4}})(?P<decade>s)?                                     # 2022, 1990s
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as a passage words it; `edtf` and `basis` are `TODO` where the words leave it open.

    `start` is where in the text it begins; two mentions of one date are equal wherever they stand.
    """

    phrase: str
    edtf: str
    basis: str
    start: int = field(default=0, compare=False, repr=False)

    @property
    def end(self) -> int:
        """Where in the text it ends."""
        return self.start + len(self.phrase)


def find_dates(
    passage: str, numbers: Iterable[Number], published: date | None, at: int = 0
) -> list[Mention]:
    """The dates that a passage mentions, in order: those that could date a figure in it.

    Args:
        numbers: the numbers of the whole text; `at` is where in it the passage begins.
        published: the day of publication, which "on Tuesday" is seen from; None: not known.

    >>> find_dates("It fell on Tuesday.", [], date(2022, 10, 5))
    [Mention(phrase='on Tuesday', edtf='2022-10-04', basis='resolved')]
    >>> find_dates("It will fall on Tuesday.", [], date(2022, 10, 5))[0].edtf
    'TODO'
    """
    found: list[Mention] = []
    ahead = _AHEAD.search(passage)
    for number in numbers:
        start, end = number.start - at, number.end - at
        if number.kind == "date" and start >= 0 and end <= len(passage):
            era = re.match(r"\s*(?:BCE?|BC|AD|CE)\b", passage[end:])
            mention = None if era else _read(passage[start:end], published, bool(ahead))
            if mention:
                found.append(replace(mention, start=number.start))
    for match in _RELATIVE.finditer(passage):
        start, end = match.start() + at, match.end() + at
        if not any(start < each.end + 3 and each.start < end + 3 for each in found):
            # else "Tuesday, March 3" is one date
            meant = _resolve(match[0], published) if published and not ahead else None
            found.append(Mention(match[0], meant or TODO, TODO if ahead else "resolved", start))
    return sorted(found, key=lambda each: each.start)


def _resolve(phrase: str, published: date) -> str | None:
    """What a phrase means, the part of the day left out; a night is its evening's day."""
    words = phrase.lower().removeprefix("by ")
    if words == "last night":
        words = "yesterday night"
    if words in ("this morning", "this afternoon", "this evening", "tonight"):
        words = "today"
    return resolve(re.sub(r" (?:morning|afternoon|evening|night)$", "", words), published)


def _read(words: str, published: date | None, ahead: bool = False) -> Mention | None:
    """A year, a decade, a month, a day or days of a month, with its year or without; else None."""
    match = _WHOLE.fullmatch(words)
    if match is None:
        return None
    if match["iso"]:
        return _stated(words, match["iso"])
    if match["only"]:
        return _stated(words, match["only"][:3] + "X" if match["decade"] else match["only"])
    short = match["month"].removesuffix(".")
    month = MONTHS.index(_SHORT.get(short, short)) + 1
    days = [int(each) for each in match.group("day", "last", "day2", "last2") if each]
    if match["year"]:
        return _stated(words, _of_month(int(match["year"]), month, days))
    if published is None or not days:
        return Mention(words, TODO, "resolved")
    is_later = (month, days[0]) > (published.month, published.day)
    if is_later and ahead:
        return Mention(words, TODO, "resolved")  # "until 30 November"
    year = published.year - is_later
    edtf = _of_month(year, month, days)
    return Mention(words, edtf if is_edtf(edtf) else TODO, "resolved")


def _of_month(year: int, month: int, days: list[int]) -> str:
    """A month, a day of it, or its days from one to another, in EDTF."""
    named = [f"{year:04}-{month:02}-{day:02}" for day in days]
    return "/".join(named) or f"{year:04}-{month:02}"


def _stated(words: str, edtf: str) -> Mention:
    return Mention(words, edtf, "stated") if is_edtf(edtf) else Mention(words, TODO, TODO)
