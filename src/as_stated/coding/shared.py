"""`data/events.csv` and `data/speakers.csv`: the rows that articles share.

An article that names one of their ids, and has no row of that id itself, takes the row from there. So the
same ministry is one speaker in many articles. What a shared row says must not be more than the article
says: its name has to stand there; an office or a date that does not is left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from as_stated.coding.article import Article
from as_stated.coding.checks import (
    check_date,
    check_decided,
    check_filled,
    check_in_text,
    check_listed,
    check_loaded,
    check_wording,
)
from as_stated.coding.columns import DATE_BASES, EARLIER, RESERVED, SPEAKER_KINDS, UNKNOWN, Columns
from as_stated.coding.files import Row, read_text
from as_stated.coding.named import check_speaker, named_speakers
from as_stated.coding.rows import Table, read_rows, read_table
from as_stated.errors import Problem
from as_stated.project import Project

FILES = ("events.csv", "speakers.csv")
_PLACEHOLDER = re.compile(r"\{([a-z0-9-]+)\}")


class Shared(NamedTuple):
    """The shared rows by id, and what is wrong with their files."""

    events: Mapping[str, Row]
    speakers: Mapping[str, Row]
    problems: tuple[Problem, ...]
    notices: tuple[str, ...]


def read_shared(project: Project) -> Shared:
    """Read what articles share; a file that is missing holds no rows."""
    events, speakers = (_read(project, name) for name in FILES)
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
    return read_table(project, path)


@dataclass(frozen=True, slots=True)
class Taken:
    """What one article takes from the shared files.

    Attributes:
        rows: those of its own files and those that it takes, by file.
        problems: of the shared files as a whole, whichever rows the article takes.
    """

    rows: Mapping[str, Sequence[Row]]
    problems: Sequence[Problem] = ()
    notices: Sequence[str] = ()
    _keys: frozenset[str] = field(default=frozenset())

    def is_shared(self, row: Row) -> bool:
        """Whether a row of events or speakers is one that the article takes."""
        return row.key in self._keys


def take_shared(project: Project, article: Article, rows: Mapping[str, Sequence[Row]]) -> Taken:
    """Add the shared events and speakers that an article names to its own rows.

    Args:
        rows: of the article's own files.
    """
    shared = read_shared(project)
    if not (shared.events or shared.speakers or shared.problems):
        return Taken(rows, notices=shared.notices)
    told = _in_templates(project, article, rows)
    own = {row.key for name in FILES for row in rows[name]}
    named = {row["event_id"] for row in rows["claims.csv"]} | told
    events = [
        _fit_event(shared.events[key], article) for key in shared.events if key in named - own
    ]
    named = _speakers(project, article, rows) | told
    speakers = [
        _fit_speaker(shared.speakers[key], article) for key in shared.speakers if key in named - own
    ]
    keys = frozenset(row.key for row in (*events, *speakers))
    return Taken(
        rows={
            **rows,
            "events.csv": [*rows["events.csv"], *events],
            "speakers.csv": [*rows["speakers.csv"], *speakers],
        },
        problems=[*shared.problems, *_check_files(shared, keys)],
        notices=shared.notices,
        _keys=keys,
    )


def _speakers(project: Project, article: Article, rows: Mapping[str, Sequence[Row]]) -> set[str]:
    """The ids of the speakers that an article's rows name, its earlier ones included."""
    named = named_speakers([*rows["claims.csv"], *rows["changes.csv"]])
    path = project.data(article.name) / EARLIER["claims.csv"]
    if not path.is_file():
        return named
    columns = Columns(("version", "claim_id", "speaker_id"), ("stance_by", "cited_ids"))
    earlier = read_rows(path, project.shown(path), columns)
    return named | named_speakers(earlier.rows or ())


def _in_templates(
    project: Project, article: Article, rows: Mapping[str, Sequence[Row]]
) -> set[str]:
    """The ids that stand in an article's story and corrections."""
    story = read_text(project.data(article.name) / "story.toml", "")[0] or ""
    templates = [story, *(row["correction"] for row in rows["corrections.csv"])]
    return {name for each in templates for name in _PLACEHOLDER.findall(each)}


def _fit_event(row: Row, article: Article) -> Row:
    """An event for an article: without the words for its date that this one has not."""
    if not check_in_text(row, "date_as_stated", article):
        return row
    basis = "inferred" if row["date_basis"] in DATE_BASES else row["date_basis"]
    return replace(row, cells={**row.cells, "date_as_stated": "", "date_basis": basis})


def _fit_speaker(row: Row, article: Article) -> Row:
    """A speaker for an article: without an office that this one does not name."""
    if not check_in_text(row, "role", article):
        return row
    return replace(row, cells={**row.cells, "role": ""})


def check_shared_speaker(row: Row, article: Article) -> list[Problem]:
    """A speaker that an article takes: its name has to be one that the article has."""
    missing = check_in_text(row, "name", article)
    others = [each for each in check_speaker(row, article) if each not in missing]
    what = f"name is {row['name']!r}, and the text of {article.name} has no such words."
    todo = (
        f"Give data/{article.name}/speakers.csv a row {row.key}, with the name as it stands there."
    )
    return [*others, *(row.problem(what, todo) for _ in missing)]


def _check_files(shared: Shared, used: Iterable[str]) -> Iterator[Problem]:
    """What holds of a shared row in any article; of one that is used, its article finds the rest."""
    for row in (*shared.events.values(), *shared.speakers.values()):
        yield from check_decided(row)
        if row.key in (*RESERVED, UNKNOWN):
            yield row.problem(f"the id {row.key} has a meaning of its own.", "Rename it.")
    for row in shared.speakers.values():
        if row.key in shared.events:
            what = f"the id {row.key} stands in {shared.events[row.key].file} too."
            yield row.problem(what, "Rename one: a story could mean either.")
        if row["kind"] == "unnamed":
            what = "kind is unnamed, and nobody without a name is the same in two articles."
            yield row.problem(what, "Move the row into the speakers.csv of each article.")
        if row.key not in used:
            yield from check_filled(row, "name", "Copy it from an article.")
            yield from check_listed(row, "kind", SPEAKER_KINDS)
            yield from check_loaded(row, "party")
            yield from check_wording(row, "note")
    for row in shared.events.values():
        if row["date_basis"] == "resolved":
            what = "date_basis is resolved, but articles of several days share the row."
            yield row.problem(what, "Make it stated or inferred.")
        if row.key not in used:
            yield from check_filled(row, "label", "Name the event in a few words.")
            yield from check_date(row, "date_edtf", required=True)
            yield from check_listed(row, "date_basis", DATE_BASES)
