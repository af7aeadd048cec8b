"""Programs that guess open the tables with the types that they have: without an option, and as Parquet."""

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars
import pyarrow
import pytest

from as_stated import load, load_all, tidy
from as_stated.project import Project
from as_stated.show import STACKED, Schema

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = Project(ROOT / "examples")
PACKAGES = sorted((ROOT / "report").rglob("datapackage.json"))
WRITTEN = {
    "token",
    "signs",
    "signs_before",
    "signs_after",
}  # words that may all be digits: the docs say so
DUCKDB = {
    "string": {"VARCHAR"},
    "integer": {"BIGINT"},
    "number": {"BIGINT", "DOUBLE"},
    "boolean": {"BOOLEAN"},
    "date": {"DATE"},
}
POLARS = {
    "string": {"String"},
    "integer": {"Int64"},
    "number": {"Int64", "Float64"},
    "boolean": {"Boolean"},
    "date": {"String"},  # unless it is told to look for days: below
}


def wrong_types(path: Path, types: dict[str, str]) -> list[str]:
    """Columns with something in them that DuckDB or Polars takes for another type; words of days may be days."""
    opened = duckdb.sql(f"SELECT * FROM '{path}'")
    by_duckdb = dict(zip(opened.columns, map(str, opened.types), strict=True))
    by_polars = {name: str(kind) for name, kind in polars.read_csv(path).schema.items()}
    assert list(by_duckdb) == list(by_polars) == list(types)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(polars.read_csv(path)) == len(opened.fetchall())
    filled = {name for row in rows for name, cell in row.items() if cell}
    return [
        f"{path.name}: {name} is {kind}: DuckDB {by_duckdb[name]}, Polars {by_polars[name]}"
        for name, kind in types.items()
        if name in filled - WRITTEN
        if by_duckdb[name] not in DUCKDB[kind] | ({"DATE"} if kind == "string" else set())
        or by_polars[name] not in POLARS[kind]
    ]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.parts[-3])
def test_tables_of_reports(package: Path) -> None:
    for each in json.loads(package.read_text("utf-8"))["resources"]:
        types = {field["name"]: field["type"] for field in each["schema"]["fields"]}
        assert wrong_types(package.parent / each["path"], types) == []


def stacked() -> Iterator[tuple[Schema, str, pd.DataFrame]]:
    """The tables of the examples: denials, corrections, ranges, versions and more."""
    stack = load_all(EXAMPLES)
    for table in stack.all:
        yield table.schema, table.csv, table.frame


@pytest.mark.parametrize("article", EXAMPLES.articles)
def test_tables_of_an_example(article: str, tmp_path: Path) -> None:
    """Of few rows: a column may have one cell, such as the word “false”."""
    for table in tidy(load(article, EXAMPLES)).all:
        path = tmp_path / f"{table.schema.name}.csv"
        path.write_text(table.csv, "utf-8")
        assert wrong_types(path, {each.name: each.type for each in table.schema.columns}) == []


def test_tables_of_all_articles(tmp_path: Path) -> None:
    tables = list(stacked())
    assert len(tables) >= len(STACKED)
    for schema, text, _ in tables:
        path = tmp_path / f"{schema.name}.csv"
        path.write_text(text, "utf-8")
        assert wrong_types(path, {each.name: each.type for each in schema.columns}) == []


def test_another_type_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("name,much\n286,about 5\n20,6\n")
    (name, much) = wrong_types(tmp_path / "t.csv", {"name": "string", "much": "number"})
    assert "name is string: DuckDB BIGINT, Polars Int64" in name and "much is number" in much


def test_polars_reads_days_as_the_docs_say(tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text("date_published\n2022-10-05\n\n")
    assert "try_parse_dates=True" in (ROOT / "docs" / "all-articles.md").read_text("utf-8")
    assert polars.read_csv(path, try_parse_dates=True)["date_published"].dtype == polars.Date


def test_polars_reads_a_long_table_as_the_docs_say(tmp_path: Path) -> None:
    """It looks at a hundred rows; the first number with a point may come later."""
    path = tmp_path / "long.csv"
    path.write_text("magnitude\n" + "286\n" * 150 + "60.5\n")
    with pytest.raises(polars.exceptions.ComputeError):
        polars.read_csv(path)
    assert "infer_schema_length=None" in (ROOT / "docs" / "all-articles.md").read_text("utf-8")
    assert polars.read_csv(path, infer_schema_length=None)["magnitude"].dtype == polars.Float64


def test_frames_are_exact_in_parquet(tmp_path: Path) -> None:
    for schema, _, frame in stacked():
        path = tmp_path / f"{schema.name}.parquet"
        frame.to_parquet(path)
        again = pd.read_parquet(path)
        opened = duckdb.sql(f"SELECT * FROM '{path}'")
        kinds = dict(zip(opened.columns, map(str, opened.types), strict=True))
        for each in schema.columns:
            if each.type != "number":
                continue
            assert kinds[each.name].startswith("DECIMAL("), each.name
            said = [None if cell is pd.NA else cell for cell in frame[each.name]]
            assert plain(again[each.name]) == said
            assert again.astype({each.name: "stated"})[each.name].equals(frame[each.name])
        assert len(polars.read_parquet(path)) == len(frame)


def test_duckdb_takes_a_frame_by_way_of_arrow() -> None:
    for schema, _, frame in stacked():
        handed = pyarrow.Table.from_pandas(frame)  # noqa: F841 (DuckDB finds it by its name)
        opened = duckdb.sql("SELECT * FROM handed")
        kinds = dict(zip(opened.columns, map(str, opened.types), strict=True))
        assert all(
            kinds[each.name].startswith("DECIMAL(") == (each.type == "number")
            for each in schema.columns
        )


def plain(cells: Any) -> list[Decimal | None]:
    return [cell if isinstance(cell, Decimal) else None for cell in cells]


@pytest.mark.parametrize("number", ["1" * 38, "0." + "1" * 38, "1" * 30 + "." + "2" * 30])
def test_no_digit_is_lost_in_parquet(tmp_path: Path, number: str) -> None:
    frame = pd.DataFrame({"magnitude": pd.Series([number, None, 5], dtype="stated")})
    frame.to_parquet(tmp_path / "f.parquet")
    again = pd.read_parquet(tmp_path / "f.parquet")
    assert plain(again.magnitude) == [Decimal(number), None, Decimal(5)]
