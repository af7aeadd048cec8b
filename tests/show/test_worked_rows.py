"""The page of worked rows: each row passes the check, and the report says of it what the page says."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from as_stated import evidence, say_claim, tidy
from as_stated.coding import (
    ALONE,
    CHANGE_KINDS,
    CORRECTED,
    FORMS,
    METHODS,
    PEOPLE_STATUSES,
    SPEAKER_KINDS,
    STANCES,
    Dossier,
    Unnamed,
    examine,
)
from as_stated.coding.columns import DATE_BASES, KINDS, OUTLET, PUBLISHED, SPEECHES, STATUSES
from as_stated.numerals.lexicon import HEDGES, HEDGES_AFTER
from tests.helpers.projects import ROOT
from tests.helpers.town import COLUMNS, TOWN, Cells, Rows, rows, write_town

PAGE = (ROOT / "docs" / "worked-rows.md").read_text("utf-8")
USUAL, *SECTIONS = re.split(r"^##+ ", PAGE, flags=re.M)
HEDGING = (
    "Hedges"  # how the headings begin whose rows hold for each of the words in their first cell
)


@dataclass(frozen=True)
class Worked:
    """One row of the page: the sentence of an article, the cells that code it, and what a report says."""

    section: str
    words: str
    sentence: str
    cells: str
    report: str

    @property
    def value(self) -> str:
        """The value that the row is about."""
        return self.words.partition(": ")[0]

    def each_form(self) -> Iterator["Worked"]:
        """The row; one of a hedge with each of its words in the place of the first."""
        if not self.section.startswith(HEDGING):
            yield self
            return
        forms = self.words.split(", ")
        for form in forms:
            swapped = [
                each.replace(forms[0], form) for each in (self.sentence, self.cells, self.report)
            ]
            yield Worked(self.section, form, *swapped)

    def codes(self) -> Iterator[tuple[str, Cells]]:
        """Name of the file and cells of each row."""
        for file, code in re.findall(r"(?:(\w+\.csv) )?`([^`]+)`", self.cells):
            cells = dict(re.findall(r"(\w+): ((?:[^;`]|;(?! \w+: ))*)(?:; |$)", code))
            yield file or "claims.csv", cells


def table(text: str) -> list[list[str]]:
    """The rows below a heading, cell by cell."""
    lines = [re.split(r" ?\| ?", line)[1:-1] for line in text.splitlines() if line.startswith("|")]
    return lines[2:]


WORKED = [
    Worked(heading, *cells)
    for heading, _, body in (section.partition("\n") for section in SECTIONS)
    for cells in table(body)
]
UNITS = list(csv.DictReader((ROOT / "data" / "units.csv").read_text("utf-8").splitlines()))
SPEAKERS = {cells[0]: cells[1] for cells in table(USUAL)}


def coding(worked: Worked) -> Rows:
    """All files from the cells of a worked row, with what the page says is in every row."""
    given: Rows = {name: [] for name in COLUMNS}
    given["events.csv"] = rows()["events.csv"]
    for file, cells in worked.codes():
        if file == "claims.csv":
            speech = "indirect" if cells.get("speaker_id") else "narration"
            name = f"figure-{len(given[file])}"
            usual = {"claim_id": name, "unit": "person", "event_id": "flood", "speech": speech}
            cells = usual | cells
        given[file].append(cells)
    counted = {cells["unit"] for cells in given["claims.csv"]}
    given["units.csv"] += [each for each in UNITS if each["unit"] in counted]
    used = {cells["event_id"] for cells in given["claims.csv"]} | {"flood"}
    given["events.csv"] = [each for each in given["events.csv"] if each["event_id"] in used]
    named = {word for cells in given["claims.csv"] for word in _speakers(cells)}
    named |= {cells["by"] for cells in given["changes.csv"]}
    own = [{"speaker_id": each, "name": SPEAKERS[each]} for each in SPEAKERS if each in named]
    given["speakers.csv"] = [*own, *given["speakers.csv"]]
    return given


def _speakers(cells: Cells) -> list[str]:
    return [
        cells.get("speaker_id", ""), cells.get("stance_by", ""), *cells.get("cited_ids", "").split()
    ]  # fmt: skip


def checked(folder: Path, worked: Worked) -> Dossier:
    dossier, problems = examine(TOWN, write_town(folder, coding(worked), worked.sentence))
    assert problems == []
    assert dossier is not None
    return dossier


def text(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def told(dossier: Dossier) -> list[tuple[str, set[str]]]:
    """What a report says of each figure, in words and signs, and the facts below its quote; and of
    each number that is no figure, what the ledger says."""
    tables = tidy(dossier)
    blocks = BeautifulSoup(evidence.quotes(tables).data["text/html"], "lxml")
    found = []
    for claim in dossier.claims:
        block = blocks.find(id=f"quote-{claim.claim_id}")
        assert isinstance(block, Tag)
        facts = {f"{text(dt)}: {text(dd)}" for dt, dd in zip(block("dt"), block("dd"), strict=True)}
        found.append((f"{say_claim(claim)} `{claim.symbols}`", facts))
    ledger = BeautifulSoup(tables.ledger.html, "lxml")
    for row in ledger("tr"):
        cells = [text(cell) for cell in row("td")]
        if cells and cells[-1].startswith("no figure"):
            found.append((f"{cells[-2]}; {cells[-1]}", set()))
    return found


@pytest.mark.parametrize(
    "row", [pytest.param(each, id=f"{each.section}: {each.words}") for each in WORKED]
)
def test_row_is_accepted_and_said_as_the_page_says(tmp_path: Path, row: Worked) -> None:
    for worked in row.each_form():
        lines = worked.report.split("<br>")
        for said, facts in told(checked(tmp_path, worked)):
            assert lines.pop(0) == said
            while lines and lines[0] in facts:
                lines.pop(0)
        assert lines == []


LISTS = [
    ("stance", STANCES),
    ("form", FORMS),
    ("method", METHODS[1:]),
    ("people_status", PEOPLE_STATUSES),
    ("magnitude_status", STATUSES),
    ("speech", SPEECHES),
    ("as_of", (PUBLISHED,)),
    ("stance_by", (OUTLET,)),
    ("comparable_group", (ALONE,)),
    ("speaker_id", tuple(each.value for each in Unnamed)),
    ("part_of", (Unnamed.UNSTATED.value,)),
]
OTHER_LISTS = [
    ("changes.csv", "kind", CHANGE_KINDS),
    ("changes.csv", "what", CORRECTED),
    ("speakers.csv", "kind", SPEAKER_KINDS[1:]),
    ("events.csv", "date_basis", DATE_BASES),
    ("exclusions.csv", "kind", KINDS),
]


def _usual(column: str, cells: Cells) -> str:
    """What a cell is that the page leaves out."""
    speech = "indirect" if cells.get("speaker_id") else "narration"
    return {"stance": "stated", "form": "level", "speech": speech}.get(column, "")


BY_WORDS = ("magnitude_status", "speech", "stance_by")  # rows that are found by other words


@pytest.mark.parametrize(
    ("file", "column", "values"),
    [pytest.param("claims.csv", *each, id=each[0]) for each in LISTS]
    + [pytest.param(*each, id=f"{each[0]} {each[1]}") for each in OTHER_LISTS],
)
def test_each_value_of_a_closed_list_has_its_row(
    file: str, column: str, values: tuple[str, ...]
) -> None:
    """Each value stands in a row that is found by it: in its first cell, and among its cells."""
    coded = {
        (row.value, cells.get(column) or _usual(column, cells))
        for row in WORKED
        for name, cells in row.codes()
        if name == file
    }
    found = {value for about, value in coded if column in BY_WORDS or value == about}
    assert found >= set(values)


def test_each_hedge_has_its_row_with_its_status() -> None:
    hedges = [form for row in WORKED if row.section.startswith(HEDGING) for form in row.each_form()]
    coded = {
        (cells["hedge"], cells["magnitude_status"])
        for each in hedges
        for _, cells in each.codes()
        if cells.get("hedge", "") == each.words
    }
    assert coded >= set((HEDGES_AFTER | HEDGES).items()) - {("ca", "~")}
    assert "ca" in {each.words for each in hedges}  # only before a year, which is no figure


@pytest.mark.parametrize("file", [name for name in COLUMNS if name != "corrections.csv"])
def test_each_file_of_rows_has_one(file: str) -> None:
    assert file in {name for row in WORKED for name, _ in row.codes()}


def test_no_row_stands_twice() -> None:
    keys = [(each.section, each.words, each.sentence) for each in WORKED]
    assert len(keys) == len(set(keys))
