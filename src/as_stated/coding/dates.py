"""Dates as people state them and as EDTF (ISO 8601-2) writes them: read, spanned, said.

Of EDTF this reads what the report can say in words: level 0 and 1 of years 0001 to 9999 without
times of day, and of level 2 quarters and halves. Its grammar is at loc.gov/standards/datetime. Own
code, since the `edtf` package took half of a check's time to import; a test holds the two equal.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# A year's parts as EDTF numbers them: name, first month, number of months. Seasons are the north's.
_PARTS = {at: (month, at, 1) for at, month in enumerate(MONTHS, start=1)} | {
    21: ("spring", 3, 3), 22: ("summer", 6, 3), 23: ("autumn", 9, 3), 24: ("winter", 12, 1),
    33: ("first quarter of", 1, 3), 34: ("second quarter of", 4, 3),
    35: ("third quarter of", 7, 3), 36: ("fourth quarter of", 10, 3),
    40: ("first half of", 1, 6), 41: ("second half of", 7, 6),
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
A_DAY = timedelta(days=1)  # what is today in one time zone is tomorrow in another
OPEN = ("", "..")  # an interval's end that is unknown or open
_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:(?<!X)-(?P<part>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[~?%]?)",
    re.ASCII,
)
DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?")


@cache
def span(edtf: str) -> tuple[date | None, date | None]:
    """The first and the last day a date can mean; None where an interval is open.

    Args:
        edtf: a date or interval in EDTF, level 0 or 1, from year 1 to 9999.

    Raises:
        ValueError: it is not such a date.

    >>> span("199X")
    (datetime.date(1990, 1, 1), datetime.date(1999, 12, 31))
    >>> span("2022-02/2022-10-05")[1]
    datetime.date(2022, 10, 5)
    """
    start, slash, end = edtf.partition("/")
    if not slash or (start in OPEN and end in OPEN):
        return _bounds(edtf)
    first = None if start in OPEN else _bounds(start)[0]
    last = None if end in OPEN else _bounds(end)[1]
    if first and last and first > last:
        raise ValueError(f"{edtf!r} ends before it starts")
    return first, last


def _bounds(edtf: str) -> tuple[date, date]:
    """The first and the last day of what is no interval."""
    match = _DATE.fullmatch(edtf)
    if match is None:
        raise ValueError(f"{edtf!r} is not a date in EDTF")
    first, last = (int(match["year"].replace("X", digit)) for digit in "09")
    part = int(match["part"] or 0)
    if match["part"] and (part not in _PARTS or (match["day"] and part not in range(1, 13))):
        raise ValueError(f"{edtf!r} names a part of the year that does not exist")
    if match["day"]:
        day = date(first, part, int(match["day"]))
        return day, day
    _, month, months = _PARTS.get(part, ("", 1, 12))
    end = month + months - 1
    return date(first, month, 1), date(last, end, monthrange(last, end)[1])


def is_day(text: str) -> bool:
    """Whether `text` is one day of the calendar, written as 2022-10-05.

    >>> is_day("2022-10-05"), is_day("20221005"), is_day("2022-10")
    (True, False, False)
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_before(day: str, other: str) -> bool:
    """Whether `day` is before the `other`, and before the day before it: time zones differ.

    >>> is_before("2024-03-04", "2024-03-05"), is_before("2024-03-03", "2024-03-05")
    (False, True)
    """
    if not is_day(day) or not is_day(other):
        return False
    return date.fromisoformat(day) < date.fromisoformat(other) - A_DAY


def is_edtf(text: str) -> bool:
    """Whether `text` is a date or interval in EDTF."""
    try:
        span(text)
    except ValueError:
        return False
    return True


def is_duration(text: str) -> bool:
    """Whether `text` is an ISO 8601 duration.

    >>> is_duration("P6W"), is_duration("six weeks")
    (True, False)
    """
    return DURATION.fullmatch(text) is not None


def say_date(edtf: str) -> str:
    """The date `edtf` for readers, no more precise than it is.

    >>> say_date("2022-10-04"), say_date("2022-09"), say_date("199X"), say_date("2022-02/2022-10-05")
    ('4 October 2022', 'September 2022', '1990s', 'February 2022 to 5 October 2022')
    """
    start, slash, end = edtf.partition("/")
    if slash:
        if end in OPEN:
            return f"{say_date(start)} onwards"
        if start in OPEN:
            return f"until {say_date(end)}"
        first, last = (
            say_date(each).replace(", uncertain", " (uncertain)") for each in (start, end)
        )
        return f"{first} to {last}"
    match = _DATE.fullmatch(edtf)
    if match is None:
        return edtf
    year = match["year"]
    if year.endswith("XX"):
        year = f"{year[:2]}00 to {year[:2]}99"
    elif year.endswith("X"):
        year = f"{year[:3]}0s"
    if match["part"]:
        year = f"{_PARTS[int(match['part'])][0]} {year}"
    if match["day"]:
        year = f"{int(match['day'])} {year}"
    mark = match["mark"]
    return "about " * (mark in ("~", "%")) + year + ", uncertain" * (mark in ("?", "%"))


def resolve(phrase: str, published: date) -> str | None:
    """What a `phrase` like "on Tuesday" or "last month" means, seen from the day it was `published`.

    News copy looks back: a weekday is the latest one up to that day, a bare month the latest that
    has begun. Answers None for a phrase this does not read, never a guess.

    >>> resolve("On Tuesday", date(2022, 10, 5)), resolve("In September", date(2022, 10, 5))
    ('2022-10-04', '2022-09')
    >>> resolve("since February", date(2022, 10, 5))
    '2022-02/2022-10-05'
    """
    words = phrase.lower().strip(" ,.").removeprefix("on ").removeprefix("in ").split()
    match words:
        case ["today"]:
            return published.isoformat()
        case ["yesterday"]:
            return (published - timedelta(days=1)).isoformat()
        case [day] if day in WEEKDAYS:
            back = (published.weekday() - WEEKDAYS.index(day)) % 7
            return (published - timedelta(days=back)).isoformat()
        case ["last", "month"]:
            return (published.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
        case ["this", "month"]:
            return published.strftime("%Y-%m")
        case ["last", "year"]:
            return f"{published.year - 1:04}"
        case ["this", "year"]:
            return f"{published.year:04}"
        case ["since", *rest]:
            start = resolve(" ".join(rest), published)
            return f"{start}/{published.isoformat()}" if start else None
        case [month] if month.capitalize() in MONTHS:
            number = MONTHS.index(month.capitalize()) + 1
            year = published.year - (number > published.month)
            return f"{year:04}-{number:02}"
    return None
