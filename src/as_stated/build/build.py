"""Brings reports up to date: those that changed are built, on this machine or on many."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from as_stated.build.batch import Batch, Failure, restore_if_unchanged
from as_stated.build.cache import Cache, open_cache
from as_stated.build.executors import Workers, cores, dask, process_pool, serial
from as_stated.build.index import report_folders, write_index
from as_stated.build.inputs import (
    Progress,
    ReportInputs,
    ReportParameters,
    is_of_quantity,
    notebooks_of,
    read_inputs,
    report_path,
)
from as_stated.build.modules import preload_kernels
from as_stated.build.stacked import write_tables
from as_stated.build.target import check_target, held, read_manifest
from as_stated.coding import Settings, read_settings
from as_stated.errors import AsStatedError
from as_stated.project import Project
from as_stated.scratch import Scratch
from as_stated.stopping import CELL_TIMEOUT_S


@dataclass(frozen=True)
class Order:
    """Which reports to build, where to and how.

    Attributes:
        chosen: the parameters of each report.
        folder: where to, the folder of all reports.
        paper: the size of the PDFs' pages, as CSS names it; None for no PDF.
        fresh: build all of them, whatever is cached.
        jobs: how many processes may work at a time; None for one a core, and for two kernels a core where
            there is one report alone: a kernel often waits.
        scheduler: address of the Dask cluster that is to build them; empty for this machine.
        timeout: how long a cell may take, in seconds.
        cards: make a card of each figure that holds.
    """

    project: Project
    chosen: tuple[ReportParameters, ...]
    folder: Path
    paper: str | None
    fresh: bool = False
    jobs: int | None = 1
    scheduler: str = ""
    timeout: int = CELL_TIMEOUT_S
    cards: bool = False


@dataclass(frozen=True)
class Outcome:
    """How many reports are up to date, and which could not be built.

    Attributes:
        made: how many reports are now as they should be.
        failures: those that are not, in the order that was asked for.
    """

    made: int
    failures: list[Failure]


def build_reports(order: Order, progress: Progress) -> Outcome:
    """Bring reports up to date: each is then as if it had just been built.

    Those of quantities come after those of articles, to which their pages lead.

    Args:
        order: which, where to and how.
        progress: told each step of a single report, or each of several that is done.

    Raises:
        InputError: there are no notebooks, no cluster, or the folder holds what people made.
        RenderError: nothing can be written to the folder.
    """
    paths = [report_path(each) for each in order.chosen]
    for each in order.chosen:
        notebooks_of(order.project, each)
    check_target(order.project, order.folder, paths)
    settings = read_settings(order.project)
    cache = open_cache(order.project.root / ".cache", progress)
    quantities = [each for each in order.chosen if is_of_quantity(each)]
    with held(order.folder, with_quantities=bool(quantities)):
        articles = [each for each in order.chosen if not is_of_quantity(each)]
        missing = list(_out_of_date(order, articles, cache, progress))
        try:
            with Scratch() as scratch:
                checked = str(scratch) if quantities else ""  # so that each article is once
                failures = _build(order, missing, checked, cache, progress)
                missing = list(_out_of_date(order, quantities, cache, progress))
                failures += _build(order, missing, checked, cache, progress)
        except BaseException:
            # What a run that was stopped had built is there to be read. Why it was is said. The index
            # first: after some seconds a stopped run is ended.
            with suppress(AsStatedError, OSError):
                _list_reports(order.folder, cache, settings)
                _finish(order.folder, cache, settings, progress)
            raise
        _finish(order.folder, cache, settings, progress)
    failures.sort(key=lambda each: paths.index(each.report))
    return Outcome(len(paths) - len(failures), failures)


def _build(
    order: Order,
    missing: Sequence[ReportParameters],
    checked: str,
    cache: Cache,
    progress: Progress,
) -> list[Failure]:
    """Build reports. Returns those that could not be built, in any order."""
    if not missing:
        return []
    reports = (replace(_inputs(order, each), checked=checked) for each in missing)
    with _workers(order, len(missing), progress) as workers:
        return Batch(order.folder, cache, workers, progress, order.fresh).run_all(reports)


def _finish(folder: Path, cache: Cache, settings: Settings, progress: Progress) -> None:
    """Tables before the index, which leads to them."""
    write_tables(folder, cache, settings, progress)
    _list_reports(folder, cache, settings)
    cache.sweep()


def _list_reports(folder: Path, cache: Cache, settings: Settings) -> None:
    if any(map(read_manifest, report_folders(folder))):
        write_index(folder, cache, settings.site)


def _out_of_date(
    order: Order, chosen: Sequence[ReportParameters], cache: Cache, progress: Progress
) -> Iterator[ReportParameters]:
    """Those reports that are not up to date, or are to be built again."""
    for parameters in chosen:
        inputs = _inputs(order, parameters)
        folder = order.folder / inputs.report
        if order.fresh or not restore_if_unchanged(inputs, folder, cache, progress):
            yield parameters
        else:
            progress(f"{inputs.report}: unchanged")


def _inputs(order: Order, parameters: ReportParameters) -> ReportInputs:
    return read_inputs(
        order.project, parameters, order.paper, order.timeout, order.folder, order.cards
    )


def _workers(order: Order, count: int, progress: Progress) -> AbstractContextManager[Workers]:
    """For so many reports; what they need is being imported from now on."""
    if order.scheduler:
        return dask(order.scheduler)
    preload_kernels()  # what comes next takes half a second to import, and so does what kernels need
    jobs = order.jobs or cores()
    if count == 1 or jobs == 1:
        is_single = len(order.chosen) == 1
        return serial(order.jobs or 2 * jobs, progress if is_single else lambda _: None)
    return process_pool(min(jobs, count))
