"""Accuracy of the reader of numbers on labelled texts: precision, recall and F1, and each miss.

    python benchmarks/score.py tests/labelled/numbers.jsonl [more files]
    python benchmarks/score.py --quiet NumberModel.json NumberRangeModel.json

A `.jsonl` file holds one text a line: `text` and `numbers`, each with `text` (the numeral alone),
`magnitude`, `magnitude_to` (null, a number, or a string such as "1/3"), `status`, `hedge`, `kind`.
A number is found if its characters are; then each field is compared, and F1 "with values" asks for
characters and values both. A `.json` file is read as Microsoft's Recognizers-Text writes its
cases (`Input`, `Results`), in the two models named above: there only the value is compared, of the
first number that shares characters with the result, and an interval such as "[500,)" with what
status and magnitudes say ("at least 500"). Those cases are for measuring, not for copying.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from decimal import Context, Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from as_stated.numerals import Number, find_numbers

FIELDS = ("magnitude", "magnitude_to", "status", "hedge", "kind")
THIRDS = Context(prec=28)
OPEN = {">": "({},)", ">=": "[{},)", "<": "(,{})", "<=": "(,{}]"}


def value_of(said: int | Decimal | str | None) -> Decimal | None:
    """Turn a labelled value into what the reader gives: fractions to 28 digits."""
    if said is None or said == "":
        return None
    above, _, below = str(said).partition("/")
    return THIRDS.divide(Decimal(above), Decimal(below)) if below else Decimal(above)


def where(text: str, labels: Iterable[dict[str, Any]]) -> list[tuple[int, int]]:
    """Find the labels in the text, in order, none inside a longer run of digits."""
    spans: list[tuple[int, int]] = []
    at = 0
    for label in labels:
        said = label["text"]
        start = text.index(said, at)
        while text[start - 1 : start].isdigit() or text[start + len(said) :][:1].isdigit():
            start = text.index(said, start + 1)
        at = start + len(said)
        spans.append((start, at))
    return spans


def differences(label: dict[str, Any], number: Number) -> list[str]:
    """Name the fields in which a number is not what its label says."""
    wrong = []
    for name in FIELDS:
        want, got = label.get(name), getattr(number, name)
        if name.startswith("magnitude"):
            want, got = value_of(want), value_of(got)
        if want != got:
            wrong.append(f"{name} is {got!s}, labelled {want!s}")
    return wrong


def score_texts(cases: list[dict[str, Any]]) -> tuple[Counter[str], list[str]]:
    """Count over labelled texts; the counts by name, and the disagreements."""
    counts: Counter[str] = Counter()
    misses: list[str] = []
    for case in cases:
        text = case["text"]
        name = f"{case.get('id', '')} {text}".strip()
        found = {(n.start, n.end): n for n in find_numbers(text)}
        counts["found"] += len(found)
        before = len(misses)
        for span, label in zip(where(text, case["numbers"]), case["numbers"], strict=True):
            counts["labelled"] += 1
            number = found.pop(span, None)
            if number is None:
                misses.append(f"{name}\n    not found: {label['text']}")
                continue
            wrong = differences(label, number)
            counts["spans"] += 1
            counts.update(f for f in FIELDS if not any(w.startswith(f"{f} ") for w in wrong))
            counts["values"] += not any(w.startswith("magnitude") for w in wrong)
            misses += [f"{name}\n    {label['text']}: {w}" for w in wrong]
        misses += [f"{name}\n    not labelled: {n.text}" for n in found.values()]
        counts["texts"] += 1
        counts["texts right"] += len(misses) == before
    return counts, misses


def report_texts(counts: Counter[str]) -> None:
    """Print precision, recall and F1, and the share of found numbers right in each field."""
    print(f"  {counts['texts right']} of {counts['texts']} texts right in every field")
    for name, right in (("characters", counts["spans"]), ("with values", counts["values"])):
        precision = right / counts["found"] if counts["found"] else 1
        recall = right / counts["labelled"] if counts["labelled"] else 1
        both = 2 * precision * recall / (precision + recall) if right else 0
        print(
            f"  {name:<12} precision {100 * precision:.1f}  recall {100 * recall:.1f}"
            f"  F1 {100 * both:.1f}"
        )
    for name in FIELDS:
        print(f"  {name:<12} {counts[name]} of {counts['spans']}")


def interval(number: Number) -> str:
    """Write what a number entails as Recognizers-Text does: "[500,)" for "at least 500"."""
    low = f"{number.magnitude:f}" if isinstance(number.magnitude, Decimal) else number.magnitude
    if number.status in OPEN:
        return OPEN[number.status].format(low)
    return f"[{low},{number.magnitude_to})" if number.magnitude_to is not None else f"{low}"


def as_labelled(value: str, number: Number) -> bool:
    """Say whether the number has the value or interval of a result."""
    if value[:1] in ("(", "["):
        return interval(number) == value
    try:
        return number.magnitude is not None and Decimal(value) == number.magnitude
    except InvalidOperation:
        return False


def score_recognizers(cases: list[dict[str, Any]]) -> tuple[Counter[str], list[str]]:
    """Count over the cases of Recognizers-Text; bounds with one end are counted apart."""
    counts: Counter[str] = Counter()
    misses: list[str] = []
    for case in cases:
        numbers = find_numbers(case["Input"])
        for result in case["Results"]:
            value = str((result.get("Resolution") or {}).get("value"))
            one_end = value[:1] in ("(", "[") and (value[1:2] == "," or value[-2:-1] == ",")
            near = [n for n in numbers if n.start <= result["End"] and result["Start"] < n.end]
            right = bool(near) and as_labelled(value, near[0])
            for name in ("results", *(["one-sided"] if one_end else [])):
                counts[name] += 1
                counts[f"{name} right"] += right
            if not right:
                read = ", ".join(interval(n) for n in near) or "nothing"
                misses.append(f"{case['Input']}\n    {result['Text']}: {value}, read as {read}")
    return counts, misses


def main() -> None:
    """Score each file given and print it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--quiet", action="store_true", help="do not list the disagreements")
    options = parser.parse_args()
    for file in options.files:
        print(file.name)
        text = file.read_text(encoding="utf-8-sig")
        if file.suffix == ".json":
            counts, misses = score_recognizers(json.loads(text))
            for name in ("results", "one-sided"):
                print(f"  {name}: {counts[f'{name} right']} of {counts[name]} right")
        else:
            cases = [json.loads(line, parse_float=Decimal) for line in text.splitlines() if line]
            counts, misses = score_texts(cases)
            report_texts(counts)
        if not options.quiet:
            print(*misses, sep="\n")


if __name__ == "__main__":
    main()
