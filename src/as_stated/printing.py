"""The PDF behind the page: made in a process of its own, so that nobody who edits waits for it."""

import os
from collections.abc import Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import active_children, get_context

import nbformat
from nbformat import NotebookNode

from as_stated.jobs import Job
from as_stated.pdf import check_pango
from as_stated.render import pdf_file
from as_stated.workers import follow_parent

NICENESS = 5  # the page of the next save goes first


class Printer:
    """A process that prints; one that broke is replaced at the next report."""

    def __init__(self) -> None:
        self._pool = self._new()

    def _new(self) -> ProcessPoolExecutor:
        pool = ProcessPoolExecutor(1, get_context("spawn"), _begin)
        pool.submit(check_pango)  # starts it now, and has it import what it takes to print
        return pool

    def submit(self, job: Job, files: Mapping[str, bytes]) -> "Future[bytes]":
        """Have the PDF of a report made, from the files of its page.

        Returns:
            What will be the PDF, or raise `RenderError`; `BrokenProcessPool` if the process was
            killed.
        """
        try:
            return self._pool.submit(_print, job, dict(files))
        except BrokenProcessPool:
            self._pool = self._new()
            return self._pool.submit(_print, job, dict(files))

    def close(self) -> None:
        """End it, whatever it is at."""
        for process in active_children():  # this process has no other
            process.kill()
        self._pool.shutdown(cancel_futures=True)


def _begin() -> None:
    follow_parent()
    with suppress(AttributeError):  # not on Windows
        os.nice(NICENESS)


def _print(job: Job, files: dict[str, bytes]) -> bytes:
    return pdf_file(job, executed(job, files), files)


def executed(job: Job, files: Mapping[str, bytes]) -> dict[str, NotebookNode]:
    """The executed notebooks, as they lie among the files of a report."""
    return {
        name: nbformat.reads(files[f"notebooks/{name}.ipynb"].decode(), as_version=4)
        for name in job.notebooks
    }
