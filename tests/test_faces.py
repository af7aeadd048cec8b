"""The public names are exactly these, and asking for them loads only what they need."""

import importlib
import subprocess
import sys

import pytest

import as_stated

WINGS = ["preview", "export", "build", "page", "kernels", "draft", "show", "coding", "numerals"]


@pytest.mark.parametrize("name", ["as_stated", *(f"as_stated.{wing}" for wing in WINGS)])
def test_public_names(name: str) -> None:
    """Each name that a face lists is there, and `from … import` gives it."""
    face = importlib.import_module(name)
    assert sorted(face.__all__) == sorted(set(face.__all__))
    for public in face.__all__:
        assert getattr(face, public) is not None
    again = importlib.import_module(name)
    for public in face.__all__:  # once more: a module of the same name must not take its place
        assert getattr(again, public) is getattr(face, public)


def test_unknown_name() -> None:
    assert not hasattr(as_stated, "tables_of")


def loaded(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*{{m.partition('.')[0] for m in sys.modules}})"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


@pytest.mark.process
def test_checking_needs_no_pandas_no_nbconvert_no_typst() -> None:
    """The command answers at once; a second of imports would be most of its time."""
    heavy = {"pandas", "numpy", "matplotlib", "nbconvert", "papermill", "typst", "jinja2"}
    assert not loaded("import as_stated.cli; from as_stated.coding import examine") & heavy
    assert "pandas" not in loaded("import as_stated; as_stated.tidy")
    assert "pandas" in loaded("import as_stated; as_stated.numbers_frame")


@pytest.mark.process
def test_finding_a_report_unchanged_needs_no_coding_and_no_numbers() -> None:
    """What a report is built from is compared by its hashes; kernels start importing that much sooner."""
    code = (
        "import sys; from as_stated.build import Order, build_reports; import as_stated.build.index; "
        "print(*(m for m in sys.modules if m.startswith(('as_stated.coding.', 'as_stated.numerals'))))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    light = {f"as_stated.coding.{e}" for e in ("addresses", "dates", "files", "inputs", "settings")}
    assert {*result.stdout.split()} == light
