"""All articles as one workbook or database: every cell as it is, the same bytes, over nobody's work."""

import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from as_stated import cli, load_all
from as_stated.coding import REFUSALS
from as_stated.errors import InputError
from as_stated.export.database import database
from as_stated.export.workbook import MOST_CHARACTERS, workbook
from as_stated.project import Project
from as_stated.show import PlainTable, Stack, plain_value
from as_stated.show.declared import ALL_CLAIMS
from tests.helpers.projects import ROOT, SEED, copy_project, files_in
from tests.helpers.town import TOWN, rows, write_town
from tests.helpers.workbooks import Cell, parts, sheets

EXAMPLES = Project(ROOT / "examples")
FORMULAS = [
    "=HYPERLINK(A1)",
    "+cmd",
    "@SUM",
    "-week war",
    "＝1",
    "https://example.org/x",
    "007",
    "'tis",
]


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.main, words)


@pytest.fixture(scope="module")
def stack() -> Stack:
    return load_all(EXAMPLES)


@pytest.fixture(scope="module")
def book(stack: Stack) -> dict[str, list[dict[str, Cell]]]:
    return sheets(workbook(stack))


@pytest.fixture
def base(stack: Stack) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database(stack))
        connection.row_factory = sqlite3.Row
        yield connection


def test_workbook_has_a_sheet_a_table_and_the_codebook(
    stack: Stack, book: dict[str, list[dict[str, Cell]]]
) -> None:
    tables = {table.schema.name: table for table in stack.all}
    days: dict[str, set[str]] = {}
    assert next(iter(book)) == "claims"
    assert list(book)[-1] == "codebook"
    assert book.keys() == {*tables, "codebook"}
    for name, table in tables.items():
        days[name] = {each.name for each in table.schema.columns if each.type == "date"}
        for ours, row in zip(book[name], table.rows, strict=True):
            filled = {
                column.name: row[column.name]
                for column in table.schema.columns
                if row[column.name] not in (None, "")
            }
            assert ours.keys() == filled.keys()
            for column, value in filled.items():
                is_day = column in days[name]
                kind = "n" if is_day else {bool: "b", str: "s"}.get(type(value), "n")
                assert ours[column].kind == kind
                said = str(int(value)) if kind == "b" else str(plain_value(value))
                if is_day:  # a spreadsheet counts days
                    assert ours[column].shown_as == "yyyy-mm-dd"
                    said = str((date.fromisoformat(value) - date(1899, 12, 30)).days)
                assert ours[column].value == said
    described = {(row["sheet"].value, row["column"].value) for row in book["codebook"]}
    assert described == {(t.schema.name, c.name) for t in stack.all for c in t.schema.columns}


def test_heads_of_a_sheet_are_frozen_and_filter(stack: Stack) -> None:
    found = parts(workbook(stack))
    for name in (each for each in found if each.startswith("xl/worksheets/sheet")):
        assert 'state="frozen"' in found[name]
        assert 'ySplit="1"' in found[name]
        assert "<autoFilter" in found[name]


def test_a_stated_number_is_shown_with_all_its_signs(
    stack: Stack, book: dict[str, list[dict[str, Cell]]]
) -> None:
    """What the number format says round the number is what the figure in signs says."""
    formats = set()
    for ours, row in zip(book["claims"], stack.claims.rows, strict=True):
        said = ours["magnitude"].shown_as
        number = re.search(r"#,##0(\.0+)?", said)
        assert number
        decimals = len(number[1] or ".") - 1
        plain = f"{Decimal(ours['magnitude'].value):,.{decimals}f}"
        assert said.replace('"', "").replace(number[0], plain) == row["signs"]
        formats.add(said)
    assert any("withdrawn" in each and "≥" in each for each in formats)
    assert any("€" in each for each in formats)
    assert any("%" in each for each in formats)


def only(stack: Stack, **cells: object) -> Stack:
    """The first figure alone, with some of its cells changed."""
    made = Stack(stack.dossiers)
    for name in ("changes", "readings", "ledger", "quotes"):
        vars(made)[name] = PlainTable(getattr(stack, name).schema, [])
    vars(made)["claims"] = PlainTable(ALL_CLAIMS, [{**stack.claims.rows[0], **cells}])
    return made


@pytest.mark.parametrize("words", FORMULAS)
def test_words_are_text_and_stay_as_they_are(stack: Stack, words: str) -> None:
    spoilt = only(stack, coding_note=words, url=words)
    content = workbook(spoilt)
    cell = sheets(content)["claims"][0]["coding_note"]
    assert (cell.kind, cell.value) == ("s", words)
    found = "".join(parts(content).values())
    assert not re.search(r"<f[ >]|<hyperlink |relationships/hyperlink", found)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database(spoilt))
        told = connection.execute("SELECT coding_note, typeof(coding_note) FROM claims").fetchone()
    assert told == (words, "text")


NUMBERS = [
    pytest.param(286, "n", "integer", id="whole"),
    pytest.param(Decimal("1.5"), "n", "real", id="decimal"),
    pytest.param(-15, "n", "integer", id="below zero"),
    pytest.param(Decimal("0.1"), "n", "real", id="a tenth"),
    pytest.param(12345678901234567, "s", "integer", id="more digits than a spreadsheet has"),
    pytest.param(Decimal("3.14159265358979323846"), "s", "text", id="more digits than a float has"),
    pytest.param(10**20 + 1, "s", "text", id="more digits than an integer of SQLite has"),
]


@pytest.mark.parametrize(("number", "kind", "sql"), NUMBERS)
def test_no_digit_is_lost(stack: Stack, number: int | Decimal, kind: str, sql: str) -> None:
    spoilt = only(stack, magnitude=number, signs=f"{number:,}")
    cell = sheets(workbook(spoilt))["claims"][0]["magnitude"]
    assert (cell.kind, Decimal(cell.value)) == (kind, number)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database(spoilt))
        value, found = connection.execute(
            "SELECT magnitude, typeof(magnitude) FROM claims"
        ).fetchone()
    assert (Decimal(str(value)), found) == (number, sql)


def test_what_no_sheet_can_hold_is_named(stack: Stack) -> None:
    with pytest.raises(InputError, match="coding_note in row 2 of claims has 32,768 characters"):
        workbook(only(stack, coding_note="x" * (MOST_CHARACTERS + 1)))
    long = Stack(stack.dossiers)
    vars(long)["claims"] = PlainTable(ALL_CLAIMS, [stack.claims.rows[0]] * 1_048_576)
    with pytest.raises(InputError, match=r"claims has 1,048,576 rows, .* Use --sqlite\."):
        workbook(long)


def test_database_has_the_rows_of_each_table(stack: Stack, base: sqlite3.Connection) -> None:
    for table in stack.all:
        found = base.execute(f'SELECT * FROM "{table.schema.name}"').fetchall()
        wanted = [
            [row[each.name] if row[each.name] != "" else None for each in table.schema.columns]
            for row in table.rows
        ]
        assert sorted(map(repr, map(list, found))) == sorted(map(repr, map(_as_found, wanted)))


def _as_found(row: list[object]) -> list[object]:
    return [
        int(each) if isinstance(each, bool) else float(each) if isinstance(each, Decimal) else each
        for each in row
    ]


def test_database_is_sound_and_refuses_what_leads_nowhere(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    base.execute("PRAGMA foreign_keys = ON")
    for column in ("article", "event_id", "speaker_id", "unit"):
        with pytest.raises(sqlite3.IntegrityError):
            base.execute(f"UPDATE claims SET {column} = 'nowhere' WHERE claim_id = 'dead'")


def test_views_say_a_figure_in_full(stack: Stack, base: sqlite3.Connection) -> None:
    figures = base.execute("SELECT * FROM figures").fetchall()
    assert len(figures) == len(stack.claims)
    assert {row["said"] for row in figures} == {row["said"] for row in stack.claims.rows}
    holding = base.execute("SELECT said FROM figures_that_hold").fetchall()
    assert len(holding) == sum(row["holds"] for row in stack.claims.rows) < len(figures)
    back = base.execute("SELECT * FROM figures_taken_back").fetchall()
    assert {row["kind"] for row in back} == {"corrects", "withdraws"}
    assert len(base.execute("SELECT * FROM speakers_and_figures").fetchall()) > 0
    refused = base.execute("SELECT refusal_id FROM refusals").fetchall()
    assert {row["refusal_id"] for row in refused} == {each.refusal_id for each in REFUSALS}


PRINT_HASHES = """
import hashlib, sys
from pathlib import Path
from as_stated import load_all
from as_stated.project import Project
from as_stated.export.database import database
from as_stated.export.workbook import workbook
stack = load_all(Project(Path(sys.argv[1])))
print(*(hashlib.sha256(make(stack)).hexdigest() for make in (workbook, database)))
"""


@pytest.mark.process
def test_same_bytes_in_another_process_zone_and_locale(stack: Stack) -> None:
    def hashes(**variables: str) -> str:
        words = [sys.executable, "-c", PRINT_HASHES, str(EXAMPLES.root)]
        environment = os.environ | variables
        return subprocess.run(
            words, env=environment, capture_output=True, text=True, check=True
        ).stdout

    first = hashes(TZ="Asia/Baku", LC_ALL="C", PYTHONHASHSEED="1")
    assert first == hashes(TZ="America/New_York", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="2")
    assert len(set(first.split())) == 2


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Two articles, in the working directory."""
    copied = copy_project(ROOT, tmp_path / "project")
    given = rows()
    del given["units.csv"]
    write_town(copied.root, given)
    monkeypatch.chdir(copied.root)
    return copied


BOTH = ["--xlsx", "all.xlsx", "--sqlite", "all.db"]


def test_command_writes_both_files_and_replaces_its_own(project: Project) -> None:
    result = run("export", *BOTH)
    assert result.exit_code == 0
    count = len(load_all(project).claims)
    assert result.stdout.splitlines() == [
        f"all.xlsx: {count} figures of 2 articles.",
        f"all.db: {count} figures of 2 articles.",
    ]
    stack = load_all(project)
    assert Path("all.xlsx").read_bytes() == workbook(stack)
    assert Path("all.db").read_bytes() == database(stack)
    assert "all.db: 7 figures of 1 article.\n" in run("export", SEED, *BOTH).stdout
    assert Path("all.db").read_bytes() == database(load_all(project, [SEED]))
    assert sorted(path.name for path in project.root.iterdir() if path.is_file()) == [
        "all.db",
        "all.xlsx",
    ]


def _rewrite(path: Path) -> None:
    """Save a workbook as another program would: the same cells, and another day."""
    found = parts(path.read_bytes())
    with zipfile.ZipFile(path, "w") as file:
        for name, text in found.items():
            file.writestr(
                name,
                text.replace("1980-01-01T00:00:00Z</dcterms:modified>", "2026</dcterms:modified>"),
            )


def test_what_somebody_has_changed_is_not_replaced(project: Project) -> None:
    assert run("export", *BOTH).exit_code == 0
    with closing(sqlite3.connect("all.db")) as connection:
        connection.execute("UPDATE units SET plural = 'x'")
        connection.commit()
    _rewrite(Path("all.xlsx"))
    for option, name in (("--xlsx", "all.xlsx"), ("--sqlite", "all.db")):
        before = Path(name).read_bytes()
        result = run("export", option, name)
        assert result.exit_code == 2
        assert f"{name}: is not an export by As Stated, or was changed since" in result.stderr
        assert Path(name).read_bytes() == before


@pytest.mark.parametrize("option", ["--xlsx", "--sqlite"])
@pytest.mark.parametrize("make", [
    pytest.param(lambda path: path.write_text("mine"), id="a file"),
    pytest.param(lambda path: path.write_text(""), id="an empty file"),
    pytest.param(Path.mkdir, id="a folder"),
    pytest.param(os.mkfifo, id="a pipe"),
    pytest.param(lambda path: path.symlink_to("nowhere"), id="a link"),
    pytest.param(lambda path: zipfile.ZipFile(path, "w").close(), id="an empty archive"),
])  # fmt: skip
def test_what_is_not_ours_is_not_replaced(project: Project, option: str, make: object) -> None:
    make(Path("mine.xlsx"))  # type: ignore[operator]
    result = run("export", option, "mine.xlsx")
    assert result.exit_code == 2
    assert re.search("is not an export by As Stated|leads nowhere|circle", result.stderr)


PLACES = [
    "data/x.xlsx",
    "seeds/x.xlsx",
    "notebooks/x.xlsx",
    "src/x.xlsx",
    f"data/{SEED}/claims.xlsx",
    "report/../data/x.xlsx",
]


@pytest.mark.parametrize("option", ["--xlsx", "--sqlite"])
@pytest.mark.parametrize("path", PLACES)
def test_export_among_what_people_made_is_refused(project: Project, option: str, path: str) -> None:
    before = files_in(project.root)
    result = run("export", option, path)
    assert result.exit_code == 2
    assert f"{option} {path}: the project's " in result.stderr
    assert files_in(project.root) == before


def test_export_into_a_report_is_refused(project: Project) -> None:
    folder = project.root / "report" / SEED
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text('{"as_stated": "", "shelf": {}}')
    result = run("export", "--sqlite", f"report/{SEED}/tables/x.db")
    assert result.exit_code == 2
    assert "is in a report, and the next run would delete it" in result.stderr
    assert run("export", "--sqlite", "report/x.db").exit_code == 0


@pytest.mark.parametrize(("words", "said"), [
    ([], "There is nothing to write."),
    (["--xlsx", "x.csv"], "Let it end in .xlsx."),
    (["--xlsx", "x.xlsx", "--sqlite", "x.xlsx"], "name one file"),
    (["nowhere", "--xlsx", "x.xlsx"], "no article 'nowhere'"),
    (["--sqlite", "x" * 5000], "File name too long"),
])  # fmt: skip
def test_wrong_words_are_one_message(project: Project, words: list[str], said: str) -> None:
    before = files_in(project.root)
    result = run("export", *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert files_in(project.root) == before


def test_an_article_that_does_not_check_is_told_and_nothing_is_written(project: Project) -> None:
    claims = project.data(TOWN) / "claims.csv"
    claims.write_text(
        claims.read_text("utf-8").replace("At least 43 people,,,43", "At least 43 people,,,44")
    )
    before = files_in(project.root)
    result = run("export", *BOTH)
    assert result.exit_code == 2
    assert f"data/{TOWN}/claims.csv, row 2 (dead)" in result.stderr
    assert result.stderr.rstrip().endswith("1 problem.")
    assert files_in(project.root) == before


def test_a_full_disk_leaves_what_was_there(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("export", *BOTH).exit_code == 0
    before = files_in(project.root)

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("as_stated.export.files.write_file", full)
    result = run("export", SEED, *BOTH)
    assert result.exit_code == 1
    assert "all.xlsx: cannot be written: No space left on device." in result.stderr
    assert files_in(project.root) == before
