"""Many reports: each is restored from the cache, or given to workers.

Each is written as soon as it is built, so that a run that was stopped goes on where it was. One
that fails keeps none of the others from being built.
"""

from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from as_stated.atomic import write_folder
from as_stated.build import fingerprint
from as_stated.build.cache import Cache
from as_stated.build.executors import Workers
from as_stated.build.inputs import Progress, ReportInputs
from as_stated.errors import AsStatedError, RenderError
from as_stated.hashing import sha256
from as_stated.reading import UnreadableError, read_file
from as_stated.stopping import OnSignal, on_signal


@dataclass(frozen=True)
class Failure:
    """A report that could not be built, and why."""

    report: str  # its path in the folder of all reports
    error: AsStatedError


def restore_if_unchanged(
    inputs: ReportInputs, folder: Path, cache: Cache, progress: Progress = lambda _: None
) -> bool:
    """True if `folder` is up to date. Restores it from the cache if that is possible.

    Args:
        inputs: of the report.
        progress: called with a message if what the `cache` holds is not a report of these inputs.

    Raises:
        RenderError: it could not be written.
    """
    report = cache.report(inputs)
    if report is not None and _hashes_in(folder) == report:
        return True
    files = sound_report(inputs, cache, progress)
    if files is None:
        return False
    write_folder(folder, files)
    return True


def sound_report(
    inputs: ReportInputs, cache: Cache, progress: Progress = lambda _: None
) -> dict[str, bytes] | None:
    """The report, if it was made before and what the `cache` holds of it can be one of these `inputs`.

    As `restore_if_unchanged`, which says what `progress` is told; path in the report to content.
    """
    report = cache.report(inputs)
    files = cache.files(report) if report else None
    if files is None:
        return None
    from as_stated.build.report import is_sound  # half a second to import, rarely needed

    if is_sound(inputs, files):
        return files
    progress(f"{inputs.report}: what the cache holds is not this report; it is rebuilt")
    return None


def sound_notebooks(inputs: ReportInputs, cache: Cache) -> dict[str, bytes]:
    """The notebooks that the `cache` has for these `inputs`, without those that cannot be part of a report."""
    found = cache.notebooks(inputs)
    if not found:
        return {}
    from as_stated.build.outputs import is_sound_notebook

    return {name: content for name, content in found.items() if is_sound_notebook(content)}


def _hashes_in(folder: Path) -> dict[str, str]:
    """The hash of each file in a folder; none of a link, a pipe or a file that may not be read."""
    return {
        path.relative_to(folder).as_posix(): _hash_of(path)
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def _hash_of(path: Path) -> str:
    try:
        return "" if path.is_symlink() else sha256(read_file(path))
    except UnreadableError:
        return ""


class Batch:
    """Has reports built by workers; writes and caches each as it comes. Not thread-safe.

    Args:
        folder: of all reports.
        progress: called with a message for each report that is done or failed.
        fresh: run every notebook, whatever is cached.
    """

    def __init__(
        self, folder: Path, cache: Cache, workers: Workers, progress: Progress, fresh: bool = False
    ) -> None:
        self._folder, self._cache, self._workers = folder, cache, workers
        self._progress, self._fresh = progress, fresh
        self._failures: list[Failure] = []
        self._running: dict[Future[Any], ReportInputs] = {}

    def run_all(self, reports: Iterable[ReportInputs]) -> list[Failure]:
        """Build `reports` of these inputs; no more of them are read than the workers have room for.

        Returns:
            Those that could not be built, in any order.
        """
        with on_signal(OnSignal.RAISE):
            for inputs in reports:
                while len(self._running) >= self._workers.room():
                    self._wait_for_one()
                self._submit(inputs)
            while self._running:
                self._wait_for_one()
        return self._failures

    def _submit(self, inputs: ReportInputs) -> "Future[Any]":
        cached = {} if self._fresh else sound_notebooks(inputs, self._cache)
        future = self._workers.submit(inputs, cached)
        self._running[future] = inputs
        return future

    def _wait_for_one(self) -> None:
        done, _ = wait(self._running, return_when=FIRST_COMPLETED)
        if any(isinstance(future.exception(), BrokenExecutor) for future in done):
            self._retry_lost()
        else:
            with on_signal(OnSignal.FINISH):
                for future in done:
                    self._finish(future)

    def _finish(self, future: "Future[Any]") -> None:
        inputs = self._running.pop(future)
        try:
            files = self._workers.fetch(future)
            write_folder(self._folder / inputs.report, files)
            if fingerprint.template() == inputs.template:  # or half of another may be in it
                self._cache.keep(inputs, files)
            self._progress(f"{inputs.report}: done")
        except AsStatedError as error:
            self._fail(inputs, error)
        except Exception as error:  # in another process, so there is no trace to show
            self._fail(inputs, RenderError(f"{type(error).__name__}: {error}. Try it alone."))

    def _fail(self, inputs: ReportInputs, error: AsStatedError) -> None:
        self._cache.keep_failed(inputs.report, error)
        self._failures.append(Failure(inputs.report, error))
        self._progress(f"{inputs.report}: failed")

    def _retry_lost(self) -> None:
        """A process was killed, and all that was running was lost: retry each alone."""
        wait(self._running)
        lost = [each for each in self._running if isinstance(each.exception(), BrokenExecutor)]
        for inputs in [self._running.pop(each) for each in lost]:
            again = self._submit(inputs)
            wait([again])
            if isinstance(again.exception(), BrokenExecutor):
                del self._running[again]
                why = "the process that built it was killed, perhaps because memory ran out"
                self._fail(inputs, RenderError(f"{why}. Try it alone."))
