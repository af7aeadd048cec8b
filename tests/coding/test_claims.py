"""What a claim entails, how it is said, and what it refuses."""

import statistics
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from as_stated.coding.claims import say_claim
from as_stated.coding.stance import Standing, Unnamed
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
        lambda a, b: a * 2,
        lambda a, b: a // 2,
        lambda a, b: -a,
        lambda a, b: int(a),
        lambda a, b: float(a),
        lambda a, b: round(a),
        lambda a, b: statistics.mean([a, b]),
        lambda a, b: statistics.fmean([a, b]),
        lambda a, b: a.magnitude + b.magnitude,
        lambda a, b: sum(each.magnitude for each in (a, b)),
        lambda a, b: 2 * a.magnitude,
        lambda a, b: -a.magnitude,
        lambda a, b: a.magnitude // 2,
        lambda a, b: int(a.magnitude),
        lambda a, b: a.low - 1,
        lambda a, b: statistics.mean([a.magnitude, b.magnitude]),
    ],
)
def test_arithmetic_is_refused_with_a_reason(attempt: Any) -> None:
    with pytest.raises(RefusalError, match=r"refused\. .{20,}"):
        attempt(claim(), claim(claim_id="other"))


def test_a_claim_says_itself_in_full() -> None:
    assert claim().said == say_claim(claim())


MAYOR = Standing("withdrawn", "mayor", "the mayor", "has been\nwithdrawn")


@pytest.mark.parametrize(
    ("changes", "said", "symbols"),
    [
        pytest.param(
            {"standing": MAYOR},
            "withdrawn by the mayor (“has been withdrawn”): at least 286 people",
            "withdrawn: ≥ 286",
            id="withdrawn",
        ),
        pytest.param(
            {"taken_back": MAYOR, "earlier_words": "had said"},
            "withdrawn by the mayor (“has been withdrawn”); an earlier figure (“had said”): "
            "at least 286 people",
            "withdrawn, earlier: ≥ 286",
            id="taken back elsewhere, and a look-back",
        ),
        pytest.param(
            {"standing": MAYOR, "taken_back": Standing("withdrawn", "mayor", "the mayor", "it is")},
            "withdrawn by the mayor (“has been withdrawn”): at least 286 people",
            "withdrawn: ≥ 286",
            id="withdrawn in its own row and in a change: said once",
        ),
        pytest.param(
            {"standing": Standing("unclear", words="it seems")},
            "unclear whether it holds (“it seems”): at least 286 people",
            "unclear: ≥ 286",
            id="unclear",
        ),
        pytest.param(
            {"form": "increase"}, "an increase: at least 286 people", "≥ +286", id="increase"
        ),
        pytest.param(
            {"part_of": "all", "of_whole": "of the dead"},
            "at least 286 people, of the dead",
            "≥ 286",
            id="part",
        ),
        pytest.param(
            {"form": "rate", "per": "day"}, "at least 286 people", "≥ 286 per day", id="rate"
        ),
    ],
)
def test_what_must_not_fall_off_is_said_first(
    changes: dict[str, Any], said: str, symbols: str
) -> None:
    assert say_claim(claim(**changes)) == said
    assert claim(**changes).symbols == symbols


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"standing": MAYOR}, id="withdrawn"),
        pytest.param({"taken_back": MAYOR}, id="taken back elsewhere"),
        pytest.param({"earlier_words": "had said"}, id="look-back"),
        pytest.param({"method": "compiled"}, id="compiled of several sources"),
    ],
)
def test_what_does_not_hold_has_no_bounds(changes: dict[str, Any]) -> None:
    unhedged = claim(status="=", magnitude_to=300, **changes)
    assert (unhedged.low, unhedged.best, unhedged.high) == (None, None, None)
    assert claim(status="=", magnitude_to=300).low == 286


def test_who_states_it() -> None:
    other = replace(SPEAKER, speaker_id="o", name="A. Body")
    assert claim(speaker=SPEAKER, cited=(other,)).source == "according to Ann Other, citing A. Body"
    assert claim(speaker=Unnamed.UNSTATED).source == "who states it is not said"
    by_herself = claim(speaker=SPEAKER, standing=Standing("expected", "s", "Ann Other", "could"))
    assert say_claim(by_herself) == "expected by Ann Other (“could”): at least 286 people"
