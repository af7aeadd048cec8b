"""The matplotlib figure of a chart: it saves itself the same each time, and says what it shows."""

import base64
from collections.abc import Mapping
from io import BytesIO
from os import PathLike, fspath
from pathlib import PurePath
from typing import IO, Any

from markupsafe import Markup
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.text import Text

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
    is_as_drawn = False  # while it is written as the sheet drew it

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
            super().savefig(fname, transparent=transparent, metadata=metadata or None, **settings)

    def write(self, fname: Any, **settings: Any) -> None:
        """Save it under `fname` as a sheet has drawn it, with matplotlib's settings as they are."""
        self.is_as_drawn = True
        try:
            super().savefig(fname, **settings)
        finally:
            self.is_as_drawn = False

    def _repr_html_(self) -> str:
        """The figure in a notebook, with its alternative text."""
        buffer = BytesIO()
        self.savefig(buffer, format="png", dpi=_SCREEN_DPI)
        data = base64.b64encode(buffer.getvalue()).decode("ascii")
        picture = '<img alt="{}" width="{}" src="data:image/png;base64,{}">'
        return str(Markup(picture).format(self.alt, round(self.get_figwidth() * INCH), data))


class Line(Text):
    """One line of words in a chart, its baseline at a place.

    matplotlib measures each text before it draws it, to find where it stands. Here that is known, and
    measuring would take half of a chart's time.
    """

    def add_to(self, figure: ChartFigure) -> None:
        """Be one of the texts of a `figure`."""
        self.set_figure(figure)
        figure.texts.append(self)

    def remove(self) -> None:
        """Be so no more."""
        figure = self.get_figure()
        assert isinstance(figure, ChartFigure)
        figure.texts.remove(self)

    def draw(self, renderer: RendererBase) -> None:
        """Draw it where it stands, with matplotlib's `renderer`; or as any text, if it is no line or a reader may have changed it."""
        figure, words, font = self.get_figure(), self.get_text(), self.get_fontproperties()
        is_as_drawn = isinstance(figure, ChartFigure) and figure.is_as_drawn
        if not is_as_drawn or not words or "\n" in words:
            super().draw(renderer)
            return
        x, y = self.get_transform().transform(self.get_unitless_position())
        if (anchor := self.get_horizontalalignment()) != "left":
            width = renderer.get_text_width_height_descent(words, font, ismath=False)[0]
            x -= width if anchor == "right" else width / 2
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        renderer.open_group("text", self.get_gid())
        look = renderer.new_gc()
        look.set_foreground(to_rgba(self.get_color()), isRGBA=True)
        renderer.draw_text(look, x, y, words, font, self.get_rotation(), ismath=False, mtext=self)
        look.restore()
        renderer.close_group("text")
