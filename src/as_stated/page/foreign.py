"""Outputs that others' notebooks hold, as a page can show them: each as one piece of HTML."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode, v4

from as_stated.errors import cut
from as_stated.page.clean import cleaned, is_seen, left_out
from as_stated.page.embed import Pictures, title_of
from as_stated.page.notes import Notes
from as_stated.show import KEY

PICTURES = ("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp")
# What only a script or a player shows.
SCRIPTED = re.compile(
    r"""application/(?:
      (?P<widget>vnd\.jupyter\.widget-view\+json)   # ipywidgets
    | vnd\.(?P<chart>plotly|vega|vegalite|bokehjs|holoviews)[\w.-]*\+json
    | (?P<script>javascript|x-javascript) | (?P<map>geo\+json) | (?P<document>pdf)
    ) | (?P<film>video/.*) | (?P<recording>audio/.*)""",
    re.VERBOSE,
)
NAMES = {
    "widget": "an interactive control", "chart": "an interactive chart", "script": "the result of a script",
    "map": "an interactive map", "document": "a PDF", "film": "a film", "recording": "a recording",
}  # fmt: skip
MANY = 2_000_000  # characters of one cell's outputs: a page of several such is slow to open
# What terminals are told: colours, links, titles; and characters that are no text.
_ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.?")
# An object that says no more of itself than where it lies, as a chart's does that is shown beside it.
_NAMELESS = re.compile(
    r"[\[(]*<Figure size [^<>\n]*>[\])]*|[\[(]*<[^<>\n]* at 0x[0-9a-fA-F]+>[\])]*"
)
_OVERWRITTEN = re.compile(r"[^\n]*\r(?=[^\n\r])")
ALT = (
    'Say what it shows: display(figure, metadata={"image/png": {"alt": "…"}}), or in a line '
    "`#| fig-alt: …` of the cell"
)


def shown_outputs(cell: NotebookNode, folder: Path | None, notes: Notes) -> list[NotebookNode]:
    """What a cell of another's notebook shows, each output as HTML; this package's own as they are.

    Args:
        cell: one of code.
        folder: of the notebook, for pictures beside it.
        notes: told of what cannot be shown.
    """

    def tell(what: str) -> None:
        notes.tell(cell.id, what)

    pictures = Pictures(folder=folder, tell=tell)
    found = []
    for number, output in enumerate(_joined(cell.outputs), 1):
        if KEY in output.get("metadata", {}):
            found.append(output)
            continue
        try:
            shown = _shown(output, cell, f"output-{cell.id}-{number}", pictures)
        except Exception as error:  # one output of a kind that nobody thought of is no whole page
            tell(f"an output cannot be shown ({type(error).__name__}: {error})")
            shown = {"text/html": str(left_out("an output"))}
        length = sum(map(len, shown.values()))
        if length:
            found.append(v4.new_output("display_data", data=shown))
        if length > MANY:
            tell(
                f"its output is so long that it makes the page slow: {length / 1e6:.0f} million characters. "
                "Show less, as its first rows"
            )
    return found


def _joined(outputs: list[NotebookNode]) -> Iterator[NotebookNode]:
    """Outputs, with texts that were printed one after the other as one."""
    for name, group in groupby(outputs, lambda o: o.name if o.output_type == "stream" else None):
        if name is None:
            yield from group
        else:
            first, *more = group
            yield NotebookNode({**first, "text": first.text + "".join(each.text for each in more)})


def _shown(
    output: NotebookNode, cell: NotebookNode, name: str, pictures: Pictures
) -> dict[str, str]:
    """The best form of an output that a page can show, as HTML or Markdown."""
    if output.output_type == "stream":
        return {"text/html": _plain(output.text, "plain")}
    if output.output_type == "error":
        lines = list(output.traceback) or [f"{output.ename}: {output.evalue}"]
        return {"text/html": _plain("\n".join(lines), "plain error")}
    for kind, form in FORMS.items():
        html = form(output, cell, name, pictures) if form and kind in output.data else ""
        if html:
            return {"text/html": html}
        if form is None and kind in output.data:
            return {kind: output.data[kind]}
    return {"text/html": _last_resort(output, pictures)}


def _plain(text: str, kind: str) -> str:
    words = readable(text).strip("\n")
    return str(Markup('<pre class="{}">{}</pre>').format(kind, words)) if words.strip() else ""


def readable(text: str) -> str:
    """A text as a terminal shows it at last: without its commands, and what was overwritten.

    >>> readable("\\x1b[31mred\\x1b[0m 10%\\r100%\\n")
    '100%\\n'
    """
    return _OVERWRITTEN.sub("", _ESCAPES.sub("", text.replace("\r\n", "\n")))


def _of_html(output: NotebookNode, _: NotebookNode, name: str, pictures: Pictures) -> str:
    html = cleaned(output.data["text/html"], pictures, name)
    if not is_seen(html):
        return ""
    coloured = re.search(r"""(?:<style>[^<]*|\sstyle="[^"]*)\b(?:color|background)""", html)
    kind = "foreign coloured" if coloured else "foreign"
    wide = ' tabindex="0" role="region" aria-label="Output"' if "<table" in html else ""
    return f'<div class="{kind}" id="{name}"{wide}>{html}</div>'


def _of_picture(output: NotebookNode, cell: NotebookNode, _: str, pictures: Pictures) -> str:
    kind = next(each for each in PICTURES if each in output.data)
    address = pictures.held(output.data[kind], kind, "the picture")
    if address is None:
        return ""
    metadata = output.metadata.get(kind, {})
    metadata = metadata if isinstance(metadata, Mapping) else {}
    alt = str(metadata.get("alt") or output.metadata.get("alt") or _option(cell, "fig-alt"))
    if not alt and kind == "image/svg+xml":
        alt = title_of(output.data[kind])
    if not alt:
        pictures.tell(f"the picture has no words for those who cannot see it. {ALT}")
    alt = " ".join(alt.split()) or "A picture without a description"
    sizes = Markup("").join(
        Markup(' {}="{}"').format(side, metadata[side])
        for side in ("width", "height")
        if isinstance(metadata.get(side), int | float)
    )
    image = Markup('<img src="{}" alt="{}"{}>').format(address, alt, sizes)
    caption = _option(cell, "fig-cap")
    said = Markup("<figcaption>{}</figcaption>").format(caption) if caption else ""
    return str(Markup('<figure class="picture">{}{}</figure>').format(image, said))


def _option(cell: NotebookNode, name: str) -> str:
    """An option of a cell as Quarto writes it: a comment in its first lines."""
    found = re.search(rf"^\s*(?:#|//|--)\|\s*{name}:\s*(.+)$", cell.source, re.MULTILINE)
    return found[1].strip().strip("\"'") if found else ""


def _of_latex(output: NotebookNode, *_: object) -> str:
    plain = output.data.get("text/plain", "")
    if plain and not plain.startswith("<IPython"):
        return _plain(plain, "plain")
    return _plain(output.data["text/latex"], "plain math")


def _of_json(output: NotebookNode, *_: object) -> str:
    content = output.data["application/json"]
    said = (
        content if isinstance(content, str) else json.dumps(content, indent=2, ensure_ascii=False)
    )
    return _plain(said, "plain")


def _of_text(output: NotebookNode, *_: object) -> str:
    if any(SCRIPTED.fullmatch(kind) for kind in output.data) or output.data.get("text/html"):
        return ""  # words such as `<Figure>` or `HBox(children=…` are no substitute
    words = output.data["text/plain"]
    return "" if _NAMELESS.fullmatch(words.strip()) else _plain(words, "plain")


def _last_resort(output: NotebookNode, pictures: Pictures) -> str:
    """What is said in the place of an output of which nothing can be shown."""
    found = (SCRIPTED.fullmatch(kind) for kind in output.data)
    kind = next((NAMES[str(each.lastgroup)] for each in found if each), "")
    if not kind and output.data.keys() <= {"text/plain"}:
        return ""
    if not kind and "text/html" in output.data:
        # A script or a style sheet alone prepares what others show; with an element it shows itself.
        alone = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", output.data["text/html"])
        if not re.search(r"<(?!link|meta|script|style)\w", alone):
            return ""
        kind = "the result of a script"
    elif not kind:
        kind = f"an output of the kind {cut(', '.join(output.data), 80)}"
    pictures.tell(f"not shown: {kind}. Show a picture or a table of it as well")
    return f"<p>{left_out(kind)}</p>"


Form = Callable[[NotebookNode, NotebookNode, str, Pictures], str]
# Forms of an output, the best first; the template renders Markdown, with the headings of the page.
FORMS: dict[str, Form | None] = {
    "text/html": _of_html,
    **dict.fromkeys(PICTURES, _of_picture),
    "text/markdown": None,
    "text/latex": _of_latex,
    "application/json": _of_json,
    "text/plain": _of_text,
}


def is_hidden(cell: NotebookNode, what: str) -> bool:
    """Whether `what` of a cell, "source" or "outputs", is not for the page: by a filter, or folded in a notebook.

    JupyterLab, VS Code, the classic notebook and its extensions, and Colab each have a name of their own for that.
    """
    metadata: dict[str, Any] = cell.metadata
    in_lab = metadata.get("jupyter", {}).get(f"{what}_hidden") is True
    if what == "outputs":
        return in_lab or metadata.get("collapsed") is True
    removed = metadata.get("transient", {}).get("remove_source") is True
    folded = metadata.get("hide_input") is True or metadata.get("cellView") == "form"
    return in_lab or removed or folded
