"""Forked kernels, as jupyter_client uses them."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from as_stated.build.modules import MODULES
from as_stated.kernels.client import Fork
from as_stated.kernels.manager import Kernels, manager_class
from as_stated.kernels.preloading import adopt, environment, preload, stop
from tests.helpers.window import PATIENCE

pytestmark = pytest.mark.kernel

COMMAND = [sys.executable, "-m", "ipykernel_launcher", "-f", "file"]


@pytest.fixture
def server() -> Iterator[str]:
    stop()
    address = preload(MODULES)
    assert address is not None
    yield address
    stop()


async def ask(manager: Any, code: str) -> str:
    client = manager.client()
    client.start_channels()
    await client.wait_for_ready(timeout=PATIENCE)
    said: list[str] = []
    await client.execute_interactive(
        code, timeout=PATIENCE, output_hook=lambda m: said.append(m["content"].get("text", ""))
    )
    client.stop_channels()
    return "".join(said).strip()


def test_forked_interrupted_restarted_and_shut_down(server: str, tmp_path: Path) -> None:
    async def session() -> None:
        manager: Any = manager_class(tmp_path, tmp_path, Kernels(), {})()
        await manager.start_kernel()
        about = "import os; print(os.getpid(), os.getppid(), os.getcwd(), __name__)"
        pid, parent, cwd, name = (await ask(manager, about)).split()
        assert int(pid) == manager.provisioner.pid
        assert int(parent) != os.getpid()  # the server
        assert (cwd, name) == (str(tmp_path), "__main__")
        await ask(manager, "import pandas; pandas.left = 1")

        begun = tmp_path / "begun"
        sleep = "import time, pathlib; pathlib.Path('begun').touch(); time.sleep(3600)"
        asleep = asyncio.ensure_future(ask(manager, sleep))
        while not begun.exists() and not asleep.done():
            await asyncio.sleep(0.02)
        await manager.interrupt_kernel()
        await asleep

        await manager.restart_kernel(now=True)
        after = await ask(manager, "import os, pandas; print(os.getpid(), hasattr(pandas, 'left'))")
        assert after.split()[0] != pid
        assert after.endswith("False")
        await manager.shutdown_kernel()
        assert not await manager.is_alive()

    asyncio.run(session())


def test_a_dead_server_of_another_process_costs_only_time(tmp_path: Path) -> None:
    adopt(str(tmp_path / "none"))

    async def session() -> None:
        manager: Any = manager_class(tmp_path, tmp_path, Kernels(), {})()
        await manager.start_kernel()
        assert await ask(manager, "print(1 + 1)") == "2"
        await manager.shutdown_kernel(now=True)

    try:
        asyncio.run(session())
    finally:
        adopt(None)


def test_a_fork_is_waited_for_and_told_from_a_killed_one(server: str) -> None:
    def fork() -> Fork:
        words = [*COMMAND[:-1], "/dev/null/none"]
        return Fork(server, words, "/", environment())

    first = fork()
    assert first.wait(PATIENCE) == 1  # no such file
    assert first.poll() == 1
    first.terminate()  # it is gone: another process may have its number by now
    second = fork()
    second.kill()
    assert second.wait(PATIENCE) in (-signal.SIGKILL, 1)
    third = fork()
    os.kill(third.pid, signal.SIGSTOP)
    with pytest.raises(subprocess.TimeoutExpired):
        third.wait(0.1)
    third.kill()
    assert third.wait(PATIENCE) == -signal.SIGKILL


def _standard_fork() -> None:
    get_context("forkserver").Process(target=os.getpid).start()


def _our_fork(address: str) -> None:
    fork = Fork(address, [*COMMAND[:3], "--version"], "/", environment())
    assert fork.wait(PATIENCE) == 0


def test_a_daemonic_worker_may_have_kernels(server: str) -> None:
    """As those of a Dask cluster are. The standard library's fork server refuses: so it stays ours."""

    def exit_code(target: Callable[..., None], *words: str) -> int | None:
        worker = get_context("spawn").Process(target=target, args=words, daemon=True)
        worker.start()
        worker.join()
        return worker.exitcode

    assert exit_code(_our_fork, server) == 0
    assert exit_code(_standard_fork) == 1
