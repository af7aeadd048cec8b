"""Accuracy of the reader of numbers on the labelled test set, printed and held."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from decimal import Context, Decimal
from pathlib import Path
from typing import Any

import pytest

from as_stated.numerals import Number, find_numbers

LABELLED = Path(__file__).parents[1] / "labelled" / "numbers.toml"
THIRDS = Context(prec=28)


@dataclass(frozen=True)
class Label:
    start: int
    text: str
    value: Decimal | None
    value_to: Decimal | None
    status: str
    kind: str


@dataclass
class Score:
    """Counts of one part of the set, and every miss, to be read."""

    labels: int = 0
    found: int = 0
    values: int = 0
    statuses: int = 0
    kinds: int = 0
    spurious: int = 0
    misses: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        def share(n: int, of: int) -> str:
            return f"{100 * n / of:.1f} %" if of else "-"

        return (
            f"{name}: {self.labels} numbers, recall {share(self.found, self.labels)}, "
            f"values {share(self.values, self.found)}, status {share(self.statuses, self.found)}, "
            f"kind {share(self.kinds, self.found)}, spurious {self.spurious}"
        )


def _value(said: str) -> Decimal | None:
    if not said:
        return None
    above, _, below = said.partition("/")
    return THIRDS.divide(Decimal(above), Decimal(below or 1))


def _labels(sentence: dict[str, Any]) -> list[Label]:
    """Find where each label stands: in order, not inside a longer run of letters or digits."""
    text, at, out = sentence["text"], 0, []
    for row in sentence["numbers"]:
        said, value, value_to, status, kind = (cell.strip() for cell in row.split("|"))
        start = text.index(said, at)
        while text[start - 1 : start].isalnum() or text[start + len(said) :][:1].isdigit():
            start = text.index(said, start + 1)
        at = start + len(said)
        out.append(Label(start, said, _value(value), _value(value_to), status, kind))
    return out


def _same(found: int | Decimal | None, labelled: Decimal | None) -> bool:
    return found == labelled if found is None or labelled is None else Decimal(found) == labelled


def _count(score: Score, sentence: dict[str, Any]) -> None:
    text = sentence["text"]
    numbers: dict[tuple[int, str], Number] = {(n.start, n.text): n for n in find_numbers(text)}
    labels = _labels(sentence)
    score.labels += len(labels)
    for label in labels:
        n = numbers.pop((label.start, label.text), None)
        if n is None:
            score.misses.append(f"not found: {label.text!r} in {text!r}")
            continue
        value = _same(n.magnitude, label.value) and _same(n.magnitude_to, label.value_to)
        score.found += 1
        score.values += value
        score.statuses += n.status == label.status
        score.kinds += n.kind == label.kind
        if not (value and n.status == label.status and n.kind == label.kind):
            score.misses.append(f"{label} read as {n} in {text!r}")
    score.spurious += len(numbers)
    score.misses += [f"spurious: {n.text!r} in {text!r}" for n in numbers.values()]


def score_part(part: str) -> Score:
    score = Score()
    for sentence in tomllib.loads(LABELLED.read_text(encoding="utf-8"))["sentence"]:
        if part in ("all", sentence["part"]):
            _count(score, sentence)
    return score


@pytest.mark.parametrize("part", ["open", "held-out", "second", "all"])
def test_the_reader_meets_its_accuracy(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A change of a rule must not quietly cost numbers, values, hedges or kinds."""
    score = score_part(part)
    with capsys.disabled():
        print(f"\n{score.line(part)}")
    report = "\n".join(score.misses)
    assert score.found == score.labels, report
    assert score.values >= 0.99 * score.labels, report
    assert score.statuses >= 0.97 * score.labels, report
    assert score.kinds >= 0.97 * score.labels, report
    assert score.spurious <= 0.01 * score.labels, report


def test_the_set_is_large_enough() -> None:
    """A handful of sentences would prove nothing."""
    sentences = tomllib.loads(LABELLED.read_text(encoding="utf-8"))["sentence"]
    assert len(sentences) >= 150
    assert sum(len(s["numbers"]) for s in sentences) >= 400
    held_out = sum(s["part"] != "open" for s in sentences)
    assert held_out >= len(sentences) / 4
