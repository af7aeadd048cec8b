"""Bad input, over every file, column, field, parameter, option and notebook: refused, and nothing lost."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from as_stated.cli import main
from tests.hard.bad_input import AT_ONCE, IN_A_RUN, Bad, good_project
from tests.helpers.faults import COMMAND, one_message

pytestmark = pytest.mark.hard


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A good project, as the working directory."""
    root = tmp_path / "p"
    good_project(root)
    monkeypatch.chdir(root)
    return root


def state(root: Path) -> dict[str, bytes | str]:
    """Everything below a folder, but for what the program keeps for itself."""
    found: dict[str, bytes | str] = {}
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        if name.startswith(".cache"):
            continue
        is_file = path.is_file() and not path.is_symlink()
        content = path.read_bytes() if is_file and path.stat().st_size < 1_000_000 else ""
        found[name] = str(path.readlink()) if path.is_symlink() else content
    return found


def assert_refused(bad: Bad, code: int, said: str) -> None:
    """One message of a screen says where it is, and nothing else is said."""
    assert code == 2, said
    assert said.strip()
    one_message(said)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(said)
    for each in bad.says:
        assert each in said


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
