"""A notebook's cells as a report needs them: exactly one sets its parameters."""

import ast
from collections.abc import Sequence

from nbformat import NotebookNode

from as_stated.errors import InputError


def check_cells(file: str, notebook: NotebookNode, known: Sequence[str]) -> list[str]:
    """Check that the cells of a notebook are what a report needs.

    Without exactly one cell of parameters, papermill would put them where no cell, or a later one,
    uses them: the report would not be the one that its manifest describes.

    Args:
        file: the notebook's path in the project.
        notebook: as people write it.
        known: the parameters of its report. The first says what the report is about, and no notebook
            does without it; of the others a notebook sets those that it uses.

    Returns:
        The parameters that the notebook sets, each once, in its order.

    Raises:
        InputError: it has not exactly one cell that is tagged `parameters` and sets nothing but
            parameters of its report, the first of them among these.
    """
    number, cell = _tagged_cell(file, notebook, known)
    names = _names_set(cell.source) if cell.cell_type == "code" else None
    others = [each for each in names or () if each not in known]
    if names is None or others:
        what = f"sets {', '.join(others)}" if others else "does more than set parameters"
        raise InputError(
            f"{file}, cell {number}: the parameters cell {what}. "
            f"Let it set none but {', '.join(known)}, and move the rest to another cell."
        )
    if known[0] not in names:
        raise InputError(
            f"{file}, cell {number}: the parameters cell does not set {known[0]}, "
            f'which says what the report is about. Add the line: {known[0]}: str = ""'
        )
    return names


def _tagged_cell(
    file: str, notebook: NotebookNode, known: Sequence[str]
) -> tuple[int, NotebookNode]:
    """The one cell that is tagged `parameters`, with its number; as `check_cells`."""
    tagged = [
        (number, cell)
        for number, cell in enumerate(notebook.cells, start=1)
        if "parameters" in cell.metadata.get("tags", [])
    ]
    if len(tagged) == 1:
        return tagged[0]
    found, more = (
        "no cell is",
        " A notebook that is not part of the report belongs in another folder.",
    )
    if tagged:
        *most, last = (str(number) for number, _ in tagged)
        found, more = f"cells {', '.join(most)} and {last} are", ""
    raise InputError(
        f"{file}: {found} tagged parameters. Tag exactly one: "
        f"the code cell that sets {_some_of(known)}.{more}"
    )


def _some_of(known: Sequence[str]) -> str:
    first, *others = known
    return f"{first} and, where it uses them, {', '.join(others)}" if others else first


def _names_set(source: str) -> list[str] | None:
    """The names that a cell sets to plain values, each once; None if it does anything else."""
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
    return list(dict.fromkeys(names))
