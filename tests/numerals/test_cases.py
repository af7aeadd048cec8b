"""Each labelled text of one kind of number is read as labelled, in every field."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from as_stated.numerals import Number, find_numbers, in_words

LABELLED = Path(__file__).parents[1] / "labelled" / "numbers.jsonl"
CASES = [
    json.loads(line, parse_float=Decimal)
    for line in LABELLED.read_text(encoding="utf-8").splitlines()
]


def fields(number: Number) -> dict[str, Any]:
    names = ("text", "magnitude", "magnitude_to", "status", "hedge", "kind")
    return {name: getattr(number, name) for name in names}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_a_text_is_read_as_labelled(case: dict[str, Any]) -> None:
    """Characters, magnitudes, status, hedge and kind, of each number and of no other."""
    assert [fields(number) for number in find_numbers(case["text"])] == case["numbers"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        pytest.param(0, "zero", id="nothing"),
        pytest.param(10, "ten", id="the last in words"),
        pytest.param(11, "11", id="the first in digits"),
        pytest.param(12345, "12,345", id="digits with commas"),
    ],
)
def test_a_small_number_is_said_in_words(number: int, said: str) -> None:
    """Up to ten."""
    assert in_words(number) == said
