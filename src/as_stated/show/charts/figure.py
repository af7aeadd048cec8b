"""The matplotlib figure of a chart: it saves itself the same each time, and says what it shows."""

import base64
from collections.abc import Mapping
from io import BytesIO
from os import PathLike, fspath
from pathlib import PurePath
from typing import IO, Any

from markupsafe import Markup
from matplotlib.figure import Figure

from as_stated.show.charts.style import INCH, in_our_settings

PRINT_DPI = 300.0
_SCREEN_DPI = 2 * INCH
# By the kind of file: what matplotlib would write of the day and of itself, and under which names
# its files keep a title and an alternative text.
_UNDATED: Mapping[str, Mapping[str, None]] = {
    "svg": {"Date": None, "Creator": None},
    "svgz": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
    "png": {"Software": None},
}
_DESCRIBED = {"svg": "Description", "svgz": "Description", "pdf": "Subject", "png": "Description"}


class ChartFigure(Figure):
    """A chart of this package as a matplotlib figure: text and marks at places in pixels, no Axes.

    Attributes:
        name: the finding, which files keep as their title.
        alt: what it says, in words: files and notebooks keep it as the alternative text.
        saved_dpi: dots an inch of a file, if `savefig` is not told otherwise.
    """

    name, alt = "", ""
    saved_dpi = PRINT_DPI

    def savefig(
        self,
        fname: str | PathLike[str] | IO[Any],
        *,
        transparent: bool | None = None,
        **settings: Any,
    ) -> None:
        """Save it as matplotlib does, with our settings: the same bytes each time, and the alt text.

        Args:
            fname: a file or its name; the ending says which kind: .png, .svg, .pdf …
            transparent: without the paper that the theme's colours are made for.
            settings: as matplotlib's `savefig` takes them; `dpi` is 300, or what fills a slide.
        """
        named = PurePath(fspath(fname)).suffix if isinstance(fname, str | PathLike) else ""
        kind = str(settings.get("format") or named.removeprefix(".") or "png").lower()
        metadata = {**_UNDATED.get(kind, {}), **(settings.pop("metadata", None) or {})}
        if kind in _DESCRIBED:
            metadata = {"Title": self.name, _DESCRIBED[kind]: self.alt} | metadata
        settings.setdefault("dpi", self.saved_dpi)
        with in_our_settings(letters="path"):  # no machine has the typeface under our names
            self.write(fname, transparent=transparent, metadata=metadata or None, **settings)

    def write(self, fname: Any, **settings: Any) -> None:
        """Save it with matplotlib's settings as they are."""
        super().savefig(fname, **settings)

    def _repr_html_(self) -> str:
        """The figure in a notebook, with its alternative text."""
        buffer = BytesIO()
        self.savefig(buffer, format="png", dpi=_SCREEN_DPI)
        data = base64.b64encode(buffer.getvalue()).decode("ascii")
        picture = '<img alt="{}" width="{}" src="data:image/png;base64,{}">'
        return str(Markup(picture).format(self.alt, round(self.get_figwidth() * INCH), data))
