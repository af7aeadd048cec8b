"""A notebook's cells as a report needs them: exactly one sets its parameters."""

import ast
from collections.abc import Iterable
from dataclasses import fields

from nbformat import NotebookNode

from as_stated.errors import InputError
from as_stated.show import Parameters

NAMES = [each.name for each in fields(Parameters)]


def check_cells(name: str, notebook: NotebookNode) -> None:
    """Hold the cells of a notebook that is to be run against what a report needs.

    Without exactly one cell of parameters, papermill would put them where no cell, or a later one,
    heeds them: the report would not be the one its manifest tells of.

    Args:
        name: the notebook's, without its ending.

    Raises:
        InputError: it has not exactly one cell that is tagged `parameters` and sets nothing but a
            report's parameters.
    """
    where = f"notebooks/{name}.ipynb"
    tagged = [
        (number, cell)
        for number, cell in enumerate(notebook.cells, start=1)
        if "parameters" in cell.metadata.get("tags", [])
    ]
    if len(tagged) != 1:
        found = f"cells {_listed(number for number, _ in tagged)} are" if tagged else "no cell is"
        raise InputError(
            f"{where}: {found} tagged parameters. Tag exactly one: "
            f"the code cell that sets {', '.join(NAMES)}."
        )
    number, cell = tagged[0]
    others = _others(cell.source) if cell.cell_type == "code" else None
    if others is None or others:
        what = f"sets {', '.join(others)}" if others else "does more than set parameters"
        raise InputError(
            f"{where}, cell {number}: the parameters cell {what}. "
            f"Let it set none but {', '.join(NAMES)}, and move the rest to another cell."
        )


def _others(source: str) -> list[str] | None:
    """Names that a cell sets and that are no parameters; None if it does more than set names."""
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError):
        return None
    names = []
    for each in statements:
        targets = each.targets if isinstance(each, ast.Assign) else [getattr(each, "target", None)]
        if not isinstance(each, ast.Assign | ast.AnnAssign) or not isinstance(
            each.value, ast.Constant
        ):
            return None
        if not all(isinstance(target, ast.Name) for target in targets):
            return None
        names += [target.id for target in targets if isinstance(target, ast.Name)]
    return [name for name in names if name not in NAMES]


def _listed(numbers: Iterable[int]) -> str:
    *most, last = map(str, numbers)
    return f"{', '.join(most)} and {last}"
