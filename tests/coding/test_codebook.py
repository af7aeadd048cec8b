"""The codebook names every column and every value that the code allows."""

import re

import pytest

from as_stated.coding import (
    BASES,
    CHANGE_KINDS,
    CORRECTED,
    FORMS,
    HAND_CODED,
    METHODS,
    ORIGIN_KINDS,
    PEOPLE_STATUSES,
    QUANTITY_FIELDS,
    RELATIONS,
    SPEAKER_KINDS,
    STANCES,
)
from tests.helpers.projects import ROOT

BOOK = (ROOT / "data" / "README.md").read_text("utf-8")
HAND = BOOK.split("## Tidy tables")[0]


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
        *(
            (f"{each}.csv", HAND_CODED[f"{each}.csv"].must, HAND_CODED[f"{each}.csv"].optional)
            for each in (
                "claims",
                "speakers",
                "exclusions",
                "units",
                "quotes",
                "changes",
                "statements",
                "origins",
            )
        ),
        ("quantity.toml", QUANTITY_FIELDS, ()),
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
        ("statements.csv", "relation", RELATIONS),
        ("statements.csv", "origin_basis", BASES[1:]),
        ("origins.csv", "kind", ORIGIN_KINDS),
    ],
)
def test_values_are_those_of_the_code(file: str, column: str, values: tuple[str, ...]) -> None:
    words = re.sub(r"\([^)]*\)", "", definition(file, column))
    assert [word for word in re.findall(r"[a-z][a-z_-]+", words) if word in values] == list(values)
