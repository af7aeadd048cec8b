"""A table does what its frame does, and says what there is where a name is wrong."""

import copy
import pickle

import pytest

from as_stated import across, charts, evidence, load, prose, tidy
from as_stated.errors import ArgumentError, NoSuchColumnError, RefusalError
from as_stated.project import Project
from as_stated.show.table import Table
from tests.helpers.projects import GOLDEN, ROOT


@pytest.fixture(scope="module")
def claims() -> Table:
    return tidy(load(GOLDEN, Project(ROOT / "tests" / "golden"))).claims


def test_it_does_what_its_frame_does(claims: Table) -> None:
    frame = claims.frame
    assert claims.head(2).equals(frame.head(2))
    assert list(claims["said"]) == list(claims.said) == list(frame["said"])
    assert claims[["said", "best"]].equals(frame[["said", "best"]])
    assert claims[claims.holds].equals(frame[frame.holds])
    assert claims.query("holds").shape == frame.query("holds").shape
    assert len(claims.merge(frame[["claim_id"]], on="claim_id")) == len(claims) == len(frame)
    assert claims.to_csv(index=False) == frame.to_csv(index=False)
    with pytest.raises(RefusalError):
        claims.magnitude.sum()


def test_what_is_done_to_a_frame_of_it_changes_nothing_else(claims: Table) -> None:
    mine = claims.frame
    mine["said"] = ""
    assert all(claims.said)
    with pytest.raises(ArgumentError, match=r"frame = tables\.claims\.frame"):
        claims["said"] = ""


@pytest.mark.parametrize("wrong", ["saidd", "nothing_like_it"])
def test_a_wrong_column_names_those_there_are(claims: Table, wrong: str) -> None:
    near = ": did you mean 'said'?" if wrong == "saidd" else "."
    with pytest.raises(NoSuchColumnError) as caught:
        claims[wrong]
    assert f"claims has no column {wrong!r}{near} It has: claim_id, said," in str(caught.value)
    with pytest.raises(AttributeError, match="It has: claim_id, said,"):
        getattr(claims, wrong)


def test_a_table_joins_a_table(claims: Table) -> None:
    """Where a frame is asked for, and where a list of them is."""
    tables = tidy(load(GOLDEN, Project(ROOT / "tests" / "golden")))
    events = tables.events
    merged = tables.claims.merge(events, on="event_id")
    assert merged.equals(tables.claims.frame.merge(events.frame, on="event_id"))
    assert tables.claims.merge(right=events, on="event_id").equals(merged)
    beside = tables.readings.join([tables.speakers])
    assert beside.equals(tables.readings.frame.join([tables.speakers.frame]))
    assert tables.claims.merge.__doc__ == claims.frame.merge.__doc__


def test_completion_knows_columns_and_methods(claims: Table) -> None:
    assert {"said", "head", "merge", "frame", "csv"} <= set(dir(claims))


def test_copies_and_pickles_work(claims: Table) -> None:
    for other in (copy.deepcopy(claims), pickle.loads(pickle.dumps(claims))):
        assert other.frame.equals(claims.frame)


@pytest.mark.parametrize(
    "module", [across, charts, evidence, prose], ids=lambda module: module.__name__
)
def test_completion_offers_what_is_meant_for_notebooks_alone(module: object) -> None:
    assert dir(module) == sorted(module.__all__)  # type: ignore[attr-defined]
    assert all(hasattr(module, name) for name in dir(module))


def test_an_article_has_a_figure_by_name_or_itself() -> None:
    article = load(GOLDEN, Project(ROOT / "tests" / "golden"))
    first = next(iter(article))
    assert first.claim_id in article
    assert first in article
    assert "no-such-figure" not in article
