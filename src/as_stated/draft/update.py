"""A coding brought up to a changed text: what still fits stays, what does not is named."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from as_stated.atomic import write_files
from as_stated.coding import Article, Row, Unit, csv_line, read_checked, read_number, read_toml
from as_stated.draft.rows import COLUMNS, Sketch, bare_article
from as_stated.errors import CodingError, InputError, Problem
from as_stated.hashing import sha256
from as_stated.numerals import Number, find_numbers
from as_stated.project import Project

KEYS = {"claims.csv": "claim_id", "events.csv": "event_id", "speakers.csv": "speaker_id"}
Place = tuple[Row, int, int]


def redraft(
    project: Project, name: str, text: str, units: Collection[Unit], no_figure: Sequence[str] = ()
) -> list[str]:
    """Bring the coding of an article up to a text.

    Rows are kept byte for byte, those that no longer fit too; rows for new numbers come behind
    them. The text in `seeds/` and its hash are set anew.

    Args:
        no_figure: claims to move to the exclusions, by id.

    Returns:
        What was kept, added and moved, and each row that no longer fits.

    Raises:
        InputError: most quotes are not in this text, or there is no such claim.
        CodingError: a file of the coding cannot be read.
    """
    folder = project.data(name)
    source, values = _source(project, folder / "source.toml", text)
    kept = {
        file: read_checked(project, folder / file, columns, KEYS.get(file))
        for file, columns in COLUMNS.items()
    }
    article, numbers = bare_article(name, text), find_numbers(text)
    fitting, lost = _held(article, [*kept["claims.csv"], *kept["exclusions.csv"]])
    if len(lost) > len(fitting):
        raise InputError(
            f"{project.shown(folder)}/ codes another text: {len(lost)} of its "
            f"{len(lost) + len(fitting)} quotes are not in this one. Give it another --name."
        )
    moved = _moved(project, folder / "claims.csv", numbers, fitting, no_figure)
    sketch = Sketch(
        article, numbers, units, _day(values), {f: [r.cells for r in kept[f]] for f in kept}
    )
    sketch.add((each for each in numbers if not _is_placed(each, numbers, fitting)), moved)
    files = {path.name: path.read_bytes().decode() for path in folder.glob("*.csv")}
    story = folder / "story.toml"
    files["story.toml"] = story.read_bytes().decode() if story.is_file() else ""
    if no_figure:
        staying = [row for row in kept["claims.csv"] if row.key not in no_figure]
        files["claims.csv"] = (
            _head(files["claims.csv"])
            + "\n"
            + _lines(files["claims.csv"], [row.cells for row in staying])
        )
        for key in no_figure:  # the finding as it was drafted; one that was written is yours
            files["story.toml"] = files["story.toml"].replace(f'  "As stated: {{{key}}}.",\n', "")
    for file, rows in sketch.rows.items():
        if rows:
            end = "" if files[file].endswith("\n") else "\n"
            files[file] += end + _lines(files[file], rows)
    written = {folder / file: content for file, content in files.items() if content}
    write_files(project.root, {**written, folder / "source.toml": source, project.seed(name): text})
    claims = [row["claim_id"] for row in sketch.rows["claims.csv"]]
    added = [f"{len(rows)} to {file}" for file, rows in sketch.rows.items() if rows]
    return [
        f"{project.shown(folder)}/: {len(fitting)} quotes fit the text, {len(lost)} do not. "
        f"Rows added: {', '.join(added) or 'none'}.",
        *_taken(no_figure, kept),
        *map(str, lost),
        *([f"Add findings to story.toml for: {', '.join(claims)}."] if claims else []),
    ]


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


def _source(project: Project, path: Path, text: str) -> tuple[str, Mapping[str, object]]:
    """`source.toml` with the text's hash set anew, and its values."""
    values, problems = read_toml(path, project.shown(path))
    if not problems:
        digest = sha256(text.encode())
        found = r"(?m)^(\s*sha256\s*=\s*)[\"'].*?[\"']"
        source, times = re.subn(found, rf'\g<1>"{digest}"', path.read_bytes().decode())
        if times == 1:
            return source, values
        problems = [Problem(project.shown(path), "sha256 is missing.", 'Add sha256 = "".')]
    raise CodingError(problems)


def _held(article: Article, rows: Sequence[Row]) -> tuple[list[Place], list[Problem]]:
    """The rows whose quote stands in the text once, with its place; and what of the others."""
    fitting: list[Place] = []
    lost = []
    for row in rows:
        places = article.find(row["exact"], row["prefix"], row["suffix"]) if row["exact"] else []
        if len(places) == 1:
            fitting.append((row, *places[0]))
        elif places:
            what = f"its quote now stands in the text {len(places)} times."
            lost.append(row.problem(what, "Add words to prefix or suffix, or delete the row."))
        else:
            what = f"its quote {row['exact']!r} is no longer in the text."
            lost.append(row.problem(what, "Correct the row by the new text, or delete it."))
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


def _head(text: str) -> str:
    return text.splitlines()[0]


def _lines(text: str, rows: Sequence[Mapping[str, str]]) -> str:
    """Rows as lines of CSV, in the order of the columns that a file's text has."""
    columns = [cell.strip('"') for cell in _head(text).removeprefix("\ufeff").split(",")]
    return "".join(csv_line(row[column] for column in columns) + "\n" for row in rows)


def _day(values: Mapping[str, object]) -> date | None:
    try:
        return date.fromisoformat(str(values.get("date_published")))
    except ValueError:
        return None
