"""Notebooks that others made: what they hold is shown, or one line says what is not, and of which cell."""

import base64
import io
import json
import logging
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode, v4
from PIL import Image

from as_stated.page.exporter import PageExporter
from as_stated.page.repair import ExportError
from tests.helpers.html import Facts


def png() -> str:
    buffer = io.BytesIO()
    Image.new("L", (2, 2)).save(buffer, "PNG")
    return base64.b64encode(buffer.getvalue()).decode()


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<path d="M0 0h9"/></svg>'


def exported(content: Any, folder: Path | None = None) -> tuple[str, list[str]]:
    """The page of a notebook, given as cells or as the text of its file; and what was told."""
    exporter = PageExporter()
    told: list[str] = []
    exporter.log = logging.Logger("test", logging.INFO)
    exporter.log.addHandler(handler := logging.Handler())
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    resources = {"metadata": {"name": "x"} | ({"path": str(folder)} if folder else {})}
    if isinstance(content, str):
        return exporter.from_file(io.StringIO(content), resources)[0], told
    notebook = v4.new_notebook(cells=content)
    return exporter.from_notebook_node(notebook, resources)[0], told


def shown(data: dict[str, Any], source: str = "", **metadata: Any) -> list[NotebookNode]:
    return [
        v4.new_code_cell(
            source, outputs=[v4.new_output("display_data", data=data, metadata=metadata)]
        )
    ]


def pasted(source: str, name: str) -> list[NotebookNode]:
    cell = v4.new_markdown_cell(source)
    cell["attachments"] = {name: {"image/png": png()}}
    return [cell]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        pytest.param("![A dot](attachment:dot.png)", "dot.png", id="plain"),
        pytest.param("![A dot](attachment:my dot.png)", "my dot.png", id="with a blank"),
        pytest.param("![A dot](<attachment:my dot.png>)", "my dot.png", id="a blank in angle brackets"),
        pytest.param("![A dot](attachment:my%20dot.png)", "my dot.png", id="a blank escaped"),
        pytest.param("![A dot](attachment:my%20dot.png)", "my%20dot.png", id="a name with an escape"),
        pytest.param("![A dot](attachment:dot (2).png)", "dot (2).png", id="with brackets"),
        pytest.param("![A dot](attachment:dot[1].png)", "dot[1].png", id="with square brackets"),
        pytest.param('![A dot](attachment:my dot.png "Title")', "my dot.png", id="with a title"),
        pytest.param("![A dot][p]\n\n[p]: attachment:my dot.png", "my dot.png", id="by reference"),
        pytest.param('<img src="attachment:my dot.png" alt="A dot">', "my dot.png", id="in HTML"),
        pytest.param("<img alt='A dot' src='attachment:my%20dot.png'/>", "my dot.png", id="in HTML, escaped"),
        pytest.param("![A dot](attachment:Übersicht.png)", "U\u0308bersicht.png", id="accents in two ways"),
        pytest.param("| a |\n|---|\n| ![A dot](attachment:my dot.png) |", "my dot.png", id="in a table"),
    ],
)  # fmt: skip
def test_pasted_picture_is_shown(source: str, name: str) -> None:
    html, told = exported(pasted(source, name))
    assert f'<img src="data:image/png;base64,{png()}" alt="A dot"' in html
    assert told == []


def test_pasted_picture_that_is_gone_is_told_and_its_words_stay() -> None:
    html, told = exported([v4.new_markdown_cell("![A dot](attachment:dot.png)")])
    assert "Not shown here: A dot." in html
    assert told == ["cell 1: the pasted picture “dot.png” is not in the cell. Paste it again."]


def test_picture_beside_the_notebook_is_embedded(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "a dot.png").write_bytes(base64.b64decode(png()))
    html, told = exported([v4.new_markdown_cell("![A dot](img/a%20dot.png)")], tmp_path)
    assert png() in html
    assert told == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("gone.png", "the picture gone.png is not there", id="no such file"),
        pytest.param("../x.png", "outside the notebook's folder", id="outside its folder"),
        pytest.param("https://p.example/x.png", "is not fetched", id="elsewhere"),
        pytest.param("x.txt", "no picture that browsers show", id="another kind of file"),
    ],
)
def test_picture_that_cannot_be_embedded_is_told(address: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("text")
    html, (told,) = exported([v4.new_markdown_cell(f"![A dot]({address})")], tmp_path)
    assert "Not shown here: A dot" in html
    assert said in told
    assert [each for each in Facts(html).fetched if not each.startswith("data:")] == []


@pytest.mark.parametrize(
    ("data", "source", "metadata", "alt"),
    [
        pytest.param({"image/png": png()}, "", {"image/png": {"alt": "A dot"}}, "A dot", id="metadata"),
        pytest.param({"image/png": png()}, "#| fig-alt: A dot\nx", {}, "A dot", id="an option as Quarto's"),
        pytest.param({"image/svg+xml": SVG.format("<title>A line</title>")}, "", {}, "A line", id="an SVG's title"),
        pytest.param(
            {"image/svg+xml": SVG.format("<g><title>a mark</title></g>").replace("<svg", '<svg aria-label="A line"')},
            "", {}, "A line", id="an SVG's label",
        ),
        pytest.param({"text/html": f'<img src="data:image/png;base64,{png()}" alt="A dot">'}, "", {}, "A dot", id="HTML"),
    ],
)  # fmt: skip
def test_words_for_a_picture_are_kept(
    data: dict[str, str], source: str, metadata: dict[str, Any], alt: str
) -> None:
    html, told = exported(shown(data, source, **metadata))
    assert f'alt="{alt}"' in html
    assert told == []


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(shown({"image/png": png()}), id="an output"),
        pytest.param(shown({"image/svg+xml": SVG.format("<g><title>a mark</title></g>")}), id="a drawing"),
        pytest.param(pasted("![](attachment:dot.png)", "dot.png"), id="a pasted picture"),
        pytest.param(pasted("![dot.png](attachment:dot.png)", "dot.png"), id="a file name for words"),
    ],
)  # fmt: skip
def test_picture_without_words_is_told(cells: list[NotebookNode]) -> None:
    _, (told,) = exported(cells)
    assert told.startswith("cell 1: ")
    assert "for those who cannot see it" in told


def output(**content: Any) -> str:
    """The file of a notebook with one output, good or bad."""
    cell = {"cell_type": "code", "source": "x", "metadata": {}, "outputs": [content]}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})


def data(**forms: Any) -> str:
    kinds = {
        key.replace("_", "/", 1).replace("__", "+").replace("_", "."): each
        for key, each in forms.items()
    }
    return output(output_type="display_data", metadata={}, data=kinds)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "says", "told"),
    [
        pytest.param('{"nbformat": 4, "cells": []}', "<h1>x</h1>", "", id="empty"),
        pytest.param('\ufeff{"nbformat": 4, "cells": [], "metadata": null}', "<h1>x</h1>", "", id="with a byte order mark"),
        pytest.param(
            '{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": ["a = 1\\n", "b"], "outputs": '
            '[{"output_type": "pyout", "text": ["old"]}]}, {"cell_type": "heading", "level": 2, "source": "H"}]}]}',
            "a = 1\nb", "", id="format 3",
        ),
        pytest.param('{"nbformat": 4, "nbformat_minor": 0, "cells": [{"cell_type": "markdown", "source": ["*a*"]}]}', "<em>a</em>", "", id="format 4.0"),
        pytest.param('{"nbformat": 4, "cells": [{"cell_type": "markdown", "metadata": {"tags": "a", "jupyter": 3, "scrolled": "?"}, "source": "b"}]}', "<p>b</p>", "", id="broken metadata"),
        pytest.param('{"nbformat": "4", "cells": [{"cell_type": "markdown", "source": "b"}]}', "<p>b</p>", "", id="a format in words"),
        pytest.param('{"metadata": {"kernelspec": {"name": []}, "language_info": {"name": "r", "version": 3}, "authors": "a", "title": 4}, "cells": []}', "<h1>x</h1>", "", id="broken metadata of the notebook"),
        pytest.param('{"cells": [{"cell_type": "code", "execution_count": true, "source": ["a", "b"], "outputs": null}]}', ">ab</", "", id="a broken count"),
        pytest.param('{"nbformat": 4, "cells": [{"cell_type": "quiz", "source": "b"}, 4]}', "<h1>", "cell 1: left out: it is of no known kind ('quiz').", id="unknown cells"),
        pytest.param(output(output_type="display_data"), "<h1>", "cell 1: an output without content is left out", id="no data"),
        pytest.param(output(output_type="stream", text=["a\n", "b\n"]), "a\nb</pre>", "", id="lines"),
        pytest.param(output(output_type="stream", name="stderr", text="\x1b[31mred\x1b[0m 1%\r9%"), ">9%</pre>", "", id="a progress bar"),
        pytest.param(output(output_type="error", ename="E", evalue="v"), "E: v</pre>", "", id="an error without traceback"),
        pytest.param(data(text_html=["<b>a</b>", "<i>b"]), "<b>a</b><i>b</i>", "", id="HTML in lines, not closed"),
        pytest.param(data(text_plain="\ud83d!"), "\ufffd!", "", id="half an emoji"),
        pytest.param(data(application_json={"a": [1]}), "{\n  &#34;a&#34;: [\n    1", "", id="JSON"),
        pytest.param(data(text_latex="$x$", text_plain="<IPython.core.display.Math object>"), "$x$</pre>", "", id="LaTeX"),
        pytest.param(data(text_markdown="**a** \u2192"), "<strong>a</strong>", "", id="Markdown"),
        pytest.param(data(application_vnd_plotly_v1__json={}, text_plain="Figure({…"), "Not shown here: an interactive chart", "cell 1: not shown: an interactive chart", id="Plotly"),
        pytest.param(data(text_html="<div id=p></div><script>draw()</script>", text_plain="Figure"), "Not shown here: the result of a script", "cell 1: left out: a script", id="a script alone"),
        pytest.param(data(text_html="<script>draw()</script>", image_png=png()), "<img", "cell 1: left out: a script", id="a script with a picture"),
        pytest.param(output(output_type="display_data", data={"application/vnd.jupyter.widget-view+json": {}, "text/plain": "HBox(x"}), "an interactive control", "cell 1: not shown", id="a widget"),
        pytest.param(data(text_html='<iframe src="https://www.film.example/1"></iframe>'), 'a page within the page, <a href="https://www.film.example/1">www.film.example</a>', "cell 1: left out: a page within", id="a page within"),
        pytest.param(data(image_png="no base64!"), "Not shown here", "cell 1: the picture is broken", id="a broken picture"),
        pytest.param(data(image_svg__xml="<svg><path></svg>"), "Not shown here", "cell 1: the picture is broken", id="a broken drawing"),
    ],
)  # fmt: skip
def test_any_notebook_is_a_page(file: str, says: str, told: str) -> None:
    html, lines = exported(file)
    assert says in html
    assert told in "\n".join(lines)
    assert bool(lines) is bool(told)
    facts = Facts(html)
    assert facts.scripts == []
    assert [each for each in facts.fetched if not each.startswith("data:")] == []


@pytest.mark.parametrize(
    ("file", "says"),
    [
        pytest.param("", "x.ipynb, line 1: it is not a notebook: the file is empty", id="an empty file"),
        pytest.param('{\n "cells": [\n<<<<<<< HEAD\n', "x.ipynb, line 3: it is not a notebook", id="left by a merge"),
        pytest.param("[1]", "it has no cells", id="other JSON"),
        pytest.param('{"nbformat": 7, "cells": []}', "it is in notebook format 7", id="a format to come"),
        pytest.param("[" * 100_000, "it is not a notebook", id="endless JSON"),
    ],
)  # fmt: skip
def test_what_is_no_notebook_is_one_clean_message(file: str, says: str) -> None:
    with pytest.raises(ExportError, match=says) as caught:
        exported(file)
    assert str(caught.value).endswith("again.")
    assert isinstance(caught.value, SystemExit)  # so that nbconvert's command shows no traceback
    assert caught.value.code == 2


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "a.ipynb").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ExportError, match="it is not a notebook: it is not in UTF-8"):
        PageExporter().from_filename(str(tmp_path / "a.ipynb"))


def test_style_of_an_output_reaches_no_further() -> None:
    html, _ = exported(shown({"text/html": "<style>td {color: red} } body {color: red}</style>a"}))
    assert "color: red" not in html
    html, _ = exported(shown({"text/html": "<style>:root {--a: 1} td {position:fixed}</style>a"}))
    assert "<style>#output-1-1 {& {--a: 1} td {position:relative}}</style>" in html


def test_links_by_names_that_jupyter_gives_lead_there() -> None:
    cells = [
        v4.new_markdown_cell("[go](#Rain-in-May) [gone](#nowhere)"),
        v4.new_markdown_cell("## Rain in May"),
    ]
    html, _ = exported(cells)
    assert '<a href="#rain-in-may">go</a>' in html
    assert "<a>gone</a>" in html


@pytest.mark.parametrize(
    ("cells", "title", "level"),
    [
        pytest.param(["# **Rain** in `1998`", "## More"], "Rain in 1998", 2, id="its first heading"),
        pytest.param(["Rain\n====\n", "## More"], "Rain", 2, id="underlined"),
        pytest.param(["<h1 align='center'>Rain</h1>", "## More"], "Rain", 2, id="in HTML"),
        pytest.param(["A badge", "# Rain", "## More"], "Rain", 2, id="behind a badge"),
        pytest.param(["# Rain", "# Part", "## More"], "Rain", 3, id="with several of its level"),
        pytest.param(["```\n# a comment\n```", "## More"], "x", 2, id="a comment in code"),
    ],
)  # fmt: skip
def test_title_of_a_notebook(cells: list[str], title: str, level: int) -> None:
    html, _ = exported([v4.new_markdown_cell(each) for each in cells])
    assert f"<title>{title}</title>" in html
    assert html.count("<h1") == 1
    assert f'<h{level} id="more">' in html


def test_settings_of_quarto_name_the_page() -> None:
    html, _ = exported([v4.new_raw_cell("---\ntitle: 'Rain'\n---"), v4.new_markdown_cell("a")])
    assert "<h1>Rain</h1>" in html
    assert "---" not in html.partition("<main")[2]


def test_language_is_the_notebooks_own(tmp_path: Path) -> None:
    notebook = v4.new_notebook(metadata={"lang": "az"})
    nbformat.write(notebook, tmp_path / "a.ipynb")
    assert '<html lang="az">' in PageExporter().from_filename(str(tmp_path / "a.ipynb"))[0]


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        pytest.param("<Figure size 432x288 with 1 Axes>", False, id="a figure's name"),
        pytest.param("[<matplotlib.lines.Line2D at 0x7f1c>]", False, id="an address in memory"),
        pytest.param("<3 rows>", True, id="words"),
    ],
)
def test_an_object_that_says_nothing_of_itself_is_not_shown(text: str, is_there: bool) -> None:
    html, told = exported(shown({"text/plain": text}))
    assert ('<pre class="plain">' in html) is is_there
    assert told == []


def test_a_wide_table_in_markdown_scrolls_in_its_place() -> None:
    html, _ = exported([v4.new_markdown_cell("| a |\n|---|\n| b |")])
    assert (
        html.count('<div class="foreign" tabindex="0" role="region" aria-label="Table"><table>')
        == 1
    )


def test_a_box_of_colour_in_markdown_keeps_dark_words() -> None:
    box = '<div style="background: #efe" class="note">a</div>'
    html, _ = exported([v4.new_markdown_cell(box)])
    assert 'class="note coloured">a</div>' in html


@pytest.mark.parametrize(
    ("html", "is_coloured"),
    [
        pytest.param("<style scoped>td {vertical-align: top}</style><p>a</p>", False, id="a frame's style"),
        pytest.param('<p style="background-color: #ff0">a</p>', True, id="an element with a colour"),
        pytest.param("<style>td {color: red}</style><p>a</p>", True, id="a style with a colour"),
    ],
)  # fmt: skip
def test_colours_of_its_own_go_with_light_paper(html: str, is_coloured: bool) -> None:
    assert ('class="foreign coloured"' in exported(shown({"text/html": html}))[0]) is is_coloured
