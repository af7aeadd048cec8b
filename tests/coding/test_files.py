"""CSV and TOML files that people typed: each fault has a message with its place."""

from pathlib import Path

import pytest

from as_stated.coding.columns import Columns
from as_stated.coding.files import read_toml
from as_stated.coding.rows import read_rows
from as_stated.coding.typed import read_number


def rows_of(tmp_path: Path, content: bytes, key: str | None = "id") -> tuple[list[str], list[str]]:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    rows, problems, _ = read_rows(path, "data/x.csv", Columns(("id", "text"), key=key))
    return [row.where for row in rows or ()], [str(problem) for problem in problems]


def test_rows_know_their_place(tmp_path: Path) -> None:
    where, problems = rows_of(tmp_path, b"id,text\na,1\nb-2,\n")
    assert where == ["data/x.csv, row 2 (a)", "data/x.csv, row 3 (b-2)"]
    assert problems == []


def test_columns_in_any_order_and_a_byte_order_mark(tmp_path: Path) -> None:
    """Spreadsheets write both."""
    assert rows_of(tmp_path, b"\xef\xbb\xbftext,id\n1,a\n")[1] == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"id,txt\na,1\n",
            "header: wrong columns: no column text; txt looks like text. Use: id, text. A column",
        ),
        (b"id,text,text\na,1,2\n", "twice text"),
        (b"", "is empty. Restore it, or write its first row: id,text."),
        (
            b"id,text\na\n",
            "row 2: 1 cell, but the header has 2. Give it as many, with a comma between them.",
        ),
        (b"id,text\na,1\na,2\n", "row 3 (a): id stands in row 2 already."),
        (b"id,text\nA b,1\n", "row 2 (A b): id is 'A b'. Use lower-case letters"),
        (b'id,text\na,"1\n', "not CSV"),
        (
            b"id,text\na,\xff\n",
            "line 2 is not UTF-8 (byte 10), but seems to be Windows-1252. Save the file as UTF-8; spread",
        ),
    ],
)
def test_faults_are_named(tmp_path: Path, content: bytes, message: str) -> None:
    problems = rows_of(tmp_path, content)[1]
    assert len(problems) == 1
    assert message in problems[0]


def test_missing_file(tmp_path: Path) -> None:
    _, problems, _ = read_rows(tmp_path / "no.csv", "data/no.csv", Columns(("id",)))
    assert [str(each) for each in problems] == [
        "data/no.csv: the file is missing. Add it; data/README.md says how."
    ]


def test_toml_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("title = Storm")
    _, problems = read_toml(path, "data/x.toml")
    assert "data/x.toml: not TOML" in str(problems[0])


def test_toml_nested_too_deep_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(f"a = {'[' * 10_000}", "utf-8")
    _, problems = read_toml(path, "data/x.toml")
    assert [str(each)[:21] for each in problems] == ["data/x.toml: not TOML"]


@pytest.mark.parametrize("text", ["6,500", "1e3", "−4", "--4", "about 3", " 3", "3 ", "١٢", "1."])
def test_what_is_no_plain_number(text: str) -> None:
    assert read_number(text) is None


def test_whole_numbers_are_integers() -> None:
    value = read_number("1200000.0")
    assert value == 1200000
    assert isinstance(value, int)
