"""Where reports may go: what people made is never replaced, whatever `--out` says."""

import errno
import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from as_stated import cli
from as_stated.atomic import OLD, STAGING, repair_held
from as_stated.build.target import check_target, held
from as_stated.errors import InputError
from as_stated.project import Project
from tests.helpers.projects import SEED, files_in


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.main, words)


def _index() -> str:
    return '<meta name="generator" content="as-stated 0.1.0">'


@pytest.mark.parametrize("command", ["report", "watch"])
@pytest.mark.parametrize(
    "out",
    ["data", "data/new", f"data/{SEED}", "seeds", "notebooks/x", ".", "", "..", "report/../data"],
)
def test_out_among_what_people_made_is_refused(seed: Project, command: str, out: str) -> None:
    (seed.root / "src").mkdir()
    before = files_in(seed.root.parent)
    result = run(command, SEED, "--out", out)
    assert result.exit_code == 2
    assert "Choose another folder." in result.stderr
    assert files_in(seed.root.parent) == before


def test_out_by_a_link_into_the_coding_is_refused(seed: Project, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(seed.root / "data")
    assert run("report", "--out", str(tmp_path / "link")).exit_code == 2
    assert (seed.data(SEED) / "claims.csv").exists()


@pytest.mark.parametrize("command", ["report", "watch"])
def test_a_link_that_leads_nowhere_is_named(seed: Project, command: str) -> None:
    (seed.root / "report").symlink_to("nowhere")
    result = run(command, SEED)
    assert result.exit_code == 2
    assert "report: is a link that leads nowhere. Correct it, or remove it." in result.stderr
    assert (seed.root / "report").is_symlink()


@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param(f"{SEED}/notes.txt", "mine", id="folder of somebody's"),
        pytest.param(f"{SEED}/manifest.json", "{}", id="folder with another manifest"),
        pytest.param(f"{SEED}/manifest.json", "not JSON", id="folder with a broken manifest"),
        pytest.param(f"{SEED}/manifest.json", "[" * 100_000, id="folder with a deep manifest"),
        pytest.param(SEED, "mine", id="file"),
        pytest.param("index.html", "<h1>My site</h1>", id="index of another site"),
        pytest.param("index.html/page", "", id="folder in place of the index"),
        pytest.param("tables/notes.txt", "mine", id="tables of somebody's"),
        pytest.param("tables", "mine", id="file in place of the tables"),
        pytest.param(
            "tables/manifest.json", '{"as_stated": "", "shelf": {}}', id="a report named tables"
        ),
    ],
)
def test_what_is_not_ours_is_not_replaced(
    seed: Project, tmp_path: Path, path: str, content: str
) -> None:
    out = tmp_path / "out"
    (out / path).parent.mkdir(parents=True)
    (out / path).write_text(content)
    before = files_in(out)
    with pytest.raises(InputError, match="Move it away, or choose another --out"):
        check_target(seed, out, [SEED])
    assert run("report", "--out", str(out)).exit_code == 2
    assert files_in(out) == before


@pytest.mark.parametrize(
    ("path", "todo"),
    [
        pytest.param(
            "quantities", "reports of quantities go there", id="file in place of them all"
        ),
        pytest.param("quantities/dead", "is not a report by As Stated", id="file in place of one"),
        pytest.param(
            "quantities/dead/notes.txt", "is not a report by As Stated", id="folder of somebody's"
        ),
    ],
)
def test_what_is_not_ours_is_not_replaced_by_a_quantity(
    seed: Project, tmp_path: Path, path: str, todo: str
) -> None:
    (tmp_path / "out" / path).parent.mkdir(parents=True)
    (tmp_path / "out" / path).write_text("mine")
    with pytest.raises(InputError, match=todo):
        check_target(seed, tmp_path / "out", ["quantities/dead"])
    check_target(seed, tmp_path / "out", [SEED])


def test_link_in_place_of_the_quantities_is_not_followed(seed: Project, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "quantities").symlink_to(tmp_path)
    with pytest.raises(InputError, match="reports of quantities go there"):
        check_target(seed, tmp_path / "out", ["quantities/dead"])


def test_link_in_place_of_the_tables_is_not_replaced(seed: Project, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "tables").symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputError, match="is not a folder of tables by As Stated"):
        check_target(seed, tmp_path / "out", [SEED])


def test_link_in_place_of_a_report_is_not_replaced(seed: Project, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / SEED).symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputError, match="is not a report by As Stated"):
        check_target(seed, out, [SEED])


def test_absent_empty_and_our_own_may_be_written(seed: Project, tmp_path: Path) -> None:
    """And what else lies in the folder does not matter."""
    out = tmp_path / "out"
    check_target(seed, out, [SEED])
    (out / SEED).mkdir(parents=True)
    (out / "notes.txt").write_text("mine")
    (out / "other").mkdir()
    check_target(seed, out, [SEED])
    (out / SEED / "manifest.json").write_text(json.dumps({"as_stated": "0.1.0", "shelf": {}}))
    (out / SEED / "index.html").write_text("page")
    (out / "tables").mkdir()
    check_target(seed, out, [SEED])
    (out / "tables" / "manifest.json").write_text(json.dumps({"as_stated": "", "reports": {}}))
    (out / "index.html").write_text(_index())
    check_target(seed, out, [SEED])


def test_own_report_folder_named_as_out_holds_the_defaults_only(seed: Project) -> None:
    result = run("report", "-p", "reading", "one-figure", "--out", "report")
    assert result.exit_code == 2
    assert "another folder" in result.stderr


@pytest.mark.parametrize("name", [f"{SEED}/manifest.json", "index.html"])
def test_a_pipe_is_not_waited_for(seed: Project, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    (out / name).parent.mkdir(parents=True)
    os.mkfifo(out / name)
    with pytest.raises(InputError, match="by As Stated, and would be replaced"):
        check_target(seed, out, [SEED])


@pytest.mark.parametrize("out", ["circle", "circle/below"])
def test_links_in_a_circle_are_no_target(seed: Project, tmp_path: Path, out: str) -> None:
    (tmp_path / "circle").symlink_to("circle")
    result = run("report", "--out", str(tmp_path / out))
    assert result.exit_code == 2
    assert re.search(r"in a circle|leads nowhere|symbolic links", result.stderr)
    assert "Correct" in result.stderr


def test_report_that_may_not_be_read_is_named(
    seed: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out" / SEED).mkdir(parents=True)

    def refuse(path: Path) -> list[Path]:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(InputError, match=rf"{SEED}: Permission denied\. Correct that"):
        check_target(seed, tmp_path / "out", [SEED])


def test_what_a_killed_run_left_among_the_quantities_is_repaired(tmp_path: Path) -> None:
    """By any run, of an article alone, too."""
    folder = tmp_path / "quantities"
    (folder / f"{STAGING}dead-x").mkdir(parents=True)
    (folder / f"{OLD}dead").mkdir()
    (folder / f"{OLD}dead" / "index.html").write_text("the last good one")
    with held(tmp_path, with_quantities=False):
        assert files_in(folder) == {"dead/index.html": b"the last good one"}


def test_no_folder_of_quantities_is_left_where_none_was_built(tmp_path: Path) -> None:
    with held(tmp_path / "out", with_quantities=True):
        assert (tmp_path / "out" / "quantities").is_dir()
    assert not (tmp_path / "out").exists()
    with held(tmp_path / "out", with_quantities=True):
        repair_held()  # as a run does that is ended in the middle
        assert not (tmp_path / "out").exists()


def test_a_run_on_an_article_leaves_a_link_in_place_of_the_quantities(tmp_path: Path) -> None:
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / f"{STAGING}mine").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "quantities").symlink_to(tmp_path / "else")
    with held(tmp_path / "out", with_quantities=False):
        assert (tmp_path / "else" / f"{STAGING}mine").is_dir()
