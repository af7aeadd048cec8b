"""Faults at each step: the last report or the new one whole, nothing left, one message, and on."""

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.faults import COMMAND, LAUNCHER, NAMES, Desk, build_desk, copied, one_message
from tests.helpers.projects import files_in

pytestmark = [pytest.mark.hard, pytest.mark.process]

SIGNALS = ("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP")
COUNTS = [pytest.param(1, id="one"), pytest.param(3, id="three")]
Built = dict[int, tuple[Path, tuple[dict[str, bytes], dict[str, bytes]]]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Projects of one article and of three, each built twice."""
    folders = {count: tmp_path_factory.mktemp(f"desk-{count}") for count in (1, 3)}
    return {count: (root, build_desk(root, NAMES[:count])) for count, root in folders.items()}


@pytest.fixture
def desk(request: pytest.FixtureRequest, built: Built, tmp_path: Path) -> Iterator[Desk]:
    """A copy of the project of as many articles as the test says, or of one."""
    root, made = built[getattr(request, "param", 1)]
    with copied(root, tmp_path / "p", made) as copy:
        yield copy


def with_fault(desk: Desk, *words: str, **fault: object) -> "subprocess.CompletedProcess[str]":
    """The command `report --fresh`, or another, with a fault in it."""
    before = (sys.executable, str(LAUNCHER), json.dumps(fault))
    return desk.run(*(words or ("report", "--fresh", "--no-pdf", "--jobs", "2")), before=before)


STEPS = {
    "before the inputs are read": ("as_stated.build.build:read_inputs", 1),
    "before a kernel is started": ("as_stated.build.batch:Batch.run_all", 1),
    "as the kernels' server starts": ("as_stated.kernels.client:ForkServer.__init__", 1),
    "in the first cell": ("nbclient.client:NotebookClient.process_message", 2),
    "in the last cell": ("nbclient.client:NotebookClient.process_message", 12),
    "in the page": ("as_stated.build.report:page_files", 1),
    "in the manifest": ("as_stated.build.report:manifest", 1),
    "before the swap": ("as_stated.build.batch:write_folder", 1),
    "in the swap": ("as_stated.atomic.folders:_exchange", 1),
    "after the swap": ("shutil:rmtree", 1),
    "in the cache": ("as_stated.build.cache:Cache.keep", 1),
    "before the index": ("as_stated.build.build:write_index", 1),
    "at the end": ("as_stated.build.cache:Cache.sweep", 1),
}


@pytest.mark.parametrize("desk", COUNTS, indirect=True)
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("number", SIGNALS)
def test_signal(desk: Desk, number: str, step: str) -> None:
    at, times = STEPS[step]
    result = with_fault(desk, at=at, times=times, do=number)
    killed = number == "SIGKILL"
    code = int(getattr(signal, number))
    assert result.returncode == (-code if killed else 128 + code), result.stderr
    expected = "" if killed else "stopped; the last report is untouched\n"
    assert result.stderr == expected
    desk.nothing_left(killed=killed)
    desk.reports()
    desk.next_run_works()


@pytest.fixture(scope="module")
def built_across(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, tuple[dict[str, bytes], dict[str, bytes]]]:
    """A project of three articles and a quantity, built twice."""
    root = tmp_path_factory.mktemp("desk-across")
    return root, build_desk(root, (), is_across=True)


# After the three articles, which are built by other processes.
STEPS_ACROSS = {
    "before its inputs are read": ("as_stated.build.build:read_inputs", 7),
    "before its kernel is started": ("as_stated.build.batch:Batch.run_all", 2),
    "in its page": ("as_stated.build.report:page_files", 1),
    "before its swap": ("as_stated.build.batch:write_folder", 4),
    "in its swap": ("as_stated.atomic.folders:_exchange", 4),
    "in the cache": ("as_stated.build.cache:Cache.keep", 4),
    "before the index": ("as_stated.build.build:write_index", 1),
}


@pytest.mark.parametrize("step", STEPS_ACROSS)
@pytest.mark.parametrize("number", SIGNALS)
def test_signal_in_a_quantity(
    built_across: tuple[Path, tuple[dict[str, bytes], dict[str, bytes]]],
    tmp_path: Path,
    number: str,
    step: str,
) -> None:
    root, made = built_across
    at, times = STEPS_ACROSS[step]
    with copied(root, tmp_path / "p", made) as desk:
        result = with_fault(desk, at=at, times=times, do=number)
        killed = number == "SIGKILL"
        code = int(getattr(signal, number))
        assert result.returncode == (-code if killed else 128 + code), result.stderr
        desk.nothing_left(killed=killed)
        desk.reports()
        desk.next_run_works()


@pytest.mark.parametrize("number", SIGNALS)
def test_signal_in_the_pdf(desk: Desk, number: str) -> None:
    words = ("report", "--fresh")
    result = with_fault(desk, *words, at="as_stated.build.report:pdf_file", do=number)
    assert result.returncode in (-signal.SIGKILL, 128 + getattr(signal, number))
    desk.nothing_left(killed=number == "SIGKILL")
    desk.reports()
    desk.next_run_works()


CALLS = [
    *(("os:rename", times) for times in (1, 2, 3)),
    *(("os:replace", times) for times in (1, 2)),
    *(("io:open", times) for times in (1, 2, 3, 4)),
    *(("os:mkdir", times) for times in (1, 2)),
    *(("os:chmod", 1), ("os:unlink", 1), ("os:rmdir", 1)),
    *(("os:fsync", times) for times in (1, 2)),
]


@pytest.mark.parametrize(("call", "times"), CALLS, ids=[f"{c[0][3:]} {c[1]}" for c in CALLS])
@pytest.mark.parametrize("do", ["SIGKILL", "ENOSPC", "EIO", "EACCES"])
def test_call_of_the_swap(desk: Desk, call: str, times: int, do: str) -> None:
    """Each call to the file system in report/; a run without so many of them must succeed."""
    inside = "" if call == "os:fsync" else str(desk.root / "report")
    result = with_fault(desk, at=call, times=times, inside=inside, do=do)
    desk.nothing_left(killed=True)
    if result.returncode == 0:  # what it could not remove is the next one's to remove
        found = files_in(desk.root / "report").items()
        assert {path: made for path, made in found if path[0] != "."} == desk.new
    elif do == "SIGKILL":
        assert result.returncode == -signal.SIGKILL
    else:
        assert result.returncode == 1
        assert os.strerror(getattr(errno, do)) in result.stderr
        one_message(result.stderr)
    desk.reports()
    desk.next_run_works()


CELLS = {
    "raises": ("1 / 0", "ZeroDivisionError"),
    "raises a megabyte": ("raise ValueError('x' * 10**6)", "more characters"),
    "raises many lines": ("raise ValueError('x\\n' * 10**5)", "ValueError: x"),
    "exits": ("import sys; sys.exit(3)", "SystemExit: 3"),
    "exits at once": ("import os; os._exit(3)", "Kernel died"),
    "kills its kernel": ("import os, signal; os.kill(os.getpid(), 9)", "Kernel died"),
    "kills the kernels' server": (
        "import os, time; os.kill(os.getppid(), 9); time.sleep(1e6)", "Kernel died|was killed"
    ),
    "aborts": ("import os; os.abort()", "Kernel died"),
    "reads at no address": ("import ctypes; ctypes.string_at(0)", "Kernel died"),
    "recurses": ("def f(): f()\nf()", "RecursionError"),
    "asks": ("input('Name?')", "StdinNotImplementedError"),
    "is interrupted": ("import os; os.kill(os.getpid(), 2)", "KeyboardInterrupt"),
    "is no Python": ("1 +", "SyntaxError"),
    "never ends": ("while True: pass", "not done after 2 seconds"),
    "sleeps for ever": ("import time; time.sleep(1e6)", "not done after 2 seconds"),
    "leaves a process": (
        "import subprocess; subprocess.Popen(['sleep', '999']); 1 / 0", "ZeroDivisionError"
    ),
    "leaves a process that never ends": (
        "import subprocess; subprocess.Popen(['sleep', '999']).wait()", "not done after 2 seconds"
    ),
    "prints 5 MB and raises": ("print('x' * 5 * 10**6); 1 / 0", "ZeroDivisionError"),
}  # fmt: skip


@pytest.mark.parametrize("desk", COUNTS, indirect=True)
@pytest.mark.parametrize("cell", CELLS)
def test_cell_that_fails(desk: Desk, cell: str) -> None:
    source, said = CELLS[cell]
    limit = "2" if said.startswith("not done") else "60"
    good = (desk.root / "notebooks" / "1-only.ipynb").read_bytes()
    desk.spoil(source)
    result = desk.run("report", "--no-pdf", "--jobs", "2", "--timeout", limit)
    assert result.returncode == 1
    assert re.search(said, result.stderr)
    one_message(result.stderr)
    desk.nothing_left()
    assert files_in(desk.root / "report") == desk.old
    (desk.root / "notebooks" / "1-only.ipynb").write_bytes(good)
    desk.next_run_works()


FINE = {
    "prints 5 MB": "print('x' * 5 * 10**6)",
    "quits": "quit()",
    "warns": "import warnings; warnings.warn('careful')",
    "closes its standard files": "import os; os.close(1); os.close(2)",
    "leaves a process": "import subprocess; _ = subprocess.Popen(['sleep', '999'])",
    "leaves a thread": "import threading, time; threading.Thread(target=time.sleep, args=[99]).start()",
    "writes where it is": "open('left', 'w').write('x'); open('/dev/null', 'w').close()",
}


@pytest.mark.parametrize("cell", FINE)
def test_cell_that_is_odd_but_does_its_work(desk: Desk, cell: str) -> None:
    good = (desk.root / "notebooks" / "1-only.ipynb").read_bytes()
    desk.spoil(FINE[cell])
    result = desk.run("report", "--no-pdf")
    assert result.returncode == 0, result.stderr
    assert not result.stderr
    desk.nothing_left()
    (desk.root / "notebooks" / "1-only.ipynb").write_bytes(good)
    desk.next_run_works()


SHELL = {
    "standard output full": (">/dev/full", 1),
    "standard output closed": (">&-", 0),
    "standard error closed": ("2>&-", 0),
    "standard error full": ("2>/dev/full", 0),
    "all three closed": (">&- 2>&- <&-", 0),
    "standard input closed": ("<&-", 0),
    "reader gone": ("| true; exit ${PIPESTATUS[0]}", 141),
}


@pytest.mark.parametrize("desk", COUNTS, indirect=True)
@pytest.mark.parametrize("case", SHELL)
def test_standard_files(desk: Desk, case: str) -> None:
    redirected, code = SHELL[case]
    script = f"{' '.join(COMMAND)} report --fresh --no-pdf --jobs 2 {redirected}"
    result = desk.run("-c", script, before=("bash",))
    assert result.returncode == code, result.stderr
    one_message(result.stderr)
    desk.nothing_left()
    desk.reports()
    desk.next_run_works()


@pytest.mark.parametrize("limit", [16, 20, 32, 64, 128, 180, 256])
def test_few_open_files(desk: Desk, limit: int) -> None:
    script = f"ulimit -n {limit}; {' '.join(COMMAND)} report --fresh --no-pdf"
    result = desk.run("-c", script, before=("bash",))
    assert result.returncode == (limit < 200)
    assert ("files may be open at a time" in result.stderr) == (limit < 200)
    one_message(result.stderr)
    desk.nothing_left()
    desk.reports()
    desk.next_run_works()


@pytest.mark.parametrize("megabytes", [100, 200, 400, 1000])
def test_little_memory(desk: Desk, megabytes: int) -> None:
    script = f"ulimit -v {megabytes << 10}; {' '.join(COMMAND)} report --fresh --no-pdf"
    result = desk.run("-c", script, before=("bash",))
    assert result.returncode == 1
    one_message(result.stderr)
    desk.nothing_left()
    desk.reports()
    desk.next_run_works()


@pytest.mark.parametrize("blocks", [1, 8])
def test_files_of_limited_size(desk: Desk, blocks: int) -> None:
    script = f"ulimit -f {blocks}; {' '.join(COMMAND)} report --fresh --no-pdf"
    result = desk.run("-c", script, before=("bash",))
    assert result.returncode == 1
    one_message(result.stderr)
    desk.nothing_left()
    desk.reports()
    desk.next_run_works()


@pytest.mark.parametrize("year", [1990, 2038, 2040])
def test_clock(desk: Desk, year: int) -> None:
    result = with_fault(desk, year=year)
    assert result.returncode == 0, result.stderr
    desk.nothing_left()
    assert files_in(desk.root / "report") == desk.new
    desk.next_run_works()


@pytest.mark.parametrize("count", [2, 5])
@pytest.mark.parametrize("apart", [False, True], ids=["one folder", "folders of their own"])
def test_runs_at_once(desk: Desk, count: int, apart: bool) -> None:
    running = [
        subprocess.Popen(
            [*COMMAND, "report", "--fresh", "--no-pdf", *(["--out", f"out-{number}"] * apart)],
            cwd=desk.root, env=desk.environment, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for number in range(count)
    ]  # fmt: skip
    said = [each.communicate(timeout=120)[1] for each in running]
    codes = [each.returncode for each in running]
    assert 0 in codes
    for code, errors in zip(codes, said, strict=True):
        assert code == (0 if apart or not errors else 1)
        assert errors == "" or "another run is using it" in errors
    desk.nothing_left()
    desk.reports()
    if apart:
        assert [files_in(desk.root / f"out-{number}") for number in range(count)] == [
            desk.new
        ] * count
    desk.next_run_works()


# Sizes at which the disk is full at the first file, among the inputs, in the kernel, in the report.
SIZES = ("16k", "64k", "128k", "256k", "512k")
needs_root = pytest.mark.skipif(
    os.geteuid() != 0 or sys.platform != "linux", reason="only root can mount a small disk"
)


@needs_root
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", ["temporary folder", "report", "cache"])
def test_full_disk(desk: Desk, place: str, size: str) -> None:
    paths = {
        "temporary folder": desk.temporary,
        "report": desk.root / "out",
        "cache": desk.root / ".cache",
    }
    disk = paths[place]
    disk.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk], check=True)
    try:
        words = ("--out", "out") if place == "report" else ()
        result = desk.run("report", "--fresh", "--no-pdf", *words)
        left = list(desk.temporary.iterdir())
    finally:
        subprocess.run(["umount", disk], check=True)
    assert result.returncode in (0, 1)
    one_message(result.stderr)
    assert (result.returncode == 1) == bool(result.stderr)
    assert place != "cache" or result.returncode == 0  # which nobody needs
    if result.returncode == 1:
        assert re.search(r"No space left|temporary folder cannot be used|kernel", result.stderr)
    assert not left
    desk.nothing_left(killed=True)
    desk.reports()
    shutil.rmtree(desk.root / "out", ignore_errors=True)
    desk.next_run_works()


WITHOUT = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", *COMMAND)


@pytest.mark.parametrize(
    "place", ["report", "report/alpha", ".cache", ".", "data/alpha", "notebooks"]
)
@pytest.mark.parametrize("mode", [0o555, 0o000], ids=["read-only", "locked"])
def test_folder_without_permission(desk: Desk, place: str, mode: int) -> None:
    """As root without the right to pass permissions by, or as anybody else."""
    folder = desk.root / place
    before = WITHOUT if os.geteuid() == 0 else COMMAND
    allowed = folder.stat().st_mode
    folder.chmod(mode)
    try:
        result = desk.run("report", "--fresh", "--no-pdf", before=before)
    finally:
        folder.chmod(allowed)
    assert result.returncode in (0, 1, 2)
    one_message(result.stderr)
    assert (result.returncode == 0) == (not result.stderr)
    if mode == 0o555 and place in (".cache", ".", "data/alpha", "notebooks"):
        assert result.returncode == 0, result.stderr  # nothing is to be written there
    desk.nothing_left()
    desk.reports()
    desk.next_run_works()


TEMPORARY = {
    "missing": ("none", 0),
    "a file": ("file", 0),
    "too deep": ("deep/" + "d" * 100, 1),
}


@pytest.mark.parametrize("case", TEMPORARY)
def test_temporary_folder(desk: Desk, case: str) -> None:
    """One that cannot be used is passed by, as all programs do; one that is too deep is named."""
    name, code = TEMPORARY[case]
    (desk.root / "file").touch()
    (desk.root / "deep" / ("d" * 100)).mkdir(parents=True)
    result = desk.run(
        "report", "--fresh", "--no-pdf", environment={"TMPDIR": str(desk.root / name)}
    )
    assert result.returncode == code, result.stderr
    assert ("too long for sockets" in result.stderr) == bool(code)
    one_message(result.stderr)
    assert not list((desk.root / "deep" / ("d" * 100)).iterdir())
    desk.reports()
    desk.next_run_works()


@pytest.mark.parametrize("home", ["/nonexistent/home", "", "/dev/null"])
def test_home(desk: Desk, home: str) -> None:
    result = desk.run("report", "--fresh", "--no-pdf", environment={"HOME": home})
    assert result.returncode == 0, result.stderr
    assert not result.stderr
    desk.nothing_left()
    assert files_in(desk.root / "report") == desk.new
