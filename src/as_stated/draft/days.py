"""A whole day in words or figures, as header lines and pages give it."""

import re
from datetime import date

from as_stated.coding import MONTHS

_MONTH = "|".join(f"{month[:3]}(?:{month[3:]}|t)?" if month[3:] else month for month in MONTHS)
_DAY = re.compile(
    rf"""\b (?: (?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)
    | (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\ (?P<m>{_MONTH})\.?,?\ (?P<y>(?:19|20)\d\d)
    | (?P<mm>{_MONTH})\.?\ (?P<dd>\d{{1,2}})(?:st|nd|rd|th)?,?\ (?P<yy>(?:19|20)\d\d) ) (?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)


def day_in(words: str) -> str:
    """The one whole day that stands in some words, in ISO 8601; empty for none, or for several.

    Days in figures such as 3/11/2022 are left alone: they mean two.

    >>> day_in("Thu, 3 Nov 2022 14:02:11 +0000"), day_in("Nov. 3, 2022"), day_in("3/11/2022")
    ('2022-11-03', '2022-11-03', '')
    """
    days = {_iso(match) for match in _DAY.finditer(words)}
    return days.pop() if len(days) == 1 else ""


def _iso(match: re.Match[str]) -> str:
    year = match["year"] or match["y"] or match["yy"]
    day = match["day"] or match["d"] or match["dd"]
    name = (match["m"] or match["mm"] or "").lower()
    months = [month[:3].lower() for month in MONTHS]
    month = int(match["month"]) if match["month"] else months.index(name[:3]) + 1
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""
