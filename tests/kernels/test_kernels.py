"""The provisioner of forked kernels, as any Jupyter program uses it."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from as_stated.kernels.client import Fork, Nearby, suits
from as_stated.kernels.preload import adopt, start_zygote, stop_zygote

COMMAND = [sys.executable, "-m", "ipykernel_launcher", "-f", "file"]
ENVIRONMENT = {"A": "1", "PATH": "/bin"}


@pytest.mark.parametrize(
    ("command", "environment", "fits"),
    [
        (COMMAND, ENVIRONMENT, True),
        ([*COMMAND, "--debug"], ENVIRONMENT, True),
        (COMMAND, {**ENVIRONMENT, "JPY_SESSION_NAME": "x", "IPYTHONDIR": "y"}, True),
        (COMMAND, {**ENVIRONMENT, "PYTHONPATH": "/elsewhere"}, False),
        (COMMAND, {"A": "2", "PATH": "/bin"}, False),
        (COMMAND, {"A": "1"}, False),
        (["/bin/sh", *COMMAND[1:]], ENVIRONMENT, False),
        (["/no/such/python", *COMMAND[1:]], ENVIRONMENT, False),
        ([sys.executable, "-X", "dev", *COMMAND[1:]], ENVIRONMENT, False),
        ([sys.executable, "-m", "other", "-f", "file"], ENVIRONMENT, False),
        ([], ENVIRONMENT, False),
    ],
)
def test_what_a_fork_is_the_same_as(
    command: list[str], environment: Mapping[str, str], fits: bool
) -> None:
    assert suits(command, environment, ENVIRONMENT) == fits


@pytest.fixture
def zygote() -> Iterator[Nearby]:
    stop_zygote()
    nearby = start_zygote(os.environ)
    assert nearby is not None
    yield nearby
    stop_zygote()


class Manager(AsyncKernelManager):
    """Of a kernel specification that asks for the provisioner by its name."""

    @property
    def kernel_spec(self) -> KernelSpec:
        named = {"provisioner_name": "as-stated"}
        return KernelSpec(argv=[*COMMAND[:-1], "{connection_file}"], language="python",
                          display_name="P", metadata={"kernel_provisioner": named})  # fmt: skip


async def ask(manager: Any, code: str) -> str:
    client = manager.client()
    client.start_channels()
    await client.wait_for_ready(timeout=60)
    said: list[str] = []
    await client.execute_interactive(
        code, timeout=60, output_hook=lambda m: said.append(m["content"].get("text", ""))
    )
    client.stop_channels()
    return "".join(said).strip()


def test_forked_interrupted_restarted_and_shut_down(zygote: Nearby, tmp_path: Path) -> None:
    async def session() -> None:
        manager: Any = Manager(transport="ipc", ip=str(tmp_path / "s"),
                               connection_file=str(tmp_path / "c.json"))  # fmt: skip
        await manager.start_kernel(cwd=str(tmp_path), env=dict(zygote.environment))
        about = "import os; print(os.getpid(), os.getppid(), os.getcwd(), __name__)"
        pid, parent, cwd, name = (await ask(manager, about)).split()
        assert int(pid) == manager.provisioner.pid
        assert int(parent) != os.getpid()  # the zygote
        assert (cwd, name) == (str(tmp_path), "__main__")
        await ask(manager, "import pandas; pandas.left = 1")

        asleep = asyncio.ensure_future(ask(manager, "import time; time.sleep(60)"))
        await asyncio.sleep(2)
        await manager.interrupt_kernel()
        await asyncio.wait_for(asleep, 30)

        await manager.restart_kernel(now=True)
        after = await ask(manager, "import os, pandas; print(os.getpid(), hasattr(pandas, 'left'))")
        assert after.split()[0] != pid
        assert after.endswith("False")
        await manager.shutdown_kernel()
        assert not await manager.is_alive()

    asyncio.run(session())


def test_a_kernel_of_another_environment_is_started_as_ever(zygote: Nearby, tmp_path: Path) -> None:
    async def session() -> None:
        manager: Any = Manager(transport="ipc", ip=str(tmp_path / "s"),
                               connection_file=str(tmp_path / "c.json"))  # fmt: skip
        await manager.start_kernel(env={**zygote.environment, "SOMETHING": "else"})
        said = await ask(manager, "import os; print(os.getppid(), os.environ['SOMETHING'])")
        assert said == f"{os.getpid()} else"
        await manager.shutdown_kernel(now=True)

    asyncio.run(session())


def test_a_dead_zygote_of_another_process_costs_only_time(tmp_path: Path) -> None:
    adopt(Nearby(str(tmp_path / "none"), dict(os.environ)))

    async def session() -> None:
        manager: Any = Manager(transport="ipc", ip=str(tmp_path / "s"),
                               connection_file=str(tmp_path / "c.json"))  # fmt: skip
        await manager.start_kernel()
        assert await ask(manager, "print(1 + 1)") == "2"
        await manager.shutdown_kernel(now=True)

    try:
        asyncio.run(session())
    finally:
        adopt(None)


def test_a_fork_is_waited_for_and_told_from_a_killed_one(zygote: Nearby) -> None:
    def fork() -> Fork:
        words = [*COMMAND[:-1], "/dev/null/none"]
        return Fork(zygote.address, words, "/", zygote.environment)

    first = fork()
    assert first.wait(30) == 1  # no such file
    assert first.poll() == 1
    first.terminate()  # it is gone: another process may have its number by now
    second = fork()
    second.kill()
    assert second.wait(30) in (-signal.SIGKILL, 1)
    third = fork()
    os.kill(third.pid, signal.SIGSTOP)
    with pytest.raises(subprocess.TimeoutExpired):
        third.wait(0.1)
    third.kill()
    assert third.wait(30) == -signal.SIGKILL
