"""A coding brought up to a changed text: what still fits stays, what does not is named."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from as_stated.atomic import write_files
from as_stated.coding import (
    Article,
    Row,
    Unit,
    anchor_row,
    is_day,
    read_checked,
    read_number,
    read_sheet,
    read_toml,
)
from as_stated.draft.figures import Drafter, bare_article
from as_stated.draft.intake import Given
from as_stated.draft.rows import COLUMNS, OPTIONAL, Rows
from as_stated.draft.templates import with_original, without_finding
from as_stated.errors import CodingError, InputError, Problem
from as_stated.hashing import sha256
from as_stated.numerals import Number, find_numbers
from as_stated.project import Project

KEYS = {"claims.csv": "claim_id", "events.csv": "event_id", "speakers.csv": "speaker_id"}
Place = tuple[Row, int, int]


def redraft(
    project: Project,
    name: str,
    given: Given,
    units: Collection[Unit],
    no_figure: Sequence[str] = (),
    event: str = "",
) -> list[str]:
    """Bring the coding of an article up to a text.

    Rows are kept byte for byte, those that no longer fit too; rows for new numbers come behind
    them. The text in `seeds/` and its hash are replaced.

    Args:
        no_figure: claims to move to the exclusions, by id.
        event: the label of one event for all new figures; empty: each has that of its own date.

    Returns:
        What was kept, added and moved, and each row that no longer fits.

    Raises:
        InputError: most quotes are not in this text, or there is no such claim.
        CodingError: a file of the coding cannot be read.
    """
    folder, text = project.data(name), given.text
    source, values = _source(project, folder / "source.toml", given)
    kept = {
        file: read_checked(project, folder / file, columns, KEYS.get(file), OPTIONAL[file])
        for file, columns in COLUMNS.items()
    }
    article, numbers = bare_article(name, text), find_numbers(text)
    fitting, lost = _placed(article, [*kept["claims.csv"], *kept["exclusions.csv"]])
    if len(lost) > len(fitting):
        raise InputError(
            f"{project.shown(folder)}/ codes another text: {len(lost)} of its "
            f"{len(lost) + len(fitting)} quotes are not in this one. Give it another --name."
        )
    moved = _moved(project, folder / "claims.csv", numbers, fitting, no_figure)
    rows = Rows({file: [row.cells for row in kept[file]] for file in kept})
    new = (each for each in numbers if not _is_placed(each, numbers, fitting))
    Drafter(article, numbers, units, _day(values), rows, event).add(new, moved)
    written = _files(folder, rows, kept["claims.csv"], no_figure)
    written |= {folder / "source.toml": source, project.seed(name): text}
    write_files(project.root, {**written, **given.kept(project, name)})
    fit = f"{project.shown(folder)}/: {len(fitting)} quotes fit the text, {len(lost)} do not."
    return [f"{fit} {_added(rows)}", *_taken(no_figure, kept), *map(str, lost), *_unfound(rows)]


def _added(rows: Rows) -> str:
    added = [f"{len(each)} to {file}" for file, each in rows.new.items() if each]
    return f"Rows added: {', '.join(added) or 'none'}."


def _unfound(rows: Rows) -> list[str]:
    """What to do about claims that no finding tells yet."""
    claims = [row["claim_id"] for row in rows.new["claims.csv"]]
    return [f"Add findings to story.toml for: {', '.join(claims)}."] if claims else []


def _files(
    folder: Path, rows: Rows, claims: Sequence[Row], no_figure: Sequence[str]
) -> dict[Path, str | bytes]:
    """The files of a coding with the new rows, and without the claims that are no figures."""
    files: dict[Path, str | bytes] = {}
    leaving = [row.number for row in claims if row.key in no_figure]
    for file, columns in COLUMNS.items():
        sheet, problems = read_sheet(folder / file, file, (*columns, *OPTIONAL[file]))
        if sheet is None:
            raise CodingError(problems)
        staying = sheet.without(leaving) if file == "claims.csv" else sheet
        files[folder / file] = staying.content(rows.new[file])
    story = folder / "story.toml"
    if no_figure and story.is_file():
        content = story.read_bytes().decode()
        for key in no_figure:
            content = without_finding(content, key)
        files[story] = content
    return files


def _taken(no_figure: Sequence[str], kept: Mapping[str, Sequence[Row]]) -> list[str]:
    """What of the claims taken out, and of the speakers whose last one went with them."""
    if not no_figure:
        return []
    taken = f"Taken out of claims.csv: {', '.join(no_figure)}."
    before, after = (
        {row["speaker_id"] for row in kept["claims.csv"] if row.key not in out}
        for out in ((), no_figure)
    )
    idle = [row.key for row in kept["speakers.csv"] if row.key in before - after]
    if not idle:
        return [taken]
    return [taken, f"No figure is left to these in speakers.csv, delete them: {', '.join(idle)}."]


def _source(project: Project, path: Path, given: Given) -> tuple[str, Mapping[str, object]]:
    """`source.toml` with the new text's hash, and its values."""
    values, problems = read_toml(path, project.shown(path))
    if not problems:
        digest = sha256(given.text.encode())
        found = r"(?m)^(\s*sha256\s*=\s*)[\"'].*?[\"']"
        source, times = re.subn(found, rf'\g<1>"{digest}"', path.read_bytes().decode())
        if times == 1:
            return with_original(source, given.original), values
        problems = [Problem(project.shown(path), "sha256 is missing.", 'Add sha256 = "".')]
    raise CodingError(problems)


def _placed(article: Article, rows: Sequence[Row]) -> tuple[list[Place], list[Problem]]:
    """The rows whose quote stands in the text once, with its place; and what of the others."""
    fitting: list[Place] = []
    lost = []
    for row in rows:
        place = anchor_row(row, article)
        if isinstance(place, tuple):
            fitting.append((row, *place))
        elif place is not None:
            lost.append(place)
    return fitting, lost


def _is_placed(number: Number, numbers: Sequence[Number], fitting: Sequence[Place]) -> bool:
    """Whether a row has the number already: a claim that states it, or an exclusion of it."""
    return any(number in _meant(place, numbers) for place in fitting)


def _meant(place: Place, numbers: Sequence[Number]) -> list[Number]:
    """The numbers that a row is about: of a claim those of its magnitude, if any is."""
    row, start, end = place
    inside = [each for each in numbers if start <= each.start and each.end <= end]
    if "claim_id" not in row.cells:
        return inside
    return [each for each in inside if each.magnitude == read_number(row["magnitude"])] or inside


def _moved(
    project: Project,
    path: Path,
    numbers: Sequence[Number],
    fitting: Sequence[Place],
    no_figure: Sequence[str],
) -> list[Number]:
    """The numbers of the claims that are to become exclusions."""
    held = {place[0].key: place for place in fitting if "claim_id" in place[0].cells}
    unknown = [key for key in no_figure if key not in held]
    if unknown:
        raise InputError(
            f"{project.shown(path)}: no claim {', '.join(unknown)} has its quote in the text. "
            f"Choose from: {', '.join(held) or 'none'}."
        )
    return [number for key in no_figure for number in _meant(held[key], numbers)]


def _day(values: Mapping[str, object]) -> date | None:
    day = str(values.get("date_published"))
    return date.fromisoformat(day) if is_day(day) else None
