"""Speed of reports, as ratios against the stock way, all measured in one run.

Run with `make bench`, or `python benchmarks/reports.py [LETTER...]` for some of the parts: a, one
report; b, against the floor; c, no change; d, watch; e, many; f, a cluster; g, where the time goes; h,
quantities.
Results go to RESULTS.md beside this file. A busy machine gives other numbers: ratios bear it better than seconds.
"""

import os
import platform
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from articles import ROOT, SEED, project, quantity
from cluster import cluster
from stock import DEFINITION, NOT_MEASURED, Took, printer, stock, timed
from watching import saves

from as_stated.build import cores
from as_stated.build.pool import MAX_TASKS_PER_PROCESS

BIN = Path(sys.executable).parent
LAB = ROOT / ".venv-lab" / "bin"
MANY = tuple(map(int, os.environ.get("BENCH_MANY", "100,200").split(",")))
CLUSTERED = 8  # articles for the cluster
ACROSS = (30, 60)  # articles, for which there is a fifth as many quantities
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
    for name, programs, aim in (
        ("render environment", BIN, "≥ 6"),
        ("with JupyterLab", LAB, "≥ 9"),
    ):
        what = f"one report, cold cache, {name}"
        if not (programs / "as-stated").exists():
            yield row("a", what, "not measured: run `make lab` once")
            continue
        with fresh_project() as root:
            ours(programs, root)  # what the first run on a machine compiles and caches
            mine = median(lambda: ours(programs, root, "--fresh"))  # noqa: B023
        yield against_stock("a", what, mine, stock_way(programs), aim)
    with fresh_project() as root, TemporaryDirectory() as empty:
        cold = ("env", "PYTHONDONTWRITEBYTECODE=1", f"PYTHONPYCACHEPREFIX={empty}")
        mine = timed(*cold, BIN / "as-stated", "report", "--fresh", cwd=root)
        theirs = (
            stock(BIN, root, Path(empty), weasyprint, cold) if (weasyprint := printer()) else None
        )
    what = "one report, cold cache, render environment, nothing compiled to byte code"
    yield against_stock("a", what, mine, theirs)


@cache
def stock_way(programs: Path) -> Took | None:
    """The faster of two runs of the stock way; None where it cannot be measured."""
    weasyprint = printer()
    if weasyprint is None:
        return None
    with fresh_project() as root, TemporaryDirectory() as folder:
        runs = [stock(programs, root, Path(folder), weasyprint) for _ in range(2)]
    return min(runs, key=lambda each: each.wall)


def floor() -> Iterator[str]:
    """(b) One report against the least that it can take, with a PDF and without."""
    script = Path(__file__).with_name("floor.py")
    with fresh_project() as root, TemporaryDirectory() as folder:
        kept = Path(folder) / "kept"
        timed(sys.executable, script, "--keep", kept, cwd=root)
        out = Path(folder) / "out"
        least = median(lambda: timed(sys.executable, script, out, cwd=root))
        with_pdf = median(lambda: timed(sys.executable, script, out, kept, cwd=root))
        mine = median(lambda: ours(BIN, root, "--fresh"))
        page = median(lambda: ours(BIN, root, "--fresh", "--no-pdf", "--out", f"{folder}/page"))
        cards = median(lambda: ours(BIN, root, "--fresh", "--cards", "--out", f"{folder}/cards"))
    for what, took, by, aim in (
        ("one report, by the cells as one script and a PDF by Typst", mine, with_pdf, "≤ 1.6"),
        ("one report, by the cells as one script", mine, least, ""),
        ("one report without PDF, by the cells as one script", page, least, ""),
        ("one report with its cards and slides, by one without", cards, mine, ""),
    ):
        yield row("b", what, took, by, f"{took.wall / by.wall:.2f} times as long", aim)


def no_change() -> Iterator[str]:
    """(c) Nothing to do, a check, and the package imported."""
    with fresh_project() as root:
        bare, imported = (
            median(lambda: timed(sys.executable, "-c", code, cwd=root))  # noqa: B023
            for code in ("pass", "import as_stated")
        )
        more = f"{imported.wall - bare.wall:.3f} s more"
        yield row(
            "c", "`import as_stated`, by a Python that starts", imported, bare, more, "≤ 0.02"
        )
        ours(BIN, root)
        yield row("c", "no change at all", median(lambda: ours(BIN, root)), aim="≤ 0.2 s")
        check = median(lambda: timed(BIN / "as-stated", "check", cwd=root))
        yield row("c", "`check`, from the shell", check, aim="≤ 0.35 s")


def watching() -> Iterator[str]:
    """(d) From the save of a notebook to the page that shows it, and to its PDF."""
    with fresh_project() as root:
        ours(BIN, root)
        for name, page, pdf in saves(BIN / "as-stated", root, RUNS):
            yield row("d", f"{name} saved, until the page has it", f"{page:.2f} s", aim="≤ 1.0 s")
            yield row("d", f"{name} saved, until report/ has its PDF", f"{pdf:.2f} s", aim="≤ 2 s")


def many() -> Iterator[str]:
    """(e) Many articles: reports a second, memory, growth; the stock way on one of them."""
    one = stock_way(BIN)
    took: dict[int, Took] = {}
    memory: dict[int, float] = {}
    for count in MANY:
        with fresh_project(count) as root, peak_memory() as peak:
            took[count] = ours(BIN, root)
        memory[count] = peak[0]
        renewed = (count - 1) // (MAX_TASKS_PER_PROCESS * cores())
        what = (
            f"{count} articles: {count / took[count].wall:.2f} reports a second, {peak[0]:.0f} MB at "
            f"most, all processes replaced {renewed} times"
        )
        theirs = Took(one.wall * count, one.cpu * count) if one else None
        yield against_stock("e", what, took[count], theirs, "≥ 13", "stock way, from one")
    if 100 in took and 200 in took:
        ratio = took[200].wall / took[100].wall
        yield row("e", "200 articles by 100", "", "", f"{ratio:.2f} times as long", "≤ 2.1")
        ratio = memory[200] / memory[100]
        yield row(
            "e", "memory of 200 articles by 100", "", "", f"{ratio:.2f} times as much", "flat"
        )


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


def clustered() -> Iterator[str]:
    """(f) One Dask worker, and two."""
    took = {}
    for workers in (1, 2):
        with fresh_project(CLUSTERED) as root, cluster(workers) as address:
            took[workers] = ours(BIN, root, "--scheduler", address)
    ratio = f"{took[1].wall / took[2].wall:.2f} times as fast"
    yield row("f", f"{CLUSTERED} articles by two Dask workers, by one", took[2], took[1], ratio)


def steps() -> Iterator[str]:
    """(g) Where the time of one report goes."""
    with fresh_project() as root:
        script = Path(__file__).with_name("steps.py")
        run = subprocess.run(
            [sys.executable, script], cwd=root, capture_output=True, text=True, check=True
        )
    for line in run.stdout.splitlines():
        name, _, seconds = line.rpartition(": ")
        yield row("g", f"of one core: {name}", f"{seconds} s")


def quantities() -> Iterator[str]:
    """(h) Articles, and quantities of ten of them each, by the articles alone; twice as many of both."""
    took: dict[int, Took] = {}
    for count in ACROSS:
        with fresh_project(count) as root:
            alone = ours(BIN, root, "--out", f"{root}/alone", "--fresh")
            for number in range(count // 5):
                quantity(root, number, [(number * 5 + at) % count for at in range(10)])
            took[count] = ours(BIN, root, "--fresh")
            again = ours(BIN, root)
            (root / "data" / "article-0007" / "story.toml").open("a").write("# a remark\n")
            changed = ours(BIN, root)
        what = f"{count} articles and {count // 5} quantities of ten of them"
        by = f"{alone}, the articles alone"
        yield row("h", what, took[count], by, f"{took[count].cpu / alone.cpu:.2f} times the CPU")
        yield row("h", f"{what}, no change at all", again)
        yield row("h", f"{what}, one article changed, that two of them name", changed)
    one, other = ACROSS
    ratio = took[other].cpu / took[one].cpu
    yield row(
        "h",
        f"{other} and {other // 5} by {one} and {one // 5}",
        "",
        "",
        f"{ratio:.2f} times the CPU",
        "≤ 2.1",
    )


def against_stock(
    letter: str, what: str, mine: Took, theirs: Took | None, aim: str = "", by: str = "stock way"
) -> str:
    """A line of the table of results: against the stock way, if that was measured."""
    if theirs is None:
        return row(letter, what, mine, NOT_MEASURED, "", aim)
    ratio = f"{theirs.wall / mine.wall:.1f} times as fast"
    return row(letter, what, mine, f"{theirs}, {by}", ratio, aim)


def row(
    letter: str, what: str, here: Took | str, by: Took | str = "", ratio: str = "", aim: str = ""
) -> str:
    """A line of the table of results."""
    return f"| {letter} | {what} | {here} | {by} | {ratio} | {aim} |"


PARTS = {
    "a": one_report,
    "b": floor,
    "c": no_change,
    "d": watching,
    "e": many,
    "f": clustered,
    "g": steps,
    "h": quantities,
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
        f"Load of other programs when it began: {os.getloadavg()[0]:.1f}. Seconds are by the clock, and "
        f"of CPU in all processes; short measurements are the median of {RUNS}, the stock way the faster "
        f"of two runs. The article is `{SEED}`, or generated from it. {DEFINITION} Everything was compiled "
        "to byte code before, but in the row that says otherwise. Aims in seconds are for a machine on "
        "which the cells as one script take 1.9 s.",
        "",
        "| | what | here | against | ratio | aim |",
        "|---|---|---|---|---|---|",
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
