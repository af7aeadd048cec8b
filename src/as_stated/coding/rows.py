"""The rows of a hand-coded table: its columns found by name, its cells without what nobody meant."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from as_stated.characters import hidden_in, is_blank
from as_stated.coding.columns import HAND_CODED, MAY_BE_MISSING, Columns
from as_stated.coding.files import TODO, Row, read_bytes
from as_stated.coding.sheets import SEPARATORS, Record, Sheet, parse_sheet, read_sheet
from as_stated.coding.typed import NUMBERS, as_plain
from as_stated.errors import CodingError, Problem
from as_stated.project import ID, Project

# Of the words that tell a quote from its like, blanks count; and so at a quote's end beside them.
_CONTEXT = {
    "exact": ("prefix", "suffix"),
    "stance_words": ("stance_prefix", "stance_suffix"),
    "notice": ("notice_prefix", "notice_suffix"),
}
_AROUND = frozenset(chain.from_iterable(_CONTEXT.values()))
_SPREADSHEET_ERROR = re.compile(r"#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NUM!|NULL!)|Err:\d+")
# Likeness of two names, as difflib measures it. Tried on a hundred names of columns: all the
# misspelt ones lie above, and nearly all that people give to columns of their own lie below.
_ALIKE, _ALIKE_IF_SHORT = 0.62, 0.8


class Table(NamedTuple):
    """A hand-coded table as read.

    Attributes:
        rows: those that could be read; None if it is not a table with its columns.
        problems: everything found wrong.
        notices: what its reader should know, though nothing is wrong; a line each.
    """

    rows: list[Row] | None
    problems: list[Problem]
    notices: tuple[str, ...] = ()


def read_table(project: Project, path: Path) -> Table:
    """Read a hand-coded file of a project, whose name says what its columns are.

    One that may be missing has no rows if it is.
    """
    columns = HAND_CODED[path.name]
    if columns.if_needed and not (path.exists() or path.is_symlink()):
        return Table([], [])
    return read_rows(path, project.shown(path), columns)


def read_rows(path: Path, where: str, columns: Columns) -> Table:
    """Read a CSV file with these columns, in any order, and perhaps some of its owner's.

    A row has a cell for each column, without blanks around it. Blank rows are passed over.

    Args:
        path: the file; `where` is its name in messages.
        columns: those that it may have, and its key.
    """
    raw, problems = read_bytes(path, where)
    return parse_rows(raw, where, columns) if raw is not None else Table(None, problems)


def parse_rows(raw: bytes, where: str, columns: Columns) -> Table:
    """The same of `raw`, a file's content."""
    known, key = columns.all, columns.key
    sheet, problems = parse_sheet(raw, where, known)
    if sheet is None:
        return Table(None, problems)
    if wrong := _wrong_columns(where, sheet, columns):
        return Table(None, [wrong])
    find = partial(_misplaced, where, sheet, sheet.header)
    if misplaced := [each for each in map(find, sheet.rows) if each]:
        return Table(None, misplaced)  # without its row, other problems would follow
    rows = _rows(where, sheet, known, key)
    problems = [each for row in rows for each in _unreadable(row)]
    own = [name for name in sheet.header if name and name not in known]
    notices = [f"{where}: kept, but not read: {', '.join(own)}."] if own else []
    if sheet.encoding != "utf-8":
        notices.append(f"{where}: read as UTF-16, and kept so.")
    return Table(rows, [*problems, *(_wrong_keys(rows, key) if key else [])], tuple(notices))


def read_checked(project: Project, path: Path) -> list[Row]:
    """The rows of a hand-coded file, as `read_table` has them.

    Raises:
        CodingError: it cannot be read as such.
    """
    rows, problems, _ = read_table(project, path)
    if rows is None or problems:
        raise CodingError(problems)
    return rows


def read_saved(project: Project, path: Path) -> Sheet:
    """A hand-coded file as it is saved, with its form and its owner's columns.

    Raises:
        CodingError: it cannot be read as a table.
    """
    sheet, problems = read_sheet(path, project.shown(path), HAND_CODED[path.name].all)
    if sheet is None:
        raise CodingError(problems)
    return sheet


def _wrong_columns(where: str, sheet: Sheet, columns: Columns) -> Problem | None:
    """What keeps the header from being read, as one problem."""
    known, header = columns.all, sheet.header
    must = [column for column in columns.must if column not in MAY_BE_MISSING]
    # A file without any column that is known lacks all of them, not just those it must have.
    missing = [c for c in (must if set(header) & set(known) else columns.must) if c not in header]
    alike = [
        f"{name} looks like {near}"
        for name in header
        if name not in known and (near := resembling(name, known))
    ]
    twice = sorted({column for column in known if header.count(column) > 1})
    said = [f"no column {', '.join(missing)}"] if missing else []
    said += alike
    said += [f"twice {', '.join(twice)}"] if twice else []
    if not said:
        return None
    if not any(header):
        todo = f"Restore it, or write its first row: {','.join(columns.must)}."
        return Problem(where, "is empty.", todo)
    unknown = [name for name in header if name not in known] if missing and not alike else []
    said += [f"unknown {', '.join(unknown)}"] if unknown else []
    more = f" If needed: {', '.join(columns.optional)}." if columns.optional else ""
    own = " A column of your own needs a name unlike these." if alike else ""
    todo = f"Use: {', '.join(columns.must)}.{more}{own}"
    return Problem(f"{where}, header", f"wrong columns: {'; '.join(said)}.", todo)


def resembling(name: str, known: Iterable[str]) -> str:
    """The one of the columns `known` that `name` may be meant for; empty if it is like none.

    >>> resembling("stanec", ["event_id", "stance"]), resembling("Event ID", ["event_id", "stance"])
    ('stance', 'event_id')
    >>> resembling("reviewed by", ["event_id", "stance"])
    ''
    """
    plain = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
    for column in known:
        if plain == column or (len(plain) > 3 and plain in column.split("_")):
            return column
    short = [column for column in known if len(column) < 4]
    long = [column for column in known if len(column) >= 4]
    near = get_close_matches(plain, long, 1, _ALIKE)
    return next(iter(near or get_close_matches(plain, short, 1, _ALIKE_IF_SHORT)), "")


def _rows(where: str, sheet: Sheet, known: Sequence[str], key: str | None) -> list[Row]:
    """The records below the header as rows."""
    rows, header = [], sheet.header
    for record in sheet.rows:
        named = dict(zip(header, record.cells, strict=False))
        cells = {column: named.get(column, "") for column in known}
        cells = {each: cell and _tidy(each, cell, cells) for each, cell in cells.items()}
        rows.append(Row(where, record.number, cells[key] if key else "", cells))
    return rows


def _misplaced(where: str, sheet: Sheet, names: Sequence[str], record: Record) -> Problem | None:
    """A row with too few or too many cells, or one below no name: its cells may be another's."""
    if len(record.cells) == len(names) and all(names):
        return None
    place, mark = f"{where}, row {record.number}", SEPARATORS.get(sheet.separator, sheet.separator)
    said = f"{len(record.cells)} cells, but the header has {len(names)}."
    if len(record.cells) < len(names):
        todo = f"Give it as many, with a {mark} between them."
        return Problem(place, said.replace("1 cells", "1 cell"), todo)
    for at, cell in enumerate(record.cells):
        if cell.strip() and at >= len(names):
            return Problem(place, said, f"Put a cell that holds a {mark} in quotation marks.")
        if cell.strip() and not names[at]:
            what = f"cell {at + 1} is {cell.strip()!r}, but its column has no name."
            return Problem(place, what, "Name that column in the header, or empty the cell.")
    return None


def _tidy(column: str, cell: str, row: dict[str, str]) -> str:
    """A cell without blanks around it that nobody meant; a number as plain as it can be read."""
    if column in NUMBERS:
        return as_plain(cell.strip())
    if column in _AROUND:
        return cell
    if column not in _CONTEXT:
        return cell.strip()
    before, after = (row.get(each, "").strip() for each in _CONTEXT[column])
    cell = cell if before else cell.lstrip()
    return cell if after else cell.rstrip()


def _unreadable(row: Row) -> Iterator[Problem]:
    """Cells with characters that cannot be shown, or in which a spreadsheet left an error."""
    for column, cell in row.cells.items():
        if not cell:
            continue
        if fault := hidden_in(cell):
            yield row.problem(f"{column} {fault}.", "Delete it.")
        elif cell.strip() and is_blank(cell):
            yield row.problem(f"{column} holds nothing that can be seen.", "Empty it.")
        elif _SPREADSHEET_ERROR.fullmatch(cell):
            what = f"{column} is {cell}: the spreadsheet took it for a formula."
            yield row.problem(what, "Type it again, with an apostrophe before it.")


def _wrong_keys(rows: Iterable[Row], key: str) -> Iterator[Problem]:
    """Ids that are malformed, or that stand twice; several rows may have none yet."""
    seen: dict[str, int] = {}
    for row in rows:
        if row.key == TODO:
            continue
        if not ID.fullmatch(row.key):
            what = f"{key} is {row.key!r}."
            yield row.problem(what, "Use lower-case letters, digits and single hyphens.")
        elif row.key in seen:
            what = f"{key} stands in row {seen[row.key]} already."
            yield row.problem(what, "Give each row an id of its own.")
        seen.setdefault(row.key, row.number)
