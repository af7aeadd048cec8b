"""Files and folders written whole or not at all: the last good report survives any failure."""

import ctypes
import fcntl
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

from as_stated.errors import InputError, RenderError

# What is being written, and what it replaces, until the swap is done. Nobody else names things so,
# for what a killed run left under these names is deleted.
STAGING, OLD = ".as-stated-staging-", ".as-stated-old-"
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


def write_file(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file by one rename. Its folder is created if need be.

    Args:
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
        _write(staged, content, durable)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
    return staged


def _write(path: Path, content: bytes, durable: bool = True) -> None:
    """Write a file; a durable one is on the disk when this returns, not only on its way there."""
    with path.open("wb") as file:
        file.write(content)
        if durable:
            file.flush()
            os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Have the names in a folder on the disk too, where the file system can do that."""
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
    with _turn(root) as is_alone:
        if is_alone:
            for left in {each for path in files for each in path.parent.glob(f"{STAGING}*")}:
                with suppress(OSError):
                    left.unlink()
        _write_all(root, files)


@contextmanager
def _turn(folder: Path) -> Iterator[bool]:
    """Wait until no other run holds a folder, and hold it; False where the system has no locks."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
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
            _sync(folder)
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


def is_plain_path(path: str) -> bool:
    """Whether a path leads to a file inside a folder, on every system, and can be shown as it is.

    >>> is_plain_path("tables/claims.csv"), is_plain_path("../claims.csv")
    (True, False)
    """
    return path.isprintable() and all(map(_PLAIN_PART.fullmatch, path.split("/")))


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a report's files as `folder`, in place of what was there: all of them, or nothing.

    They are written beside it first, through to the disk, and swapped in by one exchange of names, or, where the system
    has none, by two renames. A run that was killed between the two is repaired by the next `locked`.

    Raises:
        RenderError: they could not be written, or a path leads elsewhere; what was there is untouched.
    """
    for path in files:
        if not is_plain_path(path):
            raise RenderError(f"{folder.name}: {path!a} is no name for a file of a report.")
    old = folder.with_name(f"{OLD}{folder.name}")
    try:
        with _staged(folder, files) as staging:
            if folder.exists():
                if _exchange(staging, folder):
                    _sync(folder.parent)
                    return
                folder.rename(old)
            try:
                staging.rename(folder)
            except OSError:
                if old.exists():
                    old.rename(folder)
                raise
            _sync(folder.parent)
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
            _write(target, content)
        for each in (staging, *filter(Path.is_dir, staging.rglob("*"))):
            _sync(each)
        yield staging
    finally:
        _delete(staging)


def create_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files as a new folder, or into one that is there: all of them, or nothing.

    A new one comes by one rename. One that is there stays the same folder, for somebody may be in it: it is filled as
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
        with _turn(folder.parent) as is_alone:
            for left in folder.parent.glob(f"{STAGING}{escape(folder.name)}-*") if is_alone else ():
                _delete(left)
            with _staged(folder, files) as staging:
                staging.rename(folder)
            _sync(folder.parent)
    except BaseException as error:
        for each in new:
            with suppress(OSError):  # somebody else uses it
                each.rmdir()
        if not isinstance(error, OSError):
            raise
        why = error.strerror or error
        raise InputError(f"{folder}: cannot be made: {why}. Correct that and run again.") from error


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
    """Hold the folder of all reports for one run at a time, and repair what a killed run left there.

    It is created if need be, and removed again if nothing was written to it.

    Raises:
        RenderError: another run is at work in it, or it cannot be created.
    """
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RenderError(f"{folder}: {error.strerror or error}. Choose another --out.") from error
    with _flock(folder):
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


@contextmanager
def _flock(folder: Path) -> Iterator[None]:
    """flock the folder. The kernel releases it if the process dies."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        todo = "Wait for it, or choose another --out."
        raise RenderError(f"{folder}: another run is at work there. {todo}") from error
    try:
        yield
    finally:
        os.close(handle)
