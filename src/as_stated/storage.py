"""Files of a project read or refused; written all together or not at all."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from as_stated.errors import CodingError, InputError
from as_stated.project import Project
from as_stated.records import Row, read_rows


def read_checked(
    project: Project, path: Path, columns: Sequence[str], key: str | None = None
) -> list[Row]:
    """The rows of a hand-coded file.

    Raises:
        CodingError: it cannot be read as such.
    """
    rows, problems = read_rows(path, project.shown(path), columns, key)
    if problems:
        raise CodingError(problems)
    return rows


def write_all(project: Project, files: Mapping[Path, str]) -> None:
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
        with tempfile.TemporaryDirectory(prefix=".draft-", dir=project.root) as aside:
            staged = {path: Path(aside) / str(at) for at, path in enumerate(changed)}
            for path, content in changed.items():
                staged[path].write_bytes(content)
            _put(staged)
    except OSError as error:
        raise InputError(
            f"{project.root.name}: the files cannot be written ({error.strerror}), and none was. "
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
