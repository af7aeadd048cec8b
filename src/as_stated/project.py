"""Where the project is, and which articles and quantities it holds."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from as_stated._calls import begun
from as_stated.errors import ProjectError

ROOT_VARIABLE = "AS_STATED_ROOT"
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")  # of articles, claims, events and speakers
QUANTITIES = "quantities"  # in data/ and report/: the folder of all quantities
# No article has these names: `report/tables/` and `report/quantities/` are about many articles.
RESERVED = ("tables", QUANTITIES)

_EARLIER = re.compile(r"(?P<article>[a-z0-9-]+)\.(?P<version>[1-9][0-9]{0,5})\.txt")


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `seeds/`, `data/` and `notebooks/`."""

    root: Path

    @property
    def articles(self) -> list[str]:
        """The names of all coded articles, sorted: each is a folder in `data/`.

        Raises:
            ProjectError: something in `data/` is meant to be one and cannot be, or `data/` is locked.
        """
        found = [path for path in self.listed(self.root / "data") if _is_meant(path)]
        found = [path for path in found if path.name != QUANTITIES or not path.is_dir()]
        for path in found:
            self._check_folder(path, "an article")
            if path.name in RESERVED:
                raise ProjectError(
                    f"data/{path.name}: {path.name} is kept for what is about many articles. "
                    "Give the article another name."
                )
        return sorted(path.name for path in found)

    def _check_folder(self, path: Path, kind: str) -> None:
        """What is named as an article or a quantity is a folder with such a name."""
        where = self.shown(path)
        if not path.is_dir():
            what = "a link that leads nowhere" if path.is_symlink() else "not a folder"
            todo = f"{kind[0].upper()}{kind[1:]} is a folder: correct it, or remove it."
            raise ProjectError(f"{where}: is {what}. {todo}")
        if not ID.fullmatch(path.name):
            todo = "Use lower-case letters, digits and single hyphens."
            raise ProjectError(f"{where!r} is not a name for {kind}. {todo}")

    @property
    def quantities(self) -> list[str]:
        """The names of all coded quantities, sorted: each is a folder in `data/quantities/`.

        Raises:
            ProjectError: something in there cannot be one, or it is locked.
        """
        found = self.listed(self.root / "data" / QUANTITIES)
        for path in found:
            if not path.is_dir() and path.suffix in (".csv", ".toml"):
                todo = "Move it into the folder of its quantity."
                raise ProjectError(f"{self.shown(path)}: belongs to no quantity. {todo}")
            if _is_meant(path):
                self._check_folder(path, "a quantity")
        return sorted(path.name for path in found if _is_meant(path))

    def quantity(self, name: str) -> str:
        """The quantity of that `name`; the first one for an empty name.

        Raises:
            ProjectError: there is no quantity of that name; the message lists those there are.
        """
        return _known(name, self.quantities, "quantity", f"{self.root.name}/data/{QUANTITIES}")

    def quantity_data(self, name: str) -> Path:
        """The folder of the coding of the quantity `name`."""
        return self.root / "data" / QUANTITIES / name

    def article(self, name: str) -> str:
        """The article of that `name`; the first one for an empty name.

        Raises:
            ProjectError: there is no article of that name; the message lists those there are.
        """
        return _known(name, self.articles, "article", f"{self.root.name}/data")

    def seed(self, article: str) -> Path:
        """The text file of `article`, a name."""
        return self.root / "seeds" / f"{article}.txt"

    def original(self, article: str, ending: str, version: int = 0) -> Path:
        """The file that the text of `article` was taken from, where that was no plain UTF-8.

        Args:
            ending: what its name ends in, such as `html`.
            version: of a text that the article had before; 0: of the text as it is.
        """
        name = f"{article}.{version}" if version else article
        return self.root / "seeds" / f"{name}.original.{ending}"

    def earlier_text(self, article: str, version: int) -> Path:
        """The file of the text that `article` had before as its `version`; the first one is 1."""
        return self.root / "seeds" / f"{article}.{version}.txt"

    def earlier_texts(self, article: str) -> dict[int, Path]:
        """The texts that `article` had before and that are kept, by version, in order.

        Raises:
            ProjectError: `seeds/` cannot be read.
        """
        listed = [
            (_EARLIER.fullmatch(each.name), each) for each in self.listed(self.root / "seeds")
        ]
        own = {
            int(match["version"]): each
            for match, each in listed
            if match and match["article"] == article
        }
        return dict(sorted(own.items()))

    def data(self, article: str) -> Path:
        """The folder of the coding of `article`."""
        return self.root / "data" / article

    def is_coded(self, article: str) -> bool:
        """Whether the folder of `article` is there and holds something.

        Raises:
            ProjectError: it cannot be read.
        """
        return bool(self.listed(self.data(article)))

    def shown(self, path: Path) -> str:
        """The `path` as messages show it: relative to the project, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    @property
    def notebooks(self) -> list[Path]:
        """The notebooks of an article's report, in their order."""
        return self._notebooks("")

    @property
    def quantity_notebooks(self) -> list[Path]:
        """The notebooks of a quantity's report, in their order."""
        return self._notebooks("quantity")

    def _notebooks(self, folder: str) -> list[Path]:
        found = self.listed(self.root / "notebooks" / folder)
        return sorted(path for path in found if path.suffix == ".ipynb")

    def listed(self, folder: Path) -> list[Path]:
        """What is in `folder`, without what programs put there: checkpoints, lock files of open documents.

        Raises:
            ProjectError: it cannot be read. One that is not there is empty.
        """
        try:
            found = [path for path in folder.iterdir() if not path.name.startswith((".", "~$"))]
            for path in found:
                path.is_dir()  # which a folder that may be listed and not be entered refuses
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            where = self.shown(folder)
            raise ProjectError(
                f"{where}: cannot be read: {error.strerror}. Correct that."
            ) from None
        return found


def is_earlier_text(path: str) -> bool:
    """Whether `path`, in the project, is that of a text that an article had before.

    >>> is_earlier_text("seeds/flood.1.txt"), is_earlier_text("seeds/flood.txt")
    (True, False)
    """
    folder, _, name = path.rpartition("/")
    return folder == "seeds" and _EARLIER.fullmatch(name) is not None


def _known(name: str, known: Sequence[str], kind: str, where: str) -> str:
    """The name, if it is one of those known; the first of them for an empty one."""
    if name in known:
        return name
    if not name and known:
        return known[0]
    near = get_close_matches(str(name), known, n=1) or begun(str(name), known)
    meant = f"Did you mean {near[0]!r}? " if near else ""
    choice = ", ".join(known) or "none"
    raise ProjectError(f"{where}: there is no {kind} {name!r}. {meant}Choose one of: {choice}.")


def _is_meant(path: Path) -> bool:
    """Whether something in `data/` is meant as an article: a folder, or anything but a file of a known kind."""
    return path.is_dir() or not path.suffix


def find_project(start: Path | None = None, *, or_checkout: bool = False) -> Project:
    """Find the project: the folder that `AS_STATED_ROOT` names, or else upward from `start`.

    Args:
        start: where to begin; the working directory if not given.
        or_checkout: fall back to the checkout that this package runs from. For notebooks, which
            find their data from any folder; a command must not work on another project than the
            user is in.

    Raises:
        ProjectError: no folder on the way has both `seeds/` and `data/`.
    """
    try:
        here = (start or Path.cwd()).resolve()
    except FileNotFoundError:
        todo = "Go to the project's folder."
        raise ProjectError(f"the folder that you are in has been deleted. {todo}") from None
    named = os.environ.get(ROOT_VARIABLE)
    if named:
        if _is_project(Path(named)):
            return Project(Path(named).resolve())
        raise ProjectError(
            f"{ROOT_VARIABLE} is {named}, and that folder has no seeds/ and data/. "
            "Set it to the project's folder, or unset it."
        )
    package = Path(__file__).resolve().parent
    # Installed from a wheel there is no checkout, whatever is above the package.
    checkout = [package.parents[1]] if or_checkout and package.parent.name == "src" else []
    for folder in (here, *here.parents, *checkout):
        if _is_project(folder):
            return Project(folder)
    raise ProjectError(
        f"{here}: there is no project here: no folder from here upward has seeds/ and data/. "
        f"Go to the project's folder, or set {ROOT_VARIABLE} to it. "
        "To begin one: as-stated init FOLDER."
    )


def _is_project(folder: Path) -> bool:
    return (folder / "seeds").is_dir() and (folder / "data").is_dir()
