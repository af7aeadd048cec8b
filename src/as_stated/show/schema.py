"""What a tidy table is: columns with type, unit and definition, a key, and references; its CSV file.

The CSV files, `datapackage.json` (Frictionless Table Schema) and the codebook in `data/README.md`
all follow from, or are held to, the tables that `declared` makes of `columns`.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from as_stated.hashing import sha256
from as_stated.show.formulas import plain_words, safe_words

Type = Literal["string", "integer", "number", "boolean", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what a cell holds, in which type and unit."""

    name: str
    type: Type
    definition: str
    unit: str = ""
    is_sign: bool = False  # holds one of a few signs, never words
    may_be_empty: bool = False  # of one that refers to another table: some rows refer to nothing
    values: tuple[str, ...] = ()  # of a closed list: all that a cell may hold; empty: of none

    @property
    def holds_words(self) -> bool:
        """Whether its cells are words: there a spreadsheet could take one for a formula."""
        return self.type == "string" and not self.is_sign


@dataclass(frozen=True, slots=True)
class Schema:
    """One table: what a row is, its columns, the columns that name a row, and its foreign keys."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    refers: tuple[tuple[str, str, str], ...] = ()  # column, table, column there
    scope: tuple[str, ...] = ()  # of a table of all articles: what a name is unique within

    @property
    def foreign_keys(self) -> list[tuple[tuple[str, ...], str, tuple[str, ...]]]:
        """Columns, the table that they refer to, and the columns there."""
        return [
            (tuple(dict.fromkeys((*self.scope, column))), table,
             tuple(dict.fromkeys((*self.scope, there))))
            for column, table, there in self.refers
        ]  # fmt: skip

    def row_of(self, record: object, **cells: object) -> dict[str, Any]:
        """A row of the table: a cell for each column.

        Args:
            record: has what the columns hold, under their names.
            cells: what it has under another name or not at all, by the names of the columns.
        """
        return {
            each.name: cells[each.name] if each.name in cells else getattr(record, each.name)
            for each in self.columns
        }

    def read_csv(self, text: str) -> list[dict[str, str]]:
        """The rows of the table's CSV file, each cell as it was before it was made safe.

        >>> from as_stated.show.declared import EVENTS
        >>> EVENTS.read_csv("event_id,label\\n-week,'=1+1\\n")
        [{'event_id': '-week', 'label': '=1+1'}]
        """
        words = {column.name for column in self.columns if column.holds_words}
        return [
            {name: plain_words(cell) if name in words else cell for name, cell in row.items()}
            for row in csv.DictReader(io.StringIO(text, newline=""))
        ]

    def write_csv(self, rows: Iterable[Mapping[str, Any]]) -> str:
        """The table as its CSV file has it, each number with every digit that the coding has.

        Args:
            rows: one mapping a row, with a key for each column.
        """
        lines: list[Iterable[object]] = [[column.name for column in self.columns]]
        lines += ([_cell(column, row[column.name]) for column in self.columns] for row in rows)
        return "".join(f"{','.join(map(_quoted, each))}\n" for each in lines)

    def as_json(self) -> dict[str, Any]:
        """The table as a Frictionless Table Schema.

        It has no way to say that a reference within a scope may be empty: those are left out.
        """
        fields = [
            {"name": c.name, "type": c.type, "description": c.definition}
            | ({"unit": c.unit} if c.unit else {})
            | ({"constraints": {"enum": list(filter(None, c.values))}} if c.values else {})
            for c in self.columns
        ]
        schema: dict[str, Any] = {
            "fields": fields,
            "missingValues": [""],
            "primaryKey": list(self.key),
        }
        empty = {c.name for c in self.columns if self.scope and c.may_be_empty}
        keys = [key for key in self.foreign_keys if empty.isdisjoint(key[0])]
        if keys:
            schema["foreignKeys"] = [
                {"fields": list(columns), "reference": {"resource": table, "fields": list(there)}}
                for columns, table, there in keys
            ]
        return schema

    def as_resource(self, text: str) -> dict[str, Any]:
        """The table's CSV file as a resource of a data package (Frictionless)."""
        raw = text.encode()
        return {
            "name": self.name,
            "path": f"{self.name}.csv",
            "description": f"One row is {self.row}.",
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": len(raw),
            "hash": f"sha256:{sha256(raw)}",
            "schema": self.as_json(),
        }


def _cell(column: Column, value: object) -> object:
    """A cell of a CSV file; words that a spreadsheet would take for a formula are made safe."""
    return safe_words(str(value)) if column.holds_words and value else plain_value(value)


def _quoted(cell: object) -> str:
    """A cell in quotes wherever a program could take it for several.

    LibreOffice's window parts cells at semicolons and tabs as well, until it is told not to; `csv` would leave
    those without quotes.
    """
    text = str(cell)
    return '"{}"'.format(text.replace('"', '""')) if re.search(r'[,;\t"\r\n]', text) else text


def plain_value(value: object) -> object:
    """A `value` as a CSV file has it: no exponent, no separators, no decimals that are not there."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "" if value is None else value
