"""One report while somebody edits: its page rebuilt as inputs change, its PDF after the page."""

import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from as_stated.atomic import write_folder
from as_stated.build import (
    MANIFEST,
    PAGE,
    Cache,
    ReportInputs,
    held,
    restore_if_unchanged,
    sound_report,
    write_index,
    write_tables,
)
from as_stated.errors import AsStatedError
from as_stated.preview.builder import Builder, Tell, describe
from as_stated.preview.live import Live

SETTLE_S = 0.1  # after which a file that was being saved is read once more before it is wrong
NAMED = 3  # most files that a message names; of more it says how many


@dataclass(frozen=True)
class _Built:
    job: ReportInputs
    files: dict[str, bytes]
    start: float  # when its building began

    @property
    def is_complete(self) -> bool:
        """Whether the PDF, if there is to be one, and the manifest are there."""
        return MANIFEST in self.files


class Session:
    """Rebuilds a report as its inputs change. Not thread-safe.

    What it stores is what `as-stated report` would store at that moment, or nothing.

    Args:
        folder: of all reports.
        builder: builds the page and the PDF.
        live: shows the page as soon as it is built, stored or not, and what is wrong.
        tell: says what was built, and what is wrong.
        printed: called from another thread when `collect_pdf` has something to collect.
        settle_s: how long a file may take to be saved, in seconds.
    """

    def __init__(
        self,
        folder: Path,
        cache: Cache,
        builder: Builder,
        live: Live,
        tell: Tell,
        printed: Callable[[], None],
        settle_s: float = SETTLE_S,
    ) -> None:
        self._folder, self._cache, self._builder = folder, cache, builder
        self._live, self._tell, self._printed = live, tell, printed
        self._settle_s = settle_s
        self._seen: ReportInputs | None = None
        self._problem = ""  # the one that is shown
        self._built: _Built | None = None  # the newest that is not stored yet
        self._printing: tuple[_Built, Future[Path]] | None = None

    def rebuild(self) -> None:
        """Rebuild the page if an input has changed since the last call; show what is wrong."""
        now: ReportInputs | None = None
        try:
            now = self._builder.inputs()
            if now == self._seen:
                self._store()
                return
            before, self._seen = self._seen, now
            self._build(now, _saved(before, now))
        except Exception as error:  # the template is being edited too, and may raise anything
            self._fail(now, error)

    def _fail(self, job: ReportInputs | None, error: Exception) -> None:
        """Show an error, unless a file was only half saved."""
        time.sleep(self._settle_s)
        now: ReportInputs | None = None
        with suppress(OSError, AsStatedError):
            now = self._builder.inputs()
        if now == job:
            self._seen = now
            if now:
                self._cache.keep_failed(now.report, error)
            self._show_problem(describe(error))

    def _show_problem(self, problem: str) -> None:
        """Say and show a problem, once until something is built or stored."""
        if problem != self._problem:
            self._problem = problem
            self._live.show_problem(problem)
            self._tell(problem, err=True)

    def _build(self, job: ReportInputs, saved: str) -> None:
        self._problem = ""
        start = time.monotonic()
        files = sound_report(job, self._cache) or self._builder.page(job)
        self._built = _Built(job, files, start)
        self._live.publish(job.report, files)
        self._tell(f"{saved}: {PAGE} in {time.monotonic() - start:.1f} s")
        self._store()
        self._print()

    def _print(self) -> None:
        """Begin the PDF of the newest page, unless one is being printed: wait for that first.

        Without a PDF its cards are made at once: a save waits for them, and the page is shown already.
        """
        built = self._built
        if not built or built.is_complete or self._printing:
            return
        if not built.job.paper:
            self._complete(built, None)
            return
        future = self._builder.print(built.job, built.files)
        self._printing = built, future
        future.add_done_callback(lambda _: self._printed())

    def collect_pdf(self) -> None:
        """Take the PDF that is printed, and store the report, unless the page is out of date."""
        if self._printing is None:
            return
        (built, future), self._printing = self._printing, None
        if built is not self._built:  # saved again since
            self._print()
            return
        self._complete(built, future)

    def _complete(self, built: _Built, printed: "Future[Path] | None") -> None:
        """Put PDF and cards to the newest page, and store the report."""
        try:
            files = self._builder.complete(built.job, built.files, printed)
        except Exception as error:  # of the template, in the other process
            self._show_problem(describe(error))
        else:
            self._built = replace(built, files=files)
            self._store()

    def _store(self) -> None:
        """Store the newest report if it is complete, and no input has changed since.

        What keeps it from being written is shown; the next call tries again.
        """
        built = self._built
        if built is None or not built.is_complete:
            return
        job = built.job
        try:
            with held(self._folder, with_quantities="/" in job.report):
                if self._builder.inputs() != job:
                    return  # saved again since; or while it was built, and half of it got in
                if not restore_if_unchanged(job, self._folder / job.report, self._cache):
                    write_folder(self._folder / job.report, built.files)
                    self._cache.keep(job, built.files)
                write_tables(self._folder, self._cache, job.settings, self._tell)
                write_index(self._folder, self._cache, job.settings.site)
        except FileNotFoundError:  # an input, which is just being saved
            return
        except AsStatedError as error:
            self._show_problem(str(error))
            return
        self._built, self._problem = None, ""
        self._live.clear()
        taken = time.monotonic() - built.start
        self._tell(f"{self._folder.name}/{job.report}/: complete in {taken:.1f} s")

    def finish(self) -> None:
        """Wait for the PDF of the page that is shown, and store the report."""
        self._store()
        self._print()  # Ctrl-C may have come before that
        if self._printing:
            self._tell("Waiting for the PDF. Ctrl-C again ends without it.")
        while self._printing:
            wait([self._printing[1]])
            self.collect_pdf()


def _saved(before: ReportInputs | None, now: ReportInputs) -> str:
    """Which files have been saved, or deleted, from one job to the next."""
    if before is None:
        return now.report
    old, new = before.files, now.files
    names = sorted(path for path in {*old, *new} if old.get(path) != new.get(path))
    names += ["the template"] if before.template != now.template else []
    return ", ".join(names) if len(names) <= NAMED else f"{len(names)} files"
