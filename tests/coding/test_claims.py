"""What a claim entails, how it is said, and what it refuses."""

from decimal import Decimal
from typing import Any

import pytest

from as_stated.coding.claims import say_claim
from as_stated.errors import RefusalError
from tests.helpers.claims import SPEAKER, claim


@pytest.mark.parametrize(
    ("status", "upper", "bounds"),
    [
        ("=", None, (None, 286, None)),
        ("~", None, (None, 286, None)),
        (">", None, (286, None, None)),
        (">=", None, (286, None, None)),
        ("<", None, (None, None, 286)),
        ("<=", None, (None, None, 286)),
        ("=", 300, (286, None, 300)),  # a stated range has two ends and no best
        ("~", 300, (None, None, None)),  # "about 15 to 20": the ends are as vague as the middle
    ],
)
def test_bounds_are_only_what_the_words_entail(
    status: Any, upper: int | None, bounds: tuple[int | None, ...]
) -> None:
    each = claim(status=status, magnitude_to=upper)
    assert (each.low, each.best, each.high) == bounds


def test_said_with_its_speaker() -> None:
    assert say_claim(claim()) == "at least 286 people"
    assert say_claim(claim(speaker=SPEAKER)) == "at least 286 people (according to Ann Other)"
    assert say_claim(claim(speaker=SPEAKER), speaker_named=True) == "at least 286 people"


def test_said_on_one_line() -> None:
    """A quote over a line break, or with a soft hyphen, is said without them."""
    assert claim(exact="at least\n286 peo\u00adple").words == "at least 286 people"


@pytest.mark.parametrize(
    ("status", "symbols"),
    [
        ("=", "286"),
        ("~", "~ 286"),
        (">", "> 286"),
        (">=", "≥ 286"),
        ("<", "< 286"),
        ("<=", "≤ 286"),
    ],
)
def test_symbols(status: Any, symbols: str) -> None:
    assert claim(status=status).symbols == symbols


def test_symbols_of_ranges_and_decimals() -> None:
    assert claim(status="=", magnitude=15, magnitude_to=20).symbols == "15 to 20"
    assert claim(magnitude=Decimal("60.5")).symbols == "≥ 60.5"


@pytest.mark.parametrize(
    "attempt",
    [
        lambda a, b: a + b,
        lambda a, b: sum([a, b]),
        lambda a, b: a - b,
        lambda a, b: a / b,
        lambda a, b: a / 42,
        lambda a, b: max(a, b),
        lambda a, b: sorted([a, b]),
    ],
)
def test_arithmetic_is_refused_with_a_reason(attempt: Any) -> None:
    with pytest.raises(RefusalError, match=r"refused\. .{20,}"):
        attempt(claim(), claim(claim_id="other"))
