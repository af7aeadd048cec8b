"""Files that cannot be read are named with the reason, and nothing is waited for."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from as_stated import reading
from as_stated.reading import UnreadableError, read_file


def too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(reading.MOST_BYTES + 1)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        pytest.param(lambda path: None, "is missing", id="missing"),
        pytest.param(os.mkfifo, "is not a regular file", id="pipe"),
        pytest.param(
            lambda path: path.symlink_to("/dev/zero"), "is not a regular file", id="device"
        ),
        pytest.param(os.mkdir, "is a folder", id="folder"),
        pytest.param(
            lambda path: path.symlink_to("no"), "is a link to a file that is not there", id="link"
        ),
        pytest.param(
            lambda path: path.symlink_to(path.name),
            "cannot be read: Too many levels of symbolic links",
            id="link to itself",
        ),
        pytest.param(too_large, "has 20 MB, more than the 20 MB that are read", id="too large"),
    ],
)
def test_what_is_not_read(tmp_path: Path, make: Callable[[Path], object], what: str) -> None:
    make(tmp_path / "x")
    with pytest.raises(UnreadableError) as error:
        read_file(tmp_path / "x")
    assert error.value.what == what
    assert bool(error.value.todo) == (what != "is missing")


def test_a_file_and_a_link_to_one_are_read(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"as stated")
    (tmp_path / "link").symlink_to("x")
    assert read_file(tmp_path / "x") == read_file(tmp_path / "link") == b"as stated"
