"""A process that has imported what kernels need, and forks one whenever it is asked to.

A kernel's start is mostly imports: a second of pandas, matplotlib and IPython. The server imports
them once and runs none of anybody's code, so that every fork of it is a new, clean kernel.

This is the program `python -m as_stated.kernels.forkserver`; `client` connects to it. Each
connection asks for one fork, with a line of JSON, and is answered with its process id and, when it
ends of itself, with its exit code.
"""

import builtins
import contextlib
import ctypes
import fcntl
import gc
import json
import os
import runpy
import select
import signal
import socket
import sys
import time
import traceback
from collections.abc import Sequence
from importlib import import_module
from threading import Thread
from typing import Any, NoReturn

LAUNCHER = "ipykernel_launcher"
KERNEL = (
    "ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell", "runpy", "sqlite3", "pdb",
    "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.oinspect", "IPython.extensions.storemagic",
    "tornado.platform.asyncio", "tornado.queues", "zmq.utils.garbage",
)  # fmt: skip

HANDLED = (signal.SIGCHLD, signal.SIGTERM)  # by the server, not by its forks
PR_SET_PDEATHSIG = 1  # of prctl(2)
_FORKS: set[int] = set()  # those that run, and lead a group of processes each


def main(number: int, modules: Sequence[str]) -> None:
    """Run the server: import `modules`, then fork a kernel for each connection.

    Args:
        number: the file descriptor of the socket to listen at.
    """
    gc.disable()  # imports leave little garbage, and looking for it takes a fifth of their time
    listener = socket.socket(fileno=number)
    listener.setblocking(True)
    # Some libraries ask when they are imported whether they are in a kernel, pandas among them.
    builtins.get_ipython = _Kernel  # type: ignore[attr-defined]
    # Until there is somebody to look: SIGIO, which ends this, when the process that started it ends.
    fcntl.fcntl(sys.stdin, fcntl.F_SETOWN, os.getpid())
    flags = fcntl.fcntl(sys.stdin, fcntl.F_GETFL)
    fcntl.fcntl(sys.stdin, fcntl.F_SETFL, flags | os.O_ASYNC)
    for module in (*KERNEL, *modules):
        if module.startswith("!"):
            sys.modules[module[1:]] = None  # type: ignore[assignment]  # who asks is told it is absent
        else:
            import_module(module)
    del builtins.get_ipython  # type: ignore[attr-defined]
    gc.freeze()  # or each collection in a fork would copy the memory it shares
    signal.signal(signal.SIGCHLD, _bury)
    signal.signal(signal.SIGTERM, lambda *_: _end())
    fcntl.fcntl(sys.stdin, fcntl.F_SETFL, flags)
    while True:
        ready, _, _ = select.select([listener, sys.stdin], [], [])
        if sys.stdin in ready:  # the process that started this has ended
            _end()
        connection, _ = listener.accept()
        with connection:
            asked = connection.makefile("rb", buffering=0).readline()
            if asked:
                _fork(listener, connection, json.loads(asked))


def _fork(listener: socket.socket, connection: socket.socket, asked: dict[str, Any]) -> None:
    # Or a fork that ends at once is not known yet.
    signal.pthread_sigmask(signal.SIG_BLOCK, HANDLED)
    server = os.getpid()
    pid = os.fork()
    if pid == 0:
        for number in HANDLED:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HANDLED)
        listener.close()
        _die_with(server)
        _become(connection, asked)
    _FORKS.add(pid)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HANDLED)


def _bury(*_: object) -> None:
    """Take note of forks that have ended, and kill what they had started."""
    with contextlib.suppress(ChildProcessError):  # there is none
        while ended := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            _kill(ended.si_pid)  # its number is nobody else's until it is waited for
            os.waitpid(ended.si_pid, 0)
            _FORKS.discard(ended.si_pid)


def _end() -> NoReturn:
    """Exit, and kill the forks with all that they have started."""
    for pid in _FORKS:
        _kill(pid)
    os._exit(0)


def _kill(pid: int) -> None:
    for kill in (os.killpg, os.kill):  # the second if it leads no group yet
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


def _die_with(server: int) -> None:
    """In a fork, on Linux: be killed when the server dies, also in the middle of a long computation."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != server:
            os._exit(1)


class _Kernel:
    """What `get_ipython()` gives in a kernel, as far as libraries look."""

    kernel = True


def _become(connection: socket.socket, asked: dict[str, Any]) -> NoReturn:
    """In the fork: be the kernel that was asked for, as `python -m ipykernel_launcher` is."""
    code = 1
    try:
        os.setsid()
        with open(os.devnull) as nothing:  # noqa: PTH123 (a file descriptor is what is wanted)
            os.dup2(nothing.fileno(), 0)
        os.chdir(asked["cwd"])
        os.environ.clear()
        os.environ.update(asked["environment"])
        time.tzset()
        if random := sys.modules.get("numpy.random"):
            random.seed()  # or every kernel would draw the same numbers
        sys.path.insert(0, asked["cwd"])  # as -m does; the launcher takes it out again
        Thread(target=_follow, args=(connection,), daemon=True).start()
        # Which process its parent is, it would have read when it was imported.
        parent = f"--IPKernelApp.parent_handle={os.getppid()}"
        sys.argv = [LAUNCHER, *asked["arguments"], parent]
        gc.enable()
        connection.sendall(f"{os.getpid()}\n".encode())
        runpy.run_module(LAUNCHER, run_name="__main__", alter_sys=True)
        code = 0
    except BrokenPipeError:
        pass  # the client has ended meanwhile
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(OSError):
            connection.sendall(str(code).encode())
        sys.exit(code)  # as any program ends: what it registered for its end is run


def _follow(connection: socket.socket) -> None:
    """Exit when the client dies."""
    with contextlib.suppress(OSError):
        while connection.recv(1):
            pass
    os._exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
