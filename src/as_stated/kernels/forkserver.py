"""A process that has imported what kernels need, and forks one whenever it is asked to.

A kernel's start is mostly imports: a second of pandas, matplotlib and IPython. The server imports
them once and runs none of anybody's code, so that every fork of it is a new, clean kernel.

This is the program `python -m as_stated.kernels.forkserver`; `client` connects to it. Each
connection asks for one fork, with a line of JSON, and is answered with its process id and, when it
ends of itself, with its exit code.
"""

import builtins
import contextlib
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
    "IPython.core.completerlib", "IPython.core.debugger", "IPython.extensions.storemagic",
    "tornado.platform.asyncio", "tornado.queues", "zmq.utils.garbage",
)  # fmt: skip


def main(number: int, modules: Sequence[str]) -> None:
    """Run the server: import `modules`, then fork a kernel for each connection.

    Args:
        number: the file descriptor of the socket to listen at.
    """
    listener = socket.socket(fileno=number)
    listener.setblocking(True)
    # Some libraries ask when they are imported whether they are in a kernel, pandas among them.
    builtins.get_ipython = _Kernel  # type: ignore[attr-defined]
    for module in (*KERNEL, *modules):
        if module.startswith("!"):
            sys.modules[module[1:]] = None  # type: ignore[assignment]  # who asks is told it is absent
        else:
            import_module(module)
    del builtins.get_ipython  # type: ignore[attr-defined]
    gc.collect()
    gc.freeze()  # or each collection in a fork would copy the memory it shares
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the forks
    while True:
        ready, _, _ = select.select([listener, sys.stdin], [], [])
        if sys.stdin in ready:  # the process that started this has ended
            return
        connection, _ = listener.accept()
        with connection:
            asked = connection.makefile("rb", buffering=0).readline()
            if asked and os.fork() == 0:
                listener.close()
                _become(connection, json.loads(asked))


class _Kernel:
    """What `get_ipython()` gives in a kernel, as far as libraries look."""

    kernel = True


def _become(connection: socket.socket, asked: dict[str, Any]) -> NoReturn:
    """In the fork: be the kernel that was asked for, as `python -m ipykernel_launcher` is."""
    code = 1
    try:
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
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
