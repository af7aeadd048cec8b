"""Notebooks run in this process, so that no kernel is needed."""

import ast
import json
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, v4


def executed(notebook: Path) -> NotebookNode:
    """A notebook with the outputs of its cells."""
    space: dict[str, Any] = {}
    cells = []
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            cells.append(v4.new_markdown_cell(source))
            continue
        body = ast.parse(source).body
        shown = isinstance(body[-1], ast.Expr) and ast.unparse(body.pop().value)  # type: ignore[attr-defined]
        exec(ast.unparse(ast.Module(body, [])), space)
        value = eval(shown, space) if shown else None
        outputs = []
        if value is not None:
            data, metadata = value._repr_mimebundle_()
            outputs = [v4.new_output("execute_result", data=data, metadata=metadata)]
        cells.append(v4.new_code_cell(source, outputs=outputs, metadata=cell["metadata"]))
    return v4.new_notebook(cells=cells)
