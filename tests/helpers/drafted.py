"""Drafts of labelled texts, scored: what of a guess is right, wrong, or left to a person."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from as_stated.coding import TODO, Unit
from as_stated.draft.figures import Drafter, bare_article
from as_stated.draft.rows import Rows
from as_stated.numerals import find_numbers
from tests.helpers.projects import ROOT

LABELLED = ROOT / "tests" / "labelled" / "drafts"
COLUMNS = ("unit", "speaker", "speech", "event", "people_status", "stance")


@dataclass(frozen=True)
class Text:
    """A text with what a person coded: for each figure, by the words it begins with, the cells.

    `main` is the day of the event that the text is about, in EDTF; empty: the text names none.
    A cell may allow several values, with "|" between them.
    """

    name: str
    text: str
    published: date
    main: str
    held_out: bool
    figures: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Cell:
    """One drafted cell: `result` is right, wrong or TODO."""

    text: str
    at: str
    column: str
    result: str
    drafted: str
    coded: str


@cache
def texts() -> tuple[Text, ...]:
    """The labelled texts, in the order of the labels."""
    given = json.loads((LABELLED / "labels.json").read_text("utf-8"))
    _, *columns = given["columns"]
    made = []
    for name, each in given["texts"].items():
        figures = {row[0]: dict(zip(columns, row[1:], strict=True)) for row in each["figures"]}
        text = (LABELLED / f"{name}.txt").read_text("utf-8")
        day = date.fromisoformat(each["published"])
        made.append(Text(name, text, day, each["main"], each["held_out"], figures))
    return tuple(made)


@cache
def units() -> tuple[Unit, ...]:
    """The units that the project ships."""
    import csv

    with (ROOT / "data" / "units.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Unit(**row) for row in csv.DictReader(file))


def rows_of(text: str, published: date | None, event: str = "") -> Rows:
    """The rows of a first draft, with one event for all figures if `event` labels it."""
    numbers, rows = find_numbers(text), Rows({})
    Drafter(bare_article("x", text), numbers, units(), published, rows, event).add(numbers)
    return rows


def cells(each: Text, event: str = "", text: str = "") -> Iterator[Cell]:
    """Every scored cell of a draft of a labelled text.

    Args:
        event: the label of one event for all, or empty; `text`: a copy of the text to draft
            instead, which differs in white space only.

    Raises:
        AssertionError: a drafted figure has no label, or a label no figure.
    """
    text = text or each.text
    rows = rows_of(text, each.published, event)
    claims = {_place(text, row): row for row in rows["claims.csv"]}
    labels = {_bare(each.text, each.text.index(at)): (at, row) for at, row in each.figures.items()}
    missing = {labels.get(place, ("", {}))[0] or place for place in claims.keys() ^ labels.keys()}
    assert not missing, f"{each.name}: {missing}"
    for place, (at, label) in sorted(labels.items()):
        row = _as_labelled(claims[place], rows, each, event)
        for column in COLUMNS:
            allowed = {_name(value) for value in label[column].split("|")}
            found = _name(row[column])
            result = TODO if found == _name(TODO) else "right" if found in allowed else "wrong"
            yield Cell(each.name, at, column, result, row[column], label[column])


def score(found: list[Cell]) -> dict[str, Counter[str]]:
    """How many cells are right, wrong and TODO, by column, and of all."""
    counts = {column: Counter[str]() for column in (*COLUMNS, "all")}
    for cell in found:
        counts[cell.column][cell.result] += 1
        counts["all"][cell.result] += 1
    return counts


def _bare(text: str, at: int) -> int:
    """A place counted without white space: the same in any wrapped copy."""
    return len("".join(text[:at].split()))


def _place(text: str, row: Mapping[str, str]) -> int:
    """Where the number of a claim begins."""
    whole = row["prefix"] + row["exact"] + row["suffix"]
    start = text.index(whole) + len(row["prefix"])
    size = row["magnitude"]
    held = [
        each.start
        for each in find_numbers(text)
        if start <= each.start < start + len(row["exact"])
        and each.magnitude is not None
        and format(each.magnitude, "f" if size.count(".") else "") == size
    ]
    assert held, (row["exact"], size)
    return _bare(text, held[0])


def _as_labelled(row: Mapping[str, str], rows: Rows, text: Text, event: str) -> Mapping[str, str]:
    """A claim's row with its event and speaker as the labels have them."""
    names = {each["speaker_id"]: each["name"] for each in rows["speakers.csv"]}
    events = {each["event_id"]: each for each in rows["events.csv"]}
    speaker = names.get(row["speaker_id"], row["speaker_id"])
    found = events.get(row["event_id"], {"date_edtf": TODO, "label": TODO})
    day = found["date_edtf"]
    if (event and found["label"] == event) or (day == text.main and day != TODO):
        day = ""
    return {**row, "speaker": speaker, "event": day, "stance": row["stance"] or "stated"}


def _name(words: str) -> str:
    """A name without its article and with its white space folded, in small letters."""
    plain = " ".join(words.split()).casefold()
    for article in ("the ", "a ", "an "):
        plain = plain.removeprefix(article)
    return plain
