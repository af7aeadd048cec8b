"""The files of an article as rows, before anything in them is checked against its text."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from as_stated.coding.checks import check_decided
from as_stated.coding.columns import EARLIER, HAND_CODED, RESERVED
from as_stated.coding.files import TABLES, TEXTS, TODO, Row, read_bytes
from as_stated.coding.named import check_unit
from as_stated.coding.rows import Table, parse_rows, read_table
from as_stated.coding.versions import VERSIONS
from as_stated.errors import Problem
from as_stated.project import Project

OWN = (
    "events.csv", "speakers.csv", "claims.csv", "quotes.csv", "exclusions.csv", "corrections.csv",
    "changes.csv",
)  # fmt: skip
_KNOWN = (*OWN, "source.toml", "story.toml", VERSIONS, *EARLIER.values())


def read_tables(
    project: Project, article: str
) -> tuple[dict[str, list[Row]] | None, list[Problem], list[str]]:
    """Read an article's tables, and the units, which all articles share and which are checked here.

    Returns:
        The rows by file, or None where one is not a table with its columns; every problem; and what is to be
        known though nothing is wrong, a line each.
    """
    folder = project.data(article)
    read = {"units.csv": _read_units(project)}
    read |= {name: _read(project, folder / name) for name in OWN}
    problems = [each for table in read.values() for each in table.problems]
    problems += _other_files(project, folder)
    notices = [each for table in read.values() for each in table.notices]
    rows = {name: table.rows for name, table in read.items() if table.rows is not None}
    return (rows if len(rows) == len(read) else None), problems, notices


def check_ids(rows: Sequence[Row]) -> Iterator[Problem]:
    """The story names claims, events and speakers alike, so an id of `rows` may stand in one file only."""
    seen: dict[str, str] = {}
    for row in rows:
        if row.key != TODO and seen.setdefault(row.key, row.file) != row.file:
            what = f"the id {row.key} stands in {seen[row.key]} too."
            yield row.problem(what, "Rename one: the story could mean either.")
        if row.key in RESERVED:
            yield row.problem(f"the id {row.key} has a meaning of its own.", "Rename it.")


def _read_units(project: Project) -> Table:
    path = project.root / "data" / "units.csv"
    raw, problems = read_bytes(path, project.shown(path))
    return _units(raw, project.shown(path)) if raw is not None else Table(None, problems)


@lru_cache(maxsize=2)
def _units(raw: bytes, where: str) -> Table:
    """The units: a few hundred, the same for each article that is checked in this process."""
    table = parse_rows(raw, where, HAND_CODED["units.csv"])
    wrong = [each for row in table.rows or () for each in (*check_decided(row), *check_unit(row))]
    return table._replace(problems=[*table.problems, *wrong])


def _read(project: Project, path: Path) -> Table:
    if path.name == "quotes.csv" and path.is_file() and not path.stat().st_size:
        return Table([], [])
    return read_table(project, path)


def _other_files(project: Project, folder: Path) -> Iterator[Problem]:
    """A table whose name is not known would be left out without a word."""
    for path in sorted(folder.glob("[!.~]*")):  # not Excel's mark of an open file
        if path.name in _KNOWN:
            continue
        where = project.shown(path)
        if path.suffix.lower() in TABLES:
            near = get_close_matches(path.name, _KNOWN, n=1)
            verb = "Rename it to" if path.suffix.lower() in TEXTS else "Save it as"
            todo = f"{verb} {near[0]}, or move it away." if near else "Move it away."
            yield Problem(where, "no file of that name is read.", todo)
        elif not path.is_file():
            yield Problem(where, "is not a file, and is not read.", "Move it away.")
