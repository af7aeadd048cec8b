"""However the command ends: one message without a traceback, and an exit code."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from as_stated.cli.output import LINES, on_a_screen
from tests.helpers.projects import ROOT, copy_project
from tests.helpers.window import PATIENCE

pytestmark = pytest.mark.process

RAISES = """
import signal, os, sys, time, errno
sys.argv = ["as-stated", *sys.argv[2:]]
from as_stated.cli import checking, run
def check(*_, **__):
    {body}
checking.find_project = check
run()
"""


def ended(body: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run `as-stated check`, in which this code runs."""
    program = [sys.executable, "-c", RAISES.format(body=body), "", *(arguments or ("check",))]
    return subprocess.run(program, capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param("raise ValueError('odd')", "ValueError: odd", id="error of nobody"),
        pytest.param(
            "raise OSError(errno.ENOSPC, 'No space left on device', '/x/y')",
            "/x/y: No space left on device", id="disk full",
        ),
        pytest.param("raise MemoryError", "there is not enough memory", id="memory"),
        pytest.param("check()", "nested too deep", id="recursion"),
        pytest.param("[].x = 1", "AttributeError", id="fault of ours"),
        pytest.param(
            "raise ValueError('x' * 1_000_000)", "more characters", id="message of a megabyte"
        ),
    ],
)  # fmt: skip
def test_unexpected_error_is_one_message(body: str, said: str) -> None:
    result = ended(body)
    assert result.returncode == 1
    assert said in result.stderr
    assert "--debug shows the rest" in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr) < 3000


def test_debug_shows_the_rest() -> None:
    result = ended("raise ValueError('odd')", "check", "--debug")
    assert result.returncode == 1
    assert "Traceback" in result.stderr
    assert "in check" in result.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("times", [1, 2])
def test_signal_ends_with_a_word(number: signal.Signals, times: int) -> None:
    body = f"[os.kill(os.getpid(), {int(number)}) for _ in range({times})]; time.sleep(3600)"
    result = ended(body)
    assert result.returncode == 128 + number
    assert result.stderr == "stopped; the last report is untouched\n"


def test_signal_that_is_ignored_stays_so() -> None:
    """As `nohup` has it for a closed terminal."""
    program = RAISES.format(body="os.kill(os.getpid(), signal.SIGHUP); sys.exit(7)")
    ignored = f"import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n{program}"
    result = subprocess.run(
        [sys.executable, "-c", ignored, "", "check"],
        capture_output=True,
        cwd=ROOT,
        timeout=PATIENCE,
    )
    assert result.returncode == 7


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        pytest.param("check >/dev/full", 1, "standard output: No space left", id="full"),
        pytest.param("check >&-", 0, "", id="closed"),
        pytest.param("check 2>&-", 0, None, id="no standard error"),
        pytest.param("check <&-", 0, "", id="no standard input"),
        pytest.param("check >&- 2>&- <&-", 0, "", id="none of the three"),
        pytest.param("--help >/dev/full", 1, "No space left", id="help"),
        pytest.param("nonsense 2>/dev/full", 1, "", id="usage, standard error full"),
        pytest.param("check nonsense 2>/dev/full", 2, "", id="error, standard error full"),
    ],
)
def test_output_that_cannot_be_written(
    tmp_path: Path, command: str, code: int, said: str | None
) -> None:
    project = copy_project(ROOT / "tests" / "golden", tmp_path / "p")
    result = subprocess.run(
        f"{sys.executable} -m as_stated {command}", shell=True, cwd=project.root,
        capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip
    assert result.returncode == code
    assert "Traceback" not in result.stderr
    assert "Exception ignored" not in result.stderr
    if said is not None:
        assert said in result.stderr
        assert bool(said) == bool(result.stderr)


def test_reader_that_has_gone_is_told_nothing(tmp_path: Path) -> None:
    project = copy_project(ROOT / "tests" / "golden", tmp_path / "p")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing) as output:
        result = subprocess.run(
            [sys.executable, "-m", "as_stated", "check", "--ledger"],
            stdout=output, stderr=subprocess.PIPE, cwd=project.root, timeout=PATIENCE,
        )  # fmt: skip
    assert result.returncode == 141
    assert result.stderr == b""


def test_message_is_cut_to_a_screen() -> None:
    shown = on_a_screen("\n".join(["x" * 100_000] * 1000)).splitlines()
    assert len(shown) == LINES + 1
    assert shown[-1] == f"… ({1000 - LINES} more lines)"
    assert max(map(len, shown)) < 1100
    assert on_a_screen("one\ntwo") == "one\ntwo"


@pytest.mark.parametrize(
    ("limit", "message"),
    [
        pytest.param(
            "-n 64", "only 64 files may be open at a time, and a report needs", id="files"
        ),
        pytest.param("-v 512000", "only 500 MB of memory may be addressed, and a", id="memory"),
    ],
)
def test_limits_are_named(tmp_path: Path, limit: str, message: str) -> None:
    project = copy_project(ROOT / "tests" / "golden", tmp_path / "p")
    result = subprocess.run(
        f"ulimit {limit}; {sys.executable} -m as_stated report", shell=True, cwd=project.root,
        capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip
    assert result.returncode == 1
    assert result.stderr.startswith(message)


def test_name_that_is_too_long_is_named(tmp_path: Path) -> None:
    project = copy_project(ROOT / "tests" / "golden", tmp_path / "p")
    for command in ("report", "watch"):
        result = subprocess.run(
            [sys.executable, "-m", "as_stated", command, "--out", "x" * 5000],
            capture_output=True, text=True, cwd=project.root, timeout=PATIENCE,
        )  # fmt: skip
        assert result.returncode == 2
        assert "File name too long. Choose another folder." in result.stderr
        assert len(result.stderr) < 300


def test_folder_that_was_deleted_is_named(tmp_path: Path) -> None:
    result = subprocess.run(
        f"mkdir gone; cd gone; rmdir ../gone; {sys.executable} -m as_stated check", shell=True,
        capture_output=True, text=True, cwd=tmp_path, timeout=PATIENCE,
    )  # fmt: skip
    assert result.returncode == 2
    assert result.stderr.startswith("the folder that you are in has been deleted.")
