"""A report is written whole or not at all, and a killed run is made good."""

import ctypes
import errno
import os
import stat
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from as_stated.atomic import OLD, STAGING, locked, write_file, write_files, write_folder
from as_stated.errors import InputError, RenderError
from tests.helpers.projects import files_in


def test_write_whole_leaves_nothing_of_the_last_report(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    write_folder(folder, {"a/b": b"1", "stale.pdf": b"1"})
    write_folder(folder, {"a/b": b"2"})
    assert files_in(tmp_path) == {"r/a/b": b"2"}


def test_full_disk_leaves_the_last_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "r"
    write_folder(folder, {"a": b"1"})

    def full(path: Path, *_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", full)
        with pytest.raises(
            RenderError, match=r"No space left on device\. The last one is untouched"
        ):
            write_folder(folder, {"a": b"2"})
    assert files_in(tmp_path) == {"r/a": b"1"}


def test_report_is_replaced_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that there is no moment without it; where the system has such a step, as Linux and macOS."""
    folder = tmp_path / "r"
    write_folder(folder, {"a": b"1"})
    monkeypatch.delattr(Path, "rename")
    write_folder(folder, {"a": b"2"})
    assert files_in(tmp_path) == {"r/a": b"2"}


def test_failed_swap_puts_the_last_report_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system has no such step."""
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    folder = tmp_path / "r"
    write_folder(folder, {"a": b"1"})
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name.startswith(STAGING):
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(RenderError, match="Input/output error"):
        write_folder(folder, {"a": b"2"})
    assert files_in(tmp_path) == {"r/a": b"1"}


def test_run_killed_between_the_renames_is_made_good(tmp_path: Path) -> None:
    write_folder(tmp_path / "r", {"a": b"1"})
    (tmp_path / "r").rename(tmp_path / f"{OLD}r")
    (tmp_path / f"{STAGING}r-x").mkdir()
    (tmp_path / f"{STAGING}index").touch()
    with locked(tmp_path):
        assert files_in(tmp_path) == {"r/a": b"1"}
        assert not (tmp_path / f"{STAGING}r-x").exists()


def failing_after(times: int) -> Callable[[Path, Path], Path]:
    """`Path.replace`, until it has been called so many times."""
    replace, done = Path.replace, count()

    def fail(self: Path, target: Path) -> Path:
        if next(done) == times:
            raise OSError(errno.EIO, "Input/output error")
        return replace(self, target)

    return fail


def test_failed_file_leaves_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_file(tmp_path / "new" / "a", b"1")
    monkeypatch.setattr(Path, "replace", failing_after(0))
    with pytest.raises(OSError, match="Input/output error"):
        write_file(tmp_path / "new" / "a", b"2")
    assert files_in(tmp_path) == {"new/a": b"1"}


@pytest.mark.parametrize("times", [0, 1, 2])
def test_of_several_files_all_are_written_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    write_files(tmp_path, {tmp_path / "a": "1", tmp_path / "same": "1"})
    files = {tmp_path / "a": "2", tmp_path / "same": "1", tmp_path / "b": "2"}
    files[tmp_path / "new" / "c"] = "2"
    monkeypatch.setattr(Path, "replace", failing_after(times))
    with pytest.raises(InputError, match=r"cannot be written \(Input/output error\), and none was"):
        write_files(tmp_path, files)
    assert files_in(tmp_path) == {"a": b"1", "same": b"1"}
    assert not (tmp_path / "new").exists()
    write_files(tmp_path, files)
    assert files_in(tmp_path) == {"a": b"2", "same": b"1", "b": b"2", "new/c": b"2"}


def test_file_that_is_as_it_should_be_is_left_alone(tmp_path: Path) -> None:
    write_files(tmp_path, {tmp_path / "a": "1"})
    before = (tmp_path / "a").stat().st_ino
    write_files(tmp_path, {tmp_path / "a": "1", tmp_path / "b": "1"})
    assert (tmp_path / "a").stat().st_ino == before


def test_folders_of_others_are_not_swept(tmp_path: Path) -> None:
    """Hidden folders whose names only look like ours."""
    for name in (".old-r", "r", ".staging-r-x"):
        (tmp_path / name).mkdir()
    with locked(tmp_path):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == [".old-r", ".staging-r-x", "r"]


def test_one_run_at_a_time(tmp_path: Path) -> None:
    with (
        locked(tmp_path),
        pytest.raises(RenderError, match="another run is using it"),
        locked(tmp_path),
    ):
        pass
    with locked(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_report_that_was_made_read_only_is_replaced(tmp_path: Path) -> None:
    """And nothing of it stays. Root may write there anyway: tests/hard tries it without that right."""
    folder = tmp_path / "r"
    write_folder(folder, {"a/b": b"1"})
    (folder / "a").chmod(0o555)
    folder.chmod(0o555)
    write_folder(folder, {"a/b": b"2"})
    assert files_in(tmp_path) == {"r/a/b": b"2"}
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


@pytest.mark.parametrize("name", [f"{STAGING}x", f"{OLD}x"])
@pytest.mark.parametrize("is_there", [True, False], ids=["beside a report", "alone"])
def test_a_link_under_our_names_is_not_followed(tmp_path: Path, name: str, is_there: bool) -> None:
    """Only the link goes: what it leads to keeps its files and their permissions."""
    kept, folder = tmp_path / "kept", tmp_path / "reports"
    kept.mkdir()
    (kept / "mine").mkdir()
    (kept / "mine").chmod(0o755)
    kept.chmod(0o755)
    folder.mkdir()
    if is_there:
        write_folder(folder / "x", {"a": b"1"})
    (folder / name).symlink_to(kept)
    with locked(folder):
        pass
    assert not (folder / name).is_symlink()
    assert [each.stat().st_mode & 0o777 for each in (kept, kept / "mine")] == [0o755, 0o755]
    assert (folder / "x").exists() == is_there


@pytest.mark.parametrize("name", [f"{STAGING}x", f"{OLD}x"])
def test_a_file_under_our_names_goes(tmp_path: Path, name: str) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / name).write_text("x")
    with locked(tmp_path / "reports"):
        pass
    assert not (tmp_path / "reports").exists() or not [*(tmp_path / "reports").iterdir()]


def test_report_is_on_the_disk_before_it_is_swapped_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file and each folder of it; then the name of the report itself."""
    write_folder(tmp_path / "r", {"a": b"1"})
    synced: list[tuple[int, bytes]] = []

    def fsync(handle: int) -> None:
        synced.append((os.fstat(handle).st_ino, (tmp_path / "r" / "a").read_bytes()))

    monkeypatch.setattr(os, "fsync", fsync)
    write_folder(tmp_path / "r", {"a": b"2", "b/c": b"3"})
    *before, (last, now) = synced
    written = [tmp_path / "r", *(tmp_path / "r").rglob("*")]
    assert {number for number, _ in before} == {path.stat().st_ino for path in written}
    assert {content for _, content in before} == {b"1"}
    assert (last, now) == (tmp_path.stat().st_ino, b"2")


def test_folder_that_cannot_be_synced_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    write_folder(tmp_path / "r", {"a/b": b"1"})
    assert files_in(tmp_path) == {"r/a/b": b"1"}


@pytest.mark.parametrize("durable", [True, False])
def test_file_is_on_the_disk_unless_it_can_be_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, durable: bool
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    write_file(tmp_path / "a", b"1", durable=durable)
    assert bool(synced) == durable
    assert files_in(tmp_path) == {"a": b"1"}
