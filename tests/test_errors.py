"""Each error decides the command's exit code, and passes from one process to another."""

import pickle
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell

from as_stated.errors import (
    AsStatedError,
    CheckError,
    CodingError,
    InputError,
    ParameterError,
    Problem,
    ProjectError,
    RefusalError,
    RenderError,
    ReportsError,
)

PROBLEM = Problem("claims.csv, row 3", "unit is empty.", "Fill it in.")
WRONG_INPUT = [
    ProjectError("x"),
    CodingError([PROBLEM]),
    CheckError([PROBLEM]),
    ParameterError("x"),
]
OUR_FAULT = [AsStatedError("x"), RefusalError("x"), RenderError("x")]


@pytest.mark.parametrize("error", WRONG_INPUT, ids=lambda each: type(each).__name__)
def test_wrong_input_ends_with_two(error: AsStatedError) -> None:
    assert isinstance(error, InputError)
    assert error.exit_code == 2


@pytest.mark.parametrize("error", OUR_FAULT, ids=lambda each: type(each).__name__)
def test_anything_else_ends_with_one(error: AsStatedError) -> None:
    assert not isinstance(error, InputError)
    assert error.exit_code == 1


def test_several_reports_end_with_two_if_only_inputs_are_wrong() -> None:
    wrong = [InputError("a"), CodingError([PROBLEM])]
    assert ReportsError(wrong, 3).exit_code == 2
    assert ReportsError([*wrong, RenderError("b")], 4).exit_code == 1
    assert str(ReportsError(wrong, 3)) == "2 of 3 reports could not be built."


@pytest.mark.parametrize("error", [*WRONG_INPUT, *OUR_FAULT], ids=lambda each: type(each).__name__)
def test_an_error_passes_between_processes(error: AsStatedError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)


def test_a_notebook_shows_the_message_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    """IPython asks an error how it wants to be shown."""
    shell: Any = InteractiveShell()  # type: ignore[no-untyped-call]
    shell.run_cell("from as_stated.errors import ParameterError; raise ParameterError('wrong: x')")
    shown = capsys.readouterr()
    assert "ParameterError: wrong: x" in shown.out + shown.err
    assert "Traceback" not in shown.out + shown.err
    assert (shown.out + shown.err).count("\n") < 4
