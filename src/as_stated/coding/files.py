"""Hand-coded files: CSV rows and TOML, read so that a message can name the place."""

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from as_stated.characters import hidden_in, visible
from as_stated.errors import CodingError, Problem, Undecided
from as_stated.project import ID, Project
from as_stated.reading import UnreadableError, read_file

TODO = "TODO"  # as a whole cell or value: a person has undecided it


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a CSV file. `number` is that of a spreadsheet: the header is row 1."""

    file: str
    number: int
    key: str
    cells: dict[str, str]

    @property
    def where(self) -> str:
        """The row as messages name it: `data/x/claims.csv, row 4 (killed-2022)`."""
        return f"{self.file}, row {self.number}" + (f" ({self.key})" if self.key else "")

    def problem(self, what: str, todo: str) -> Problem:
        """A problem in this row."""
        return Problem(self.where, what, todo)

    def is_todo(self, column: str) -> bool:
        """Whether the cell is undecided: then nothing else is wrong with it."""
        return self.cells[column] == TODO

    @property
    def is_undecided(self) -> bool:
        """Whether any cell of the row is undecided."""
        return TODO in self.cells.values()

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def read_rows(
    path: Path,
    where: str,
    columns: Sequence[str],
    key: str | None = None,
    optional: Sequence[str] = (),
) -> tuple[list[Row] | None, list[Problem]]:
    """Read a CSV file with these columns, in any order.

    Args:
        path: the file; `where` is its name in messages.
        columns: what its header must have.
        key: the column that names a row: an id, unique in the file. None: rows have no name.
        optional: columns that it may leave out; they read as empty.

    Returns:
        The rows that could be read, with a cell for each column, and every problem found; no rows at
        all, but None, if it is no table with these columns.
    """
    text, problems = read_text(path, where)
    if text is None:
        return None, problems
    lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        records = [(number, line) for number, line in enumerate(lines, start=1) if line]
    except csv.Error as error:
        at = f"{where}, line {lines.line_num}"
        return None, [Problem(at, f"not CSV: {error}.", "Close the quotation mark.")]
    header = records[0][1] if records else []
    if wrong := _wrong_columns(where, header, columns, optional):
        return None, [wrong]
    rows, wrong_rows = _rows(where, header, records[1:], key, optional)
    return rows, [*problems, *wrong_rows, *(_wrong_keys(rows, key) if key else [])]


def _rows(
    where: str,
    header: Sequence[str],
    records: Iterable[tuple[int, Sequence[str]]],
    key: str | None,
    optional: Sequence[str],
) -> tuple[list[Row], list[Problem]]:
    """The records as rows, and what is wrong with one."""
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, record in records:
        if len(record) != len(header):
            what = f"{len(record)} cells, but the header has {len(header)}."
            todo = "Put a cell that holds a comma in quotation marks."
            problems.append(Problem(f"{where}, row {number}", what, todo))
        else:
            cells = dict.fromkeys(optional, "") | dict(zip(header, record, strict=True))
            row = Row(where, number, cells[key] if key else "", cells)
            rows.append(row)
            problems += _hidden_characters(row)
    return rows, problems


def _hidden_characters(row: Row) -> list[Problem]:
    """Cells with characters that cannot be shown."""
    return [
        row.problem(f"{column} {fault}.", "Delete it.")
        for column, cell in row.cells.items()
        if (fault := hidden_in(cell))
    ]


def _wrong_keys(rows: Iterable[Row], key: str) -> list[Problem]:
    """Ids that are none, or that stand twice; several rows may wait for theirs."""
    problems = []
    seen: dict[str, int] = {}
    for row in rows:
        if row.key == TODO:
            continue
        if not ID.fullmatch(row.key):
            what = f"{key} is {row.key!r}."
            problems.append(row.problem(what, "Use lower-case letters, digits and single hyphens."))
        elif row.key in seen:
            what = f"{key} stands in row {seen[row.key]} already."
            problems.append(row.problem(what, "Give each row an id of its own."))
        seen.setdefault(row.key, row.number)
    return problems


def read_toml(path: Path, where: str) -> tuple[dict[str, Any], list[Problem]]:
    """Read a TOML file; the table and every problem found."""
    text, problems = read_text(path, where)
    if text is None:
        return {}, problems
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        fault = error if isinstance(error, ValueError) else "it is nested too deep"
        return {}, [Problem(where, f"not TOML: {fault}.", "Mend that place.")]
    hidden = [
        Problem(where, f"{visible(name)} {fault}.", "Delete it.")
        for name, value in values.items()
        if (fault := next(filter(None, map(hidden_in, (name, *_texts(value)))), ""))
    ]
    return ({}, hidden) if hidden else (values, [])


def _texts(value: object) -> Iterator[str]:
    """Every text in a value of TOML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from _texts(each)


def undecided(where: str, name: str, todo: str) -> Undecided:
    """A column or field of that name that is still `TODO`.

    >>> print(undecided("data/x/claims.csv, row 4 (people-killed)", "unit", "Choose one."))
    data/x/claims.csv, row 4 (people-killed): unit is undecided. Choose one.
    """
    return Undecided(where, f"{name} is undecided.", todo)


def csv_line(cells: Iterable[str]) -> str:
    """Cells as one line of CSV, without its line end; quoted only where they must be.

    >>> print(csv_line(["4,000", "the ", "soldiers"]))
    "4,000",the ,soldiers
    """
    return ",".join(
        '"' + cell.replace('"', '""') + '"' if re.search(r'[",\r\n]', cell) else cell
        for cell in cells
    )


def decode(raw: bytes) -> tuple[str | None, str]:
    """A file's text; or none, and where it is not UTF-8.

    >>> decode(b"a\\n\\xff")
    (None, 'line 2 is not UTF-8 (byte 2)')
    """
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, f"line {line} is not UTF-8 (byte {error.start})"


def read_number(text: str) -> int | Decimal | None:
    """A plain number as people type it into a cell: 286, 1.5, -15; None for anything else. Exact.

    >>> read_number("286"), read_number("-1.5"), read_number("6,500"), read_number("")
    (286, Decimal('-1.5'), None, None)
    """
    if not re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII):
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:  # more digits than an exponent can say
        return None
    return int(value) if value == value.to_integral_value() else value


def read_text(
    path: Path, where: str, if_missing: str = "Add it; data/README.md says how."
) -> tuple[str | None, list[Problem]]:
    """A file's text; or none, and why it cannot be read as text.

    Args:
        path: the file; `where` is its name in messages.
        if_missing: what to do if it is not there.
    """
    try:
        text, fault = decode(read_file(path))
    except UnreadableError as error:
        what = error.what if error.todo else "the file is missing"
        return None, [Problem(where, f"{what}.", error.todo or if_missing)]
    if text is None:
        return None, [Problem(where, f"{fault}.", "Save the file as UTF-8.")]
    return text, []


def _wrong_columns(
    where: str, header: Sequence[str], columns: Sequence[str], optional: Sequence[str]
) -> Problem | None:
    missing = [column for column in columns if column not in header]
    unknown = [column for column in header if column not in (*columns, *optional)]
    twice = sorted({column for column in header if header.count(column) > 1})
    said = [
        f"{label} {', '.join(names)}"
        for label, names in (("no column", missing), ("unknown", unknown), ("twice", twice))
        if names
    ]
    if not said:
        return None
    more = f" If needed: {', '.join(optional)}." if optional else ""
    todo = f"Use: {', '.join(columns)}.{more}"
    return Problem(f"{where}, header", f"wrong columns: {'; '.join(said)}.", todo)


def read_checked(
    project: Project,
    path: Path,
    columns: Sequence[str],
    key: str | None = None,
    optional: Sequence[str] = (),
) -> list[Row]:
    """The rows of a hand-coded file; as `read_rows`.

    Raises:
        CodingError: it cannot be read as such.
    """
    rows, problems = read_rows(path, project.shown(path), columns, key, optional)
    if rows is None or problems:
        raise CodingError(problems)
    return rows
