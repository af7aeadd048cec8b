"""How jupyter_client gets a forked kernel of a report, or, where forking is unsound, a started one."""

import asyncio
from contextlib import suppress
from functools import partial
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from as_stated.kernels.client import Fork
from as_stated.kernels.preloading import address

POLL = 0.01  # seconds between two looks whether a kernel has ended


class ForkProvisioner(LocalProvisioner):
    """Forks a kernel from the fork server."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel by its command, `cmd`; start it the usual way if there is nothing to fork it from."""
        environment, cwd = kwargs["env"], str(kwargs.get("cwd") or Path.cwd())
        quiet = kwargs | {"stdout": DEVNULL, "stderr": DEVNULL}  # what libraries say
        try:
            server = address()
        except OSError:  # nor could this process start one: perhaps there is no room for another
            server = None
        if server is None:
            return await super().launch_kernel(cmd, **quiet)
        # The server answers once its imports are done: other notebooks may run meanwhile.
        loop = asyncio.get_running_loop()
        fork = partial(Fork, server, cmd, cwd, environment)
        try:
            kernel: Any = await loop.run_in_executor(None, fork)
        except OSError:  # it was killed: the next call starts another
            return await super().launch_kernel(cmd, **quiet)
        self.process, self.pid, self.pgid = kernel, kernel.pid, kernel.pid
        self.cwd = cwd
        return self.connection_info

    def end(self) -> None:
        """Kill it, if it runs, without waiting for its end. Any thread may call this."""
        with suppress(OSError):
            if process := self.process:
                process.kill()

    async def wait(self) -> int | None:
        """Wait for the kernel's end; as the usual one, but without a tenth of a second between."""
        while self.process and self.process.poll() is None:
            await asyncio.sleep(POLL)
        return await super().wait()
