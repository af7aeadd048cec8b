"""Begins a project in an empty folder."""

from collections.abc import Mapping
from pathlib import Path
from shlex import quote

from as_stated import __version__
from as_stated.atomic import STAGING, create_folder
from as_stated.errors import InputError, cut
from as_stated.starting.shipped import RECORD, project_files

# What may lie in a folder that counts as empty: people make these before there is a project.
_BEFORE = (".git", ".venv")


def create_project(folder: Path) -> list[str]:
    """Write a new project: all of it, or nothing.

    Args:
        folder: where; it need not exist. It may hold `.git` and `.venv`, which are left alone.

    Returns:
        What to tell the user, in lines.

    Raises:
        InputError: something is in the way, or the folder cannot be written to.
    """
    files = project_files()
    try:
        _check_empty(folder, files)
    except OSError as error:
        where = cut(str(folder), 80)
        raise InputError(f"{where}: {error.strerror}. Choose another folder.") from None
    create_folder(folder, files)
    article = next(Path(path).stem for path in files if path.startswith("seeds/"))
    return [
        f"Created {folder}: a project with an invented article, {article}.",
        f"Next: cd {quote(str(folder))}" if folder.resolve() != Path.cwd() else "Next, here:",
        "  as-stated check     is each coding true to its article?",
        "  as-stated report    builds report/index.html",
        "README.md there says how to add an article of your own. Its `make report` installs As Stated "
        f"from requirements.txt, which works once as-stated {__version__} is on the package index.",
    ]


def _check_empty(folder: Path, files: Mapping[str, bytes]) -> None:
    """Nothing is in the folder but what a run of ours began to write there and was killed."""
    if folder.is_symlink() and not folder.exists():
        raise InputError(f"{folder}: is a link that leads nowhere. Choose another folder.")
    for each in (folder, *folder.parents):
        if each.exists() and not each.is_dir():
            raise InputError(f"{each}: is a file. Choose another folder.")
    if not folder.exists():
        return
    there = [path for path in sorted(folder.iterdir()) if path.name not in _BEFORE]
    is_begun = not (folder / RECORD).exists() and all(
        _is_ours(path, folder, files) for path in there
    )
    if not is_begun:
        what = ", ".join(path.name for path in there[:3]) + (", …" if len(there) > 3 else "")
        renew = (
            f" To renew what it was given: as-stated init --update {folder}."
            * (folder / RECORD).exists()
        )
        todo = f"Choose another folder.{renew}"
        raise InputError(f"{folder}: is not empty ({what}). Nothing is written. {todo}")


def _is_ours(path: Path, folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether a path holds nothing but files that this package writes, as it writes them."""
    if path.is_symlink():
        return False
    if path.is_dir():
        return all(_is_ours(each, folder, files) for each in path.iterdir())
    if path.name.startswith(STAGING):
        return True
    expected = files.get(path.relative_to(folder).as_posix())
    return path.is_file() and expected is not None and path.read_bytes() == expected
