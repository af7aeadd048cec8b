"""Preload what kernels import, in a fork server; and the environment of the kernels."""

import atexit
import os
import sys
from collections.abc import Sequence
from threading import Lock

from as_stated.kernels.client import CAN_FORK, ForkServer

# What a kernel of a report gets of the machine's environment: what programs need to run at all.
KEPT = (
    "PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "SYSTEMROOT", "COMSPEC", "TEMP", "TMP",
    "USERPROFILE", "OPENBLAS_CORETYPE", "MPLCONFIGDIR",
)  # fmt: skip
# What JupyterLab brings along, and nothing here needs: a grammar of addresses that takes a second to
# build in each process that reads a notebook. jsonschema does without where it is absent.
UNWANTED = "rfc3987_syntax"
_ONE_AT_A_TIME = Lock()  # notebooks are started from several threads
_MODULES: list[str] = []  # what to import, as `preload` was told
_OWN: list[ForkServer] = []  # this process's, at most one
_ADOPTED: list[str] = []  # the address of another process's, at most one


def environment() -> dict[str, str]:
    """The environment of every kernel, except for its root and scratch folder.

    Time zone, locale, hash seed and the variables of whoever renders never reach a report.
    """
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # or the debugger warns of frozen modules
        "OPENBLAS_NUM_THREADS": "1",  # kernels run side by side; and a fork has one thread
        "TZ": "UTC",
    }


def preload(modules: Sequence[str]) -> str | None:
    """Start importing what kernels will need, in a fork server. Returns at once.

    Args:
        modules: by name, such as "pandas.core.methods.to_dict".

    Returns:
        The address of the server, for `adopt` in other processes; None where forking is unsound.
    """
    _MODULES[:] = modules
    return address()


def address() -> str | None:
    """The address of the fork server, which is started if none runs; None where forking is unsound."""
    sys.modules.setdefault(UNWANTED, None)  # type: ignore[arg-type]  # as if it were not installed
    if not CAN_FORK:
        return None
    if _ADOPTED:
        return _ADOPTED[0]
    with _ONE_AT_A_TIME:
        if not _OWN or not _OWN[0].is_alive:
            stop()
            # No kernel of a report is debugged, and the debugger's import takes as long as IPython's.
            _OWN.append(ForkServer((*_MODULES, "!debugpy"), environment()))
            atexit.register(stop)
        return _OWN[0].address


def adopt(address: str | None) -> None:
    """Use the fork server at an `address`, of the process that started this one; None: there is none."""
    sys.modules.setdefault(UNWANTED, None)  # type: ignore[arg-type]
    _ADOPTED[:] = [address] if address else []


def stop() -> None:
    """Stop this process's fork server, if there is one, and with it the kernels it forked."""
    atexit.unregister(stop)
    while _OWN:
        _OWN.pop().close()
