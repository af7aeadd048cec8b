"""Files written whole or not at all: one, or all of several."""

import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from as_stated.errors import InputError

# What is being written, until it is done. Nobody else names things so, because what a killed run left
# under such a name is deleted.
STAGING = ".as-stated-staging-"


def write_file(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file by one rename. Its folder is created if need be.

    Args:
        path: the file; `content`: what it will hold.
        durable: wait until it is on the disk; not needed for what can be made again.

    Raises:
        OSError: it could not be written; what was there is untouched.
    """
    staged = _stage(path, content, durable)
    try:
        staged.replace(path)
    except OSError:
        staged.unlink(missing_ok=True)
        raise


def _stage(path: Path, content: bytes, durable: bool = True) -> Path:
    """Write a content beside the file that it is for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f"{STAGING}{uuid4().hex}")
    try:
        write(staged, content, durable)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
    return staged


def write(path: Path, content: bytes, durable: bool = True) -> None:
    """Write `content` to `path`; if `durable`, it is on the disk when this returns, not only on its way there."""
    with path.open("wb") as file:
        file.write(content)
        if durable:
            file.flush()
            os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """Have the names in `folder` on the disk too, where the file system can do that."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def write_files(root: Path, files: Mapping[Path, str | bytes]) -> None:
    """Write all files of a project, or none; one that has its content already is left alone.

    They are renamed into place in their order. A run that is killed between two renames leaves the
    first of them written: give them in an order in which that can be named, and the same call again
    writes the others. What it left half-written is deleted by the next call.

    Args:
        root: the project; one call at a time writes to it.
        files: content by path; text is written in UTF-8.

    Raises:
        InputError: the folder or the disk does not let them be written; all is as it was.
    """
    with flock(root) as is_alone:
        if is_alone:
            for left in {each for path in files for each in path.parent.glob(f"{STAGING}*")}:
                with suppress(OSError):
                    left.unlink()
        _write_all(root, files)


@contextmanager
def flock(folder: Path, *, wait: bool = True) -> Iterator[bool]:
    """Hold `folder` while this block lasts; the system releases it if the process dies.

    Args:
        wait: for another run that holds it.

    Returns:
        Whether it is held: False where the system has no locks, or, without waiting, another run holds it.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            is_held = True
        except OSError:
            is_held = False
        yield is_held
    finally:
        os.close(handle)


def _write_all(root: Path, files: Mapping[Path, str | bytes]) -> None:
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    raw = {path: each if isinstance(each, bytes) else each.encode() for path, each in files.items()}
    changed = {path: content for path, content in raw.items() if before[path] != content}
    new_folders = {each for path in changed for each in path.parents if not each.exists()}
    staged: dict[Path, Path] = {}
    try:
        for path, content in changed.items():
            staged[path] = _stage(path, content)
        for path, new in staged.items():
            new.replace(path)
        for folder in {path.parent for path in staged}:
            sync(folder)
    except BaseException as error:
        _undo({path: before[path] for path in staged}, staged.values(), new_folders)
        if not isinstance(error, OSError):
            raise
        raise InputError(
            f"{root.name}: the files cannot be written ({error.strerror}), and none was. "
            "Correct that and run again."
        ) from error


def _undo(
    before: Mapping[Path, bytes | None], staged: Iterable[Path], new_folders: Iterable[Path]
) -> None:
    for path in staged:
        path.unlink(missing_ok=True)
    for path, content in before.items():
        if content is None:
            path.unlink(missing_ok=True)
        elif path.read_bytes() != content:
            path.write_bytes(content)
    for folder in sorted(new_folders, reverse=True):  # each before the one that it is in
        with suppress(OSError):
            folder.rmdir()
