"""The codebook names every value that the code allows, and its worked rows hold."""

import re
from pathlib import Path

import pytest

from as_stated.coding import (
    CHANGE_COLUMNS,
    CHANGE_KINDS,
    CLAIM_COLUMNS,
    CLAIM_OPTIONAL,
    CORRECTED,
    EXCLUSION_COLUMNS,
    EXCLUSION_OPTIONAL,
    FORMS,
    METHODS,
    PEOPLE_STATUSES,
    SPEAKER_COLUMNS,
    SPEAKER_KINDS,
    SPEAKER_OPTIONAL,
    STANCES,
    UNIT_COLUMNS,
    UNIT_OPTIONAL,
    examine,
)
from as_stated.numerals import find_numbers
from tests.helpers.projects import ROOT
from tests.helpers.town import TOWN, Cells, Rows, rows, write_town

BOOK = (ROOT / "data" / "README.md").read_text("utf-8")
HAND, WORKED = BOOK.split("## Tidy tables")[0].split("## Worked rows")


def table(text: str, heading: str) -> list[list[str]]:
    """The rows below a heading, cell by cell."""
    body = re.split(rf"^### {re.escape(heading)}$", text, flags=re.M)[1].split("\n##")[0]
    lines = [line.strip("|").split("|") for line in body.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line] for line in lines[1:]]


def definition(file: str, column: str) -> str:
    return next(row[1] for row in table(HAND, file) if row[0] == column)


@pytest.mark.parametrize(
    ("file", "required", "optional"),
    [
        ("claims.csv", CLAIM_COLUMNS, CLAIM_OPTIONAL),
        ("speakers.csv", SPEAKER_COLUMNS, SPEAKER_OPTIONAL),
        ("exclusions.csv", EXCLUSION_COLUMNS, EXCLUSION_OPTIONAL),
        ("units.csv", UNIT_COLUMNS, UNIT_OPTIONAL),
        ("changes.csv", CHANGE_COLUMNS, ()),
    ],
)
def test_columns_that_may_be_left_out_are_marked(
    file: str, required: tuple[str, ...], optional: tuple[str, ...]
) -> None:
    marked = {row[0]: row[1].startswith("*Optional.*") for row in table(HAND, file)}
    assert marked == dict.fromkeys(required, False) | dict.fromkeys(optional, True)


@pytest.mark.parametrize(
    ("file", "column", "values"),
    [
        ("claims.csv", "stance", STANCES),
        ("claims.csv", "form", FORMS),
        ("claims.csv", "method", METHODS[1:]),
        ("claims.csv", "people_status", PEOPLE_STATUSES),
        ("speakers.csv", "kind", SPEAKER_KINDS[1:]),
        ("changes.csv", "kind", CHANGE_KINDS),
        ("changes.csv", "what", CORRECTED),
    ],
)
def test_values_are_those_of_the_code(file: str, column: str, values: tuple[str, ...]) -> None:
    words = re.sub(r"\([^)]*\)", "", definition(file, column))
    assert [word for word in re.findall(r"[a-z][a-z_-]+", words) if word in values] == list(values)


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("stance", STANCES),
        ("form", FORMS),
        ("method", METHODS[1:]),
        ("changes.csv: kind", CHANGE_KINDS),
    ],
)
def test_each_value_has_a_worked_row(heading: str, values: tuple[str, ...]) -> None:
    assert [row[0] for row in table(WORKED, heading)] == list(values)


HEADINGS = re.findall(r"^### (.+)$", WORKED, flags=re.M)
EXAMPLES = [
    pytest.param(said, cells, id=f"{heading}: {value}")
    for heading in HEADINGS
    for value, said, cells in table(WORKED, heading)
]


def coding(said: str, codes: str) -> Rows:
    """A whole coding from the cells of a worked row; what the sentence fills by itself is filled."""
    given = {name: cells for name, cells in rows().items() if name in ("units.csv", "events.csv")}
    claims: list[Cells] = []
    changes: list[Cells] = []
    speakers: set[str] = set()
    for code in re.findall(r"`([^`]+)`", codes):
        cells = dict(re.findall(r"(\w+): ((?:[^;`]|;(?! \w+: ))*)(?:; |$)", code))
        if "change_id" in cells:
            changes.append(cells)
            speakers |= {cells["by"]}
            continue
        (number, *_) = find_numbers(cells["exact"])
        speaker = cells.get("speaker_id", "")
        own = {
            "claim_id": f"figure-{len(claims)}",
            "magnitude": str(number.magnitude),
            "magnitude_to": "" if number.magnitude_to is None else str(number.magnitude_to),
            "magnitude_status": number.status,
            "hedge": number.hedge,
            "unit": "person",
            "event_id": "flood",
            "speech": "indirect" if speaker else "narration",
        }
        claims.append(own | cells)
        speakers |= {speaker, cells.get("stance_by", ""), *cells.get("cited_ids", "").split()}
    named = sorted(speakers - {"", "unstated", "unclear", "outlet"})
    given["speakers.csv"] = [{"speaker_id": each, "name": each} for each in named]
    return given | {"claims.csv": claims, "changes.csv": changes, "exclusions.csv": []}


@pytest.mark.parametrize(("said", "cells"), EXAMPLES)
def test_worked_row_has_no_fault(tmp_path: Path, said: str, cells: str) -> None:
    dossier, problems = examine(TOWN, write_town(tmp_path, coding(said, cells), said))
    assert problems == []
    assert dossier is not None
    assert len(dossier.claims) == len(coding(said, cells)["claims.csv"]) > 0
