"""Where reports may be written: never over what people made."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from as_stated.atomic import locked
from as_stated.coding import read_settings
from as_stated.errors import InputError
from as_stated.project import QUANTITIES, Project
from as_stated.reading import UnreadableError, read_file

PAGE, MANIFEST, TABLES = "index.html", "manifest.json", "tables"
# What people made: an --out must not be, hold or lie in any of these folders of the project.
MADE_BY_PEOPLE = ("data", "seeds", "notebooks", "src")
FEED = "feed.xml"
# How a feed says that it is ours, and may be replaced.
FEED_MARK = b">as-stated</generator>"
# How an index of reports begins to say that it is one; see the template.
INDEX_MARK = b'<meta name="generator" content="as-stated '
_TODO = "Move it away, or choose another --out."


def check_target(project: Project, folder: Path, reports: Iterable[str]) -> None:
    """Make sure that writing reports to `folder` replaces nothing but reports of ours.

    Each target is judged alone: a report's folder must be absent, empty or a report with our
    manifest, `folder/quantities/`, if one goes there, a folder, `folder/index.html` absent or our index, `folder/tables/` absent, empty or ours,
    and where the project names its `site`, `folder/feed.xml` absent or our feed. Other
    things in the folder do not matter, and are left alone. Nothing is written here.

    Args:
        project: whose `data/`, `seeds/`, `notebooks/` and `src/` are out of bounds.
        folder: where the reports go; it need not exist.
        reports: their paths in that folder: `<article>` or `quantities/<quantity>`.

    Raises:
        InputError: something that people made is in the way; the message names it. Or `read_settings` raises it.
    """
    for path in (folder, *folder.parents):
        if path.is_symlink() and not path.exists():
            raise InputError(f"{path}: is a link that leads nowhere. Correct it, or remove it.")
    try:
        check_place(project, folder)
        if folder.exists() and not folder.is_dir():
            raise InputError(f"{folder}: is a file. Choose a folder.")
        _check_replaced(folder, list(reports))
        if read_settings(project).site:
            _check_made(folder / FEED, is_feed, "a feed")
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, until Python 3.12
        why = getattr(error, "strerror", None) or "its path leads in a circle"
        where = getattr(error, "filename", None) or folder
        raise InputError(f"{where}: {why}. Correct that, or choose another --out.") from None


def check_place(project: Project, path: Path, option: str = "--out") -> None:
    """Make sure that a path neither is, holds nor lies in a folder of what people made.

    Args:
        project: whose folders those are.
        option: of the command, which named the path.

    Raises:
        InputError: it does.
        OSError, RuntimeError: it leads nowhere, or in a circle.
    """
    resolved = path.resolve()
    for name in MADE_BY_PEOPLE:
        kept = (project.root / name).resolve()
        if resolved == kept or resolved in kept.parents or kept in resolved.parents:
            what = "reports" if option == "--out" else "an export"
            raise InputError(
                f"{option} {path}: the project's {name}/ is there, and {what} would be written "
                "among what people made. Choose another folder."
            )


@contextmanager
def held(folder: Path, with_quantities: bool) -> Iterator[None]:
    """Hold the folder of all reports for one run at a time, as `atomic.locked`; and the folder in it where the
    reports of quantities are.

    Args:
        with_quantities: whether one is to be written; the folder in it is held if it is there, too.

    Raises:
        RenderError: another run is using it, or it cannot be created.
    """
    inside = folder / QUANTITIES
    with locked(folder):
        is_held = with_quantities or (inside.is_dir() and not inside.is_symlink())
        with locked(inside) if is_held else nullcontext():
            yield


def is_in_report(path: Path) -> bool:
    """Whether a path leads into a report of ours, or into the tables of all: a run replaces them whole."""
    return any(
        read_manifest(folder) or read_manifest(folder, "reports")
        for folder in path.resolve().parents
    )


def _check_replaced(folder: Path, reports: Sequence[str]) -> None:
    """What a run would replace was made by a run, or is not there."""
    _check_made(folder / TABLES, lambda path: _is_ours(path, "reports"), "a folder of tables")
    quantities = folder / QUANTITIES
    is_folder = quantities.is_dir() and not quantities.is_symlink()
    if any("/" in each for each in reports) and _is_there(quantities) and not is_folder:
        what = "is not a folder, and the reports of quantities go there"
        raise InputError(f"{quantities}: {what}. {_TODO}")
    for each in reports:
        _check_made(folder / each, _is_ours, "a report")
    _check_made(folder / PAGE, lambda path: _has(path, INDEX_MARK), "an index")


def _check_made(path: Path, is_ours: Callable[[Path], bool], kind: str) -> None:
    if _is_there(path) and not is_ours(path):
        raise InputError(f"{path}: is not {kind} by As Stated, and would be replaced. {_TODO}")


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def is_feed(path: Path) -> bool:
    """Whether the file at a `path` is a feed of ours."""
    return _has(path, FEED_MARK)


def read_manifest(folder: Path, about: str = "shelf") -> dict[str, Any] | None:
    """The manifest of a report of ours; None where the folder holds none.

    Args:
        about: what it must have: `shelf`, a report's entry in the index; `reports`, those that
            the tables of all articles are made from.
    """
    try:
        manifest = json.loads(read_file(folder / MANIFEST))
    except (UnreadableError, ValueError, RecursionError):
        return None
    ours = isinstance(manifest, dict) and {"as_stated", about} <= manifest.keys()
    return manifest if ours else None


def _is_ours(folder: Path, about: str = "shelf") -> bool:
    """Whether a folder is empty or has a manifest of ours; as `read_manifest`."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return read_manifest(folder, about) is not None or not any(folder.iterdir())


def _has(file: Path, mark: bytes) -> bool:
    try:
        return not file.is_symlink() and mark in read_file(file)
    except UnreadableError:  # a folder, a pipe, or a file that may not be read
        return False
