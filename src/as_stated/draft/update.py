"""A coding brought up to a changed text: what it was is kept, and what does not fit is named."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from as_stated.atomic import write_files
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
from as_stated.draft.changes import carry_changes
from as_stated.draft.figures import Drafter, bare_article
from as_stated.draft.inherit import Text
from as_stated.draft.intake import Given
from as_stated.draft.no_figures import check_claims, story_without, taken_out, to_exclude
from as_stated.draft.replace import Placed, place_rows, replaced_in
from as_stated.draft.rows import KEPT, QUOTES, Cells, Rows, read_shared_rows
from as_stated.draft.same import add_further, check_same, told_same
from as_stated.draft.templates import with_original
from as_stated.draft.tokens import ReadText
from as_stated.draft.told import tell
from as_stated.draft.versions import (
    Earlier,
    find_earlier,
    is_applied,
    read_earlier,
    with_earlier_rows,
    with_open_day,
)
from as_stated.errors import CodingError, InputError, Problem
from as_stated.hashing import sha256
from as_stated.project import Project

ANCHORED = ("claims.csv", QUOTES, "exclusions.csv")
# So that a draft that was killed between two files can be run again: what names a thing comes after
# it, and the text itself last. What is kept of the text before is written before all of these.
ORDER = (
    "events.csv", "speakers.csv", "exclusions.csv", "story.toml", QUOTES, "claims.csv", "source.toml",
)  # fmt: skip


def redraft(
    project: Project,
    name: str,
    given: Given,
    units: Collection[Unit],
    no_figure: Sequence[str] = (),
    event: str = "",
    same: Mapping[str, str] | None = None,
) -> list[str]:
    """Bring the coding of an article up to a text.

    A row that still fits keeps every byte. A row whose number is another now, or stands in other words,
    keeps its decisions, but for those that these words contradict; as it was it goes to the earlier
    rows. Rows that fit no longer stay and are named, rows for new numbers come behind. The text in
    `seeds/` and its hash are replaced; the text before is kept beside it.

    Args:
        no_figure: claims to move to the exclusions, by id.
        event: the label of one event for all new figures; empty: each has that of its own date.
        same: claims that state another again, by id, each with the one that stays.

    Returns:
        What was kept, changed, added and moved, and each row that no longer fits.

    Raises:
        InputError: most quotes are not in this text, there is no such claim, or two are not the same.
        CodingError: a file of the coding cannot be read.
    """
    coding = _Coding(project, name, units, event, *_source(project, name, given))
    earlier = find_earlier(project, name, given.text, coding.values, coding.sheets["claims.csv"])
    old = coding.guess(earlier.text) if earlier.text is not None else None
    new = coding.guess(given.text, only_read=old is None)
    placed, lost, unfit = place_rows(coding.anchored, old, new, coding.done(earlier))
    if len(lost) > len(placed):
        raise InputError(
            f"{coding.where}/ codes another text: {len(lost)} of its "
            f"{len(lost) + len(placed)} quotes are not in this one. Give it another --name."
        )
    same, where = same or {}, f"{coding.where}/claims.csv"
    check_claims(where, placed, no_figure)
    check_same(where, placed, same, no_figure)
    rows, leaving = Rows(coding.cells, coding.shared), [*no_figure, *same]
    placed_numbers = {number for each in placed for number in each.numbers}
    added = [each for each in new.read.numbers if each not in placed_numbers]
    coding.drafter(new.read, rows).add(added, to_exclude(placed, no_figure))
    add_further(rows, placed, same)
    files = coding.files(rows, placed, unfit, earlier, leaving)
    carried = carry_changes(project, name, old, new, earlier.version or 0)
    files |= {**carried.files, **given.kept(project, name)}
    write_files(project.root, {**files, project.seed(name): given.text.encode()})
    return [
        f"{_fit(coding.where, placed, lost)} {_added(rows)}",
        *earlier.said,
        *taken_out(leaving, coding.kept),
        *told_same(same),
        *tell(placed, rows.new["claims.csv"], lost, old, new),
        *carried.said,
        *_unfound(rows),
    ]


@dataclass(frozen=True)
class _Coding:
    """The coding as it is, which is drafted further.

    Args:
        event: the label of one event for all new figures, or empty.
        source: `source.toml` with the hash of the new text; `values`: those of the file as it is.
    """

    project: Project
    name: str
    units: Collection[Unit]
    event: str
    source: str
    values: Mapping[str, object]

    @property
    def folder(self) -> Path:
        return self.project.data(self.name)

    @property
    def where(self) -> str:
        """The folder as messages name it."""
        return self.project.shown(self.folder)

    @cached_property
    def kept(self) -> dict[str, list[Row]]:
        """The rows by file; the key of a further quote is that of its claim."""
        rows = {
            file: read_checked(self.project, self.folder / file)
            for file in KEPT
            if file != QUOTES or _is_filled(self.folder / file)
        }
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
        """What drafts rows for numbers of a text."""
        article = bare_article(self.name, read.text)
        return Drafter(article, read.numbers, self.units, _day(self.values), rows, self.event)

    def guess(self, text: str, only_read: bool = False) -> Text:
        """A text with what a draft guesses of it; with nothing if it is only to be read."""
        read = ReadText(text)
        drafter = self.drafter(read, Rows(self.cells, self.shared))
        if not only_read:
            drafter.add(read.numbers)
        return Text(read, bare_article(self.name, text), drafter.drafted)

    def done(self, earlier: Earlier) -> list[str]:
        """The files that a draft of the same change had written before it was stopped."""
        if not earlier.version or not earlier.is_resumed:
            return []
        return [
            f"{self.where}/{file}"
            for file in ANCHORED
            if file in self.sheets
            and is_applied(
                read_earlier(self.project, self.folder, file, earlier.version), self.sheets[file]
            )
        ]

    def files(
        self,
        rows: Rows,
        placed: Sequence[Placed],
        unfit: Sequence[Row],
        earlier: Earlier,
        leaving: Sequence[str],
    ) -> dict[Path, bytes]:
        """What is written, in its order, but for the text: tables with what it changes and adds."""
        files = dict(earlier.files)
        written: dict[str, bytes] = {}
        for file, sheet in self.sheets.items():
            changed = replaced_in(placed, f"{self.where}/{file}")
            were = [*changed, *(row.number for row in unfit if row.file == f"{self.where}/{file}")]
            if were and earlier.version:
                version = earlier.version
                files |= with_earlier_rows(self.project, self.folder, file, sheet, were, version)
            gone = [row.number for row in self.kept[file] if row.key in leaving]
            now = sheet.with_cells(changed)
            now = now.without(gone) if file in ("claims.csv", QUOTES) else now
            written[file] = now.content(rows.new[file])
        if rows.new[QUOTES] and QUOTES not in written:
            sheet = self.sheets["claims.csv"].with_header(HAND_CODED[QUOTES].must)
            written[QUOTES] = sheet.content(rows.new[QUOTES])
        source = with_open_day(self.source) if earlier.version else self.source
        written["source.toml"] = source.encode()
        for file in ORDER:
            new = {self.folder / file: written[file]} if file in written else {}
            files |= story_without(self.folder, leaving) if file == "story.toml" else new
        return files


def _is_filled(path: Path) -> bool:
    """Whether there is a file that holds anything."""
    return path.is_file() and path.stat().st_size > 0


def _fit(where: str, placed: Sequence[Placed], lost: Sequence[Problem]) -> str:
    changed = sum(bool(each.cells) for each in placed)
    verb = "is" if changed == 1 else "are"
    brought = f", {changed} {verb} brought up to it" if changed else ""
    return f"{where}/: {len(placed) - changed} quotes fit the text{brought}, {len(lost)} do not."


def _added(rows: Rows) -> str:
    added = [f"{len(each)} to {file}" for file, each in rows.new.items() if each]
    return f"Rows added: {', '.join(added) or 'none'}."


def _unfound(rows: Rows) -> list[str]:
    """What to do about claims that no finding tells yet."""
    claims = [row["claim_id"] for row in rows.new["claims.csv"]]
    return [f"Add findings to story.toml for: {', '.join(claims)}."] if claims else []


def _source(project: Project, name: str, given: Given) -> tuple[str, Mapping[str, object]]:
    """`source.toml` with the new text's hash, and its values as they are."""
    path = project.data(name) / "source.toml"
    values, problems = read_toml(path, project.shown(path))
    if not problems:
        digest = sha256(given.text.encode())
        found = r"(?m)^(\s*sha256\s*=\s*)[\"'].*?[\"']"
        source, times = re.subn(found, rf'\g<1>"{digest}"', path.read_bytes().decode())
        if times == 1:
            return with_original(source, given.original), values
        problems = [Problem(project.shown(path), "sha256 is missing.", 'Add sha256 = "".')]
    raise CodingError(problems)


def _day(values: Mapping[str, object]) -> date | None:
    day = str(values.get("date_published"))
    return date.fromisoformat(day) if is_day(day) else None
