"""Client of the fork server: starts it, and has it fork kernels.

One connection a fork, which the forked process keeps open as long as it lives.

Why not the fork server of `multiprocessing`: it refuses the children of daemonic processes, and the
workers of a Dask cluster are such (tests/kernels holds this); every process of a pool would import
for itself what one server imports for all, 1.1 seconds of processor time each (measured); and it
takes its environment, hash seed included, from the process that starts it, where here time zone,
locale and hash seed are set.
"""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from as_stated.kernels import forkserver
from as_stated.kernels.forkserver import LAUNCHER
from as_stated.scratch import Scratch

# Where a fork of a process with these libraries loaded is sound. macOS's own libraries are not.
CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"
PATIENCE = 2  # seconds that the server is given to end its forks


class ForkServer:
    """A fork server of this process; it ends with this process.

    Args:
        modules: what to import in it, by name; what never to import, after a "!".
        environment: its environment.

    Attributes:
        address: of its socket, a path. Any process of this machine's user can connect to it.
    """

    def __init__(self, modules: Sequence[str], environment: Mapping[str, str]) -> None:
        self._folder = Scratch()
        self.address = str(self._folder.path / "server")
        listener = socket.socket(socket.AF_UNIX)
        try:
            listener.bind(self.address)
            listener.listen(64)
            # What libraries say, of a font cache or a socket, is nothing for the user's terminal.
            words = (self._folder.path / "words").open("wb")
            # -P: no module of the working directory's is taken for a library's.
            command = [sys.executable, "-P", "-m", forkserver.__name__, str(listener.fileno())]
            with listener, words:
                self._process = subprocess.Popen(
                    [*command, *modules],
                    env={**environment, "TMPDIR": str(self._folder.path)},
                    stdin=subprocess.PIPE,  # never written to: it ends when this process does
                    stdout=words,
                    stderr=words,
                    pass_fds=[listener.fileno()],
                    start_new_session=True,  # Ctrl-C is for this process, which then stops the server
                )
        except BaseException:
            listener.close()
            self._folder.remove()
            raise

    @property
    def is_alive(self) -> bool:
        """Whether the server runs."""
        return self._process.poll() is None

    def close(self) -> None:
        """End it, and with it what it forked and what those have started."""
        self._process.terminate()
        try:
            self._process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
        self._folder.remove()


class Fork:
    """A forked kernel, with what jupyter_client asks of a `subprocess.Popen`."""

    stdin = stdout = stderr = None  # the server's, not ours to close

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
            raise OSError("the fork server has ended")
        self.pid = int(answer)
        self._life.setblocking(False)

    def poll(self) -> int | None:
        """The exit code, or None while it runs: until then it holds its end of the connection."""
        if self.returncode is None:
            with contextlib.suppress(BlockingIOError):
                said = self._life.recv(16)
                self.returncode = int(said) if said else -signal.SIGKILL
                self._life.close()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end, for `timeout` seconds at most, and return its exit code.

        Raises:
            subprocess.TimeoutExpired: it still runs after so many seconds.
        """
        until = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            left = None if until is None else until - time.monotonic()
            if left is not None and left <= 0:
                raise subprocess.TimeoutExpired(LAUNCHER, timeout or 0)
            select.select([self._life], [], [], left)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal by its `number`, if it runs."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def terminate(self) -> None:
        """Send SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Send SIGKILL."""
        self.send_signal(signal.SIGKILL)
