"""A number in its sentence: what the guesses of stance and form look at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from as_stated.numerals import Number

Span = tuple[int, int]
Open = Literal["TODO"]  # instead of a guess: a person has to decide


MAGNITUDE = re.compile(r"\bmagnitude(?: of)?[ -]$", re.IGNORECASE)  # "a magnitude | 6.4 earthquake"
# "rose to 28 from | 21 | on Thursday": the day of the rise
MOVED_FROM = re.compile(r"\bto (?:[a-z]+ ){0,3}?[\d,.]+(?: [a-z]+)? (?P<word>from $)")
_INNER = re.compile(r"(?<!\w)[‘'](?=\w).+?[’'](?!\w)", re.DOTALL)


def few_words(most: int, *ends: str) -> str:
    """A pattern for a few words of one clause, each with the space before it.

    Args:
        most: how many at most; `ends`: words that end the clause besides “and”, “who”, “because” and the like.
    """
    words = "|".join((*"and but or who which that when while as after because".split(), *ends))
    return rf"(?:[ ](?!(?:{words})\b)[\w’'-]+){{0,{most}}}?"


def is_requoted(text: str, quote: Span, first: int, last: int) -> bool:
    """Whether words of a quotation are words of somebody else in it: “They say ‘22 died’”.

    Args:
        text: the article; `quote`: the quotation in it; `first`, `last`: where the words begin and end.
    """
    inner = _INNER.finditer(text, quote[0] + 1, quote[1] - 1)
    return any(each.start() < first and last < each.end() for each in inner)


def trimmed(text: str, quote: Span, reach: Span, edges: str | None = None) -> Span:
    """A quote without what stands at its ends and says nothing.

    Args:
        text: the article; `quote`: a place in it; `reach`: the number with its hedge, which stay.
        edges: the characters that say nothing; None: white space.

    >>> trimmed(" 12 of, ", (0, 8), (1, 3), " ,")
    (1, 6)
    """
    start, end = quote
    end = max(start + len(text[start:end].rstrip(edges)), reach[1])
    return min(end - len(text[start:end].lstrip(edges)), reach[0]), end


@dataclass(frozen=True, slots=True)
class Place:
    """A number with the sentence around it.

    Args:
        text: the article; all offsets are in it, in code points.
        number: the number; `first` and `last`: where it begins and ends with hedge and sign.
        start, end: its sentence.
        others: the reaches of the other figures in that sentence, in order.
        durations: the reaches of the lengths of time in it, the unit of time included.
    """

    text: str
    number: Number
    first: int
    last: int
    start: int
    end: int
    others: Sequence[Span]
    durations: Sequence[Span]

    @property
    def before(self) -> str:
        """The sentence up to the number."""
        return self.text[self.start : self.first]

    @property
    def rest(self) -> str:
        """The sentence from the number's end."""
        return self.text[self.last : self.end]

    @property
    def after(self) -> str:
        """The sentence from the number's end; a unit of percent is passed over."""
        return re.sub(r"^ ?(?:%|per ?cent\b)", "", self.rest)

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return self.text[self.start : self.end]

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole of a part named right before it: "3,400 of the 5,000"."""
        part = re.search(r" of (?:(?:the|these|those|its|their|his|her|our|whose) )?$", self.before)
        return part is not None and any(end == self.start + part.start() for _, end in self.others)

    def figures_between(self, start: int, end: int) -> list[Span]:
        """The other figures of the sentence that lie between two places of the text."""
        return [span for span in self.others if start <= span[0] and span[1] <= end]
