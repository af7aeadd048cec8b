"""Where the project is found, and what is said when it is not."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from as_stated import load
from as_stated.coding import article_inputs
from as_stated.errors import ProjectError
from as_stated.project import ROOT_VARIABLE, Project, find_project
from tests.helpers.projects import GOLDEN, SEED


def test_found_from_a_folder_below(seed: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(seed.root / "notebooks")
    assert find_project().root == seed.root.resolve()


def test_notebooks_find_the_checkout_from_anywhere_and_commands_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A notebook opened from a folder outside any project still loads its article."""
    monkeypatch.chdir(tmp_path)
    assert load(SEED).article.name == SEED
    with pytest.raises(ProjectError, match="there is no project here"):
        find_project()


def test_own_project_goes_before_the_checkout(golden: Project) -> None:
    assert find_project(or_checkout=True).root == golden.root.resolve()


def test_variable_goes_first(
    seed: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    (other / "seeds").mkdir(parents=True)
    (other / "data").mkdir()
    monkeypatch.setenv(ROOT_VARIABLE, str(other))
    assert find_project(seed.root).root == other.resolve()


def test_variable_that_names_no_project_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    with pytest.raises(ProjectError, match=r"no seeds/ and data/\. Set it"):
        find_project()


def test_no_name_means_the_first_article(seed: Project) -> None:
    assert seed.article("") == SEED == load().article.name


def test_unknown_article_lists_the_known(golden: Project) -> None:
    with pytest.raises(ProjectError, match=f"'nope'. Choose one of: {GOLDEN}"):
        load("nope")


def test_inputs_are_text_coding_and_units(seed: Project) -> None:
    names = [seed.shown(path) for path in article_inputs(seed, SEED)]
    assert names[0] == f"seeds/{SEED}.txt"
    assert names[-1] == "data/units.csv"
    assert f"data/{SEED}/claims.csv" in names
    assert all((seed.root / name).is_file() for name in names)


@pytest.mark.parametrize(
    "name",
    ["with space", "-rf", "<b>", "a\nb", "Capital", "a--b", "two.dots", "\x1b[31m", "نص"],
    ids=ascii,
)
def test_a_folder_whose_name_is_none_for_an_article(seed: Project, name: str) -> None:
    (seed.root / "data" / name).mkdir()
    with pytest.raises(ProjectError, match="is not a name for an article"):
        load(SEED, seed)


def test_a_link_that_leads_nowhere_is_no_article(seed: Project) -> None:
    (seed.root / "data" / "gone").symlink_to("nowhere")
    with pytest.raises(ProjectError, match="data/gone: is a link that leads nowhere"):
        load(SEED, seed)


def test_a_file_is_no_article(seed: Project) -> None:
    (seed.root / "data" / "storm").write_text("x")
    with pytest.raises(ProjectError, match="data/storm: is not a folder"):
        load(SEED, seed)


def test_what_else_lies_beside_the_articles_is_left_alone(seed: Project) -> None:
    (seed.root / "data" / "notes.md").write_text("x")
    (seed.root / "data" / ".ipynb_checkpoints").mkdir()
    assert seed.articles == [SEED]


@pytest.mark.parametrize("folder", ["data", "notebooks"])
def test_folder_that_may_not_be_read_is_named(
    seed: Project, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    listed = Path.iterdir

    def refuse(path: Path) -> Iterator[Path]:
        if path.name == folder:
            raise PermissionError(errno.EACCES, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(ProjectError, match=f"^{folder}: cannot be read: Permission denied"):
        _ = seed.articles, seed.notebooks


def test_article_without_a_file_is_named(seed: Project) -> None:
    seed.data("empty").mkdir()
    with pytest.raises(ProjectError, match="data/empty: is an empty folder"):
        article_inputs(seed, "empty")


@pytest.mark.parametrize("kind", ["a link to nowhere", "a folder"])
def test_what_has_the_name_of_a_table_is_an_input(seed: Project, kind: str) -> None:
    """So that whoever reads it says that it is none."""
    table = seed.data(seed.articles[0]) / "claims.csv"
    table.unlink()
    if kind == "a folder":
        table.mkdir()
    else:
        table.symlink_to("nowhere")
    assert table in article_inputs(seed, seed.articles[0])


@pytest.mark.parametrize("name", ["tables"])
def test_name_that_is_kept_for_what_is_about_many_articles(tmp_path: Path, name: str) -> None:
    (tmp_path / "data" / name).mkdir(parents=True)
    with pytest.raises(ProjectError, match=f"data/{name}: {name} is kept for .* another name"):
        assert Project(tmp_path).articles
