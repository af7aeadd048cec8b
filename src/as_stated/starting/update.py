"""Renews what As Stated put into a project and nobody has changed: notebooks and requirements.txt."""

import os
from pathlib import Path

from as_stated import __version__
from as_stated.atomic import write_files
from as_stated.errors import ProjectError
from as_stated.project import Project
from as_stated.reading import UnreadableError, read_file
from as_stated.starting.shipped import (
    RECORD,
    hash_of,
    project_files,
    read_record,
    record,
    renewed_of,
)


def project_in(folder: Path) -> Project:
    """The project that a folder is, wherever the user is and whatever the environment names.

    Raises:
        ProjectError: it is none.
    """
    if not (folder / "seeds").is_dir() or not (folder / "data").is_dir():
        todo = f"To begin one: as-stated init {folder}."
        raise ProjectError(f"{folder}: is not a project: it has no seeds/ and data/. {todo}")
    return Project(folder.resolve())


def update_project(project: Project) -> list[str]:
    """Write the notebooks and the requirements.txt of this version into a project, all of them or none.

    One that was changed by hand stays, one that is missing is added. Nothing else is written but the
    record, `.as-stated.json`.

    Returns:
        What to tell the user, a line for each file that changed or stays.

    Raises:
        InputError: the record cannot be read, or the project cannot be written to.
    """
    known = read_record(project.root)
    shipped = renewed_of(project_files())
    ours, written, said = dict(known), {}, []
    for path, content in shipped.items():
        at, new = project.root / path, hash_of(content)
        is_there, there = os.path.lexists(at), _hash_there(at)
        if is_there and there not in (new, known.get(path, new)):
            todo = "To have the new one, move it away and run this again."
            said.append(f"{path}: was changed by hand and stays. {todo}")
            continue
        ours[path] = new
        if there != new:  # else it stays as it is, perhaps with outputs
            written[at] = content
            said.append(f"{path}: {'renewed' if is_there else 'added'}.")
    gone = [path for path in known if path not in shipped and (project.root / path).exists()]
    said += [f"{path}: is no longer part of As Stated; it stays." for path in gone]
    write_files(project.root, {**written, project.root / RECORD: record(ours)})
    return said or [f"All {len(shipped)} files are those of as-stated {__version__}."]


def _hash_there(path: Path) -> str | None:
    """The hash of a notebook in the project; None where it is a link, is missing or cannot be read."""
    try:
        return None if path.is_symlink() else hash_of(read_file(path))
    except UnreadableError:
        return None
