"""What an analyst does to a frame: everything but computing with stated numbers."""

import io
import pickle
import sqlite3
import statistics
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

from as_stated import load, numbers_frame, tidy
from as_stated.errors import ArgumentError, RefusalError
from as_stated.project import Project
from tests.helpers.projects import GOLDEN, ROOT, SEED

FRAME = tidy(load(SEED)).claims.frame

COMPUTED: dict[str, Callable[[Any], object]] = {
    "sum": lambda f: f.magnitude.sum(),
    "mean": lambda f: f.magnitude.mean(),
    "median": lambda f: f.magnitude.median(),
    "standard deviation": lambda f: f.magnitude.std(),
    "product": lambda f: f.magnitude.prod(),
    "quantile": lambda f: f.magnitude.quantile(),
    "rank": lambda f: f.magnitude.rank(),
    "running total": lambda f: f.magnitude.cumsum(),
    "running maximum": lambda f: f.magnitude.cummax(),
    "difference": lambda f: f.magnitude.diff(),
    "change in percent": lambda f: f.magnitude.pct_change(),
    "sum by unit": lambda f: f.groupby("unit").magnitude.sum(),
    "mean by unit": lambda f: f.groupby("unit").magnitude.mean(),
    "sum by unit, through agg": lambda f: f.groupby("unit").agg({"magnitude": "sum"}),
    "sum by unit, through apply": lambda f: f.groupby("unit").magnitude.apply(sum),
    "running total by unit": lambda f: f.groupby("unit").magnitude.cumsum(),
    "pivot table": lambda f: f.pivot_table("magnitude", "unit"),
    "cross table": lambda f: pd.crosstab(f.unit, f.event_id, f.magnitude, aggfunc="sum"),
    "sum of a frame": lambda f: f[["magnitude", "low"]].sum(),
    "sum across a row": lambda f: f[["magnitude", "low"]].sum(axis=1),
    "sum of a melted frame": lambda f: f.melt(value_vars=["magnitude", "low"]).value.sum(),
    "sum of two frames": lambda f: pd.concat([f, f]).magnitude.sum(),
    "sum of cells as objects": lambda f: f.magnitude.astype(object).sum(),
    "numpy's sum": lambda f: np.sum(f.magnitude.to_numpy()),
    "numpy's mean": lambda f: np.mean(f.magnitude),
    "python's sum": lambda f: sum(f.magnitude),
    "python's mean": lambda f: statistics.mean(f.magnitude),
    "one plus another": lambda f: f.magnitude + f.magnitude,
    "one more": lambda f: 1 + f.magnitude,
    "twice": lambda f: f.magnitude * 2,
    "half": lambda f: f.magnitude // 2,
    "a share": lambda f: f.magnitude / f.magnitude.max(),
    "minus": lambda f: -f.magnitude,
    "eval": lambda f: f.eval("magnitude + low"),
    "window": lambda f: f.magnitude.rolling(2).sum(),
    "growing window": lambda f: f.magnitude.expanding().sum(),
    "window by unit": lambda f: f.groupby("unit").magnitude.rolling(2).sum(),
    "correlation": lambda f: f.magnitude.corr(f.low),
    "filling": lambda f: f.magnitude.interpolate(),
    "logarithms": lambda f: np.log10(f.magnitude),
    "variance in python": lambda f: statistics.variance(f.magnitude),
    "numpy's product": lambda f: np.multiply(f.magnitude, 2),
    "minus a cell": lambda f: -f.magnitude[0],
    "rounded cell": lambda f: round(f.magnitude[0]),
    "whole number of a cell": lambda f: int(f.magnitude[0]),
    "power of a cell": lambda f: f.magnitude[0] ** 2,
    "mean across a row with another number": lambda f: f[["magnitude", "start"]].mean(axis=1),
    "mean with numbers of one's own": lambda f: pd.concat([f.magnitude, pd.Series([1, 2])]).mean(),
    "mean of a melted frame": lambda f: f.melt(value_vars=["magnitude", "start"]).value.mean(),
    "mean of objects": lambda f: pd.Series(list(f.magnitude)).mean(),
    "median of a row of the frame on its side": lambda f: f.T.loc["magnitude"].median(),
    "error of objects by unit": lambda f: f.astype(object).groupby("unit").magnitude.sem(),
    "window over objects": lambda f: f.magnitude.astype(object).rolling(2).mean(),
    "floats for a program that asks for them": lambda f: f.magnitude.to_numpy(float),
}


@pytest.mark.parametrize("compute", [pytest.param(COMPUTED[name], id=name) for name in COMPUTED])
def test_computing_is_refused_with_the_reason(compute: Callable[[Any], object]) -> None:
    with pytest.raises(RefusalError, match=r"refused\. \w"):
        compute(FRAME)


def test_where_pandas_words_the_message_the_reason_is_its_cause() -> None:
    """It does so wherever a function that it calls by group fails."""
    objects = FRAME.astype({"magnitude": object})
    for compute in (
        objects.groupby("unit").magnitude.var,
        lambda: objects.pivot_table("magnitude", "unit"),
    ):
        with pytest.raises(RefusalError) as refused:
            compute()
        assert "refused. Differences" in str(refused.value.__cause__)


def test_what_is_no_number_is_said_as_pandas_does() -> None:
    with pytest.raises(TypeError, match="Invalid value 'many' for dtype 'stated'"):
        FRAME.magnitude.fillna("many").replace(286, "many")
    assert repr(FRAME.magnitude.dtype) == "StatedDtype()"


def test_whoever_says_so_computes() -> None:
    numbers = [claim.magnitude for claim in load(SEED).claims]
    total = sum(map(float, numbers))
    assert FRAME.magnitude.astype(float).sum() == total
    assert FRAME.magnitude.astype("Int64").sum() == total


def test_frames_sort_filter_group_and_merge() -> None:
    numbers = [claim.magnitude for claim in load(SEED).claims]
    assert list(FRAME.sort_values("magnitude").magnitude) == sorted(numbers)
    assert list(FRAME[FRAME.magnitude > 1000].magnitude) == [n for n in numbers if n > 1000]
    assert len(FRAME.query("magnitude >= 286 and people_status == 'dead'")) == 3
    assert FRAME.merge(FRAME[["claim_id", "magnitude"]], on="claim_id").shape[0] == len(numbers)
    assert FRAME.groupby("unit").magnitude.count().sum() == len(numbers)
    assert FRAME.groupby("unit").magnitude.first().dtype == FRAME.magnitude.dtype
    assert FRAME.groupby("unit").magnitude.max()["person"] == 30000
    assert list(FRAME.magnitude.map(str)) == [str(n) for n in numbers]
    assert FRAME.low.isna().sum() == len(FRAME.low) - len(FRAME.low.dropna())
    assert list(FRAME.magnitude.shift().isna()) == [True] + [False] * (len(numbers) - 1)


def test_any_and_all_are_yes_or_no() -> None:
    none = FRAME.magnitude.where(FRAME.magnitude < 0, 0)
    found = [FRAME.magnitude.any(), none.any(), none.all(), none[:0].all()]
    assert [repr(each) for each in found] == ["True", "False", "False", "True"]


def test_a_cell_is_found_by_its_number() -> None:
    words = {286: "these", 17: "those"}
    for mapper in (words, pd.Series(words)):
        assert list(FRAME.magnitude.map(mapper).dropna()) == ["these", "those"]
    assert next(iter(FRAME.magnitude.map(defaultdict(lambda: "other", words)))) == "other"
    categories = FRAME.magnitude.astype("category").cat.categories
    assert categories.dtype == FRAME.magnitude.dtype
    assert 286 in categories


def test_plain_numbers_join_the_type() -> None:
    for more in ([1, 2], [1.5, None], pd.array([1, None], "Int64")):
        both = pd.concat([FRAME, pd.DataFrame({"magnitude": more})])
        assert both.magnitude.dtype == FRAME.magnitude.dtype
        assert both.magnitude.isna().sum() == pd.isna(more[1])
    assert pd.concat([FRAME.magnitude, pd.Series([True])]).dtype == object


@pytest.mark.parametrize("value", [float("inf"), "nan", "Infinity", "sNaN", True, 1j])
def test_what_is_no_number_is_no_cell(value: object) -> None:
    with pytest.raises(TypeError, match="Invalid value"):
        pd.Series([value], dtype="stated")


def test_a_frame_goes_into_a_database_and_back() -> None:
    with closing(sqlite3.connect(":memory:")) as there:
        FRAME.to_sql("figures", there, index=False)
        back = pd.read_sql("select * from figures", there, dtype={"magnitude": "stated"})
        assert back.magnitude.equals(FRAME.magnitude)
        FRAME.to_sql("ordered", there, dtype={"magnitude": "NUMERIC"})
        (most,) = there.execute("select max(magnitude) from ordered").fetchone()
    assert most == FRAME.magnitude.max()


def test_frames_survive_copies_pickles_and_csv() -> None:
    assert FRAME.copy().equals(FRAME)
    assert pickle.loads(pickle.dumps(FRAME)).equals(FRAME)
    back = pd.read_csv(io.StringIO(FRAME.to_csv(index=False)), dtype={"magnitude": "stated"})
    assert back.magnitude.equals(FRAME.magnitude)
    assert pd.concat([FRAME, FRAME]).dtypes.equals(FRAME.dtypes)


def test_a_frame_is_nobody_elses() -> None:
    tables = tidy(load(SEED))
    mine = tables.claims.frame
    mine.loc[0, "said"] = "nothing"
    mine.loc[0, "magnitude"] = 1
    assert mine.magnitude[0] == 1
    assert tables.claims.frame.equals(FRAME)


def test_one_type_a_column_whatever_the_article() -> None:
    dossier = load(GOLDEN, Project(ROOT / "tests" / "golden"))
    other = tidy(dossier).claims.frame
    assert other.dtypes.equals(FRAME.dtypes)
    exact = [Decimal(claim.magnitude) for claim in dossier.claims]
    assert [Decimal(each) for each in other.magnitude] == exact
    assert FRAME.stance.dtype == "category"


def test_the_numbers_of_ones_own_texts() -> None:
    notes = pd.Series(
        ["At least 286 people", None, "1.5 million, then about 20"], ["a", "b", "c"], name="note"
    )
    frame = numbers_frame(notes)
    assert list(frame.text_id) == ["a", "c", "c"]
    assert list(frame.magnitude) == [286, 1500000, 20]
    assert list(frame.status) == [">=", "=", "~"]
    assert notes.to_frame().join(frame.set_index("text_id")).shape[0] == 4
    with pytest.raises(RefusalError):
        frame.magnitude.sum()


def test_numbers_of_one_text_of_none_and_of_no_text() -> None:
    assert list(numbers_frame("Two of 12").token) == ["Two", "12"]
    assert numbers_frame("none here").dtypes.equals(numbers_frame("Two").dtypes)
    with pytest.raises(ArgumentError, match="1 is 2, not a text"):
        numbers_frame(["one", 2])  # type: ignore[list-item]
