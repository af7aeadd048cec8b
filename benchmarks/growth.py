"""How a report grows with its article: 7, 70 and 700 comparable figures in 700 to 40,000 words.

Run with `make bench`, or from the project's folder `PYTHONPATH=. python benchmarks/growth.py`. Two more
rows have 700 figures in 100 groups, and one number 700 times. `check` is the command, imports and all;
a report is built with nothing cached. Ratios are of CPU seconds, so that a busy machine matters
little; memory is the most that all processes take together, shared parts once.
"""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from pypdfium2 import PdfDocument
from reports import BIN
from stock import Took, timed

from tests.helpers.invented import NAME, invented
from tests.helpers.projects import ROOT

RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = "## How a report grows with its article"


@dataclass(frozen=True)
class Article:
    """What is measured: an invented article."""

    label: str
    figures: int
    words: int
    groups: int = 1
    is_equal: bool = False


ARTICLES = (
    Article("one group", 7, 700),
    Article("one group", 70, 4_000),
    Article("one group", 700, 40_000),
    Article("100 groups, each with an event", 700, 40_000, groups=100),
    Article("one group, one number", 700, 40_000, is_equal=True),
)


@dataclass(frozen=True)
class Grown:
    """What an article takes, and what comes of it."""

    check: Took
    report: Took
    megabytes: float
    page: float  # kB, as the PDF
    pdf: float
    pages: int


def measure(article: Article) -> Grown:
    """Check an article and build its report, in a project of its own."""
    with TemporaryDirectory(prefix="as-stated-growth-") as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "notebooks", root / "notebooks")
        invented(root, article.figures, article.words, article.groups, article.is_equal)
        check = timed(BIN / "as-stated", "check", cwd=root)
        report, megabytes = watched(BIN / "as-stated", "report", cwd=root)
        files = root / "report" / NAME
        with closing(PdfDocument(files / "report.pdf")) as pdf:
            pages = len(pdf)
        page, paper = ((files / name).stat().st_size / 1e3 for name in ("index.html", "report.pdf"))
        return Grown(check, report, megabytes, page, paper, pages)


def watched(*words: str | Path, cwd: Path) -> tuple[Took, float]:
    """What a command takes, its kernels too, which nobody waits for; and its most memory, in MB.

    Each of its processes is looked at twenty times a second: what it does after the last look, before
    it ends, is not counted.
    """
    start, cpu, most = time.perf_counter(), dict[psutil.Process, float](), 0.0
    with subprocess.Popen(
        words, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run:
        program = psutil.Process(run.pid)
        while run.poll() is None:
            took = 0.0
            try:
                for each in (program, *program.children(recursive=True)):
                    times = each.cpu_times()
                    cpu[each] = times.user + times.system
                    took += each.memory_full_info().pss / 1e6
            except psutil.Error:  # it has just ended
                continue
            most = max(most, took)
            time.sleep(0.05)
    if run.returncode:
        raise SystemExit(f"{words} failed in {cwd}")
    return Took(time.perf_counter() - start, sum(cpu.values())), most


def rows() -> Iterator[str]:
    """The lines of the table of results; the ratio is of CPU a figure, by that at 70 figures."""
    yield (
        "| figures | words | | `check` | report | a figure, by that at 70 | memory | page | PDF | pages |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    grown = {}
    for article in ARTICLES:
        grown[article] = measure(article)
    at_70 = grown[ARTICLES[1]].report.cpu / ARTICLES[1].figures
    for article, took in grown.items():
        yield (
            f"| {article.figures} | {article.words:,} | {article.label} | {took.check} | {took.report} "
            f"| {took.report.cpu / article.figures / at_70:.2f} times | {took.megabytes:.0f} MB "
            f"| {took.page:.0f} kB | {took.pdf:.0f} kB | {took.pages} |"
        )


def main() -> None:
    """Measure, print, and put the table at the end of the results."""
    table = "\n".join(rows())
    print(table)
    before = RESULTS.read_text("utf-8").partition(f"\n{HEAD}\n")[0]
    RESULTS.write_text(f"{before.rstrip()}\n\n{HEAD}\n\n{table}\n", "utf-8")


if __name__ == "__main__":
    main()
