"""A process that has imported what kernels need, and forks one whenever it is asked to.

A kernel's start is mostly imports: a second of pandas, matplotlib and IPython. The zygote imports
them once and runs none of anybody's code, so that every fork of it is a new, clean kernel.

`Zygote` starts it and asks; `main` is the zygote itself. They speak over a socket in a file: one
connection a fork, which the forked process keeps open as long as it lives.
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
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any, NoReturn

# Where a fork of a process with these libraries loaded is sound. macOS's own libraries are not.
CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"
# What may differ from kernel to kernel; all else a library may have read when it was imported.
SET_AFTER_FORK = {"AS_STATED_ROOT", "IPYTHONDIR", "JPY_PARENT_PID", "JPY_SESSION_NAME"}
LAUNCHER = "ipykernel_launcher"
KERNEL = (
    "ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell", "runpy", "sqlite3", "pdb",
    "IPython.core.completerlib", "IPython.core.debugger", "IPython.extensions.storemagic",
    "tornado.platform.asyncio", "tornado.queues", "zmq.utils.garbage",
)  # fmt: skip


@dataclass(frozen=True)
class Nearby:
    """A zygote that can be asked, whoever started it.

    Attributes:
        address: of its socket, a path.
        environment: its environment. A kernel whose own differs needs another start.
    """

    address: str
    environment: Mapping[str, str]


class Zygote:
    """A zygote of this process's own; it ends with this process.

    Args:
        modules: what to import in it, by name; what never to import, after a "!".
        environment: its environment.
    """

    def __init__(self, modules: Sequence[str], environment: Mapping[str, str]) -> None:
        self._folder = TemporaryDirectory(prefix="as-stated-", ignore_cleanup_errors=True)
        self.nearby = Nearby(str(Path(self._folder.name) / "zygote"), dict(environment))
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(self.nearby.address)
        listener.listen(64)
        with listener:
            # -P: no module of the working directory's is taken for a library's.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", __name__, str(listener.fileno()), *modules],
                env=dict(environment),
                stdin=subprocess.PIPE,  # never written to: it ends when this process does
                pass_fds=[listener.fileno()],
                start_new_session=True,  # Ctrl-C is for whoever asked, who then ends the zygote
            )

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def close(self) -> None:
        """End it; what it forked ends by itself within a second."""
        self._process.kill()
        self._process.communicate()
        self._folder.cleanup()


def suits(
    command: Sequence[str], environment: Mapping[str, str], zygote: Mapping[str, str]
) -> bool:
    """Whether a fork would be what a start of `command` is: same program, same environment."""
    python, *options = command[:-2] or [""]
    if len(command) < 3 or not _is_this_python(python) or options[:2] != ["-m", LAUNCHER]:
        return False
    return _unchanging(environment) == _unchanging(zygote)


def _unchanging(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name not in SET_AFTER_FORK}


def _is_this_python(python: str) -> bool:
    try:
        return Path(python).samefile(sys.executable)
    except OSError:
        return False


class Fork:
    """A forked kernel, with what jupyter_client asks of a `subprocess.Popen`."""

    stdin = stdout = stderr = None  # of the zygote's, not ours to close

    def __init__(
        self, address: str, command: Sequence[str], cwd: str, environment: Mapping[str, str]
    ) -> None:
        self.returncode: int | None = None
        self._life = socket.socket(socket.AF_UNIX)
        self._life.connect(address)
        asked = {"arguments": list(command[3:]), "cwd": cwd, "environment": dict(environment)}
        self._life.sendall(json.dumps(asked).encode() + b"\n")
        answer = self._life.makefile("rb", buffering=0).readline()
        if not answer:
            self._life.close()
            raise OSError("the zygote has ended")
        self.pid = int(answer)
        self._life.setblocking(False)

    def poll(self) -> int | None:
        """The exit code, or None while it lives: it holds its end of the connection till then."""
        if self.returncode is None:
            with contextlib.suppress(BlockingIOError):
                said = self._life.recv(16)
                self.returncode = int(said) if said else -signal.SIGKILL
                self._life.close()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended, and give its exit code.

        Raises:
            subprocess.TimeoutExpired: it has not, in so many seconds.
        """
        until = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            left = None if until is None else until - time.monotonic()
            if left is not None and left <= 0:
                raise subprocess.TimeoutExpired(LAUNCHER, timeout or 0)
            select.select([self._life], [], [], left)
        return code

    def send_signal(self, number: int) -> None:
        """Send a signal, if it lives."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


def main(number: int, modules: Sequence[str]) -> None:
    """Be a zygote: import `modules`, then fork a kernel for each connection.

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
        if sys.stdin in ready:  # whoever started this has ended
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
        pass  # whoever asked has ended meanwhile
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(OSError):
            connection.sendall(str(code).encode())
        sys.exit(code)  # as any program ends: what it registered for its end is run


def _follow(connection: socket.socket) -> None:
    """End as soon as whoever asked for this kernel has ended, however that came about."""
    with contextlib.suppress(OSError):
        while connection.recv(1):
            pass
    os._exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
