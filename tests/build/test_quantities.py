"""Reports of quantities: built after those of articles, to which they lead, and held to as much."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from as_stated.build.inputs import ReportInputs, quotes_in, read_inputs
from as_stated.errors import InputError
from as_stated.project import Project
from as_stated.show.parameters import QuantityParameters
from tests.helpers.projects import ROOT, files_in
from tests.helpers.quantities import NAME, POST, RADIO, WIRE, write_quantity

ARTICLES = sorted((POST, RADIO, WIRE))
COMMAND = Path(sys.executable).with_name("as-stated")
MORE = "more-deaths"  # the same quantity once more


def desk(folder: Path) -> Project:
    """Three articles, and two quantities that are stated in them."""
    project = write_quantity(folder)
    shutil.copytree(ROOT / "notebooks", project.root / "notebooks")
    shutil.copytree(project.quantity_data(NAME), project.quantity_data(MORE))
    (project.quantity_data(MORE) / "changes.csv").unlink()  # which would be an input of the first
    return project


def report(project: Project, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [COMMAND, "report", *words],
        cwd=project.root,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with all its reports, as one run made them."""
    project = desk(tmp_path_factory.mktemp("quantities") / "project")
    result = report(project)
    assert result.returncode == 0, result.stderr
    told = [line.removesuffix(": done") for line in result.stdout.splitlines()[:-1]]
    assert sorted(told[:3]) == ARTICLES  # before any quantity
    assert sorted(told[3:]) == [f"quantities/{NAME}", f"quantities/{MORE}"]
    return project


@pytest.fixture
def project(made: Project, tmp_path: Path) -> Project:
    """A copy of it that a test may spoil, its cache too."""
    shutil.copytree(made.root, tmp_path / "project")
    return Project(tmp_path / "project")


def inputs(project: Project, out: Path | None = None) -> ReportInputs:
    return read_inputs(project, QuantityParameters(NAME), "A4", reports=out)


@pytest.mark.process
def test_a_quantity_has_all_that_a_report_has(made: Project) -> None:
    files = files_in(made.root / "report" / "quantities" / NAME)
    assert {
        "index.html", "report.pdf", "manifest.json", "tables/statements.csv",
        "notebooks/across.ipynb",
    } <= files.keys()  # fmt: skip
    manifest = json.loads(files["manifest.json"])
    assert manifest["parameters"] == {"quantity": NAME}
    assert sorted([*manifest["outputs"], *manifest["not_hashed"], "manifest.json"]) == sorted(files)
    assert {f"data/quantities/{NAME}/statements.csv", f"seeds/{WIRE}.txt"} <= {*manifest["inputs"]}
    page = files["index.html"].decode()
    assert f"as-stated report --quantity {NAME}" in page
    stacked = json.loads((made.root / "report" / "tables" / "manifest.json").read_text("utf-8"))
    assert [*stacked["reports"]] == ARTICLES  # a statement is a figure of an article: once there
    index = (made.root / "report" / "index.html").read_text("utf-8")
    assert re.findall(r'href="(quantities/[^"]+)"', index) == [
        f"quantities/{NAME}/index.html", f"quantities/{MORE}/index.html"
    ]  # fmt: skip


@pytest.mark.process
def test_each_statement_leads_to_its_words_in_the_report_of_its_article(made: Project) -> None:
    folder = made.root / "report" / "quantities" / NAME
    page = (folder / "index.html").read_text("utf-8")
    links = re.findall(r'<a class="report" href="([^"]+)"', page)
    rows = (folder / "tables" / "statements.csv").read_text("utf-8").count("\n") - 1
    assert len(links) >= rows
    for link in links:
        path, _, anchor = link.partition("#")
        assert f' id="{anchor}"' in (folder / path).read_text("utf-8"), link
    assert report(made).stdout.count("unchanged") == 5


@pytest.mark.process
def test_one_quantity_alone(made: Project, tmp_path: Path) -> None:
    """Where the articles' reports are not beside it, words lead nowhere; all else is the same."""
    result = report(made, "--quantity", MORE, "--no-pdf", "--out", str(tmp_path / "out"))
    assert result.returncode == 0, result.stderr
    assert f"quantities/{MORE}: across.ipynb" in result.stdout
    assert [each.name for each in sorted((tmp_path / "out").iterdir())] == [
        "index.html", "quantities",
    ]  # fmt: skip
    page = (tmp_path / "out" / "quantities" / MORE / "index.html").read_text("utf-8")
    assert 'class="report" href' not in page
    assert "These words in the report of their article" in page


@pytest.mark.process
def test_an_article_alone_leaves_the_quantities_alone(project: Project) -> None:
    before = files_in(project.root / "report" / "quantities")
    result = report(project, WIRE, "--fresh", "--no-pdf")
    assert result.returncode == 0
    assert "quantities" not in result.stdout
    assert files_in(project.root / "report" / "quantities") == before
    assert NAME in (project.root / "report" / "index.html").read_text("utf-8")


@pytest.mark.process
def test_same_bytes_from_one_process_and_what_changed_is_rebuilt(
    made: Project, project: Project
) -> None:
    shutil.rmtree(project.root / ".cache")
    shutil.rmtree(project.root / "report")
    odd = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"}
    assert report(project, "--jobs", "1", **odd).returncode == 0
    assert files_in(project.root / "report") == files_in(made.root / "report")
    head = project.quantity_data(MORE) / "quantity.toml"
    head.write_text(head.read_text("utf-8").replace("The missing.", "Whoever is missing."), "utf-8")
    told = report(project).stdout
    assert told.count("unchanged") == 4
    assert f"quantities/{MORE}: done" in told
    claims = project.data(WIRE) / "source.toml"
    claims.write_text(claims.read_text("utf-8") + "# a remark\n", "utf-8")
    told = report(project).stdout
    assert told.count("unchanged") == 2
    assert f"quantities/{NAME}: done" in told


@pytest.mark.process
def test_a_quantity_that_cannot_be_built_keeps_no_other_from_being(project: Project) -> None:
    last = files_in(project.root / "report" / "quantities" / NAME)
    statements = project.quantity_data(NAME) / "statements.csv"
    statements.write_text(statements.read_text("utf-8").replace("expected", "unheard"), "utf-8")
    story = project.data(POST) / "story.toml"
    story.write_text(story.read_text("utf-8").replace("A burst dam", "The dam"), "utf-8")
    result = report(project, "--no-pdf")
    assert result.returncode == 2
    assert f"quantities/{NAME}: data/quantities/{NAME}/statements.csv, row 5" in result.stderr
    assert f"quantities/{MORE}: done" in result.stdout
    assert f"{POST}: done" in result.stdout
    assert files_in(project.root / "report" / "quantities" / NAME) == last
    alone = report(project, "--quantity", NAME)
    assert alone.returncode == 2
    assert alone.stderr.startswith(f"data/quantities/{NAME}/statements.csv, row 5")


COUNTED = """
import sys
from as_stated.coding import dossier
from as_stated.cli import main

read, names = dossier.read_article, []
dossier.read_article = lambda project, name: names.append(name) or read(project, name)
main(sys.argv[1:], standalone_mode=False)
print(*names)
"""


@pytest.mark.process
def test_an_article_is_checked_once_in_a_run_whoever_needs_it(project: Project) -> None:
    """The article that is built again, and those that are as they were: for two quantities."""
    story = project.data(POST) / "story.toml"
    story.write_text(story.read_text("utf-8").replace("A burst dam", "The dam"), "utf-8")
    words = ("report", "--jobs", "1", "--no-pdf")
    shutil.rmtree(project.root / ".cache")
    result = subprocess.run(
        [sys.executable, "-c", COUNTED, *words],
        cwd=project.root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    *_, checked = result.stdout.splitlines()
    assert sorted(checked.split()) == ARTICLES


def test_inputs_name_what_the_report_is_made_of(tmp_path: Path) -> None:
    project = desk(tmp_path)
    found = inputs(project)
    assert found.report == f"quantities/{NAME}"
    assert [*found.notebooks] == ["across"]
    other = f"data/quantities/{MORE}/quantity.toml"
    assert other not in found.files
    again = found.write(tmp_path / "copy")
    assert again.quantities == [NAME]
    assert again.articles == ARTICLES
    shutil.copy(project.quantity_data(NAME) / "changes.csv", project.quantity_data(MORE))
    assert other in inputs(project).files  # its changes name figures of the first


def test_notebooks_of_quantities_that_are_gone_are_named(tmp_path: Path) -> None:
    project = desk(tmp_path)
    shutil.rmtree(project.root / "notebooks" / "quantity")
    with pytest.raises(InputError, match="notebooks/quantity: there are no notebooks"):
        inputs(project)


def test_targets_are_quotes_of_our_reports(tmp_path: Path) -> None:
    """A page without our manifest beside it is none of ours."""
    project, out = desk(tmp_path), tmp_path / "report"
    for article in (WIRE, POST):
        (out / article).mkdir(parents=True)
        page = '<p id="quote-dead">40</p> <p id="use-dead-1"></p>'
        (out / article / "index.html").write_text(page)
    (out / WIRE / "manifest.json").write_text(json.dumps({"as_stated": "", "shelf": {}}))
    found = inputs(project, out)
    assert found.targets == (f"{WIRE}/index.html#quote-dead",)
    assert quotes_in(out, [f"data/{POST}/claims.csv"]) == ()
