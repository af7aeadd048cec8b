"""Projects to test on: the seed's and the golden one, each copied so that a test may spoil it."""

import gc
import itertools
import multiprocessing.process
import os
import signal
import subprocess
from collections.abc import Generator
from pathlib import Path
from typing import NoReturn

import hypothesis
import pytest

from as_stated.project import ROOT_VARIABLE, Project
from tests.helpers.projects import ROOT, Edit, copy_project

STARTERS = ("kernel", "process", "browser")
NUMBERS = itertools.count()


def pytest_configure() -> None:
    """Property tests try the same examples on each machine, however slow it is.

    What tests start can be ended with Ctrl-C and SIGHUP, although a shell has its background jobs
    ignore the first, and nohup the second.
    """
    slow = [hypothesis.HealthCheck.too_slow]
    hypothesis.settings.register_profile(
        "same", deadline=None, derandomize=True, database=None, suppress_health_check=slow
    )
    hypothesis.settings.load_profile("same")
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) == signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take `-k` for the words of a test's id if one has them; keep the tests of a file together.

    Tests that start processes share what they build with their file: each file in one worker.
    """
    words = config.option.keyword
    named = [item for item in items if words in item.name] if " " in words else []
    if named:
        config.option.keyword = ""
        config.hook.pytest_deselected(items=[item for item in items if item not in named])
        items[:] = named
    for item in items:
        if item.get_closest_marker("hard"):
            continue  # there are many, and each makes what it needs
        if any(item.get_closest_marker(mark) for mark in STARTERS):
            item.add_marker(pytest.mark.xdist_group(item.path.name))


def pytest_collection_finish() -> None:
    """The garbage collector need not look through modules and tests again and again: a tenth of the time.

    Nor need it look each time that a few hundred objects were made, as it does unless told.
    """
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test that is skipped has failed: nothing there is missing, or it should be."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and CI skips no test"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """No test depends on a variable of the machine's, and none without a mark starts a process.

    The second keeps `make check-fast` fast, and so does not waiting for the disk: what a power cut
    would leave is not looked at. A hook costs each test less than fixtures would.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(ROOT_VARIABLE, raising=False)
        patch.delenv("MPLCONFIGDIR", raising=False)  # which the command sets
        patch.setattr(os, "fsync", lambda _: None)
        if not any(item.get_closest_marker(mark) for mark in STARTERS):
            patch.setattr(subprocess.Popen, "__init__", _refuse)
            patch.setattr(multiprocessing.process.BaseProcess, "start", _refuse)
            patch.setattr(os, "fork", _refuse)
        return (yield)


def _refuse(*_: object, **__: object) -> NoReturn:
    pytest.fail("this test starts a process: mark it `process`, or `kernel` if it is a kernel")


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new folder. Pytest's own looks through all there are so far, for the next number."""
    return tmp_path_factory.mktemp(f"test-{next(NUMBERS)}", numbered=False)


@pytest.fixture
def seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of the seed's project, as the working directory."""
    project = copy_project(ROOT, tmp_path / "project")
    monkeypatch.chdir(project.root)
    return project


@pytest.fixture
def golden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of the golden project, with the same notebooks, as the working directory."""
    project = copy_project(ROOT / "tests" / "golden", tmp_path / "golden")
    monkeypatch.chdir(project.root)
    return project


@pytest.fixture
def edit(seed: Project) -> Edit:
    """Replace words in a file of the seed's project; the words must be there once."""

    def replace(path: str, old: str, new: str) -> None:
        file = seed.root / path
        text = file.read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        file.write_bytes(text.replace(old, new).encode())

    return replace
