"""The command: what it prints, its exit codes, and that bad input writes nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from as_stated import cli, pdf
from as_stated.errors import PangoError
from as_stated.project import Project

from .conftest import GOLDEN, SEED, Edit
from .test_render import files_in


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.main, words)


def test_check_says_how_many_numbers_and_that_all_are_accounted_for(seed: Project) -> None:
    result = run("check")
    assert result.exit_code == 0
    assert result.output == (
        f"{SEED}: 21 numbers, all accounted for: 7 figures, 14 excluded with a reason.\n"
    )


def test_check_lists_all_faults_and_ends_with_two(seed: Project, edit: Edit) -> None:
    edit(f"data/{SEED}/claims.csv", "people,,,286,", "people,,,268,")
    edit(f"data/{SEED}/claims.csv", "indirect", "reported")
    result = run("check", SEED)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1] == "2 to mend."
    assert 'magnitude is 268, but the quote says "at least 286"' in result.stderr


BAD = [
    ([f"data/{SEED}/claims.csv", "people,,,286,", "people,,,268,"], [], "row 3 (killed-2022)"),
    ([f"seeds/{SEED}.txt", "at least 286", "at least 268"], [], "'at least 268 people'"),
    ([f"data/{SEED}/claims.csv", "claim_id,exact", "claim,exact"], [], "claims.csv, header: wrong"),
    ([], ["nope"], "there is no article 'nope'. Choose one of: edilli-2022-10-05."),
    ([], ["-p", "colour", "red"], "There is no parameter 'colour'. Choose from: reading, events."),
    ([], ["-p", "reading", "wide"], "Choose one of: as-stated, one-figure, two-figures."),
    ([], ["-p", "events", "war-1999"], "Choose from: conflict-1990s, war-2020,"),
    ([], ["-p", "reading", "one-figure"], "Add --out DIR."),
]


@pytest.mark.parametrize(("change", "words", "message"), BAD)
def test_bad_input_gives_one_message_and_writes_nothing(
    seed: Project, edit: Edit, change: list[str], words: list[str], message: str
) -> None:
    if change:
        edit(*change)
    before = files_in(seed.root)
    result = run("report", *words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert files_in(seed.root) == before


def test_outside_any_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AS_STATED_ROOT", str(tmp_path))
    result = run("check")
    assert result.exit_code == 2
    assert "has no seeds/ and data/" in result.stderr


def test_no_articles(golden: Project) -> None:
    for name in golden.articles:
        for path in golden.data(name).iterdir():
            path.unlink()
        golden.data(name).rmdir()
    assert "there are no articles" in run("report").stderr


def test_without_pango_the_page_has_no_link_to_a_pdf(
    golden: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No stale PDF stays beside it, and the exit code says that something is missing."""

    def lacking() -> None:
        raise PangoError(pdf.PANGO)

    folder = golden.root / "report" / GOLDEN
    folder.mkdir(parents=True)
    (folder / "report.pdf").write_bytes(b"stale")
    monkeypatch.setattr(pdf, "check_pango", lacking)
    result = run("report")
    assert result.exit_code == 1
    assert "The PDF needs Pango" in result.stderr
    assert "report.pdf" not in (folder / "index.html").read_text("utf-8")
    assert not (folder / "report.pdf").exists()
    assert run("report", "--no-pdf").exit_code == 0  # asked for, so nothing is missing


def test_failing_notebook_leaves_the_last_report(golden: Project) -> None:
    """Exit code 1, the cell in one screen, and the report as it was."""
    folder = golden.root / "report" / GOLDEN
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("the last good one")
    path = golden.root / "notebooks" / "2-charts.ipynb"
    path.write_text(path.read_text("utf-8").replace("charts.deaths(", "charts.births("), "utf-8")
    result = run("report", "--no-pdf")
    assert result.exit_code == 1
    assert "2-charts.ipynb, cell" in result.stderr
    assert "charts.births(tables)" in result.stderr
    assert len(result.stderr.splitlines()) < 25
    assert files_in(golden.root / "report") == {f"{GOLDEN}/index.html": b"the last good one"}


def test_installed_command_answers() -> None:
    command = Path(sys.executable).with_name("as-stated")
    result = subprocess.run([command, "--help"], capture_output=True, text=True, check=True)
    assert "check" in result.stdout
    assert "report" in result.stdout
