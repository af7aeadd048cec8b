"""A sheet that a chart is drawn on from the top down.

Without Axes: a row is as tall as its words come out, and an Axes a row takes three times as long to
write (the chart of deaths: 44 ms against 16) and 14 KB of SVG against 9.
"""

import math
from collections.abc import Sequence
from typing import Literal

from markupsafe import Markup
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, BboxTransformTo, ScaledTranslation

from as_stated.coding import Claim
from as_stated.show.charts.chart import Drawn
from as_stated.show.charts.claims import ON_PAPER, ROOMY
from as_stated.show.charts.figure import ChartFigure, Line
from as_stated.show.charts.style import (
    BOLD,
    INCH,
    LEADING,
    LEFT,
    MARGIN,
    NORMAL,
    SMALL_TEXT,
    TEXT,
    TITLE_TEXT,
    Look,
    balance,
    font,
    wrap,
)
from as_stated.show.charts.svg import role
from as_stated.show.charts.words import alternative, choice_note, data_table, source_line
from as_stated.show.tables import Tables
from as_stated.show.theme import THEMES

DASHES, DOTS = (0.0, (2.4, 2.2)), (0.0, (0.1, 2.6))
Pattern = Literal["solid", "dotted", "dashed"]
Anchor = Literal["left", "center", "right"]
_PATTERNS: dict[Pattern, Literal["solid"] | tuple[float, tuple[float, float]]] = {
    "solid": "solid",
    "dotted": DOTS,
    "dashed": (0.0, (4.0, 3.0)),
}
WIDE = 620.0  # from this width on
_GAP = (math.nan, math.nan)  # between two lines of one path
MARKS = 2.5  # the layer of marks, over lines and bands


class Sheet:
    """A drawing as wide as its look asks for and as tall as it gets.

    `y` is how far down it is filled, `right` where the room for words and lines ends, `roomy` how many
    figures may have lines of their own for what they say. On a wide one an
    axis stands beside the words of its rows, from `axis` on, and they end at `words_end`.

    Args:
        small: the size of its small type, in px.
    """

    def __init__(self, name: str, title: str, look: Look, small: float = SMALL_TEXT) -> None:
        self.name, self.title, self.y, self.small = name, title, MARGIN, small
        self.width, self.right, self.colors = look.width, look.width - MARGIN, THEMES[look.theme]
        self._rails: list[tuple[float, float]] = []
        self._strokes: list[tuple[float, float]] = []
        self.is_wide, self.is_paged = look.width >= WIDE, look.is_paged
        self.roomy = ON_PAPER if look.is_paged else ROOMY
        self.words_end = LEFT + 0.46 * look.width if self.is_wide else self.right
        self.axis = self.words_end + 14 if self.is_wide else LEFT
        self.figure = ChartFigure(
            figsize=(look.width / INCH, 1), dpi=INCH, facecolor=self.colors["paper"]
        )
        # Pixels from the top left; the height is asked for when drawing, once it is known.
        self._px = (
            Affine2D().scale(1 / INCH, -1 / INCH)
            + self.figure.dpi_scale_trans
            + ScaledTranslation(0, 1, BboxTransformTo(self.figure.bbox))
        )
        if shown := title if look.title is None else look.title:
            lines = balance(shown, self.right - LEFT, TITLE_TEXT, BOLD)
            self.lines(lines, LEFT, TITLE_TEXT, BOLD, gid=role("title", "count"))
            self.y += 10

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
        """One line of words with its baseline at `y`."""
        line = Line(
            x, y, text, color=self.colors[color], horizontalalignment=anchor,
            fontproperties=font(weight, size), parse_math=False,
        )  # fmt: skip
        line.set_transform(self._px)
        line.set_gid(gid or None)
        line.add_to(self.figure)

    def lines(
        self,
        lines: list[str],
        x: float,
        size: float = TEXT,
        weight: int = NORMAL,
        color: str = "ink",
        anchor: Anchor = "left",
        gid: str = "",
    ) -> None:
        """Lines of words from `self.y` on, which moves below them."""
        for line in lines:
            self.text(line, x, self.y + size, size, weight, color, anchor, gid=gid)
            self.y += size * LEADING

    def note(
        self, text: str, x: float = LEFT, color: str = "muted", gid: str = role("note")
    ) -> None:
        """A paragraph in small type across the sheet."""
        self.lines(wrap(text, self.right - x, self.small), x, self.small, color=color, gid=gid)

    def beside(self, top: float, below: float, after: float) -> float:
        """Where the mark of a row stands, which ends here: beside its words, or below them.

        Args:
            top: where its words begin.
            below: from the end of its words to the middle of its mark.
            after: from there to the next row, where it stands below.
        """
        at = (top + self.y) / 2 if self.is_wide else self.y + below
        self.y = self.y + 12 if self.is_wide else at + after
        return at

    def may_end(self) -> None:
        """A page of paper may end here: what is above needs nothing from below, nor the reverse."""
        self.line((LEFT, LEFT + 1), (self.y,) * 2, "paper", 0.1, role("break"), behind=True)

    def heading(
        self,
        text: str,
        gid: str = role("heading", "date"),
        x: float = LEFT,
        end: float | None = None,
    ) -> None:
        """Words over a group of rows, under a rule across the sheet, or from `x` to `end`."""
        end = end or self.right
        self.y += 4
        self.line((x, end), (self.y, self.y))
        self.y += 4
        lines = wrap(text, end - x, self.small, BOLD)
        self.lines(lines, x, self.small, BOLD, "muted", gid=gid)
        self.y += 2

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
        """A line through points; of a mark, on the layer of marks."""
        line = Line2D(
            xs, ys, color=self.colors[color], linewidth=width, solid_capstyle="butt",
            linestyle=_PATTERNS[pattern], dash_capstyle="round", zorder=1 if behind else layer,
        )  # fmt: skip
        self._add(line, gid)

    def rail(self, left: float, right: float, y: float, ticks: Sequence[float]) -> None:
        """The faint line that a mark stands on, with a stroke at each tick."""
        self._rails += [(left, y), (right, y), _GAP]
        self._strokes += [point for at in ticks for point in ((at, y - 4), (at, y + 4), _GAP)]

    def grid(self, xs: Sequence[float], top: float, bottom: float) -> None:
        """Faint lines down the sheet, behind all else."""
        points = [(at, y) for at in xs for y in (top, bottom, math.nan)]
        across, down = tuple(x for x, _ in points), tuple(y for _, y in points)
        self.line(across, down, gid=role("rail"), behind=True)

    def circle(
        self, x: float, y: float, radius: float, filled: bool, dashed: bool = False, gid: str = "",
        color: str = "accent",
    ) -> None:  # fmt: skip
        """A dot, a ring or a dashed ring."""
        circle = Circle(
            (x, y), radius, facecolor=self.colors[color if filled else "paper"],
            edgecolor=self.colors[color], linewidth=1.6, linestyle=DASHES if dashed else "solid",
            zorder=MARKS,
        )  # fmt: skip
        self._add(circle, gid)

    def band(
        self, x: float, y: float, width: float, height: float, color: str = "accent",
        filled: bool = True, alpha: float = 1, dashed: bool = False, gid: str = "",
    ) -> None:  # fmt: skip
        """A rectangle from its top left corner."""
        rectangle = Rectangle(
            (x, y), width, height, facecolor=self.colors[color] if filled else "none",
            edgecolor="none" if filled else self.colors[color], linewidth=0 if filled else 1.5,
            linestyle=DASHES if dashed else "solid", alpha=alpha, zorder=2.2,
        )  # fmt: skip
        self._add(rectangle, gid)

    def polygon(
        self, *shapes: Sequence[tuple[float, float]], filled: bool, dashed: bool = False,
        gid: str = "", color: str = "accent", width: float = 1.6,
    ) -> None:  # fmt: skip
        """Closed shapes, each through points, as one: filled, an outline or a dashed outline."""
        path = Path.make_compound_path(*(Path([*each, each[0]], closed=True) for each in shapes))
        shape = PathPatch(
            path, facecolor=self.colors[color if filled else "paper"],
            edgecolor=self.colors[color], linewidth=width, linestyle=DASHES if dashed else "solid",
            zorder=MARKS,
        )  # fmt: skip
        self._add(shape, gid)

    def _add(self, artist: Artist, gid: str) -> None:
        artist.set_transform(self._px)
        artist.set_gid(gid or None)
        self.figure.add_artist(artist)

    def output(
        self,
        tables: Tables,
        alt: Sequence[str | Sequence[str]],
        caption: Markup,
        drawn: Sequence[Claim],
    ) -> Drawn:
        """Close the sheet with its source, and give the drawing with what it says.

        Args:
            alt: the alt text in parts, for `alternative`; the title goes before them.
            caption: what stands below the chart on the page.
            drawn: the figures that it shows, for the table beside it.
        """
        choice = choice_note(tables)
        said = [*alt, choice] if choice else list(alt)
        if choice:
            self.y += 6
            self.note(choice, gid=role("note", "count"))
            self.y -= 6
        table = data_table(self.name, drawn)
        return self.close(said, caption, source_line(tables), table)

    def close(
        self, alt: Sequence[str | Sequence[str]], caption: Markup, source: str, table: Markup
    ) -> Drawn:
        """Close the sheet with its source, and give the drawing with what it says.

        Args:
            alt: as for `output`.
            source: where its figures come from, for the last line of the sheet.
            table: what it draws, as a table beside it.
        """
        said = alternative(self.title, alt)
        for points, color in ((self._rails, "line"), (self._strokes, "muted")):
            if points:  # as one path: a page of fewer elements is faster on a slow machine
                across, down = zip(*points, strict=True)
                gid = role("rail", "stroke") if color == "muted" else role("rail")
                self.line(across, down, color, gid=gid, behind=True)
        self.y += 6
        lines = (balance if self.is_wide else wrap)(source, self.right - LEFT, self.small)
        self.lines(lines, LEFT, self.small, color="muted", gid=role("source", "date"))
        self.figure.set_size_inches(self.width / INCH, round(self.y + MARGIN) / INCH)
        self.figure.name, self.figure.alt = self.title, said
        facts = {
            "kind": "chart", "name": self.name, "title": self.title, "alt": said,
            "caption": str(caption), "source": source, "table": str(table),
        }  # fmt: skip
        return Drawn(self.figure, facts)
