"""The tables of all articles, stacked: each row with its article, exact, and never added up."""

import csv
import io
import pickle
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import as_stated
from as_stated import load_all, tidy
from as_stated.coding import load
from as_stated.errors import CodingError, ProjectError, RefusalError
from as_stated.project import Project
from as_stated.show import SCHEMAS, STACKED, Stack
from tests.helpers.projects import GOLDEN, ROOT, SEED, copy_project
from tests.helpers.town import TOWN, rows, write_town

EXAMPLES = Project(ROOT / "examples")


@pytest.fixture(scope="module")
def stack() -> Stack:
    return load_all(EXAMPLES)


def test_each_figure_of_each_article_has_a_row_with_its_outlet_day_and_address(
    stack: Stack,
) -> None:
    frame = stack.claims.frame
    assert list(frame.columns[:4]) == ["article", "producer", "date_published", "url"]
    for name in EXAMPLES.articles:
        dossier = load(name, EXAMPLES)
        source = dossier.article.source
        own = frame[frame.article == name]
        assert list(own.claim_id) == [each.claim_id for each in dossier.claims]
        beside = {(source.producer, source.date_published, source.url or None)}
        days = own.date_published.dt.date.map(str)
        addresses = own.url.astype(object).where(own.url.notna(), None)
        assert set(zip(own.producer, days, addresses, strict=True)) == beside


@pytest.mark.parametrize("name", [each.name for each in SCHEMAS if each.name != "comparisons"])
def test_rows_are_those_of_each_article(stack: Stack, name: str) -> None:
    ours = list(csv.DictReader(io.StringIO(getattr(stack, name).csv)))
    theirs: list[dict[str, str]] = []
    for article in EXAMPLES.articles:
        table = getattr(tidy(load(article, EXAMPLES)), name)
        theirs += [{"article": article} | row for row in csv.DictReader(io.StringIO(table.csv))]
    assert [{key: row[key] for key in theirs[0]} for row in ours] == theirs


def test_changes_and_units_stand_beside(stack: Stack) -> None:
    changes = [each for dossier in stack.dossiers for each in dossier.changes]
    assert [row["change_id"] for row in stack.changes.rows] == [each.change_id for each in changes]
    assert len(changes) > 0
    used = {claim.unit.unit for dossier in stack.dossiers for claim in dossier.claims}
    assert {row["unit"] for row in stack.units.rows} == used


def test_every_key_is_unique_and_every_reference_leads_somewhere(stack: Stack) -> None:
    tables = {table.schema.name: table for table in stack.all}
    for table in stack.all:
        keys = [tuple(row[each] for each in table.schema.key) for row in table.rows]
        assert len(keys) == len(set(keys))
        for columns, there, columns_there in table.schema.foreign_keys:
            known = {tuple(row[each] for each in columns_there) for row in tables[there].rows}
            for row in table.rows:
                cells = tuple(row[each] for each in columns)
                assert cells in known or not cells[-1]


def test_a_column_has_one_type_whatever_the_articles(tmp_path: Path) -> None:
    """In one article every magnitude is whole, in the other none: stacked they still fit."""
    golden = Project(ROOT / "tests" / "golden")
    first, second = load_all(golden).claims.frame, load_all(EXAMPLES).claims.frame
    assert (first.dtypes == second.dtypes).all()
    decimals = [each for each in first.magnitude if float(each) % 1]
    assert decimals
    exact = [claim.magnitude for claim in load(GOLDEN, golden).claims]
    assert [Decimal(each) for each in first.magnitude] == [Decimal(each) for each in exact]


SUMS: dict[str, Callable[[Any], object]] = {
    "sum": lambda frame: frame.magnitude.sum(),
    "sum of bounds": lambda frame: frame.low.sum(),
    "cumsum": lambda frame: frame.magnitude.cumsum(),
    "diff": lambda frame: frame.magnitude.diff(),
    "sum by article": lambda frame: frame.groupby("article").magnitude.sum(),
    "sum in a pivot table": lambda frame: frame.pivot_table("magnitude", "unit", aggfunc="sum"),
    "sum of a frame": lambda frame: frame[["magnitude", "low"]].sum(),
    "python's sum": lambda frame: sum(frame.magnitude),
    "one plus another": lambda frame: frame.magnitude + frame.magnitude,
    "a number more": lambda frame: frame.magnitude + 1,
    "half": lambda frame: frame.magnitude / 2,
}


@pytest.mark.parametrize("add_up", [pytest.param(SUMS[name], id=name) for name in SUMS])
def test_sums_over_articles_are_refused(stack: Stack, add_up: Callable[[Any], object]) -> None:
    with pytest.raises(RefusalError, match=r"refused\. (Any total|Differences and ratios)"):
        add_up(stack.claims.frame)


def test_frames_can_be_sorted_filtered_copied_and_turned_into_floats(stack: Stack) -> None:
    frame = stack.claims.frame
    assert frame.sort_values("magnitude").magnitude.is_monotonic_increasing
    assert (frame.query("magnitude > 40").magnitude > 40).all()
    assert pickle.loads(pickle.dumps(frame)).equals(frame)
    assert frame.magnitude.astype(float).sum() > 0  # who says so wants it so
    assert len(stack.claims) == len(frame)
    assert f"Stack of {len(EXAMPLES.articles)}: sarnel-newspaper" in repr(stack)
    assert "<table" in stack.articles._repr_html_()


def test_whatever_is_wrong_in_any_article_is_told_at_once(tmp_path: Path) -> None:
    project = copy_project(ROOT, tmp_path)
    given = rows()
    del given["units.csv"]
    given["claims.csv"][0]["magnitude"] = "44"
    write_town(tmp_path, given)
    with pytest.raises(CodingError, match=rf"data/{TOWN}/claims.csv, row 2 \(dead\): magnitude"):
        load_all(project)
    assert load_all(project, [SEED]).articles.rows[0]["article"] == SEED
    with pytest.raises(ProjectError, match="no article 'nowhere'"):
        load_all(project, ["nowhere"])


def test_public_name() -> None:
    assert as_stated.load_all is load_all
    assert len({each.name for each in STACKED}) == len(STACKED)
