"""While somebody edits: what was saved is made anew at once, and the open page shows it."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from urllib.parse import quote

from as_stated import fingerprint
from as_stated.editing import Editor, Tell, Watched, warm_up
from as_stated.project import Project
from as_stated.readiness import stop_zygote
from as_stated.serving import Live, served

STEP = 30  # milliseconds without another save, after which a save counts as done
LOOK = 1000  # milliseconds to the next look, whether or not the system tells of a save
# What a new start has to import to get as far as showing what is wrong.
NEEDED = "import as_stated.cli, as_stated.watch"

# What is to be done, one after the other, in the thread that all of it belongs to.
_Todo = SimpleQueue[Callable[[], None]]


class _Changed(Exception):
    """The package's own code was saved: who watches has to start anew."""


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
    except _Changed:
        tell("The package’s code was saved: starting anew.")
        stop_zygote()
        again = ["--port", address.rpartition(":")[2], "--no-open"]
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:], *again])


def _work(watched: Watched, live: Live, tell: Tell) -> None:
    todo: _Todo = SimpleQueue()

    def printed() -> None:
        todo.put(editor.take)

    with Editor(watched, live, tell, printed) as editor:
        look = _Look(editor)
        with _saves(watched.project, lambda: todo.put(look)):
            try:
                look()
                warm_up()
                while True:
                    todo.get()()
            except KeyboardInterrupt:
                editor.finish()
                raise


class _Look:
    """A look at what was saved: the package's own code first, then what the report is made from."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self._tried = ""  # the code that was found not to work

    def __call__(self) -> None:
        try:
            code = fingerprint.code.__wrapped__()
        except FileNotFoundError:  # it is just being saved: the next look finds it
            return
        if code == fingerprint.code():
            self._editor.look()
        elif code != self._tried:
            if not (why := _why_not()):
                raise _Changed
            self._tried = code
            self._editor.forget()
            self._editor.problem(f"The package’s code does not work. Mend it.\n{why}")


def _why_not() -> str:
    """Why a new start would not get far; empty if it would."""
    tried = subprocess.run(
        [sys.executable, "-P", "-c", NEEDED], capture_output=True, text=True, check=False
    )
    *_, place = tried.stderr.rpartition("  File ")  # the last one is where it is
    return place.strip() if tried.returncode else ""


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
                *folders, fingerprint.PACKAGE, watch_filter=None, step=STEP, stop_event=stop,
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
