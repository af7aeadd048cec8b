"""The projects that tests work on, and copies of them that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

from as_stated.project import Project

ROOT = Path(__file__).parents[2]
SEED = "edilli-2022-10-05"
GOLDEN = "ostervik-2021-03-03"

Edit = Callable[..., None]


def copy_project(source: Path, target: Path) -> Project:
    for name in ("seeds", "data"):
        shutil.copytree(source / name, target / name)
    shutil.copytree(
        ROOT / "notebooks", target / "notebooks", ignore=shutil.ignore_patterns(".ipynb_*")
    )
    return Project(target)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: relative path to content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
