"""`as-stated check` of quantities: after the articles, or one alone."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from as_stated import cli
from as_stated.project import Project
from tests.helpers.projects import files_in
from tests.helpers.quantities import NAME, RADIO, WIRE, rows, write_quantity, write_rows

ACCOUNT = (
    f"{NAME}: 9 statements in 3 articles, 4 of them on one axis; 3 origins and 1 statement of unknown "
    "origin; 2 changes."
)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.main, words)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The invented quantity, in the working directory."""
    monkeypatch.chdir(tmp_path)
    return write_quantity(tmp_path)


@pytest.mark.usefixtures("project")
def test_check_tells_of_articles_and_then_of_quantities() -> None:
    result = run("check")
    assert result.exit_code == 0, result.output
    names = [line.partition(":")[0] for line in result.stdout.splitlines()]
    assert names == ["harn-post", "harn-radio", "harn-wire", NAME]
    assert result.stdout.splitlines()[-1] == ACCOUNT


@pytest.mark.usefixtures("project")
def test_check_of_a_quantity_alone() -> None:
    assert run("check", "--quantity", NAME).output == ACCOUNT + "\n"


@pytest.mark.usefixtures("project")
def test_check_of_an_article_leaves_quantities_out() -> None:
    assert NAME not in run("check", RADIO).output


def test_fault_of_a_quantity_ends_with_two_and_writes_nothing(project: Project) -> None:
    given = rows()
    given["statements.csv"][0]["claim_id"] = "dead-people"
    write_rows(project.quantity_data(NAME), given)
    before = files_in(project.root)
    result = run("check")
    assert result.exit_code == 2
    assert (
        f"data/quantities/{NAME}/statements.csv, row 2 ({WIRE}/dead-people): claim_id"
        in result.stderr
    )
    assert ACCOUNT not in result.stdout
    assert files_in(project.root) == before


@pytest.mark.parametrize("words", [["check"], ["check", "--quantity", NAME]], ids=" ".join)
def test_fault_of_an_article_is_told_once(project: Project, words: list[str]) -> None:
    """And not again of each quantity that names the article, which says where to look."""
    path = project.data(RADIO) / "claims.csv"
    path.write_text(path.read_text("utf-8").replace("rose by three,", "rose by four,"), "utf-8")
    result = run(*words)
    assert result.exit_code == 2
    is_alone = len(words) > 1
    assert ("the article has no 'rose by four'" in result.stderr) == (not is_alone)
    assert (f"data/{RADIO}: has 2 problems of its own" in result.stderr) == is_alone


def test_shared_words_are_told_though_nothing_is_wrong(project: Project) -> None:
    given = rows()
    given["statements.csv"][4] |= {"copy_of": "", "copy_reason": ""}
    write_rows(project.quantity_data(NAME), given)
    result = run("check")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == ACCOUNT
    assert f"words in a row are those of {WIRE}/dead" in result.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(["--quantity", "nowhere"], f"no quantity 'nowhere'. Choose one of: {NAME}", id="not there"),
        pytest.param(["--quantity", ""], "--quantity is empty", id="empty"),
        pytest.param(["--quantity", NAME, RADIO], "--quantity checks a quantity alone", id="and an article"),
        pytest.param(["--quantity", NAME, "--ledger"], "--quantity checks a quantity alone", id="and a ledger"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("project")
def test_wrong_use_is_said(words: list[str], says: str) -> None:
    result = run("check", *words)
    assert result.exit_code == 2
    assert says in result.stderr
