"""Folders of a run in the temporary folder: private, removed at its end, swept if it was killed."""

import errno
import fcntl
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from as_stated.errors import RenderError

PREFIX, LOCK = "as-stated-", ".as-stated-lock"
# What a path of a socket may be long: 104 bytes on macOS, 108 on Linux, and what is put after the
# folder's name is up to 12.
MAX_PATH = 103 - 12
_OPEN: "set[Scratch]" = set()  # this process's


class Scratch:
    """A new folder that nobody else can read; a context manager that removes it.

    As long as the process lives it holds a lock in the folder; the system releases it however the
    process ends, and then any later run may `sweep` the folder.

    Raises:
        RenderError: there is no temporary folder that can be written to, or its path is too long
            for sockets.

    Attributes:
        path: the folder.
    """

    def __init__(self) -> None:
        try:
            self.path, self._lock = _locked_folder()
        except OSError as error:
            raise RenderError(
                f"the temporary folder cannot be used: {error.strerror or error}. "
                "Free some space, or set TMPDIR to a folder that can be written to."
            ) from error
        _OPEN.add(self)
        if len(os.fsencode(self.path)) > MAX_PATH:
            self.remove()
            raise RenderError(
                f"{self.path.parent}: the temporary folder's path is too long for sockets. "
                "Set TMPDIR to a shorter one, such as /tmp."
            )

    def __enter__(self) -> Path:
        return self.path

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.remove()

    def remove(self) -> None:
        """Remove the folder, as far as that is possible. May be called twice."""
        if self in _OPEN:
            _remove(self.path)
            os.close(self._lock)
            _OPEN.discard(self)


def _locked_folder() -> tuple[Path, int]:
    """A new folder, and the open file whose lock says that its run lives."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        try:
            lock = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
        except FileNotFoundError:  # another run has swept it, empty and unlocked as it was
            continue
        except OSError:
            folder.rmdir()
            raise
        with suppress(OSError):  # a file system without locks: nothing is ever swept there
            fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / LOCK).exists():
            return folder, lock
        os.close(lock)


def _remove(folder: Path) -> None:
    """Remove it, its lock last: whoever is killed halfway leaves what can be swept.

    Under another name, so that no thread that is still at work puts something new in.
    """
    removed = folder.with_name(f"{folder.name}-removed")
    with suppress(OSError):  # it may be renamed already, if a signal came in the middle of this
        folder.rename(removed)
    with suppress(OSError):
        for entry in os.scandir(removed):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            elif entry.name != LOCK:
                Path(entry.path).unlink(missing_ok=True)
        (removed / LOCK).unlink()
        removed.rmdir()


def remove_all() -> None:
    """Remove every folder of this process: before it ends without a word to its threads."""
    for each in list(_OPEN):
        each.remove()


def sweep() -> None:
    """Remove what runs of this user left in the temporary folder when they were killed.

    Only folders that `Scratch` made and whose process has ended; never one that is in use, was made
    by another user, or by anything else.
    """
    try:
        found = [Path(each.path) for each in os.scandir(tempfile.gettempdir()) if _is_ours(each)]
    except OSError:  # nothing can be looked at, so nothing is swept
        return
    for folder in found:
        with suppress(OSError):
            _sweep(folder)


def _is_ours(entry: "os.DirEntry[str]") -> bool:
    if not entry.name.startswith(PREFIX) or not entry.is_dir(follow_symlinks=False):
        return False
    return entry.stat(follow_symlinks=False).st_uid == os.geteuid()


def _sweep(folder: Path) -> None:
    """Remove the folder if it has our lock and nobody holds it."""
    lock = os.open(folder / LOCK, os.O_RDWR | os.O_NOFOLLOW)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _remove(folder)
    except OSError as error:
        if error.errno not in (errno.EWOULDBLOCK, errno.ENOLCK, errno.ENOTSUP):
            raise
    finally:
        os.close(lock)
