"""The nbconvert exporters: a notebook as one page that needs nothing else, and as its PDF."""

import base64
import json
import re
from collections.abc import Mapping
from html import unescape
from importlib.resources import files
from typing import Any

from jinja2 import pass_context
from jupyter_core.paths import ENV_JUPYTER_PATH, SYSTEM_JUPYTER_PATH
from markupsafe import Markup
from nbconvert.exporters.templateexporter import TemplateExporter
from nbconvert.filters.markdown_mistune import MarkdownWithMath
from nbformat import NotebookNode
from traitlets import default
from traitlets.config import Config

from as_stated import __version__
from as_stated.page.columns import in_columns
from as_stated.page.direction import isolated
from as_stated.page.links import HeadingRenderer, anchored, folding, link_back
from as_stated.page.pdf import NO_DAY, write_pdf
from as_stated.page.sections import (
    CLOSES,
    FOLD,
    FRONT,
    NO_PAPER,
    OVERVIEW,
    all_figures,
    arranged,
    tagged,
)
from as_stated.page.typeset import is_too_tall
from as_stated.show import KEY, PALETTE, font_faces

LINKED = "application/ld+json"
# A group of one path or line of text in a drawing: its name may as well be on that. The words of a
# figure keep their group, for the page is read back group by group: each with its speaker.
_LONE = re.compile(
    r"""<g(\ (?![^>]*data-claim[^>]*>\s*<text)[^>]*)>\s*
    <(path|text)((?:\ [^>]*)?(?:/>|>[^<]*</text>))\s*</g>""",
    re.VERBOSE,
)
# A chart has all of these: in its drawing words can be found, and figures followed.
DISPLAY = ["image/svg+xml", "text/html", "image/png", "text/markdown", "text/plain"]


class PageExporter(TemplateExporter):
    """Notebook to page: `jupyter nbconvert --to as-stated notebook.ipynb`.

    nbconvert's template exporter with this package's template and none of the machine's settings. It does
    not execute the notebook; `--execute` does.
    """

    output_mimetype = "text/html"
    file_extension = ".html"
    export_from_notebook = "As Stated page"

    def __init__(self, **settings: Any) -> None:
        self.renderer = HeadingRenderer()
        super().__init__(**settings)  # type: ignore[no-untyped-call]
        self.environment.globals["headings"] = self.renderer.headings

    @default("template_name")
    def _template_name_default(self) -> str:
        return "template"

    @default("extra_template_basedirs")
    def _default_extra_template_basedirs(self) -> list[str]:
        # The working directory by default: a folder there named like a template would be taken.
        return [str(files("as_stated.page"))]

    @property
    def default_config(self) -> Config:
        """What to show of an output that has several forms."""
        config = Config({"NbConvertBase": {"display_data_priority": DISPLAY}})
        config.merge(super().default_config)
        return config

    def get_prefix_root_dirs(self) -> list[str]:
        """Where nbconvert's own templates are: this environment, not the user's folders."""
        return [*ENV_JUPYTER_PATH, *SYSTEM_JUPYTER_PATH]

    def default_filters(self) -> Any:
        """The filters of the template, beside nbconvert's own."""
        yield from super().default_filters()  # type: ignore[no-untyped-call]
        yield "markdown2html", self.markdown2html
        yield "inline_svg", inline_svg
        yield "is_too_tall", lambda svg: is_too_tall(in_columns(svg))
        yield "data_address", data_address
        yield "anchored", anchored
        yield "folding", folding

    @pass_context
    def markdown2html(self, context: Any, source: str) -> Markup:
        """Markdown to HTML, noting each heading, with the pictures that its cell brings."""
        cell = context.get("cell", {})
        self.renderer.attachments = cell.get("attachments", {})
        tags = cell.get("metadata", {}).get("tags", [])
        is_folded = FOLD in tags and not self.renderer.is_printed
        self.renderer.fold = " ".join(each for each in (FOLD, NO_PAPER) if each in tags) * is_folded
        return Markup(MarkdownWithMath(renderer=self.renderer).render(source))

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **settings: Any
    ) -> tuple[Any, dict[str, Any]]:
        """A notebook as a page that needs nothing but itself.

        Args:
            resources: may hold `paper`, `downloads` and `identifiers`, as `page.render_page` says.
        """
        given = {"paper": None, "downloads": [], "identifiers": {}} | (resources or {})
        is_printed = given["paper"] is not None
        nb, facts, front = _headed(nb, given)
        overview: list[NotebookNode] = []
        if front:
            figures = facts.get("shelf", {}).get("figures")
            cells = arranged(nb.cells, is_printed, figures)
            overview = [cell for cell in cells if tagged(cell, OVERVIEW)]
            nb = NotebookNode({**nb, "cells": cells})
        self.renderer.is_report = bool(front)
        self.renderer.is_printed = is_printed
        self.renderer.headings.clear()  # one exporter may convert several notebooks
        given |= {
            "facts": facts,
            "front": Markup(front),
            "version": __version__,
            "print_version": is_printed,
            "style": "" if is_printed else asset("page.css"),
            "key": KEY,
            "placed": {FRONT, OVERVIEW} if front else {FRONT},
            "overview": overview,
            "all_figures": all_figures(nb.cells),
            "closes": CLOSES,
            "linked_data": "" if is_printed else _linked_data(nb),
        }
        html, resources = super().from_notebook_node(nb, resources=given, **settings)
        html = isolated(link_back(html, is_printed))
        return (html if is_printed else with_fonts(html)), resources


class PdfExporter(PageExporter):
    """Notebook to tagged PDF: `jupyter nbconvert --to as-stated-pdf notebook.ipynb`."""

    output_mimetype = "application/pdf"
    file_extension = ".pdf"
    export_from_notebook = "As Stated PDF"

    @default("template_extension")
    def _template_extension_default(self) -> str:
        return ".html.j2"

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **settings: Any
    ) -> tuple[Any, dict[str, Any]]:
        """A notebook as the bytes of a PDF; its only date is the report's, or none that is true."""
        given = {"paper": "A4"} | (resources or {})
        page, resources = super().from_notebook_node(nb, given, **settings)
        shelf = front_matter(nb)[0].get("shelf", {})
        published = shelf.get("date_published", NO_DAY)
        return write_pdf(page, published, {}, given["paper"], self.log.warning), resources


def _headed(
    nb: NotebookNode, resources: Mapping[str, Any]
) -> tuple[NotebookNode, dict[str, Any], str]:
    """A notebook with its front matter; a foreign one's title is its first heading, or its name."""
    facts, front = front_matter(nb)
    if facts:
        return nb, facts, front
    title = str(nb.metadata.get("title") or resources.get("metadata", {}).get("name", "Notebook"))
    first = nb.cells[0] if nb.cells else None
    if first and first.cell_type == "markdown" and first.source.startswith("# "):
        heading, _, rest = first.source.partition("\n")
        title = heading.removeprefix("# ").strip()
        nb = NotebookNode({**nb, "cells": [NotebookNode({**first, "source": rest}), *nb.cells[1:]]})
    return nb, {"title": title}, ""


def front_matter(notebook: NotebookNode) -> tuple[dict[str, Any], str]:
    """What the cell tagged `front` says of the whole report, and its HTML; empty if none does."""
    for cell in notebook.cells:
        if tagged(cell, FRONT):
            for output in cell.get("outputs", []):
                facts = output.get("metadata", {}).get(KEY, {})
                return dict(facts), "".join(output.data["text/html"])
    return {}, ""


def _linked_data(notebook: NotebookNode) -> Markup:
    """What the notebooks' outputs say for machines, as JSON-LD that no HTML can break out of."""
    found = [
        output.data[LINKED]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if LINKED in output.get("data", {})
    ]
    return Markup("\n").join(
        Markup(json.dumps(each, ensure_ascii=False).replace("<", "\\u003c")) for each in found
    )


@pass_context
def inline_svg(context: Any, svg: str, alt: str) -> Markup:
    """A chart for the page: without its own font, which the page has; colours as CSS variables.

    A group of one element is that element: a page of fewer elements is faster on a slow machine.

    In print, colours stay, the alternative text is the title, and a tall chart has two columns.
    """
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


def data_address(content: str, mime: str) -> str:
    """A file as an address that holds it, so that a page mailed alone has its tables with it."""
    return f"data:{mime};base64,{base64.b64encode(content.encode()).decode('ascii')}"


def with_fonts(html: str) -> str:
    """Put the font in: the letters that the page has, and what a browser adds to them."""
    added = "•–0123456789. "  # list marks
    words = unescape(re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))
    return html.replace("/* fonts */", "\n".join(font_faces(words + added)), 1)


def asset(name: str) -> Markup:
    """A style sheet of the template."""
    return Markup((files("as_stated.page") / "template" / name).read_text("utf-8"))
