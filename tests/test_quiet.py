"""Nothing of a third party warns in a session or a notebook, and importing the package loads nothing heavy."""

import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient

from tests.helpers.projects import ROOT

# What an analyst types first, in a Python that has just started.
SESSION = """
from as_stated import across, charts, evidence, load, load_all, numbers_frame, prose, tidy
dossier = load()
repr((dossier, dossier.claims[0]))
tables = tidy(dossier)
charts.deaths(tables)
load_all()
numbers_frame("At least 5 people")
"""
WARNS = "import warnings; warnings.warn('old', DeprecationWarning)"


def said_in_session(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "always", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr + done.stdout


@pytest.mark.process
def test_a_session_has_no_warning() -> None:
    assert said_in_session(SESSION) == ""


def said_in_kernel(notebook: nbformat.NotebookNode) -> list[str]:
    """What its cells print, run as JupyterLab runs them."""
    notebook.cells.insert(
        0, nbformat.v4.new_code_cell("import warnings; warnings.simplefilter('always')")
    )
    resources = {"metadata": {"path": str(ROOT / "notebooks")}}
    NotebookClient(notebook, resources=resources).execute()
    outputs = [each for cell in notebook.cells for each in cell.get("outputs", ())]
    return [each["text"] for each in outputs if each["output_type"] == "stream"]


@pytest.mark.kernel
@pytest.mark.process
@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb")))
def test_a_notebook_has_no_warning(name: str) -> None:
    assert said_in_kernel(nbformat.read(ROOT / "notebooks" / name, 4)) == []


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
