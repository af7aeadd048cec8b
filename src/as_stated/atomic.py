"""A folder written whole or not at all: the last good report survives any failure."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from as_stated.errors import InputError, RenderError

# What is being written, and what it replaces, until the swap is done. Nobody else names things so,
# for what a killed run left under these names is swept away.
STAGING, OLD = ".as-stated-staging-", ".as-stated-old-"


def write_whole(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files as `folder`, in place of what stood there: all of them, or nothing.

    They are written beside it first, and swapped in by two renames. A run that was killed between
    the two is made good by `report_folder` at the next start.

    Raises:
        RenderError: they could not be written; what stood there is untouched.
    """
    old = folder.with_name(f"{OLD}{folder.name}")
    staging = None
    try:
        staging = Path(mkdtemp(prefix=f"{STAGING}{folder.name}-", dir=folder.parent))
        staging.chmod(0o755)  # mkdtemp makes it private
        for path, content in files.items():
            target = staging / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        if folder.exists():
            folder.rename(old)
        try:
            staging.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise
    except OSError as error:
        why = error.strerror or str(error)
        raise RenderError(
            f"{folder.name}: the report could not be written: {why}. The last one is untouched."
        ) from error
    finally:
        if staging:
            shutil.rmtree(staging, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def report_folder(folder: Path) -> Iterator[Path]:
    """The folder of all reports, for one run at a time; mends what a killed run left there.

    Raises:
        RenderError: another run is at work in it, or it cannot be made.
    """
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RenderError(f"{folder}: {error.strerror or error}. Choose another --out.") from error
    with _locked(folder):
        for old in folder.glob(f"{OLD}*"):
            current = folder / old.name.removeprefix(OLD)
            if current.exists():
                shutil.rmtree(old, ignore_errors=True)
            else:
                old.rename(current)
        for left in folder.glob(f"{STAGING}*"):
            shutil.rmtree(left, ignore_errors=True)
        try:
            yield folder
        finally:
            if is_new:
                with suppress(OSError):  # unless something was written
                    folder.rmdir()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder itself, where the system can: a killed run lets go of it."""
    if os.name != "posix":
        yield
        return
    import fcntl

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


def write_all(root: Path, files: Mapping[Path, str]) -> None:
    """Write all files or none: first aside, then each into its place; undone if one fails.

    Raises:
        InputError: the folder or the disk does not let them be written; all is as it was.
    """
    changed = {
        path: text.encode()
        for path, text in files.items()
        if not path.exists() or path.read_bytes() != text.encode()
    }
    try:
        with TemporaryDirectory(prefix=".draft-", dir=root) as aside:
            staged = {path: Path(aside) / str(at) for at, path in enumerate(changed)}
            for path, content in changed.items():
                staged[path].write_bytes(content)
            _put(staged)
    except OSError as error:
        raise InputError(
            f"{root.name}: the files cannot be written ({error.strerror}), and none was. "
            "Mend that and run again."
        ) from error


def _put(staged: Mapping[Path, Path]) -> None:
    before = {path: path.read_bytes() if path.exists() else None for path in staged}
    fresh = {path.parent for path in staged if not path.parent.exists()}
    try:
        for path, new in staged.items():
            path.parent.mkdir(exist_ok=True)
            new.replace(path)
    except BaseException:
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(content)
        for folder in fresh:
            if folder.exists():
                folder.rmdir()
        raise
