"""Events and speakers that articles share: taken where an article names them, and held to its words."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from as_stated import cli
from as_stated.coding import Quantity, examine, load, load_quantity
from as_stated.project import Project
from tests.helpers.quantities import (
    NAME,
    POST,
    RADIO,
    WIRE,
    Cells,
    articles,
    rows,
    write_quantity,
    write_rows,
)

EVENT = {"event_id": "dam-burst", "label": "the burst dam", "date_edtf": "2024-03-04",
         "date_as_stated": "in the night", "date_basis": "stated"}  # fmt: skip
MINISTRY = {"speaker_id": "ministry", "name": "the interior ministry", "kind": "body"}
BRUN = {"speaker_id": "brun", "name": "Ada Brun", "role": "The mayor", "kind": "person"}
UNUSED = {"speaker_id": "army", "name": "the army", "kind": "body"}


def sharing(
    root: Path, events: list[Cells] | None = None, speakers: list[Cells] | None = None
) -> Project:
    """The invented quantity, with events and speakers in the shared files alone."""
    coded = articles()
    for tables in coded.values():
        tables["events.csv"], tables["speakers.csv"] = [], []
    given = rows()
    given["origins.csv"][0]["speakers"] = "ministry"
    given["origins.csv"][1]["speakers"] = "brun"
    for change, by in zip(given["changes.csv"], ("ministry", "brun"), strict=True):
        change["by"] = by
    project = write_quantity(root, given, {"event": "dam-burst"}, coded)
    shared = {
        "events.csv": events or [EVENT],
        "speakers.csv": speakers or [MINISTRY, BRUN, UNUSED],
    }
    write_rows(root / "data", shared)
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return sharing(tmp_path_factory.mktemp("shared"))


@pytest.fixture(scope="module")
def quantity(project: Project) -> Quantity:
    return load_quantity(NAME, project)


def test_article_has_the_shared_rows_that_it_names_and_no_others(project: Project) -> None:
    speakers = {
        name: [each.speaker_id for each in load(name, project).speakers]
        for name in project.articles
    }
    assert speakers == {WIRE: ["ministry", "brun"], POST: ["ministry"], RADIO: ["ministry", "brun"]}
    assert [each.event_id for each in load(POST, project).events] == ["dam-burst"]


def test_shared_speaker_is_one_through_all_articles(quantity: Quantity) -> None:
    ministry = next(each for each in quantity.origins if each.origin_id == "ministry")
    assert {each.article for each in quantity.series(ministry)} == {WIRE, POST, RADIO}
    assert quantity.event.label == "the burst dam"
    assert not quantity.find(f"{WIRE}/brun-dead").holds


def test_words_that_an_article_does_not_have_are_not_shown_of_it(project: Project) -> None:
    events = {name: load(name, project).events[0] for name in (WIRE, RADIO)}
    assert (events[WIRE].date_as_stated, events[WIRE].date_basis) == ("in the night", "stated")
    assert (events[RADIO].date_as_stated, events[RADIO].date_basis) == ("", "inferred")


def test_office_that_an_article_does_not_name_is_left_out(tmp_path: Path) -> None:
    brun = BRUN | {"role": "the head of the council"}
    project = sharing(tmp_path, speakers=[MINISTRY, brun])
    assert [each.role for each in load(WIRE, project).speakers] == ["", ""]


def test_own_row_of_the_same_id_wins(tmp_path: Path) -> None:
    project = sharing(tmp_path, speakers=[MINISTRY | {"name": "Ministry of the Interior"}, BRUN])
    for name in project.articles:
        write_rows(project.data(name), {"speakers.csv": [MINISTRY]})
    assert load(WIRE, project).speakers[0].name == "the interior ministry"
    quantity = load_quantity(NAME, project)
    assert len(quantity.series(quantity.origins[0])) == 3


def test_story_may_name_a_shared_event(tmp_path: Path) -> None:
    other = {"event_id": "vote", "label": "the vote", "date_edtf": "2024", "date_basis": "inferred"}
    project = sharing(tmp_path, events=[EVENT, other])
    path = project.data(POST) / "story.toml"
    path.write_text(
        path.read_text("utf-8").replace("findings = []", 'findings = ["Before {vote}."]')
    )
    assert [each.event_id for each in load(POST, project).events] == ["dam-burst", "vote"]
    assert [each.event_id for each in load(WIRE, project).events] == ["dam-burst"]


@pytest.mark.parametrize(
    ("file", "cells", "says"),
    [
        pytest.param("speakers.csv", MINISTRY | {"name": "the ministry of health"},
                     f"text of {POST} has no such words. Give data/{POST}/speakers.csv a row ministry", id="another name"),
        pytest.param("speakers.csv", MINISTRY | {"kind": "unnamed"}, "kind is unnamed", id="unnamed"),
        pytest.param("speakers.csv", UNUSED | {"kind": "unnamed"}, "kind is unnamed", id="unnamed and unused"),
        pytest.param("speakers.csv", UNUSED | {"kind": "group"}, "kind is 'group'", id="a kind that is none"),
        pytest.param("speakers.csv", UNUSED | {"name": ""}, "name is empty", id="no name"),
        pytest.param("speakers.csv", UNUSED | {"note": "2 men"}, "a digit is typed into note", id="a digit"),
        pytest.param("speakers.csv", UNUSED | {"party": "the regime"}, "takes a side in party", id="a side"),
        pytest.param("speakers.csv", UNUSED | {"speaker_id": "unknown"}, "unknown has a meaning", id="unknown"),
        pytest.param("speakers.csv", UNUSED | {"speaker_id": "outlet"}, "outlet has a meaning", id="outlet"),
        pytest.param("speakers.csv", UNUSED | {"speaker_id": "The army"}, "speaker_id is 'The army'", id="no id"),
        pytest.param("speakers.csv", UNUSED | {"speaker_id": "dam-burst"}, "stands in data/events.csv too", id="an event's id"),
        pytest.param("speakers.csv", UNUSED | {"role": "TODO"}, "role is undecided", id="undecided"),
        pytest.param("events.csv", EVENT | {"date_basis": "resolved"}, "date_basis is resolved", id="resolved"),
        pytest.param("events.csv", EVENT | {"date_edtf": "Monday"}, "date_edtf is 'Monday'", id="no date"),
        pytest.param("events.csv", EVENT | {"label": ""}, "label is empty", id="no label"),
        pytest.param("events.csv", EVENT | {"event_id": "other", "label": ""}, "label is empty", id="no label, unused"),
        pytest.param("events.csv", EVENT | {"event_id": "other", "date_basis": "so"}, "date_basis is 'so'", id="no basis"),
        pytest.param("events.csv", EVENT | {"event_id": "other", "date_edtf": ""}, "date_edtf is ''", id="no date, unused"),
    ],
)  # fmt: skip
def test_fault_of_a_shared_row_is_named(tmp_path: Path, file: str, cells: Cells, says: str) -> None:
    key = "event_id" if file == "events.csv" else "speaker_id"
    good = [EVENT] if file == "events.csv" else [MINISTRY, BRUN]
    table = [each for each in good if each[key] != cells[key]] + [cells]
    project = sharing(tmp_path, **{file.removesuffix(".csv"): table})
    problems = examine(POST, project)[1]
    assert len({*problems}) == 1, problems
    assert problems[0].where.startswith(f"data/{file}, row {len(table) + 1}")
    assert says in str(problems[0])


def test_broken_shared_file_is_named(tmp_path: Path) -> None:
    project = sharing(tmp_path)
    (tmp_path / "data" / "events.csv").write_text("event,label\n")
    problems = examine(POST, project)[1]
    assert problems[0].where == "data/events.csv, header"


def test_draft_leaves_what_is_shared_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed text of an article that names shared rows, and has none itself."""
    project = sharing(tmp_path / "p")
    text = tmp_path / "changed.txt"
    text.write_text(project.seed(POST).read_text("utf-8") + "\nThe search goes on.\n")
    monkeypatch.chdir(project.root)
    result = CliRunner().invoke(cli.main, ["draft", str(text), "--name", POST])
    assert result.exit_code == 0, result.output
    assert load(POST, project).claims[0].speaker_name == "the interior ministry"
    shutil.rmtree(project.root)
