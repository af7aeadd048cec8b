"""Problems are listed so that a person can work through them."""

from as_stated.errors import Problem, Undecided
from as_stated.problems import list_problems


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
    lines = [*list_problems([problem(row) for row in range(2, 1002)])]
    assert len(lines) == 21
    assert lines[-1] == "and 980 more"


def test_values_of_one_file_are_not_rows() -> None:
    found = [Undecided("data/x/source.toml", "byline is undecided.", "Copy it.")]
    assert [*list_problems(found)] == ["data/x/source.toml: byline is undecided. Copy it."]
