"""The coding of an article as it is, while it is brought up to a changed text."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from as_stated.coding import (
    HAND_CODED,
    Row,
    Sheet,
    Unit,
    is_day,
    read_checked,
    read_saved,
    read_toml,
)
from as_stated.draft.figures import Drafter, bare_article
from as_stated.draft.inherit import Text
from as_stated.draft.intake import Given
from as_stated.draft.no_figures import story_without
from as_stated.draft.replace import Placed, replaced_in
from as_stated.draft.rows import KEPT, QUOTES, Cells, Rows, read_shared_rows
from as_stated.draft.templates import with_original
from as_stated.draft.tokens import ReadText
from as_stated.draft.versions import (
    Earlier,
    EarlierRows,
    with_open_day,
)
from as_stated.errors import CodingError, Problem
from as_stated.hashing import sha256
from as_stated.project import Project

ANCHORED = ("claims.csv", QUOTES, "exclusions.csv")
# So that a draft that was killed between two files can be run again: what names a thing comes after
# it, and the text itself last. What is kept of the text before is written before all of these.
ORDER = (
    "events.csv", "speakers.csv", "exclusions.csv", "story.toml", QUOTES, "claims.csv", "source.toml",
)  # fmt: skip


@dataclass(frozen=True)
class Current:
    """The coding as it is, which is drafted further.

    Args:
        project: its project; `name`: the article's.
        given: the new text; `units`: the rows of `data/units.csv`.
        event: the label of one event for all new figures; empty: each has that of its own date.
    """

    project: Project
    name: str
    given: Given
    units: Collection[Unit]
    event: str

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return self.project.data(self.name)

    @property
    def where(self) -> str:
        """The folder as messages name it."""
        return self.project.shown(self.folder)

    @cached_property
    def values(self) -> Mapping[str, object]:
        """The values of `source.toml`.

        Raises:
            CodingError: it cannot be read.
        """
        path = self.folder / "source.toml"
        values, problems = read_toml(path, self.project.shown(path))
        if problems:
            raise CodingError(problems)
        return values

    def _source(self) -> str:
        """`source.toml` with the hash of the new text."""
        path = self.folder / "source.toml"
        found = r"(?m)^(\s*sha256\s*=\s*)[\"'].*?[\"']"
        digest = sha256(self.given.text.encode())
        source, times = re.subn(found, rf'\g<1>"{digest}"', path.read_bytes().decode())
        if times != 1:
            where = self.project.shown(path)
            raise CodingError([Problem(where, "sha256 is missing.", 'Add sha256 = "".')])
        return with_original(source, self.given.original)

    @cached_property
    def kept(self) -> dict[str, list[Row]]:
        """The rows by file; the key of a further quote is that of its claim."""
        paths = {file: self.folder / file for file in KEPT}
        if not paths[QUOTES].is_file() or not paths[QUOTES].stat().st_size:
            del paths[QUOTES]
        rows = {file: read_checked(self.project, path) for file, path in paths.items()}
        further = [replace(row, key=row["claim_id"]) for row in rows.get(QUOTES, ())]
        return rows | ({QUOTES: further} if QUOTES in rows else {})

    @property
    def cells(self) -> dict[str, list[dict[str, str]]]:
        """The cells of the rows beside which new ones are drafted."""
        return {file: [row.cells for row in self.kept.get(file, ())] for file in KEPT}

    @cached_property
    def shared(self) -> dict[str, list[Cells]]:
        """The events and speakers of all articles."""
        return read_shared_rows(self.project)

    @property
    def anchored(self) -> list[Row]:
        """The rows with a quote."""
        return [row for file in ANCHORED for row in self.kept.get(file, ())]

    @cached_property
    def sheets(self) -> dict[str, Sheet]:
        """The files themselves."""
        return {file: read_saved(self.project, self.folder / file) for file in self.kept}

    def drafter(self, read: ReadText, rows: Rows) -> Drafter:
        """What drafts rows for numbers of a text; `rows` are those there are, and get the new ones."""
        article = bare_article(self.name, read.text)
        return Drafter(article, read.numbers, self.units, _published(self.values), rows, self.event)

    def guess(self, text: str) -> Text:
        """A text with what a draft guesses of it."""
        bare = self.only_read(text)
        drafter = self.drafter(bare.read, Rows(self.cells, self.shared))
        drafter.add(bare.read.numbers)
        return replace(bare, guesses=drafter.drafted)

    def only_read(self, text: str) -> Text:
        """A text of which nothing is guessed."""
        return Text(ReadText(text), bare_article(self.name, text), {})

    def done(self, earlier: Earlier) -> list[str]:
        """The files that a draft of the same change had written before it was stopped.

        Args:
            earlier: the text before, which says whether there was one.
        """
        if not earlier.version or not earlier.is_resumed:
            return []
        rows = [EarlierRows(self.project, self.folder, each, earlier.version) for each in ANCHORED]
        there = [each for each in rows if each.file in self.sheets]
        replaced = [each.file for each in there if each.are_replaced(self.sheets[each.file])]
        return [f"{self.where}/{file}" for file in replaced]

    def files(
        self,
        rows: Rows,
        placed: Sequence[Placed],
        unfit: Sequence[Row],
        earlier: Earlier,
        leaving: Sequence[str],
    ) -> dict[Path, bytes]:
        """What is written, in its order, except for the text: tables with what it changes and adds.

        Args:
            rows: those to add; `placed`: those that fit the text; `unfit`: those that no longer do.
            earlier: the text before, with its files.
            leaving: the claims that are taken out, by id.
        """
        files = dict(earlier.files)
        written: dict[str, bytes] = {}
        for file, sheet in self.sheets.items():
            changed = replaced_in(placed, f"{self.where}/{file}")
            were = [*changed, *(row.number for row in unfit if row.file == f"{self.where}/{file}")]
            if were and earlier.version:
                rows_before = EarlierRows(self.project, self.folder, file, earlier.version)
                files |= rows_before.with_rows(sheet, were)
            gone = [row.number for row in self.kept[file] if row.key in leaving]
            now = sheet.with_cells(changed)
            now = now.without(gone) if file in ("claims.csv", QUOTES) else now
            written[file] = now.content(rows.new[file])
        if rows.new[QUOTES] and QUOTES not in written:
            sheet = self.sheets["claims.csv"].with_header(HAND_CODED[QUOTES].must)
            written[QUOTES] = sheet.content(rows.new[QUOTES])
        source = with_open_day(self._source()) if earlier.version else self._source()
        written["source.toml"] = source.encode()
        for file in ORDER:
            new = {self.folder / file: written[file]} if file in written else {}
            files |= story_without(self.folder, leaving) if file == "story.toml" else new
        return files


def _published(values: Mapping[str, object]) -> date | None:
    day = str(values.get("date_published"))
    return date.fromisoformat(day) if is_day(day) else None
