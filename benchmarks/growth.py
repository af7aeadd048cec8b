"""How a report grows with its article: 7, 70 and 700 comparable figures in 700 to 40,000 words.

Run with `make bench`, or from the project's folder `PYTHONPATH=. python benchmarks/growth.py`. Two more
rows have 700 figures in 100 groups, and one number 700 times. `check` is the command, imports and all;
a report is built with nothing cached. Seconds are CPU seconds of all processes, so that a busy
machine matters little; memory is what all of them take together, shared parts once.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdfium2 import PdfDocument
from reports import BIN, peak_memory
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
        with peak_memory() as peak:
            report = timed(BIN / "as-stated", "report", cwd=root)
        files = root / "report" / NAME
        with closing(PdfDocument(files / "report.pdf")) as pdf:
            pages = len(pdf)
        page, paper = ((files / name).stat().st_size / 1e3 for name in ("index.html", "report.pdf"))
        return Grown(check, report, peak[0], page, paper, pages)


def rows() -> Iterator[str]:
    """The lines of the table of results; the ratio is CPU a figure, by that of 70 figures."""
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
