"""What one process of a run has checked, for the others: none checks it again.

Files of this run's own folders, which nobody else can write to: they are pickles, and taken as they are.
"""

import json
import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from as_stated.coding.inputs import article_inputs
from as_stated.hashing import sha256
from as_stated.project import Project

if TYPE_CHECKING:
    from as_stated.coding.dossier import Dossier
    from as_stated.coding.quantities.records import Quantity

HANDED_VARIABLE = "AS_STATED_HANDED"


def hand_over(checked: "Dossier | Quantity", path: Path) -> dict[str, str]:
    """Write a checked article or quantity for the processes of this run.

    Args:
        checked: the article or quantity.
        path: a new file, in a folder that is nobody else's: `load` and `load_quantity` take it as it is.

    Returns:
        The environment in which they take it from there.
    """
    path.touch(0o600, exist_ok=False)
    path.write_bytes(pickle.dumps(checked))
    return {HANDED_VARIABLE: str(path)}


def handed() -> "Dossier | Quantity | None":
    """What was handed over to this process; None for nothing."""
    path = Path(os.environ.get(HANDED_VARIABLE) or os.devnull)
    return _read(path) if path.is_file() else None


class CheckedArticles:
    """The articles that a run has checked, by all that each is made from. For several processes.

    Args:
        folder: of this run, and nobody else's. Empty, or one that is not there, as on a worker of a
            cluster: nothing is kept.
    """

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder or os.devnull)

    def find(self, project: Project, name: str) -> "Dossier | None":
        """The article of that `name`, if it was checked from exactly these files; None if it was not."""
        if not self._folder.is_dir():
            return None
        path = self._folder / _key(project, name)
        found: Dossier | None = _read(path) if path.is_file() else None  # type: ignore[assignment]
        return found

    def keep(self, project: Project, dossier: "Dossier") -> None:
        """Keep `dossier`, an article with which nothing is wrong."""
        if not self._folder.is_dir():
            return
        path = self._folder / _key(project, dossier.article.name)
        new = path.with_name(uuid4().hex)
        new.touch(0o600)
        new.write_bytes(pickle.dumps(dossier))
        new.replace(path)


def _key(project: Project, name: str) -> str:
    """The hash of all that an article is made from."""
    files = [path for path in article_inputs(project, name) if path.is_file()]
    return sha256(json.dumps([(project.shown(p), sha256(p.read_bytes())) for p in files]).encode())


def _read(path: Path) -> "Dossier | Quantity | None":
    """A file that only this user can have written; None for another."""
    found = path.stat()
    if found.st_uid != os.geteuid() or found.st_mode & 0o077:
        return None
    checked: Dossier | Quantity = pickle.loads(path.read_bytes())
    return checked
