"""A chart's drawing as a part of a page."""

import re
from typing import Any

from jinja2 import pass_context
from markupsafe import Markup

from as_stated.page.columns import in_columns
from as_stated.page.embed import title_of
from as_stated.show import PALETTE

# A group of one path or line of text in a drawing: its name may as well be on that. The words of a
# figure keep their group, for the page is read back group by group: each with its speaker.
_LONE = re.compile(
    r"""<g(\ (?![^>]*data-claim[^>]*>\s*<text)[^>]*)>\s*
    <(path|text)((?:\ [^>]*)?(?:/>|>[^<]*</text>))\s*</g>""",
    re.VERBOSE,
)


@pass_context
def inline_svg(context: Any, svg: str, alt: str) -> Markup:
    """A chart for the page: without its own font, which the page has; colours as CSS variables.

    A group of one element is that element: a page of fewer elements is faster on a slow machine.

    Without words given, it keeps those that it says of itself.

    In print, colours stay, the alternative text is the title, and a tall chart has two columns.
    """
    alt = alt or title_of(svg)
    svg = re.sub(r'<style class="fonts">.*?</style>', "", svg, flags=re.DOTALL)
    svg = re.sub(r"<(title|desc)\b[^>]*>.*?</\1>", "", svg, flags=re.DOTALL)
    if context["resources"]["print_version"]:
        svg = in_columns(svg)
        title = str(Markup("<title>{}</title>").format(alt))
        return Markup(re.sub(r"<svg\b[^>]*>", lambda tag: tag[0] + title, svg, count=1))
    svg = _LONE.sub(r"<\2\1\3", svg.replace("<defs></defs>", ""))
    for name, colour in PALETTE.items():
        svg = svg.replace(colour, f"var(--{name})")
    svg = svg.replace(
        'href="../index.html#', 'href="#'
    )  # a chart's file has its links from where it lies
    label = str(Markup('aria-label="{}"').format(alt))
    return Markup(
        re.sub(
            r'<svg\b(?: role="(img|group)")?',
            lambda tag: f'<svg role="{tag[1] or "img"}" {label}',
            svg,
            count=1,
        )
    )
