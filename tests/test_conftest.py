"""What holds for every test: the marks are right, ids can be asked for, and CI skips nothing."""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.helpers.projects import ROOT

pytest_plugins = ["pytester"]

STARTS: list[Callable[[], object]] = [
    lambda: subprocess.run([sys.executable, "--version"], check=True),
    lambda: multiprocessing.get_context("spawn").Process().start(),
    lambda: os.fork(),
]


@pytest.mark.parametrize("start", STARTS, ids=["command", "multiprocessing", "fork"])
def test_a_test_without_a_mark_starts_no_process(start: Callable[[], object]) -> None:
    with pytest.raises(pytest.fail.Exception, match="this test starts a process: mark it"):
        start()


@pytest.mark.process
def test_a_test_with_a_mark_does() -> None:
    assert subprocess.run([sys.executable, "--version"], check=True).returncode == 0


SAMPLE = """
import pytest

@pytest.mark.parametrize("n", [
    pytest.param(1, id="magnitude the quote does not state"),
    pytest.param(2, id="hedge the quote does not state"),
])
def test_each(n): pass

def test_left_out(): pytest.skip("no reason")

@pytest.mark.xfail
def test_expected(): assert False
"""


@pytest.fixture
def sample(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder with a few tests, under this project's rules."""
    monkeypatch.syspath_prepend(ROOT)
    monkeypatch.delenv("CI", raising=False)
    pytester.makeconftest((ROOT / "tests" / "conftest.py").read_text("utf-8"))
    pytester.makepyfile(SAMPLE)
    return pytester


@pytest.mark.parametrize(
    ("words", "count"),
    [
        pytest.param("magnitude the quote does not state", 1, id="whole id"),
        pytest.param("quote does not state", 2, id="part of two ids"),
        pytest.param("test_each and not hedge", 1, id="expression"),
        pytest.param("magnitude or hedge", 2, id="choice"),
    ],
)
def test_words_of_an_id_can_be_asked_for(sample: pytest.Pytester, words: str, count: int) -> None:
    sample.inline_run("-p", "no:cacheprovider", "-k", words).assertoutcome(passed=count)


def test_a_skipped_test_fails_in_ci_alone(
    sample: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.inline_run("-p", "no:cacheprovider").assertoutcome(passed=2, skipped=2)
    monkeypatch.setenv("CI", "1")
    sample.inline_run("-p", "no:cacheprovider").assertoutcome(passed=2, skipped=1, failed=1)
