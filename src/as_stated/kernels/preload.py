"""What is imported before it is needed: this process's zygote, and the environment of its kernels."""

import atexit
import os
import sys
from threading import Lock

from as_stated.kernels.client import CAN_FORK, Nearby, Zygote

# What notebooks of a report import; by name, so that nothing of it is imported here.
MODULES = (
    "pandas", "pandas.io.formats.csvs", "pandas.core.methods.to_dict",
    "matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg",
    "PIL.BmpImagePlugin", "PIL.GifImagePlugin", "PIL.JpegImagePlugin", "PIL.PpmImagePlugin",
    "edtf.parser.grammar", "fontTools.ttLib.woff2", "uharfbuzz",
    "as_stated.show.charts.ready", "as_stated.show.evidence", "as_stated.show.reuse", "as_stated.show.prose",
)  # fmt: skip
# What a kernel of a report gets of the machine's environment: what programs need to run at all.
KEPT = (
    "PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "SYSTEMROOT", "COMSPEC", "TEMP", "TMP",
    "USERPROFILE", "OPENBLAS_CORETYPE",
)  # fmt: skip
# What JupyterLab brings along, and nothing here needs: a grammar of addresses that takes a second to
# build in each process that reads a notebook. jsonschema does without where it is absent.
UNWANTED = "rfc3987_syntax"
_ONE_AT_A_TIME = Lock()  # notebooks are started from several threads
_OWN: list[Zygote] = []  # this process's, at most one
_ANOTHERS: list[Nearby] = []  # that of the process which this one works for, at most one


def environment() -> dict[str, str]:
    """The environment of every kernel of a report, but for its root and scratch folder.

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


def prepare() -> Nearby | None:
    """Start preloading in the background. Returns at once: what to fork from, if forking is sound."""
    sys.modules.setdefault(UNWANTED, None)  # type: ignore[arg-type]  # as if it were not installed
    if not CAN_FORK:
        return None
    if _ANOTHERS:
        return _ANOTHERS[0]
    with _ONE_AT_A_TIME:
        if not _OWN or not _OWN[0].is_alive:
            stop_zygote()
            # No kernel of a report is debugged, and the debugger's import takes as long as IPython's.
            _OWN.append(Zygote((*MODULES, "!debugpy"), environment()))
            atexit.register(stop_zygote)
        return _OWN[0].nearby


def adopt(zygote: Nearby | None) -> None:
    """Use the zygote of the process that this one works for."""
    sys.modules.setdefault(UNWANTED, None)  # type: ignore[arg-type]
    _ANOTHERS[:] = [zygote] if zygote else []


def stop_zygote() -> None:
    """End this process's zygote, if there is one."""
    atexit.unregister(stop_zygote)
    while _OWN:
        _OWN.pop().close()
