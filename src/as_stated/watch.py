"""While somebody edits: what was saved is made anew at once, and the open page shows it."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from threading import Lock
from time import monotonic

import nbformat

from as_stated import fingerprint
from as_stated.batch import was_made
from as_stated.cache import Cache
from as_stated.errors import AsStatedError, PangoError
from as_stated.jobs import Job, read_job
from as_stated.parameters import Parameters
from as_stated.pdf import check_pango
from as_stated.project import Project
from as_stated.readiness import prepare, stop_zygote
from as_stated.render import MANIFEST, PAGE, PDF, execute, manifest, page_files, pdf_file
from as_stated.serving import Live, served
from as_stated.shelf import write_shelf
from as_stated.swap import report_folder, write_whole
from as_stated.workers import follow_parent

Tell = Callable[[str], None]
STEP = 30  # milliseconds without another save, after which a save counts as done
LOOK = 1000  # milliseconds to the next look where a file system tells of no saves


class Changed(Exception):
    """The package's own code was saved: who watches has to start anew."""


def watch(
    project: Project, parameters: Parameters, folder: Path, paper: str | None, port: int, tell: Tell
) -> None:
    """Keep a report up to date, and served on loopback, until Ctrl-C.

    Args:
        folder: of all reports.
        paper: the size of the PDF's pages, as CSS names it; None for no PDF.
        port: to serve at; 0 for any.
        tell: what was made, and what is wrong.

    Raises:
        InputError: the port is taken.
    """
    from watchfiles import watch as saves

    prepare()
    live = Live(folder)
    watched = [project.root / each for each in ("data", "notebooks", "seeds")]
    try:
        with served(live, port), _Editor(project, parameters, folder, paper, live, tell) as editor:
            tell(f"{live.address}{parameters.article}/{PAGE} shows each save. Ctrl-C ends.")
            editor.look()
            for changes in saves(
                *watched, fingerprint.PACKAGE, step=STEP, rust_timeout=LOOK, yield_on_timeout=True
            ):
                if any(path.endswith(".py") and _is_ours(path) for _, path in changes):
                    raise Changed
                editor.look()
    except KeyboardInterrupt:
        return
    except Changed:
        tell("The package's code has changed: starting anew.")
        stop_zygote()
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def _is_ours(path: str) -> bool:
    return Path(path).is_relative_to(fingerprint.PACKAGE)


class _Editor:
    """One article's report, made as its inputs change: the page at once, the PDF behind it."""

    def __init__(
        self, project: Project, parameters: Parameters, folder: Path, paper: str | None, live: Live,
        tell: Tell,
    ) -> None:  # fmt: skip
        self._project, self._parameters = project, parameters
        self._folder, self._paper = folder, paper
        self._live, self._tell = live, tell
        self._cache = Cache(project.root / ".cache")
        self._seen: tuple[Job, str] | None = None  # and the template
        self._turn = Lock()  # the PDF comes from another thread

    def __enter__(self) -> "_Editor":
        if self._paper:
            try:
                check_pango()
            except PangoError as error:
                self._paper = None
                self._tell(f"{error} Until then there is no PDF.")
        self._printer = ProcessPoolExecutor(1, get_context("spawn"), follow_parent)
        return self

    def __exit__(self, *_: object) -> None:
        self._printer.shutdown(cancel_futures=True)

    def look(self) -> None:
        """Make what has changed since the last look; what is wrong is told and shown."""
        try:
            job = read_job(self._project, self._parameters, self._paper)
            now = job, fingerprint.template()
            if now != self._seen:
                self._seen = now
                self._make(job)
        except AsStatedError as error:
            self._problem(str(error))
        except Exception as error:  # the template is being edited too, and may be anything
            self._problem(f"{type(error).__name__}: {error}")

    def _make(self, job: Job) -> None:
        start = monotonic()
        with report_folder(self._folder):
            if was_made(job, self._folder / job.article, self._cache):
                self._show(job, {}, "nothing to do")
                return
        executed = execute(job, self._cache.notebooks(job), len(job.notebooks), lambda _: None)
        files = page_files(job, executed)
        self._cache.keep_notebooks(job, files)
        self._show(job, files, f"{PAGE} in {monotonic() - start:.1f} s")
        if not job.paper:
            self._finish(job, files)
            return
        printed = self._printer.submit(_print, job, files)
        printed.add_done_callback(lambda done: self._printed(job, files, done))

    def _printed(self, job: Job, files: dict[str, bytes], done: "Future[bytes]") -> None:
        with self._turn:
            if done.cancelled() or self._seen is None or self._seen[0] != job:
                return  # it has been saved again since
            try:
                self._finish(job, files | {PDF: done.result()})
            except Exception as error:
                self._problem(str(error))

    def _finish(self, job: Job, files: dict[str, bytes]) -> None:
        executed = _executed(job, files)
        files = files | {MANIFEST: manifest(job, executed, files)}
        with report_folder(self._folder):
            write_whole(self._folder / job.article, files)
            self._cache.keep(job, files)
            write_shelf(self._folder, self._cache)
        self._live.stored()
        self._tell(f"{job.article}: all of it is written")

    def _show(self, job: Job, files: dict[str, bytes], said: str) -> None:
        self._live.show(job.article, files)
        self._tell(f"{job.article}: {said}")

    def _problem(self, said: str) -> None:
        self._live.tell(said)
        self._tell(said)


def _print(job: Job, files: dict[str, bytes]) -> bytes:
    """In the printer's process, so that the next save need not wait for it."""
    return pdf_file(job, _executed(job, files), files)


def _executed(job: Job, files: dict[str, bytes]) -> dict[str, nbformat.NotebookNode]:
    return {
        name: nbformat.reads(files[f"notebooks/{name}.ipynb"].decode(), as_version=4)
        for name in job.notebooks
    }
