"""How the command ends: what stops it or goes wrong, what it then says, and its exit code.

| ended by | says | exit code |
|---|---|---|
| an error of ours | its message | the error's, 1 or 2 |
| any other error | what, where, and that `--debug` shows the rest | 1 |
| SIGINT, SIGTERM, SIGHUP | "stopped; the last report is untouched" | 128 + the signal's number |
| standard output that nobody reads | nothing | 141, as of SIGPIPE |
"""

import errno
import gc
import logging
import os
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import active_children
from pathlib import Path
from time import sleep
from typing import NoReturn

from as_stated import scratch
from as_stated.atomic import repair_held
from as_stated.cli.output import WIDTH, OutputError, on_a_screen, say, write_nowhere
from as_stated.errors import AsStatedError, cut
from as_stated.stopping import Stopped, ends_at_once, take_signal

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STOPPED = "stopped; the last report is untouched"
GRACE_S = 4  # seconds from a signal to the end, whatever still hangs
PACKAGE = Path(__file__).parents[1]
AGAIN = {
    errno.ENOSPC: "Free some space and run again.",
    errno.EDQUOT: "Free some space and run again.",
    errno.EMFILE: "Allow more open files (`ulimit -n 256`) and run again.",
    errno.ENFILE: "Close other programs and run again.",
    errno.EROFS: "Choose a place that can be written to.",
    errno.EACCES: "Correct the permissions and run again.",
    errno.EPERM: "Correct the permissions and run again.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
    errno.ENOMEM: "Free some memory, or use fewer --jobs, and run again.",
    errno.EAGAIN: "Free some memory, end some processes, or use fewer --jobs, and run again.",
}


@contextmanager
def ending_well(debug: bool) -> Iterator[None]:
    """Run the command in this block: however it ends, it says so once and leaves nothing behind.

    For a whole process, in its main thread: what is set here is not set back.

    Args:
        debug: show what libraries say, and the traceback of an error that is not ours.

    Raises:
        SystemExit: always, unless the block ends by itself.
    """
    _open_standard_files()
    if not debug:
        _hush()
    for number in STOPPING:
        if signal.getsignal(number) != signal.SIG_IGN:  # as `nohup` has it
            signal.signal(number, _stop)
    try:
        try:
            yield
        finally:
            _end_kernels()
            gc.freeze()  # what is left goes with the process: to look through it for garbage takes long
            for number in STOPPING:  # all is done: from here on nothing is left to stop
                signal.signal(number, signal.SIG_IGN)
    except Stopped as stopped:
        _fail(STOPPED, 128 + stopped.number)
    except AsStatedError as error:
        _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        _fail(STOPPED, 128 + signal.SIGINT)
    except BrokenPipeError as error:
        _fail("", OutputError(error).exit_code)
    except Exception as error:
        if debug:
            with suppress(OSError):
                traceback.print_exception(error)
        _fail(_described(error), 1)


def _fail(message: str, code: int) -> None:
    """Say a message, cut to a screen, and exit."""
    if code == 128 + signal.SIGPIPE:
        message = ""
    if message:
        say(on_a_screen(message), err=True)
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            write_nowhere(number)
    sys.exit(code)


def _described(error: Exception) -> str:
    """An error that is not one of ours: what, where, what to do."""
    number = getattr(error, "errno", None)
    what = getattr(error, "strerror", None) or str(error) or "nothing more is known"
    if isinstance(error, MemoryError):
        number, what = errno.ENOMEM, "there is not enough memory"
    elif isinstance(error, RecursionError):
        what = "something is nested too deep"
    if not isinstance(error, OSError | MemoryError):
        what = f"{type(error).__name__}: {what}"
    if name := getattr(error, "filename", None):
        what = f"{cut(str(name), 200)}: {what}"
    todo = [AGAIN[number]] if number in AGAIN else []
    said = f"{cut(what, WIDTH // 2)}{_place(error)}."
    return " ".join([said, *todo, "--debug shows the rest."])


def _place(error: Exception) -> str:
    """The innermost line of this package that an error came through, in brackets."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if PACKAGE in path.parents and path.parent.name != "cli":
            return f" (as_stated/{path.relative_to(PACKAGE)}, line {frame.lineno})"
    return ""


def _open_standard_files() -> None:
    """Open what was closed (`>&-`): else the next file that is opened takes its place."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free
    nothing = Path(os.devnull)
    sys.stdin = sys.stdin or nothing.open("r")
    sys.stdout = sys.stdout or nothing.open("w")
    sys.stderr = sys.stderr or nothing.open("w")


def _hush() -> None:
    """Keep what libraries say from the terminal: of font caches, sockets and tasks."""
    logging.getLogger().addHandler(logging.NullHandler())
    warnings.showwarning = lambda *_, **__: None
    sys.unraisablehook = lambda _: None
    threading.excepthook = lambda _: None
    os.environ.setdefault("PYTHONWARNINGS", "ignore")  # for the processes that are started


def _stop(number: int, _: object) -> None:
    """On a signal: end, and ignore further ones."""
    for each in STOPPING:
        signal.signal(each, signal.SIG_IGN)
    if ends_at_once():
        _end_now(number)
    with suppress(RuntimeError):  # there may be no room for a thread
        threading.Thread(target=_end_anyway, args=(number,), daemon=True).start()
    take_signal(number)


def _end_anyway(number: int) -> None:
    """End if the main thread has not done so in time."""
    sleep(GRACE_S)
    _end_now(number)


def _end_now(number: int) -> NoReturn:
    """End without unwinding: what the run has started and written is undone here."""
    try:
        for process in active_children():
            process.kill()
        _end_kernels()
        repair_held()
        say(STOPPED, err=True)
        _kill_unlisted()
    finally:
        os._exit(128 + number)


def _kill_unlisted() -> None:
    """Kill children that `multiprocessing` has not listed yet: each would say that we have gone."""
    with suppress(OSError):  # no Linux
        for task in Path("/proc/self/task").iterdir():
            for child in (task / "children").read_text().split():
                with suppress(ProcessLookupError):
                    os.kill(int(child), signal.SIGKILL)


def _end_kernels() -> None:
    if "as_stated.kernels.preloading" in sys.modules:  # it is not imported for this
        from as_stated.kernels import stop

        stop()
    scratch.remove_all()
