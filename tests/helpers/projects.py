"""The projects that tests work on, and copies of them that a test may spoil."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from as_stated.project import Project

ROOT = Path(__file__).parents[2]
SEED = "edilli-2022-10-05"
GOLDEN = "ostervik-2021-03-03"

Edit = Callable[..., None]


def copy_project(source: Path, target: Path) -> Project:
    """A copy of a project of this repository, with the same notebooks as the seed's."""
    for folder, copied in ((source, ("seeds", "data")), (ROOT, ("notebooks",))):
        for name in copied:
            (target / name).mkdir(parents=True)
            for path, content in _read_once(folder / name).items():
                (target / name / path).parent.mkdir(parents=True, exist_ok=True)
                (target / name / path).write_bytes(content)
    return Project(target)


@cache
def _read_once(folder: Path) -> dict[str, bytes]:
    """A folder that no test changes; many copy it."""
    return {path: raw for path, raw in files_in(folder).items() if ".ipynb_" not in path}


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: relative path to content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
