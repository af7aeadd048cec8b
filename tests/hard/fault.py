"""The command `as-stated` with one fault in it: `python fault.py FAULT report ...`.

FAULT is JSON: `at`, a function as module:name; `times`, at which call of it; `inside`, a word that its
first argument must hold; and `do`: the name of a signal for the command, or of an error number.
A pool's processes read this file too, and there the signal is for the command all the same.
"""

import builtins
import errno
import io
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

if __name__ == "__main__":
    os.environ |= {"FAULT": sys.argv[1], "FAULT_PROCESS": str(os.getpid())}
FAULT = json.loads(os.environ.get("FAULT", "{}"))


def spoil(at: str, inside: str, times: int, do: str) -> None:
    """Have the function do something else at one of its calls."""
    module, _, path = at.partition(":")
    home: Any = import_module(module)
    *classes, name = path.split(".")
    for each in classes:
        home = getattr(home, each)
    function: Callable[..., Any] = getattr(home, name)
    calls = 0

    def faulty(*arguments: Any, **settings: Any) -> Any:
        nonlocal calls
        if inside in str(arguments[0] if arguments else "") and not _only_reads(name, arguments):
            calls += 1
            if calls == times:
                _do(do, str(arguments[0] if inside else at))
        return function(*arguments, **settings)

    setattr(home, name, faulty)
    if function is io.open:
        builtins.open = faulty


def _only_reads(name: str, arguments: tuple[Any, ...]) -> bool:
    return name == "open" and not (len(arguments) > 1 and "w" in str(arguments[1]))


def _do(what: str, where: str) -> None:
    if not what.startswith("SIG"):
        number = getattr(errno, what)
        raise OSError(number, os.strerror(number), where)
    os.kill(int(os.environ["FAULT_PROCESS"]), getattr(signal, what))
    if os.getpid() != int(os.environ["FAULT_PROCESS"]):
        time.sleep(60)  # the command ends this
    time.sleep(0.2)  # from another thread than its first it is heeded by and by


def set_clock(year: int) -> None:
    """Have this process believe that it is another year."""
    real, shift = time.time, time.mktime((year, 1, 19, 3, 14, 0, 0, 0, 0)) - time.time()
    time.time = lambda: real() + shift
    time.time_ns = lambda: int(time.time() * 1e9)


if "year" in FAULT:
    set_clock(FAULT["year"])
if "at" in FAULT:
    spoil(FAULT["at"], FAULT.get("inside", ""), FAULT.get("times", 1), FAULT["do"])

if __name__ == "__main__":
    sys.argv = ["as-stated", *sys.argv[2:]]
    from as_stated.cli import run

    run()
