"""A sentence in parts, in which figures and events are said where they stand."""

from collections.abc import Sequence

from as_stated.coding import Claim, Event, say_claim
from as_stated.numerals import spelled

MOST_LISTED = 12  # of more figures a sentence says how many there are


class Words(str):
    """Words of the article in a sentence of ours; they may hold a digit."""

    __slots__ = ()


# A sentence: text, the article's words, and claims and events that are said where they stand.
Part = str | Words | Claim | Event
Sentence = tuple[Part, ...]


def say(sentence: Sentence) -> str:
    """A `sentence` with its figures in full, hedge, stance and speaker."""
    return "".join(map(_say_part, sentence))


def _say_part(part: Part) -> str:
    if isinstance(part, Claim):
        return say_claim(part)
    if isinstance(part, Event):
        return part.label
    return f"“{part}”" if isinstance(part, Words) else part


def listed(claims: Sequence[Claim]) -> Sentence:
    """Claims one after the other, with semicolons between them; of many their number, in words."""
    if len(claims) > MOST_LISTED:
        return (f"{spelled(len(claims))} figures",)
    return joined([(claim,) for claim in claims], "; ")


def joined(sentences: Sequence[Sentence], between: str = " ") -> Sentence:
    """Several sentences as one, with `between` between each two."""
    parts: list[Part] = []
    for sentence in sentences:
        parts += [between, *sentence] if parts else sentence
    return tuple(parts)
