"""The hand-coded files of an article, read, anchored in its text and checked against it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import TypeVar

from as_stated.coding.anchor import (
    Coder,
    check_date,
    check_decided,
    check_in_text,
    check_listed,
    check_wording,
)
from as_stated.coding.article import Article
from as_stated.coding.claims import DATE_BASES, Claim, Correction, Event, Exclusion, Speaker, Unit
from as_stated.coding.dates import is_duration, is_edtf, resolve, say_date, span
from as_stated.coding.files import TODO, Row, read_rows
from as_stated.errors import Problem
from as_stated.numerals import Number, find_numbers
from as_stated.project import Project

CLAIM_COLUMNS = (
    "claim_id", "exact", "prefix", "suffix", "magnitude", "magnitude_to", "magnitude_status",
    "hedge", "unit", "population", "people_status", "comparable_group", "event_id", "as_of",
    "speaker_id", "speech", "said_on", "channel", "coding_note",
)  # fmt: skip
EVENT_COLUMNS = tuple(field.name for field in fields(Event))
SPEAKER_COLUMNS = tuple(field.name for field in fields(Speaker))
UNIT_COLUMNS = tuple(field.name for field in fields(Unit))
CORRECTION_COLUMNS = tuple(field.name for field in fields(Correction))
EXCLUSION_COLUMNS = ("exact", "prefix", "suffix", "kind", "reason")

Record = TypeVar("Record", Speaker, Unit)


@dataclass(frozen=True, slots=True)
class Coding:
    """What people decided about one article, anchored in its text."""

    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    speakers: tuple[Speaker, ...]
    units: tuple[Unit, ...]
    exclusions: tuple[Exclusion, ...]
    corrections: tuple[Correction, ...]
    ids: tuple[str, ...]  # every id in the files, those of rows that do not hold included
    broken: tuple[tuple[int, int, str], ...]  # rows in the text that do not hold: where, and key


def read_coding(
    project: Project, article: Article, numbers: Sequence[Number]
) -> tuple[Coding, list[Problem]]:
    """Read everything in `data/<article>/` but its source and story, and `data/units.csv`.

    Args:
        numbers: every number of the article, as `find_numbers` reads it.

    Returns:
        The rows that hold, and every problem of those that do not.
    """
    folder = project.data(article.name)
    problems: list[Problem] = []

    def rows(name: str, columns: Sequence[str], key: str | None = None) -> list[Row]:
        path = project.root / "data" / name if name == "units.csv" else folder / name
        read, wrong = read_rows(path, project.shown(path), columns, key)
        problems.extend(wrong)
        return read

    unit_rows = rows("units.csv", UNIT_COLUMNS, "unit")
    event_rows = rows("events.csv", EVENT_COLUMNS, "event_id")
    speaker_rows = rows("speakers.csv", SPEAKER_COLUMNS, "speaker_id")
    claim_rows = rows("claims.csv", CLAIM_COLUMNS, "claim_id")
    exclusion_rows = rows("exclusions.csv", EXCLUSION_COLUMNS)
    correction_rows: list[Row] = []
    if (folder / "corrections.csv").exists():  # most reports need none
        correction_rows = rows("corrections.csv", CORRECTION_COLUMNS)
        for row in correction_rows:
            problems += check_date(row, "corrected_on", required=True)
    for read in (unit_rows, event_rows, speaker_rows, claim_rows, exclusion_rows, correction_rows):
        problems += [each for row in read for each in check_decided(row)]
    problems += _check_ids(event_rows, speaker_rows, claim_rows)

    units = _records(Unit, unit_rows)
    events = {row.key: _event(row) for row in event_rows}
    speakers = _records(Speaker, speaker_rows)
    for row in event_rows:
        problems += _check_event(row, article)
    for row in speaker_rows:
        problems += check_in_text(row, "name", article)
    notes = (
        (claim_rows, "coding_note"),
        (speaker_rows, "note"),
        (exclusion_rows, "reason"),
        (unit_rows, "definition"),
        (correction_rows, "correction"),
        (event_rows, "label"),
    )
    for noted, column in notes:
        problems += [each for row in noted for each in check_wording(row, column)]
    coder = Coder(article, numbers, units, events, speakers)
    claims = [coder.claim(row, problems) for row in claim_rows]
    exclusions = [coder.exclusion(row, problems) for row in exclusion_rows]
    return Coding(
        tuple(claim for claim in claims if claim),
        tuple(events.values()),
        tuple(speakers.values()),
        tuple(units.values()),
        tuple(exclusion for exclusion in exclusions if exclusion),
        tuple(Correction(**row.cells) for row in correction_rows),
        tuple(row.key for row in (*claim_rows, *event_rows, *speaker_rows)),
        tuple(coder.broken),
    ), problems


def _records(kind: type[Record], rows: Sequence[Row]) -> dict[str, Record]:
    return {row.key: kind(**row.cells) for row in rows}


def _check_ids(*files: Sequence[Row]) -> list[Problem]:
    """The story names claims, events and speakers alike, so an id may stand in one file only."""
    seen: dict[str, str] = {}
    problems = []
    for row in (row for rows in files for row in rows):
        if row.key != TODO and seen.setdefault(row.key, row.file) != row.file:
            what = f"the id {row.key} stands in {seen[row.key]} too."
            problems.append(row.problem(what, "Rename one: the story could mean either."))
    return problems


def _event(row: Row) -> Event:
    """The row as an event; its label with the date, as the code says it, where it has `{date}`."""
    said = say_date(row["date_edtf"]) if is_edtf(row["date_edtf"]) else row["date_edtf"]
    return Event(**row.cells | {"label": row["label"].replace("{date}", said)})


def _check_event(row: Row, article: Article) -> list[Problem]:
    problems = check_in_text(row, "date_as_stated", article)
    problems += check_listed(row, "date_basis", DATE_BASES)
    if not row["label"]:
        problems.append(row.problem("label is empty.", "Name the event in a few words."))
    for number in find_numbers(row["label"]):
        what = f"the number {number.text!r} is typed into label."
        problems.append(row.problem(what, "Write {date} where its date goes."))
    return problems + _check_when(row, article)


def _check_when(row: Row, article: Article) -> list[Problem]:
    """Date and duration, against the words they come from."""
    stated = find_numbers(row["date_as_stated"])
    problems = []
    duration = row["duration_iso8601"]
    lengths = [str(number.magnitude) for number in stated if number.kind == "duration"]
    if row.is_todo("duration_iso8601") or row.is_todo("date_as_stated"):
        pass
    elif duration and not is_duration(duration):
        what = f"duration_iso8601 is {duration!r}, not an ISO 8601 duration."
        problems.append(row.problem(what, "Write six weeks as P6W."))
    elif duration and re.findall(r"\d+", duration) != lengths:
        what = f"duration_iso8601 is {duration}, but date_as_stated says {row['date_as_stated']!r}."
        problems.append(row.problem(what, "Correct one of them."))
    wrong = check_date(row, "date_edtf", required=True)
    if wrong or row.is_todo("date_edtf"):
        return problems + wrong
    edtf, words = row["date_edtf"], row["date_as_stated"]
    first, last = span(edtf)
    for number in stated:
        year = number.magnitude
        if number.kind == "date" and year and not _spans(first, last, int(year)):
            what = f"date_edtf is {edtf}, but date_as_stated says {words!r}."
            problems.append(row.problem(what, "Correct one of them."))
    published = article.source.date_published
    has_day = row["date_basis"] == "resolved" and published != TODO
    meant = resolve(words, article.source.published) if has_day else None
    if meant and meant != edtf:
        what = f"date_edtf is {edtf}, but {words!r} in an article of {published} means {meant}."
        problems.append(row.problem(what, "Correct it, or set date_basis to inferred."))
    return problems


def _spans(first: date | None, last: date | None, year: int) -> bool:
    return (first is None or first.year <= year) and (last is None or year <= last.year)
