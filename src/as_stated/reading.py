"""Read a file that people put there: a regular one, of a size that can be worked on."""

import os
import stat
from pathlib import Path

MOST_BYTES = 20_000_000  # of a text, a table or a notebook


class UnreadableError(Exception):
    """A file that cannot be read.

    Attributes:
        what: why, as the end of a sentence that begins with its name.
        todo: what to do, a whole sentence; empty for a file that is missing.
    """

    def __init__(self, what: str, todo: str) -> None:
        self.what, self.todo = what, todo
        super().__init__(what, todo)


def read_file(path: Path) -> bytes:
    """The content of the file `path`. Never waits: a pipe or a device is not read.

    Raises:
        UnreadableError: there is no such file, or it is none that can be read; says why.
    """
    try:
        # A pipe that nobody writes to would be waited for.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        if path.is_symlink():
            todo = "Put the file itself there, or correct the link."
            raise UnreadableError("is a link to a file that is not there", todo) from None
        raise UnreadableError("is missing", "") from None
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}", "Correct that.") from None
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        os.close(descriptor)
        kind = "a folder" if stat.S_ISDIR(found.st_mode) else "not a regular file"
        raise UnreadableError(f"is {kind}", "Put a file there.")
    with os.fdopen(descriptor, "rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        size = max(found.st_size, len(content)) / 1e6
        raise UnreadableError(
            f"has {size:,.0f} MB, more than the {MOST_BYTES / 1e6:.0f} MB that are read",
            "Make it smaller, or split it.",
        )
    return content
