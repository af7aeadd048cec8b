"""The quotes of changes.csv in a changed text: brought up to it where that is certain, else to be decided."""

import csv
import io
from pathlib import Path

import pytest

from as_stated.coding import HAND_CODED, TODO, csv_line, examine
from as_stated.draft.create import draft
from as_stated.project import Project
from tests.helpers.projects import files_in

FACTS = {"date_published": "2024-10-15", "producer": "The Post", "title": "Flood"}
OLD = """\
At least 43 people were killed in the flood on Tuesday, police said.
On Monday police took back their count of 12 dead. The mayor, Ana Ruiz, disputes that.
"""
Row = dict[str, str]


def write(project: Project, text: str) -> Path:
    path = project.root / "new.txt"
    path.write_text(text, "utf-8")
    return path


def put(project: Project, **cells: str) -> Path:
    """Write a changes.csv of one row."""
    row = (
        dict.fromkeys(HAND_CODED["changes.csv"].must, "")
        | {"change_id": "taken", "kind": "withdraws"}
        | cells
    )
    path = project.data("text") / "changes.csv"
    path.write_text(
        f"{csv_line(HAND_CODED['changes.csv'].must)}\n{csv_line(list(row.values()))}\n", "utf-8"
    )
    return path


def rows(project: Project, file: str = "changes.csv") -> list[Row]:
    content = (project.data("text") / file).read_text("utf-8")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def redraft(project: Project, new: str, **cells: str) -> list[str]:
    """Draft the text with a change, then another text; what that says."""
    draft(project, write(project, OLD), "text", FACTS)
    put(project, **cells)
    return draft(project, write(project, new), "text")


CARRIED = [
    pytest.param(
        {"exact": "police took back their count of 12 dead"},
        OLD.replace("count of 12", "count of 14"),
        {"exact": "police took back their count of 14 dead", "prefix": "", "suffix": ""},
        id="another number",
    ),
    pytest.param(
        {"exact": "police took back their count of 12 dead"},
        OLD.replace("count of 12", "count of at least 14").replace("On Monday", "On Sunday"),
        {"exact": "police took back their count of at least 14 dead", "prefix": "", "suffix": ""},
        id="a hedge, and another day",
    ),
    pytest.param(
        {"exact": "The mayor, Ana Ruiz, disputes that"},
        OLD.replace("The mayor, Ana Ruiz, disputes", "The mayor,\nAna Ruiz, disputes"),
        {"exact": "The mayor,\nAna Ruiz, disputes that", "prefix": "", "suffix": ""},
        id="another line's end",
    ),
    pytest.param(
        {"exact": "The mayor, Ana Ruiz, disputes that"},
        OLD.replace("disputes that", "agrees"),
        {"exact": TODO, "prefix": "", "suffix": ""},
        id="other words",
    ),
    pytest.param(
        {"exact": "count of 12 dead"},
        OLD.replace("12 dead", "14 dead") + "On Monday police took back their count of 15 dead.\n",
        {"exact": TODO, "prefix": "", "suffix": ""},
        id="a sentence that stands twice now",
    ),
    pytest.param(
        {"exact": "that", "prefix": "disputes "},
        OLD.replace("disputes that", "knows that"),
        {"exact": TODO, "prefix": "", "suffix": ""},
        id="the words that told it apart are gone",
    ),
]


@pytest.mark.parametrize(("cells", "new", "now"), CARRIED)
def test_quote_is_carried_where_that_is_certain(
    seed: Project, cells: Row, new: str, now: Row
) -> None:
    redraft(seed, new, **cells)
    [row] = rows(seed)
    assert {name: row[name] for name in now} == now
    [earlier] = rows(seed, "earlier-changes.csv")
    assert earlier["version"] == "1"
    assert earlier["exact"] == cells["exact"]
    wrong = [str(each) for each in examine("text", seed)[1] if "earlier-changes" in str(each)]
    assert wrong == []


@pytest.mark.parametrize(
    ("new", "exact", "told"),
    [
        pytest.param(
            OLD.replace("count of 12", "count of 14"),
            "count of 12 dead",
            "taken: “count of 12 dead” → “count of 14 dead”",
            id="carried",
        ),
        pytest.param(
            OLD.replace("disputes", "accepts"),
            "Ana Ruiz, disputes that",
            "taken: “Ana Ruiz, disputes that” is not in the text; its words are undecided again: exact",
            id="undecided again",
        ),
    ],
)
def test_what_became_of_a_quote_is_told(seed: Project, new: str, exact: str, told: str) -> None:
    assert told in redraft(seed, new, exact=exact)


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param({"exact": "police took back their count of 12"}, id="it stands there"),
        pytest.param({"exact": "disputes that", "article": "other"}, id="another article's words"),
        pytest.param({"exact": "", "kind": "updates", "reason": "a later day"}, id="no words"),
        pytest.param({"exact": "words of no text"}, id="words that it never had"),
        pytest.param({"exact": TODO}, id="undecided"),
    ],
)
def test_other_rows_keep_every_byte(seed: Project, cells: Row) -> None:
    draft(seed, write(seed, OLD), "text", FACTS)
    before = put(seed, **cells).read_bytes()
    draft(seed, write(seed, OLD.replace("disputes that", "agrees")), "text")
    assert (seed.data("text") / "changes.csv").read_bytes() == before
    assert not (seed.data("text") / "earlier-changes.csv").exists()


def test_a_file_that_cannot_be_read_is_left_to_the_check(seed: Project) -> None:
    draft(seed, write(seed, OLD), "text", FACTS)
    path = seed.data("text") / "changes.csv"
    path.write_text("x\n", "utf-8")
    draft(seed, write(seed, OLD.replace("disputes that", "agrees")), "text")
    assert path.read_text("utf-8") == "x\n"


def test_the_same_text_again_changes_nothing(seed: Project) -> None:
    new = OLD.replace("count of 12", "count of 14").replace("disputes", "accepts")
    redraft(seed, new, exact="count of 12 dead")
    before = files_in(seed.root)
    draft(seed, write(seed, new), "text")
    assert files_in(seed.root) == before
