"""Bad input, over every file, column, field, parameter, option and notebook: refused, and nothing lost."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from as_stated.cli import main
from tests.helpers.bad_input import (
    AT_ONCE,
    IN_A_RUN,
    Bad,
    assert_refused,
    good_project,
    state,
)
from tests.helpers.bad_quantities import OF_QUANTITIES, good_quantity
from tests.helpers.faults import COMMAND

pytestmark = pytest.mark.hard


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A good project, as the working directory."""
    root = tmp_path / "p"
    good_project(root)
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize("bad", [pytest.param(each, id=each.name) for each in AT_ONCE])
def test_bad_input_is_refused(bad: Bad, project: Path) -> None:
    bad.spoil(project)
    before = state(project)
    result = CliRunner().invoke(main, bad.words)
    assert not isinstance(result.exception, Exception), repr(result.exception)
    assert_refused(bad, result.exit_code, result.stderr)
    assert state(project) == before


@pytest.mark.process
@pytest.mark.parametrize("bad", [pytest.param(each, id=each.name) for each in IN_A_RUN])
def test_bad_input_of_a_run_is_refused(bad: Bad, project: Path) -> None:
    bad.spoil(project)
    before = state(project)
    result = subprocess.run(
        [*COMMAND, *bad.words], cwd=project, capture_output=True, text=True, timeout=60,
        stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    assert_refused(bad, result.returncode, result.stderr)
    assert state(project) == before


@pytest.mark.parametrize("bad", [pytest.param(each, id=each.name) for each in OF_QUANTITIES])
def test_bad_quantity_is_refused(bad: Bad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "q"
    good_quantity(root)
    monkeypatch.chdir(root)
    bad.spoil(root)
    before = state(root)
    result = CliRunner().invoke(main, bad.words)
    assert not isinstance(result.exception, Exception), repr(result.exception)
    assert_refused(bad, result.exit_code, result.stderr)
    assert state(root) == before
