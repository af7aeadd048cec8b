"""Everything in this folder is hard, for `make hard`. Counts by kind what was tried and what held.

`HARD_SAMPLE=1` tries a fixed share of each kind, as CI does; `HARD_RECORD=1` writes the figures of a
full run to benchmarks/RELIABILITY.md.
"""

import hashlib
import os
from collections import defaultdict
from pathlib import Path

import pytest

from tests.helpers.reliability import KINDS, Result, commit, line, record

RESULTS: dict[str, dict[str, Result]] = defaultdict(dict)  # by kind and test


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark them, and keep the sample if that is asked for: of each kind those of the lowest hashes.

    So the sample changes by a test or two when tests are added, and not at all otherwise.
    """
    hard = [item for item in items if item.path.parent == Path(__file__).parent]
    for item in hard:
        item.add_marker(pytest.mark.hard)
    if not os.environ.get("HARD_SAMPLE"):
        return
    kept: set[pytest.Item] = set()
    for name, kind in KINDS.items():
        these = [item for item in hard if item.path.stem == name]
        kept |= set(sorted(these, key=_hash)[: kind.sample])
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = [item for item in items if item in kept]


def _hash(item: pytest.Item) -> str:
    return hashlib.sha256(item.nodeid.encode()).hexdigest()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note how a test went; one that fails as it ends did not hold."""
    results = RESULTS[Path(report.nodeid.partition("::")[0]).stem]
    if report.skipped and not hasattr(report, "wasxfail"):
        results[report.nodeid] = "left out"
    elif not report.passed:
        results[report.nodeid] = "failed"
    elif report.when == "call":
        results[report.nodeid] = "held"


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """A line a kind; after a full run, what the page of figures says from now on."""
    if hasattr(config, "workerinput"):  # one of several processes knows its own tests only
        return
    counted = {name: list(RESULTS[name].values()) for name in KINDS if RESULTS[name]}
    if counted:
        terminalreporter.section("tried and held")
    for name, results in counted.items():
        terminalreporter.write_line(line(KINDS[name], results))
    if os.environ.get("HARD_RECORD") and exitstatus in (
        pytest.ExitCode.OK,
        pytest.ExitCode.TESTS_FAILED,
    ):
        at = commit()  # before the page is written, and differs from it
        for name, results in counted.items():
            record(KINDS[name], results, at)
