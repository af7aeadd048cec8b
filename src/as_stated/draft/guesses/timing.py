"""Dates that a passage mentions, in its words and in EDTF where those settle it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from as_stated.coding import MONTHS, TODO, WEEKDAYS, is_edtf, resolve
from as_stated.numerals import Number

_DAYS = "|".join(day.capitalize() for day in WEEKDAYS)
_RELATIVE = re.compile(
    rf"""\b(?:
    (?:[Oo]n|[Ss]ince)[ ](?:{_DAYS})                                             # on Tuesday
    |(?<![Nn]ext[ ])(?<![Ee]very[ ])(?<![Ll]ast[ ])(?<!by[ ])(?:{_DAYS})         # Tuesday
    |(?:[Ii]n|[Ss]ince)[ ](?:{"|".join(MONTHS)})(?![ ]\d)                        # in May
    |(?:[Ll]ast|[Tt]his)[ ](?:month|year)|[Yy]esterday|[Tt]oday)\b(?![’'-])""",  # last month
    re.VERBOSE,
)
_AHEAD = re.compile(r"\b(?:will|would|next|plans?|due|expect(?:s|ed)|scheduled|until)\b")
_MONTH = "|".join(MONTHS)
_WHOLE = re.compile(
    rf"""
    (?P<iso>\d{{4}}-\d\d(?:-\d\d)?)                         # 2022-10-05
    |(?:(?P<day>\d\d?)[ ])?(?P<month>{_MONTH})              # 5 October
     (?:[ ](?P<day2>\d\d?)(?!\d))?(?:,?[ ](?P<year>\d{{4}}))?  # October 5, 2022
    |(?P<only>\d{{4}})(?P<decade>s)?                        # 2022, 1990s
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as a passage words it; `edtf` and `basis` are `TODO` where the words leave it open."""

    phrase: str
    edtf: str
    basis: str


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
    found: list[tuple[int, int, Mention]] = []
    for number in numbers:
        start, end = number.start - at, number.end - at
        if number.kind == "date" and start >= 0 and end <= len(passage):
            era = re.match(r"\s*(?:BCE?|BC|AD|CE)\b", passage[end:])
            mention = None if era else _read(passage[start:end], published)
            if mention:
                found.append((start, end, mention))
    ahead = _AHEAD.search(passage)
    for match in _RELATIVE.finditer(passage):
        is_part = any(match.start() < b + 3 and a < match.end() + 3 for a, b, _ in found)
        if not is_part:  # "Tuesday, March 3" is one date
            meant = resolve(match[0], published) if published and not ahead else None
            basis = TODO if ahead else "resolved"
            found.append((*match.span(), Mention(match[0], meant or TODO, basis)))
    return [mention for *_, mention in sorted(found, key=lambda each: each[0])]


def _read(words: str, published: date | None) -> Mention | None:
    """A year, a decade, a month or a day, whole or without its year; None for anything else."""
    match = _WHOLE.fullmatch(words)
    if match is None:
        return None
    if match["iso"]:
        return _stated(words, match["iso"])
    if match["only"]:
        return _stated(words, match["only"][:3] + "X" if match["decade"] else match["only"])
    month, day = MONTHS.index(match["month"]) + 1, match["day"] or match["day2"]
    if match["year"]:
        rest = f"-{int(day):02}" if day else ""
        return _stated(words, f"{match['year']}-{month:02}{rest}")
    if published is None or not day:
        return Mention(words, TODO, "resolved")
    year = published.year - ((month, int(day)) > (published.month, published.day))
    edtf = f"{year:04}-{month:02}-{int(day):02}"
    return Mention(words, edtf if is_edtf(edtf) else TODO, "resolved")


def _stated(words: str, edtf: str) -> Mention:
    return Mention(words, edtf, "stated") if is_edtf(edtf) else Mention(words, TODO, TODO)
