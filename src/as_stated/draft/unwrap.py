"""A hard-wrapped text read in whole paragraphs: line ends that only wrap become spaces."""

import re
from collections.abc import Collection
from itertools import pairwise

# Lines of a text that wraps are at least and at most this long, in characters.
NARROW, WIDE = 30, 120
# An entry of a list, a label and a line of a table begin a line of their own.
_OWN_LINE = re.compile(r"[ \t]*(?:[-–—•*·>|]|(?P<entry>\d{1,3})[.)]|[A-Z][A-Z .’'-]{1,30}:)[ \t]")


def unwrapped(text: str) -> str:
    r"""The text with a space for each line end that only wraps, at the same offsets.

    A line end wraps where the next line's first word would not have fitted in the longest line. A
    text whose lines end anywhere else, or none of whose lines goes on in small letters, stays.

    >>> unwrapped("The mayor of Halden said that ten\npeople had died there.\n\nRain fell.")
    'The mayor of Halden said that ten people had died there.\n\nRain fell.'
    >>> unwrapped("Ten people died.\nRain fell.")
    'Ten people died.\nRain fell.'
    """
    ends = [match.start() for match in re.finditer(r"\r?\n", text)]
    lines = re.split(r"\r?\n", text)
    longest = max(len(line.rstrip()) for line in lines)
    if not NARROW <= longest <= WIDE or len(lines) < 2:
        return text
    starts = [_OWN_LINE.match(line) for line in lines]
    entries = {int(start["entry"]) for start in starts if start and start["entry"]}
    own = [bool(start and _is_entry(start["entry"], entries)) for start in starts]
    wraps = [
        n
        for n, (line, following) in enumerate(pairwise(lines))
        if not own[n + 1] and _wraps(line.rstrip(), following, longest)
    ]
    if not any(lines[n + 1].lstrip()[:1].islower() for n in wraps):
        return text
    read = [*text]
    for n in wraps:
        end = ends[n]
        size = 2 if text.startswith("\r\n", end) else 1
        read[end : end + size] = " " * size
    return "".join(read)


def _is_entry(number: str | None, entries: Collection[int]) -> bool:
    """Whether a line is an entry by its number, if it has one: the first, or one behind another.

    Else the number ends a sentence: "were responsible for", and "17." on the next line.
    """
    return number is None or int(number) <= 1 or int(number) - 1 in entries


def _wraps(line: str, following: str, longest: int) -> bool:
    word = following.split(maxsplit=1)[:1]
    return bool(line.strip() and word) and len(line) + 1 + len(word[0]) > longest


def within_lines(text: str, quote: tuple[int, int], reach: tuple[int, int]) -> tuple[int, int]:
    r"""A quote without what stands beyond a line end; the number with its hedge stays whole.

    Args:
        text: the text as it is in the file; `reach`: the number with its hedge, inside the quote.

    >>> within_lines("He saw ten\npeople.", (3, 17), (7, 10))
    (3, 10)
    """
    (start, end), (first, last) = quote, reach
    start = max(start, max(text.rfind(each, start, first) for each in "\r\n") + 1)
    ends = [at for at in (text.find(each, last, end) for each in "\r\n") if at >= 0]
    return start, min([end, *ends])
