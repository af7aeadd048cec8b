"""The rows of the table of bad input: what is spoilt in a project, the command, and what it must say."""

import csv
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from as_stated.coding import HAND_CODED
from as_stated.coding.columns import MAY_BE_MISSING
from as_stated.project import Project
from tests.helpers import town, versions
from tests.helpers.faults import notebook, one_message

DATA, NOTEBOOK, SEED = f"data/{town.TOWN}", "notebooks/1-only.ipynb", f"seeds/{town.TOWN}.txt"
CORRECTIONS = [{"corrected_on": "2024-03-05", "correction": "It says {dead} now."}]
COLUMNS = {
    **town.COLUMNS,
    "corrections.csv": HAND_CODED["corrections.csv"].must,
    **versions.COLUMNS,
}
# A text that has none, or whose rows none replaced, has no such file.
IF_NEEDED = ("changes.csv", "corrections.csv", "quotes.csv", *versions.EARLIER)
KEYS = {"units.csv": "unit", "events.csv": "event_id", "speakers.csv": "speaker_id",
        "claims.csv": "claim_id", "changes.csv": "change_id"}  # fmt: skip
REPORT = ("report", "--no-pdf", "--out", "out")
Spoil = Callable[[Path], object]


@dataclass(frozen=True)
class Bad:
    """One bad input.

    Attributes:
        name: of the test.
        spoil: makes it of a good project.
        says: what the message holds: where it is, and what is wrong there.
        words: of the command that must refuse it.
    """

    name: str
    spoil: Spoil
    says: tuple[str, ...]
    words: tuple[str, ...] = ("check",)


def state(root: Path) -> dict[str, bytes | str]:
    """Everything below a folder, except for what the program keeps for itself."""
    found: dict[str, bytes | str] = {}
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        if name.startswith(".cache"):
            continue
        is_file = path.is_file() and not path.is_symlink()
        content = path.read_bytes() if is_file and path.stat().st_size < 1_000_000 else ""
        found[name] = str(path.readlink()) if path.is_symlink() else content
    return found


def assert_refused(bad: Bad, code: int, said: str) -> None:
    """One message of a screen says where it is, and nothing else is said."""
    assert code == 2, said
    assert said.strip()
    one_message(said)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(said)
    for each in bad.says:
        assert each in said


def good_project(root: Path) -> None:
    """A project with each of the hand-coded files, and nothing wrong."""
    town.write_town(root, town.rows())
    write_rows(root, "corrections.csv", CORRECTIONS)
    versions.write_versions(Project(root))
    (root / "notebooks").mkdir()
    (root / NOTEBOOK).write_bytes(notebook("'as stated'"))


def place_of(file: str) -> str:
    """A hand-coded file as messages name it."""
    return f"data/{file}" if file == "units.csv" else f"{DATA}/{file}"


def write_rows(root: Path, file: str, rows: list[dict[str, str]], without: str = "") -> None:
    """Write a table, except for one of its columns."""
    names = [name for name in COLUMNS[file] if name != without]
    with (root / place_of(file)).open("w", encoding="utf-8", newline="") as out:
        lines = csv.DictWriter(out, names, restval="", extrasaction="ignore", lineterminator="\n")
        lines.writeheader()
        lines.writerows(rows)


def rows_of(file: str) -> list[dict[str, str]]:
    """The good rows of a table."""
    tables = town.rows() | {"corrections.csv": CORRECTIONS} | versions.TABLES
    return [dict(row) for row in tables[file]]


def cell(file: str, at: int, column: str, value: str, *says: str, **others: str) -> Bad:
    """A cell of the row at this place among its table's has another value.

    Args:
        says: beside file and row; the column's name if not given.
        others: further cells of that row, without which the value would be fine.
    """

    def spoil(root: Path) -> None:
        rows = rows_of(file)
        rows[at] |= {column: value} | others
        write_rows(root, file, rows)

    shown = ascii(value if len(value) < 30 else value[:20] + "…")[1:-1] or "empty"
    name = f"{file} row {at + 2} {column} {shown}".replace("/", "⁄")
    return Bad(name, spoil, (f"{place_of(file)}, row {at + 2}", *(says or (column,))))


NO_CHOICE = ("unheard-of", "<b>x</b>", "=1+1", "../dead")
UNHEARD = (
    ("events.csv", 0, "date_basis"),
    ("speakers.csv", 0, "kind"), ("exclusions.csv", 0, "kind"), ("claims.csv", 0, "magnitude_status"),
    ("claims.csv", 0, "unit"), ("claims.csv", 0, "people_status"), ("claims.csv", 0, "event_id"),
    ("claims.csv", 0, "speaker_id"), ("claims.csv", 0, "speech"), ("claims.csv", 0, "stance"),
    ("claims.csv", 1, "stance_by"), ("claims.csv", 0, "form"), ("claims.csv", 0, "method"),
    ("claims.csv", 0, "part_of"), ("claims.csv", 0, "cited_ids"), ("changes.csv", 0, "from"),
    ("changes.csv", 0, "to"), ("changes.csv", 0, "by"), ("changes.csv", 0, "kind"),
    ("changes.csv", 0, "what"), ("changes.csv", 0, "article"), ("quotes.csv", 0, "claim_id"),
)  # fmt: skip
MUST = (
    ("units.csv", 0, "singular"), ("units.csv", 0, "plural"), ("events.csv", 0, "label"),
    ("events.csv", 0, "date_edtf"), ("events.csv", 0, "date_basis"), ("speakers.csv", 0, "name"),
    ("claims.csv", 0, "exact"), ("claims.csv", 0, "magnitude"), ("claims.csv", 0, "magnitude_status"),
    ("claims.csv", 0, "hedge"), ("claims.csv", 0, "unit"), ("claims.csv", 0, "event_id"),
    ("claims.csv", 0, "speech"), ("claims.csv", 1, "stance_by"), ("claims.csv", 1, "stance_words"),
    ("claims.csv", 8, "per"), ("claims.csv", 11, "number"), ("claims.csv", 11, "reading_note"),
    ("exclusions.csv", 0, "exact"), ("exclusions.csv", 0, "kind"), ("exclusions.csv", 0, "reason"),
    ("changes.csv", 0, "to"), ("changes.csv", 0, "by"), ("changes.csv", 0, "kind"),
    ("changes.csv", 0, "exact"), ("corrections.csv", 0, "corrected_on"), ("corrections.csv", 0, "correction"),
    ("quotes.csv", 0, "claim_id"), ("quotes.csv", 0, "exact"),
)  # fmt: skip
DATED = (
    ("events.csv", 0, "date_edtf"), ("claims.csv", 0, "as_of"), ("claims.csv", 0, "said_on"),
    ("changes.csv", 0, "on"), ("corrections.csv", 0, "corrected_on"),
)  # fmt: skip
NO_DATES = (
    "2024-02-30", "2024-13", "04/03/2024", "yesterday", "2024-03-04T10:00", "{2020..2021}",
    "٢٠٢٤", "2024-03-05/2024-03-04", "Y170000002", "-0001",
)  # fmt: skip
NO_NUMBERS = (
    "many",
    "1e5",
    "NaN",
    "inf",
    "0x1F",
    "--5",
    "+5",
    "٤٣",
    "43 people",
    "½",
    "1,234",
    "=1+1",
    "9" * 5000,
)
IN_TEXT = (
    ("claims.csv", 0, "exact", "the article has no"), ("claims.csv", 0, "prefix", "no"), ("claims.csv", 0, "suffix", "no"),
    ("claims.csv", 0, "hedge", "hedge"), ("claims.csv", 0, "population", "population"),
    ("claims.csv", 0, "channel", "channel"), ("claims.csv", 5, "earlier_words", "earlier_words"),
    ("claims.csv", 1, "stance_words", "stance_words"), ("claims.csv", 1, "stance_prefix", "stance_words"),
    ("claims.csv", 1, "stance_suffix", "stance_words"), ("claims.csv", 11, "number", "number"),
    ("events.csv", 0, "date_as_stated", "date_as_stated"), ("speakers.csv", 0, "name", "name"),
    ("speakers.csv", 0, "role", "role"),
    ("exclusions.csv", 0, "exact", "no"), ("exclusions.csv", 0, "prefix", "no"), ("exclusions.csv", 0, "suffix", "no"),
    ("changes.csv", 0, "exact", "no"), ("changes.csv", 0, "prefix", "no"), ("changes.csv", 0, "suffix", "no"),
    ("quotes.csv", 0, "exact", "no"), ("quotes.csv", 0, "prefix", "no"), ("quotes.csv", 0, "suffix", "no"),
)  # fmt: skip
NO_IDS = ("", "Two Words", "a--b", "-rf", "é", "../x", "TODO!", "1st", "<b>x</b>", "=1+1")
NOTES = (
    ("units.csv", 0, "singular"), ("units.csv", 0, "plural"), ("units.csv", 0, "definition"), ("units.csv", 2, "sign"), ("events.csv", 0, "label"),
    ("speakers.csv", 0, "role"), ("speakers.csv", 0, "party"), ("speakers.csv", 0, "note"), ("claims.csv", 0, "coding_note"), ("exclusions.csv", 0, "reason"),
    ("changes.csv", 0, "reason"), ("corrections.csv", 0, "correction"), ("quotes.csv", 0, "note"),
)  # fmt: skip
NO_SIGNS = ("≥", "~", "+", "-", "<b>", "=", "5$", "per day", "x" * 9, "!", "(", "’000", "regime")
HIDDEN = "\x00\x07\x08\x7f\x85\x9b\u202a\u202e\u2066\ufdd0\ufffe\U0001ffff"


def cells() -> Iterator[Bad]:
    """Every column: a value that is on no list, none at all, no date, no number, not in the text …"""
    for file, at, column in UNHEARD:
        yield from (cell(file, at, column, each) for each in NO_CHOICE)
    for file, at, column in MUST:
        yield cell(file, at, column, "", "")
    for file, at, column in DATED:
        yield from (cell(file, at, column, each) for each in NO_DATES)
    for column in ("magnitude", "magnitude_to"):
        yield from (cell("claims.csv", 0, column, each) for each in NO_NUMBERS)
    yield from (cell(file, at, column, "no such words", says) for file, at, column, says in IN_TEXT)
    for file, key in KEYS.items():
        yield from (cell(file, 0, key, each) for each in NO_IDS)
        if len(rows_of(file)) > 1:
            yield cell(file, 1, key, rows_of(file)[0][key], f"{key} stands in row 2 already")
    for value in ("outlet", "unstated", "unclear"):
        yield cell("claims.csv", 6, "claim_id", value, "")
    for file, value in (("events.csv", "flood"), ("speakers.csv", "brun")):
        spoil = cell("claims.csv", 6, "claim_id", value).spoil
        yield Bad(f"claims.csv and {file} share an id", spoil, (file, f"the id {value} stands in"))
    yield from (cell("claims.csv", 0, "comparable_group", each) for each in NO_IDS[1:])
    yield from (cell("units.csv", 2, "sign", each) for each in NO_SIGNS)
    for day in ("2124", "2024-05-01", "2024-04/2024-05"):
        for column in ("said_on", "as_of"):
            yield cell("claims.csv", 0, column, day, "after the article")
    for file, at, column in NOTES:
        yield cell(file, at, column, "the regime of 5", "")
    for file, names in COLUMNS.items():
        yield from (
            cell(file, 0, column, f"a\x1b[31m{column}", "U+001B (ESCAPE)") for column in names
        )
        yield cell(file, 0, names[-1], "#REF!", "formula")
    yield from (
        cell("claims.csv", 0, "coding_note", f"a{each}b", "cannot be shown") for each in HIDDEN
    )
    yield from other_cells()
    yield from earlier_cells()


def other_cells() -> Iterator[Bad]:
    """Values that are fine alone and wrong beside others."""
    yield cell("claims.csv", 0, "magnitude", "34", "the quote says")
    yield cell("claims.csv", 0, "magnitude_status", ">")
    yield cell("claims.csv", 0, "magnitude_to", "50")
    yield cell("claims.csv", 0, "hedge", "almost")
    yield cell("claims.csv", 0, "speech", "direct", "quotation marks")
    yield cell("claims.csv", 4, "speech", "indirect", "quotation marks")
    yield cell("claims.csv", 0, "speech", "narration", "speaker_id")
    yield cell("claims.csv", 0, "speaker_id", "", "speech")
    yield cell("claims.csv", 0, "stance_by", "brun", "stance")
    yield cell("claims.csv", 1, "stance_by", "army", "own speaker")
    yield cell("claims.csv", 2, "stance", "", "stance")
    yield cell("claims.csv", 0, "per", "day")
    yield cell("claims.csv", 0, "part_of", "dead", "of itself")
    yield cell("claims.csv", 0, "part_of", "children", "part_of")
    yield cell("claims.csv", 7, "cited_ids", "hospital", "cited_ids")
    yield cell("claims.csv", 7, "cited_ids", "red-cross red-cross", "twice")
    yield cell("claims.csv", 8, "cited_ids", "army", "cited_ids")
    yield cell("claims.csv", 3, "comparable_group", "deaths", "part of")
    yield cell("claims.csv", 5, "comparable_group", "deaths", "comparable_group")
    yield cell("claims.csv", 3, "comparable_group", "", "comparable_group")
    yield cell("claims.csv", 11, "magnitude_to", "3", "magnitude_to")
    yield cell("claims.csv", 11, "reading_note", "A range from 4 to 6.", "reading_note")
    yield cell("claims.csv", 11, "reading_note", "9" * 5000, "reading_note")
    yield cell("claims.csv", 11, "magnitude", "9" * 4400, "magnitude")
    yield cell("claims.csv", 11, "hedge", "about", "hedge")
    yield cell("claims.csv", 0, "exact", town.TEXT.strip(), "the quote")
    yield cell("claims.csv", 0, "exact", "t least 43 people", "in two")
    yield cell("claims.csv", 0, "exact", "8", "times")
    yield cell("claims.csv", 1, "exact", "12 of the dead were", "")
    yield cell("events.csv", 0, "label", "the flood of {place}", "there is no {place}")
    yield cell("events.csv", 0, "label", "the flood {", "label")
    yield cell("events.csv", 0, "label", "the second flood", "label")
    yield cell("events.csv", 0, "label", "\u200b", "label is empty")
    yield cell("events.csv", 0, "duration_iso8601", "six weeks")
    yield cell("events.csv", 0, "duration_iso8601", "P6W", "date_as_stated")
    yield cell("units.csv", 0, "plural", "\u2060", "plural is empty")
    yield cell("speakers.csv", 0, "name", "\u200b", "name is empty")
    yield cell("exclusions.csv", 0, "exact", "Varn", "", suffix=" lowers", prefix="")
    yield cell("exclusions.csv", 0, "kind", "ordinal", "kind")
    yield cell("exclusions.csv", 0, "number", "8", "reading_note")
    yield cell("exclusions.csv", 0, "reading_note", "so", "number")
    yield cell("quotes.csv", 0, "exact", "At least 43 people", "that of dead")
    yield cell("quotes.csv", 0, "exact", "12 of the dead", "that of children")
    yield cell("quotes.csv", 0, "exact", "by its toll", "no number")
    yield cell("quotes.csv", 0, "exact", "52", "that of missing-before")
    yield cell("quotes.csv", 0, "exact", "east 43", "in two", prefix="of at l")
    yield cell("quotes.csv", 0, "exact", "figure of more than 47", "overlaps that of withdrawn")
    yield cell("quotes.csv", 0, "exact", "43", "stands outside the quote", prefix="of at least ")
    yield cell("claims.csv", 0, "exact", "43 people", "stands outside the quote")
    yield cell("quotes.csv", 0, "claim_id", "missing", "claim of its own")
    yield cell("quotes.csv", 0, "claim_id", "deadd", "did you mean 'dead'?")
    yield cell("quotes.csv", 0, "claim_id", "withdrawn", "claim of its own")
    yield cell("quotes.csv", 0, "claim_id", "ministry", "no such claim")
    yield cell("quotes.csv", 0, "number", "43", "reading_note")
    yield cell("quotes.csv", 0, "reading_note", "so", "number")
    yield cell("quotes.csv", 0, "number", "44", "no number '44'", reading_note="so")
    yield cell("quotes.csv", 0, "reading_note", "44, read so", "reading_note", number="43")
    yield cell("changes.csv", 0, "to", "dispute", "itself")
    yield cell("changes.csv", 0, "to", "elsewhere/dead", "to is")
    yield from (
        cell("changes.csv", 0, "by", f"outlet:{each}")
        for each in ("", "Two Words", "../varn", "<b>")
    )
    yield cell("changes.csv", 0, "what", "number", "what")
    yield cell("changes.csv", 0, "kind", "corrects", "from", what="number")
    yield cell("changes.csv", 0, "kind", "updates", "from")
    yield cell("changes.csv", 0, "kind", "withdraws", "own speaker")
    yield cell("changes.csv", 0, "article", "../varn", "article")
    yield cell("corrections.csv", 0, "corrected_on", "2023-01-01", "before")
    yield cell("corrections.csv", 0, "correction", "It said {nobody}.", "there is no {nobody}")
    yield cell("corrections.csv", 0, "correction", "It said 47 dead.", "a digit")
    yield cell("corrections.csv", 0, "correction", "\u200b", "correction is empty")


def earlier_cells() -> Iterator[Bad]:
    """Cells about the texts before: what they are, what they bore, whether the article says so."""
    for value in ("", "0", "-1", "1.5", "two", "01", "9999999", "١", "../1", "=1+1"):
        yield cell("versions.csv", 0, "version", value, "version")
        yield from (cell(file, 0, "version", value, "version") for file in versions.EARLIER)
    yield cell("versions.csv", 1, "version", "1", "version 1 stands in row 2 already")
    for value in ("", "abc", "0" * 64, "=1+1"):
        yield cell("versions.csv", 0, "sha256", value)
    yield from (cell("versions.csv", 0, "seen_on", each) for each in NO_DATES)
    yield cell("versions.csv", 0, "note", "the regime of 5", "")
    yield cell("versions.csv", 0, "notice", "no such words", "the article has no notice")
    yield cell("versions.csv", 0, "notice", "43", "2 times")
    yield cell("versions.csv", 0, "notice", town.TEXT[24:220], "more than one sentence")
    for column in ("notice_prefix", "notice_suffix", "notice_of"):
        yield cell("versions.csv", 0, column, "dead", "notice is empty")
        yield cell("versions.csv", 0, column, "no such", "no", notice="lowers its toll")
    for file in versions.EARLIER:
        for column in ("exact", "prefix", "suffix"):
            yield cell(file, 0, column, "no such words", "the text of version 1 has no")
        yield cell(file, 0, "exact", "", "exact is empty")
    of_claims = "earlier-claims.csv"
    for column in ("magnitude_status", "stance", "form", "speaker_id", "cited_ids"):
        yield from (cell(of_claims, 0, column, each, "") for each in NO_CHOICE)
    for value in ("41", "", "many", "1e5", "9" * 5000):
        yield cell(of_claims, 0, "magnitude", value, "it states")
    yield cell(of_claims, 0, "hedge", "about", "it states")
    yield cell(of_claims, 0, "hedge", "", "it states")
    yield cell(of_claims, 0, "earlier_words", "no such words")
    yield cell(of_claims, 0, "stance", "denied", "stance_words is empty", stance_by="army")
    yield cell(
        of_claims, 0, "stance_words", "no such words", "no", stance="denied", stance_by="army"
    )
    yield cell(of_claims, 0, "stance_by", "nobody", stance="denied", stance_words="denied that")
    yield cell(of_claims, 0, "stance_by", "army", "stance is empty")
    yield cell(of_claims, 0, "exact", versions.FIRST.split("\n\n")[1], "more than one sentence")
    yield cell(of_claims, 1, "version", "1", "it stands in row 2 already", exact="More than 40 people",
               magnitude="40", magnitude_status=">", hedge="More than")  # fmt: skip


def tables() -> Iterator[Bad]:
    """A column is missing, misspelt or there twice; a row has too few cells or too many."""
    for file, names in COLUMNS.items():
        optional = {
            *HAND_CODED["claims.csv"].optional,
            *HAND_CODED["speakers.csv"].optional,
            *HAND_CODED["units.csv"].optional,
            *HAND_CODED["versions.csv"].optional,
        }
        optional |= set(MAY_BE_MISSING)
        for name in names:
            if name in optional:
                continue
            yield _table(file, f"no column {name}", without(file, name), "header", name)
        first = names[1]
        yield _table(
            file, "a column twice", renamed(file, names[0], first), "header", "twice", first
        )
        yield _table(file, "a column misspelt", renamed(file, first, f"{first}s_"), "header", first)
        yield _table(file, "a row of one cell", appended(file, b"x\n"), "cell")
        yield _table(
            file, "a row of too many cells", appended(file, b"x" + b",x" * 60 + b"\n"), "cells"
        )
        yield _table(file, "a quotation mark left open", appended(file, b'"x,x\n'), "not CSV")
        yield _table(
            file, "a spreadsheet's own format", put(place_of(file), b"PK\x03\x04xx"), "spreadsheet"
        )


def _table(file: str, what: str, spoil: Spoil, *says: str) -> Bad:
    return Bad(f"{file} {what}", spoil, (place_of(file), *says))


def without(file: str, column: str) -> Spoil:
    """The table without one of its columns."""
    return lambda root: write_rows(root, file, rows_of(file), without=column)


def renamed(file: str, column: str, name: str) -> Spoil:
    """The table with another name over one of its columns."""

    def spoil(root: Path) -> None:
        path = root / place_of(file)
        header, rest = path.read_text("utf-8").split("\n", 1)
        names = [name if each == column else each for each in header.split(",")]
        path.write_text(",".join(names) + "\n" + rest, "utf-8")

    return spoil


def appended(file: str, line: bytes) -> Spoil:
    """The table with another line."""
    return lambda root: (root / place_of(file)).open("ab").write(line)


def put(path: str, content: bytes) -> Spoil:
    """A file with this content."""

    def spoil(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)

    return spoil


def _gone(root: Path, path: str) -> None:
    (root / path).unlink(missing_ok=True)


def make_folder(root: Path, path: str) -> None:
    _gone(root, path)
    (root / path).mkdir()


def _dangling(root: Path, path: str) -> None:
    _gone(root, path)
    (root / path).symlink_to("nowhere")


def _circle(root: Path, path: str) -> None:
    _gone(root, path)
    (root / path).symlink_to(Path(path).name)


def _pipe(root: Path, path: str) -> None:
    _gone(root, path)
    os.mkfifo(root / path)


# What may stand in the place of a file.
STATES: dict[str, Callable[[Path, str], object]] = {
    "missing": _gone, "a folder": make_folder, "a dangling link": _dangling, "a circle of links": _circle,
    "a pipe": _pipe,
    "not UTF-8": lambda root, path: (root / path).write_bytes(b"a\xff\xfeb\n"),
    "empty": lambda root, path: (root / path).write_bytes(b""),
    "too large": lambda root, path: os.truncate(root / path, 20_000_001),
    "only NUL": lambda root, path: (root / path).write_bytes(bytes(1000)),
}  # fmt: skip


def files() -> Iterator[Bad]:
    """Every file of the project is missing, something else, or no text."""
    for path in [SEED, *map(place_of, COLUMNS), f"{DATA}/source.toml", f"{DATA}/story.toml"]:
        optional = Path(path).name in IF_NEEDED
        for what, make in STATES.items():
            no_rows = ("missing", "empty") if Path(path).name == "quotes.csv" else ("missing",)
            if not (optional and what in no_rows):
                yield Bad(f"{Path(path).name} {what}", at_path(make, path), (path,))
    for name in ("clams.csv", "claims.xlsx", "event.csv", "sources.toml"):
        yield Bad(f"{name} beside the tables", put(f"{DATA}/{name}", b"x"), (f"{DATA}/{name}",))
    for name in ("sub", "note.md"):
        yield Bad(
            f"a folder {name} in an article's",
            at_path(make_folder, f"{DATA}/{name}"),
            (f"{DATA}/{name}",),
        )
    yield Bad("a dangling note", at_path(_dangling, f"{DATA}/note.md"), (f"{DATA}/note.md",))
    for name in ("with space", "-rf", "<b>", "a\nb", "a\x1b[31m", "Upper", "é", "a--b", "x_y"):
        spoil = at_path(make_folder, f"data/{name}")
        yield Bad(f"data/ holds {name!a}".replace("/b", "b"), spoil, ("lower-case letters",))
    yield Bad("data/ holds a dangling link", at_path(_dangling, "data/gone"), ("data/gone",))
    yield Bad("data/ holds a file without a kind", put("data/other", b"x"), ("data/other",))
    for mark in HIDDEN:
        spoil = put(SEED, town.TEXT.replace("valley", f"val{mark}ley").encode())
        yield Bad(f"text with {mark!a}", spoil, (f"{SEED}, line 8", "cannot be shown"))
    yield Bad(
        "text of another hash", put(SEED, town.TEXT.replace("43", "44").encode()), (SEED, "43")
    )
    yield Bad(
        "text with another number", put(SEED, f"{town.TEXT}\nIt cost 7 goats.\n".encode()), ("7",)
    )


def at_path(make: Callable[[Path, str], object], path: str) -> Spoil:
    return lambda root: make(root, path)


def field(file: str, key: str, value: str, *says: str) -> Bad:
    """A field of a TOML file has another value; the value as TOML."""

    def spoil(root: Path) -> None:
        path = root / DATA / file
        lines = path.read_text("utf-8").splitlines()
        assert any(line.startswith(f"{key} = ") for line in lines)
        lines = [f"{key} = {value}" if line.startswith(f"{key} = ") else line for line in lines]
        path.write_text("\n".join(lines) + "\n", "utf-8")

    shown = value if len(value) < 40 else value[:30] + "…"
    return Bad(f"{file} {key} {shown}".replace("/", "⁄"), spoil, (f"{DATA}/{file}", key, *says))


NO_ADDRESSES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.example/x",
    "http:///x", "http://", "https://a b.example/", "ftp://a.example", "mailto:a@b.c", "https://u:p@a.example/",
    "https://[::1", "https://a.example:99999/", "http://.", "https://-", "blob:https://a.example/x", "a.example",
    "https://a.example/<", "https://...", "https://a.example:0/",
)  # fmt: skip
NO_TEMPLATES = (
    "{nobody}",
    "{",
    "}",
    "{dead!r}",
    "{dead:x}",
    "{}",
    "five people",
    "47 people",
    "a regime",
    "\u202ex",
)


def values() -> Iterator[Bad]:
    """Every field of a TOML file: missing, of another type, empty, with a wrong value."""
    for file, keys in (
        ("source.toml", "producer title byline via_agency url date_published date_accessed language license sha256 not_in_text"),
        ("story.toml", "title standfirst findings limits without_figures"),
    ):  # fmt: skip
        for key in keys.split():
            yield field(file, key, "5")
            yield field(file, key, '{ a = "x" }')
            yield field(file, key, '"x\\u001b"' if key != "not_in_text" else '["x\\u001b"]')
            yield Bad(f"{file} without {key}", _removed(file, key), (f"{DATA}/{file}", key))
        for what, end in (
            ("deep", b"a = " + b"[" * 20000),
            ("broken", b"a = \n"),
            ("an unknown field", b'colour = "x"\n'),
        ):
            yield Bad(f"{file} {what}", _ended(file, end), (f"{DATA}/{file}",))
    for key in ("producer", "title"):
        yield from (
            field("source.toml", key, each) for each in ('""', '"  "', '"\\u200b"', '"\\u2060"')
        )
    yield from (field("source.toml", "url", json.dumps(each)) for each in NO_ADDRESSES)
    for key in ("date_published", "date_accessed"):
        yield from (
            field("source.toml", key, f'"{each}"')
            for each in ("2024-02-30", "20240304", "2024-03", "today")
        )
    yield field("source.toml", "date_published", '""')
    yield field("source.toml", "date_accessed", '"2024-03-02"')
    yield from (
        field("source.toml", "language", f'"{each}"') for each in ("english", "en_US", "e", "ｅｎ")
    )
    yield Bad(
        "source.toml sha256 abc", field("source.toml", "sha256", '"abc"').spoil, (SEED, "SHA-256")
    )
    for each in (
        '["titel"]',
        '[""]',
        '["language"]',
        '["producer", "producer"]',
        '["Title"]',
        '"producer"',
        "[1]",
    ):
        yield field("source.toml", "not_in_text", each)
    yield field("source.toml", "byline", '"Nobody"', "not_in_text")
    for key in ("title", "standfirst"):
        yield from (field("story.toml", key, each) for each in ('""', '" "', '"\\u200b"'))
        yield from (field("story.toml", key, json.dumps(each)) for each in NO_TEMPLATES)
    yield field("story.toml", "title", '"At {dead}"')
    for key in ("findings", "limits", "without_figures"):
        yield from (field("story.toml", key, json.dumps([each])) for each in NO_TEMPLATES)
        yield from (
            field("story.toml", key, each)
            for each in ('[""]', '[" "]', '["\\u200b"]', '"x"', "[1]", '[["x"]]')
        )


def _removed(file: str, key: str) -> Spoil:
    def spoil(root: Path) -> None:
        path = root / DATA / file
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(each for each in lines if not each.startswith(f"{key} =")), "utf-8")

    return spoil


def _ended(file: str, line: bytes) -> Spoil:
    return lambda root: (root / DATA / file).open("ab").write(line)


def nothing(_: Path) -> None:
    """What is wrong is in the command."""


def commands() -> Iterator[Bad]:
    """Every command, option and parameter."""
    for words, says in COMMANDS:
        name = (
            " ".join(each if len(each) < 40 else each[:20] + "…" for each in words) or "no command"
        )
        yield Bad(f"as-stated {ascii(name)[1:-1]}".replace("/", "⁄"), nothing, (says,), words)
    text = b"It killed 25 people.\n"
    for name, content, says in (
        ("empty", b"", "empty"), ("blank", b" \n\n", "empty"), ("binary", bytes(range(256)), "UTF-8"),
        ("escape", b"25 people\x1b[31m", "line 1"), ("turned", "25 people\u202e".encode(), "line 1"),
    ):  # fmt: skip
        yield Bad(
            f"draft of a text that is {name}",
            put("x.txt", content),
            ("x.txt", says),
            ("draft", "x.txt"),
        )
    for what, make in (
        ("a pipe", _pipe),
        ("a dangling link", _dangling),
        ("a folder", make_folder),
    ):
        yield Bad(f"draft of {what}", at_path(make, "x.txt"), ("x.txt",), ("draft", "x.txt"))
    yield Bad(
        "draft of a text without a name", put("...txt", text), ("--name",), ("draft", "...txt")
    )
    yield Bad(
        "draft of a name that is an option",
        put("x.txt", text),
        ("--name",),
        ("draft", "x.txt", "--name", "-x"),
    )
    yield Bad("draft where a seed is another", lambda root: (put("x.txt", text)(root), put("seeds/neu.txt", b"25")(root)),
              ("seeds/neu.txt", "another text"), ("draft", "x.txt", "--name", "neu"))  # fmt: skip
    yield Bad("draft beside a broken table of units", lambda root: (put("x.txt", text)(root), put("data/units.csv", b"x")(root)),
              ("data/units.csv",), ("draft", "x.txt"))  # fmt: skip
    for what, spoil, says in (
        ("is a file", put("out", b"x"), "out"), ("is a dangling link", at_path(_dangling, "out"), "out"),
        ("is a circle of links", at_path(_circle, "out"), "out"),
        ("holds a foreign folder", put("out/varn/mine.txt", b"x"), "not a report by As Stated"),
        ("holds foreign tables", put("out/tables/mine.txt", b"x"), "not a folder of tables by As Stated"),
        ("holds a foreign page", put("out/index.html", b"<p>mine"), "not an index by As Stated"),
        ("holds a page that is a folder", put("out/index.html/x", b"x"), "not an index by As Stated"),
        ("holds a broken manifest", put("out/varn/manifest.json", b"{"), "not a report by As Stated"),
        ("holds a manifest that is none", put("out/varn/manifest.json", b"[]"), "not a report by As Stated"),
    ):  # fmt: skip
        yield Bad(f"--out {what}", spoil, (says,), REPORT)
        yield Bad(f"watch --out {what}", spoil, (says,), ("watch", "--no-pdf", "--out", "out"))


COMMANDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("reprot",), "reprot"), (("--colour",), "--colour"), (("check", "--colour"), "--colour"),
    (("check", "nowhere"), "nowhere"), (("check", "../varn"), "../varn"),
    (("check", "a\x1b[31m\u202eb"), "no article"), (("check", "x" * 5000), "no article"),
    (("check", "--\x1b[31m\u202e"), "No such option"), (("check", "varn", "nowhere"), "nowhere"),
    (("report", "nowhere"), "nowhere"), (("report", "--all", "varn"), "--all"), (("report", "--colour"), "--colour"),
    *(((command, "--quantity", each), "no quantity") for command in ("report", "watch") for each in ("dead", "\x1b[31mx", "../varn", "x" * 5000)),
    (("report", "--quantity", ""), "--quantity"), (("report", "--quantity"), "--quantity"), (("report", "--all", "--quantity", "dead"), "--all"),
    (("report", "\x1b[31mx"), "no article"), (("report", "Varn"), "no article"),
    *((("report", "--jobs", each), "--jobs") for each in ("0", "-1", "two", "1.5", "")),
    *((("report", "--timeout", each), "--timeout") for each in ("0", "-1", "nan", "1e9", "99999999999", "")),
    *((("report", "--paper", each), "--paper") for each in ("A5", "a4 ", "", "\x1b")),
    *((("watch", "--port", each), "--port") for each in ("-1", "65536", "http", "")),
    *((("watch", "--timeout", each), "--timeout") for each in ("0", "nan")),
    (("watch", "--paper", "A5"), "--paper"), (("watch", "nowhere"), "nowhere"), (("watch", "--jobs", "1"), "--jobs"),
    (("watch", "varn", "varn"), "one report"), (("watch", "varn", "--quantity", "dead"), "one report"), (("watch", "--fresh"), "--fresh"),
    *((("report", "--out", each), "--out") for each in ("data", "seeds", "notebooks", "data/varn", ".", "", "..")),
    *((("watch", "--out", each), "--out") for each in ("data", "seeds/x", "", ".")),
    (("report", "--out", "a" * 5000), "--out"), (("report", "--out"), "--out"),
    (("report", "--scheduler", "javascript:1", "--out", "out", "--no-pdf"), "no scheduler"),
    (("report", "-p"), "-p"), (("report", "-p", "reading"), "-p"),
    *((("report", "--out", "out", "-p", name, "x"), "no parameter") for name in ("colour", "article", "", "re\x1bad", "Reading")),
    *((("report", "--out", "out", "-p", "reading", each), "Parameter reading") for each in ("", "two", "as stated", "\x1b[31m", "x" * 100_000)),
    (("report", "-p", "reading", "one-figure"), "--out"), (("report", "-p", "events", "flood"), "--out"),
    (("export",), "--xlsx FILE"), (("export", "nowhere", "--xlsx", "x.xlsx"), "nowhere"), (("export", "--xlsx"), "--xlsx"),
    *((("export", option, each), option) for option in ("--xlsx", "--sqlite") for each in ("data/x.xlsx", "seeds/x.xlsx", "", ".", "a" * 5000)),
    (("export", "--xlsx", "x.csv"), ".xlsx"), (("export", "--xlsx", "x.xlsx", "--sqlite", "./x.xlsx"), "one file"),
    (("export", "--sqlite", "seeds/../data/varn/claims.csv"), "data/"),
    (("draft", SEED, "--name", "tables"), "tables"), (("draft", SEED, "--name", "quantities"), "quantities"),
    (("draft",), "TEXTFILE"), (("draft", "nowhere.txt"), "nowhere.txt"), (("draft", "seeds"), "seeds"),
    (("draft", ""), ""), (("draft", SEED, "--colour"), "--colour"), (("draft", SEED, "--name", "Two Words"), "--name"),
    (("draft", SEED, "--name", "../x"), "--name"), (("draft", SEED, "--name", "x", "--no-figure", "a"), "--no-figure"),
    (("draft", SEED, "--name", "varn", "--no-figure", "nobody"), "nobody"),
    (("draft", SEED, "--name", "x", "--same", "a=b"), "--same"), (("draft", SEED, "--name", "varn", "--same", "dead"), "--same"),
    (("draft", SEED, "--name", "varn", "--same", "dead=nobody"), "nobody"), (("draft", SEED, "--name", "varn", "--same", "dead=dead"), "--same"),
    (("draft", SEED, "--name", "varn", "--same", "dead=missing"), "dead is not missing"),
    (("draft", SEED, "--name", "varn", "--same", "dead=boats,boats=missing"), "boats"),
    (("draft", SEED, "--name", "varn", "--title", "T"), "title"),
    *((("draft", SEED, "--name", "neu", "--url", each), "--url") for each in ("data:x", "javascript:x", "a.example", "", "https://a b/")),
    *((("draft", SEED, "--name", "neu", "--published", each), "--published") for each in ("2024-02-30", "20240304", "today", "", "2024-03")),
    *((("draft", SEED, "--name", "neu", f"--{each}", ""), f"--{each}") for each in ("title", "producer")),
    *((("draft", SEED, "--name", "neu", f"--{each}", "\u200b"), f"--{each}") for each in ("title", "producer")),
    *((("draft", SEED, "--name", "neu", f"--{each}", "a\x1bb"), f"--{each}") for each in ("title", "producer")),
)  # fmt: skip


def changed(change: Callable[[dict[str, Any]], object]) -> Spoil:
    """The notebook, changed in place."""

    def spoil(root: Path) -> None:
        found = json.loads((root / NOTEBOOK).read_text("utf-8"))
        change(found)
        (root / NOTEBOOK).write_text(json.dumps(found), "utf-8")

    return spoil


def _second(found: dict[str, Any]) -> None:
    found["cells"].insert(1, {**found["cells"][0], "id": "second"})


def notebooks() -> Iterator[Bad]:
    """A notebook that is none, or not one of ours."""
    for what, spoil in {
        "empty": put(NOTEBOOK, b""), "no JSON": put(NOTEBOOK, b"hello"), "a list": put(NOTEBOOK, b"[]"),
        "null": put(NOTEBOOK, b"null"), "a number": put(NOTEBOOK, b"4"), "an empty object": put(NOTEBOOK, b"{}"),
        "not UTF-8": put(NOTEBOOK, b'{"a": "\xe9"}'), "nested deep": put(NOTEBOOK, b"[" * 100_000),
        "cut short": lambda root: os.truncate(root / NOTEBOOK, 300), "too large": lambda root: os.truncate(root / NOTEBOOK, 20_000_001),
        "a folder": at_path(make_folder, NOTEBOOK), "a pipe": at_path(_pipe, NOTEBOOK), "a dangling link": at_path(_dangling, NOTEBOOK),
        "a circle of links": at_path(_circle, NOTEBOOK),
        "of format 3": put(NOTEBOOK, b'{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []}'),
        "of format 5": changed(lambda found: found.update(nbformat=5)),
        "of a format in words": changed(lambda found: found.update(nbformat="four")),
        "without cells": changed(lambda found: found.pop("cells")),
        "with cells that are no list": changed(lambda found: found.update(cells={})),
        "with a cell that is none": changed(lambda found: found["cells"].append(5)),
        "with a cell without source": changed(lambda found: found["cells"][1].pop("source")),
        "with a cell of no kind": changed(lambda found: found["cells"][1].update(cell_type="song")),
        "with two cells of one id": changed(lambda found: found["cells"][1].update(id=found["cells"][0]["id"])),
        "with two parameters cells": changed(_second),
        "without a parameters cell": changed(lambda found: found["cells"][0]["metadata"].clear()),
        "with a parameter that is not ours": changed(lambda found: found["cells"][0].update(source='article: str = ""\nfoo: int = 3')),
        "with no metadata": changed(lambda found: found.pop("metadata")),
        "with metadata that is a list": changed(lambda found: found.update(metadata=[])),
        "with parameters in prose": changed(lambda found: found["cells"][0].update(cell_type="markdown")),
        "with parameters that are a loop": changed(lambda found: found["cells"][0].update(source="while True: pass")),
        "with parameters that are no Python": changed(lambda found: found["cells"][0].update(source="article = ")),
        "with a source that is a number": changed(lambda found: found["cells"][0].update(source=7)),
    }.items():  # fmt: skip
        yield Bad(f"notebook {what}", spoil, (NOTEBOOK,), REPORT)
    yield Bad("no notebooks", at_path(_gone, NOTEBOOK), ("notebooks",), REPORT)
    spoil = put("notebooks/9-a\nb.ipynb", notebook("1"))
    yield Bad("notebook with a line's end in its name", spoil, ("cannot be shown",), REPORT)
    yield Bad(
        "report of a spoilt claim",
        cell("claims.csv", 0, "magnitude", "34").spoil,
        ("claims.csv, row 2",),
        REPORT,
    )
    yield Bad("report of a missing text", at_path(_gone, SEED), (SEED,), REPORT)
    yield Bad("an event that there is not", nothing, ("nope",), (*REPORT, "-p", "events", "nope"))


AT_ONCE = [*cells(), *tables(), *files(), *values(), *commands()]
IN_A_RUN = [*notebooks()]  # a run may have started processes before it finds these
