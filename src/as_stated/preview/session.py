"""One article's report while somebody edits: made as its inputs change, the PDF behind the page."""

import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from as_stated.atomic import locked, write_folder
from as_stated.build import (
    MANIFEST,
    PAGE,
    PDF,
    Cache,
    Job,
    Printer,
    execute_notebooks,
    executed,
    manifest,
    page_files,
    read_job,
    was_made,
    write_shelf,
)
from as_stated.errors import AsStatedError, PangoError
from as_stated.kernels import prepare
from as_stated.page import check_pango
from as_stated.preview.server import Live
from as_stated.project import Project
from as_stated.show import Parameters

Tell = Callable[..., None]  # as `click.echo`: the words, and `err` for what is wrong
PATIENCE = 0.1  # seconds in which a file that is being saved is whole
NAMED = 3  # of the files that were saved; of more than these only how many


@dataclass(frozen=True)
class Watched:
    """What is watched.

    Attributes:
        folder: of all reports.
        paper: the size of the PDF's pages, as CSS names it; None for no PDF.
    """

    project: Project
    parameters: Parameters
    folder: Path
    paper: str | None


@dataclass(frozen=True)
class _Made:
    job: Job
    files: dict[str, bytes]
    is_whole: bool  # with PDF, where there is to be one, and manifest
    start: float


class Editor:
    """Makes the report of what is saved. Each method is for one and the same thread.

    What is stored is what `as-stated report` would make at that moment, and all of it.

    Args:
        live: shows the page once it is made, stored or not, and what is wrong.
        tell: what was made, and what is wrong.
        printed: called from another thread when `take` has something to take.
    """

    def __init__(
        self, watched: Watched, live: Live, tell: Tell, printed: Callable[[], None]
    ) -> None:
        self._project, self._parameters = watched.project, watched.parameters
        self._folder, self._paper = watched.folder, watched.paper
        self._live, self._tell, self._printed = live, tell, printed
        self._cache = Cache(watched.project.root / ".cache")
        self._seen: Job | None = None
        self._told = ""  # the problem that is shown
        self._made: _Made | None = None  # the newest that is not stored yet
        self._printing: tuple[_Made, Future[Path]] | None = None

    def __enter__(self) -> "Editor":
        prepare()
        if self._paper:
            try:
                check_pango()
            except PangoError as error:
                self._paper = None
                self._tell(f"{error} Until then there is no PDF.", err=True)
        self._printer = Printer() if self._paper else None
        return self

    def __exit__(self, *_: object) -> None:
        if self._printer:
            self._printer.close()
        self._cache.sweep()

    def look(self) -> None:
        """Make what has changed since the last look; what is wrong is told and shown."""
        now: Job | None = None
        try:
            now = self._now()
            if now == self._seen:
                self._store()
                return
            before, self._seen = self._seen, now
            self._make(now, _saved(before, now))
        except AsStatedError as error:
            self._fail(now, str(error))
        except Exception as error:  # the template is being edited too, and may be anything
            self._fail(now, f"{type(error).__name__}: {error}")

    def _fail(self, of: Job | None, said: str) -> None:
        """Show what is wrong, unless that was a file of which only half was there yet."""
        time.sleep(PATIENCE)
        now: Job | None = None
        with suppress(OSError, AsStatedError):
            now = self._now()
        if now == of:
            self._seen = now
            self.problem(said)

    def problem(self, said: str) -> None:
        """Tell and show what is wrong, once, until the next look that finds a change."""
        if said != self._told:
            self._told = said
            self._live.tell(said)
            self._tell(said, err=True)

    def _now(self) -> Job:
        return read_job(self._project, self._parameters, self._paper)

    def _make(self, job: Job, saved: str) -> None:
        self._told = ""
        start = time.monotonic()
        report = self._cache.report(job)
        whole = self._cache.files(report) if report else None
        files = whole or self._page(job)
        self._live.show(job.article, files)
        self._tell(f"{saved}: {PAGE} in {time.monotonic() - start:.1f} s")
        self._made = _Made(job, files, MANIFEST in files, start)
        self._store()
        self._print()

    def _page(self, job: Job) -> dict[str, bytes]:
        done = execute_notebooks(
            job, self._cache.notebooks(job), len(job.notebooks), lambda _: None
        )
        files = page_files(job, done)
        self._cache.keep_notebooks(job, files)
        if not job.paper:
            files[MANIFEST] = manifest(job, done, files)
        return files

    def _print(self) -> None:
        """Have the newest printed; one that is being printed is let go first."""
        made = self._made
        if made and not made.is_whole and self._printer and not self._printing:
            future = self._printer.submit(made.job, made.files)
            self._printing = made, future
            future.add_done_callback(lambda _: self._printed())

    def take(self) -> None:
        """Take the PDF that is done."""
        if self._printing is None or self._printer is None:
            return
        (made, future), self._printing = self._printing, None
        if made is not self._made:  # saved again since
            self._print()
            return
        try:
            files = {**made.files, PDF: self._printer.fetch(future)}
        except BrokenProcessPool:
            self.problem("The process that makes the PDF was killed. Save again.")
        except Exception as error:
            self.problem(str(error))
        else:
            files[MANIFEST] = manifest(made.job, executed(made.job, files), files)
            self._made = replace(made, files=files, is_whole=True)
            self._store()

    def _store(self) -> None:
        """Store the newest if it is whole, and still what would be made now.

        What keeps it from being written is told; each look tries again.
        """
        made = self._made
        if made is None or not made.is_whole:
            return
        job = made.job
        try:
            with locked(self._folder):
                if self._now() != job:
                    return  # saved again since; or while it was made, and half of it got in
                if not was_made(job, self._folder / job.article, self._cache):
                    write_folder(self._folder / job.article, made.files)
                    self._cache.keep(job, made.files)
                write_shelf(self._folder, self._cache)
        except FileNotFoundError:  # an input, which is just being saved
            return
        except AsStatedError as error:
            self.problem(str(error))
            return
        self._made, self._told = None, ""
        self._live.stored()
        taken = time.monotonic() - made.start
        self._tell(f"{self._folder.name}/{job.article}/: all of it in {taken:.1f} s")

    def finish(self) -> None:
        """Wait for the PDF of what was saved last, and store the report."""
        if self._printing:
            self._tell("Waiting for the PDF. Ctrl-C again does not.")
        while self._printing:
            wait([self._printing[1]])
            self.take()


def warm_up() -> None:
    """Import what the next save needs, while nobody waits."""
    for name in ("as_stated.page.document", "as_stated.page.audit", "papermill.execute"):
        import_module(name)


def _saved(before: Job | None, now: Job) -> str:
    """Which files have been saved, or deleted, from one job to the next."""
    if before is None:
        return now.article
    old, new = before.inputs, now.inputs
    names = sorted(path for path in {*old, *new} if old.get(path) != new.get(path))
    names += ["the template"] if before.template != now.template else []
    return ", ".join(names) if len(names) <= NAMED else f"{len(names)} files"
