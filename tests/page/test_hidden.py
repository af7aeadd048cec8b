"""What nbconvert is told to leave out is nowhere on the page: not shown, not folded, not as data."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode, v4
from traitlets.config import Config

from as_stated.page.document import render_page
from as_stated.page.exporter import PageExporter, PdfExporter
from as_stated.page.pdf_audit import read_pdf

SECRET = "key = 'hunter2'"
TRACEBACK = ["NameError  Traceback", f"----> 1 {SECRET}", "NameError: no such name"]


def code(source: str = SECRET, **metadata: Any) -> NotebookNode:
    """A cell that shows a text, one that is tagged, and an error that quotes the code."""
    outputs = [
        v4.new_output("display_data", data={"text/plain": "kept"}),
        v4.new_output("display_data", data={"text/plain": "tagged"}, metadata={"tags": ["one"]}),
        v4.new_output("error", ename="NameError", evalue="no such name", traceback=TRACEBACK),
    ]
    return v4.new_code_cell(source, outputs=outputs, metadata=metadata)


def page(cell: NotebookNode, **config: Any) -> str:
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell("# T"), cell])
    html, _ = PageExporter(config=Config(config)).from_notebook_node(notebook)
    return str(html)


TAGS = "TagRemovePreprocessor"


@pytest.mark.parametrize(
    ("metadata", "config", "gone", "left"),
    [
        pytest.param({}, {}, [], ["hunter2", "kept", "tagged"], id="nothing is hidden"),
        pytest.param(
            {}, {"TemplateExporter": {"exclude_input": True}}, ["hunter2", "<summary>Code"], ["kept"], id="--no-input"
        ),
        pytest.param(
            {"tags": ["t"]}, {TAGS: {"remove_input_tags": {"t"}}}, ["hunter2", "<summary>Code"], ["kept"],
            id="remove_input_tags",
        ),
        pytest.param(
            {"tags": ["t"]}, {TAGS: {"remove_cell_tags": {"t"}}}, ["hunter2", "kept"], [],
            id="remove_cell_tags",
        ),
        pytest.param(
            {"tags": ["t"]}, {TAGS: {"remove_all_outputs_tags": {"t"}}}, ["kept", "NameError"],
            ["hunter2"], id="remove_all_outputs_tags",
        ),
        pytest.param(
            {}, {TAGS: {"remove_single_output_tags": {"one"}}}, ["tagged"], ["kept", "hunter2"],
            id="remove_single_output_tags",
        ),
        pytest.param(
            {}, {"RegexRemovePreprocessor": {"patterns": ["key"]}}, ["hunter2", "kept"], [],
            id="RegexRemovePreprocessor",
        ),
        pytest.param(
            {}, {"ClearOutputPreprocessor": {"enabled": True}}, ["kept"], ["hunter2"],
            id="ClearOutputPreprocessor",
        ),
        pytest.param(
            {}, {"TemplateExporter": {"exclude_output": True}}, ["kept"], ["hunter2"], id="exclude_output"
        ),
        pytest.param(
            {}, {"TemplateExporter": {"exclude_code_cell": True}}, ["kept", "hunter2"], [],
            id="exclude_code_cell",
        ),
        pytest.param({"jupyter": {"source_hidden": True}}, {}, ["hunter2"], ["kept"], id="folded in JupyterLab"),
        pytest.param({"jupyter": {"outputs_hidden": True}}, {}, ["kept"], ["hunter2"], id="output folded there"),
        pytest.param({"collapsed": True}, {}, ["kept"], ["hunter2"], id="output folded in the classic notebook"),
        pytest.param({"hide_input": True}, {}, ["hunter2"], ["kept"], id="hidden by its extension"),
        pytest.param({"cellView": "form"}, {}, ["hunter2"], ["kept"], id="a form in Colab"),
        pytest.param({"tags": ["remove-input"]}, {}, ["hunter2"], ["kept"], id="a tag of Jupyter Book"),
        pytest.param({"tags": ["remove_cell"]}, {}, ["hunter2", "kept"], [], id="such a tag for a cell"),
    ],
)  # fmt: skip
def test_what_is_hidden_is_nowhere(
    metadata: dict[str, Any], config: dict[str, Any], gone: list[str], left: list[str]
) -> None:
    html = page(code(**metadata), **config)
    assert [each for each in gone if each in html] == []
    assert [each for each in left if each not in html] == []


@pytest.mark.parametrize(
    ("config", "gone"),
    [
        pytest.param({"TemplateExporter": {"exclude_markdown": True}}, "<p>words</p>", id="exclude_markdown"),
        pytest.param({"TemplateExporter": {"exclude_raw": True}}, "<b>raw</b>", id="exclude_raw"),
    ],
)  # fmt: skip
def test_other_cells_are_left_out_as_well(config: dict[str, Any], gone: str) -> None:
    cells = [v4.new_markdown_cell("words"), v4.new_raw_cell("<b>raw</b>")]
    notebook = v4.new_notebook(cells=cells)
    whole = PageExporter().from_notebook_node(notebook)[0]
    less = PageExporter(config=Config(config)).from_notebook_node(notebook)[0]
    assert gone in whole
    assert gone not in less


def test_pdf_without_what_is_hidden() -> None:
    notebook = v4.new_notebook(cells=[code(tags=["remove-input"])])
    text = "\n".join(read_pdf(PdfExporter().from_notebook_node(notebook)[0]))
    assert "NameError: no such name" in text
    assert "hunter2" not in text


def report_of(*cells: NotebookNode) -> NotebookNode:
    """A notebook that has what a report begins with, and a folded section."""
    front = v4.new_output(
        "display_data",
        data={"text/html": "<p>front</p>", "application/ld+json": {"name": "linked"}},
        metadata={"as_stated": {"title": "T"}},
    )
    return v4.new_notebook(
        cells=[
            v4.new_code_cell("begin()", outputs=[front], metadata={"tags": ["front"]}),
            v4.new_markdown_cell("# A", metadata={"tags": ["fold"]}),
            *cells,
        ]
    )


@pytest.mark.parametrize(
    ("config", "gone"),
    [
        pytest.param({"TemplateExporter": {"exclude_input": True}}, "hunter2", id="--no-input"),
        pytest.param({TAGS: {"remove_cell_tags": {"overview"}}}, "kept", id="the overview"),
        pytest.param({TAGS: {"remove_cell_tags": {"front"}}}, "linked", id="data for machines"),
    ],
)
def test_report_without_what_is_hidden(config: dict[str, Any], gone: str) -> None:
    """Also in the places that a report's cells have apart from the others."""
    notebook = report_of(code(tags=["overview"]))
    assert gone in render_page({"a": notebook})
    assert gone not in PageExporter(config=Config(config)).from_notebook_node(notebook)[0]


def test_folds_end_even_where_headings_are_left_out() -> None:
    config = Config({"TemplateExporter": {"exclude_markdown": True}})
    html = PageExporter(config=config).from_notebook_node(report_of(code()))[0]
    assert html.count("<details") == html.count("</details>")


@pytest.mark.process
def test_commands_hide_code(tmp_path: Path) -> None:
    """As somebody types them, on a notebook of two cells."""
    notebook = v4.new_notebook(cells=[code(), code("shown = 1", tags=["open"])])
    nbformat.write(notebook, tmp_path / "a.ipynb")
    command = Path(sys.executable).with_name("jupyter-nbconvert")
    for option in ("--no-input", "--TagRemovePreprocessor.remove_input_tags={'open'}"):
        subprocess.run(
            [command, "--to", "as-stated", "a.ipynb", option],
            cwd=tmp_path, capture_output=True, check=True,
        )  # fmt: skip
        html = (tmp_path / "a.html").read_text()
        assert "shown = 1" not in html
        assert ("hunter2" in html) is (option != "--no-input")
        assert "kept" in html
