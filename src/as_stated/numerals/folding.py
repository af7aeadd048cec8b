"""One plain form of a text to match against, with the way back to its own offsets.

Typographic variants are folded character for character. Runs of white space become one space (or
one paragraph break) and characters that are invisible by definition are left out; a short list of
those places leads back.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

BREAK: Final = "\x00"
"""Stands for a paragraph break: no phrase crosses one."""

_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SQUEEZE = re.compile(rf"[{_INVISIBLE}]+|\s{{2,}}|\u2029")
_PARAGRAPH = re.compile(r"\n[^\n]*\n|\r[^\n]*\r|\u2029")
_PLAIN: Final[dict[str, str]] = {
    " ": "\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u202f\u205f\u3000",
    "'": "\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`\uff07",
    '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2039\u203a",
    "-": "\u2010\u2011\ufe63\uff0d",
    "–": "\u2012",
    "—": "\u2015",
    "/": "\u2044\u2215",
    ",": "\u066c",
    ".": "\u066b",
}


_TABLE: Final = {variant: plain for plain, variants in _PLAIN.items() for variant in variants} | {
    "\u0130": "I"  # the one letter whose lower case is longer than itself
}


def _plain(text: str) -> str:
    """Replace each variant; the text's own alphabet is short, so this is a few quick passes."""
    for char in sorted(set(text)):
        if char in _TABLE:
            text = text.replace(char, _TABLE[char])
        elif char > "\x7f" and char.isdecimal():
            text = text.replace(char, str(unicodedata.decimal(char)))
    return text


@dataclass(frozen=True, slots=True)
class Folded:
    """`plain`: the text with variants folded; `low`: the same in lower case, of equal length.

    From offset `joints[i]` of `plain` onward, its offsets are `shifts[i]` behind the source's.
    """

    source: str
    plain: str
    low: str
    joints: list[int]
    shifts: list[int]

    def offset(self, at: int) -> int:
        """Turn `at`, the offset of a character of `plain` into the source's."""
        return at + self.shifts[bisect_right(self.joints, at) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of `plain`, not empty, into one of the source."""
        return self.offset(start), self.offset(end - 1) + 1


def _instead(run: str) -> str:
    if not run.isspace():
        return ""
    return BREAK if _PARAGRAPH.search(run) else " "


def fold(text: str) -> Folded:
    """Fold `text`.

    >>> folded = fold("the  ’90s")
    >>> folded.plain, folded.span(4, 8)
    ("the '90s", (5, 9))
    """
    pieces: list[str] = []
    joints, shifts = [0], [0]
    done = length = 0
    for m in _SQUEEZE.finditer(text):
        instead = _instead(m[0])
        pieces += (text[done : m.start()], instead)
        length += m.start() - done + len(instead)
        done = m.end()
        joints.append(length)
        shifts.append(done - length)
    plain = _plain("".join(pieces) + text[done:])
    return Folded(text, plain, plain.lower(), joints, shifts)
