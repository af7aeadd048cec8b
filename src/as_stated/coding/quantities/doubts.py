"""Statements that nothing is wrong with, and that a person should look at once more."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from operator import attrgetter

from as_stated.coding.quantities.records import Statement

_TOLD = attrgetter("article", "origin", "as_of")
_NUMBER = attrgetter("claim.magnitude", "claim.magnitude_to")


def suggest_look_backs(statements: Sequence[Statement]) -> Iterator[str]:
    """A line for each two numbers that one origin seems to give at once: one may be an earlier one.

    "Lowered to 38, from 41": without `earlier_words` the 41 is drawn as a second toll of that day.

    Args:
        statements: with what became of them, in their order.
    """
    own = [each for each in statements if each.is_level and each.basis == "own"]
    for one, other in combinations(own, 2):
        if _TOLD(one) == _TOLD(other) and _NUMBER(one) != _NUMBER(other):
            yield (
                f"{one.key} and {other.key}: one origin gives two numbers at once. If one is an earlier "
                "one, fill in earlier_words in claims.csv; if it counts others, make its relation "
                "part, whole or other."
            )
