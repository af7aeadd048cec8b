"""Statements that nothing is wrong with, and that a person should look at once more."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from as_stated.coding.quantities.records import Statement


def suggest_look_backs(statements: Sequence[Statement]) -> Iterator[str]:
    """A line for each two numbers that one origin seems to give at once: one may be an earlier one.

    "Lowered to 38, from 41": without `earlier_words` the 41 is drawn as a second toll of that day.

    Args:
        statements: with what became of them, in their order.
    """
    own = [each for each in statements if each.is_level and each.basis == "own"]
    for one, other in combinations(own, 2):
        is_at_once = (one.article, one.origin, one.as_of) == (
            other.article,
            other.origin,
            other.as_of,
        )
        if is_at_once and _number(one) != _number(other):
            yield (
                f"{one.key} and {other.key}: one origin gives two numbers at once. If one is an earlier "
                "one, fill in earlier_words in claims.csv; if it counts others, make its relation "
                "part, whole or other."
            )


def _number(statement: Statement) -> tuple[object, ...]:
    claim = statement.claim
    return claim.magnitude, claim.magnitude_to
