"""How a notebook gets its kernel: this interpreter, in one known environment."""

import asyncio
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from queue import Empty
from typing import Any
from uuid import uuid4

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from as_stated.kernels.forkserver import LAUNCHER
from as_stated.kernels.preloading import environment
from as_stated.kernels.provisioner import POLL, ForkProvisioner
from as_stated.project import ROOT_VARIABLE

SPEC = KernelSpec(
    # A run that was stopped is nothing to warn of.
    argv=[sys.executable, "-m", LAUNCHER, "-f", "{connection_file}", "--log-level=ERROR"],
    display_name="Python 3",
    language="python",
)
PATIENCE = 0.05  # seconds to wait for what was published before it could be heard


class Kernels:
    """The kernels of one report, to be ended together. Thread-safe."""

    def __init__(self) -> None:
        self._running: set[ForkProvisioner] = set()
        self._is_over = False

    def add(self, kernel: ForkProvisioner) -> None:
        """Note a kernel that has started; it is killed at once if `end` was called."""
        self._running.add(kernel)
        if self._is_over:
            self.end()

    def end(self) -> None:
        """Kill those that run, and any that starts from now on."""
        self._is_over = True
        for kernel in list(self._running):
            kernel.end()


class _ReportKernelManager(AsyncKernelManager):
    """Starts the interpreter that renders, whatever kernels the machine has.

    Attributes:
        root, scratch, kernels, variables: as `manager_class` has them.
    """

    root: Path
    scratch: Path
    kernels: Kernels
    variables: Mapping[str, str]

    def __init__(self, **settings: Any) -> None:
        name = self.scratch / uuid4().hex[:8]
        super().__init__(connection_file=f"{name}.json", **settings)
        self.client_factory = _ReportClient
        self._kernel = ForkProvisioner(kernel_id=name.name, kernel_spec=SPEC, parent=self)
        self.provisioner = self._kernel
        # Sockets in files: no port to clash over, nothing on the network.
        self.transport, self.ip = "ipc", str(name)

    @property
    def kernel_spec(self) -> KernelSpec:
        return SPEC

    async def start_kernel(self, **settings: Any) -> None:  # type: ignore[override]
        """Start a kernel, and wait until it listens: who comes too early waits too long."""
        # Nothing of the user's Jupyter or IPython reaches it.
        own = {
            ROOT_VARIABLE: str(self.root),
            "IPYTHONDIR": str(self.scratch / "ipython"),
            "JUPYTER_CONFIG_DIR": str(self.scratch / "jupyter"),
            "TMPDIR": str(self.scratch),
        }
        env = {**environment(), **own, **self.variables}
        await self._async_start_kernel(env=env, cwd=str(self.root), **settings)
        self.kernels.add(self._kernel)
        sockets = [Path(f"{self.ip}-{port}") for port in self.ports]
        while not all(each.exists() for each in sockets):
            if not await self.is_alive():
                break  # the client says so
            await asyncio.sleep(POLL)

    async def _async_wait(self, pollinterval: float = POLL) -> None:
        """Wait until a kernel that was killed has ended: it has, long before a tenth of a second."""
        await super()._async_wait(pollinterval)


def manager_class(
    root: Path, scratch: Path, kernels: Kernels, variables: Mapping[str, str]
) -> type[AsyncKernelManager]:
    """A kernel manager for papermill (`kernel_manager_class`), for the notebooks of a project.

    A kernel specification in the user's folders may carry the same name, so none is looked up. Nor
    do IPython's own start-up files reach a report.

    Args:
        root: of the project, in which the notebooks run.
        scratch: where what a kernel needs on disk is; the caller removes it.
        kernels: each kernel that starts is noted there.
        variables: to put into the environment of the kernels, too.
    """
    found = {"root": root, "scratch": scratch, "kernels": kernels, "variables": variables}
    return type("ReportKernelManager", (_ReportKernelManager,), found)


class _ReportClient(AsyncKernelClient):
    """A client that sees at once that its kernel is ready, not a fifth of a second later."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers on both channels.

        Raises:
            RuntimeError: it died, or did not answer in so many seconds.
        """
        until = time.monotonic() + (timeout or float("inf"))
        asked: set[str] = set()
        while True:
            asked.add(self.kernel_info())
            try:
                await self.get_shell_msg(timeout=1)
                # What it publishes is lost until this client is subscribed: so ask until some comes.
                while not _says_idle(await self.get_iopub_msg(timeout=PATIENCE), asked):
                    pass
                return
            except Empty:
                if not await self.is_alive():
                    raise RuntimeError("the kernel died before it answered") from None
                if time.monotonic() > until:
                    raise RuntimeError(f"the kernel did not answer in {timeout} seconds") from None


def _says_idle(message: dict[str, Any], asked: set[str]) -> bool:
    """Whether a message says that one of these requests is done."""
    is_ours = message["parent_header"].get("msg_id") in asked
    return is_ours and message["content"].get("execution_state") == "idle"
