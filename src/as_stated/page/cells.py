"""What of a cell is on the page, and how its words are set."""

import re
from pathlib import Path

from markupsafe import Markup
from nbconvert.filters.markdown_mistune import MarkdownWithMath
from nbformat import NotebookNode

from as_stated.page.clean import cleaned
from as_stated.page.embed import Pictures, spelt
from as_stated.page.foreign import is_hidden, shown_outputs
from as_stated.page.links import HeadingRenderer
from as_stated.page.notes import Notes
from as_stated.page.sections import FOLD, NO_PAPER

# A table may be wider than the page: then it scrolls in its place, by keyboard as well.
_WIDE = r'<div class="foreign" tabindex="0" role="region" aria-label="Table">\g<0></div>'


class Cells:
    """The cells of one notebook after the other.

    Attributes:
        renderer: of Markdown; it has the headings met so far.
        notes: what was told of cells that cannot be shown as they are.
    """

    def __init__(self) -> None:
        self.renderer = HeadingRenderer()
        self.notes = Notes()
        self._folder: Path | None = None
        self._is_report = False

    def begin(self, folder: Path | None, is_report: bool, is_printed: bool) -> None:
        """Begin a notebook.

        Args:
            folder: of its file, if it has one: pictures in it are embedded.
            is_report: its cells are this project's, and stand as they are.
            is_printed: for paper.
        """
        self._folder, self._is_report = folder, is_report
        self.renderer.headings.clear()  # one exporter may convert several notebooks
        self.renderer.is_printed = is_printed

    def keep(self, cell: NotebookNode, with_code: bool, with_outputs: bool) -> None:
        """Leave of a code cell what is for the page: nothing else is given to the template.

        Args:
            cell: is changed.
            with_code, with_outputs: whether the page shows any.
        """
        with_code = with_code and not is_hidden(cell, "source")
        if with_outputs and cell.outputs and is_hidden(cell, "outputs"):
            self.notes.tell(cell.id, "its output is folded in Jupyter, so it is not shown")
            with_outputs = False
        if not with_outputs:
            cell.outputs = []
        for output in cell.outputs:
            if output.output_type == "error" and not with_code:  # its traceback quotes the code
                output.traceback = [f"{output.ename}: {output.evalue}"]
        if not self._is_report:
            cell.outputs = shown_outputs(cell, self._folder, self.notes)
        if not with_code:
            cell.source = ""

    def markdown2html(self, source: str, cell: NotebookNode) -> Markup:
        """Markdown, the `source` of a `cell`, to HTML, noting each heading, with the pictures of the cell."""
        tags = cell.metadata.get("tags", [])
        is_folded = FOLD in tags and self.renderer.folds
        self.renderer.fold = " ".join(each for each in (FOLD, NO_PAPER) if each in tags) * is_folded
        attachments = cell.get("attachments", {})
        try:
            html = MarkdownWithMath(renderer=self.renderer).render(spelt(source, attachments))
        except (RecursionError, ValueError) as error:
            self.notes.tell(cell.id, f"its Markdown cannot be read ({error}). Write it more simply")
            return Markup('<pre class="plain">{}</pre>').format(source)
        if self._is_report and not attachments:
            return Markup(html)
        return Markup(self._cleaned(html, cell))

    def raw2html(self, cell: NotebookNode) -> Markup:
        """A raw `cell`: HTML as it stands, anything else as text."""
        if cell.metadata.get("raw_mimetype") == "text/html" or cell.source.lstrip().startswith("<"):
            return Markup(self._cleaned(cell.source, cell))
        text = Markup('<pre class="plain">{}</pre>').format(cell.source)
        return text if cell.source.strip() else Markup()

    def inline(self, source: str) -> str:
        """Words in Markdown, the `source` of a heading, as HTML."""
        html = MarkdownWithMath(renderer=HeadingRenderer()).render(source)
        pictures = Pictures(folder=self._folder, tell=lambda _: None)
        return re.sub(r"</?p>", "", cleaned(html, pictures)).strip()

    def _cleaned(self, html: str, cell: NotebookNode) -> str:
        def tell(what: str) -> None:
            self.notes.tell(cell.id, what)

        name = f"cell-{cell.id}"
        html = cleaned(html, Pictures(cell.get("attachments", {}), self._folder, tell), name)
        html = re.sub(r"<table\b.*?</table>", _WIDE, html, flags=re.DOTALL)
        return f'<div id="{name}">{html}</div>' if "<style>" in html else html
