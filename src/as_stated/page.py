"""Executed notebooks to one HTML page: the nbconvert exporter and what it does to outputs."""

import base64
import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from importlib.resources import files
from typing import Any

from jinja2 import pass_context
from jupyter_core.paths import ENV_JUPYTER_PATH, SYSTEM_JUPYTER_PATH
from markupsafe import Markup
from nbconvert.exporters.templateexporter import TemplateExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode, v4
from traitlets import default
from traitlets.config import Config

from as_stated import __version__
from as_stated.fonts import FACES, font_face
from as_stated.outputs import KEY
from as_stated.palette import PALETTE

LINKED = "application/ld+json"
FRONT = "front"  # the tag of the cell whose output heads the page
DISPLAY = ["text/html", "image/svg+xml", "image/png", "text/markdown", "text/plain"]


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the page, for its contents."""

    level: int
    anchor: str
    text: str


class _Renderer(IPythonRenderer):
    """Markdown whose headings step down one level, since the page has its own `h1`."""

    def __init__(self) -> None:
        super().__init__(escape=False)
        self.headings: list[Heading] = []

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        """A heading with an anchor, noted for the contents."""
        anchor = self._anchor(unescape(re.sub(r"<[^>]+>", "", text)))
        self.headings.append(Heading(level + 1, anchor, text))
        return f'<h{level + 1} id="{anchor}">{text}</h{level + 1}>\n'

    def _anchor(self, text: str) -> str:
        slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "section"
        taken = {heading.anchor for heading in self.headings}
        number, anchor = 2, slug
        while anchor in taken:
            number, anchor = number + 1, f"{slug}-{number}"
        return anchor


class PageExporter(TemplateExporter):
    """nbconvert's template exporter with this package's template, and nothing of the machine's."""

    output_mimetype = "text/html"
    file_extension = ".html"

    def __init__(self, **settings: Any) -> None:
        self.renderer = _Renderer()
        super().__init__(**settings)  # type: ignore[no-untyped-call]
        self.environment.globals["headings"] = self.renderer.headings

    @default("template_name")
    def _template_name_default(self) -> str:
        return "template"

    @default("extra_template_basedirs")
    def _default_extra_template_basedirs(self) -> list[str]:
        # The working directory by default: a folder there named like a template would be taken.
        return [str(files("as_stated"))]

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
        yield "data_address", data_address

    @pass_context
    def markdown2html(self, context: Any, source: str) -> Markup:
        """Markdown to HTML, noting each heading."""
        return Markup(MarkdownWithMath(renderer=self.renderer).render(source))


def merge(notebooks: Mapping[str, NotebookNode]) -> NotebookNode:
    """Several executed notebooks as one, in their order; each cell knows where it came from."""
    cells = []
    for name, notebook in notebooks.items():
        for cell in notebook.cells:
            copied = NotebookNode({**cell, "id": f"{name}-{cell.id}"})
            cells.append(copied)
    return v4.new_notebook(cells=cells)


def front_matter(notebooks: Mapping[str, NotebookNode]) -> tuple[dict[str, Any], str]:
    """What the cell tagged `front` says of the whole report, and its HTML; empty if none does."""
    for notebook in notebooks.values():
        for cell in notebook.cells:
            if FRONT in cell.metadata.get("tags", []):
                for output in cell.get("outputs", []):
                    facts = output.get("metadata", {}).get(KEY, {})
                    return dict(facts), "".join(output.data["text/html"])
    return {}, ""


def linked_data(notebooks: Mapping[str, NotebookNode]) -> Markup:
    """What the notebooks' outputs say for machines, as JSON-LD that no HTML can break out of."""
    found = [
        output.data[LINKED]
        for notebook in notebooks.values()
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if LINKED in output.get("data", {})
    ]
    return Markup("\n").join(
        Markup(json.dumps(each, ensure_ascii=False).replace("<", "\\u003c")) for each in found
    )


def render_page(
    notebooks: Mapping[str, NotebookNode],
    *,
    print_version: bool = False,
    downloads: Sequence[tuple[str, str]] = (),
    identifiers: Mapping[str, str] | None = None,
) -> str:
    """One page of several executed notebooks.

    Args:
        notebooks: name to executed notebook, in the order of the page.
        print_version: for the PDF: charts keep their own colours, nothing links to files.
        downloads: the files beside the page, as label and relative address.
        identifiers: label to value: what tells this report from any other.

    Returns:
        The HTML, complete in itself.
    """
    facts, front = front_matter(notebooks)
    exporter = PageExporter()
    resources = {
        "facts": facts,
        "front": Markup(front),
        "print_version": print_version,
        "downloads": list(downloads),
        "identifiers": dict(identifiers or {}),
        "version": __version__,
        "style": _asset("page.css") + (_asset("print.css") if print_version else ""),
        "key": KEY,
        "front_tag": FRONT,
        "linked_data": "" if print_version else linked_data(notebooks),
    }
    html, _ = exporter.from_notebook_node(merge(notebooks), resources=resources)
    return _with_fonts(_link_back(html))


def shelf_page(shelf: Sequence[Mapping[str, Any]]) -> str:
    """The page that lists every report, one line each.

    Args:
        shelf: one entry a report: article, title, producer, date_published, date_said, figures,
            speakers.
    """
    environment = PageExporter().environment
    template = environment.get_template("shelf.html.j2")
    html = template.render(shelf=shelf, style=_asset("page.css"), version=__version__)
    return _with_fonts(html)


@pass_context
def inline_svg(context: Any, svg: str, alt: str) -> Markup:
    """A chart for the page: without its own font, which the page has; colours as CSS variables.

    In print, colours stay, and the alternative text is the title: WeasyPrint reads no other, and
    knows no CSS inside a drawing.
    """
    svg = re.sub(r'<style class="fonts">.*?</style>', "", svg, flags=re.DOTALL)
    svg = re.sub(r"<(title|desc)\b[^>]*>.*?</\1>", "", svg, flags=re.DOTALL)
    if context["resources"]["print_version"]:
        title = str(Markup("<title>{}</title>").format(alt))
        return Markup(re.sub(r"<svg\b[^>]*>", lambda tag: tag[0] + title, svg, count=1))
    for name, colour in PALETTE.items():
        svg = svg.replace(colour, f"var(--{name})")
    label = str(Markup('<svg role="img" aria-label="{}"').format(alt))
    return Markup(re.sub(r'<svg\b(?: role="img")?', lambda tag: label, svg, count=1))


def data_address(content: str, mime: str) -> str:
    """A file as an address that holds it, so that a page mailed alone has its tables with it."""
    return f"data:{mime};base64,{base64.b64encode(content.encode()).decode('ascii')}"


def _link_back(html: str) -> str:
    """Give each claim an id and a preview of its quote, and let each quote lead to all its uses.

    In a notebook a claim's quote is its `title`, which keyboards and touch never see; on the page
    the style sheet shows it on hover and on focus.
    """
    uses: dict[str, list[str]] = defaultdict(list)

    def number(match: re.Match[str]) -> str:
        target = match["target"]
        uses[target].append(f"{target.replace('quote-', 'use-', 1)}-{len(uses[target]) + 1}")
        preview = match["rest"].replace(' title="', ' data-preview="', 1)
        return f'<a class="claim" id="{uses[target][-1]}" href="#{target}"{preview}>'

    html = re.sub(r'<a class="claim" href="#(?P<target>quote-[^"]+)"(?P<rest>[^>]*)>', number, html)

    def listed(match: re.Match[str]) -> str:
        links = Markup(", ").join(
            Markup('<a href="#{}">{}</a>').format(use, number)
            for number, use in enumerate(uses[match[1]], start=1)
        )
        return f'<span class="uses">Used here: {links}</span>' if links else ""

    return re.sub(r'<span class="uses" data-uses="([^"]+)"></span>', listed, html)


def _with_fonts(html: str) -> str:
    """Put the font in: the letters that the page has, and what a browser or printer adds to them."""
    added = "•–0123456789./[]\u2009 "  # list marks, page numbers, leaders, notes
    words = unescape(re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))
    letters = "".join(sorted({*words, *added}))
    rules = "\n".join(font_face(face, letters) for face in FACES)
    return html.replace("/* fonts */", rules, 1)


def _asset(name: str) -> Markup:
    return Markup((files("as_stated") / "template" / name).read_text("utf-8"))
