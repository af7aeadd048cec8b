"""Notebooks to executed notebooks, with papermill: side by side, each in a kernel of its own."""

from collections.abc import Mapping
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbformat import NotebookNode, from_dict

from as_stated.build.cells import check_cells
from as_stated.build.inputs import Progress, ReportInputs
from as_stated.build.later import with_later
from as_stated.build.modules import TO_RUN, import_all, preload_kernels
from as_stated.build.notebooks import read_notebook
from as_stated.build.written import METADATA
from as_stated.coding import (
    CheckedArticles,
    Dossier,
    Quantity,
    examine_quantity,
    hand_over,
    load,
)
from as_stated.errors import CodingError, NotebookError, Problem, cut
from as_stated.kernels import Kernels, manager_class, stop
from as_stated.project import Project
from as_stated.scratch import Scratch
from as_stated.show import QuantityParameters, check_parameters

if TYPE_CHECKING:
    from collections.abc import Iterator

CUT = 1000  # characters of an exception, or of a line of a cell, that a message shows
# What papermill is told about every notebook. The kernel's own name is never looked up.
_SETTINGS = {
    "progress_bar": False,
    "request_save_on_cell_execute": False,
    "kernel_name": "python3",
    "language": "python",
    "record_timing": False,
    "shutdown_kernel": "immediate",  # the cells are done; nothing is left to say goodbye to
}


@contextmanager
def execute(
    inputs: ReportInputs, cached: Mapping[str, bytes], max_kernels: int, progress: Progress
) -> "Iterator[dict[str, Future[NotebookNode]]]":
    """Check a report's coding and parameters, then run its notebooks, each in a thread and a kernel.

    Args:
        inputs: the report's.
        cached: notebooks that have been executed before: name to result.
        max_kernels: how many may run side by side.
        progress: told the name of each notebook that is done, from its thread.

    Yields:
        Name to future of the executed notebook, in their order; a future raises `NotebookError` if
        a cell failed or took too long, with a message that shows it. The notebook has no trace of
        the run: no times, paths or random ids. Meanwhile the caller may do other things, such as
        import what it will need of them. What still runs at the end of the block is killed.

    Raises:
        InputError: the coding does not hold together, or a parameter is wrong.
    """
    if not cached.keys() >= inputs.notebooks.keys():
        preload_kernels()
        import_all(TO_RUN)  # before what the page needs: kernels wait for it
    kernels = Kernels()
    with Scratch() as scratch, ThreadPoolExecutor(max_kernels) as threads:
        project = inputs.write(scratch / "project")
        handed = hand_over(_checked(inputs, project), scratch / "checked")
        ready = {name: _read(inputs, cached, name) for name in inputs.notebooks}
        manager = manager_class(project.root, scratch, kernels, handed)
        run = partial(_execute_one, inputs.timeout, scratch, manager, progress)
        futures = {each[0]: threads.submit(run, *each) for each in ready.items()}
        try:
            yield futures
        except KeyboardInterrupt:
            stop()  # and the kernels with it: nobody waits for them
            raise
        finally:
            for future in futures.values():
                future.cancel()
            kernels.end()


def _checked(inputs: ReportInputs, project: Project) -> Dossier | Quantity:
    """What a report is about, checked, and its parameters with it."""
    parameters, before = inputs.parameters, CheckedArticles(inputs.checked)
    if not isinstance(parameters, QuantityParameters):
        dossier = load(parameters.article, project)
        check_parameters(parameters, dossier)
        before.keep(project, dossier)
        return with_later(dossier, inputs.files)
    found = {name: before.find(project, name) for name in project.articles}
    examined: dict[str, tuple[Dossier | None, list[Problem]]] = {
        name: (dossier, []) for name, dossier in found.items() if dossier
    }
    quantity, problems = examine_quantity(parameters.quantity, project, examined)
    for name, (checked, wrong) in examined.items():
        if checked and not wrong and not found[name]:
            before.keep(project, checked)
    if quantity is None:
        raise CodingError(problems)
    return quantity


@dataclass(frozen=True)
class _Ready:
    """A notebook that can be run, or has been; and the parameters that it sets."""

    notebook: NotebookNode
    parameters: Mapping[str, str]
    is_executed: bool


def _read(inputs: ReportInputs, cached: Mapping[str, bytes], name: str) -> _Ready:
    """A notebook, checked if it is to be run."""
    file = inputs.notebook_files[name]
    if name in cached:
        return _Ready(read_notebook(file, cached[name]), {}, is_executed=True)
    notebook = read_notebook(file, inputs.files[file])
    values = asdict(inputs.parameters)
    names = check_cells(file, notebook, list(values))
    return _Ready(notebook, {each: values[each] for each in names}, is_executed=False)


def results(futures: Mapping[str, "Future[NotebookNode]"]) -> dict[str, NotebookNode]:
    """The executed notebooks that `futures` stand for, in their order.

    Raises:
        NotebookError: one failed; as soon as it did, whatever the others are doing.
    """
    done, _ = wait(futures.values(), return_when=FIRST_EXCEPTION)
    for future in futures.values():
        if future in done:
            future.result()
    return {name: future.result() for name, future in futures.items()}


def _execute_one(
    timeout: int, scratch: Path, manager: type[Any], progress: Progress, name: str, ready: _Ready
) -> NotebookNode:
    executed = ready.notebook
    if not ready.is_executed:
        executed = _run(name, ready, scratch / f"{name}.ipynb", manager, timeout)
    progress(f"{name}.ipynb")
    return executed


def _run(name: str, ready: _Ready, ran: Path, manager: type[Any], timeout: int) -> NotebookNode:
    """Run a notebook; how far it came is in the file `ran` if it fails."""
    from nbclient.exceptions import CellTimeoutError
    from papermill.exceptions import PapermillExecutionError
    from papermill.execute import execute_notebook

    failed = partial(_failed, name, ran)
    begun: list[tuple[int, NotebookNode]] = [(0, NotebookNode())]
    try:
        executed = execute_notebook(
            ready.notebook,
            str(ran),
            parameters=dict(ready.parameters),
            kernel_manager_class=manager,
            execution_timeout=timeout,
            on_cell_start=lambda cell, cell_index: begun.append((cell_index, cell)),
            **_SETTINGS,
        )
    except PapermillExecutionError as error:
        what = f"{cut(f'{error.ename}: {error.evalue}', CUT)}\n{_indent(error.source)}"
        todo = "Open the notebook and run that cell."
        raise failed(error.cell_index, "", f"{what}\n{todo}") from None
    except CellTimeoutError:
        index, cell = begun[-1]
        what = f"not done after {timeout} seconds.\n{_indent(cell.source)}"
        todo = "Correct the cell, or give it more time: --timeout SECONDS."
        raise failed(index, f" ({cell.get('id', 'no id')})", f"{what}\n{todo}") from None
    except RuntimeError as error:  # a kernel that died or never answered
        index, cell = begun[-1]
        todo = "Run it again; open the notebook if it fails again."
        raise failed(index if cell else None, "", f"{error}. {todo}") from error
    index, cell = begun[-1]
    if any(
        each.cell_type == "code" and each.source.strip() for each in executed.cells[index + 1 :]
    ):
        what = "it ended the notebook, and the cells after it were not run."
        raise failed(index, "", f"{what}\n{_indent(cell.source)}\nTake out what ends it.")
    return _normalised(executed)


def _failed(name: str, ran: Path, index: int | None, which: str, what: str) -> NotebookError:
    """The error of a notebook that failed.

    Args:
        index: of the cell, as papermill counts: it has put one in, for the parameters. So the
            message's number is that of the notebook's own cells. None: before the first.
        which: more to know the cell by.
    """
    where = "" if index is None else f", cell {index}{which}"
    up_to_there = ran.read_bytes() if ran.exists() else b""  # none if it never began
    return NotebookError(f"{name}.ipynb{where}: {what}", name, up_to_there)


def _indent(source: str) -> str:
    lines = source.splitlines()
    shown = lines if len(lines) <= 10 else [*lines[:5], "…", *lines[-5:]]
    return "\n".join(f"    {cut(line, CUT)}" for line in shown)


def _normalised(notebook: NotebookNode) -> NotebookNode:
    """Without what differs from run to run: times, durations, paths, versions, random ids."""
    notebook.metadata = from_dict(METADATA)
    for number, cell in enumerate(notebook.cells, start=1):
        tags = list(cell.metadata.get("tags", []))
        cell.metadata = NotebookNode(tags=tags) if tags else NotebookNode()
        if "injected-parameters" in tags:
            cell.id = f"injected-{number}"
    return notebook
