"""While somebody edits: what was saved is made anew at once, and the open page shows it."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from urllib.parse import quote

from as_stated.build import TEMPLATE
from as_stated.preview.server import Live, served
from as_stated.preview.session import Editor, Tell, Watched, warm_up
from as_stated.project import Project

STEP = 30  # milliseconds without another save, after which a save counts as done
LOOK = 1000  # milliseconds to the next look, whether or not the system tells of a save

# What is to be done, one after the other, in the thread that all of it belongs to.
_Todo = SimpleQueue[Callable[[], None]]


def watch(watched: Watched, port: int, show: Callable[[str], object], tell: Tell) -> None:
    """Keep a report up to date, and served on loopback, until Ctrl-C.

    Args:
        port: to serve at; 0 for any.
        show: given the page's address once it is served.
        tell: what was made, and what is wrong.

    Raises:
        InputError: the port is taken.
    """
    for name in ("SIGTERM", "SIGHUP"):  # asked to end, and its terminal was closed: as Ctrl-C
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)
    live = Live(watched.folder)
    try:
        with served(live, port) as address:
            page = f"{address}/{quote(watched.parameters.article)}/"
            tell(f"{page} shows each save. Ctrl-C ends.")
            show(page)
            _work(watched, live, tell)
    except KeyboardInterrupt:
        return


def _work(watched: Watched, live: Live, tell: Tell) -> None:
    todo: _Todo = SimpleQueue()

    def printed() -> None:
        todo.put(editor.take)

    with (
        Editor(watched, live, tell, printed) as editor,
        _saves(watched.project, lambda: todo.put(editor.look)),
    ):
        try:
            editor.look()
            warm_up()
            while True:
                todo.get()()
        except KeyboardInterrupt:
            editor.finish()
            raise


@contextmanager
def _saves(project: Project, saved: Callable[[], None]) -> Iterator[None]:
    """As long as the block runs, call `saved` after each save, and every second anyway.

    Systems do not tell of every save: not over some networks, and not in a folder that was put in
    place of another. Some are asked to tell of more files than they can.
    """
    from watchfiles import watch as saves

    folders = [project.root / each for each in ("data", "notebooks", "seeds")]
    stop = threading.Event()

    def follow() -> None:
        with suppress(OSError, RuntimeError):
            for _ in saves(
                *folders, TEMPLATE, watch_filter=None, step=STEP, stop_event=stop,
                rust_timeout=LOOK, yield_on_timeout=True,
            ):  # fmt: skip
                saved()
        while not stop.wait(LOOK / 1000):
            saved()

    thread = threading.Thread(target=follow)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
