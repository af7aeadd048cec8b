"""Numbers in words: cardinals, ordinals and the numerator and denominator of fractions."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from as_stated.numerals.lexicon import (
    DOZEN,
    ORDINAL_SCALES,
    ORDINAL_TEENS,
    ORDINAL_TENS,
    ORDINAL_UNITS,
    SCALES,
    TEENS,
    TENS,
    UNITS,
)


class Read(NamedTuple):
    """A value and where its words end."""

    value: int
    end: int


def either(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first.

    Words are grouped by their first letter, so that most of a long list is passed over at once.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = [re.escape(first) + f"(?:{'|'.join(rest)})" for first, rest in groups.items()]
    return f"(?:{'|'.join(branches)})"


_NO_MORE: Final = r"(?![a-z0-9])"
_SMALL = UNITS | TEENS
_BELOW_100 = re.compile(
    rf"({either(TENS)})(?:(?: ?- ?| )?({either(w for w in UNITS if w != 'zero')}))?{_NO_MORE}"
    rf"|({either(_SMALL)}){_NO_MORE}"
)
_HUNDRED = re.compile(rf"[ -]hundred{_NO_MORE}")
_BARE_HUNDRED = re.compile(rf"hundred{_NO_MORE}")
_SCALE = re.compile(rf"[ -]?({either(SCALES)}){_NO_MORE}")
_DOZEN = re.compile(rf"[ -]dozen{_NO_MORE}")
_BARE_DOZEN = re.compile(rf"dozen{_NO_MORE}")
_AND = re.compile(r" and |-and-| |-")
_NEXT_GROUP = re.compile(r",? (?:and )?|-and-|-")
_ORDINAL = re.compile(
    rf"(?:({either(TENS)})(?: ?- ?| )?)?({either(ORDINAL_UNITS)}){_NO_MORE}"
    rf"|({either(ORDINAL_TEENS | ORDINAL_TENS)}){_NO_MORE}"
)
_ORDINAL_SCALE = re.compile(rf"[ -]?({either(ORDINAL_SCALES)}){_NO_MORE}")
_YEAR = re.compile(
    rf"(eighteen|nineteen|twenty)(?: |-)(?:({either(TENS)})(?:[ -]({either(UNITS)}))?"
    rf"|({either(w for w in TEENS)})){_NO_MORE}"
)


def _below_100(low: str, at: int) -> Read | None:
    m = _BELOW_100.match(low, at)
    if m is None:
        return None
    if m[1]:
        return Read(TENS[m[1]] + UNITS.get(m[2] or "", 0), m.end())
    return Read(_SMALL[m[3]], m.end())


def _below_1000(low: str, at: int) -> Read | None:
    """Also "twelve hundred"; a bare "hundred" is one hundred."""
    head = _below_100(low, at)
    if head is None:
        bare = _BARE_HUNDRED.match(low, at)
        if bare is None:
            return None
        hundreds, end = 1, bare.end()
    else:
        m = _HUNDRED.match(low, head.end)
        if m is None or head.value == 0:
            return head
        hundreds, end = head.value, m.end()
    value = 100 * hundreds
    sep = _AND.match(low, end)
    tail = _below_100(low, sep.end()) if sep else None
    # "one hundred and two hundred": the tail is a number of its own.
    if tail and tail.value and not _HUNDRED.match(low, tail.end):
        return Read(value + tail.value, tail.end)
    return Read(value, end)


def scales(low: str, at: int) -> Read | None:
    """The product of the scale words from here: " thousand", " million million"."""
    product, m = 1, _SCALE.match(low, at)
    end = at
    while m:
        product *= SCALES[m[1]]
        end = m.end()
        if product > 10**60:
            break
        m = _SCALE.match(low, end)
    return Read(product, end) if end > at else None


def _group(low: str, at: int) -> tuple[Read, int] | None:
    """One group and its scale: ("twenty-five" "thousand") is (25000, 1000)."""
    below = _below_1000(low, at)
    if below is None:
        m = _SCALE.match(low, at)
        if m is None or m.start(1) != at:
            return None
        below = Read(1, at)
    scale = scales(low, below.end)
    if scale is None:
        return below, 1
    return Read(below.value * scale.value, scale.end), scale.value


def cardinal(low: str, at: int) -> Read | None:
    """Read the cardinal that starts here, to any size.

    >>> cardinal("one hundred and twenty-three million people", 0)
    Read(value=123000000, end=36)
    """
    first = _group(low, at)
    if first is None:
        dozen = _BARE_DOZEN.match(low, at)
        return Read(DOZEN, dozen.end()) if dozen else None
    (total, end), scale = first
    while scale > 1:
        sep = _NEXT_GROUP.match(low, end)
        following = _group(low, sep.end()) if sep else None
        if sep is None or following is None:
            break
        (value, new_end), new_scale = following
        # After a comma only a group with a scale or a hundred goes on; else it is a list.
        listed = "," in sep[0] and "and" not in sep[0] and new_scale == 1 and value < 100
        if new_scale >= scale or not 0 < value < scale or listed:
            break
        total, end, scale = total + value, new_end, new_scale
    if total < 1000:
        m = _DOZEN.match(low, end)
        if m:
            return Read(DOZEN * total, m.end())
    return Read(total, end)


def ordinal(low: str, at: int) -> Read | None:
    """Read the ordinal that starts here: "first", "twenty-fifth", "two hundredth".

    >>> ordinal("twenty-first century", 0)
    Read(value=21, end=12)
    """
    m = _ORDINAL.match(low, at)
    if m:
        if m[3]:
            return Read((ORDINAL_TEENS | ORDINAL_TENS)[m[3]], m.end())
        return Read(TENS.get(m[1] or "", 0) + ORDINAL_UNITS[m[2]], m.end())
    head = cardinal(low, at)
    start = head.end if head else at
    scaled = _ORDINAL_SCALE.match(low, start)
    if scaled:
        return Read((head.value if head else 1) * ORDINAL_SCALES[scaled[1]], scaled.end())
    if head is None or head.value % 100:
        return None
    sep = _AND.match(low, head.end)
    tail = _ORDINAL.match(low, sep.end()) if sep else None
    if sep is None or tail is None:
        return None
    if "and" not in sep[0] and "-" not in sep[0]:
        return None  # "a hundred first graders", "one thousand third parties"
    last = ordinal(low, sep.end())
    return Read(head.value + last.value, last.end) if last else None


def spoken_year(low: str, at: int) -> Read | None:
    """Read a year said in two halves: "nineteen ninety-one".

    >>> spoken_year("nineteen ninety-one", 0)
    Read(value=1991, end=19)
    """
    m = _YEAR.match(low, at)
    if m is None:
        return None
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[m[1]]
    if m[4]:
        return Read(century + TEENS[m[4]], m.end())
    return Read(century + TENS[m[2]] + UNITS.get(m[3] or "", 0), m.end())
