"""A number of money, time, percent or the like is not published as one of people, nor the other way round."""

from pathlib import Path

import pytest

from as_stated.coding import examine
from as_stated.numerals import find_numbers
from tests.helpers.town import TEXT, TOWN, Cells, Rows, rows, write_town

ROW = "data/varn/claims.csv, row 14 (more): "
ELSE = "If the program is wrong, fill number and reading_note."
TODO = f"Correct the unit, or exclude the number. {ELSE}"


def messages(tmp_path: Path, sentence: str, cells: Cells) -> list[str]:
    """What `check` finds in the town with one more sentence, and one more claim quoted from it."""
    given: Rows = rows()
    given["units.csv"] += [
        {"unit": "crown", "singular": "crown", "plural": "crowns", "definition": "Kronor and kroner."},
        {"unit": "aid", "singular": "unit of aid", "plural": "units of aid", "sign": "AID"},
        {"unit": "minute", "singular": "minute", "plural": "minutes"},
        {"unit": "tonne", "singular": "tonne", "plural": "tonnes"},
        {"unit": "point", "singular": "percentage point", "plural": "percentage points"},
    ]  # fmt: skip
    default = {
        "claim_id": "more", "magnitude_status": "=", "unit": "person", "event_id": "flood",
        "speech": "narration", "comparable_group": "none",
    }  # fmt: skip
    given["claims.csv"].append(default | cells)
    project = write_town(tmp_path, given, f"{TEXT}\n{sentence}\n")
    return [str(each) for each in examine(TOWN, project)[1]]


@pytest.mark.parametrize(
    ("exact", "unit", "said"),
    [
        ("$3 billion", "person", "'3 billion' reads as money"),
        ("€3", "percent", "'3' reads as money"),
        ("300 yen", "boat", "'300' reads as money"),
        ("3 per cent", "person", "'3' reads as percent"),
        ("3%", "dollar", "'3' reads as percent"),
        ("300 km", "person", "'300' reads as measure"),
        ("300 tonnes", "boat", "'300' reads as measure"),
        ("three weeks", "person", "'three' reads as duration"),
        ("1998", "person", "'1998' reads as date"),
        ("the third", "boat", "'third' reads as ordinal"),
        ("300 people", "dollar", "'300' reads as count, and its sentence has no money"),
        ("300 people", "percent", "'300' reads as count, and its sentence has no percent"),
        ("300 people", "point", "'300' reads as count, and its sentence has no percent"),
    ],
)
def test_unit_of_another_kind_is_named(tmp_path: Path, exact: str, unit: str, said: str) -> None:
    (number,) = find_numbers(exact)
    cells = {"exact": exact, "unit": unit, "magnitude": str(number.magnitude)}
    named = messages(tmp_path, f"It was in {exact}.", cells)
    assert named == [f"{ROW}unit is {unit!r}, but {said}. {TODO}"]


@pytest.mark.parametrize(
    ("sentence", "cells"),
    [
        ("It cost $300.", {"exact": "$300", "magnitude": "300", "unit": "dollar"}),
        ("It cost SEK 300.", {"exact": "SEK 300", "magnitude": "300", "unit": "crown"}),
        ("It cost €300.", {"exact": "€300", "magnitude": "300", "unit": "aid"}),
        ("It took 300 minutes.", {"exact": "300 minutes", "magnitude": "300", "unit": "minute"}),
        ("It weighs 300 tonnes.", {"exact": "300 tonnes", "magnitude": "300", "unit": "tonne"}),
        ("It fell by 3 percentage points.",
         {"exact": "3 percentage points", "magnitude": "3", "unit": "point"}),
        ("It paid $9, then another 300.", {"exact": "another 300", "magnitude": "300", "unit": "dollar"}),
    ],
)  # fmt: skip
def test_unit_of_the_same_kind_is_accepted(tmp_path: Path, sentence: str, cells: Cells) -> None:
    assert [each for each in messages(tmp_path, sentence, cells) if "reads as" in each] == []


def test_nothing_befalls_money_or_metres(tmp_path: Path) -> None:
    cells = {"exact": "$300", "magnitude": "300", "unit": "dollar", "people_status": "dead"}
    assert messages(tmp_path, "It cost $300.", cells) == [
        f"{ROW}people_status is 'dead', but '300' reads as money. Leave it empty. {ELSE}"
    ]


def test_a_person_has_the_last_word(tmp_path: Path) -> None:
    note = {"number": "300", "reading_note": "People on the list, not metres."}
    cells = {"exact": "300 m", "magnitude": "300", "unit": "person"}
    assert len(messages(tmp_path / "program", "They were 300 m.", cells)) == 1
    assert messages(tmp_path / "person", "They were 300 m.", cells | note) == []
