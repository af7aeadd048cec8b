"""Where reports are built: in this process, in a pool of processes, or on the machines of a cluster.

Each is an executor in the sense of `concurrent.futures`; `Workers` says how many reports it can be
given before one is done, so that memory does not grow with the number of articles.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from socket import gethostname
from typing import Any

from as_stated.build.fingerprint import Environment
from as_stated.build.inputs import Progress, ReportInputs
from as_stated.build.modules import OF_PAGE, OF_PDF, import_all, preload_kernels
from as_stated.build.pool import FilePool
from as_stated.errors import AsStatedError, InputError, RenderError
from as_stated.kernels import adopt
from as_stated.stopping import OnSignal, on_signal

Built = dict[str, bytes]  # the files of a report: path to content
PREFETCH = 2  # reports queued per worker
NICENESS = 5  # of the process that prints: the page of the next save goes first


@dataclass(frozen=True)
class Workers:
    """Workers that build reports.

    Attributes:
        submit: give them a report's inputs, and those of its notebooks that are cached.
        room: how many reports they may have at a time.
        fetch: the files of the report that a finished future stands for.
    """

    submit: Callable[[ReportInputs, Mapping[str, bytes]], "Future[Any]"]
    room: Callable[[], int]
    fetch: Callable[["Future[Any]"], Built] = lambda future: future.result()


def cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def serial(kernels: int, progress: Progress) -> Iterator[Workers]:
    """This process: one report after the other, its notebooks side by side in threads.

    Args:
        kernels: how many may work at a time.
        progress: told each step of each report.
    """
    import_all("as_stated.build.report")
    from as_stated.build.report import build_report

    def submit(inputs: ReportInputs, cached: Mapping[str, bytes]) -> "Future[Built]":
        future: Future[Built] = Future()
        step = lambda what: progress(f"{inputs.report}: {what}")  # noqa: E731
        try:
            with on_signal(OnSignal.END):
                future.set_result(build_report(inputs, cached, kernels, step))
        except AsStatedError as error:
            future.set_exception(error)
        return future

    yield Workers(submit, lambda: 1)


@contextmanager
def process_pool(processes: int) -> Iterator[Workers]:
    """A pool of processes on this machine; on an error or Ctrl-C they are killed."""
    pool = FilePool(build_one, processes, adopt, preload_kernels())
    try:
        yield Workers(pool.submit, lambda: PREFETCH * processes, pool.fetch)
    except BaseException:  # nobody waits for what is being built now
        pool.kill()
        raise
    pool.close()


def build_one(inputs: ReportInputs, cached: Mapping[str, bytes]) -> Built:
    """In a worker: build a report of `inputs` and `cached` as `build_report`, one notebook after the other."""
    preload_kernels()
    from as_stated.build.report import build_report

    return build_report(inputs, cached)


class Printer(FilePool):
    """A process that sets PDFs behind the page, so that nobody who edits waits for them.

    `submit` takes a report's inputs and the files of its page; `fetch` gives the PDF.
    """

    def __init__(self) -> None:
        super().__init__(_print, 1, _prepare_to_print)


def _prepare_to_print() -> None:
    os.nice(NICENESS)
    import_all(*OF_PAGE, *OF_PDF)


def _print(inputs: ReportInputs, files: Mapping[str, bytes]) -> bytes:
    from as_stated.build.report import executed, pdf_file

    return pdf_file(inputs, executed(inputs, files), files)


@contextmanager
def dask(address: str) -> Iterator[Workers]:
    """The machines of a Dask cluster, as many as there are at any time.

    What a worker that died was building is built by another.

    Args:
        address: of the scheduler, such as tcp://10.0.0.1:8786.

    Raises:
        InputError: Dask is not installed, or there is no scheduler at that address.
    """
    try:
        from distributed import Client
    except ImportError as error:
        how = "pip install 'as-stated[cluster]'"
        raise InputError(f"--scheduler needs Dask, which is not installed. Run: {how}") from error
    try:
        client = Client(address, timeout=5, set_as_default=False)
    except (OSError, ValueError) as error:
        todo = "Start one with `dask scheduler`, or correct the address."
        raise InputError(f"--scheduler {address}: no scheduler answers there. {todo}") from error
    here = Environment.current()
    with client, client.get_executor(pure=False) as executor:
        yield Workers(
            lambda inputs, cached: executor.submit(_build_there, inputs, dict(cached), here),
            lambda: max(PREFETCH, PREFETCH * sum(client.nthreads().values())),
        )


def _build_there(inputs: ReportInputs, cached: Mapping[str, bytes], here: Environment) -> Built:
    """On a worker of the cluster, if it would give the same bytes."""
    if differing := Environment.current().differences(here):
        raise RenderError(
            f"worker {gethostname()} has other versions, and its reports would differ: {differing}. "
            "Install the same there."
        )
    return build_one(inputs, cached)
