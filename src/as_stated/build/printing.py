"""The PDF behind the page: made in a process of its own, so that nobody who edits waits for it."""

import os
import pickle
import tempfile
from collections.abc import Mapping
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from importlib import import_module
from itertools import count
from multiprocessing import active_children, get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbformat import NotebookNode

from as_stated.build.executors import follow_parent
from as_stated.build.inputs import ReportInputs
from as_stated.build.report import pdf_file

NICENESS = 5  # the page of the next save goes first


class Printer:
    """A process that prints; one that broke is replaced at the next report.

    Pages and PDFs pass through files, as in `workers.pool` and for the same reason.
    """

    def __init__(self) -> None:
        self._scratch = TemporaryDirectory(prefix="as-stated-", ignore_cleanup_errors=True)
        self._numbers = count()
        self._start()

    def _start(self) -> None:
        self._pool = ProcessPoolExecutor(1, get_context("spawn"), _begin, (self._scratch.name,))
        self._last: Future[Any] = self._pool.submit(_warm_up)  # it starts now, while nobody waits

    def submit(self, job: ReportInputs, files: Mapping[str, bytes]) -> "Future[Path]":
        """Have the PDF of a report made, from the files of its page; `fetch` gives it."""
        path = Path(self._scratch.name) / f"printed-{next(self._numbers)}"
        path.write_bytes(pickle.dumps((job, dict(files))))
        try:
            future = self._pool.submit(_print, path)
        except BrokenProcessPool:
            self._start()
            future = self._pool.submit(_print, path)
        self._last = future
        return future

    def fetch(self, future: "Future[Path]") -> bytes:
        """The PDF that is done.

        Raises:
            RenderError: it could not be made.
            BrokenProcessPool: the process was killed.
        """
        path = future.result()
        pdf = path.read_bytes()
        path.unlink()
        return pdf

    def close(self) -> None:
        """End it, whatever it is at."""
        for process in active_children():  # this process has no other
            process.kill()
        wait([self._last])  # until the pool knows
        self._pool.shutdown(cancel_futures=True)
        self._scratch.cleanup()


def _begin(scratch: str) -> None:
    follow_parent()
    tempfile.tempdir = scratch  # what it leaves there when it is killed goes with the folder
    with suppress(AttributeError):  # not on Windows
        os.nice(NICENESS)


def _warm_up() -> None:
    for name in ("typst", "pikepdf", "pypdfium2", "as_stated.page.document", "as_stated.page.pdf"):
        import_module(name)


def _print(path: Path) -> Path:
    job, files = pickle.loads(path.read_bytes())
    path.write_bytes(pdf_file(job, executed(job, files), files))
    return path


def executed(job: ReportInputs, files: Mapping[str, bytes]) -> dict[str, NotebookNode]:
    """The executed notebooks, as they lie among the files of a report."""
    return {
        name: nbformat.reads(files[f"notebooks/{name}.ipynb"].decode(), as_version=4)
        for name in job.notebooks
    }
