"""An English news text cut into its sentences: the one place that knows where a sentence ends.

Own code for a reason: pysbd is no longer kept, and sentencex (kept, 4 MB) cuts "5 a.m. Monday" in two
and takes neither a line's end nor a dateline for a border.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache

from as_stated.coding.text import Span

_BORDER = re.compile(
    r"""
    (?<![.!?…]) (?P<stop> [.!?…]++ )    # a full stop, or several
    (?P<closing> [”"’')\]»]*+ ) \s++    # quotation marks and brackets that close after it
    (?= (?P<opening> [“"‘'(\[«„]* ) (?P<next> [^\W_][\w’'-]{0,20}+ \.? ) )
    | [\r\n]\s*+                        # a line's end: a paragraph, a headline, a list's entry
    """,
    re.VERBOSE,
)
# "HALDEN, 3 March (Wire) - " and "Paris (AFP) — ": what stands before the dash is no sentence's part.
_DATELINE = re.compile(
    r"""
    ^[ \t\ufeff]*
    (?: (?:ST\.[ ])?[^\W\d_a-z]{3,}(?![^\W\d_])  # a place in capitals, and nothing but names and dates
        (?: [ \t,./&()'’-] | \d | \b[^\W\d_a-z][\w.]* | \b(?:of|de|la)\b ){0,60}?
      | [^\W\d_a-z]\w+(?:[ ][^\W\d_a-z]\w+){0,3}
        (?: \ \([^)\n]{2,40}\) | ,[ ][^.!?“”"\n]{0,30}?\d[^.!?“”"\n]{0,30}? )
    )
    [ \t]*(?:[–—]|[ ]--?)[ \t]+ (?=[“"]?[^\W_a-z])
    """,
    re.VERBOSE | re.MULTILINE,
)
_LAST_WORD = re.compile(r"(?<![\w.])(?:[^\W\d_]\.)*[^\W\d_]{1,7}$")

# Before a name: never the end of a sentence.
_TITLES = frozenset(
    """mr mrs ms mx dr prof rev fr st sgt cpl pvt capt cmdr lt col maj gen adm brig gov sen rep hon
    pres supt det insp msgr v vs approx ca viz al""".split()
)
# Before a number: an end only where none follows.
_NUMBERED = frozenset(
    """no nos art arts sec fig figs vol p pp ch para max min jan feb mar apr jun jul aug sep sept oct
    nov dec""".split()
)
# An end only before a word that begins sentences.
_SHORTENED = frozenset("inc ltd co corp bros jr sr dept univ est mt ft ave blvd rd".split())
_STARTERS = frozenset(
    """the a an he she it they we i you in on at but and this that there its their his her our these
    those when while if as after before for since so then however some most many among both another
    by from with no not what who why how where all one two three last earlier later police officials
    authorities according""".split()
)
_HOURS = frozenset({"a.m", "p.m"})
_AFTER_HOURS = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[A-Z]{2,4}\b|(?:Eastern|Pacific|Central)\b"
)
# “Is it over?” Ruiz asked: the sentence goes on.
_SAID = re.compile(
    r"(?:[^\W\d_a-z][\w’'.-]*[ ]){1,4}(?:said|says|asked|asks|added|told|shouted|cried|wrote)\b"
)


class Sentences:
    """The sentences of a text. Offsets are code points; made in time linear in the text.

    Args:
        text: the text, any string.
        whole: spans that no sentence may end within, a number with its hedge for instance.

    >>> text = "Mr. Smith of the U.S. Army said 30 died in St. Petersburg. It rained."
    >>> [text[start:end] for start, end in Sentences(text).spans]
    ['Mr. Smith of the U.S. Army said 30 died in St. Petersburg. ', 'It rained.']
    """

    def __init__(self, text: str, whole: Iterable[Span] = ()) -> None:
        self._text = text
        self._starts = _starts(text, tuple(whole))

    @property
    def spans(self) -> list[Span]:
        """Every sentence with the white space after it: side by side they are the whole text."""
        ends = (*self._starts[1:], len(self._text)) if self._starts else ()
        return list(zip(self._starts, ends, strict=True))

    def starts_in(self, start: int, end: int) -> tuple[int, ...]:
        """Where sentences begin inside a span; not at its own beginning."""
        return self._starts[bisect_right(self._starts, start) : bisect_left(self._starts, end)]

    def around(self, start: int, end: int) -> Span:
        """The sentence, or sentences, that a span of the text stands in, without outer white space.

        >>> Sentences("It rained. Ten died.").around(11, 14)
        (11, 20)
        """
        first = self._starts[max(bisect_right(self._starts, start) - 1, 0)] if self._starts else 0
        at = bisect_left(self._starts, max(end, start + 1))
        last = self._starts[at] if at < len(self._starts) else len(self._text)
        while last > end and self._text[last - 1].isspace():
            last -= 1
        while first < start and self._text[first].isspace():
            first += 1
        return first, last


@lru_cache(maxsize=16)
def _starts(text: str, whole: tuple[Span, ...]) -> tuple[int, ...]:
    """Where each sentence begins, in order; found once for a text."""
    found = {0} | {match.end() for match in _DATELINE.finditer(text)}
    found |= {match.end() for match in _BORDER.finditer(text) if _is_end(text, match)}
    inside = {at for start, end in whole for at in range(start + 1, end)}
    return tuple(sorted(at for at in found - inside if at < len(text)))


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends at a full stop, a question mark or a line's end."""
    if match["stop"] is None or "\n" in match[0] or "\r" in match[0]:
        return True
    following = match["next"]
    if following[0].islower():
        return False
    if match["stop"] != ".":
        at = match.end("next") - len(following)
        return not (match["closing"] and "." not in match["stop"] and _SAID.match(text, at))
    if match["closing"].strip("’'"):
        return True
    begins = match["opening"].strip("([") != "" or following.casefold() in _STARTERS
    return _may_end(text, match.start(), following, begins)


def _may_end(text: str, stop: int, following: str, begins: bool) -> bool:
    """Whether the word before a single full stop can be the last of a sentence.

    Args:
        following: the word after it; `begins`: that word begins sentences, or a quotation.
    """
    last = _LAST_WORD.search(text, max(0, stop - 16), stop)
    if last is None:
        return True
    word = last[0].casefold()
    if word in _TITLES:
        return False
    if word in _NUMBERED or last[0] == "c":  # c. 60 people: circa
        return not following[0].isdigit()
    if word in _HOURS:
        return not _AFTER_HOURS.match(following)
    is_initial = "." in word or (len(word) == 1 and last[0].isupper())
    if word in _SHORTENED or is_initial:
        return begins
    return True
