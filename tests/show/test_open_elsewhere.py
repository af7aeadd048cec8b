"""The tables as CSV are such that programs that guess types guess right: by the rules that they give.

DuckDB and Polars themselves are tried by `make page`; R's readr reads numbers, `true` and `false` and ISO days so
(its manual, “Column type guessing”), and takes NA for nothing.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from as_stated import load, load_all, tidy
from as_stated.project import Project
from as_stated.show import SCHEMAS, STACKED, Column
from as_stated.show.declared import EVENTS
from as_stated.show.formulas import safe_words
from tests.helpers.projects import GOLDEN, ROOT, SEED

# Numbers as the article or its signs write them: words, of which few may all be digits. The docs say so.
_WRITTEN = re.compile(r"token|signs(_before|_after)?")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_FITS = {
    "integer": re.compile(r"-?\d+"),
    "number": _NUMBER,
    "boolean": re.compile(r"true|false"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
}


def misread(columns: Sequence[Column], text: str) -> list[str]:
    """Columns of which a program that guesses would make something else than they are."""
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    found = []
    for each in columns:
        cells = [row[each.name] for row in rows if row[each.name]]
        if each.type != "string":
            bad = [cell for cell in cells if not _FITS[each.type].fullmatch(cell)]
            found += [f"{each.name}: {bad[0]!r} is no {each.type}"] if bad else []
        elif _WRITTEN.fullmatch(each.name):
            continue
        elif cells and all(_NUMBER.fullmatch(cell) for cell in cells):
            found.append(f"{each.name}: words that are all numbers, such as {cells[0]!r}")
        elif cells and all(
            re.fullmatch("true|false|t|f|yes|no", cell, flags=re.I) for cell in cells
        ):
            found.append(f"{each.name}: words that are all truth values")
        elif "NA" in cells:
            found.append(f"{each.name}: NA, which R takes for nothing")
    return found


def tables() -> Iterator[tuple[str, Sequence[Column], str]]:
    for name, root in ((SEED, ROOT), (GOLDEN, ROOT / "tests" / "golden")):
        for table in tidy(load(name, Project(root))).all:
            yield f"{name}: {table.schema.name}", table.schema.columns, table.csv
    examples = Project(ROOT / "examples")  # one of them says “false”, and no other word of stance
    for name in examples.articles:
        for table in tidy(load(name, examples)).all:
            yield f"{name}: {table.schema.name}", table.schema.columns, table.csv
    for stacked in load_all(examples).all:
        yield stacked.schema.name, stacked.schema.columns, stacked.csv


def test_each_column_is_taken_for_what_it_is() -> None:
    found = {name: misread(columns, text) for name, columns, text in tables()}
    assert len(found) > 15
    assert {name: bad for name, bad in found.items() if bad} == {}


@pytest.mark.parametrize(
    ("cells", "kind", "fault"),
    [
        pytest.param(["286", "1,000"], "number", "is no number", id="separator"),
        pytest.param(["3E+4"], "number", "is no number", id="exponent"),
        pytest.param(["True"], "boolean", "is no boolean", id="another truth"),
        pytest.param(["2022-10"], "date", "is no date", id="less than a day"),
        pytest.param(["17", "286"], "string", "all numbers", id="words like numbers"),
        pytest.param(["x", "NA"], "string", "takes for nothing", id="missing in R"),
        pytest.param(["x", "17"], "string", None, id="sound"),
    ],
)
def test_what_is_misread_is_found(cells: list[str], kind: "str", fault: str | None) -> None:
    column = Column("c", kind, "")  # type: ignore[arg-type]  # each is a type
    text = "c\n" + "".join(f'"{cell}"\n' for cell in cells)
    found = misread([column], text)
    assert (found == []) if fault is None else (fault in found[0])


HAND_CODED = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("data", "examples/data")
    for path in (ROOT / folder).rglob("*.csv")
)


@pytest.mark.parametrize("path", HAND_CODED)
def test_frictionless_finds_hand_coded_files_valid(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `frictionless validate` does that is told nothing of them."""
    import frictionless

    monkeypatch.chdir(ROOT)
    report = frictionless.validate(path)
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_frictionless_finds_a_row_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import frictionless

    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text("a,b\n1,2,3\n")
    assert not frictionless.validate("t.csv").valid


def test_no_word_of_a_closed_list_needs_an_apostrophe() -> None:
    """In `datapackage.json` they stand as they are."""
    listed = {
        word
        for each in (*SCHEMAS, *STACKED)
        for column in each.columns
        for word in column.values
        if column.holds_words
    }
    assert len(listed) > 30
    assert {word for word in listed if safe_words(word) != word} == set()


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, _, text in tables()])
def test_no_cell_is_parted_at_a_semicolon_or_tab(text: str) -> None:
    """LibreOffice's window has those ticked as separators beside the comma."""
    assert not re.search(r"[;\t]", re.sub(r'"(?:[^"]|"")*"', "", text))


def test_quotes_stand_around_what_would_part_a_cell() -> None:
    row = {each.name: "" for each in EVENTS.columns}
    words = ["a, b", "a; b", "a\tb", 'say "b"', "a\r\nb", "a b"]
    text = EVENTS.write_csv(row | {"label": each} for each in words)
    assert [each["label"] for each in csv.DictReader(io.StringIO(text, newline=""))] == words
    assert text.count('"a') == 4 and ",a b," in text
