"""A new project is whole, stands alone, and never comes over anything."""

import errno
import os
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

import as_stated
from as_stated.atomic import STAGING
from as_stated.cli import main
from as_stated.coding import examine, load
from as_stated.project import Project
from as_stated.show import tidy
from as_stated.show.reuse import citation, datapackage, linked_data
from tests.helpers.projects import GOLDEN, ROOT, files_in


def init(*words: str) -> Result:
    return CliRunner().invoke(main, ["init", *words])


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_project_has_its_coding_in_order(here: Path) -> None:
    result = init("new")
    assert result.exit_code == 0, result.output
    assert "Next: cd new\n" in result.output
    project = Project(here / "new")
    assert project.articles == [GOLDEN]
    assert examine(GOLDEN, project)[1] == []
    assert not any(each.is_symlink() for each in project.root.rglob("*"))
    assert [each.name for each in here.iterdir()] == ["new"]


def test_what_the_repository_has_too_is_the_same(here: Path) -> None:
    """One source of each: notebooks, units, worked rows; of the codebook all but links to other pages."""
    init("new")
    made = files_in(here / "new")
    ours = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in (ROOT / "notebooks").rglob("*.ipynb")
        if ".ipynb_checkpoints" not in path.parts
    }
    assert ours and ours.items() <= made.items()
    for path in ("data/units.csv", "docs/worked-rows.md"):
        assert made[path] == (ROOT / path).read_bytes()
    codebook = (ROOT / "data" / "README.md").read_bytes().splitlines()
    changed = [line for line in made["data/README.md"].splitlines() if line not in codebook]
    assert all(b" of As Stated)" in line for line in changed)


def test_its_owner_decides_whose_it_is_and_under_which_licence(here: Path) -> None:
    init("new")
    settings = here / "new" / "data" / "project.toml"
    assert {"author", "license"} == {
        *re.findall(r"^(\w+) = \"TODO\"", settings.read_text("utf-8"), re.M)
    }
    os.chdir("new")
    checked = CliRunner().invoke(main, ["check"])
    assert checked.exit_code == 0
    for line, what in (("author", "name no author"), ("license", "give no licence")):
        assert f"data/project.toml, {line}: not decided yet, so reports {what}." in checked.output
    tables = tidy(load())
    assert "licenses" not in datapackage(tables).data["application/json"]
    assert "author" not in citation(tables).data["text/plain"]
    settings.write_text('author = "The Varn Courier"\nlicense = "ODbL-1.0"\n')
    tables = tidy(load())
    (licence,) = datapackage(tables).data["application/json"]["licenses"]
    assert licence["name"] == "ODbL-1.0"
    assert citation(tables).data["text/plain"].startswith("The Varn Courier: “")
    graph = linked_data(tables).data["application/ld+json"]["@graph"][0]
    assert (graph["license"], graph["creator"]) == (licence["path"], {"name": "The Varn Courier"})


def test_links_in_a_new_project_lead_somewhere(here: Path) -> None:
    init("new")
    pages = list((here / "new").rglob("*.md"))
    assert len(pages) > 2
    for page in pages:
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), (page, link)


def test_the_requirement_is_this_version_and_says_when_it_works(here: Path) -> None:
    result = init("new")
    needed = (here / "new" / "requirements.txt").read_text("utf-8")
    assert needed.splitlines()[-1] == f"as-stated[report]=={as_stated.__version__}"
    assert "once As Stated" in needed and "on the package index" in needed
    assert "once as-stated" in result.output and "on the package index" in result.output
    for path, content in files_in(here / "new").items():
        assert b"{version}" not in content, path


def test_it_says_how_much_there_is_to_download(here: Path) -> None:
    """As much as the locks of this version, which was measured."""
    init("new")
    said = re.findall(r"about (\d+ MB) to download", (here / "new" / "Makefile").read_text("utf-8"))
    sizes = (ROOT / ".ci" / "sizes.txt").read_text("utf-8")
    locks = ("requirements.txt", "requirements-lab.txt")
    assert said == [re.findall(rf"^{lock}: .* (\d+ MB)", sizes, flags=re.M)[0] for lock in locks]


def test_its_actions_are_pinned_as_ours(here: Path) -> None:
    init("new")
    workflow = Path(".github", "workflows", "report.yml")
    theirs, ours = ((root / workflow).read_text("utf-8") for root in (here / "new", ROOT))
    pins = set(re.findall(r"uses: (\S+)", theirs))
    assert pins and pins <= set(re.findall(r"uses: (\S+)", ours))
    steps = yaml.safe_load(theirs)["jobs"]["report"]["steps"]
    verbs = [each["run"].removeprefix("make ") for each in steps if "run" in each]
    makefile = (here / "new" / "Makefile").read_text("utf-8")
    assert verbs == ["check", "report"]
    assert all(f"\n{verb}: " in makefile for verb in verbs)
    assert set(re.findall(r"as-stated (\w+)", makefile)) <= set(main.commands)


def test_an_empty_folder_is_filled_and_stays_the_same_folder(here: Path) -> None:
    """Somebody is in it: another folder of its name would leave their shell in a deleted one."""
    before = here.stat().st_ino
    result = init(".")
    assert result.exit_code == 0 and "Next, here:" in result.output
    assert here.stat().st_ino == before
    assert Project(here).articles == [GOLDEN]


def test_what_is_made_before_a_project_stays(here: Path) -> None:
    for name in (".git", ".venv"):
        (here / name).mkdir()
        (here / name / "kept").write_text("kept")
    assert init(".").exit_code == 0
    assert all((here / name / "kept").read_text() == "kept" for name in (".git", ".venv"))


@pytest.mark.parametrize("name", ["notes.txt", ".hidden", "data/own/claims.csv", "README.md"])
def test_a_folder_that_is_not_empty_is_refused(here: Path, name: str) -> None:
    (here / "full" / name).parent.mkdir(parents=True)
    (here / "full" / name).write_text("mine")
    result = init("full")
    assert result.exit_code == 2
    assert result.output.startswith("full: is not empty (") and name.split("/")[0] in result.output
    assert files_in(here / "full") == {name: b"mine"}


def test_a_project_is_not_begun_again(here: Path) -> None:
    init("new")
    before = files_in(here / "new")
    result = init("new")
    assert result.exit_code == 2
    assert "as-stated init --update new" in result.output
    assert files_in(here / "new") == before


def test_a_file_or_a_link_in_its_place_is_refused(here: Path) -> None:
    (here / "file").write_text("mine")
    (here / "link").symlink_to("nowhere")
    for name, what in (
        ("file", "is a file"),
        ("link", "leads nowhere"),
        ("file/new", "file: is a file"),
    ):
        result = init(name)
        assert result.exit_code == 2, name
        assert what in result.output
    assert (here / "file").read_text() == "mine"
    assert not (here / "nowhere").exists()


@pytest.mark.parametrize("words", [(), ("",), ("--update", "")], ids=["none", "empty", "to renew"])
def test_no_folder_named(here: Path, words: tuple[str, ...]) -> None:
    """An empty word, as of a variable that is not set, is not the folder that one is in."""
    result = init(*words)
    assert result.exit_code == 2
    assert "as-stated init FOLDER" in result.output
    assert not any(here.iterdir())


@pytest.mark.parametrize(
    "name", ["my articles", "a\nb", "a\x1b[31mb", "it’s", "نص", "-n"], ids=ascii
)
def test_a_folder_of_any_name(here: Path, name: str) -> None:
    result = init("--", name)
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert Project(here / name).articles == [GOLDEN]
    if name == "my articles":
        assert "Next: cd 'my articles'" in result.output


@pytest.mark.parametrize("name", ["a/b/new", "there"])
def test_a_full_disk_leaves_nothing(here: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (here / "there").mkdir()
    written = iter(range(12))

    def fsync(_: int) -> None:
        if next(written, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fsync)
    result = init(name)
    assert result.exit_code == 2
    assert "No space left on device" in result.output
    assert [each.name for each in here.rglob("*")] == ["there"]


def test_what_a_killed_run_began_is_finished(here: Path) -> None:
    """In a folder that is there, files come one by one; beside a new one its staging folder is left."""
    init("whole")
    whole = files_in(here / "whole")
    for path in ("data/units.csv", "notebooks/2-charts.ipynb"):
        (here / "half" / path).parent.mkdir(parents=True)
        (here / "half" / path).write_bytes(whole[path])
    (here / "half" / "data" / f"{STAGING}1").write_bytes(b"hal")
    (here / f"{STAGING}new-1").mkdir()
    for name in ("half", "new"):
        assert init(name).exit_code == 0
        assert files_in(here / name) == whole
    assert sorted(each.name for each in here.iterdir()) == ["half", "new", "whole"]
