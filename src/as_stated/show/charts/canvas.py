"""The pixel layer under a chart: words, lines and marks at places from the top left, in a theme's colours.

Without Axes: a row is as tall as its words come out, and an Axes a row takes three times as long to
write (the chart of deaths: 44 ms against 16) and 14 KB of SVG against 9.
"""

import math
from collections.abc import Sequence
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, BboxTransformTo, ScaledTranslation

from as_stated.show.charts.figure import ChartFigure, Line
from as_stated.show.charts.style import INCH, NORMAL, TEXT, font
from as_stated.show.charts.svg import role
from as_stated.show.theme import THEMES, Theme

DASHES, DOTS = (0.0, (2.4, 2.2)), (0.0, (0.1, 2.6))
Pattern = Literal["solid", "dotted", "dashed"]
Anchor = Literal["left", "center", "right"]
_PATTERNS: dict[Pattern, Literal["solid"] | tuple[float, tuple[float, float]]] = {
    "solid": "solid",
    "dotted": DOTS,
    "dashed": (0.0, (4.0, 3.0)),
}
_GAP = (math.nan, math.nan)  # between two lines of one path
MARKS = 2.5  # the layer of marks, over lines and bands


class Canvas:
    """What is drawn on: a figure of so many pixels across, whose height is set once it is known.

    Colours are names of the palette. A `gid` says what is drawn, for page and audit (`svg.role`).

    Args:
        width: in pixels.
        theme: of the colours: for light paper or for dark.
    """

    def __init__(self, width: float, theme: Theme) -> None:
        self.width, self.colors = width, THEMES[theme]
        self._rails: list[tuple[float, float]] = []
        self._strokes: list[tuple[float, float]] = []
        self.figure = ChartFigure(
            figsize=(width / INCH, 1), dpi=INCH, facecolor=self.colors["paper"]
        )
        # Pixels from the top left; the height is asked for when drawing, once it is known.
        self._px = (
            Affine2D().scale(1 / INCH, -1 / INCH)
            + self.figure.dpi_scale_trans
            + ScaledTranslation(0, 1, BboxTransformTo(self.figure.bbox))
        )

    def text(
        self,
        text: str,
        x: float,
        y: float,
        size: float = TEXT,
        weight: int = NORMAL,
        color: str = "ink",
        anchor: Anchor = "left",
        gid: str = "",
    ) -> None:
        """One line of words, with its baseline at `y`, and its `anchor` (its beginning, middle or end) at `x`."""
        line = Line(
            x, y, text, color=self.colors[color], horizontalalignment=anchor,
            fontproperties=font(weight, size), parse_math=False,
        )  # fmt: skip
        line.set_transform(self._px)
        line.set_gid(gid or None)
        line.add_to(self.figure)

    def line(
        self,
        xs: tuple[float, ...],
        ys: tuple[float, ...],
        color: str = "line",
        width: float = 1,
        gid: str = "",
        behind: bool = False,
        pattern: Pattern = "solid",
        layer: float = 2,
    ) -> None:
        """A line through points, in a `pattern`; a point of `nan` ends one piece of it.

        Args:
            behind: all else stands over it.
            layer: else what stands over what: of a mark, `MARKS`.
        """
        line = Line2D(
            xs, ys, color=self.colors[color], linewidth=width, solid_capstyle="butt",
            linestyle=_PATTERNS[pattern], dash_capstyle="round", zorder=1 if behind else layer,
        )  # fmt: skip
        self._add(line, gid)

    def rail(self, left: float, right: float, y: float, ticks: Sequence[float]) -> None:
        """The faint line that a mark stands on, from `left` to `right`, with a stroke at each of the places of `ticks`."""
        self._rails += [(left, y), (right, y), _GAP]
        self._strokes += [point for at in ticks for point in ((at, y - 4), (at, y + 4), _GAP)]

    def draw_rails(self) -> None:
        """Draw all rails and their strokes, each as one path: a page of fewer elements is faster."""
        self._faint(self._rails)
        self._faint(self._strokes, "muted", role("rail", "stroke"))

    def grid(self, xs: Sequence[float], top: float, bottom: float) -> None:
        """Faint lines down the canvas at these places, from `top` to `bottom`, behind all else."""
        self._faint([(at, y) for at in xs for y in (top, bottom, math.nan)])

    def _faint(
        self, points: Sequence[tuple[float, float]], color: str = "line", gid: str = role("rail")
    ) -> None:
        if points:
            across, down = zip(*points, strict=True)
            self.line(across, down, color, gid=gid, behind=True)

    def circle(
        self, x: float, y: float, radius: float, filled: bool, dashed: bool = False, gid: str = "",
        color: str = "accent",
    ) -> None:  # fmt: skip
        """A dot (`filled`), a ring or a `dashed` ring of this `radius` around a point."""
        self._mark(Circle((x, y), radius), filled, dashed, color, 1.6, gid)

    def polygon(
        self, *shapes: Sequence[tuple[float, float]], filled: bool, dashed: bool = False,
        gid: str = "", color: str = "accent", width: float = 1.6,
    ) -> None:  # fmt: skip
        """Closed `shapes`, each through points, as one: `filled`, an outline or a `dashed` outline."""
        path = Path.make_compound_path(*(Path([*each, each[0]], closed=True) for each in shapes))
        self._mark(PathPatch(path), filled, dashed, color, width, gid)

    def band(
        self, x: float, y: float, width: float, height: float, color: str = "accent",
        filled: bool = True, dashed: bool = False, gid: str = "",
    ) -> None:  # fmt: skip
        """A rectangle from its top left corner, of this `height`: `filled`, an outline or a `dashed` outline."""
        rectangle = Rectangle(
            (x, y), width, height, facecolor=self.colors[color] if filled else "none",
            edgecolor="none" if filled else self.colors[color], linewidth=0 if filled else 1.5,
            linestyle=DASHES if dashed else "solid", zorder=2.2,
        )  # fmt: skip
        self._add(rectangle, gid)

    def _mark(
        self, shape: Patch, filled: bool, dashed: bool, color: str, width: float, gid: str
    ) -> None:
        shape.set_facecolor(self.colors[color if filled else "paper"])
        shape.set_edgecolor(self.colors[color])
        shape.set_linewidth(width)
        shape.set_linestyle(DASHES if dashed else "solid")
        shape.set_zorder(MARKS)
        self._add(shape, gid)

    def _add(self, artist: Artist, gid: str) -> None:
        artist.set_transform(self._px)
        artist.set_gid(gid or None)
        self.figure.add_artist(artist)
