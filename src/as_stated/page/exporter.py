"""The nbconvert exporters: a notebook as one page that needs nothing else, and as its PDF."""

import re
from importlib.resources import files
from typing import Any

from jupyter_core.paths import ENV_JUPYTER_PATH, SYSTEM_JUPYTER_PATH
from markupsafe import Markup
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from traitlets import default
from traitlets.config import Config

from as_stated import __version__
from as_stated.errors import RenderError
from as_stated.page.cells import Cells
from as_stated.page.compiled import Compiled
from as_stated.page.direction import isolated
from as_stated.page.drawing import inline_svg, paper_svg
from as_stated.page.embed import data_address
from as_stated.page.foreign import is_hidden
from as_stated.page.links import anchored, folding, link_back
from as_stated.page.pdf import NO_DAY, write_pdf
from as_stated.page.repair import ExportError, read_notebook, repaired
from as_stated.page.sections import (
    CLOSES,
    FRONT,
    OVERVIEW,
    all_figures,
    arranged,
    front_matter,
    linked_data,
    tagged,
)
from as_stated.page.title import folder_of, has_titles, titled
from as_stated.page.whole import asset, explained, printable, relinked, with_fonts
from as_stated.show import KEY, PAPER

_COMPILED = Compiled()
# Tags by which Jupyter Book leaves things out, as well.
REMOVED = {
    f"remove_{name}_tags": {f"remove-{word}", f"remove_{word}"}
    for name, word in {"cell": "cell", "input": "input", "all_outputs": "output"}.items()
}
# What a notebook of ours tells JupyterLab of a cell or term; the page has it in its style sheet.
_FOR_LAB = re.compile(r' style="(?:text-align:left|clear:both)"')
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

    def __init__(self, *, is_own: bool = False, **settings: Any) -> None:
        """As nbconvert's; `is_own` says that a notebook is a report's, and every error a fault of ours."""
        self.is_own = is_own
        self.cells = Cells()
        super().__init__(**settings)  # type: ignore[no-untyped-call]
        self.environment.bytecode_cache = _COMPILED
        self.environment.globals["headings"] = self.cells.renderer.headings
        self.register_preprocessor(self._prepared)  # type: ignore[no-untyped-call]

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
        config = Config(
            {
                "NbConvertBase": {"display_data_priority": DISPLAY},
                "TagRemovePreprocessor": REMOVED,
                "Exporter": {"optimistic_validation": True},  # once at the end, not after each step
            }
        )
        config.merge(super().default_config)
        return config

    def get_prefix_root_dirs(self) -> list[str]:
        """Where nbconvert's own templates are: this environment, not the user's folders."""
        return [*ENV_JUPYTER_PATH, *SYSTEM_JUPYTER_PATH]

    def default_filters(self) -> Any:
        """The filters of the template, beside nbconvert's own."""
        yield from super().default_filters()  # type: ignore[no-untyped-call]
        yield "markdown2html", self.cells.markdown2html
        yield "raw2html", self.cells.raw2html
        yield "inline_svg", inline_svg
        yield "paper_svg", paper_svg
        yield "data_address", data_address
        yield "anchored", anchored
        yield "folding", folding

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **settings: Any
    ) -> tuple[Any, dict[str, Any]]:
        """A notebook's file, `filename`, as a page; `resources` as `from_notebook_node`.

        Raises:
            ExportError: it cannot be read, or is no notebook.
        """
        try:
            return super().from_filename(filename, resources, **settings)
        except OSError as error:
            raise self._refused(f"{filename}: {error.strerror or error}.") from error

    def from_file(
        self, file_stream: Any, resources: dict[str, Any] | None = None, **settings: Any
    ) -> tuple[Any, dict[str, Any]]:
        """A notebook's open file, `file_stream`, as a page; `resources` and errors as `from_filename`."""
        name = f"{(resources or {}).get('metadata', {}).get('name', 'notebook')}.ipynb"
        try:
            notebook = read_notebook(file_stream, name)
        except ExportError as error:
            raise self._refused(str(error)) from error
        return self.from_notebook_node(notebook, resources, **settings)

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **settings: Any
    ) -> tuple[Any, dict[str, Any]]:
        """A notebook as a page that needs nothing but itself; warns of what it cannot show.

        Args:
            nb: the notebook.
            resources: may hold `paper`, `downloads` and `identifiers`, as `page.render_page` says.

        Raises:
            ExportError: of another's notebook: it cannot be exported, for example as it fails when run.
        """
        given = {"paper": None, "downloads": [], "identifiers": {}} | (resources or {})
        is_printed = given["paper"] is not None
        if self.is_own:
            html, resources = super().from_notebook_node(nb, resources=given, **settings)
        else:
            try:
                nb = repaired(nb, self.cells.notes.tell)
                html, resources = super().from_notebook_node(nb, resources=given, **settings)
            except Exception as error:  # whatever a notebook that nobody has seen yet may do
                self.log.debug("The traceback:", exc_info=True)
                raise self._refused(explained(error, nb, given)) from error
            html = printable(relinked(html))
        for line in self.cells.notes.lines():
            self.log.warning("%s", line)
        self.cells.notes.cells.clear()
        if resources["front"]:
            html = _FOR_LAB.sub("", html)
        html = isolated(link_back(html, is_printed))
        return (html if is_printed else with_fonts(html)), resources

    def _refused(self, message: str) -> ExportError:
        """An error that was logged: nbconvert's command says nothing more of it."""
        self.log.error("%s", message)
        self.cells.notes.cells.clear()
        return ExportError(message)

    def _prepared(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """What the template is given: after all that removes cells, code or outputs has done so.

        What is not for the page is not in it: neither shown, nor folded, nor as data.
        """
        is_printed = resources["paper"] is not None
        facts, front, cells = self._chosen(nb, resources, is_printed)
        nb = NotebookNode({**nb, "cells": cells})
        resources |= {
            "facts": facts,
            "front": Markup(front),
            "version": __version__,
            "print_version": is_printed,
            "style": "" if is_printed else asset("page.css") + asset("foreign.css") * (not front),
            "key": KEY,
            "for_paper": PAPER,
            "placed": {FRONT, OVERVIEW} if front else {FRONT},
            "overview": [cell for cell in cells if tagged(cell, OVERVIEW)] if front else [],
            "all_figures": all_figures(nb.cells),
            "closes": CLOSES,
            "closing": self.cells.renderer.folds,
            "with_code": any(cell.cell_type == "code" and cell.source for cell in cells),
            "linked_data": "" if is_printed else linked_data(nb.cells),
        }
        return nb, resources

    def _chosen(
        self, nb: NotebookNode, resources: dict[str, Any], is_printed: bool
    ) -> tuple[dict[str, Any], str, list[NotebookNode]]:
        """What a notebook says of its whole page, its front as HTML, and the cells that are for the page."""
        shows_all = not (self.exclude_output or self.exclude_code_cell)
        facts, front = front_matter(nb) if shows_all else ({}, "")
        cells = [
            cell for cell in nb.cells if cell.cell_type == "code" or not is_hidden(cell, "source")
        ]
        self.cells.begin(folder_of(resources), bool(front), is_printed)
        if front:
            cells = arranged(cells, is_printed, facts.get("shelf", {}).get("figures"))
        else:
            facts, cells = titled(nb, cells, resources, self.cells.inline)
        for cell in cells:
            if cell.cell_type == "code":
                self.cells.keep(cell, not self.exclude_input, not self.exclude_output)
        self.cells.renderer.steps_down = bool(front) or has_titles(cells)
        self.cells.renderer.folds = bool(front) and not (self.exclude_markdown or is_printed)
        return facts, front, cells


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
        """A notebook, `nb`, as the bytes of a PDF; `resources` and errors as `PageExporter`.

        Its only date is the report's, or none that is true.
        """
        given = {"paper": "A4"} | (resources or {})
        page, resources = super().from_notebook_node(nb, given, **settings)
        published = resources["facts"].get("shelf", {}).get("date_published", NO_DAY)
        try:
            pdf = write_pdf(page, published, {}, given["paper"], self.log.warning)
        except RenderError as error:
            raise self._refused(str(error)) from error
        return pdf, resources
