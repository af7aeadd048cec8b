"""Speed of reports, as ratios against the stock way, all measured in one run.

Run with `make bench`, or `python benchmarks/reports.py [LETTER...]` for some of the parts: a, one
report; b, against the floor; c, no change; d, watch; e, many; f, a cluster; g, where the time goes.
Results go to RESULTS.md beside this file. A busy machine gives other numbers: ratios bear it better than seconds.
"""

import os
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from articles import ROOT, SEED, project
from stock import DEFINITION, NOT_MEASURED, Took, printer, stock, timed

BIN = Path(sys.executable).parent
LAB = ROOT / ".venv-lab" / "bin"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MANY = tuple(map(int, os.environ.get("BENCH_MANY", "20,100,200").split(",")))
CLUSTERED = 16  # articles for the cluster
RUNS = 3  # of everything short; the median counts
RESULTS = Path(__file__).with_name("RESULTS.md")


def median(measure: Callable[[], Took]) -> Took:
    """The median of several runs, by wall seconds."""
    return sorted((measure() for _ in range(RUNS)), key=lambda each: each.wall)[RUNS // 2]


def ours(programs: Path, root: Path, *words: str) -> Took:
    """What `as-stated report` takes."""
    return timed(programs / "as-stated", "report", *words, cwd=root)


@contextmanager
def fresh_project(count: int = 0) -> Iterator[Path]:
    """A project with so many generated articles, or the seed's own."""
    with TemporaryDirectory(prefix="as-stated-bench-") as folder:
        root = Path(folder) / "project"
        if count:
            project(root, count)
        else:
            for name in ("data", "seeds", "notebooks"):
                shutil.copytree(ROOT / name, root / name)
        yield root


def one_report() -> Iterator[str]:
    """(a) One report with a cold cache, in each environment that there is."""
    for name, programs in (("render environment", BIN), ("with JupyterLab", LAB)):
        if not (programs / "as-stated").exists():
            yield f"| a | one report, cold cache, {name} | not measured: run `make lab` once | | |"
            continue
        with fresh_project() as root:
            ours(
                programs, root
            )  # what the first run of any program on a machine compiles and caches
            mine = median(lambda: ours(programs, root, "--fresh"))  # noqa: B023
            with TemporaryDirectory() as folder:
                weasyprint = printer()
                if weasyprint is None:
                    yield f"| a | one report, cold cache, {name} | {mine} | {NOT_MEASURED} | |"
                    continue
                theirs = median(lambda: stock(programs, root, Path(folder), weasyprint))  # noqa: B023
        yield row("a", f"one report, cold cache, {name}", mine, theirs, "stock way")


def floor() -> Iterator[str]:
    """(b) One report against the least that it can take."""
    with fresh_project() as root, TemporaryDirectory() as folder:
        script = Path(__file__).with_name("floor.py")
        least = median(lambda: timed(sys.executable, script, folder, cwd=root))
        mine = median(lambda: ours(BIN, root, "--fresh"))
        page = median(lambda: ours(BIN, root, "--fresh", "--no-pdf", "--out", f"{folder}/out"))
    for what, took in (("one report", mine), ("one report without PDF", page)):
        ratio = took.wall / least.wall
        yield f"| b | {what}, by the cells as one script | {took} | {least} | {ratio:.2f} times as long |"


def no_change() -> Iterator[str]:
    """(c) Nothing to do."""
    with fresh_project() as root:
        ours(BIN, root)
        yield f"| c | no change at all | {median(lambda: ours(BIN, root))} | | |"


def watching() -> Iterator[str]:
    """(d) From the save of a notebook to the page that shows it, one notebook after the other."""
    with fresh_project() as root:
        ours(BIN, root)
        program = subprocess.Popen(
            [BIN / "as-stated", "watch", "--port", "0"],
            cwd=root,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        try:
            for path in sorted((root / "notebooks").glob("*.ipynb")):
                waits = [
                    _save_and_wait(program, path, f"Saved{path.stem[2:]}{letter}")
                    for letter in "abc"
                ]
                yield f"| d | {path.stem} saved, until the page has it | {statistics.median(waits):.2f} s | | |"
        finally:
            program.send_signal(signal.SIGINT)
            program.communicate()


_ADDRESSES: dict[int, str] = {}


def _address(program: "subprocess.Popen[str]") -> str:
    if program.pid not in _ADDRESSES:
        assert program.stdout is not None
        for line in program.stdout:
            if found := re.search(r"http://\S+", line):
                _ADDRESSES[program.pid] = found[0]
                break
        threading.Thread(target=program.stdout.read, daemon=True).start()
        time.sleep(3)  # until it has looked at everything once
    return _ADDRESSES[program.pid]


def _save_and_wait(program: "subprocess.Popen[str]", path: Path, word: str) -> float:
    address = _address(program)
    changed = path.read_text("utf-8").replace('"# ', f'"# {word} ', 1)
    start = time.perf_counter()
    path.write_text(changed, "utf-8")
    while True:
        with urllib.request.urlopen(address) as page:
            if word.encode() in page.read():
                break
        time.sleep(0.01)
    took = time.perf_counter() - start
    time.sleep(4)  # until the PDF is made as well: an editor's next save is not at once
    return took


def many() -> Iterator[str]:
    """(e) Many articles: reports a second, memory, growth; the stock way on one of them."""
    weasyprint, theirs = printer(), None
    if weasyprint:
        with fresh_project(1) as root, TemporaryDirectory() as folder:
            theirs = stock(BIN, root, Path(folder), weasyprint)
    took: dict[int, Took] = {}
    for count in MANY:
        with fresh_project(count) as root, peak_memory() as peak:
            took[count] = ours(BIN, root)
        rate, said = count / took[count].wall, f"{NOT_MEASURED} | "
        if theirs:
            ratio = theirs.wall * count / took[count].wall
            said = f"{theirs.wall * count:.0f} s by the stock way, from one | {ratio:.1f} times as fast"
        yield (
            f"| e | {count} articles: {rate:.2f} reports a second, {peak[0]:.0f} MB at most "
            f"| {took[count]} | {said} |"
        )
    if 100 in took and 200 in took:
        yield f"| e | 200 articles by 100 | | | {took[200].wall / took[100].wall:.2f} times as long |"


@contextmanager
def peak_memory() -> Iterator[list[float]]:
    """The most memory that all programs started here took together, in MB, shared parts once."""
    peak = [0.0]
    done = threading.Event()

    def look() -> None:
        while not done.wait(0.5):
            total = 0
            for each in psutil.Process().children(recursive=True):
                try:
                    total += each.memory_full_info().pss
                except psutil.Error:
                    continue
            peak[0] = max(peak[0], total / 1e6)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """A Dask cluster on loopback: the scheduler's address."""
    start = [sys.executable, "-m"]
    common = ["--host", "127.0.0.1", "--no-dashboard"]
    with TemporaryDirectory() as folder:
        programs = [
            subprocess.Popen(
                [*start, "distributed.cli.dask_scheduler", "--port", "0", *common],
                stderr=subprocess.PIPE,
                text=True,
            )
        ]
        try:
            assert programs[0].stderr is not None
            address = next(
                found[1]
                for line in programs[0].stderr
                if (found := re.search(r"Scheduler at: +(\S+)", line))
            )
            threading.Thread(target=programs[0].stderr.read, daemon=True).start()
            for number in range(workers):
                words = ["--no-nanny", "--nthreads", "1", "--local-directory", f"{folder}/{number}"]
                programs.append(
                    subprocess.Popen(
                        [*start, "distributed.cli.dask_worker", address, *words, *common],
                        stderr=subprocess.DEVNULL,
                        text=True,
                    )
                )
            time.sleep(5)
            yield address
        finally:
            for program in programs:
                program.kill()
                program.communicate()


def clustered() -> Iterator[str]:
    """(f) One Dask worker, and two."""
    took = {}
    for workers in (1, 2):
        with fresh_project(CLUSTERED) as root, cluster(workers) as address:
            took[workers] = ours(BIN, root, "--scheduler", address).wall
    yield (
        f"| f | {CLUSTERED} articles by two Dask workers, by one | {took[2]:.1f} s | {took[1]:.1f} s "
        f"| {took[1] / took[2]:.2f} times as fast |"
    )


def steps() -> Iterator[str]:
    """(g) Where the time of one report goes."""
    with fresh_project() as root:
        script = Path(__file__).with_name("steps.py")
        run = subprocess.run(
            [sys.executable, script], cwd=root, capture_output=True, text=True, check=True
        )
    for line in run.stdout.splitlines():
        name, _, seconds = line.rpartition(": ")
        yield f"| g | of one core: {name} | {seconds} s | | |"


def row(letter: str, what: str, mine: Took, theirs: Took, by: str) -> str:
    """A line of the table of results."""
    ratio = theirs.wall / mine.wall
    return f"| {letter} | {what} | {mine} | {theirs}, {by} | {ratio:.1f} times as fast |"


PARTS = {
    "a": one_report,
    "b": floor,
    "c": no_change,
    "d": watching,
    "e": many,
    "f": clustered,
    "g": steps,
}


def main(letters: list[str]) -> None:
    """Measure, print, and write the results."""
    packages = ("papermill", "nbconvert", "typst", "matplotlib", "pandas", "distributed")
    head = [
        "# Results of `make bench`",
        "",
        f"One run on {time.strftime('%-d %B %Y')}: {os.cpu_count()} cores, {platform.machine()}, "
        f"{psutil.virtual_memory().total / 1e9:.0f} GB, {platform.system()}, Python "
        f"{platform.python_version()}; {', '.join(f'{each} {version(each)}' for each in packages)}. "
        f"Load of other programs when it began: {os.getloadavg()[0]:.1f}. Short measurements are the "
        f"median of {RUNS}, with the CPU seconds of all its processes. The article is `{SEED}`, or "
        f"generated from it. {DEFINITION} Everything was compiled to byte code before: where nothing "
        "is, each first import takes three to five times as long, by either way.",
        "",
        "| | what | here | against | ratio |",
        "|---|---|---|---|---|",
    ]
    lines = []
    for letter in letters or PARTS:
        for line in PARTS[letter]():
            print(line, flush=True)
            lines.append(line)
    if not letters:
        RESULTS.write_text("\n".join([*head, *lines, ""]), "utf-8")
        print(f"Written to {RESULTS.name}.")


if __name__ == "__main__":
    main(sys.argv[1:])
