"""Folders of a run in the temporary folder: private, removed at its end, swept if it was killed."""

import errno
import fcntl
import os
import secrets
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from as_stated.errors import RenderError

PREFIX, LOCK = "as-stated-", ".as-stated-lock"
NO_LOCK = -1  # of a folder that has none yet, or no more
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
        self._lock = NO_LOCK
        try:
            self._make()
        except OSError as error:
            self.remove()
            raise RenderError(
                f"the temporary folder cannot be used: {error.strerror or error}. "
                "Free some space, or set TMPDIR to a folder that can be written to."
            ) from error
        if len(os.fsencode(self.path)) > MAX_PATH:
            self.remove()
            raise RenderError(
                f"{self.path.parent}: the temporary folder's path is too long for sockets. "
                "Set TMPDIR to a shorter one, such as /tmp."
            )

    def _make(self) -> None:
        """Make the folder, and lock the file that says that its run lives.

        `remove_all` knows of it before it is there: a signal may come at any moment, and `mkdtemp`
        would tell its name too late.
        """
        while True:
            self.path = Path(tempfile.gettempdir(), PREFIX + secrets.token_hex(4))
            _OPEN.add(self)
            try:
                self.path.mkdir(0o700)
            except FileExistsError:  # another run's, which is not to be removed
                _OPEN.discard(self)
                continue
            try:
                self._lock = os.open(self.path / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
            except FileNotFoundError:  # something that tidies up has removed it, empty as it was
                continue
            with suppress(OSError):  # a file system without locks: nothing is ever swept there
                fcntl.flock(self._lock, fcntl.LOCK_EX)
            if (self.path / LOCK).exists():  # and no other run has swept it, unlocked as it was
                return
            self._unlock()

    def _unlock(self) -> None:
        lock, self._lock = self._lock, NO_LOCK
        if lock != NO_LOCK:
            os.close(lock)

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *error: object) -> None:
        self.remove()

    def remove(self) -> None:
        """Remove the folder, as far as that is possible. May be called twice."""
        if self in _OPEN:
            _remove(self.path)
            self._unlock()
            _OPEN.discard(self)


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
        (removed / LOCK).unlink(missing_ok=True)  # it may not be there yet
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
