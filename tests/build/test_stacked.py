"""`report/tables/`: always what the reports beside it say, and nothing where that cannot be told."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from frictionless import Package

from as_stated import cli, load_all
from as_stated.build import write_tables
from as_stated.build.cache import Cache
from as_stated.coding import Settings
from as_stated.errors import RenderError
from as_stated.hashing import sha256
from as_stated.project import Project
from tests.helpers.projects import ROOT, copy_project, files_in

ARTICLES = Project(ROOT / "examples").articles


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.main, words)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples' project with all its reports; not to be changed."""
    root = tmp_path_factory.mktemp("built")
    copy_project(ROOT / "examples", root)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert run("report", "--no-pdf").exit_code == 0
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of it that a test may change."""
    shutil.copytree(built, tmp_path / "copy")
    monkeypatch.chdir(tmp_path / "copy")
    return Project(tmp_path / "copy")


def articles_in(folder: Path) -> set[str]:
    rows = csv.DictReader(io.StringIO((folder / "tables" / "claims.csv").read_text("utf-8")))
    return {row["article"] for row in rows}


@pytest.mark.kernel
def test_tables_are_those_of_all_codings(built: Path) -> None:
    stack = load_all(Project(built))
    tables = built / "report" / "tables"
    for name in (
        "articles",
        "claims",
        "events",
        "speakers",
        "readings",
        "ledger",
        "quotes",
        "versions",
    ):
        assert (tables / f"{name}.csv").read_text("utf-8") == getattr(stack, name).csv, name
    assert articles_in(built / "report") == set(ARTICLES)


@pytest.mark.kernel
def test_data_package_is_valid(built: Path) -> None:
    report = Package(str(built / "report" / "tables" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["message"])
    assert len(report.tasks) == 8


@pytest.mark.kernel
def test_manifest_says_from_which_files(built: Path) -> None:
    manifest = json.loads((built / "report" / "tables" / "manifest.json").read_text("utf-8"))
    assert list(manifest["reports"]) == ARTICLES
    for name, listed in manifest["reports"].items():
        for path, digest in listed.items():
            assert sha256((built / "report" / name / path).read_bytes()) == digest
    found = files_in(built / "report" / "tables")
    assert manifest["outputs"] == {
        path: sha256(content) for path, content in found.items() if path != "manifest.json"
    }


@pytest.mark.kernel
def test_index_leads_to_them(built: Path) -> None:
    assert 'href="tables/claims.csv"' in (built / "report" / "index.html").read_text("utf-8")


@pytest.mark.kernel
def test_a_run_of_one_article_keeps_the_others(project: Project) -> None:
    speakers = project.data("sarnel-wire") / "speakers.csv"
    speakers.write_text(speakers.read_text("utf-8").replace(",person\n", ",unclear\n"), "utf-8")
    before = files_in(project.root / "report" / "tables")
    assert run("report", "sarnel-wire", "--no-pdf").exit_code == 0
    after = files_in(project.root / "report" / "tables")
    assert {path for path in after if after[path] != before[path]} == {
        "speakers.csv", "datapackage.json", "manifest.json"
    }  # fmt: skip
    assert articles_in(project.root / "report") == set(ARTICLES)
    assert after["speakers.csv"].decode() == load_all(project).speakers.csv


@pytest.mark.kernel
def test_an_article_that_fails_leaves_what_its_last_report_says(project: Project) -> None:
    before = files_in(project.root / "report" / "tables")
    claims = project.data("sarnel-wire") / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace(",dead,", ",deda,"), "utf-8")
    assert run("report", "--no-pdf").exit_code == 2
    assert files_in(project.root / "report" / "tables") == before


@pytest.mark.kernel
def test_of_a_report_that_is_gone_nothing_stays(project: Project) -> None:
    shutil.rmtree(project.root / "report" / "sarnel-wire")
    assert run("report", "sarnel-radio", "--no-pdf").exit_code == 0
    assert articles_in(project.root / "report") == set(ARTICLES) - {"sarnel-wire"}
    assert run("report", "--no-pdf").exit_code == 0
    assert articles_in(project.root / "report") == set(ARTICLES)


def _edit(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")


@pytest.mark.kernel
@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(_edit, id="edited"),
        pytest.param(Path.unlink, id="gone"),
    ],
)
def test_a_report_whose_tables_are_not_its_own_is_left_out(
    project: Project, spoil: Callable[[Path], None]
) -> None:
    report = project.root / "report"
    spoil(report / "sarnel-wire" / "tables" / "events.csv")
    told: list[str] = []
    write_tables(report, Cache(None), Settings(), told.append)
    assert articles_in(report) == set(ARTICLES) - {"sarnel-wire"}
    assert told == [
        "sarnel-wire: its tables are not as its manifest says, or another version's, so tables/ leaves "
        "them out. Build it: as-stated report sarnel-wire"
    ]


@pytest.mark.kernel
@pytest.mark.parametrize(
    "spoil", [pytest.param(_edit, id="edited"), pytest.param(Path.unlink, id="gone")]
)
def test_what_was_changed_by_hand_is_made_again(
    project: Project, spoil: Callable[[Path], None]
) -> None:
    tables = project.root / "report" / "tables"
    before = files_in(tables)
    spoil(tables / "claims.csv")
    (tables / "more.csv").write_text("x", "utf-8")
    assert run("report", "--no-pdf").exit_code == 0
    assert files_in(tables) == before


@pytest.mark.kernel
def test_what_has_not_changed_is_not_written_again(project: Project) -> None:
    tables = project.root / "report" / "tables"
    before = tables.stat().st_ino
    assert run("report", "--no-pdf").exit_code == 0
    assert tables.stat().st_ino == before


def test_without_reports_there_are_no_tables(tmp_path: Path) -> None:
    write_tables(tmp_path, Cache(None), Settings())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.kernel
def test_tables_that_cannot_be_written_stay_as_they_were(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = project.root / "report"
    (report / "tables" / "claims.csv").write_text("x", "utf-8")

    def full(folder: Path, files: object) -> None:
        raise RenderError(f"{folder.name}: no space")

    monkeypatch.setattr("as_stated.build.stacked.write_folder", full)
    assert run("report", "--no-pdf").exit_code == 1
    assert (report / "tables" / "claims.csv").read_text("utf-8") == "x"
