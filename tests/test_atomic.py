"""A report is written whole or not at all, and a killed run is made good."""

import errno
from pathlib import Path

import pytest

from as_stated.atomic import OLD, STAGING, report_folder, write_whole
from as_stated.errors import RenderError
from tests.helpers.projects import files_in


def test_write_whole_leaves_nothing_of_the_last_report(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    write_whole(folder, {"a/b": b"1", "stale.pdf": b"1"})
    write_whole(folder, {"a/b": b"2"})
    assert files_in(tmp_path) == {"r/a/b": b"2"}


def test_full_disk_leaves_the_last_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "r"
    write_whole(folder, {"a": b"1"})

    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(RenderError, match=r"No space left on device\. The last one is untouched"):
        write_whole(folder, {"a": b"2"})
    assert files_in(tmp_path) == {"r/a": b"1"}


def test_failed_swap_puts_the_last_report_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "r"
    write_whole(folder, {"a": b"1"})
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name.startswith(STAGING):
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(RenderError, match="Input/output error"):
        write_whole(folder, {"a": b"2"})
    assert files_in(tmp_path) == {"r/a": b"1"}


def test_run_killed_between_the_renames_is_made_good(tmp_path: Path) -> None:
    write_whole(tmp_path / "r", {"a": b"1"})
    (tmp_path / "r").rename(tmp_path / f"{OLD}r")
    (tmp_path / f"{STAGING}r-x").mkdir()
    with report_folder(tmp_path):
        assert files_in(tmp_path / "r") == {"a": b"1"}
        assert not (tmp_path / f"{STAGING}r-x").exists()


def test_folders_of_others_are_not_swept(tmp_path: Path) -> None:
    """Hidden folders whose names only look like ours."""
    for name in (".old-r", "r", ".staging-r-x"):
        (tmp_path / name).mkdir()
    with report_folder(tmp_path):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == [".old-r", ".staging-r-x", "r"]


def test_one_run_at_a_time(tmp_path: Path) -> None:
    with (
        report_folder(tmp_path),
        pytest.raises(RenderError, match="another run is at work there"),
        report_folder(tmp_path),
    ):
        pass
    with report_folder(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []
