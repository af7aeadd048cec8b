"""Readings of "about"."""

from decimal import Decimal
from typing import Any

import pytest

from as_stated.coding.records import Unit
from as_stated.coding.stance import Standing
from as_stated.show.readings import ROUND, is_round, read_claims, rounding_interval
from tests.helpers.claims import SPEAKER, claim


@pytest.mark.parametrize(
    ("magnitude", "figures", "interval"),
    [
        (30000, 1, (25000, 35000)),
        (30000, 2, (29500, 30500)),
        (10000, 1, (9500, 15000)),  # below a power of ten the steps are a tenth
        (10000, 2, (9950, 10500)),
        (2000, 1, (1500, 2500)),
        (25, 1, None),  # more figures than the reading has
        (25, 2, (25, 26)),
        (1, 1, (1, 2)),
        (5, 1, (5, 6)),
        (1200000, 2, (1150000, 1250000)),
        (0, 1, None),
        (Decimal("60.5"), 2, None),
    ],
)
def test_rounding_interval(magnitude: Any, figures: int, interval: Any) -> None:
    assert rounding_interval(magnitude, figures) == interval


@pytest.mark.parametrize("figures", [1, 2])
def test_intervals_are_what_rounds_to_the_number(figures: int) -> None:
    """Against rounding itself, number by number, half up."""

    def rounded(number: int) -> int:
        step = 10 ** max(0, len(str(number)) - figures)
        return (number + step // 2) // step * step

    for magnitude in (1, 7, 10, 20, 90, 95, 100, 120, 300, 990, 1000, 2000):
        interval = rounding_interval(magnitude, figures)
        members = [n for n in range(1, 3000) if rounded(n) == magnitude]
        if interval is None:
            assert members == []
        else:
            assert members == list(range(*interval))


def test_only_about_is_read_and_only_unhedged_round_numbers_flagged() -> None:
    claims = [
        claim(claim_id="a", status="~", magnitude=30000),
        claim(claim_id="b", status=">", magnitude=6500),
        claim(claim_id="c", status="=", magnitude=4000, speaker=SPEAKER),
        claim(claim_id="d", status="=", magnitude=25),
        claim(claim_id="e", status="~", magnitude=10, magnitude_to=20),
        claim(claim_id="f", status="=", magnitude=300),
    ]
    readings = read_claims(claims)
    assert [(r.claim_id, r.rule_id) for r in readings] == [
        ("a", "one-figure"), ("a", "two-figures"), ("c", ROUND), ("f", ROUND),
    ]  # fmt: skip
    for reading, whose in zip(readings[2:], ("the speaker’s", "the article’s"), strict=True):
        assert reading.basis == f"round number, {whose} figure; no hedge word does not mean exact"
        assert reading.low is reading.high is None


@pytest.mark.parametrize(("number", "is_one"), [(4000, True), (20, True), (25, False), (0, False)])
def test_is_round(number: int, is_one: bool) -> None:
    assert is_round(number) is is_one


def test_a_figure_that_does_not_hold_has_no_reading() -> None:
    denied = Standing("denied", "s", "Ann Other", "did not")
    for change in ({"standing": denied}, {"earlier_words": "had been"}, {"method": "compiled"}):
        for status in ("~", "="):
            assert read_claims([claim(status=status, magnitude=300, **change)]) == []


def test_no_reading_of_what_comes_in_other_than_whole_numbers() -> None:
    percent = Unit("percent", "per cent", "per cent", "", "%")
    assert read_claims([claim(status="~", magnitude=80, unit=percent)]) == []
    assert read_claims([claim(status="~", magnitude=80, kind="measure")]) == []
