"""Problems are listed so that a person can work through them."""

import pytest

from as_stated.errors import Problem, Undecided
from as_stated.problems import list_problems, meant


def problem(row: int) -> Problem:
    return Problem(f"data/x/claims.csv, row {row} (a-{row})", "unit is empty.", "Choose one.")


def undecided(row: int, column: str = "unit") -> Undecided:
    where = f"data/x/claims.csv, row {row} (a-{row})"
    return Undecided(where, f"{column} is undecided.", "Choose one.")


def test_what_is_undecided_comes_last_and_by_column() -> None:
    found = [undecided(2), undecided(3), undecided(3, "event_id"), problem(9), undecided(4)]
    assert [*list_problems([*found, undecided(8)])] == [
        "data/x/claims.csv, row 9 (a-9): unit is empty. Choose one.",
        "data/x/claims.csv, rows 2 to 4 and 8: unit is undecided. Choose one.",
        "data/x/claims.csv, row 3 (a-3): event_id is undecided. Choose one.",
    ]


def test_a_thousand_problems_are_twenty_lines_and_how_many_more() -> None:
    found = [
        Problem(f"data/x/claims.csv, row {row}", f"magnitude is '{row} or so'.", "Correct it.")
        for row in range(2, 1002)
    ]
    lines = [*list_problems(found)]
    assert len(lines) == 21
    assert lines[-1] == "and 980 more"


def test_values_of_one_file_are_not_rows() -> None:
    found = [Undecided("data/x/source.toml", "byline is undecided.", "Copy it.")]
    assert [*list_problems(found)] == ["data/x/source.toml: byline is undecided. Copy it."]


def test_a_fault_that_rows_share_is_one_line_at_the_place_of_the_first() -> None:
    other = Problem("data/x/claims.csv, row 3 (a-3)", "unit is 'peeple'.", "Choose one.")
    found = [problem(2), other, problem(4), problem(4), problem(3)]
    assert [*list_problems(found)] == [
        "data/x/claims.csv, rows 2 to 4: unit is empty. Choose one.",
        "data/x/claims.csv, row 3 (a-3): unit is 'peeple'. Choose one.",
    ]


def test_the_quotes_of_the_figures_are_shown_if_the_problem_does_not() -> None:
    def about(row: int, quote: str, what: str = "unit is empty.") -> Problem:
        return Problem(f"data/x/claims.csv, row {row}", what, "Choose one.", quote)

    many = [about(row, f"{row} dead") for row in range(2, 7)]
    assert [*list_problems([about(9, "12 " + "x" * 300)])] == [
        f"data/x/claims.csv, row 9, “12 {'x' * 55} …”: unit is empty. Choose one."
    ]
    assert [*list_problems(many[:2])] == [
        "data/x/claims.csv, rows 2 and 3, “2 dead”, “3 dead”: unit is empty. Choose one."
    ]
    assert [*list_problems(many)] == [
        "data/x/claims.csv, rows 2 to 6, “2 dead”, “3 dead”, “4 dead”, …: unit is empty. Choose one."
    ]
    said = "the article has no '12\n dead'."
    assert [*list_problems([about(9, "12\n dead", said), about(8, "12\n dead")])] == [
        f"data/x/claims.csv, row 9: {said} Choose one.",
        "data/x/claims.csv, row 8, “12 dead”: unit is empty. Choose one.",
    ]


@pytest.mark.parametrize(
    ("value", "near"),
    [
        ("deneid", "denied"), ("Denied", "denied"), ("in error", "in-error"), ("uncertian", "uncertain"),
        ("todo", "TODO"), ("retracted", ""), ("refuted", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_nearest_allowed_value_is_offered_if_one_is_near(value: str, near: str) -> None:
    allowed = ("", "stated", "denied", "withdrawn", "in-error", "uncertain", "TODO")
    assert meant(value, allowed) == (f": did you mean {near!r}?" if near else ".")
