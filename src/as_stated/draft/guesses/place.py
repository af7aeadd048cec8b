"""A number in its sentence: what the guesses of stance and form look at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from as_stated.numerals import Number

Span = tuple[int, int]


_INNER = re.compile(r"(?<!\w)[‘'](?=\w).+?[’'](?!\w)", re.DOTALL)


def is_requoted(text: str, quote: Span, first: int, last: int) -> bool:
    """Whether words of a quotation are words of somebody else in it: “They say ‘22 died’”."""
    inner = _INNER.finditer(text, quote[0] + 1, quote[1] - 1)
    return any(each.start() < first and last < each.end() for each in inner)


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
    def after(self) -> str:
        """The sentence from the number's end; a unit of percent is passed over."""
        return re.sub(r"^ ?(?:%|per ?cent\b)", "", self.text[self.last : self.end])

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
        """The other figures of the sentence that lie between two places."""
        return [span for span in self.others if start <= span[0] and span[1] <= end]
