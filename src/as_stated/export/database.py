"""The tables of all articles as one SQLite file, with keys, references and views, as Datasette opens it.

Words are TEXT as they are. A number is INTEGER or REAL where that keeps every digit, else TEXT: exact
either way. A day is TEXT, as SQLite's own date functions take it. An empty cell is NULL.
"""

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from as_stated.show import PlainTable, Schema, Stack, Type, plain_value

APPLICATION_ID = 0x41735374  # "AsSt": what says that a file is ours
# Bytes 96 to 99 of a file name the SQLite that wrote it. What they say does not matter to readers, and would make the
# bytes depend on the machine: all are written as this one (3.40.0).
_VERSION_AT, _VERSION = 96, (3_040_000).to_bytes(4, "big")
_CHANGES = bytes(4)  # bytes 24 to 27 count how often a file was written to; ours was made in memory
# Of a number none is declared, or SQLite would turn one that must be TEXT into a float.
_TYPES: dict[Type, str] = {
    "string": "TEXT", "integer": "INTEGER", "number": "", "boolean": "INTEGER", "date": "TEXT",
}  # fmt: skip
_VIEWS = """
CREATE VIEW figures AS
  SELECT article, producer, date_published, said, magnitude_status, magnitude, magnitude_to, hedge, holds,
         stance, units.plural AS counted, population, people_status, events.label AS event, speaker, url, claim_id
    FROM claims JOIN units USING (unit) JOIN events USING (article, event_id);
CREATE VIEW figures_that_hold AS SELECT * FROM figures WHERE holds;
CREATE VIEW figures_taken_back AS
  SELECT claims.article, claims.producer, claims.date_published, said, kind, changes."by", changes.exact AS words,
         claims.url, claims.claim_id
    FROM changes JOIN claims ON claims.article = changes.article AND claims.claim_id = to_claim
   WHERE kind IN ('withdraws', 'corrects') AND NOT holds;
CREATE VIEW speakers_and_figures AS
  SELECT speakers.article, speakers.name, speakers.role, speakers.party, speakers.kind, said, claim_id
    FROM speakers JOIN claims USING (article, speaker_id);
"""


def database(stack: Stack) -> bytes:
    """The tables as an SQLite file; the same stack gives the same bytes."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA encoding = 'UTF-8'")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        for table in stack.all:
            connection.execute(_create(table.schema))
            _fill(connection, table)
        for statement in filter(str.strip, _VIEWS.split(";")):
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        content = bytearray(connection.serialize())
    content[_VERSION_AT : _VERSION_AT + 4] = _VERSION
    return bytes(content)


def is_untouched_database(path: Path) -> bool:
    """Whether the file at a `path` is a database of ours that nothing has been written to since: writing counts up.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(100)
    ours = head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION_ID.to_bytes(
        4, "big"
    )
    return ours and head[24:28] == _CHANGES


def _create(schema: Schema) -> str:
    lines = [f"{_quoted(each.name)} {_TYPES[each.type]}".strip() for each in schema.columns]
    lines.append(f"PRIMARY KEY ({_listed(schema.key)})")
    lines += [
        f"FOREIGN KEY ({_listed(columns)}) REFERENCES {_quoted(table)} ({_listed(there)})"
        for columns, table, there in schema.foreign_keys
    ]
    if schema.name == "claims":  # units are those of all articles
        lines.append('FOREIGN KEY ("unit") REFERENCES "units" ("unit")')
    return f"CREATE TABLE {_quoted(schema.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _fill(connection: sqlite3.Connection, table: PlainTable) -> None:
    names = [column.name for column in table.schema.columns]
    marks = ", ".join("?" * len(names))
    rows = ([_value(row[name]) for name in names] for row in table.rows)
    connection.executemany(f"INSERT INTO {_quoted(table.schema.name)} VALUES ({marks})", rows)


def _value(value: Any) -> str | int | float | None:
    """A cell as SQLite has it: no digit is lost, and words stay words."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int) and abs(value) < 2**63:
        return value
    if isinstance(value, Decimal) and Decimal(repr(float(value))) == value:
        return float(value)
    return str(plain_value(value))


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return f'"{name}"'
