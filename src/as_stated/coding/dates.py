"""Dates as people state them and as EDTF (ISO 8601-2) writes them.

The grammar of EDTF is the `edtf` package's; what is here is the little this project asks of a date:
is it well formed, what does it span, how is it said, and which day was "on Tuesday".
"""

import re
from datetime import date, timedelta
from functools import cache

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# A year's parts as EDTF numbers them: months, then seasons.
PARTS = dict(enumerate(MONTHS, start=1)) | dict(
    enumerate(("spring", "summer", "autumn", "winter"), start=21)
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
OPEN = ("", "..")  # an interval's end that is unknown or open
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
    if slash and not (start in OPEN and end in OPEN):
        first = None if start in OPEN else span(start)[0]
        last = None if end in OPEN else span(end)[1]
        if first and last and first > last:
            raise ValueError(f"{edtf!r} ends before it starts")
        return first, last
    from edtf import parse_edtf  # 0.2 s to import: only where a date is read

    try:
        parsed = parse_edtf(edtf)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
        return date(*lower[:3]), date(*upper[:3])
    except Exception as error:  # the parser raises its own, and struct_time errors besides
        raise ValueError(f"{edtf!r} is not a date in EDTF") from error


def is_day(text: str) -> bool:
    """Whether `text` is one day of the calendar, written as 2022-10-05.

    >>> is_day("2022-10-05"), is_day("20221005"), is_day("2022-10")
    (True, False, False)
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


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
    """A date for readers, no more precise than it is.

    >>> say_date("2022-10-04"), say_date("2022-09"), say_date("199X"), say_date("2022-02/2022-10-05")
    ('4 October 2022', 'September 2022', '1990s', 'February 2022 to 5 October 2022')
    """
    start, slash, end = edtf.partition("/")
    if slash:
        if end in OPEN:
            return f"{say_date(start)} onwards"
        if start in OPEN:
            return f"until {say_date(end)}"
        return f"{say_date(start)} to {say_date(end)}"
    if match := re.fullmatch(r"(\d{3})X", edtf):
        return f"{match[1]}0s"
    if match := re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?([~?%]?)", edtf):
        day = f"{int(match[3])} " if match[3] else ""
        if part := PARTS.get(int(match[2])):
            return _hedged(f"{day}{part} {match[1]}", match[4])
    if match := re.fullmatch(r"(\d{4})([~?%])", edtf):
        return _hedged(match[1], match[2])
    if "X" in edtf:
        first, last = span(edtf)
        return f"{first:%Y} to {last:%Y}" if first and last else edtf
    return edtf


def _hedged(said: str, mark: str) -> str:
    return {"~": f"about {said}", "?": f"{said}, uncertain", "%": f"about {said}, uncertain"}.get(
        mark, said
    )


def resolve(phrase: str, published: date) -> str | None:
    """What a phrase like "on Tuesday" or "last month" means, seen from the day of publication.

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
