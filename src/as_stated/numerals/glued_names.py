"""Names with digits in them ("Su-25", "G7", addresses), which are one token each."""

import re
from typing import Final

from as_stated.numerals.candidate import Candidate
from as_stated.numerals.currencies import glued
from as_stated.numerals.quakes import m_before
from as_stated.numerals.units import GLUED_UNITS, PREFIXES

_ADDRESS = re.compile(
    r"""
    (?:https?://|www\.)[^\s<>\"\x00]*
    |\.(?:com|org|net|gov|int|edu|info|co|io|eu|uk|ru|az|am|tr|de|fr|us|au|ca|ie|nz|in|za)/
     [^\s<>\"\x00]*                               # example.org/4
    """,
    re.VERBOSE,
)
_MORE_OF_NAME = re.compile(r"[^\W]*(?:[-./:+][^\W\d_]{0,3}\d\w*)*")
_TAIL = re.compile(r"[A-Za-z_]\w*(?:[-./:+][^\W\d_]{0,3}\d\w*)*")
_PHONE = re.compile(r"\d[\d()]*(?:[ -]?[\d()]+)*")
_FORM = re.compile(r"-[A-Z](?:/[A-Z])?(?![\w'-])")
_LETTERS = re.compile(r"[^\W\d_]+")
_ABBREVIATED: Final = frozenset("c ca no nos p pp approx max min rs".split())
_NAME_CHAR: Final = re.compile(r"[\w@#&=]")


def addresses(low: str) -> list[tuple[int, int]]:
    """Give the spans of the addresses in the text, whole."""
    spans: list[tuple[int, int]] = []
    for m in _ADDRESS.finditer(low):
        start, end = m.span()
        if low[start] == ".":
            floor = spans[-1][1] if spans else 0
            while start > floor and (low[start - 1].isalnum() or low[start - 1] in ".-"):
                start -= 1
        while end > start and low[end - 1] in ".,;:!?)'\"":
            end -= 1
        spans.append((start, end))
    return spans


def name_around(plain: str, low: str, at: int, floor: int) -> Candidate | None:
    """Read the name that the digit at `at` is inside of, None if it begins a number.

    >>> name_around("the Su-25s flew", "the su-25s flew", 7, 0).start
    4
    """
    c = plain[at - 1] if at > floor else " "
    start = at
    if c == "+":
        if at - 1 > floor and plain[at - 2].isalpha():
            start = _walk(plain, at - 1, floor)
        elif m := _PHONE.match(plain, at):
            is_phone = sum(map(str.isdecimal, m[0])) > 7
            return Candidate(at - 1, m.end(), kind="identifier") if is_phone else None
    elif c == "-" and at - 1 > floor and plain[at - 2].isalnum():
        start = _walk(plain, at - 1, floor)
        letters = plain[start : at - 1]
        if letters.lower() in PREFIXES and not (len(letters) == 1 and letters.isupper()):
            return None  # "mid-1990s"; but "C-130"
    elif c == "/" and at - 1 > floor and plain[at - 2].isalpha():
        start = _walk(plain, at - 1, floor)
    elif c == "." and at - 1 > floor and plain[at - 2].isupper():
        start = _walk(plain, at - 1, floor)
        word = plain[start : at - 1]
        if not word.isupper() or word.lower() in _ABBREVIATED:
            return None  # "No.5", "C.1500"; but "BA.5"
    elif c.isalpha() or c in "_@#&=":
        start = _walk(plain, at, floor)
        letters = plain[start:at]
        if (
            letters in ("c", "#", "=")
            or glued(plain, start, at)
            or m_before(plain, low, letters, at)
        ):
            return None
    if start == at:
        return None
    m = _MORE_OF_NAME.match(plain, at)
    return Candidate(start, m.end() if m else at + 1, kind="identifier")


def _walk(plain: str, at: int, floor: int) -> int:
    while at > floor and (_NAME_CHAR.match(plain, at - 1) or _joins(plain, at - 1, floor)):
        at -= 1
    return at


def _joins(plain: str, at: int, floor: int) -> bool:
    """A hyphen or a slash inside a name."""
    return plain[at] in "-/" and at > floor and plain[at - 1].isalnum() and plain[at + 1].isalnum()


def name_after(plain: str, low: str, start: int, end: int) -> int | None:
    """Give the end of a name that goes on in letters after the digits: "5G", "4x4"; None if the
    letters are a unit or begin after a hyphen.

    >>> name_after("5G masts", "5g masts", 0, 1)
    2
    """
    form = _FORM.match(plain, end)
    if form and end - start < 3:
        return form.end()  # "10-K", "3-D"
    letters = _LETTERS.match(low, end)
    if letters is None:
        m = re.compile(r"_\w*").match(plain, end)
        return m.end() if m else None
    if letters[0] in GLUED_UNITS:
        capital_only = letters[0] in ("c", "f")
        lower_only = letters[0] in ("g", "t", "h", "p", "s")
        is_upper = plain[end : letters.end()].isupper()
        nothing_follows = not low[letters.end() : letters.end() + 1].isdecimal() or letters[0] in (
            "m", "km", "cm", "mm", "sq",
        )  # fmt: skip
        if (
            nothing_follows
            and not (capital_only and not is_upper)
            and not (lower_only and is_upper)
        ):
            return None
    m = _TAIL.match(plain, end)
    return m.end() if m else letters.end()
