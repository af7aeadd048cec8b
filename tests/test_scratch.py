"""Temporary folders of a run: private, gone at its end, and swept once it was killed."""

import os
import secrets
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from as_stated.errors import RenderError
from as_stated.scratch import LOCK, Scratch, remove_all, sweep


@pytest.fixture
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary folder of this test, with a short path: sockets bear no long one."""
    folder = tmp_path_factory.mktemp("t")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_folder_is_private_and_removed(temporary: Path) -> None:
    with Scratch() as folder:
        assert folder.parent == temporary
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "deep").mkdir()
        (folder / "deep" / "text").write_text("of the article")
    assert not list(temporary.iterdir())


def test_all_are_removed_at_once(temporary: Path) -> None:
    folders = [Scratch(), Scratch()]
    remove_all()
    assert not list(temporary.iterdir())
    folders[0].remove()  # again: nothing happens


def test_a_folder_that_is_there_already_is_left_alone(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = temporary / "as-stated-1"
    theirs.mkdir()
    names = iter(("1", "2"))
    monkeypatch.setattr(secrets, "token_hex", lambda _: next(names))
    with Scratch() as mine:
        assert mine.name == "as-stated-2"
        remove_all()
    assert list(temporary.iterdir()) == [theirs]


STOPPED = """
import os, signal, sys
from as_stated.cli.ending import ending_well
from as_stated.scratch import Scratch

def stop(event, given):
    if event == sys.argv[1] and (event == "fcntl.flock" or "as-stated-" in str(given[0])):
        os.kill(os.getpid(), signal.SIGTERM)

sys.addaudithook(stop)
with ending_well(debug=False):
    Scratch()
"""


@pytest.mark.process
@pytest.mark.parametrize("moment", ["os.mkdir", "open", "fcntl.flock"])
def test_signal_while_it_is_made_leaves_nothing(temporary: Path, moment: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOPPED, moment], env=os.environ | {"TMPDIR": str(temporary)}
    )
    assert done.returncode == 128 + signal.SIGTERM
    assert not list(temporary.iterdir())


KILLED = """
import os, signal, sys
from as_stated.scratch import Scratch
folder = Scratch()
(folder.path / "text").write_text("of the article")
print(folder.path, flush=True)
sys.stdin.read()
"""


@pytest.mark.process
def test_only_what_a_dead_run_left_is_swept(temporary: Path) -> None:
    foreign = temporary / "as-stated-checkout"
    foreign.mkdir()
    (foreign / "work").write_text("of a person")
    link = temporary / "as-stated-link"
    link.symlink_to(foreign)
    with Scratch() as mine, subprocess.Popen(
        [sys.executable, "-c", KILLED],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"TMPDIR": str(temporary)},
    ) as other:  # fmt: skip
        assert other.stdout
        theirs = Path(other.stdout.readline().strip())
        sweep()
        assert (theirs / "text").exists()
        other.send_signal(signal.SIGKILL)
        other.wait()
        assert (theirs / "text").exists()
        sweep()
        assert sorted(temporary.iterdir()) == sorted([foreign, link, mine])
    assert (foreign / "work").exists()


def test_another_users_folder_is_left_alone(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = temporary / "as-stated-theirs"
    folder.mkdir()
    (folder / LOCK).touch()
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    sweep()
    assert folder.exists()
    monkeypatch.undo()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    sweep()
    assert not folder.exists()


def test_too_deep_a_folder_is_named(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = temporary / "d" / ("x" * 100)
    deep.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    with pytest.raises(RenderError, match=r"too long for sockets\. Set TMPDIR to a shorter one"):
        Scratch()
    assert not list(deep.iterdir())


def test_missing_folder_is_named(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "none"))
    with pytest.raises(RenderError, match=r"temporary folder cannot be used: No such file"):
        Scratch()
