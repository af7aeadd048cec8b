"""Installed without the extra “report”, everything but reports and charts works, and those say what to install."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions, requires

import pytest
from packaging.requirements import Requirement

from as_stated.project import Project
from tests.helpers.projects import GOLDEN, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
REPORT = PROJECT["optional-dependencies"]["report"]
# Run first in each process of these tests: as if nothing else were installed.
CORE_ALONE = """
import json, sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in OTHERS:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

OTHERS = set(json.loads(sys.argv.pop(1)))
sys.meta_path.insert(0, Refuse())
"""
COMMAND = "from as_stated.cli import run; run()"


def packages(needed: Iterable[str]) -> set[str]:
    """The names of packages, and of all that they need on this machine."""
    found: set[str] = set()
    left = [Requirement(each) for each in needed]
    while left:
        each = left.pop()
        if each.name not in found and (each.marker is None or each.marker.evaluate({"extra": ""})):
            found.add(each.name)
            left += map(Requirement, requires(each.name) or ())
    return found


@pytest.fixture(scope="module")
def core() -> str:
    """The top modules of all that is installed here, but would not be without an extra, as JSON."""
    kept = {each.lower() for each in packages(PROJECT["dependencies"])} | {PROJECT["name"]}
    others = [
        top
        for top, names in packages_distributions().items()
        if kept.isdisjoint(name.lower() for name in names)
    ]
    assert {"matplotlib", "nbformat", "typst"} <= set(others)
    return json.dumps(others)


def run(core: str, code: str, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", CORE_ALONE + code, core, *words],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_core_is_light() -> None:
    assert len(packages(PROJECT["dependencies"])) <= 10
    assert {"nbconvert", "matplotlib"} <= packages(REPORT)


@pytest.mark.process
def test_figures_are_found_loaded_and_tidied(core: str, golden: Project) -> None:
    code = """
from as_stated import Number, evidence, find_numbers, load, load_all, numbers_frame, prose, tidy
tables = tidy(load())
repr(tables.claims), numbers_frame("some 20"), tables.claims.frame.to_csv()
print(*load_all().claims.frame.article.unique())
"""
    done = run(core, code)
    assert done.stdout.strip() == GOLDEN, done.stderr


@pytest.mark.process
@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["check"], id="check"),
        pytest.param(["check", "--ledger"], id="ledger"),
        pytest.param(["export", "--xlsx", "f.xlsx", "--sqlite", "f.db"], id="export"),
        pytest.param(["draft", "seeds/new.txt", "--name", "second"], id="draft"),
        pytest.param(["follow"], id="follow"),
        pytest.param(["init", "new"], id="init"),
        pytest.param(["report", "--help"], id="help"),
    ],
)
def test_commands_that_need_no_more(core: str, golden: Project, words: list[str]) -> None:
    (golden.root / "seeds" / "new.txt").write_text("At least 5 people died.\n")
    done = run(core, COMMAND, *words)
    assert done.returncode == 0, done.stderr


@pytest.mark.process
@pytest.mark.parametrize("words", [["report"], ["report", "--no-pdf"], ["watch"]], ids=" ".join)
def test_commands_that_need_the_extra_say_so_in_one_line(
    core: str, golden: Project, words: list[str]
) -> None:
    done = run(core, COMMAND, *words)
    assert done.returncode == 2
    assert done.stderr.startswith(f"as-stated {words[0]} needs ")
    assert done.stderr.endswith("not installed. Run: pip install 'as-stated[report]'\n")
    assert done.stderr.count("\n") == 1


@pytest.mark.process
def test_charts_say_what_to_install(core: str) -> None:
    done = run(core, "from as_stated import charts")
    assert done.stderr.splitlines()[-1].endswith(
        "as_stated.charts needs matplotlib, which is not installed. Run: pip install 'as-stated[report]'"
    )


def test_a_module_of_ours_that_is_missing_is_no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the fault is here, and nothing that one could install."""
    import as_stated.show

    monkeypatch.setitem(sys.modules, "as_stated.show.reuse", None)
    with pytest.raises(ModuleNotFoundError):
        _ = as_stated.show.datapackage
