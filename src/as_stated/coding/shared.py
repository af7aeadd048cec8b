"""`data/events.csv` and `data/speakers.csv`: the rows that all articles share."""

from collections.abc import Mapping
from typing import NamedTuple

from as_stated.coding.columns import EVENT_COLUMNS, SPEAKER_COLUMNS, SPEAKER_OPTIONAL
from as_stated.coding.files import Row
from as_stated.coding.rows import Table, read_rows
from as_stated.errors import Problem
from as_stated.project import Project

_FILES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "events.csv": (EVENT_COLUMNS, (), "event_id"),
    "speakers.csv": (SPEAKER_COLUMNS, SPEAKER_OPTIONAL, "speaker_id"),
}


class Shared(NamedTuple):
    """The shared rows by id, and what is wrong with their files."""

    events: Mapping[str, Row]
    speakers: Mapping[str, Row]
    problems: tuple[Problem, ...]
    notices: tuple[str, ...]


def read_shared(project: Project) -> Shared:
    """Read what articles share; a file that is missing holds no rows."""
    events, speakers = (_read(project, name) for name in _FILES)
    return Shared(
        {row.key: row for row in events.rows or ()},
        {row.key: row for row in speakers.rows or ()},
        (*events.problems, *speakers.problems),
        (*events.notices, *speakers.notices),
    )


def _read(project: Project, name: str) -> Table:
    path = project.root / "data" / name
    if not (path.exists() or path.is_symlink()):
        return Table([], [])
    columns, optional, key = _FILES[name]
    return read_rows(path, project.shown(path), columns, key, optional)
