"""From notebooks to a report: whole or not at all, the same bytes each time."""

import json

import nbformat
import pytest
from nbformat import NotebookNode, v4

from as_stated.build.outputs import named_files, notebook_file
from as_stated.errors import RenderError
from as_stated.show.display import KEY


def shows(path: str, content: str) -> NotebookNode:
    output = v4.new_output(
        "display_data", data={"text/csv": content}, metadata={KEY: {"files": {"text/csv": path}}}
    )
    return v4.new_notebook(cells=[v4.new_code_cell("x", outputs=[output])])


def test_named_files() -> None:
    assert named_files({"n": shows("tables/x.csv", "a\n")}) == {"tables/x.csv": b"a\n"}


def test_a_notebook_comes_back_from_its_file_to_the_order_of_its_keys() -> None:
    """Or a report of notebooks that were executed before would have other bytes."""
    notebook = shows("x.csv", "1\n2\n")
    output = notebook.cells[0].outputs[0]
    output.data["application/json"] = {"name": "n", "fields": [{"b": 1, "a": 2}]}
    output.data["image/svg+xml"] = "<svg>\n</svg>"
    content = notebook_file(notebook)
    assert json.dumps(nbformat.reads(content.decode(), as_version=4)) == json.dumps(notebook)
    # Otherwise as nbformat writes it: no tool changes more than the order.
    assert json.loads(content) == json.loads(nbformat.writes(notebook, version=4))


@pytest.mark.parametrize("path", ["../x.csv", "/x.csv", "a/../../x", "a\\x", ""])
def test_no_output_leaves_the_report(path: str) -> None:
    with pytest.raises(RenderError, match="out of the report"):
        named_files({"n": shows(path, "a")})


def test_two_outputs_of_one_name_must_agree() -> None:
    same = {"a": shows("x.csv", "1"), "b": shows("x.csv", "1")}
    assert named_files(same) == {"x.csv": b"1"}
    with pytest.raises(RenderError, match=r"b: x\.csv is made twice"):
        named_files({"a": shows("x.csv", "1"), "b": shows("x.csv", "2")})
