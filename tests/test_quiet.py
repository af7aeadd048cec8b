"""Nothing of a third party warns in a session or a notebook, and importing the package loads nothing heavy."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.helpers.projects import ROOT

# What an analyst types first, in a Python that has just started.
SESSION = """
import io
from as_stated import across, charts, evidence, load, load_all, load_quantity, numbers_frame, prose, tidy
from pathlib import Path
from as_stated.project import Project
dossier = load()
repr((dossier, dossier.claims[0]))
tables = tidy(dossier)
charts.deaths(tables).slide(theme="dark").savefig(io.BytesIO())
load_all()
numbers_frame("At least 5 people")
quantity = load_quantity("dead", Project(Path("examples")))
across.chart(quantity), across.statements(quantity), across.changes(quantity)
"""
WARNS = "import warnings; warnings.warn('old', DeprecationWarning)"


NOTEBOOKS = sorted(
    path.relative_to(ROOT / "notebooks").as_posix()
    for path in (ROOT / "notebooks").rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)


def said_in_session(code: str, warnings: str = "always") -> str:
    done = subprocess.run(
        [sys.executable, "-W", warnings, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr + done.stdout


@pytest.mark.process
@pytest.mark.parametrize("warnings", ["always", "error"])
def test_a_session_has_no_warning(warnings: str) -> None:
    assert said_in_session(SESSION, warnings) == ""


def said_in_kernel(notebook: nbformat.NotebookNode, folder: Path = ROOT / "notebooks") -> list[str]:
    """What its cells print, run as JupyterLab runs them."""
    notebook.cells.insert(
        0, nbformat.v4.new_code_cell("import warnings; warnings.simplefilter('always')")
    )
    resources = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, resources=resources).execute()
    outputs = [each for cell in notebook.cells for each in cell.get("outputs", ())]
    return [each["text"] for each in outputs if each["output_type"] == "stream"]


@pytest.mark.kernel
@pytest.mark.process
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_has_no_warning(name: str) -> None:
    """That of quantities in the folder of the examples, which have some."""
    folder = ROOT / "examples" if "/" in name else ROOT / "notebooks"
    assert said_in_kernel(nbformat.read(ROOT / "notebooks" / name, 4), folder) == []


@pytest.mark.kernel
@pytest.mark.process
def test_a_warning_would_be_found() -> None:
    assert "DeprecationWarning: old" in said_in_session(WARNS)
    cells = [nbformat.v4.new_code_cell(WARNS)]
    assert "DeprecationWarning: old" in "".join(
        said_in_kernel(nbformat.v4.new_notebook(cells=cells))
    )


def other_packages(statement: str) -> set[str]:
    """What a new Python has loaded after a statement, but its own library and this package."""
    code = f"import sys; before = set(sys.modules); {statement}; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found = {name.partition(".")[0] for name in done.stdout.split()}
    return found - sys.stdlib_module_names - {"as_stated"}


@pytest.mark.process
def test_importing_the_package_loads_no_other() -> None:
    assert other_packages("import as_stated") == set()
    assert other_packages("import as_stated; as_stated.find_numbers('at least five')") == set()
    assert other_packages("import as_stated; as_stated.load") == set()
    assert other_packages("import as_stated; as_stated.tidy") == {"markupsafe"}
    assert {"pandas", "numpy"} <= other_packages("import as_stated; as_stated.numbers_frame")
