"""Where exports go: a file of ours is replaced, and nothing that a person made or changed."""

import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from as_stated.atomic import write_file
from as_stated.build import check_place, is_in_report
from as_stated.errors import InputError, RenderError, cut
from as_stated.export.database import database, is_untouched_database
from as_stated.export.workbook import is_untouched_workbook, workbook
from as_stated.project import Project
from as_stated.show import Stack

# Of each option: what makes the file, and whether one that is there is just as it was made.
_KINDS: Mapping[str, tuple[Callable[[Stack], bytes], Callable[[Path], bool]]] = {
    "--xlsx": (workbook, is_untouched_workbook),
    "--sqlite": (database, is_untouched_database),
}


def check_exports(project: Project, files: Mapping[str, Path]) -> None:
    """Make sure that writing the exports replaces nothing but exports of ours. Nothing is written.

    Args:
        files: option to file, such as `--xlsx` to `figures.xlsx`.

    Raises:
        InputError: a file cannot go there; the message says why.
    """
    if len({path.resolve() for path in files.values()}) < len(files):
        raise InputError(f"{' and '.join(files)} name one file. Give each its own.")
    for option, path in files.items():
        if option == "--xlsx" and path.suffix.lower() != ".xlsx":
            raise InputError(f"{option} {path}: no spreadsheet opens it so. Let it end in .xlsx.")
        try:
            check_place(project, path, option)
            if is_in_report(path):
                why = "is in a report, and the next run would delete it"
                raise InputError(f"{option} {path}: {why}. Choose another place.")
            with suppress(FileNotFoundError, NotADirectoryError):
                path.lstat()  # since Python 3.14, `exists` says no to a name that is too long
            if (path.exists() or path.is_symlink()) and not _is_ours(option, path):
                why = "is not an export by As Stated, or was changed since, and would be replaced"
                raise InputError(f"{path}: {why}. Move it away, or choose another file.")
        except (OSError, RuntimeError) as error:
            # RuntimeError: links in a circle, until Python 3.12.
            why = getattr(error, "strerror", None) or "its path leads in a circle"
            raise InputError(
                f"{option} {cut(str(path), 80)}: {why}. Choose another file."
            ) from None


def write_exports(stack: Stack, files: Mapping[str, Path]) -> None:
    """Write the tables of a stack, by option into `files`, each whole or not at all; `check_exports` has let them pass.

    Raises:
        InputError: a table does not fit into a workbook; nothing is written.
        RenderError: a file cannot be written; what was there is untouched.
    """
    contents = {path: _KINDS[option][0](stack) for option, path in files.items()}
    for path, content in contents.items():
        try:
            write_file(path, content)
        except OSError as error:
            why = error.strerror or str(error)
            raise RenderError(f"{path}: cannot be written: {why}. Nothing was replaced.") from error


def _is_ours(option: str, path: Path) -> bool:
    try:
        return path.is_file() and not path.is_symlink() and _KINDS[option][1](path)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError):
        return False
