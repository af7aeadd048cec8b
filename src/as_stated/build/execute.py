"""Notebooks to executed notebooks, with papermill: side by side, each in a kernel of its own."""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import nbformat
from nbformat import NotebookNode

from as_stated.build.inputs import Progress, ReportInputs
from as_stated.build.modules import preload_kernels
from as_stated.coding import load
from as_stated.errors import InputError, RenderError
from as_stated.kernels import manager_class, stop
from as_stated.show import check_parameters

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def execute(
    inputs: ReportInputs, cached: Mapping[str, bytes], max_kernels: int, progress: Progress
) -> "Iterator[dict[str, Future[NotebookNode]]]":
    """Check a report's coding and parameters, then run its notebooks, each in a thread and a kernel.

    While they run, the caller may do other things: import what it will need of them, say.

    Args:
        cached: notebooks that have been executed before: name to result.
        max_kernels: how many may run side by side.
        progress: told the name of each notebook that is done, from its thread.

    Yields:
        Name to future of the executed notebook, in their order; a future raises `RenderError` if
        a cell failed, with a message that shows it. The notebook has no trace of the run: no times,
        paths or random ids.

    Raises:
        InputError: the coding does not hold together, or a parameter is wrong.
    """
    if not cached.keys() >= inputs.notebooks.keys():
        preload_kernels()
    with (
        TemporaryDirectory(prefix="as-stated-", ignore_cleanup_errors=True) as scratch,
        ThreadPoolExecutor(max_kernels) as threads,
    ):
        project = inputs.write(Path(scratch) / "project")
        check_parameters(inputs.parameters, load(inputs.article, project))
        run = partial(_execute_one, inputs, cached, manager_class(project.root, Path(scratch)))
        futures = {name: threads.submit(run, progress, name) for name in inputs.notebooks}
        try:
            yield futures
        except KeyboardInterrupt:
            stop()  # and the kernels with it: nobody waits for them
            raise
        finally:
            for future in futures.values():
                future.cancel()


def _execute_one(
    inputs: ReportInputs,
    cached: Mapping[str, bytes],
    manager: type[Any],
    progress: Progress,
    name: str,
) -> NotebookNode:
    notebook = _read(name, cached.get(name, inputs.notebooks[name]))
    if name not in cached:
        notebook = _run(name, notebook, asdict(inputs.parameters), manager)
    progress(f"{name}.ipynb")
    return notebook


def _read(name: str, content: bytes) -> NotebookNode:
    try:
        return nbformat.reads(content.decode(), as_version=4)
    except Exception as error:  # whatever nbformat makes of what is no notebook
        what = f"notebooks/{name}.ipynb: cannot be read as a notebook: {error}"
        raise InputError(f"{what}. Open it in JupyterLab, or restore it.") from error


def _run(
    name: str, notebook: NotebookNode, parameters: dict[str, str], manager: type[Any]
) -> NotebookNode:
    from papermill.exceptions import PapermillExecutionError
    from papermill.execute import execute_notebook

    try:
        executed = execute_notebook(
            notebook,
            None,
            parameters=parameters,
            progress_bar=False,
            request_save_on_cell_execute=False,
            kernel_name="python3",
            language="python",
            kernel_manager_class=manager,
            record_timing=False,
            shutdown_kernel="immediate",  # the cells are done; nothing is left to say goodbye to
        )
    except PapermillExecutionError as error:
        # As the notebook's own cells are counted: papermill has put one in, for the parameters.
        number = error.cell_index + 1 - bool(parameters)
        raise RenderError(
            f"{name}.ipynb, cell {number}: {error.ename}: {error.evalue}\n"
            f"{_indent(error.source)}\nOpen the notebook and run that cell."
        ) from error
    except RuntimeError as error:  # a kernel that died or never answered
        todo = "Run it again; open the notebook if it fails again."
        raise RenderError(f"{name}.ipynb: {error}. {todo}") from error
    return _normalised(executed)


def _indent(source: str) -> str:
    lines = source.splitlines()
    shown = lines if len(lines) <= 10 else [*lines[:5], "…", *lines[-5:]]
    return "\n".join(f"    {line}" for line in shown)


def _normalised(notebook: NotebookNode) -> NotebookNode:
    """Without what differs from run to run: times, durations, paths, versions, random ids."""
    notebook.metadata = NotebookNode(
        kernelspec={"display_name": "Python 3", "language": "python", "name": "python3"},
        language_info={"name": "python"},
    )
    for number, cell in enumerate(notebook.cells, start=1):
        tags = list(cell.metadata.get("tags", []))
        cell.metadata = NotebookNode(tags=tags) if tags else NotebookNode()
        if "injected-parameters" in tags:
            cell.id = f"injected-{number}"
    return notebook
