"""A folder written whole or not at all, and held for one run at a time."""

import ctypes
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from tempfile import mkdtemp

from as_stated.atomic.files import STAGING, flock, sync, write, write_files
from as_stated.errors import InputError, RenderError

OLD = ".as-stated-old-"  # what a folder replaces, until the swap is done; a name like STAGING
AT_FDCWD, EXCHANGE = -100, 2  # of renameat2(2); macOS has the same 2 for RENAME_SWAP
# A part of a path that means the same file on every system: no dots first or last, no character and
# no device name that Windows keeps for itself, at most 200 characters.
_PLAIN_PART = re.compile(
    r"""
    (?! (?:con|prn|aux|nul|com\d|lpt\d) (?:\.|$) )  # devices, with or without an extension
    [^\s./\\<>:"|?*] (?: [^/\\<>:"|?*]{0,198} [^\s./\\<>:"|?*] )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HELD: list[Path] = []  # the folders that this run has locked


def is_plain_path(path: str) -> bool:
    """Whether `path` leads to a file inside a folder, on every system, and can be shown as it is.

    >>> is_plain_path("tables/claims.csv"), is_plain_path("../claims.csv")
    (True, False)
    """
    return path.isprintable() and all(map(_PLAIN_PART.fullmatch, path.split("/")))


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a report's `files`, content by path, as `folder`, in place of what was there: all, or nothing.

    They are written beside it first, through to the disk, and swapped in by one exchange of names, or, where the system
    has none, by two renames. A run that was killed between the two is repaired by the next `locked`.

    Raises:
        RenderError: they could not be written, or a path leads elsewhere; what was there is untouched.
    """
    for path in files:
        if not is_plain_path(path):
            raise RenderError(f"{folder.name}: {path!a} is not a name for a file of a report.")
    old = folder.with_name(f"{OLD}{folder.name}")
    try:
        with _staged(folder, files) as staging:
            if folder.exists():
                if _exchange(staging, folder):
                    sync(folder.parent)
                    return
                folder.rename(old)
            try:
                staging.rename(folder)
            except OSError:
                if old.exists():
                    old.rename(folder)
                raise
            sync(folder.parent)
    except OSError as error:
        why = error.strerror or str(error)
        raise RenderError(
            f"{folder.name}: the report could not be written: {why}. The last one is untouched."
        ) from error
    _delete(old)


@contextmanager
def _staged(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder with these files beside the one that they are for, for as long as this block lasts."""
    staging = Path(mkdtemp(prefix=f"{STAGING}{folder.name}-", dir=folder.parent))
    try:
        staging.chmod(0o755)  # mkdtemp makes it private
        for path, content in files.items():
            target = staging / path
            target.parent.mkdir(parents=True, exist_ok=True)
            write(target, content)
        for each in (staging, *filter(Path.is_dir, staging.rglob("*"))):
            sync(each)
        yield staging
    finally:
        _delete(staging)


def create_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write `files`, content by path, as a new `folder`, or into one that is there: all of them, or nothing.

    A new one comes by one rename. One that is there stays the same folder, because somebody may be in it: it is filled as
    by `write_files`, in the order of `files`, and a run that is killed leaves the first of them.

    Raises:
        InputError: they could not be written; all is as it was.
    """
    folder = folder.resolve()
    if folder.exists():
        write_files(folder, {folder / path: content for path, content in files.items()})
        return
    new = [each for each in folder.parents if not each.exists()]
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with flock(folder.parent) as is_alone:
            for left in folder.parent.glob(f"{STAGING}{escape(folder.name)}-*") if is_alone else ():
                _delete(left)
            with _staged(folder, files) as staging:
                staging.rename(folder)
            sync(folder.parent)
    except BaseException as error:
        for each in new:
            with suppress(OSError):  # somebody else uses it
                each.rmdir()
        if not isinstance(error, OSError):
            raise
        why = error.strerror or error
        raise InputError(
            f"{folder}: cannot be created: {why}. Correct that and run again."
        ) from error


def _exchange(new: Path, current: Path) -> bool:
    """Give two folders each other's name in one step; False where that cannot be done."""
    names = os.fsencode(new), os.fsencode(current)
    libc = ctypes.CDLL(None)
    if hasattr(libc, "renameat2"):  # Linux, with glibc 2.28 or newer
        return not libc.renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], EXCHANGE)
    if hasattr(libc, "renamex_np"):  # macOS
        return not libc.renamex_np(*names, EXCHANGE)
    return False


def _delete(folder: Path) -> None:
    """Delete a folder as far as that is possible, also one that somebody made read-only.

    A link or a file in its place is deleted itself: nothing outside is touched.
    """
    if folder.is_symlink() or not folder.is_dir():
        with suppress(OSError):
            folder.unlink()
        return
    with suppress(OSError):
        folder.chmod(0o700)
        for path, inside, _ in os.walk(folder):
            for each in inside:  # before it is walked into; walk follows no link
                below = Path(path, each)
                if not below.is_symlink():
                    below.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold `folder`, that of all reports, for one run at a time, and repair what a killed run left there.

    It is created if need be, and removed again if nothing was written to it.

    Raises:
        RenderError: another run is using it, or it cannot be created.
    """
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RenderError(f"{folder}: {error.strerror or error}. Choose another --out.") from error
    with flock(folder, wait=False) as is_held:
        if not is_held:
            todo = "Wait for it, or choose another --out."
            raise RenderError(f"{folder}: another run is using it. {todo}")
        _repair(folder)
        _HELD.append(folder)
        try:
            yield
        finally:
            _HELD.remove(folder)
            if is_new:
                with suppress(OSError):  # unless something was written
                    folder.rmdir()


def repair_held() -> None:
    """Repair the folder that this run holds, as the next run would: before it ends in the middle."""
    for folder in reversed(_HELD):
        _repair(folder)
        with suppress(OSError):  # unless something is in it
            folder.rmdir()


def _repair(folder: Path) -> None:
    for old in folder.glob(f"{OLD}*"):
        current = folder / old.name.removeprefix(OLD)
        if current.exists() or old.is_symlink() or not old.is_dir():
            _delete(old)
        else:
            old.rename(current)
    for left in folder.glob(f"{STAGING}*"):
        _delete(left)
