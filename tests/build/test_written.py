"""What of a notebook a report is made of: what people write in it, and nothing that saving it leaves."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from as_stated.build import as_written, read_inputs
from as_stated.project import Project
from as_stated.show import Parameters
from tests.helpers.projects import GOLDEN, ROOT

Notebook = dict[str, Any]
STORED = sorted((ROOT / "notebooks").glob("[!.]*.ipynb"))
STORED += sorted((ROOT / "notebooks" / "quantity").glob("[!.]*.ipynb"))


def saved(content: bytes) -> bytes:
    """A notebook as JupyterLab 4.5 saved it after Run All, with some cells folded."""
    notebook = nbformat.reads(content.decode(), as_version=4)
    for number, cell in enumerate(notebook.cells):
        cell.metadata["editable"] = True
        if cell.cell_type == "code":
            cell.execution_count = number
            cell.outputs = [nbformat.v4.new_output("stream", text=f"{number}\n")]
            cell.metadata |= {"collapsed": True, "scrolled": True, "trusted": True}
            cell.metadata["jupyter"] = {"source_hidden": True, "outputs_hidden": True}
            cell.metadata["execution"] = {"iopub.execute_input": "2026-11-26T08:00:00.1Z"}
        else:
            cell.metadata["jp-MarkdownHeadingCollapsed"] = True
    notebook.metadata["language_info"] |= {
        "codemirror_mode": {"name": "ipython", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
        "version": "3.13.2",
    }
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}}}
    return str(nbformat.writes(notebook)).encode()


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_saving_a_notebook_that_ran_changes_nothing(path: Path) -> None:
    content = path.read_bytes()
    assert saved(content) != content
    assert as_written(saved(content)) == as_written(content)
    assert as_written(as_written(content)) == as_written(content)


def test_another_name_of_the_kernel_changes_nothing() -> None:
    notebook = json.loads(STORED[0].read_bytes())
    notebook["metadata"]["kernelspec"] = {"display_name": ".venv (3.12.1)", "name": "python3"}
    notebook["metadata"]["vscode"] = {"interpreter": {"hash": "0"}}
    assert as_written(json.dumps(notebook).encode()) == as_written(STORED[0].read_bytes())


def of_another_source(notebook: Notebook) -> None:
    notebook["cells"][0]["source"] = "# Another title"


def of_another_tag(notebook: Notebook) -> None:
    notebook["cells"][0]["metadata"] = {"tags": ["fold"]}


def of_another_id(notebook: Notebook) -> None:
    notebook["cells"][0]["id"] = "another"


def in_another_order(notebook: Notebook) -> None:
    notebook["cells"].reverse()


def with_a_picture(notebook: Notebook) -> None:
    notebook["cells"][0]["attachments"] = {"a map.png": {"image/png": "aGk="}}


@pytest.mark.parametrize(
    "change",
    [of_another_source, of_another_tag, of_another_id, in_another_order, with_a_picture],
    ids=lambda change: change.__name__.replace("_", " "),
)
def test_what_people_write_changes_it(change: Callable[[Notebook], None]) -> None:
    content = as_written(STORED[0].read_bytes())
    notebook = json.loads(content)
    change(notebook)
    changed = as_written(json.dumps(notebook).encode())
    assert changed != content
    assert as_written(changed) == changed


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"nbformat": 3, "worksheets": []}', id="an older format"),
        pytest.param(b'{"nbformat": 4, "cells": [{"cell_type": "code"}]}', id="a cell of nothing"),
        pytest.param(b"[" * 100_000, id="nested without end"),
        pytest.param(b"\xff\xfe", id="no text"),
    ],
)
def test_what_is_no_notebook_stays_to_be_refused(content: bytes) -> None:
    assert as_written(content) == content


def test_cells_without_ids_get_the_same_ones_each_time() -> None:
    """nbformat would give them others at each reading."""
    notebook = json.loads(STORED[0].read_bytes())
    for cell in notebook["cells"]:
        del cell["id"]
    ids = [each["id"] for each in json.loads(as_written(json.dumps(notebook).encode()))["cells"]]
    assert ids == [f"cell-{number}" for number in range(1, len(ids) + 1)]


def test_inputs_are_the_same_after_saving(golden: Project) -> None:
    """So the report is up to date, and its manifest the same to the byte."""
    before = read_inputs(golden, Parameters(GOLDEN), None)
    for path in golden.notebooks:
        path.write_bytes(saved(path.read_bytes()))
    assert read_inputs(golden, Parameters(GOLDEN), None) == before
    path = golden.notebooks[0]
    path.write_bytes(path.read_bytes().replace(b"prose.front", b"prose.back"))
    assert read_inputs(golden, Parameters(GOLDEN), None) != before


@pytest.mark.process
def test_git_is_given_a_saved_notebook_as_it_was(tmp_path: Path) -> None:
    """By the command that is git's filter and a hook before each commit."""
    strip = ROOT / ".ci" / "strip"
    for path in STORED:
        content = path.read_bytes()
        filtered = subprocess.run([strip], input=saved(content), capture_output=True, check=True)
        assert filtered.stdout == content
        copy = tmp_path / path.name
        copy.write_bytes(saved(content))
        subprocess.run([strip, copy], check=True)
        assert copy.read_bytes() == content
