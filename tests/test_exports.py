"""The public names are exactly these, and asking for them loads only what they need."""

import subprocess
import sys

import as_stated


def test_public_names() -> None:
    names = [name for name in as_stated.__all__ if name != "__version__"]
    assert as_stated.__all__ == sorted(as_stated.__all__)
    assert sorted(as_stated._HOMES) == names
    for name in names:
        assert getattr(as_stated, name).__name__ == name


def test_unknown_name() -> None:
    assert not hasattr(as_stated, "tables_of")


def loaded(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*{{m.partition('.')[0] for m in sys.modules}})"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


def test_checking_needs_no_pandas_no_nbconvert_no_weasyprint() -> None:
    """The command answers at once; a second of imports would be most of its time."""
    heavy = {"pandas", "numpy", "matplotlib", "nbconvert", "papermill", "weasyprint", "jinja2"}
    assert not loaded("import as_stated.cli, as_stated.dossier") & heavy
    assert "pandas" in loaded("import as_stated.tables")
