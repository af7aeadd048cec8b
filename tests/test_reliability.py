"""The figures of `make hard`: counted by kind, a fixed sample, and kept with date and commit."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from as_stated.cli import main
from tests.helpers.bad_input import AT_ONCE, IN_A_RUN, good_project
from tests.helpers.bad_quantities import OF_QUANTITIES, good_quantity
from tests.helpers.projects import ROOT
from tests.helpers.reliability import FIGURES, KINDS, MUTANTS, Result, record

pytest_plugins = ["pytester"]

TRIALS = """
import pytest

@pytest.mark.parametrize("number", range({count}))
def test_trial(number):
    assert number != 1, "this one fails"

@pytest.mark.skip(reason="not on this system")
def test_left_out():
    raise AssertionError

@pytest.fixture
def broken():
    raise RuntimeError

def test_that_cannot_begin(broken):
    raise AssertionError

@pytest.fixture
def left_over():
    yield
    raise RuntimeError

def test_that_leaves_something(left_over):
    pass
"""


def hard_folder(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, count: int = 2) -> None:
    """A folder of hard tests with the conftest of ours."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for name in ("CI", "HARD_SAMPLE", "HARD_RECORD"):  # as `make hard` may have set them
        monkeypatch.delenv(name, raising=False)
    pytester.makeini("[pytest]\nmarkers = hard: as in ours")
    pytester.makeconftest((ROOT / "tests" / "hard" / "conftest.py").read_text("utf-8"))
    pytester.makepyfile(test_faults=TRIALS.format(count=count))


@pytest.mark.process
def test_trials_are_counted(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    hard_folder(pytester, monkeypatch)
    result = pytester.runpytest_subprocess("-m", "hard", "-p", "no:xdist")
    result.stdout.fnmatch_lines(["faults: 4 tried, 1 survived, 1 left out"])
    result.assert_outcomes(passed=2, failed=1, errors=2, skipped=1)


@pytest.mark.process
def test_sample_is_fixed(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    hard_folder(pytester, monkeypatch, 200)
    monkeypatch.setenv("HARD_SAMPLE", "1")
    words = ("--collect-only", "-q", "-m", "hard", "-p", "no:xdist")
    first, second = (pytester.runpytest_subprocess(*words).outlines for _ in range(2))
    chosen = [line for line in first if "::" in line]
    assert len(chosen) == KINDS["test_faults"].sample
    assert chosen == [line for line in second if "::" in line]


def test_figures_are_recorded_with_date_and_commit(tmp_path: Path) -> None:
    page = tmp_path / "RELIABILITY.md"
    page.write_bytes(FIGURES.read_bytes())
    results: list[Result] = ["held", "held", "failed", "left out"]
    for kind in (*KINDS.values(), MUTANTS):
        record(kind, results, "72d4927", page)
        row = f"| {kind.what} ({kind.held}) | 3 | 2 | 1 | {date.today()} | 72d4927 |\n"
        assert page.read_text("utf-8").count(row) == 1


def test_each_hard_file_is_a_kind() -> None:
    """Else its trials were not counted, and none of them in the sample."""
    found = {path.stem for path in (ROOT / "tests" / "hard").glob("test_*.py")}
    assert found <= KINDS.keys()


def test_each_bad_input_is_another() -> None:
    names = [each.name for each in (*AT_ONCE, *IN_A_RUN, *OF_QUANTITIES)]
    assert len(set(names)) == len(names) >= 250


@pytest.mark.parametrize("make", [good_project, good_quantity])
def test_bad_input_is_made_of_good(
    make: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a bad one might be refused for what is wrong in all of them."""
    make(tmp_path / "p")
    monkeypatch.chdir(tmp_path / "p")
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 0, result.output
