"""Many reports: what was made before is taken from the cache, the rest is given to workers.

Each report is written as soon as it is there, so that a run that was stopped goes on where it was.
One that fails keeps none of the others from being made.
"""

from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import dataclass
from pathlib import Path

from as_stated.atomic import write_folder
from as_stated.build import fingerprint
from as_stated.build.cache import Cache
from as_stated.build.executors import Made, Workers
from as_stated.build.inputs import Progress, ReportInputs
from as_stated.errors import AsStatedError, InputError, RenderError
from as_stated.hashing import sha256


@dataclass(frozen=True)
class Failure:
    """A report that could not be made, and why."""

    article: str
    error: AsStatedError

    @property
    def is_wrong_input(self) -> bool:
        """Whether the article or its coding is to blame."""
        return isinstance(self.error, InputError)


def restore_if_unchanged(job: ReportInputs, folder: Path, cache: Cache) -> bool:
    """Whether a report lies in `folder` just as it would come out if it were made now.

    One that does not, but was made before, is written anew from the cache, and then it does.

    Raises:
        RenderError: it could not be written.
    """
    report = cache.report(job)
    if report is None:
        return False
    if _hashes_in(folder) == report:
        return True
    files = cache.files(report)
    if files is None:
        return False
    write_folder(folder, files)
    return True


def _hashes_in(folder: Path) -> dict[str, str]:
    if not folder.is_dir():
        return {}
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def make_all(
    jobs: Iterable[ReportInputs],
    folder: Path,
    cache: Cache,
    workers: Workers,
    progress: Progress,
    fresh: bool = False,
) -> list[Failure]:
    """Have jobs done, and write and keep each report as it comes.

    Args:
        folder: of all reports.
        fresh: run every notebook, whatever came of it before.
        progress: told of each report that is done, whatever came of it.

    Returns:
        Those that could not be made, in no order.
    """
    failures: list[Failure] = []
    at_work: dict[Future[Made], ReportInputs] = {}

    def give(job: ReportInputs) -> Future[Made]:
        future = workers.submit(job, {} if fresh else cache.notebooks(job))
        at_work[future] = job
        return future

    def take(future: Future[Made]) -> None:
        job = at_work.pop(future)
        try:
            files = workers.fetch(future)
            write_folder(folder / job.article, files)
            if fingerprint.template() == job.template:  # or half of another may be in it
                cache.keep(job, files)
            progress(f"{job.article}: done")
        except AsStatedError as error:
            fail(job, error)
        except Exception as error:  # in another process, so there is no trace to show
            fail(job, RenderError(f"{type(error).__name__}: {error}. Try it alone."))

    def fail(job: ReportInputs, error: AsStatedError) -> None:
        failures.append(Failure(job.article, error))
        progress(f"{job.article}: not made")

    def wait_for_one() -> None:
        done, _ = wait(at_work, return_when=FIRST_COMPLETED)
        if any(isinstance(future.exception(), BrokenExecutor) for future in done):
            find_out()
        else:
            for future in done:
                take(future)

    def find_out() -> None:
        """A process was killed, and all that were at work were lost: each is tried again, alone."""
        wait(at_work)
        suspects = [each for each in at_work if isinstance(each.exception(), BrokenExecutor)]
        for job in [at_work.pop(suspect) for suspect in suspects]:
            again = give(job)
            wait([again])
            if isinstance(again.exception(), BrokenExecutor):
                del at_work[again]
                why = "the process that made it was killed, perhaps for want of memory"
                fail(job, RenderError(f"{why}. Try it alone."))

    for job in jobs:
        while len(at_work) >= workers.room():
            wait_for_one()
        give(job)
    while at_work:
        wait_for_one()
    return failures
