"""A notice of what another article takes back is an input of the report, and nothing else there is."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from as_stated.build.inputs import ReportInputs, read_inputs
from as_stated.build.later import LATER
from as_stated.project import Project
from as_stated.show import Parameters
from tests.helpers.html import words
from tests.helpers.later import AFTER, AFTER_URL, change, write_after, write_quantity
from tests.helpers.projects import ROOT
from tests.helpers.town import TOWN, rows, write_town

COMMAND = Path(sys.executable).with_name("as-stated")


@pytest.fixture
def town(tmp_path: Path) -> Project:
    """The town's article and a later one, which says nothing of its figures."""
    project = write_town(tmp_path, rows())
    write_after(project, [])
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    return project


def inputs(project: Project, article: str = TOWN) -> ReportInputs:
    return read_inputs(project, Parameters(article), None)


def test_without_a_notice_there_is_no_such_input(town: Project) -> None:
    assert LATER not in inputs(town).files


def test_a_row_about_a_figure_of_the_article_is_an_input(town: Project) -> None:
    before = inputs(town)
    write_after(town, [change()])
    assert inputs(town) != before
    told = json.loads(inputs(town).files[LATER])
    assert [each["claim_id"] for each in told["notices"]] == ["dead"]


OTHER = change(change_id="other", to="after/own", kind="disputes")


def test_what_else_changes_there_is_none(town: Project) -> None:
    write_after(town, [change()])
    before = inputs(town)
    write_after(town, [change(), OTHER])
    seed = town.seed(AFTER)
    seed.write_text(seed.read_text("utf-8") + "It rained.\n", "utf-8")
    path = town.data(AFTER) / "source.toml"
    path.write_text(path.read_text("utf-8").replace('byline = ""', 'byline = "Bo Lind"'), "utf-8")
    assert inputs(town) == before
    path.write_text(path.read_text("utf-8").replace("Toll taken", "Count taken"), "utf-8")
    assert inputs(town) != before


def test_a_row_of_a_quantity_is_an_input_of_the_articles_that_it_names(town: Project) -> None:
    write_quantity(town, [OTHER | {"article": AFTER}])
    before = inputs(town)
    write_quantity(town, [change(by=f"{TOWN}/ministry", article=AFTER)])
    assert inputs(town) != before
    assert LATER not in inputs(town, AFTER).files


def report(project: Project, *options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [COMMAND, "report", *options], cwd=project.root, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.kernel
def test_the_report_is_built_again_and_says_so(town: Project) -> None:
    """The page and the PDF pass their audits, or the command would fail."""
    claims = town.data(AFTER) / "claims.csv"
    first = report(town, TOWN)
    assert first.returncode == 0, first.stderr
    page = town.root / "report" / TOWN / "index.html"
    assert "Later withdrawn" not in page.read_text("utf-8")
    write_after(town, [change()])
    assert claims.is_file()
    again = report(town, TOWN)
    assert again.returncode == 0, again.stderr
    html = page.read_text("utf-8")
    assert "later withdrawn by the interior ministry (reported 6 March 2024): At least 43" in words(
        html
    )
    assert "Later withdrawn by the interior ministry, as reported on 6 March 2024, in" in words(
        html
    )
    assert f'href="{AFTER_URL}#:~:text=withdrew%20its%20figure"' in html
    assert '"@type": "CorrectionComment"' in html
    write_after(town, [change(), OTHER])
    assert "unchanged" in report(town, TOWN).stderr + report(town, TOWN).stdout


@pytest.mark.kernel
def test_a_wrong_row_is_named_and_the_last_report_stays(town: Project) -> None:
    write_after(town, [change(exact="took back its figure")])
    done = report(town, TOWN, "--no-pdf")
    assert done.returncode == 2
    assert f"data/{AFTER}/changes.csv, row 2 (taken): the article has no" in done.stderr
    assert not (town.root / "report" / TOWN).exists()
