"""A chart: what a cell shows of it, and the matplotlib figure that it hands out."""

import base64
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import update_wrapper
from io import BytesIO, StringIO
from typing import Any, NoReturn, TypeVar
from urllib.parse import quote

from markupsafe import Markup
from PIL import Image

from as_stated._calls import clean_call, nearest
from as_stated.errors import ArgumentError, NoSuchNameError
from as_stated.show.charts.figure import ChartFigure
from as_stated.show.charts.style import INCH, PAPER_WIDTH, WIDTH, Look, in_our_settings, register
from as_stated.show.charts.svg import tidy_svg
from as_stated.show.display import PAPER, Display
from as_stated.show.theme import THEMES, Theme

Of = TypeVar("Of")  # what a chart is drawn from

NARROWEST, WIDEST = 4.0, 24.0  # of a figure, in inches
# The widths of a slide, in pixels: in the widest small type is half as large.
_SLIDE = range(512, 1100, 16)
_SLIDE_DOTS = 1920
_COLORS = 128  # of a PNG: those of the palette and what softens their edges
# Of an SVG in an address in an attribute; `quote` by itself takes each byte of it by itself.
_TO_ESCAPE = re.compile(r"[^\w !$()*+,/:;=?@~.-]+", re.ASCII)
SVG, PNG = "image/svg+xml", "image/png"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What drawing once gives: the figure, and what the page says of it."""

    figure: ChartFigure
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True, repr=False)
class Chart(Display):
    """A chart, or the one sentence in its place: shows itself in a notebook, with its alt text.

    `figure()` hands out a matplotlib figure, `slide()` one for a talk.
    """

    draw: Callable[[Look], Display | Drawn] | None = field(default=None, compare=False)

    def __repr__(self) -> str:
        said = self.facts["title"] or self.data["text/plain"]
        return f"Chart {self.facts['name']!r}: {said}"

    @clean_call
    def figure(
        self, width: float = WIDTH / INCH, title: str | None = None, theme: Theme = "light"
    ) -> ChartFigure:
        """The chart as a matplotlib figure, drawn again at a width: hedge, speaker and stance are in it.

        Args:
            width: in inches; words stay as large as they are, lines get longer. The height is what
                it takes.
            title: in place of the finding; "" for none.
            theme: "light" or "dark": the paper and the colours on it.

        Returns:
            A figure of its own, outside pyplot. `savefig` takes what matplotlib's takes, and writes
            300 dots an inch if not told otherwise.

        Raises:
            ArgumentError: there is no such theme, no chart of these figures, or it would be too
                narrow or too wide to be read.

        `charts.deaths(tables).figure(width=7, theme="dark").savefig("deaths.png")`
        """
        if not isinstance(width, int | float) or not NARROWEST <= width <= WIDEST:
            raise ArgumentError(
                f"A chart is {NARROWEST:g} to {WIDEST:g} inches wide, not {width!r}: figure(width=7)."
            )
        return self._drawn(Look(width * INCH, title, theme)).figure

    @clean_call
    def slide(self, title: str | None = None, theme: Theme = "light") -> ChartFigure:
        """The same for a talk: 16 by 9, and 1920 by 1080 dots if saved as it is.

        Words come out as large as they can: the narrowest drawing that is no taller than a slide.

        Raises:
            ArgumentError: as `figure`, or there are too many figures to be read on a slide.
        """
        drawn: dict[int, ChartFigure] = {}

        def is_in(width: int) -> bool:
            drawn[width] = self._drawn(Look(width, title, theme)).figure
            return drawn[width].get_figheight() * INCH <= width * 9 / 16

        # The wider, the lower: a line of words breaks less often.
        at = bisect_left(_SLIDE, True, key=is_in)
        if at < len(_SLIDE):
            width = _SLIDE[at]
            figure = drawn[width]
            figure.set_figheight(width * 9 / 16 / INCH)
            figure.saved_dpi = _SLIDE_DOTS * INCH / width
            return figure
        raise ArgumentError(
            f"The chart {self.facts['name']!r} has too many figures for one slide. Draw those of some events, "
            'as in tidy(article, events="flood"), or take its figure().'
        )

    def __getattr__(self, name: str) -> NoReturn:
        """What it has not: it was taken for a figure of matplotlib, as likely as not."""
        if name.startswith("_"):
            raise AttributeError(name=name, obj=self)
        known = [each for each in dir(type(self)) if not each.startswith("_")]
        how = f"chart.figure().{name}" if hasattr(ChartFigure, name) else "chart.figure()"
        raise NoSuchNameError(
            f"A chart has no {name!r}{nearest(name, known)} {how} is that of the matplotlib figure."
        )

    def _drawn(self, look: Look) -> Drawn:
        if look.theme not in THEMES:
            near = nearest(look.theme, THEMES)
            raise ArgumentError(
                f'There is no theme {look.theme!r}{near} Say theme="light" or "dark".'
            )
        if not isinstance(look.title, str | None):
            raise ArgumentError(
                f'A title is words, not {look.title!r}: title="Deaths", or "" for none.'
            )
        drawn = self.draw(look) if self.draw else self
        if isinstance(drawn, Display):
            raise ArgumentError(f"There is no figure to hand out. {self.data['text/plain']}")
        return drawn


def in_our_style(draw: Callable[[Of, Look], Display | Drawn]) -> Callable[[Of], Chart]:
    """Draw with our settings alone, whatever the reader's own matplotlib is set to.

    Args:
        draw: from what a chart shows, and the look that it is wanted in, to the drawing.

    Returns:
        The same as readers call it: it takes what the chart shows, and gives the chart.
    """

    def chart(tables: Of) -> Chart:
        register()

        def again(look: Look) -> Display | Drawn:
            with in_our_settings():
                return draw(tables, look)

        with in_our_settings():
            drawn = draw(tables, Look())
            paged = draw(tables, Look(PAPER_WIDTH, is_paged=True))
            shown = drawn if isinstance(drawn, Display) else _shown(drawn, paged)
        return Chart(shown.data, shown.files, shown.facts, again)

    update_wrapper(chart, draw)
    del chart.__wrapped__  # type: ignore[attr-defined]  # its arguments are these, not those
    del chart.__annotations__["look"]
    return clean_call(chart)


def _shown(drawn: Drawn, paged: Display | Drawn) -> Display:
    """Both images of a drawing, each with its file; a picture with its alt text for notebooks; one for paper."""
    facts = drawn.facts
    svg = _svg(drawn.figure)
    data = {
        "text/html": _html(svg, facts["alt"]),
        SVG: svg,
        PNG: _png(drawn.figure),
        "text/plain": facts["alt"],
    }
    if isinstance(paged, Drawn):
        data[PAPER] = _svg(paged.figure, with_font=False)
    files = {SVG: f"charts/{facts['name']}.svg", PNG: f"charts/{facts['name']}.png"}
    return Display(data, files, facts)


def _html(svg: str, alt: str) -> str:
    """For other front ends: a picture with its own paper, its alternative text and no link.

    JupyterLab shows an SVG without its alternative text, and in a page of one notebook no link
    would lead anywhere; in a picture there is none.
    """
    escaped = _TO_ESCAPE.sub(lambda part: quote(part[0], safe=""), svg)
    address = f"data:image/svg+xml,{escaped}"
    return str(Markup('<img alt="{}" src="{}">').format(alt, address))


def _svg(figure: ChartFigure, with_font: bool = True) -> str:
    buffer = StringIO()
    figure.write(buffer, format="svg", transparent=True)
    return tidy_svg(buffer.getvalue(), figure.name, figure.alt, with_font=with_font)


def _png(figure: ChartFigure) -> str:
    """The drawing at twice its size; few colours are drawn, so few are stored."""
    buffer = BytesIO()
    figure.write(buffer, format="raw", dpi=2 * INCH)
    width = round(2 * figure.get_figwidth() * INCH)
    size = width, len(buffer.getvalue()) // width // len("RGBA")
    drawn = Image.frombytes("RGBA", size, buffer.getvalue()).convert("RGB")
    small = BytesIO()
    drawn.quantize(_COLORS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        small, "PNG", dpi=(2 * INCH,) * 2
    )
    return base64.b64encode(small.getvalue()).decode("ascii")
