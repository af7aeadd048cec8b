"""Each column has one type, whatever the article: in the frame, in the file, and read back from it."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest

from as_stated import coding, load, load_all, load_quantity, read_csv, tidy
from as_stated.coding import is_day
from as_stated.errors import ArgumentError, InputError
from as_stated.project import Project
from as_stated.show import PlainTable, Type, across, declared
from as_stated.show.readings import ROUND
from as_stated.show.rules import RULES
from tests.helpers.projects import GOLDEN, ROOT, SEED

EXAMPLES = Project(ROOT / "examples")
DTYPES = {"string": "string", "integer": "Int64", "number": "stated", "boolean": "bool"}


def every_table() -> Iterator[tuple[str, PlainTable]]:
    for name, root in ((SEED, ROOT), (GOLDEN, ROOT / "tests" / "golden")):
        for one in tidy(load(name, Project(root))).all:
            yield f"{name}: {one.schema.name}", one
    for stacked in load_all(project=EXAMPLES).all:
        yield f"all: {stacked.schema.name}", stacked
    for name in EXAMPLES.quantities:
        yield f"{name}: statements", across.statements(load_quantity(name, EXAMPLES))


TABLES = [pytest.param(table, id=name) for name, table in every_table()]


@pytest.mark.parametrize("table", TABLES)
def test_a_column_has_the_type_that_is_declared(table: PlainTable) -> None:
    frame = table.frame
    for column in table.schema.columns:
        dtype = frame[column.name].dtype
        if column.values:
            assert isinstance(dtype, pd.CategoricalDtype)
            assert tuple(dtype.categories) == column.values
        elif column.type == "date":
            assert dtype == "datetime64[us]"
        else:
            assert dtype == DTYPES[column.type]


@pytest.mark.parametrize("table", TABLES)
def test_what_is_missing_is_missing_in_frame_and_file_alike(table: PlainTable) -> None:
    frame = table.frame
    rows = list(csv.DictReader(io.StringIO(table.csv, newline="")))
    assert len(rows) == len(frame)
    for column in table.schema.columns:
        missing = [row[column.name] == "" for row in rows]
        assert list(frame[column.name].isna()) == missing
        gaps = frame[column.name][frame[column.name].isna()]
        assert {str(each) for each in gaps} <= {"NaT" if column.type == "date" else "<NA>", "nan"}
        assert not (frame[column.name].dropna().astype(str) == "").any()
    assert not re.search(r'(^|,)""(,|$)', table.csv, flags=re.M)  # an empty cell is not quoted


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("by_pandas", [False, True], ids=["our file", "to_csv of its frame"])
def test_a_file_is_read_back_as_the_same_frame(
    table: PlainTable, by_pandas: bool, tmp_path: Path
) -> None:
    text = table.frame.to_csv(index=False) if by_pandas else table.csv
    (tmp_path / "t.csv").write_text(text, "utf-8", newline="")
    again = read_csv(tmp_path / "t.csv")
    pd.testing.assert_frame_equal(again, table.frame)


@pytest.mark.parametrize("table", TABLES)
def test_a_day_stands_beside_its_edtf(table: PlainTable) -> None:
    frame = table.frame
    for column in table.schema.columns:
        base = "date_edtf" if column.name == "date" else column.name.removesuffix("_date")
        if column.type != "date" or base == column.name:
            continue
        for edtf, day in zip(frame[base], frame[column.name], strict=True):
            whole = edtf if not pd.isna(edtf) and is_day(str(edtf)) else None
            assert (None if pd.isna(day) else str(day.date())) == whole


def test_days_are_dates() -> None:
    frame = tidy(load(SEED, Project(ROOT))).events.frame.set_index("event_id")
    assert frame.date["release-2022"] == pd.Timestamp("2022-10-04")
    assert pd.isna(frame.date["clashes-2022"])  # "2022-09" is less than a day
    assert list(frame[frame.first_day > "2022-08-31"].index) == ["clashes-2022", "release-2022"]


def test_every_declared_type_and_list_is_one() -> None:
    columns = [column for columns in declared.OF.values() for column in columns]
    assert {column.type for column in columns} == set(get_args(Type))
    rules = next(each for each in declared.READINGS.columns if each.name == "rule_id")
    assert rules.values == (*(each.rule_id for each in RULES), ROUND)
    kinds = next(each for each in declared.QUANTITY_CHANGES.columns if each.name == "kind")
    assert kinds.values == (*coding.CHANGE_KINDS, *get_args(coding.DerivedKind))


def written(folder: Path, text: str) -> Path:
    (folder / "t.csv").write_text(text, "utf-8")
    return folder / "t.csv"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "Nearest is", id="an empty file"),
        pytest.param("a,b\n1,2\n", "first row should be as claim_id,said,signs,", id="another's"),
        pytest.param(
            "event_id,labl\nx,y\n", "Nearest is events: .*did you mean 'label'", id="nearly ours"
        ),
        pytest.param(
            "unit,singular,plural,definition,sign\nx,y,z\n", "row 2: 3 cells, not 5", id="ragged"
        ),
        pytest.param(
            "claim_id,rule_id,low,high,low_closed,high_closed,basis\nx,round-number,many,,true,false,b\n",
            "row 2: low is 'many', not of type number",
            id="no number",
        ),
        pytest.param(
            "claim_id,rule_id,low,high,low_closed,high_closed,basis\nx,two-figure,,,true,false,b\n",
            "row 2: rule_id is 'two-figure', not one of one-figure, two-figures",
            id="none of its list",
        ),
    ],
)
def test_what_is_no_table_of_ours_is_said(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=said):
        read_csv(written(tmp_path, text))


def test_a_path_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.csv: cannot be read: No such file"):
        read_csv(tmp_path / "nothing.csv")
    with pytest.raises(ArgumentError, match="read_csv takes the path"):
        read_csv(5)  # type: ignore[arg-type]
