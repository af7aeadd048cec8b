"""Who makes reports: this process, a pool of processes, or the machines of a cluster.

Each is an executor in the sense of `concurrent.futures`; `Workers` says how many jobs it can be
given before one is done, so that memory does not grow with the number of articles.
"""

import os
import pickle
import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path
from socket import gethostname
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any
from weakref import WeakSet

from as_stated.build import fingerprint
from as_stated.build.inputs import Progress, ReportInputs
from as_stated.errors import AsStatedError, InputError, RenderError
from as_stated.kernels import Nearby, adopt, prepare

Made = dict[str, bytes]
RENEWED = (
    50  # reports a process makes, about, before another takes its place: libraries leak a little
)
AHEAD = 2  # jobs a worker is given before it is done with one: the next lies ready


@dataclass(frozen=True)
class Workers:
    """Workers that can be given jobs.

    Attributes:
        submit: give them a job, and the notebooks of it that were executed before.
        room: how many jobs they may have at a time.
        fetch: what a finished future stands for.
    """

    submit: Callable[[ReportInputs, Mapping[str, bytes]], "Future[Any]"]
    room: Callable[[], int]
    fetch: Callable[["Future[Any]"], Made] = lambda future: future.result()


def cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def here(jobs: int, progress: Progress) -> Iterator[Workers]:
    """This very process, one report after the other; its notebooks run side by side.

    Args:
        jobs: how many kernels may work at a time.
        progress: told each step of each report.
    """
    from as_stated.build.report import build_report

    def submit(job: ReportInputs, known: Mapping[str, bytes]) -> "Future[Made]":
        future: Future[Made] = Future()
        try:
            future.set_result(
                build_report(job, known, jobs, lambda step: progress(f"{job.article}: {step}"))
            )
        except AsStatedError as error:
            future.set_exception(error)
        return future

    yield Workers(submit, lambda: 1)


@contextmanager
def pool(jobs: int) -> Iterator[Workers]:
    """One pool of processes for all reports; one that broke is replaced at the next job.

    Jobs and reports pass through files: a process that is killed in the middle of a long message
    would leave Python's own pool waiting for the rest of it for ever.

    Args:
        jobs: how many processes.
    """
    zygote = prepare()
    numbers = count()

    def new() -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, get_context("spawn"), follow_parent, (zygote,))

    executor = new()
    given: WeakSet[Future[Path]] = WeakSet()

    def submit(job: ReportInputs, known: Mapping[str, bytes]) -> "Future[Path]":
        nonlocal executor
        number = next(numbers)
        if number and number % (RENEWED * jobs) == 0:
            executor.shutdown()  # when it is done: two pools at work would take twice the memory
            executor = new()
        path = Path(folder.name) / str(number)
        path.write_bytes(pickle.dumps((job, dict(known))))
        try:
            future = executor.submit(_make_of_file, path)
        except BrokenProcessPool:
            executor = new()
            return submit(job, known)
        given.add(future)
        return future

    def fetch(future: "Future[Path]") -> Made:
        path = future.result()
        made: Made = pickle.loads(path.read_bytes())
        path.unlink()
        return made

    folder = TemporaryDirectory(prefix="as-stated-")
    try:
        yield Workers(submit, lambda: AHEAD * jobs, fetch)
    except BaseException:  # nobody waits for what is being made now
        for child in active_children():
            child.kill()
        wait(given)  # until the pool knows that they are gone
        raise
    finally:
        executor.shutdown(cancel_futures=True)
        folder.cleanup()


def follow_parent(zygote: Nearby | None = None) -> None:
    """In a process of a pool: leave Ctrl-C to the one that asked, end with it, use its zygote."""
    adopt(zygote)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def follow() -> None:
        if parent:
            parent.join()
        os._exit(1)

    Thread(target=follow, daemon=True).start()


def _make_of_file(path: Path) -> Path:
    """In a process of the pool: make the job that lies in a file, and put the report there."""
    path.write_bytes(pickle.dumps(_make(*pickle.loads(path.read_bytes()))))
    return path


def _make(job: ReportInputs, known: Mapping[str, bytes]) -> Made:
    """In a worker, where everything that it takes to import is imported but once."""
    prepare()
    from as_stated.build.report import build_report

    return build_report(job, known)


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """The machines of a Dask cluster, as many as there are at any time.

    What a worker that died was making is made by another.

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
    here = fingerprint.whole()
    with client, client.get_executor(pure=False) as executor:
        yield Workers(
            lambda job, known: executor.submit(_make_there, job, dict(known), here),
            lambda: max(AHEAD, AHEAD * sum(client.nthreads().values())),
        )


def _make_there(
    job: ReportInputs, known: Mapping[str, bytes], fingerprint_here: fingerprint.Whole
) -> Made:
    """On a worker of the cluster, if it would make the same bytes."""
    if unlike := fingerprint.whole().unlike(fingerprint_here):
        raise RenderError(
            f"worker {gethostname()} has other versions, and its reports would differ: {unlike}. "
            "Install the same there."
        )
    return _make(job, known)
