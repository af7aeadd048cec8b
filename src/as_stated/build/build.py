"""Brings reports up to date: those that changed are built, on this machine or on many."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path

from as_stated.atomic import locked
from as_stated.build.batch import Batch, Failure, restore_if_unchanged
from as_stated.build.cache import Cache, open_cache
from as_stated.build.executors import Workers, dask, process_pool, serial
from as_stated.build.index import write_index
from as_stated.build.inputs import Progress, read_inputs
from as_stated.build.modules import preload_kernels
from as_stated.build.stacked import write_tables
from as_stated.build.target import check_target, read_manifest
from as_stated.errors import AsStatedError, InputError
from as_stated.project import Project
from as_stated.show import Parameters
from as_stated.stopping import CELL_TIMEOUT_S


@dataclass(frozen=True)
class Order:
    """What is asked for.

    Attributes:
        chosen: the parameters of each report.
        folder: where to, the folder of all reports.
        paper: the size of the PDFs' pages, as CSS names it; None for no PDF.
        fresh: build all of them, whatever is cached.
        jobs: how many processes may work at a time.
        scheduler: address of the Dask cluster that is to build them; empty for this machine.
        timeout: how long a cell may take, in seconds.
    """

    project: Project
    chosen: tuple[Parameters, ...]
    folder: Path
    paper: str | None
    fresh: bool = False
    jobs: int = 1
    scheduler: str = ""
    timeout: int = CELL_TIMEOUT_S


@dataclass(frozen=True)
class Outcome:
    """The result.

    Attributes:
        made: how many reports are now as they should be.
        failures: those that are not, in the order that was asked for.
    """

    made: int
    failures: list[Failure]


def build_reports(order: Order, progress: Progress) -> Outcome:
    """Bring reports up to date: each is then as if it had just been built.

    Args:
        progress: told each step of a single report, or each of several that is done.

    Raises:
        InputError: there are no notebooks, no cluster, or the folder holds what people made.
        RenderError: nothing can be written to the folder.
    """
    project = order.project
    if not project.notebooks:
        raise InputError(f"{project.root / 'notebooks'}: there are no notebooks. Restore them.")
    check_target(project, order.folder, [each.article for each in order.chosen])
    cache = open_cache(project.root / ".cache", progress)
    failures: list[Failure] = []
    with locked(order.folder):
        missing = list(_missing(order, cache, progress))
        if missing and not order.scheduler:
            preload_kernels()  # what comes next takes half a second to import, and so does what kernels need
        try:
            if missing:
                reports = (
                    read_inputs(project, each, order.paper, order.timeout) for each in missing
                )
                with _workers(order, len(missing), progress) as workers:
                    batch = Batch(order.folder, cache, workers, progress, order.fresh)
                    failures += batch.run_all(reports)
        except BaseException:
            # What a run that was stopped had built is there to be read. Why it was is said. The index
            # first: after some seconds a stopped run is ended.
            with suppress(AsStatedError, OSError):
                _list_reports(order.folder, cache)
                _finish(order.folder, cache, progress)
            raise
        _finish(order.folder, cache, progress)
    failures.sort(key=lambda each: [one.article for one in order.chosen].index(each.article))
    return Outcome(len(order.chosen) - len(failures), failures)


def _finish(folder: Path, cache: Cache, progress: Progress) -> None:
    """Tables before the index, which leads to them."""
    write_tables(folder, cache, progress)
    _list_reports(folder, cache)
    cache.sweep()


def _list_reports(folder: Path, cache: Cache) -> None:
    if any(map(read_manifest, folder.glob("[!.]*/"))):
        write_index(folder, cache)


def _missing(order: Order, cache: Cache, progress: Progress) -> Iterator[Parameters]:
    """Those reports that are not up to date, or are to be built again."""
    for parameters in order.chosen:
        name = parameters.article
        inputs = read_inputs(order.project, parameters, order.paper, order.timeout)
        if order.fresh or not restore_if_unchanged(inputs, order.folder / name, cache, progress):
            yield parameters
        else:
            progress(f"{name}: unchanged")


def _workers(order: Order, count: int, progress: Progress) -> AbstractContextManager[Workers]:
    if order.scheduler:
        return dask(order.scheduler)
    if count == 1 or order.jobs == 1:
        is_single = len(order.chosen) == 1
        return serial(order.jobs, progress if is_single else lambda _: None)
    return process_pool(min(order.jobs, count))
