"""What the kernels of a report import. By name, so that nothing of it is imported here."""

from as_stated.kernels import preload

MODULES = (
    "pandas", "pandas.io.formats.csvs", "pandas.core.methods.to_dict",
    "matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg",
    "PIL.BmpImagePlugin", "PIL.GifImagePlugin", "PIL.JpegImagePlugin", "PIL.PpmImagePlugin",
    "fontTools.ttLib.woff2", "uharfbuzz",
    "as_stated.show.charts.ready", "as_stated.show.evidence", "as_stated.show.frames", "as_stated.show.reuse",
    "as_stated.show.prose",
)  # fmt: skip


def preload_kernels() -> str | None:
    """Start importing it in the background. Returns at once: an address, as `kernels.preload`."""
    return preload(MODULES)
