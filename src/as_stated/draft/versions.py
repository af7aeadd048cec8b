"""The text that a changed one replaces, kept beside it, with the rows of its coding."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from as_stated.coding import (
    EARLIER,
    HAND_CODED,
    TODO,
    VERSIONS,
    Sheet,
    is_day,
    read_checked,
    read_saved,
    read_text,
)
from as_stated.errors import CodingError, InputError
from as_stated.hashing import sha256
from as_stated.project import Project
from as_stated.reading import UnreadableError, read_file


@dataclass(frozen=True, slots=True)
class Earlier:
    """The text before a changed one.

    Attributes:
        text: what `seeds/<article>.txt` held; None: the text is not changed, or what it was is not known.
        version: its number; None like the text.
        files: what is written so that it is kept: its text, and `versions.csv`.
        is_resumed: whether a draft of the same change was stopped before it was done.
        said: what to tell of it, a line each.
    """

    text: str | None
    version: int | None
    files: Mapping[Path, bytes]
    is_resumed: bool
    said: tuple[str, ...]


def find_earlier(
    project: Project, name: str, text: str, source: Mapping[str, object], like: Sheet
) -> Earlier:
    """The text that a new one replaces, with the files that keep it.

    Args:
        project: its project; `name`: the article's.
        text: the new text; `like`: a table in whose form a new `versions.csv` is written.
        source: the values of `source.toml`: the hash of the text that was coded, and the day on which it
            was read.

    Raises:
        CodingError: `versions.csv` or the text cannot be read.
    """
    seed = project.seed(name)
    old, problems = read_text(seed, project.shown(seed)) if seed.exists() else (None, [])
    if problems:
        raise CodingError(problems)
    rows = read_checked(project, project.data(name) / VERSIONS)
    known = {int(row["version"]): row["sha256"] for row in rows if row["version"].isdecimal()}
    said = []
    hashes = [*(sha256(each.encode()) for each in (old or "", text)), *known.values()]
    if source.get("sha256") not in ("", TODO, *hashes):
        why = "is missing" if old is None else "was changed in place"
        todo = "Next time leave that file alone, and give draft the new text as another one."
        said = [f"The text that was coded is not kept: {project.shown(seed)} {why}. {todo}"]
    if old is None or old == text:
        return Earlier(None, None, {}, False, tuple(said))
    kept = project.earlier_texts(name)
    last = max([*known, *kept], default=0)
    is_listed = known.get(last) == sha256(old.encode())
    is_begun = last in kept and last not in known and read_text(kept[last], "")[0] == old
    version = last if is_listed or is_begun else last + 1
    files = {project.earlier_text(name, version): old.encode()}
    if not is_listed:
        files |= _listed(project, name, version, source, old, like)
    said += [f"The text before it is kept: {project.shown(project.earlier_text(name, version))}."]
    return Earlier(old, version, files, is_listed or is_begun, tuple(said))


def _listed(
    project: Project,
    name: str,
    version: int,
    source: Mapping[str, object],
    text: str,
    like: Sheet,
) -> dict[Path, bytes]:
    """The file that a text was taken from, under its new name, and the list with a row for that text."""
    seen, recorded = (str(source.get(each) or "") for each in ("date_accessed", "original_sha256"))
    originals = _originals(project, name, version, recorded)
    cells = {
        "version": str(version),
        "seen_on": seen if is_day(seen) else "",
        "sha256": sha256(text.encode()),
        "note": "",
        "original_sha256": recorded if originals else "",
    }
    path = project.data(name) / VERSIONS
    is_there = path.exists()
    sheet = read_saved(project, path) if is_there else like.with_header(HAND_CODED[VERSIONS].must)
    return {**originals, path: sheet.content([cells])}


def _originals(project: Project, name: str, version: int, recorded: str) -> dict[Path, bytes]:
    """The file that the text was taken from, under the name that it has from now on.

    Args:
        recorded: its hash, as `source.toml` has it.
    """
    files = {}
    for path in sorted((project.root / "seeds").glob(f"{name}.original.*")):
        try:
            content = read_file(path)
        except UnreadableError:
            continue
        if sha256(content) == recorded:
            files[project.original(name, path.name.rpartition(".")[2], version)] = content
    return files


def _named(sheet: Sheet) -> list[dict[str, str]]:
    """The cells of each row that hold something, by column."""
    return [
        {name: cell for name, cell in zip(sheet.header, row.cells, strict=False) if name and cell}
        for row in sheet.rows
    ]


@dataclass(frozen=True, slots=True)
class EarlierRows:
    """The rows of a file of an article that were for an earlier text.

    Args:
        project: its project; `folder`: the article's, in `data/`; `file`: whose rows they are.
        version: the number of the text that they were for.
    """

    project: Project
    folder: Path
    file: str
    version: int

    def with_rows(self, sheet: Sheet, rows: Collection[int]) -> dict[Path, bytes]:
        """The file of earlier rows with those that are replaced now.

        Args:
            sheet: the article's file as it is.
            rows: their numbers there. Their cells are kept as they are, those of one's own columns too.

        Raises:
            InputError: two columns of one's own have one name.
            CodingError: the file of earlier rows cannot be read.
        """
        own = [name for name in sheet.header if name]
        if twice := sorted({name for name in own if own.count(name) > 1}):
            where = f"{self.project.shown(self.folder / self.file)}, header"
            raise InputError(f"{where}: the column {twice[0]!r} stands twice. Rename one of them.")
        cells = [
            {"version": str(self.version), **each}
            for row, each in zip(sheet.rows, _named(sheet), strict=True)
            if row.number in rows
        ]
        there = self._there()
        kept = sheet.with_header(("version", *own))
        if self._path.exists():
            kept = read_saved(self.project, self._path)
        return {self._path: kept.content([each for each in cells if each not in there])}

    def are_replaced(self, sheet: Sheet) -> bool:
        """Whether the article's file has the rows of the new text already: an earlier row is in it no longer.

        Raises:
            CodingError: the file of earlier rows cannot be read.
        """
        rows = [{**row, "version": ""} for row in _named(sheet)]
        return any({**each, "version": ""} not in rows for each in self._there())

    @property
    def _path(self) -> Path:
        return self.folder / EARLIER[self.file]

    def _there(self) -> list[dict[str, str]]:
        """The filled cells of each earlier row of the version, by column, as they stand in their file."""
        if not read_checked(self.project, self._path):
            return []
        rows = _named(read_saved(self.project, self._path))
        return [row for row in rows if row.get("version", "").strip() == str(self.version)]


def with_open_day(source: str) -> str:
    """`source.toml` with the day on which the text was read left open, where it has one.

    >>> with_open_day('date_accessed = "2024-05-14"')
    'date_accessed = "TODO"'
    >>> with_open_day('date_accessed = ""')
    'date_accessed = ""'
    """
    return re.sub(
        r"(?m)^(\s*date_accessed\s*=\s*)[\"']\d{4}-\d\d-\d\d[\"']", rf'\g<1>"{TODO}"', source
    )
