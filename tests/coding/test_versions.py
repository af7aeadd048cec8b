"""The texts that an article had before: listed, kept as they were, and their rows stand in them."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from as_stated.build import read_inputs
from as_stated.coding import check_earlier_originals, examine
from as_stated.errors import Undecided
from as_stated.project import Project
from as_stated.show import Parameters
from tests.helpers.projects import ROOT
from tests.helpers.town import TEXT, TOWN, rows, write_town
from tests.helpers.versions import CLAIMS, EXCLUSIONS, SECOND, VERSION_ROWS, put, write_versions


@pytest.fixture
def town(tmp_path: Path) -> Project:
    """The town's article, of which two earlier texts are kept."""
    project = write_town(tmp_path, rows())
    write_versions(project)
    return project


def said(project: Project) -> list[str]:
    return [str(each) for each in examine(TOWN, project)[1]]


def test_earlier_texts_and_their_rows_hold(town: Project) -> None:
    assert said(town) == []


def test_article_without_earlier_texts_needs_no_list(tmp_path: Path) -> None:
    assert said(write_town(tmp_path, rows())) == []


LIST = f"data/{TOWN}/versions.csv"


def listed(at: int, **cells: str) -> Callable[[Project], None]:
    def spoil(project: Project) -> None:
        put(
            project,
            "versions.csv",
            [row | cells if n == at else row for n, row in enumerate(VERSION_ROWS)],
        )

    return spoil


def earlier(at: int, **cells: str) -> Callable[[Project], None]:
    def spoil(project: Project) -> None:
        put(
            project,
            "earlier-claims.csv",
            [row | cells if n == at else row for n, row in enumerate(CLAIMS)],
        )

    return spoil


def write(path: str, content: str) -> Callable[[Project], object]:
    return lambda project: (project.root / path).write_text(content, "utf-8")


FAULTS = [
    pytest.param(
        listed(0, sha256="0" * 64),
        f"{LIST}, row 2: sha256 is {'0' * 64}, but that of seeds/{TOWN}.1.txt is",
        id="a hash that does not fit",
    ),
    pytest.param(
        write(f"seeds/{TOWN}.2.txt", SECOND.replace("42", "43")),
        f"{LIST}, row 3: sha256 is {VERSION_ROWS[1]['sha256']}, but that of seeds/{TOWN}.2.txt is",
        id="a text that has been edited",
    ),
    pytest.param(
        listed(0, sha256=""),
        f"{LIST}, row 2: sha256 is empty, but that of seeds/{TOWN}.1.txt is",
        id="no hash",
    ),
    pytest.param(
        lambda project: project.earlier_text(TOWN, 1).unlink(),
        f"seeds/{TOWN}.1.txt: the file is missing. Restore it, or delete {LIST}, row 2.",
        id="a text that is missing",
    ),
    pytest.param(
        listed(1, version="1"),
        f"{LIST}, row 3: version 1 stands in row 2 already. Each text has one row",
        id="a version twice",
    ),
    pytest.param(
        listed(1, version="two"),
        f"{LIST}, row 3: version is 'two', no number of a text. Write 1 for the first text",
        id="a version that is no number",
    ),
    pytest.param(
        listed(0, seen_on="yesterday"),
        f"{LIST}, row 2: seen_on is 'yesterday', not a date in EDTF.",
        id="a date that is none",
    ),
    pytest.param(
        listed(0, note="seen at 14:00"),
        f"{LIST}, row 2: a digit is typed into note.",
        id="a digit in what readers see",
    ),
    pytest.param(
        listed(0, seen_on="TODO"), f"{LIST}, row 2: seen_on is undecided.", id="an undecided day"
    ),
    pytest.param(
        write(f"seeds/{TOWN}.3.txt", "Nine died."),
        f"seeds/{TOWN}.3.txt: no row of {LIST} is about this text. Add version 3 there",
        id="a text without a row",
    ),
    pytest.param(
        lambda project: (project.root / LIST).unlink(),
        f"seeds/{TOWN}.1.txt: no row of {LIST} is about this text. Add version 1 there",
        id="no list",
    ),
    pytest.param(
        write(LIST, "version,seen_on,sha256\n\n\n1\n"), f"{LIST}, row 4: 1 cell, but", id="no table"
    ),
    pytest.param(
        write(f"seeds/{TOWN}.2.txt", TEXT),
        f"{LIST}, row 3: sha256 is",
        id="the text that is there now, under another hash",
    ),
    pytest.param(
        earlier(0, exact="More than 41 people"),
        "earlier-claims.csv, row 2 (dead): the text of version 1 has no 'More than 41 people'",
        id="an earlier quote that its text does not have",
    ),
    pytest.param(
        earlier(0, version="2"),
        "earlier-claims.csv, row 2 (dead): the text of version 2 has no 'More than 40 people'",
        id="an earlier quote of another text",
    ),
    pytest.param(
        earlier(0, magnitude="41"),
        "earlier-claims.csv, row 2 (dead): it states > 41 (More than), but its quote > 40 (More than).",
        id="an earlier number that its quote does not state",
    ),
    pytest.param(
        earlier(1, magnitude_status="="),
        "earlier-claims.csv, row 3 (dead): it states = 42 (About), but its quote ~ 42 (About).",
        id="an earlier hedge that its quote does not state",
    ),
    pytest.param(
        earlier(0, version="7"),
        "earlier-claims.csv, row 2 (dead): version is 7, and there is no such text.",
        id="a row of no version",
    ),
    pytest.param(
        earlier(1, version="1", exact="More than 40 people", magnitude="40", magnitude_status=">",
                hedge="More than"),
        "earlier-claims.csv, row 3 (dead): it stands in row 2 already, with the same version.",
        id="a claim twice in one version",
    ),
    pytest.param(
        lambda project: put(project, "earlier-exclusions.csv", [EXCLUSIONS[0] | {"suffix": ""}]),
        f"data/{TOWN}/earlier-exclusions.csv, row 2: the text of version 1 has '8' 3 times.",
        id="an earlier exclusion that stands twice",
    ),
    pytest.param(
        earlier(0, stance="denied", stance_by="army"),
        "earlier-claims.csv, row 2 (dead): stance_words is empty. Copy the words that state so.",
        id="an earlier stance without its words",
    ),
    pytest.param(
        earlier(0, stance="denied", stance_by="army", stance_words="denies that"),
        "earlier-claims.csv, row 2 (dead): the text of version 1 has no stance_words 'denies that'",
        id="earlier stance words that its text does not have",
    ),
    pytest.param(
        earlier(0, stance="wrong"),
        "earlier-claims.csv, row 2 (dead): stance is 'wrong'",
        id="an earlier stance that is none",
    ),
    pytest.param(
        earlier(0, earlier_words="up from"),
        "earlier-claims.csv, row 2 (dead): the text of version 1 has no earlier_words 'up from'.",
        id="an earlier look-back that its text does not have",
    ),
    pytest.param(
        earlier(0, cited_ids="nobody"),
        "earlier-claims.csv, row 2 (dead): cited_ids is 'nobody', and speakers.csv has no such row.",
        id="an earlier source that is no speaker",
    ),
    pytest.param(
        earlier(0, exact="More than 40 people died when the dam above Varn burst, the interior ministry "
                "said. The mayor"),
        "earlier-claims.csv, row 2 (dead): the quote runs over more than one sentence.",
        id="an earlier quote that republishes the text",
    ),
    pytest.param(
        listed(0, notice="An earlier version"),
        f"{LIST}, row 2: the article has no notice 'An earlier version'",
        id="a notice that the article does not have",
    ),
    pytest.param(
        listed(0, notice="43"),
        f"{LIST}, row 2: the article has notice '43' 2 times. Add the words before it as notice_prefix",
        id="a notice that stands twice",
    ),
    pytest.param(
        listed(0, notice=TEXT.split("\n\n")[3]),
        f"{LIST}, row 2: the quote runs over more than one sentence.",
        id="a notice that is no sentence",
    ),
    pytest.param(
        listed(0, notice_of="dead"),
        f"{LIST}, row 2: notice is empty, but notice_of is not.",
        id="claims of no notice",
    ),
    pytest.param(
        listed(0, notice="lowers its toll", notice_of="dead, deads"),
        f"{LIST}, row 2: notice_of is 'deads', and there is no such claim: did you mean 'dead'?",
        id="a notice of no claim",
    ),
    pytest.param(
        listed(0, notice="TODO"),
        f"{LIST}, row 2: notice is undecided. Copy the article's words that say so",
        id="an undecided notice",
    ),
    pytest.param(
        write(f"data/{TOWN}/earlier.csv", "x\n"),
        f"data/{TOWN}/earlier.csv: no file of that name is read.",
        id="a name that is nearly one of these",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "message"), FAULTS)
def test_what_is_wrong_with_them_is_one_message(
    town: Project, spoil: Callable[[Project], object], message: str
) -> None:
    spoil(town)
    found = [line for line in said(town) if message in line]
    assert len(found) == 1, said(town)


def test_a_wrong_list_is_all_that_is_said_of_it(town: Project) -> None:
    (town.root / LIST).write_text("number,when,hash\n1,,\n", "utf-8")
    assert len(said(town)) == 1


def test_draft_that_was_stopped_is_named(town: Project) -> None:
    """The last text that was kept is the one that is there still."""
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    town.earlier_text(TOWN, 3).write_text(TEXT, "utf-8")
    put(town, "versions.csv", [*VERSION_ROWS, {"version": "3", "sha256": digest}])
    assert said(town) == [
        f"{LIST}, row 4: version 3 is the text that seeds/{TOWN}.txt still holds: a draft was stopped. "
        "Run as-stated draft on the new text again: it does the rest."
    ]


def test_a_text_that_came_back_is_no_draft_that_was_stopped(town: Project) -> None:
    town.earlier_text(TOWN, 1).write_text(TEXT, "utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    put(town, "versions.csv", [VERSION_ROWS[0] | {"sha256": digest}, VERSION_ROWS[1]])
    put(town, "earlier-claims.csv", CLAIMS[1:])
    assert said(town) == []


def test_earlier_decisions_are_nobodys_to_take(town: Project) -> None:
    put(town, "earlier-claims.csv", [CLAIMS[0] | {"unit": "TODO", "event_id": "gone"}])
    assert not any(isinstance(each, Undecided) for each in examine(TOWN, town)[1])


def test_an_earlier_number_that_was_undecided_is_not_checked(town: Project) -> None:
    put(town, "earlier-claims.csv", [CLAIMS[0] | {"magnitude": "TODO"}])
    assert said(town) == []


def test_other_languages_are_read_by_people(town: Project) -> None:
    source = town.data(TOWN) / "source.toml"
    source.write_text(source.read_text("utf-8").replace('"en"', '"de"'), "utf-8")
    put(town, "earlier-claims.csv", [CLAIMS[0] | {"magnitude": "41"}])
    assert not any("earlier-claims" in line for line in said(town))


def test_earlier_original_is_held_to_its_hash(town: Project) -> None:
    digest = hashlib.sha256(b"page").hexdigest()
    put(town, "versions.csv", [VERSION_ROWS[0] | {"original_sha256": digest}, VERSION_ROWS[1]])
    original = town.original(TOWN, "html", version=1)
    missing = (
        f"{LIST}, row 2: no file seeds/{TOWN}.1.original.… has the SHA-256 of original_sha256."
    )
    assert [str(each).split(" Restore")[0] for each in check_earlier_originals(town, TOWN)] == [
        missing
    ]
    original.write_bytes(b"page")
    assert check_earlier_originals(town, TOWN) == []
    original.write_bytes(b"another page")
    assert len(check_earlier_originals(town, TOWN)) == 1


def test_a_report_is_checked_against_earlier_texts_and_names_none(town: Project) -> None:
    """They are in the snapshot that is checked; no hash of them is in the manifest."""
    (town.root / "notebooks").mkdir()
    (town.root / "notebooks" / "1.ipynb").write_bytes(
        (ROOT / "notebooks" / "1-figures.ipynb").read_bytes()
    )
    inputs = read_inputs(town, Parameters(TOWN), None)
    assert f"seeds/{TOWN}.1.txt" in inputs.files
    assert said(inputs.write(town.root / "copy")) == []
