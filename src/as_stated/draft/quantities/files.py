"""The files of a quantity: those there are, as people saved them, and rows that go behind theirs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from as_stated.coding import (
    HAND_CODED,
    TODO,
    Row,
    Sheet,
    read_checked,
    read_saved,
    read_toml,
)
from as_stated.draft.proposals import toml
from as_stated.draft.quantities.figures import Figure, Figures
from as_stated.draft.quantities.relations import Followed
from as_stated.draft.rows import Cells, table
from as_stated.errors import CodingError, Problem
from as_stated.project import Project

STATEMENTS, ORIGINS, CHANGES, DEFINITION = (
    "statements.csv", "origins.csv", "changes.csv", "quantity.toml",
)  # fmt: skip
TABLES = (ORIGINS, CHANGES, STATEMENTS)
# What a new quantity takes in: what is counted or, if it begins with an estimate, what is estimated.
_COUNTED, _ESTIMATED = ("", "count", "list"), ("estimate", "survey")
FORM = """\
# What is followed through many articles, and whom it counts. data/README.md says what each field means.
label = {label}
event = {event}
counts_in = {todo}
counts_out = {todo}
unit = {unit}
people_status = {people_status}
form = {form}
methods = {methods}
reason = {todo}
"""


@dataclass(frozen=True)
class Files:
    """The folder of one quantity, as it is."""

    project: Project
    name: str

    @property
    def folder(self) -> Path:
        """Where they are."""
        return self.project.quantity_data(self.name)

    @property
    def where(self) -> str:
        """The folder as messages name it."""
        return self.project.shown(self.folder)

    @cached_property
    def relations(self) -> dict[str, str]:
        """The relation of each statement, by its key."""
        rows = self.rows[STATEMENTS]
        return {f"{row['article']}/{row['claim_id']}": row["relation"] for row in rows}

    def followed(self, figures: Figures) -> Followed:
        """What the quantity follows, by its `quantity.toml` and the statements that are the same.

        Raises:
            CodingError: one of its files cannot be read.
        """
        where = f"{self.where}/{DEFINITION}"
        values, problems = read_toml(self.folder / DEFINITION, where)
        problems = problems or [
            Problem(
                where, f"{each} is missing or not text.", "Fill it in; data/README.md says how."
            )
            for each in ("unit", "people_status", "form")
            if not isinstance(values.get(each), str)
        ]
        methods = values.get("methods", [])
        if not isinstance(methods, list):
            problems.append(Problem(where, "methods is not a list.", 'Write it as ["", "count"].'))
        if problems:
            raise CodingError(problems)
        return Followed(
            figures,
            values["unit"],
            values["people_status"],
            values["form"] or "level",
            methods,
            tuple(e for key, e in figures.all.items() if self.relations.get(key) == "same"),
            self.relations,
        )

    @cached_property
    def rows(self) -> Mapping[str, Sequence[Row]]:
        """The rows of each table; none of one that is not there.

        Raises:
            CodingError: a table cannot be read.
        """
        return {name: read_checked(self.project, self.folder / name) for name in TABLES}

    def with_rows(self, new: Mapping[str, Sequence[Cells]]) -> dict[Path, bytes]:
        """The tables that get rows, with these behind their own, which keep every byte."""
        return {
            self.folder / name: self._sheet(name).content(rows)
            for name, rows in new.items()
            if rows
        }

    def _sheet(self, name: str) -> Sheet:
        """A table as it is saved; one that is not there, in the form of the statements."""
        path = self.folder / name
        if path.exists():
            return read_saved(self.project, path)
        return self._sheet(STATEMENTS).with_header(HAND_CODED[name].must)


def first_files(
    folder: Path, begun: Figure, figures: Figures, new: Mapping[str, Sequence[Cells]]
) -> dict[Path, bytes]:
    """The files of a new quantity, `quantity.toml` last: without it none is begun.

    Args:
        begun: the figure that it begins with; `figures`: those of all articles.
        new: its rows by file.
    """
    files = {folder / name: _table(name, rows).encode() for name, rows in new.items() if rows}
    claim = begun.claim
    event = claim.event.event_id
    definition = FORM.format(
        label=toml(TODO),
        event=toml(event if event in figures.events else f"{begun.article}/{event}"),
        unit=toml(claim.unit.unit),
        people_status=toml(claim.people_status),
        form=toml(claim.form),
        methods=json.dumps(["", claim.method] if claim.method in _ESTIMATED else _COUNTED),
        todo=toml(TODO),
    )
    return {**files, folder / DEFINITION: definition.encode()}


def _table(name: str, rows: Sequence[Cells]) -> str:
    """A whole table, with those optional columns that this run or a later one may fill."""
    columns = HAND_CODED[name]
    header = (*columns.must, *(each for each in columns.optional if each in rows[0]))
    return table(header, rows)
