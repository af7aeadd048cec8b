"""Several reports with one command: by a pool of processes, by a cluster; stopped, and gone on with."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import psutil
import pytest

from as_stated.build import executors, pool
from as_stated.build.inputs import read_inputs
from as_stated.project import Project
from as_stated.show.parameters import Parameters
from tests.helpers.projects import GOLDEN, files_in
from tests.helpers.window import PATIENCE

pytestmark = pytest.mark.process

COMMAND = Path(sys.executable).with_name("as-stated")
NAMES = ["alpha", "beta", "delta"]


@pytest.fixture
def desk(golden: Project) -> Project:
    """A project with several articles: the golden one's text and coding, under other names."""
    for name in NAMES:
        shutil.copytree(golden.data(GOLDEN), golden.data(name))
        shutil.copy(golden.seed(GOLDEN), golden.seed(name))
    shutil.rmtree(golden.data(GOLDEN))
    return golden


def report(project: Project, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, "report", *words],
        cwd=project.root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def begun(project: Project, *words: str) -> "subprocess.Popen[str]":
    """The command at work, each of its lines to be read as it comes."""
    return subprocess.Popen(
        [COMMAND, "report", *words],
        cwd=project.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Project, str], dict[str, bytes]]:
    """What comes of a report that is made alone: path to content."""
    made: dict[str, dict[str, bytes]] = {}

    def make(project: Project, name: str) -> dict[str, bytes]:
        if name not in made:
            out = tmp_path_factory.mktemp(name)
            assert report(project, name, "--fresh", "--out", str(out)).returncode == 0
            made[name] = files_in(out / name)
        return made[name]

    return make


Alone = Callable[[Project, str], dict[str, bytes]]


def test_a_pool_makes_what_one_process_makes(desk: Project, alone: Alone) -> None:
    result = report(desk, "--all", "--jobs", "2", "--no-pdf")
    assert result.returncode == 0, result.stderr
    assert sorted(result.stdout.splitlines()[:-1]) == [f"{name}: done" for name in NAMES]
    assert result.stdout.splitlines()[-1] == "Report: report/index.html"
    made = files_in(desk.root / "report")
    expected = alone(desk, "delta")
    for path, content in expected.items():
        if path.startswith(("tables/", "charts/", "notebooks/")):  # the page has a link to its PDF
            assert made[f"delta/{path}"] == content, path
    assert made["index.html"].count(b"<tr>") == 1 + len(NAMES)


def test_what_was_made_is_left_alone(desk: Project) -> None:
    assert report(desk, "alpha", "beta", "--no-pdf").returncode == 0
    before = files_in(desk.root / "report")
    inode = (desk.root / "report" / "beta").stat().st_ino
    path = desk.data("alpha") / "story.toml"
    path.write_text(path.read_text("utf-8") + "\n# a remark\n", "utf-8")
    result = report(desk, "alpha", "beta", "--no-pdf")
    assert result.stdout.splitlines()[0] == "beta: unchanged"
    assert result.stdout.splitlines()[-2] == "alpha: done"
    assert (desk.root / "report" / "beta").stat().st_ino == inode
    # The remark is in the hash of the inputs, and in nothing else.
    after = files_in(desk.root / "report")
    assert [name for name in before if before[name] != after[name]] == [
        "alpha/index.html", "alpha/manifest.json",
    ]  # fmt: skip
    shutil.rmtree(desk.root / "report")
    assert report(desk, "alpha", "beta", "--no-pdf").stdout.count("unchanged") == 2
    assert files_in(desk.root / "report") == after
    again = report(desk, "alpha", "--no-pdf", "--fresh")
    assert "unchanged" not in again.stdout
    assert files_in(desk.root / "report") == after


def test_a_slow_import_of_jupyterlabs_is_left_out(
    desk: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where JupyterLab is installed as well, reading a notebook would take a second longer."""
    (tmp_path / "rfc3987_syntax.py").write_text("raise SystemExit('imported')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    as_ever = subprocess.run([sys.executable, "-c", "import nbformat"], check=False)
    assert as_ever.returncode == 1
    assert report(desk, "alpha", "--no-pdf").returncode == 0
    assert report(desk, "beta", "delta", "--no-pdf").returncode == 0


def test_failures_come_last_a_line_each(desk: Project) -> None:
    claims = desk.data("beta") / "claims.csv"
    claims.write_text("claim\n")
    (desk.data("delta") / "claims.csv").unlink()
    (desk.data("delta") / "story.toml").write_text('title = "x"\ny = 1\n')
    result = report(desk, "--no-pdf", "alpha", "beta", "delta")
    assert result.returncode == 2
    assert (desk.root / "report" / "alpha" / "index.html").is_file()
    made = sorted(path.name for path in (desk.root / "report").iterdir())
    assert made == ["alpha", "index.html", "tables"]
    *lines, last = result.stderr.splitlines()
    assert last == "2 of 3 reports could not be built."
    assert lines[0].startswith("beta: data/beta/claims.csv, header: wrong")
    assert lines[1].startswith("delta: data/delta/claims.csv: the file is missing.")
    assert "Traceback" not in result.stderr
    assert "alpha: unchanged" in report(desk, "--no-pdf", "alpha", "beta").stdout


def test_a_killed_process_is_replaced(desk: Project) -> None:
    """One report whose notebook kills whoever makes it, beside others."""
    spoil = desk.root / "notebooks" / "1-figures.ipynb"
    kill = (
        "import os, psutil\\n"
        "if article == 'beta':\\n"
        "    pool = psutil.Process(os.getppid()).parent().children()\\n"
        "    [each.kill() for each in pool if 'spawn_main' in ' '.join(each.cmdline())]\\n"
        "from as_stated import "
    )
    sound = spoil.read_text("utf-8")
    assert "from as_stated import " in sound
    spoil.write_text(sound.replace("from as_stated import ", kill, 1))
    result = report(desk, "--no-pdf", "--jobs", "2")
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "beta: the process that built it was killed, perhaps because memory ran out. Try it alone.",
        "1 of 3 reports could not be built.",
    ]
    made = {path.parent.name for path in (desk.root / "report").glob("*/manifest.json")}
    assert made == {"alpha", "delta", "tables"}


def test_a_stopped_run_goes_on_where_it_was(desk: Project) -> None:
    """And leaves no process and no staging folder behind."""
    running = begun(desk, "--jobs", "2", "--no-pdf")
    assert running.stdout is not None
    first = running.stdout.readline()
    family = psutil.Process(running.pid).children(recursive=True)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=PATIENCE)
    assert running.returncode == 128 + signal.SIGINT
    assert errors.strip() == "stopped; the last report is untouched"
    gone, left = psutil.wait_procs(family, timeout=PATIENCE)
    assert gone
    assert left == []
    made = files_in(desk.root / "report")
    assert f"{first.partition(':')[0]}/index.html" in made
    assert "index.html" in made
    assert not [name for name in made if name.startswith(".")]
    result = report(desk, "--no-pdf")
    assert first.replace("done", "unchanged").strip() in result.stdout.splitlines()
    assert result.stdout.count("done") >= 1


def test_a_killed_run_leaves_no_process(desk: Project) -> None:
    running = subprocess.Popen(
        [COMMAND, "report", "--jobs", "2", "--no-pdf"], cwd=desk.root, stdout=subprocess.PIPE
    )
    assert running.stdout is not None
    running.stdout.readline()
    family = psutil.Process(running.pid).children(recursive=True)
    assert len(family) > 3  # a fork server, two processes of the pool, and what they started
    running.kill()
    running.communicate()
    assert psutil.wait_procs(family, timeout=PATIENCE)[1] == []


def test_processes_of_a_pool_are_renewed(golden: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that what libraries leak does not add up over a thousand reports."""
    monkeypatch.setattr(pool, "MAX_TASKS_PER_PROCESS", 1)
    pools = []

    def noted(*words: Any) -> ProcessPoolExecutor:
        pools.append(ProcessPoolExecutor(*words))
        return pools[-1]

    monkeypatch.setattr(pool, "ProcessPoolExecutor", noted)
    job = read_inputs(golden, Parameters(GOLDEN), None)
    with executors.process_pool(1) as desk:
        futures = [desk.submit(job, {}) for _ in range(2)]
        made = [desk.fetch(future) for future in futures]
    assert len(pools) == 2
    assert made[0] == made[1]
    assert "index.html" in made[0]
    assert active_children() == []


def test_jobs_and_all(desk: Project) -> None:
    assert "--all means every report" in report(desk, "--all", "alpha").stderr
    assert report(desk, "--jobs", "0").returncode == 2
    assert report(desk, "alpha", "beta", "--jobs", "1", "--no-pdf").returncode == 0


@contextmanager
def started(*words: str) -> Iterator["subprocess.Popen[str]"]:
    """A program of Dask's, on loopback, until the block ends."""
    program = subprocess.Popen(
        [sys.executable, "-m", *words, "--host", "127.0.0.1", "--no-dashboard"],
        stderr=subprocess.STDOUT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield program
    finally:
        program.kill()
        program.communicate()


@contextmanager
def scheduler() -> Iterator[str]:
    """A scheduler's address."""
    with started("distributed.cli.dask_scheduler", "--port", "0") as program:
        assert program.stdout is not None
        for line in program.stdout:
            if found := re.search(r"Scheduler at: +(\S+)", line):
                yield found[1]
                break


def worker(address: str, folder: Path) -> "AbstractContextManager[subprocess.Popen[str]]":
    """A worker that stays dead once it is killed."""
    words = ("--no-nanny", "--nthreads", "1", "--local-directory", str(folder))
    return started("distributed.cli.dask_worker", address, *words)


def test_a_cluster_makes_what_one_process_makes(
    desk: Project, alone: Alone, tmp_path: Path
) -> None:
    """With one of its two workers killed in the middle, every report is there, once."""
    with (
        scheduler() as address,
        worker(address, tmp_path / "1") as first,
        worker(address, tmp_path / "2"),
    ):
        running = begun(desk, "--scheduler", address)
        assert running.stdout is not None
        lines = [running.stdout.readline()]
        first.kill()
        rest, errors = running.communicate(timeout=PATIENCE)
        lines += rest.splitlines(keepends=True)
    assert running.returncode == 0, errors
    assert sorted(line.strip() for line in lines[:-1]) == [f"{name}: done" for name in NAMES]
    expected = alone(desk, "delta")
    assert files_in(desk.root / "report" / "delta") == expected
    assert "delta: unchanged" in report(desk, "delta").stdout  # the cache has it, as if made here


def test_no_scheduler_answers(desk: Project) -> None:
    result = report(desk, "--scheduler", "tcp://127.0.0.1:1")
    assert result.returncode == 2
    assert "--scheduler tcp://127.0.0.1:1: no scheduler answers there. Start" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (desk.root / "report").exists()
