"""Every single change to a number, hedge or sentence of the seed is caught and named.

The article's hash is set again for each changed text, so that the hash alone catches nothing: what
is tried here is whether text and coding hold each other.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from as_stated import find_numbers, load
from as_stated.coding.dossier import examine
from as_stated.project import Project
from tests.helpers.projects import SEED
from tests.helpers.town import TEXT, TOWN, Rows, rows, write_town

pytestmark = pytest.mark.slow

HEDGES = ("about", "more than", "at least", "up to", "fewer than", "")
STATUSES = ("=", "~", ">", ">=", "<", "<=")
WORDS = ("one", "two", "three", "six", "seven", "first", "second", "third")
Mutant = tuple[str, str, str]  # what was done, the file, its new content


def other_digits(text: str, start: int, end: int) -> Iterator[str]:
    for at in range(start, end):
        if text[at].isdigit():
            for digit in "0123456789":
                if digit != text[at]:
                    yield text[:at] + digit + text[at + 1 :]


def sentences(text: str) -> list[tuple[int, int]]:
    stops = [0, *(m.end() for m in re.finditer(r"[.!?][”\"]?\s+|\n+", text)), len(text)]
    return [(a, b) for a, b in pairwise(stops) if text[a:b].strip()]


def article_mutants(text: str, file: str) -> Iterator[Mutant]:
    numbers = find_numbers(text)
    for number in numbers:
        for changed in other_digits(text, number.start, number.end):
            yield f"article: a digit of {number.text} at {number.start}", file, changed
        if number.text.lower() in WORDS:
            for word in WORDS:
                if word != number.text.lower():
                    changed = text[: number.start] + word + text[number.end :]
                    yield f"article: {number.text} for {word}", file, changed
    for claim in load(SEED).claims:
        for hedge in HEDGES:
            if hedge != claim.hedge:
                bare = claim.exact.removeprefix(claim.hedge).lstrip()
                words = f"{hedge} {bare}".strip()
                changed = text[: claim.start] + words + text[claim.end :]
                yield f"article: {claim.exact!r} made {words!r}", file, changed
    for start, end in sentences(text):
        if any(start <= number.start < end for number in numbers):
            sentence = text[start:end]
            yield f"article: without {sentence[:40]!r}", file, text[:start] + text[end:]
            yield f"article: twice {sentence[:40]!r}", file, text[:end] + sentence + text[end:]


def coding_mutants(project: Project, names: Sequence[str]) -> Iterator[Mutant]:
    for name in names:
        path = project.data(SEED) / name
        file, text = project.shown(path), path.read_text("utf-8")
        for changed in other_digits(text, text.index("\n"), len(text)):
            if ids(changed) == ids(text):  # a digit in an id names a row; it is no number
                yield f"{name}: a digit", file, changed
        header, *rows = csv.reader(io.StringIO(text))
        for number, row in enumerate(rows):
            cells = dict(zip(header, row, strict=True))
            for column, values in (("hedge", HEDGES), ("magnitude_status", STATUSES)):
                for value in values:
                    if cells.get(column, value) != value:
                        what = f"{name}: {column} {cells[column]!r} made {value!r}"
                        yield what, file, with_row(header, rows, number, cells | {column: value})
            if name != "events.csv":
                yield (
                    f"{name}: without row {number + 1}",
                    file,
                    with_row(header, rows, number, None),
                )
                twice = [*rows, row]
                yield f"{name}: row {number + 1} twice", file, with_row(header, twice, -1, cells)


def ids(text: str) -> list[list[str]]:
    header, *rows = csv.reader(io.StringIO(text))
    columns = [at for at, name in enumerate(header) if name.endswith("_id")]
    return [[row[at] for at in columns] for row in rows]


def with_row(
    header: list[str], rows: list[list[str]], number: int, cells: dict[str, str] | None
) -> str:
    rows = list(rows)
    rows[number : number + 1 or None] = [list(cells.values())] if cells else []
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue()


VERBATIM = ("stance_words", "earlier_words", "number", "exact", "population")
LISTED = (
    "stance",
    "stance_by",
    "form",
    "method",
    "kind",
    "by",
    "to",
    "part_of",
    "speaker_id",
    "people_status",
)
NEEDED = (
    "stance",
    "stance_by",
    "stance_words",
    "number",
    "reading_note",
    "by",
    "kind",
    "to",
    "exact",
)


def town_mutants() -> Iterator[tuple[str, Rows]]:
    """The town's coding with one cell of a new column changed."""
    for file, cells in rows().items():
        for at, row in enumerate(cells):
            for column, value in row.items():
                if (file, column) == ("speakers.csv", "kind"):
                    continue  # what a speaker is does not bear on a number
                for changed in {*_words(column, value), *_digits(column, value)}:
                    given = rows()
                    given[file][at] = row | {column: changed}
                    yield f"{file}, row {at + 2}: {column} {value!r} made {changed!r}", given
    for change in ("withdraws", "corrects", "reinstates"):
        for by in ("brun", "army", "hospital"):
            given = rows()
            given["changes.csv"][1] |= {
                "kind": change,
                "by": by,
                "what": "number" * (change == "corrects"),
            }
            yield f"{change} by {by}", given


def _words(column: str, value: str) -> Iterator[str]:
    if column in VERBATIM and value:
        yield from (value[:-1], f"{value}x", value.replace(value[0], "Q", 1))
    if column in LISTED and value:
        yield f"{value}x"
    if column in NEEDED and value and value != "stated":
        yield ""


def _digits(column: str, value: str) -> Iterator[str]:
    if not column.endswith(("_id", "from", "to", "date_edtf")) or column == "magnitude_to":
        yield from other_digits(value, 0, len(value))


def test_every_mutant_of_the_new_columns_is_caught(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missed, tried = [], 0
    for what, given in town_mutants():
        tried += 1
        if not examine(TOWN, write_town(tmp_path, given))[1]:
            missed.append(what)
    for at, character in enumerate(TEXT):
        for changed in other_digits(TEXT, at, at + 1) if character.isdigit() else ():
            tried += 1
            if not examine(TOWN, write_town(tmp_path, rows(), changed))[1]:
                missed.append(f"article: {character!r} at {at}")
    with capsys.disabled():
        print(f"\nmutants of the new columns: {tried} tried, {tried - len(missed)} caught")
    assert missed == []
    assert tried > 500
    assert examine(TOWN, write_town(tmp_path, rows()))[1] == []


def write_text(project: Project, text: str) -> None:
    """A changed article with the hash it now has."""
    project.seed(SEED).write_bytes(text.encode())
    source = project.data(SEED) / "source.toml"
    digest = hashlib.sha256(text.encode()).hexdigest()
    source.write_text(re.sub(r'sha256 = ".*"', f'sha256 = "{digest}"', source.read_text("utf-8")))


def places(project: Project) -> list[str]:
    """The rows and lines that the check names."""
    problems = [each.where for each in examine(SEED, project)[1]]
    return [where for where in problems if re.search(r", (row|line) \d+", where)]


@pytest.mark.parametrize(
    ("names", "least"),
    [
        pytest.param((), 600, id="article"),
        pytest.param(("claims.csv",), 450, id="claims"),
        pytest.param(("events.csv", "exclusions.csv"), 800, id="events and exclusions"),
    ],
)
def test_every_mutant_is_caught_and_named(
    seed: Project, names: tuple[str, ...], least: int, capsys: pytest.CaptureFixture[str]
) -> None:
    text_file = seed.seed(SEED)
    text = text_file.read_bytes().decode()
    article = article_mutants(text, seed.shown(text_file)) if not names else ()
    mutants = [*article, *coding_mutants(seed, names)]
    missed = []
    for what, file, content in mutants:
        path = seed.root / file
        before = path.read_bytes()
        if path == text_file:
            write_text(seed, content)
        else:
            path.write_bytes(content.encode())
        if not places(seed):
            missed.append(what)
        if path == text_file:
            write_text(seed, text)
        else:
            path.write_bytes(before)
    with capsys.disabled():
        print(
            f"\nmutants of {', '.join(names) or SEED}: {len(mutants)} tried, {len(mutants) - len(missed)} caught"
        )
    assert missed == []
    assert len(mutants) > least
    assert places(seed) == []  # and the seed itself is clean, before and after


def test_a_mutant_that_changes_nothing_would_be_missed(seed: Project, tmp_path: Path) -> None:
    """The measure itself: an unchanged project names no place."""
    assert places(seed) == []
    path = seed.data(SEED) / "claims.csv"
    path.write_text(path.read_text("utf-8").replace(",30000,", ",30001,"), "utf-8")
    assert places(seed) == [f"data/{SEED}/claims.csv, row 2 (killed-1990s)"]
