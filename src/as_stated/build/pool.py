"""A pool of processes that survives one that is killed, and leaves signals to its parent."""

import logging
import os
import pickle
import signal
import tempfile
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import count
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import Any
from weakref import WeakSet

from as_stated.scratch import Scratch

# Calls a process answers, about, before another takes its place: libraries leak a little. Not by
# Python's own `max_tasks_per_child`, which deadlocks (python/cpython#115634).
MAX_TASKS_PER_PROCESS = 50
FOR_PARENT = (signal.SIGINT, signal.SIGHUP)  # what a terminal sends to all processes at once


class FilePool:
    """A pool of processes whose arguments and results pass through files.

    A process that is killed in the middle of a long message would leave Python's own pool waiting
    for the rest of it for ever. Processes are spawned, replaced after `MAX_TASKS_PER_PROCESS` calls
    each and when one of them was killed; they leave Ctrl-C to this process, and end with it. They
    start at once. Not thread-safe.

    Args:
        function: what is called in them; importable by name.
        processes: how many.
        prepare: called once in each process, with `arguments`; importable by name.
    """

    def __init__(
        self,
        function: Callable[..., Any],
        processes: int,
        prepare: Callable[..., object],
        *arguments: object,
    ) -> None:
        self._function, self._processes = function, processes
        self._folder = Scratch()
        self._begin = (str(self._folder.path), prepare, arguments)
        self._numbers = count()
        self._submitted: WeakSet[Future[Any]] = WeakSet()
        self._start()

    def _start(self) -> None:
        self._executor = ProcessPoolExecutor(
            self._processes, get_context("spawn"), _begin, self._begin
        )
        # What is stopped is this process, which then ends the others; blocked, because they are not yet
        # ready to ignore it.
        signal.pthread_sigmask(signal.SIG_BLOCK, FOR_PARENT)
        try:
            self._submitted.add(self._executor.submit(_start_now))
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, FOR_PARENT)

    def submit(self, *arguments: object) -> "Future[Path]":
        """Have the function called with these arguments; `fetch` gives what it returns."""
        number = next(self._numbers)
        if number and number % (MAX_TASKS_PER_PROCESS * self._processes) == 0:
            self._executor.shutdown()  # when it is done: two at work would take twice the memory
            self._start()
        path = self._folder.path / str(number)
        path.write_bytes(pickle.dumps((self._function, arguments)))
        try:
            future = self._executor.submit(_call, path)
        except BrokenProcessPool:
            self._start()
            future = self._executor.submit(_call, path)
        self._submitted.add(future)
        return future

    def fetch(self, future: "Future[Path]") -> Any:
        """What the function returned whose `future` is done; it raises what the function raised.

        Raises:
            BrokenProcessPool: the process was killed.
        """
        path = future.result()
        result = pickle.loads(path.read_bytes())
        path.unlink()
        return result

    def close(self) -> None:
        """End the processes when they are done."""
        self._executor.shutdown(cancel_futures=True)
        self._folder.remove()

    def kill(self) -> None:
        """End the processes, whatever they are doing, and every other child of this process."""
        for process in active_children():
            process.kill()
        wait(self._submitted)  # until the pool knows that they are gone
        self.close()


def _begin(folder: str, prepare: Callable[..., object], arguments: tuple[object, ...]) -> None:
    """In a process of a pool: leave Ctrl-C and a closed terminal to the parent, and end with it."""
    tempfile.tempdir = folder  # what it leaves there when it is killed is removed with the folder
    for number in FOR_PARENT:
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, FOR_PARENT)
    logging.getLogger().addHandler(logging.NullHandler())
    parent = parent_process()

    def follow() -> None:
        if parent:
            parent.join()
        os._exit(1)

    Thread(target=follow, daemon=True).start()
    prepare(*arguments)


def _start_now() -> None:
    """Start the processes now: a pool starts them only when it is first given something."""


def _call(path: Path) -> Path:
    """In a process of a pool: make the call that a file holds, and write its result there."""
    function, arguments = pickle.loads(path.read_bytes())
    path.write_bytes(pickle.dumps(function(*arguments)))
    return path
