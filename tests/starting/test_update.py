"""`init --update` renews what nobody has changed, names the rest, and touches nothing else."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from as_stated.cli import main
from as_stated.project import ROOT_VARIABLE
from as_stated.starting.shipped import hash_of
from tests.helpers.projects import files_in

RECORD, NEEDED = ".as-stated.json", "requirements.txt"
FIGURES, CHARTS = "notebooks/1-figures.ipynb", "notebooks/2-charts.ipynb"


def update(*words: str) -> Result:
    return CliRunner().invoke(main, ["init", "--update", *words])


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new project, as the working directory."""
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init", "new"]).exit_code == 0
    monkeypatch.chdir(tmp_path / "new")
    return tmp_path / "new"


def older(root: Path, path: str) -> None:
    """Have a notebook be as an older version shipped it."""
    write_cell(root, path, "# as it was in an older version")
    text = (root / path).read_bytes()
    record = json.loads((root / RECORD).read_text())
    record["files"][path] = hash_of(text)
    (root / RECORD).write_text(json.dumps(record))


def write_cell(root: Path, path: str, source: str) -> None:
    notebook = json.loads((root / path).read_bytes())
    notebook["cells"][-1]["source"] = [source]
    (root / path).write_text(json.dumps(notebook))


def test_nothing_to_do(new: Path) -> None:
    before = files_in(new)
    result = update()
    assert result.exit_code == 0 and result.output.startswith("All 6 files")
    assert files_in(new) == before


def test_an_older_notebook_is_renewed_and_a_changed_one_stays(new: Path) -> None:
    shipped = files_in(new)
    older(new, FIGURES)
    write_cell(new, CHARTS, "mine = 1")
    mine = (new / CHARTS).read_bytes()
    result = update()
    assert result.exit_code == 0
    assert f"{FIGURES}: renewed.\n" in result.output
    assert f"{CHARTS}: was changed by hand and stays." in result.output
    after = files_in(new)
    assert after.pop(CHARTS) == mine
    assert after == {path: each for path, each in shipped.items() if path != CHARTS}
    assert f"{CHARTS}: was changed by hand" in update().output  # the next time, too


def test_the_requirement_follows_the_version_unless_it_was_changed(new: Path) -> None:
    """One written before there was an extra named a package that builds no report."""
    shipped = (new / NEEDED).read_bytes()
    (new / NEEDED).write_text("as-stated==0.0.1\n")
    assert f"{NEEDED}: was changed by hand and stays." in update().output
    record = json.loads((new / RECORD).read_text())
    record["files"][NEEDED] = hash_of(b"as-stated==0.0.1\n")
    (new / RECORD).write_text(json.dumps(record))
    assert update().output == f"{NEEDED}: renewed.\n"
    assert (new / NEEDED).read_bytes() == shipped


def test_running_a_notebook_does_not_change_it(new: Path) -> None:
    """JupyterLab saves outputs, counts and the kernel's name: the notebook is renewed all the same."""
    older(new, FIGURES)
    notebook = json.loads((new / FIGURES).read_bytes())
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["execution_count"] = 7
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["out"]}]
    notebook["metadata"]["language_info"] = {"name": "python", "version": "3.99"}
    (new / FIGURES).write_text(json.dumps(notebook, indent=4))
    assert f"{FIGURES}: renewed." in update().output


def test_outputs_of_a_notebook_that_is_up_to_date_stay(new: Path) -> None:
    notebook = json.loads((new / FIGURES).read_bytes())
    notebook["metadata"]["mine"] = True
    (new / FIGURES).write_text(json.dumps(notebook))
    before = files_in(new)
    assert update().exit_code == 0
    assert files_in(new) == before


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param({"source": ["x = 1"]}, id="source"),
        pytest.param({"metadata": {"tags": ["remove-cell"]}}, id="tags"),
        pytest.param({"id": "another"}, id="id"),
    ],
)
def test_what_is_a_change_by_hand(new: Path, cell: dict[str, object]) -> None:
    notebook = json.loads((new / CHARTS).read_bytes())
    notebook["cells"][-1] |= cell
    (new / CHARTS).write_text(json.dumps(notebook))
    assert f"{CHARTS}: was changed by hand" in update().output


def test_a_missing_one_is_added_and_one_of_your_own_stays(new: Path) -> None:
    shipped = files_in(new)
    (new / FIGURES).unlink()
    (new / "notebooks" / "5-mine.ipynb").write_bytes(shipped[CHARTS])
    result = update()
    assert result.output == f"{FIGURES}: added.\n"
    assert files_in(new) == shipped | {"notebooks/5-mine.ipynb": shipped[CHARTS]}


def test_one_that_is_shipped_no_more_is_named(new: Path) -> None:
    record = json.loads((new / RECORD).read_text())
    record["files"]["notebooks/0-old.ipynb"] = "0" * 64
    (new / RECORD).write_text(json.dumps(record))
    (new / "notebooks" / "0-old.ipynb").write_text("{}")
    for _ in range(2):
        assert "0-old.ipynb: is no longer part of As Stated; it stays." in update().output
    assert (new / "notebooks" / "0-old.ipynb").read_text() == "{}"


def test_data_and_seeds_are_never_touched(new: Path) -> None:
    for path in ("data/units.csv", "data/README.md", "Makefile", "README.md"):
        (new / path).write_text("mine")
    (new / FIGURES).unlink()
    before = files_in(new)
    update()
    after = files_in(new)
    assert {path for path in before | after if before.get(path) != after.get(path)} == {FIGURES}


def test_without_a_record_every_other_notebook_counts_as_changed(new: Path) -> None:
    (new / RECORD).unlink()
    write_cell(new, FIGURES, "mine = 1")
    result = update()
    assert result.output.count("\n") == 1 and f"{FIGURES}: was changed by hand" in result.output


@pytest.mark.parametrize("record", ["", "[]", "{}", '{"files": 1}', "[" * 100_000])
def test_a_broken_record_is_named_and_nothing_written(new: Path, record: str) -> None:
    (new / RECORD).write_text(record)
    (new / FIGURES).unlink()
    result = update()
    assert result.exit_code == 2
    assert result.output.startswith(f"{RECORD}: cannot be read as a record")
    assert not (new / FIGURES).exists()


def test_a_link_and_what_is_no_notebook_stay(new: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.ipynb").write_text("{}")
    (new / FIGURES).unlink()
    (new / FIGURES).symlink_to(tmp_path / "mine.ipynb")
    (new / CHARTS).write_text("no notebook")
    result = update()
    assert result.output.count("was changed by hand and stays") == 2
    assert (new / FIGURES).is_symlink() and (tmp_path / "mine.ipynb").read_text() == "{}"


def test_the_project_named_goes_before_the_variable(
    new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(main, ["init", "other"])
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path / "other"))
    (new / FIGURES).unlink()
    assert update("new").output == f"{FIGURES}: added.\n"


@pytest.mark.parametrize("words", [(), ("nowhere",), ("nowhere/new",)])
def test_no_project_to_renew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nowhere").mkdir()
    result = update(*words)
    assert result.exit_code == 2
    assert "To begin one: as-stated init" in result.output
    assert not any((tmp_path / "nowhere").iterdir())
