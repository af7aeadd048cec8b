"""What building a report imports, by name: kernels in the background, and this process while they work."""

import gc
from functools import cache
from importlib import import_module

from as_stated.kernels import preload

MODULES = (
    "as_stated.show.charts.unexplained", "pandas", "pandas.io.formats.csvs", "pandas.core.methods.to_dict",
    "matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg",
    "PIL.BmpImagePlugin", "PIL.GifImagePlugin", "PIL.JpegImagePlugin", "PIL.PpmImagePlugin",
    "fontTools.ttLib.woff2", "uharfbuzz",
    "as_stated.show.charts.ready", "as_stated.show.evidence", "as_stated.show.frames", "as_stated.show.reuse",
    "as_stated.show.prose",
)  # fmt: skip
OF_PAGE = ("as_stated.page.ready",)
OF_PDF = ("as_stated.page.pdf", "as_stated.page.pdf_audit", "typst", "pikepdf", "pypdfium2")
TO_RUN = "papermill.execute"


def preload_kernels() -> str | None:
    """Start importing what kernels need, in the background. Returns at once: an address, as `kernels.preload`."""
    return preload(MODULES)


@cache
def import_all(*names: str) -> None:
    """Import modules by name, the first time that they are asked for.

    Nothing of them is garbage, then or later, and looking for it takes a tenth of the time.
    """
    gc.disable()
    try:
        for name in names:
            import_module(name)
    finally:
        gc.freeze()
        gc.enable()
