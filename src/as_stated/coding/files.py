"""Hand-coded files: text, TOML and what a row is, so that a message can name the place."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from as_stated.characters import hidden_in, visible
from as_stated.errors import Problem, Undecided
from as_stated.problems import meant
from as_stated.reading import UnreadableError, read_file

TEXTS = (".csv", ".toml", ".tsv")
TABLES = (*TEXTS, ".ods", ".xls", ".xlsx")  # what somebody may take for a hand-coded file
TODO: Final = "TODO"  # as a whole cell or value: a person has undecided it


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
        """A problem in this row: `what` is wrong, and `todo` about it, a sentence each."""
        return Problem(self.where, what, todo, self._quote)

    def undecided(self, what: str, todo: str) -> Undecided:
        """The same of what a person has still to decide."""
        return Undecided(self.where, what, todo, self._quote)

    @property
    def _quote(self) -> str:
        quote = self.cells.get("exact", "")
        return "" if quote == TODO else quote

    def is_todo(self, column: str) -> bool:
        """Whether the cell is undecided: then nothing else is wrong with it."""
        return self.cells[column] == TODO

    @property
    def is_undecided(self) -> bool:
        """Whether any cell of the row is undecided."""
        return TODO in self.cells.values()

    def names(self, column: str) -> list[str]:
        """The names that a cell lists, apart by spaces, commas or semicolons; none if it is not there."""
        return [each for each in re.split(r"[\s,;]+", self.cells.get(column, "")) if each]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def read_toml(path: Path, where: str) -> tuple[dict[str, Any], list[Problem]]:
    """Read a TOML file; the table and every problem found."""
    text, problems = read_text(path, where)
    if text is None:
        return {}, problems
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        fault = error if isinstance(error, ValueError) else "it is nested too deep"
        return {}, [Problem(where, f"not TOML: {fault}.", "Correct that place.")]
    hidden = [
        Problem(where, f"{visible(name)} {fault}.", "Delete it.")
        for name, value in values.items()
        if (fault := next(filter(None, map(hidden_in, (name, *_texts(value)))), ""))
    ]
    return ({}, hidden) if hidden else (values, [])


def check_fields(
    where: str,
    values: Mapping[str, object],
    fields: Sequence[str],
    lists: Collection[str],
    optional: Collection[str] = (),
    if_missing: str = "Add it.",
) -> list[Problem]:
    """Fields of a TOML file that are missing, unknown or of another type.

    Args:
        values: what the file holds, by field.
        fields: those that there are; `lists`: those of them that are lists of strings, the others being
            strings; `optional`: those that may be missing; `if_missing`: what to do if another is.
    """
    problems = [
        Problem(
            where,
            f"there is no field {name}{meant(name, fields)}",
            f"The fields are: {', '.join(fields)}.",
        )
        for name in sorted({*values} - {*fields})
    ]
    for name in fields:
        value = values.get(name)
        is_list = isinstance(value, list) and all(isinstance(each, str) for each in value)
        if name not in values and name not in optional:
            problems.append(Problem(where, f"{name} is missing.", if_missing))
        elif name in lists and not is_list and value not in (TODO, None):
            todo = 'Write it as ["one", "another"].'
            problems.append(Problem(where, f"{name} is not a list of strings.", todo))
        elif name not in lists and not isinstance(value, str | None):
            problems.append(
                Problem(where, f"{name} is not a string.", "Put it in quotation marks.")
            )
    return problems


def _texts(value: object) -> Iterator[str]:
    """Every text in a value of TOML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from _texts(each)


def undecided(where: str, name: str, todo: str) -> Undecided:
    """That the column or field `name` is still `TODO`, and what to do (`todo`).

    >>> print(undecided("data/x/claims.csv, row 4 (people-killed)", "unit", "Choose one."))
    data/x/claims.csv, row 4 (people-killed): unit is undecided. Choose one.
    """
    return Undecided(where, f"{name} is undecided.", todo)


def decode(raw: bytes) -> tuple[str | None, str]:
    """The text of a file that holds `raw`; or none, and where it is not UTF-8.

    >>> decode(b"a\\n\\xff")
    (None, 'line 2 is not UTF-8 (byte 2)')
    """
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, f"line {line} is not UTF-8 (byte {error.start})"


def read_bytes(
    path: Path, where: str, if_missing: str = "Add it; data/README.md says how."
) -> tuple[bytes | None, list[Problem]]:
    """A file's content; or none, and why it cannot be read.

    Args:
        path: the file; `where` is its name in messages.
        if_missing: what to do if it is not there.
    """
    try:
        return read_file(path), []
    except UnreadableError as error:
        what = error.what if error.todo else "the file is missing"
        return None, [Problem(where, f"{what}.", error.todo or if_missing)]


def read_text(
    path: Path, where: str, if_missing: str = "Add it; data/README.md says how."
) -> tuple[str | None, list[Problem]]:
    """A file's text; or none, and why it cannot be read as text; `if_missing` as for `read_bytes`."""
    raw, problems = read_bytes(path, where, if_missing)
    if raw is None:
        return None, problems
    text, fault = decode(raw)
    if text is None:
        return None, [Problem(where, f"{fault}.", "Save the file as UTF-8.")]
    return text, []
