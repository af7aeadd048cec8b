"""The stock way of making a report, to measure against, and what a command takes.

This is its one definition: papermill and `jupyter nbconvert` for each notebook, then one PDF, of the
page of `1-figures`, by the `weasyprint` command. That is installed into an environment of its own.
"""

import ctypes
import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from articles import ROOT

DEFINITION = (
    "The stock way is papermill and `jupyter nbconvert` for each notebook, then one PDF, of the page "
    "of `1-figures`, by the `weasyprint` command."
)
PRINTED = "1-figures"
VERSION = "70.0"
PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
NOT_MEASURED = "not measured: `weasyprint` needs Pango, which only root on Debian gets here"
PR_SET_CHILD_SUBREAPER = 36  # prctl(2), Linux: orphans among its descendants become its children


@dataclass(frozen=True)
class Took:
    """The seconds that something took: by the clock, and of CPU in all its processes."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s ({self.cpu:.1f} s CPU)"

    def __add__(self, other: "Took") -> "Took":
        return Took(self.wall + other.wall, self.cpu + other.cpu)


def timed(*words: str | Path, cwd: Path) -> Took:
    """What a command takes: by the clock to its end, and of CPU with all processes it leaves.

    Another process runs it, which takes in those that nobody waits for (on Linux), and so counts
    them: a fork server and its kernels.
    """
    run = subprocess.run(
        [sys.executable, __file__, *words],
        cwd=cwd,
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    wall, cpu = map(float, run.stdout.split())
    return Took(wall, cpu)


def _measure(words: list[str]) -> None:
    """Run a command, and print the seconds that it took: by the clock, and of CPU."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    start = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    while True:
        try:
            os.wait()  # for those that it left; they end by themselves
        except ChildProcessError:
            break
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(wall, used.ru_utime + used.ru_stime)


def stock(
    programs: Path, root: Path, folder: Path, weasyprint: Path, before: tuple[str, ...] = ()
) -> Took:
    """What the stock way takes for a project's first article.

    Args:
        programs: the folder of papermill and nbconvert.
        root: the project.
        folder: where to.
        weasyprint: the command, as `printer` gives it.
        before: words before each command, such as those of `env`.
    """
    took = Took(0, 0)
    article = min(each.name for each in (root / "data").iterdir() if each.is_dir())
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        ran = folder / path.name
        took += timed(
            *before, programs / "papermill", path, ran, "-p", "article", article, cwd=root
        )
        took += timed(*before, programs / "jupyter-nbconvert", "--to", "html", ran, cwd=root)
    page = folder / f"{PRINTED}.html"
    return took + timed(*before, weasyprint, page, page.with_suffix(".pdf"), cwd=root)


@cache
def printer() -> Path | None:
    """The `weasyprint` command, installed if need be; None where Pango is not to be had."""
    folder = ROOT / ".venv-stock"
    command = folder / "bin" / "weasyprint"
    if not command.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = (folder / "bin" / "python", "-m", "pip", "install", "--quiet")
        subprocess.run((*pip, f"weasyprint=={VERSION}"), check=True, stderr=subprocess.DEVNULL)
    if not _works(command) and shutil.which("apt-get") and os.getuid() == 0:
        for words in (
            ["update", "-qq"],
            ["install", "-qq", "-y", "--no-install-recommends", *PANGO],
        ):
            subprocess.run(["apt-get", *words], stdout=subprocess.DEVNULL, check=False)
    return command if _works(command) else None


def _works(command: Path) -> bool:
    return subprocess.run([command, "--info"], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    _measure(sys.argv[1:])
