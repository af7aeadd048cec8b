"""A chart's drawing as a part of a page."""

import re
from typing import Any

from jinja2 import pass_context
from markupsafe import Markup

from as_stated.page.embed import title_of
from as_stated.page.parts import in_parts
from as_stated.page.stretched import stretchable
from as_stated.show import PALETTE

# A group of one path or line of text in a drawing: its name may as well be on that. The words of a
# figure keep their group, because the page is read back group by group: each with its speaker.
_LONE = re.compile(
    r"""<g(\ (?![^>]*data-claim[^>]*>\s*<text)[^>]*)>\s*
    <(path|text)((?:\ [^>]*)?(?:/>|>[^<]*</text>))\s*</g>""",
    re.VERBOSE,
)


@pass_context
def inline_svg(context: Any, svg: str, alt: str) -> Markup:
    """A chart, its `svg`, for the page: without its own font, which the page has; colours as CSS variables.

    A group of one element is that element, and a path is as short as it can be: a page of fewer
    elements and characters is faster on a slow machine. A tall chart comes in parts, so that a browser
    that prints it need not cut it anywhere.

    Without an alternative text, `alt`, it keeps what it says of itself. In print, which the template's
    `context` tells, colours stay, and the alternative text is the title.
    """
    alt = alt or title_of(svg)
    if context["resources"]["print_version"]:
        return _titled(_bare(svg), alt)
    parts = in_parts(svg, alt)
    if len(parts) == 1:
        parts = [(stretchable(svg), alt)]
    return Markup("\n").join(_on_screen(*part) for part in parts)


def paper_svg(svg: str, alt: str) -> Markup:
    """A chart whose `svg` was drawn for paper, in as many parts as it takes, each with its part of `alt`."""
    parts = in_parts(svg.replace("<svg ", '<svg class="paper" ', 1), alt)
    return Markup("\n").join(_titled(_bare(part), said) for part, said in parts)


def _bare(svg: str) -> str:
    """A drawing without its font and what it says of itself."""
    svg = re.sub(r'<style class="fonts">.*?</style>', "", svg, flags=re.DOTALL)
    return re.sub(r"<(title|desc)\b[^>]*>.*?</\1>", "", svg, flags=re.DOTALL)


def _titled(svg: str, alt: str) -> Markup:
    title = str(Markup("<title>{}</title>").format(alt))
    return Markup(re.sub(r"<svg\b[^>]*>", lambda tag: tag[0] + title, svg, count=1))


def _on_screen(svg: str, alt: str) -> Markup:
    svg = _LONE.sub(r"<\2\1\3", _bare(svg).replace("<defs></defs>", "").replace("<defs />", ""))
    for name, colour in PALETTE.items():
        svg = svg.replace(colour, f"var(--{name})")
    # A chart's file has its links from where it lies.
    svg = svg.replace('href="../index.html#', 'href="#')
    svg = re.sub(r' (d|style)="([^"]*)"', _shorter, svg)
    opened = svg.partition(">")[0]
    kind = re.search(r' role="(img|group)"', opened)
    head = Markup('<svg role="{}" aria-label="{}"').format(kind[1] if kind else "img", alt)
    rest = opened.removeprefix("<svg").replace(kind[0] if kind else "", "", 1)
    return Markup(f"{head}{rest}{svg[len(opened) :]}")


def _shorter(attribute: re.Match[str]) -> str:
    name, value = attribute.groups()
    short = _short_path(value) if name == "d" else re.sub("([:;]) ", r"\1", value)
    return f' {name}="{short}"'


def _short_path(path: str) -> str:
    """A path in fewer characters: to a tenth of a pixel, a circle in two curves and not eight.

    >>> _short_path("M15.52 9.5L366 9.5M7 1L7 3.25")
    'M15.5 9.5H366M7 1V3.2'
    """
    path = re.sub(r"-?\d+\.\d+", lambda number: f"{round(float(number[0]), 1):g}", path)
    curves = path.removeprefix("M").removesuffix("z").split("C")
    if len(curves) == 9 and not re.search("[ML]", path[1:]):
        ends = [tuple(map(float, each.split()[-2:])) for each in curves]
        (x, top), (side, _), (_, foot) = ends[0], ends[2], ends[4]
        radius = (foot - top) / 2
        if abs(abs(side - x) - radius) < 0.2:  # no ellipse
            half = f"A{radius:.3g} {radius:.3g} 0 0 1 {x:g}"
            return f"M{x:g} {top:g}{half} {foot:g}{half} {top:g}z"
    return _LEVEL.sub(_straight, path)


# A line whose ends have one x or one y.
_LEVEL = re.compile(r"M(\S+) (\S+)L(?:\1 ([^MLCz ]+)|([^MLCz ]+) \2)(?=M|z|$)")


def _straight(line: re.Match[str]) -> str:
    x, y, down, across = line.groups()
    return f"M{x} {y}V{down}" if down else f"M{x} {y}H{across}"
