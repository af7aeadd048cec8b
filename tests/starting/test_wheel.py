"""Installed from a wheel, the package needs nothing of this repository."""

import os
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
from flit_core import buildapi
from PIL import Image

from as_stated.project import ROOT_VARIABLE
from tests.helpers.documents import blocks, read_document
from tests.helpers.projects import GOLDEN, ROOT

# Python imports this at its start, in kernels too. It refuses each file of the repository but those of
# the environment, which may lie in it: the dependencies are shared, the package is the wheel's.
GUARD = f"""
import os, sys

def refuse(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        path = os.path.realpath(arguments[0])
        if path.startswith({str(ROOT.resolve()) + "/"!r}) and not path.startswith({sys.prefix + "/"!r}):
            raise PermissionError(13, "a file of the repository", path)

sys.addaudithook(refuse)
"""


def build(source: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> ZipFile:
    """The wheel of a source tree."""
    with monkeypatch.context() as patch:
        patch.chdir(source)
        return ZipFile(target / buildapi.build_wheel(str(target)))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of what the wheel holds, and an empty one as the working directory."""
    folder, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    with build(ROOT, tmp_path, monkeypatch) as wheel:
        wheel.extractall(folder)
    (folder / "sitecustomize.py").write_text(GUARD)
    monkeypatch.chdir(empty)
    return folder


def python(site: Path, *words: str, cwd: Sequence[str] = ()) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *words],
        cwd=Path.cwd().joinpath(*cwd),
        env=os.environ | {"PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.process
def test_a_project_is_begun_checked_and_rendered(site: Path) -> None:
    where = python(site, "-c", "import as_stated; print(as_stated.__file__)")
    assert Path(where.stdout).is_relative_to(site), where.stderr
    for words, cwd in (
        (("init", "new"), ()),
        (("check",), ("new",)),
        (("report", "--no-pdf"), ("new",)),
    ):
        done = python(site, "-m", "as_stated", *words, cwd=cwd)
        assert done.returncode == 0, done.stderr
    report = Path("new", "report", GOLDEN)
    assert "Up to 300 people" in (report / "index.html").read_text("utf-8")
    assert (report / "tables" / "claims.csv").is_file()


@pytest.mark.process
def test_what_analysts_do_is_done_in_a_project_begun_in_an_empty_folder(site: Path) -> None:
    """Each line of the last part of the page for them; then a second article is stacked on the first."""
    begin = read_document("docs/for-analysts.md").index("## Begin a project")
    typed = [each.text for each in blocks("docs/for-analysts.md", "pycon") if each.start > begin]
    session = "\n".join(typed)
    assert python(site, "-m", "as_stated", "init", "new").returncode == 0
    new = Path("new")
    (new / "session.txt").write_text(session, "utf-8")
    done = python(site, "-m", "doctest", "-o", "ELLIPSIS", "session.txt", cwd=("new",))
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
    with Image.open(new / "figures.png") as slide:
        assert slide.size == (1920, 1080)

    (new / "session.txt").write_text(session.replace("'12'", "'13'"), "utf-8")
    wrong = python(site, "-m", "doctest", "-o", "ELLIPSIS", "session.txt", cwd=("new",))
    assert wrong.returncode == 1 and "['13']" in wrong.stdout

    (new / "flood.txt").write_text("On Monday the flood killed at least 31 people in Varn.\n")
    drafted = python(
        site, "-m", "as_stated", "draft", "flood.txt", "--published", "2024-05-14", cwd=("new",)
    )
    assert drafted.returncode == 0, drafted.stderr
    for path in (new / "data" / "flood").iterdir():
        text = path.read_text("utf-8").replace('url = "TODO"', 'url = ""')
        path.write_text(text.replace("TODO", "the flood in Varn"), "utf-8")
    stack = "from as_stated import load_all; print(*load_all().claims.frame.article.unique())"
    assert python(site, "-c", stack, cwd=("new",)).stdout.split() == ["flood", GOLDEN]


@pytest.mark.process
def test_the_variable_leads_to_a_project(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert python(site, "-m", "as_stated", "init", "new").returncode == 0
    monkeypatch.setenv(ROOT_VARIABLE, str(Path("new").resolve()))
    loaded = python(site, "-c", "import as_stated; print(as_stated.load())", cwd=("..",))
    assert GOLDEN in loaded.stdout, loaded.stderr


@pytest.mark.process
def test_the_guard_refuses_the_repository(site: Path) -> None:
    """Or the test above would hold whatever was read."""
    done = python(site, "-c", f"open({str(ROOT / 'data' / 'units.csv')!r})")
    assert "a file of the repository" in done.stderr


@pytest.mark.process
def test_without_a_project_it_says_how_to_begin_one(site: Path) -> None:
    """No folder above the package counts as a checkout, not even one with such folders."""
    for name in ("seeds", "data"):
        (site.parent / name).mkdir()
    load = python(site, "-c", "import as_stated; as_stated.load()", cwd=("..", "..", ".."))
    assert "To begin one: as-stated init FOLDER." in load.stderr
    elsewhere = python(site, "-m", "as_stated", "check", cwd=("..", "..", ".."))
    assert elsewhere.returncode == 2
    assert "To begin one: as-stated init FOLDER." in elsewhere.stderr


def test_the_source_archive_makes_the_same_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links in the package lead to what the archive has too."""
    (tmp_path / "again").mkdir()
    with monkeypatch.context() as patch:
        patch.chdir(ROOT)
        archive = buildapi.build_sdist(str(tmp_path))
    with tarfile.open(tmp_path / archive) as packed:
        if hasattr(tarfile, "data_filter"):  # not in Python 3.11.0 to 3.11.3, which warn of nothing
            packed.extraction_filter = tarfile.data_filter
        packed.extractall(tmp_path)
    source = tmp_path / archive.removesuffix(".tar.gz")
    with (
        build(ROOT, tmp_path, monkeypatch) as wheel,
        build(source, tmp_path / "again", monkeypatch) as again,
    ):
        names = wheel.namelist()
        assert {name: again.read(name) for name in again.namelist()} == {
            name: wheel.read(name) for name in names
        }
        for path in (ROOT / "notebooks").rglob("*.ipynb"):
            if ".ipynb_checkpoints" not in path.parts:
                name = path.relative_to(ROOT).as_posix()
                assert wheel.read(f"as_stated/starting/template/{name}") == path.read_bytes()
