"""Tables as spreadsheets and people leave them: read, or refused in one line that says what to do."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from as_stated.coding import HAND_CODED, load
from as_stated.coding.columns import MAY_BE_MISSING, Columns
from as_stated.coding.dossier import Dossier, examine
from as_stated.coding.rows import Table, read_rows, resembling
from as_stated.coding.sheets import read_sheet
from as_stated.coding.typed import as_plain, read_number, readings
from as_stated.project import Project
from tests.helpers.projects import ROOT, SEED
from tests.helpers.sheets import PROGRAMS, Cells, Program, resave, tables

COLUMNS = ("id", "text", "note")


def read(tmp_path: Path, content: bytes | str) -> Table:
    path = tmp_path / "x.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_rows(path, "data/x.csv", Columns(COLUMNS, ("stance",), "id"))


def problems(tmp_path: Path, content: bytes | str) -> list[str]:
    return [str(each) for each in read(tmp_path, content).problems]


def read_as(project: Project) -> Dossier:
    """The seed's coding without notices; nothing may be wrong with it."""
    dossier, wrong = examine(SEED, project)
    assert [str(each) for each in wrong] == []
    assert dossier
    return replace(dossier, notices=())


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_a_coding_that_another_program_saved_is_the_same(seed: Project, program: Program) -> None:
    before = load(SEED, seed)
    for path in tables(seed, SEED):
        resave(path, program)
    assert read_as(seed) == before


def widened(cells: Cells) -> Cells:
    """With two columns of one's own, one of them first, and one without a name behind."""
    return [
        ["reviewer" if not at else "AB", *row, "page" if not at else "3", ""]
        for at, row in enumerate(cells)
    ]


def with_blanks(cells: Cells) -> Cells:
    """With blanks round names and cells but those of context, and blank rows between."""
    context = [name.endswith(("prefix", "suffix")) for name in cells[0]]
    bare = [not any(row[at] for at, each in enumerate(context) if each) for row in cells]
    header = [f" {name}  " for name in cells[0]]
    rows = [
        [
            cell if is_context or not is_bare else f"{cell} "
            for cell, is_context in zip(row, context, strict=True)
        ]
        for row, is_bare in zip(cells[1:], bare[1:], strict=True)
    ]
    blank = [""] * len(header)
    return [[], header, blank, *(each for row in rows for each in (row, blank, [])), blank]


def with_cells_behind(cells: Cells) -> Cells:
    """With empty cells behind those of each row, as a sheet that was wider once."""
    return [cells[0], *([*row, "", " "] for row in cells[1:])]


@pytest.mark.parametrize("change", [widened, with_blanks, with_cells_behind])
@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_what_does_not_matter_changes_nothing(
    seed: Project, change: Callable[[Cells], Cells], separator: str
) -> None:
    before = load(SEED, seed)
    for path in tables(seed, SEED):
        resave(path, Program(separator), change)
    assert read_as(seed) == before


def test_columns_of_ones_own_are_said_once_a_file(seed: Project) -> None:
    for name in ("claims.csv", "events.csv"):
        resave(seed.data(SEED) / name, Program(), widened)
    dossier, _ = examine(SEED, seed)
    assert dossier
    assert dossier.notices == tuple(
        f"data/{SEED}/{name}: kept, but not read: reviewer, page."
        for name in ("events.csv", "claims.csv")
    )


def test_utf_16_is_read_with_a_word(tmp_path: Path) -> None:
    table = read(tmp_path, "id\ttext\tnote\na\té\t\n".encode("utf-16"))
    assert table.rows
    assert table.rows[0]["text"] == "é"
    assert table.notices == ("data/x.csv: read as UTF-16, and kept so.",)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("id;text;note\na;é;\n".encode("cp1252"),
                     "data/x.csv: line 2 is not UTF-8 (byte 15), but seems to be Windows-1252. "
                     "Save the file as UTF-8; spreadsheets call that “CSV UTF-8”.", id="Windows-1252"),
        pytest.param("id;text;note\na;é;\n".encode("utf-16-le"),
                     "is not text, or is UTF-16 without the mark that says so.", id="UTF-16 without a mark"),
        pytest.param("id;text\n".encode("utf-16") + b"\0\xd8\n", "is UTF-16, but broken", id="UTF-16, broken"),
        pytest.param(b"PK\x03\x04\x14\0", "is a spreadsheet (.xlsx or .ods), not CSV. Save", id="xlsx"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1", "is a spreadsheet (.xls), not CSV. Save", id="xls"),
        pytest.param('sep=;\nid;text;note\na;"1\n', "data/x.csv, row 2: not CSV", id="row below sep="),
        pytest.param('id,text\na,1\nb,"1\nc,1\nd,1\n', "data/x.csv, row 3: not CSV", id="row where a quotation begins"),
        pytest.param("id|text|note\na|b|c\n", "no column id, text, note; unknown id|text|note.",
                     id="separator of another kind"),
        pytest.param("id;text;note\na,b,c\n", "row 2: 1 cell, but the header has 3. "
                     "Give it as many, with a semicolon between them.", id="another separator in a row"),
        pytest.param("id;text;note\na;b;c;d\n", "row 2: 4 cells, but the header has 3. "
                     "Put a cell that holds a semicolon in quotation marks.", id="cell too many"),
        pytest.param("id,text,note,\na,b,c, x\n", "row 2: cell 4 is 'x', but its column has no name.",
                     id="cell below no name"),
        pytest.param("id,text,stanec\na,b,denied\n", "header: wrong columns: stanec looks like stance.",
                     id="name like an optional one"),
        pytest.param("id,text,note,Stance\na,b,c,denied\n", "Stance looks like stance.", id="capital"),
        pytest.param("id,text,note,stance,stance?\na,b,c,,denied\n", "stance? looks like stance.",
                     id="name like one that is there"),
        pytest.param("id,txet,nte\na,b,c\n", "no column text; txet looks like text; nte looks like note.",
                     id="two names in one line"),
        pytest.param("id,text,text \na,b,c\n", "twice text", id="the same name except for a blank"),
        pytest.param("id,text,note\na,#NAME?,\n", "row 2 (a): text is #NAME?: the spreadsheet took it "
                     "for a formula.", id="formula"),
        pytest.param("id,text,note\na,b,\u200b\n", "row 2 (a): note holds nothing that can be seen. Empty it.",
                     id="cell that shows nothing"),
        pytest.param("\n\n,,\nid,text,note\n,,\nA,b,\n", "row 6 (A): id is 'A'.", id="rows as a spreadsheet counts"),
        pytest.param("sep=,\nid,text,note\nA,b,\n", "row 2 (A): id is 'A'.", id="sep= is no row"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_line(
    tmp_path: Path, content: bytes | str, message: str
) -> None:
    said = problems(tmp_path, content)
    assert len(said) == 1
    assert message in said[0]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("id,text\na,b\n", id="a column whose cells may be empty"),
        pytest.param("note,text,id\nc,b,a\n", id="another order"),
        pytest.param("id,text,note\r\na,b,\r\n\r\n", id="an empty line at the end"),
        pytest.param("id,text,note\na,b,", id="no line end"),
        pytest.param("id;text;note;mine, too\na;b;;x\n", id="a comma in a name of one's own"),
        pytest.param('"id";"text";"note"\n"a";"b";"c;d"\n', id="all quoted"),
        pytest.param("id,text,note,mine,mine\na,b,,1,2\n", id="two columns of one's own of one name"),
        pytest.param("id,text,note\na,b\u2028b,\n", id="a line end that is none in CSV"),
    ],
)  # fmt: skip
def test_what_can_be_read_is_read(tmp_path: Path, content: str) -> None:
    table = read(tmp_path, content)
    assert table.problems == []
    assert [(row.key, row["text"][:1]) for row in table.rows or ()] == [("a", "b")]


def test_blanks_of_context_count_and_those_of_a_quote_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("exact,prefix,suffix\n 2 ,the ,\n 3 ,, of\n 4 ,,\n")
    rows, _, _ = read_rows(path, "x.csv", Columns(("exact", "prefix", "suffix")))
    assert [[row[each] for each in ("exact", "prefix", "suffix")] for row in rows or ()] == [
        [" 2", "the ", ""], ["3 ", "", " of"], ["4", "", ""],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["stanec", "Stance", "STANCE BY", "speaker", "group", "status", "stanсe"]
)
def test_a_misspelt_column_is_refused_in_a_coding(seed: Project, name: str) -> None:
    """Or a denial in it would be published as a fact."""
    path = seed.data(SEED) / "claims.csv"
    resave(
        path,
        Program(";"),
        lambda cells: [[*cells[0], name], *([*row, "denied"] for row in cells[1:])],
    )
    _, wrong = examine(SEED, seed)
    assert len(wrong) == 1
    assert f"header: wrong columns: {name} looks like " in str(wrong[0])


@pytest.mark.parametrize(
    "name",
    "reviewer reviewed_on checked todo page url source date comment remarks confidence verified_by "
    "country type category link person initials bemerkung ❓ ✓".split(),
)  # fmt: skip
def test_a_column_of_ones_own_may_have_any_other_name(name: str) -> None:
    assert resembling(name, HAND_CODED["claims.csv"].all) == ""


def test_a_misplaced_row_is_the_only_fault_that_is_named(seed: Project) -> None:
    """Without its row the article's numbers would be named one by one."""
    resave(
        seed.data(SEED) / "claims.csv",
        Program(),
        lambda cells: [*cells[:2], [*cells[2], "x"], *cells[3:]],
    )
    assert [each.where for each in examine(SEED, seed)[1]] == [f"data/{SEED}/claims.csv, row 3"]


# Numbers as people type them.


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("286", "286"), ("1.5", "1.5"), ("1,5", "1.5"), ("12,34", "12.34"), ("0,123", "0.123"),
        ("0.123", "0.123"), ("1234,567", "1234.567"), ("1.2345", "1.2345"), ("1.2340", "1.234"),
        ("1 234", "1234"), ("1\u00a0234", "1234"), ("1\u202f234\u202f567", "1234567"), ("1'234", "1234"),
        ("1’234.5", "1234.5"), ("1 234,5", "1234.5"), ("1,234,567", "1234567"), ("1.234.567", "1234567"),
        ("1,234.5", "1234.5"), ("1.234,5", "1234.5"), ("1,234.567", "1234.567"), ("-1.234,5", "-1234.5"),
        ("\u22124", "-4"),
    ],
)  # fmt: skip
def test_a_number_that_can_mean_one_thing_is_read(typed: str, value: str) -> None:
    assert read_number(as_plain(typed)) == read_number(value) is not None


@pytest.mark.parametrize("typed", ["1,234", "1.234", "12.345", "999,000", "-1,234"])
def test_a_number_that_can_mean_two_things_is_not_decided(typed: str) -> None:
    thousands, one = readings(as_plain(typed))
    assert read_number(thousands) == (read_number(one) or 0) * 1000


@pytest.mark.parametrize(
    "typed",
    ["1e3", "1,23,4", "1 23", "1.23.456", "1,234 567", "1.2,3.4", "1 234 56", "3 or 4", "١٢", ""],
)
def test_what_is_no_number_stays_as_it_is(typed: str) -> None:
    assert as_plain(typed) == typed
    assert read_number(typed) is None
    assert readings(typed) == ()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("2.86e2", "magnitude is '2.86e2', not a plain number."),
        (
            "1.286",
            "magnitude is '1.286', which may mean 1286 or 1.2860. Write the one that is meant",
        ),
        (
            "1,286",
            "magnitude is '1,286', which may mean 1286 or 1.2860. Write the one that is meant",
        ),
    ],
)
def test_a_number_that_can_be_misread_is_refused(seed: Project, typed: str, message: str) -> None:
    path = seed.data(SEED) / "claims.csv"
    text = path.read_text("utf-8")
    assert "286 people,,,286," in text
    path.write_text(text.replace("286 people,,,286,", f'286 people,,,"{typed}",'), "utf-8")
    said = [str(each) for each in examine(SEED, seed)[1] if "magnitude" in each.what]
    assert len(said) == 1
    assert message in said[0]


# What is written back.


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_a_sheet_is_written_as_it_was(tmp_path: Path, program: Program) -> None:
    cells = [
        ["id", "text", "mine"],
        ["a", "é; ,\t| “x”\nb", "1"],
        ["", "", ""],
        ["b", 'say "no"', ""],
    ]
    path = tmp_path / "x.csv"
    path.write_bytes(program.save(cells))
    sheet, _ = read_sheet(path, "x.csv", COLUMNS)
    assert sheet
    assert sheet.content() == path.read_bytes()
    new = {"id": "c", "text": "; ,\t|", "note": "", "stance": ""}
    minimal = replace(program, quoting=0, start="").save([["c", "; ,\t|", ""]])
    assert sheet.content([new]) == path.read_bytes() + minimal
    wider = [
        [*row, more] if any(row) else row
        for row, more in zip(cells, ("note", "", "", ""), strict=True)
    ]
    path.write_bytes(sheet.without([2]).content([new | {"note": "n"}]))
    again, _ = read_sheet(path, "x.csv", COLUMNS)
    assert again
    assert [list(each.cells) for each in again.records] == [
        wider[0], *wider[2:], ["c", "; ,\t|", "", "n"]
    ]  # fmt: skip


def test_the_codebook_names_what_may_be_missing() -> None:
    book = " ".join((ROOT / "data" / "README.md").read_text("utf-8").split())
    assert f"May also be left out: {', '.join(MAY_BE_MISSING)}." in book
