"""The files of a quantity as rows, before anything in them is checked against an article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from as_stated.coding import files
from as_stated.coding.columns import QUANTITY_FIELDS
from as_stated.coding.files import TODO, Row, check_fields, read_toml
from as_stated.coding.rows import Table, read_table
from as_stated.errors import Problem
from as_stated.problems import meant
from as_stated.project import Project

HEAD = "quantity.toml"
TABLES = ("statements.csv", "origins.csv", "changes.csv")


class Fields(Row):
    """The fields of `quantity.toml` as the cells of a row; a message names just the file."""

    __slots__ = ()

    @property
    def where(self) -> str:
        """The file, as messages name it."""
        return self.file


@dataclass(frozen=True, slots=True)
class Tables:
    """A quantity's files as rows.

    Attributes:
        head: the fields of `quantity.toml` that are no list; `methods`: the one that is.
        units: the rows of `data/units.csv`, by id.
    """

    head: Fields
    methods: tuple[str, ...]
    statements: Sequence[Row]
    origins: Sequence[Row]
    changes: Sequence[Row]
    units: Mapping[str, Row]
    notices: tuple[str, ...] = ()


def read_tables(project: Project, name: str) -> tuple[Tables | None, list[Problem]]:
    """Read the files of the quantity `name`: None if one is not a table with its columns, and all problems."""
    where = project.shown(project.quantity_data(name) / HEAD)
    values, problems = read_toml(project.quantity_data(name) / HEAD, where)
    problems = problems or check_fields(where, values, QUANTITY_FIELDS, ("methods",))
    is_broken = bool(problems)
    read = {file: _read(project, name, file) for file in TABLES}
    rows = {file: table.rows for file, table in read.items() if table.rows is not None}
    problems += [each for table in read.values() for each in table.problems]
    problems += _other_files(project, name)
    if is_broken or len(rows) < len(read):
        return None, problems
    units = read_table(project, project.root / "data" / "units.csv")
    problems += units.problems
    methods = values.pop("methods")
    cells = {field: str(value).strip() for field, value in values.items()}
    tables = Tables(
        head=Fields(where, 0, "", cells | ({"methods": TODO} if methods == TODO else {})),
        methods=() if methods == TODO else tuple(methods),
        statements=[_named(row) for row in rows["statements.csv"]],
        origins=rows["origins.csv"],
        changes=rows["changes.csv"],
        units={row.key: row for row in units.rows or ()},
        notices=tuple(notice for table in read.values() for notice in table.notices),
    )
    return tables, problems


def _read(project: Project, name: str, file: str) -> Table:
    """One table; that of the statements must have some."""
    path = project.quantity_data(name) / file
    table = read_table(project, path)
    if file != "statements.csv" or table.rows != []:
        return table
    todo = "Add those of an article, or remove the quantity’s folder."
    empty = Problem(project.shown(path), "holds no statements.", todo)
    return Table(None, [*table.problems, empty], table.notices)


def _named(row: Row) -> Row:
    """A statement's row by the name that others give it: `article/claim`."""
    return replace(row, key=f"{row['article']}/{row['claim_id']}")


def _other_files(project: Project, name: str) -> list[Problem]:
    """A file whose name is not known would be left out without a word."""
    folder = project.quantity_data(name)
    known = (HEAD, *TABLES)
    return [
        Problem(
            project.shown(path),
            f"no file of that name is read{meant(path.name, known)}",
            f"A quantity has {', '.join(known)}: rename it, or move it away.",
        )
        for path in sorted(folder.glob("[!.~]*"))
        if path.name not in known and (path.suffix.lower() in files.TABLES or not path.is_file())
    ]
