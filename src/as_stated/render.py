"""Notebooks to a report: run them, take their files out, make page and PDF, swap it in whole.

Knows notebooks and named outputs, nothing about claims.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbformat import NotebookNode

from as_stated import __version__
from as_stated.audit import audit_page
from as_stated.errors import RenderError
from as_stated.exporter import front_matter
from as_stated.kernels import manager_class
from as_stated.outputs import KEY
from as_stated.page import merge, render_page
from as_stated.pdf import NO_DAY, write_pdf
from as_stated.proof import audit_pdf
from as_stated.swap import write_whole

Progress = Callable[[str], None]
CLAIMS = "tables/claims.csv"
PAGE, PDF, MANIFEST = "index.html", "report.pdf", "manifest.json"
# Their bytes depend on the system's Pango and processor, so the manifest does not vouch for them.
UNHASHED = (".pdf", ".png")
AT_ONCE = 4  # notebooks of one report that run side by side


def run_notebooks(
    notebooks: Sequence[Path], parameters: Mapping[str, str], root: Path, progress: Progress
) -> dict[str, NotebookNode]:
    """Run notebooks with papermill, each in a kernel of its own.

    Args:
        parameters: what their cells tagged `parameters` are given.
        root: the project's folder.
        progress: told the name of each notebook that is done.

    Returns:
        Name to executed notebook, in the order given, without times, paths or random ids.

    Raises:
        RenderError: a cell failed; the message shows it.
    """

    with TemporaryDirectory(prefix="as-stated-") as scratch, ThreadPoolExecutor(AT_ONCE) as pool:
        manager = manager_class(root, Path(scratch))

        def run(path: Path) -> NotebookNode:
            executed = _run(path, parameters, manager)
            progress(path.name)
            return executed

        return dict(zip((path.stem for path in notebooks), pool.map(run, notebooks), strict=True))


def _run(path: Path, parameters: Mapping[str, str], manager: type[Any]) -> NotebookNode:
    from papermill.exceptions import PapermillExecutionError
    from papermill.execute import execute_notebook

    try:
        executed = execute_notebook(
            str(path),
            None,
            parameters=dict(parameters),
            progress_bar=False,
            request_save_on_cell_execute=False,
            kernel_name="python3",
            language="python",
            kernel_manager_class=manager,
            record_timing=False,
            shutdown_kernel="immediate",  # the cells are done; nothing is left to say goodbye to
        )
    except PapermillExecutionError as error:
        raise RenderError(
            f"{path.name}, cell {error.cell_index + 1}: {error.ename}: {error.evalue}\n"
            f"{_indent(error.source)}\nOpen the notebook and run that cell."
        ) from error
    except RuntimeError as error:  # a kernel that died or never answered
        todo = "Run it again; open the notebook if it fails again."
        raise RenderError(f"{path.name}: {error}. {todo}") from error
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


def named_files(notebooks: Mapping[str, NotebookNode]) -> dict[str, bytes]:
    """The files that the notebooks' outputs name: path in the report to content.

    Raises:
        RenderError: a path leads out of the report, or two outputs of one path differ.
    """
    found: dict[str, bytes] = {}
    for name, notebook in notebooks.items():
        for cell in notebook.cells:
            for output in cell.get("outputs", []):
                files = output.get("metadata", {}).get(KEY, {}).get("files", {})
                for mime, path in files.items():
                    content = _content(mime, output.data[mime])
                    parts = PurePosixPath(path).parts
                    if not parts or ".." in parts or path.startswith("/") or "\\" in path:
                        raise RenderError(f"{name}: an output is named {path}, out of the report.")
                    if found.setdefault(path, content) != content:
                        raise RenderError(f"{name}: {path} is made twice, and the two differ.")
    return dict(sorted(found.items()))


def _content(mime: str, data: Any) -> bytes:
    if mime == "application/json":
        return _json(data)
    text = data if isinstance(data, str) else "".join(data)
    if mime.startswith("image/") and mime != "image/svg+xml":
        return base64.b64decode(text)
    return text.encode()


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def make_report(
    folder: Path,
    notebooks: Mapping[str, NotebookNode],
    *,
    parameters: Mapping[str, str],
    inputs: Mapping[str, bytes],
    paper: str | None,
    progress: Progress,
) -> None:
    """Make a report of executed notebooks in `folder`, whole or not at all.

    Args:
        inputs: path in the project to content, for the manifest.
        paper: the size of the PDF's pages, as CSS names it; None for no PDF, and no link to one.
        progress: told each step that is done.

    Raises:
        RenderError: it could not be made or written; what stood in `folder` is untouched.
    """
    facts, _ = front_matter(merge(notebooks))
    files = {**named_files(notebooks)}
    for name, notebook in notebooks.items():
        files[f"notebooks/{name}.ipynb"] = (nbformat.writes(notebook, version=4) + "\n").encode()
    hashes = {path: _sha256(content) for path, content in inputs.items()}
    identifiers = {"Hash of the inputs": _sha256(_json(hashes))}
    downloads = [("This report as PDF", PDF)] if paper else []
    downloads += [(path, path) for path in files if not path.endswith((".svg", ".png"))]
    page = render_page(notebooks, downloads=downloads, identifiers=identifiers)
    files[PAGE] = page.encode()
    _read_back(files)
    progress(PAGE)
    if paper:
        tables = {PurePosixPath(p).name: c for p, c in files.items() if p.startswith("tables/")}
        printed = render_page(notebooks, paper=paper, identifiers=identifiers)
        published = str(facts.get("shelf", {}).get("date_published", NO_DAY))
        files[PDF] = write_pdf(printed, published, tables)
        _read_back(files, printed)
        progress(PDF)
    files[MANIFEST] = _json(
        {
            "as_stated": __version__,
            "shelf": facts.get("shelf", {}),
            "parameters": dict(parameters),
            "inputs": hashes,
            "outputs": {
                path: _sha256(content)
                for path, content in sorted(files.items())
                if not path.endswith(UNHASHED)
            },
            "not_hashed": sorted(path for path in files if path.endswith(UNHASHED)),
        }
    )
    write_whole(folder, files)


def _read_back(files: Mapping[str, bytes], printed: str = "") -> None:
    """Hold what a reader gets against the table beside it, where there is one.

    The page, or, where the page for print is given, the PDF that was made of it.
    """
    table = files.get(CLAIMS)
    if table is None:
        return
    problems = (
        audit_pdf(files[PDF], table, printed)
        if printed
        else audit_page(files[PAGE].decode(), table)
    )
    if problems:
        shown = [str(problem) for problem in problems[:10]]
        more = [f"And {len(problems) - 10} more."] if len(problems) > 10 else []
        raise RenderError("\n".join([*shown, *more, "Nothing was written."]))


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
