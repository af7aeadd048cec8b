"""A draft takes the speakers and events that all articles share, where the name is the same."""

from pathlib import Path

import pytest

from as_stated.coding import HAND_CODED, examine
from as_stated.draft import draft
from as_stated.errors import CodingError, Undecided
from as_stated.project import Project
from tests.helpers.followed import UNITS, Cells, table, write_table
from tests.helpers.projects import files_in

TEXT = "At least 45 people died in Orrin, the health ministry said. Ada Brun, the mayor, said 12 people died.\n"
SHARED = [
    {"speaker_id": "ministry", "name": "The health ministry", "kind": "body"},
    {"speaker_id": "mayor", "name": "Ada Brun", "kind": "person"},
    {"speaker_id": "someone", "name": "a nurse", "kind": "unnamed"},
]
EVENT = {
    "event_id": "outbreak", "label": "the outbreak in Orrin", "date_edtf": "2024-05/..",
    "date_basis": "inferred",
}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project without articles, with what they will share."""
    root = tmp_path / "project"
    (root / "seeds").mkdir(parents=True)
    write_table(root / "data" / "units.csv", HAND_CODED["units.csv"].must, UNITS)
    write_table(root / "data" / "speakers.csv", HAND_CODED["speakers.csv"].all, SHARED)
    write_table(root / "data" / "events.csv", HAND_CODED["events.csv"].must, [EVENT])
    return Project(root)


def drafted(project: Project, text: str, file: str, event: str = "") -> list[Cells]:
    path = project.root.parent / "orrin.txt"
    path.write_text(text, "utf-8")
    draft(project, path, event=event)
    return table(project.data("orrin") / file)


def test_speaker_of_the_same_name_has_the_shared_id(project: Project) -> None:
    """Without a row of its own, but where the name stands there with another capital."""
    rows = drafted(project, TEXT, "speakers.csv")
    assert [(row["speaker_id"], row["name"], row["kind"]) for row in rows] == [
        ("ministry", "the health ministry", "body")
    ]
    claims = table(project.data("orrin") / "claims.csv")
    assert [row["speaker_id"] for row in claims] == ["ministry", "mayor"]
    _, problems = examine("orrin", project)
    own = [each for each in problems if each.where.startswith("data/orrin")]
    assert own
    assert all(isinstance(each, Undecided) for each in own)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        pytest.param("the ministry", "the ministry", id="a shorter name"),
        pytest.param("a nurse", "a nurse", id="nobody with a name"),
        pytest.param("Ada Brunn", "Ada Brunn", id="a name that is nearly the same"),
    ],
)
def test_another_name_has_no_shared_id(project: Project, said: str, name: str) -> None:
    (row,) = drafted(project, f"At least 45 people died in Orrin, {said} said.\n", "speakers.csv")
    assert row["name"] == name
    assert row["speaker_id"] not in {each["speaker_id"] for each in SHARED}


def test_event_of_that_label_is_the_shared_one(project: Project) -> None:
    assert drafted(project, TEXT, "events.csv", "the outbreak in Orrin") == []
    claims = table(project.data("orrin") / "claims.csv")
    assert {row["event_id"] for row in claims} == {"outbreak"}


def test_event_of_another_label_has_no_shared_id(project: Project) -> None:
    (row,) = drafted(project, TEXT, "events.csv", "outbreak")
    assert row["event_id"] != "outbreak"


def test_second_draft_takes_them_too(project: Project) -> None:
    drafted(project, "At least 45 people died in Orrin.\n", "speakers.csv")
    text = "At least 45 people died in Orrin.\n\nAda Brun, the mayor, said 12 people died.\n"
    assert drafted(project, text, "speakers.csv") == []
    claims = table(project.data("orrin") / "claims.csv")
    assert [row["speaker_id"] for row in claims] == ["", "mayor"]


def test_second_draft_knows_what_the_first_took(project: Project) -> None:
    """An article whose event and speakers are all shared gets none of its own."""
    drafted(project, TEXT, "events.csv", "the outbreak in Orrin")
    text = f"{TEXT}\nBrun said 9 people died in May.\n"
    assert drafted(project, text, "events.csv", "the outbreak in Orrin") == []
    claims = table(project.data("orrin") / "claims.csv")
    assert [row["speaker_id"] for row in claims] == ["ministry", "mayor", "mayor"]
    assert {row["event_id"] for row in claims} == {"outbreak"}


def test_shared_table_that_cannot_be_read_stops_the_draft(project: Project) -> None:
    (project.root / "data" / "speakers.csv").write_text("a,b\n", "utf-8")
    before = files_in(project.root)
    with pytest.raises(CodingError, match=r"data/speakers\.csv, header"):
        drafted(project, TEXT, "speakers.csv")
    assert files_in(project.root) == before
