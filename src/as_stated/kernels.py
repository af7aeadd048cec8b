"""How a notebook gets its kernel: this very interpreter, in one known environment."""

import os
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from as_stated.project import ROOT_VARIABLE


def manager_class(root: Path, scratch: Path) -> type[AsyncKernelManager]:
    """A kernel manager for papermill (`kernel_manager_class`), for notebooks of the project `root`.

    A kernel specification in the user's folders may carry the same name, so none is looked up. Time
    zone, locale, hash seed and IPython's own start-up files never reach a report. What the kernel
    needs on disk lies in `scratch`, which the caller removes.
    """
    spec = KernelSpec(
        argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        display_name="Python 3",
        language="python",
        env={
            ROOT_VARIABLE: str(root),
            "IPYTHONDIR": str(scratch / "ipython"),
            "LC_ALL": "C.UTF-8",
            "PYTHONHASHSEED": "0",
            "PYTHONUTF8": "1",
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # or the debugger warns of frozen modules
            "TZ": "UTC",
        },
    )

    class ReportKernelManager(AsyncKernelManager):
        """Starts the interpreter that renders, whatever kernels the machine has."""

        def __init__(self, **settings: Any) -> None:
            name = scratch / uuid4().hex[:8]
            super().__init__(connection_file=f"{name}.json", **settings)
            # Sockets in files, where there are such: no port to clash over, nothing on the network.
            if os.name == "posix":
                self.transport, self.ip = "ipc", str(name)

        @property
        def kernel_spec(self) -> KernelSpec:
            return spec

    return ReportKernelManager
