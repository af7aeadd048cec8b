"""As first published, and now: each figure that a later text changed, in the words of both."""

import pickle
from pathlib import Path

import frictionless
import pytest
from bs4 import BeautifulSoup

from as_stated import datapackage, load, tidy
from as_stated.coding import Dossier, examine
from as_stated.project import Project
from as_stated.show import evidence
from as_stated.show.declared import VERSIONS
from tests.helpers.html import words
from tests.helpers.town import TEXT, TOWN, rows, write_town
from tests.helpers.versions import CLAIMS, TABLES, VERSION_ROWS, listed, put, write_versions

NOTICE = "An earlier version of this article gave another toll"
AS_NOW = f"{TEXT}\n{NOTICE}.\n"


@pytest.fixture
def town(tmp_path: Path) -> Project:
    """The town's article, of which two earlier texts are kept."""
    project = write_town(tmp_path, rows())
    write_versions(project)
    return project


def revisions(dossier: Dossier) -> list[tuple[str, str, int, int | None]]:
    return [(e.kind, e.claim_id, e.version.number, e.later) for e in dossier.revisions]


def section(dossier: Dossier) -> str:
    shown = evidence.versions(tidy(dossier))
    assert shown
    return str(shown.data["text/markdown"])


def test_each_step_is_told_in_the_words_of_both_texts(town: Project) -> None:
    dossier = load(TOWN, town)
    assert revisions(dossier) == [("changed", "dead", 1, 2), ("changed", "dead", 2, None)]
    said = words(section(dossier))
    assert "on 1 March 2024“More than 40 people”“About 42 people”number, hedge" in said
    assert "on 2 March 2024“About 42 people”At least 43 people" in said
    assert said.count("No words that say so are coded.") == 2


def test_an_article_without_earlier_texts_has_no_section(tmp_path: Path) -> None:
    tables = tidy(load(TOWN, write_town(tmp_path, rows())))
    assert evidence.versions(tables) is None
    assert VERSIONS not in tables.schemas


def test_a_text_that_changes_no_figure_is_one_sentence(tmp_path: Path) -> None:
    text = TEXT.replace("Varn lowers its toll", "Varn counts")
    project = write_town(tmp_path, rows())
    write_versions(project, {"versions.csv": listed([text])}, [text])
    tables = tidy(load(TOWN, project))
    shown = evidence.versions(tables)
    assert shown
    assert not shown.files
    assert "No figure is another in one of them" in shown.data["text/markdown"]
    assert VERSIONS not in tables.schemas


BEFORE = {
    "version": "2", "claim_id": "withdrawn", "exact": "more than 47 dead", "magnitude": "47",
    "magnitude_status": ">", "hedge": "more than", "speaker_id": "brun", "stance": "uncertain",
    "stance_by": "brun", "stance_words": "feared",
}  # fmt: skip


def test_speaker_and_stance_stand_with_the_figure_before(tmp_path: Path) -> None:
    text = TEXT.replace("withdrew her figure of more than", "feared that there were more than")
    project = write_town(tmp_path, rows())
    row = BEFORE | {"version": "1"}
    tables = {"versions.csv": listed([text]), "earlier-claims.csv": [row]}
    write_versions(project, tables, [text])
    dossier = load(TOWN, project)
    [revision] = dossier.revisions
    assert revision.differs == ("who or what is counted", "stance")
    said = words(section(dossier))
    before = "uncertain, according to Ada Brun (“feared”): “more than 47 dead”"
    assert before in said
    assert "withdrawn by Ada Brun (“withdrew her figure”): more than 47 dead" in said
    found = VERSIONS.read_csv(tidy(dossier).versions.csv)[0]
    assert found["said_before"].startswith("uncertain, according to Ada Brun (“feared”): more than")
    assert (found["stance_before"], found["stance_after"]) == ("uncertain", "withdrawn")
    assert found["signs_before"] == "uncertain: > 47"


def test_a_speaker_whom_only_the_earlier_text_names_is_named_with_the_figure(
    tmp_path: Path,
) -> None:
    text = TEXT.replace("the interior ministry said.", "Bo Lind, a diver, said.", 1)
    given = rows()
    given["speakers.csv"].append({"speaker_id": "lind", "name": "Bo Lind", "role": "a diver"})
    project = write_town(tmp_path, given)
    row = {
        "version": "1", "claim_id": "dead", "exact": "At least 43 people", "magnitude": "43",
        "magnitude_status": ">=", "hedge": "At least", "speaker_id": "lind", "people_status": "dead",
    }  # fmt: skip
    tables = {"versions.csv": listed([text]), "earlier-claims.csv": [row]}
    write_versions(project, tables, [text])
    dossier = load(TOWN, project)
    [revision] = dossier.revisions
    assert revision.differs == ("speaker",)
    assert "At least 43 people”, dead (according to Bo Lind)" in words(section(dossier))
    assert "lind" not in [each.speaker_id for each in dossier.speakers]


def test_a_speaker_of_no_text_is_named_as_wrong(town: Project) -> None:
    put(town, "earlier-claims.csv", [CLAIMS[0] | {"speaker_id": "gone"}])
    assert [str(each) for each in examine(TOWN, town)[1]] == [
        f"data/{TOWN}/earlier-claims.csv, row 2 (dead): speaker_id is 'gone', and speakers.csv has no such "
        "row. Restore it: it says whose the earlier figure was. Its name may stand in that text alone."
    ]


ADDED = TEXT.replace("The army denied that 60 soldiers had been sent.", "")


def test_added_and_removed_figures_are_told(tmp_path: Path) -> None:
    text = ADDED + "Some 900 goats drowned.\n"
    project = write_town(tmp_path, rows())
    row = {
        "version": "1", "claim_id": "goats", "exact": "Some 900 goats", "magnitude": "900",
        "magnitude_status": "~", "hedge": "Some",
    }  # fmt: skip
    write_versions(project, {"versions.csv": listed([text]), "earlier-claims.csv": [row]}, [text])
    dossier = load(TOWN, project)
    assert revisions(dossier) == [("added", "sent", 1, None), ("removed", "goats", 1, None)]
    said = words(section(dossier))
    assert "not in that textdenied by the army (“denied that”): 60 soldiers" in said
    assert "“Some 900 goats”no longer there" in said


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT.replace("60 soldiers had", "60 soldiers of theirs had"), id="its quote stands"),
        pytest.param(TEXT.replace("60 soldiers", "60 of its soldiers"), id="a word beside it stands"),
    ],
)  # fmt: skip
def test_a_figure_that_may_have_stood_there_is_not_said_to_be_added(
    tmp_path: Path, text: str
) -> None:
    project = write_town(tmp_path, rows())
    write_versions(project, {"versions.csv": listed([text])}, [text])
    assert revisions(load(TOWN, project)) == []


def test_the_same_words_in_another_figures_place_are_not_the_figure(tmp_path: Path) -> None:
    """The text before had "60 soldiers" too, but they were those of another figure, which is gone."""
    text = ADDED + "Rebels said 60 soldiers had fled.\n"
    project = write_town(tmp_path, rows())
    row = {"version": "1", "claim_id": "fled", "exact": "60 soldiers", "magnitude": "60",
           "magnitude_status": "="}  # fmt: skip
    write_versions(project, {"versions.csv": listed([text]), "earlier-claims.csv": [row]}, [text])
    kinds = [(each.kind, each.claim_id) for each in load(TOWN, project).revisions]
    assert ("added", "sent") in kinds


def test_rows_that_nobody_decided_are_not_shown_and_named(town: Project) -> None:
    put(town, "earlier-claims.csv", [CLAIMS[0] | {"stance": "TODO"}, CLAIMS[1]])
    dossier = load(TOWN, town)
    assert revisions(dossier) == []
    assert dossier.notices == (
        f"data/{TOWN}/earlier-claims.csv: not shown while a cell is TODO: row 2 (dead).",
    )


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        pytest.param({"notice": NOTICE, "notice_of": "dead"}, f"“{NOTICE}”", id="of the figure"),
        pytest.param({"notice": NOTICE}, f"of its text, not of this figure: “{NOTICE}”", id="of the text"),
        pytest.param({"notice": NOTICE, "notice_of": "sent"}, "No words that say so", id="of another"),
    ],
)  # fmt: skip
def test_whether_the_article_says_so(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    project = write_town(tmp_path, rows(), AS_NOW)
    write_versions(
        project, {**TABLES, "versions.csv": [VERSION_ROWS[0] | cells, VERSION_ROWS[1] | cells]}
    )
    dossier = load(TOWN, project)
    table = BeautifulSoup(section(dossier), "html.parser").table
    assert table
    assert [row.select("td")[-1].get_text().startswith(said) for row in table.select("tbody tr")] == [
        True, True,
    ]  # fmt: skip


def test_every_digit_has_a_role_and_no_earlier_figure_is_a_claim_of_the_page(town: Project) -> None:
    page = BeautifulSoup(section(load(TOWN, town)), "html.parser")
    before = [each for each in page.select(".context") if "40" in each.text]
    assert before
    assert not page.select('.claim[data-claim="dead"]:-soup-contains("40")')


def test_the_block_of_a_figure_says_what_it_was(town: Project) -> None:
    said = words(evidence.quotes(tidy(load(TOWN, town))).data["text/html"])
    assert "Before“More than 40 people”, in the text read on 1 March 2024" in said


def test_the_table_is_described_and_valid(town: Project, tmp_path: Path) -> None:
    tables = tidy(load(TOWN, town))
    for table in tables.all:
        (tmp_path / f"{table.schema.name}.csv").write_text(table.csv, "utf-8")
    package = frictionless.Package(
        datapackage(tables).data["application/json"], basepath=str(tmp_path)
    )
    assert package.validate().valid
    assert "versions" in package.resource_names


def test_nothing_of_the_earlier_text_but_the_quotes_is_handed_to_a_report(town: Project) -> None:
    """Not even to the notebooks: what they are given holds no text but the article's own."""
    text = "Zwölf elks left."
    town.earlier_text(TOWN, 1).write_text(text, "utf-8")
    put(town, "versions.csv", [listed([text])[0], VERSION_ROWS[1]])
    put(town, "earlier-claims.csv", CLAIMS[1:])
    for file in ("earlier-quotes.csv", "earlier-exclusions.csv", "earlier-changes.csv"):
        put(town, file, [])
    dossier, problems = examine(TOWN, town)
    assert not problems
    assert b"elks" not in pickle.dumps(dossier)
