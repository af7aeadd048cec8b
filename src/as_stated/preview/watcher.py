"""Rebuilds a report whenever one of its inputs is saved, and serves it, until Ctrl-C."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from urllib.parse import quote

from as_stated.build import TEMPLATE, report_path
from as_stated.preview.builder import Builder, Tell, Watched, warm_up
from as_stated.preview.live import Live
from as_stated.preview.server import served
from as_stated.preview.session import Session
from as_stated.project import Project

DEBOUNCE_MS = 30  # without another save, after which a save counts as done
POLL_MS = 1000  # between two looks at the inputs, whether or not the system reports a save


def watch(
    watched: Watched,
    port: int,
    show: Callable[[str], object],
    tell: Tell,
    build: Callable[[Watched], Builder] = Builder,
) -> None:
    """Keep a report up to date, and serve it on loopback, until Ctrl-C.

    Ctrl-C waits for the PDF of what is shown. Runs in the main thread.

    Args:
        watched: the report.
        port: to serve at; 0 for any.
        show: called with the page's address once it is served.
        tell: says what was built, and what is wrong.
        build: makes the builder of the report.

    Raises:
        InputError: the port is taken.
    """
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    live = Live(watched.folder)
    try:
        with served(live, port) as address:
            page = f"{address}/{quote(report_path(watched.parameters))}/"
            tell(f"{page} shows each save. Ctrl-C ends.")
            show(page)
            with build(watched) as builder:
                _work(watched, builder, live, tell)
    except KeyboardInterrupt:
        return


def _work(watched: Watched, builder: Builder, live: Live, tell: Tell) -> None:
    """Rebuild and collect in turn, all in this thread; other threads only queue what is to do."""
    todo: SimpleQueue[Callable[[], None]] = SimpleQueue()
    cache = watched.cache
    session = Session(
        watched.folder, cache, builder, live, tell, lambda: todo.put(session.collect_pdf)
    )
    with _saves(watched.project, lambda: todo.put(session.rebuild)):
        try:
            session.rebuild()
            warm_up()
            while True:
                todo.get()()
        except KeyboardInterrupt:
            session.finish()
            raise
        finally:
            cache.sweep()


@contextmanager
def _saves(project: Project, saved: Callable[[], None]) -> Iterator[None]:
    """Call `saved` after each save, and every second anyway, as long as the block runs.

    Called from another thread. Systems do not report every save: not over some networks, not in a
    folder that replaced another, and not in more files than they can watch.
    """
    from watchfiles import watch as saves

    folders = [project.root / each for each in ("data", "notebooks", "seeds")]
    stop = threading.Event()

    def follow() -> None:
        with suppress(OSError, RuntimeError):
            for _ in saves(
                *folders, TEMPLATE, watch_filter=None, step=DEBOUNCE_MS, stop_event=stop,
                rust_timeout=POLL_MS, yield_on_timeout=True,
            ):  # fmt: skip
                saved()
        while not stop.wait(POLL_MS / 1000):
            saved()

    thread = threading.Thread(target=follow)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
