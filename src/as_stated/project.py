"""Where the project is, and which articles and quantities it holds."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from as_stated.errors import ProjectError

ROOT_VARIABLE = "AS_STATED_ROOT"
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")  # of articles, claims, events and speakers
QUANTITIES = "quantities"  # in data/ and report/: the folder of all quantities
# No article has these names: `report/tables/` and `report/quantities/` are about many articles.
RESERVED = ("tables", QUANTITIES)

_EARLIER = re.compile(r"(?P<article>[a-z0-9-]+)\.(?P<version>[1-9][0-9]{0,5})\.txt")
_CODECS = ("utf-8", "utf-16-le", "utf-16-be")  # of the tables that are read


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
        found = [path for path in self._listed(self.root / "data") if _is_meant(path)]
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
            what = "a link that leads nowhere" if path.is_symlink() else "no folder"
            todo = f"{kind[0].upper()}{kind[1:]} is a folder: correct it, or remove it."
            raise ProjectError(f"{where}: is {what}. {todo}")
        if not ID.fullmatch(path.name):
            todo = "Use lower-case letters, digits and single hyphens."
            raise ProjectError(f"{where!r} is no name for {kind}. {todo}")

    @property
    def quantities(self) -> list[str]:
        """The names of all coded quantities, sorted: each is a folder in `data/quantities/`.

        Raises:
            ProjectError: something in there cannot be one, or it is locked.
        """
        found = self._listed(self.root / "data" / QUANTITIES)
        for path in found:
            if not path.is_dir() and path.suffix in (".csv", ".toml"):
                todo = "Move it into the folder of its quantity."
                raise ProjectError(f"{self.shown(path)}: belongs to no quantity. {todo}")
            if _is_meant(path):
                self._check_folder(path, "a quantity")
        return sorted(path.name for path in found if _is_meant(path))

    def quantity(self, name: str) -> str:
        """The quantity of that name; the first one for an empty name.

        Raises:
            ProjectError: there is no quantity of that name; the message lists those there are.
        """
        quantities = self.quantities
        if not name and quantities:
            return quantities[0]
        if name not in quantities:
            known = ", ".join(quantities) or "none"
            where = f"{self.root.name}/data/{QUANTITIES}"
            near = _meant(name, quantities)
            raise ProjectError(
                f"{where}: there is no quantity {name!r}. {near}Choose one of: {known}."
            )
        return name

    def quantity_data(self, name: str) -> Path:
        """The folder of a quantity's coding."""
        return self.root / "data" / QUANTITIES / name

    def quantity_inputs(self, name: str) -> list[Path]:
        """Every file that people wrote and the report of this quantity is made from, sorted.

        All of its folder, and the inputs of each article that its files name, or that changes one of those.

        Raises:
            ProjectError: a folder cannot be read.
        """
        coding = list(self._coding(self.quantity_data(name)))
        named = {each for path in coding for each in self._named_in(path)}
        named |= {*self.articles_changing(f"{each}/" for each in named)}
        of_articles = {path for each in named for path in self.inputs(each)}
        return sorted({*coding, *of_articles, *self._shared()})

    def article(self, name: str) -> str:
        """The article of that name; the first one for an empty name.

        Raises:
            ProjectError: there is no article of that name; the message lists those there are.
        """
        if not name and self.articles:
            return self.articles[0]
        if name not in self.articles:
            known = ", ".join(self.articles) or "none"
            raise ProjectError(
                f"{self.root.name}/data: there is no article {name!r}. "
                f"{_meant(name, self.articles)}Choose one of: {known}."
            )
        return name

    def seed(self, article: str) -> Path:
        """The article's text file."""
        return self.root / "seeds" / f"{article}.txt"

    def original(self, article: str, ending: str, version: int = 0) -> Path:
        """The file that the article's text was taken from, where that was no plain UTF-8.

        Args:
            ending: what its name ends in, such as `html`.
            version: of a text that the article had before; 0: of the text as it is.
        """
        name = f"{article}.{version}" if version else article
        return self.root / "seeds" / f"{name}.original.{ending}"

    def earlier_text(self, article: str, version: int) -> Path:
        """The file of a text that the article had before; the first one is version 1."""
        return self.root / "seeds" / f"{article}.{version}.txt"

    def earlier_texts(self, article: str) -> dict[int, Path]:
        """The texts that the article had before and that are kept, by version, in order.

        Raises:
            ProjectError: `seeds/` cannot be read.
        """
        found = [
            (_EARLIER.fullmatch(path.name), path) for path in self._listed(self.root / "seeds")
        ]
        own = {
            int(match["version"]): path
            for match, path in found
            if match and match["article"] == article
        }
        return dict(sorted(own.items()))

    def data(self, article: str) -> Path:
        """The folder of the article's coding."""
        return self.root / "data" / article

    def is_coded(self, article: str) -> bool:
        """Whether the article's folder is there and holds something.

        Raises:
            ProjectError: it cannot be read.
        """
        return bool(self._listed(self.data(article)))

    def shown(self, path: Path) -> str:
        """The path as messages show it: relative to the project, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    def inputs(self, article: str) -> list[Path]:
        """Every file that people wrote and the report of this article is made from, sorted.

        All of the article's folder, the texts that it had before (of which nothing gets into a report,
        but its earlier rows are checked against them), the tables that all articles share, and text
        and claims of other articles that its `changes.csv` names.

        Raises:
            ProjectError: a folder cannot be read, or the article's is empty.
        """
        folder = self.data(article)
        coding = list(self._coding(folder))
        if not coding:
            todo = f"Fill it with `as-stated draft` and a text named {article}.txt, or remove it."
            raise ProjectError(f"{self.shown(folder)}: is an empty folder. {todo}")
        others = [each for each in self._named_in(folder / "changes.csv") if each != article]
        claims = [self.data(other) / "claims.csv" for other in others]
        texts = [self.seed(other) for other in others]
        earlier = self.earlier_texts(article).values()
        return [self.seed(article), *earlier, *sorted(coding), *self._shared(), *claims, *texts]

    def _shared(self) -> list[Path]:
        """The tables that all articles share, sorted."""
        listed = self._listed(self.root / "data")
        return sorted(path for path in listed if path.suffix in (".csv", ".toml"))

    def _named_in(self, path: Path) -> list[str]:
        """The articles whose names stand in a file."""
        text = path.read_bytes() if path.is_file() else b""
        return [
            each for each in self.articles if any(each.encode(codec) in text for codec in _CODECS)
        ]

    def changes_naming(self, article: str) -> list[Path]:
        """The `changes.csv` of other articles and of quantities that name a figure of an article, sorted.

        Raises:
            ProjectError: a folder cannot be read.
        """
        folders = [self.data(each) for each in self.articles if each != article]
        folders += [self.quantity_data(each) for each in self.quantities]
        named = [f"{article}/".encode(codec) for codec in _CODECS]
        return [
            path
            for path in (folder / "changes.csv" for folder in folders)
            if (text := _bytes_of(path)) and any(each in text for each in named)
        ]

    def articles_changing(self, figures: Iterable[str]) -> list[str]:
        """The articles whose own `changes.csv` names one of some figures of others.

        Args:
            figures: `article/claim`, or `article/` for each figure of that.
        """
        named = [each.encode(codec) for each in figures for codec in _CODECS]
        return [
            each
            for each in self.articles
            if (text := _bytes_of(self.data(each) / "changes.csv"))
            and any(n in text for n in named)
        ]

    @property
    def notebooks(self) -> list[Path]:
        """The notebooks of an article's report, in their order."""
        found = self._listed(self.root / "notebooks")
        return sorted(path for path in found if path.suffix == ".ipynb")

    @property
    def quantity_notebooks(self) -> list[Path]:
        """The notebooks of a quantity's report, in their order."""
        found = self._listed(self.root / "notebooks" / "quantity")
        return sorted(path for path in found if path.suffix == ".ipynb")

    def _coding(self, folder: Path) -> Iterator[Path]:
        """All files below a folder, and a folder that has the name of one: who reads it says so."""
        for path in self._listed(folder):
            if path.suffix in (".csv", ".toml") or not path.is_dir():
                yield path
            elif not path.is_symlink():
                yield from self._coding(path)

    def _listed(self, folder: Path) -> list[Path]:
        """What is in a folder, but for what programs put there: checkpoints, marks of open files."""
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


def _bytes_of(path: Path) -> bytes:
    """What a file holds; nothing if it is not there, or cannot be read: its own article's check says so."""
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""


def is_earlier_text(path: str) -> bool:
    """Whether a path in the project is that of a text that an article had before.

    >>> is_earlier_text("seeds/flood.1.txt"), is_earlier_text("seeds/flood.txt")
    (True, False)
    """
    folder, _, name = path.rpartition("/")
    return folder == "seeds" and _EARLIER.fullmatch(name) is not None


def _meant(name: object, known: Iterable[str]) -> str:
    """The name that may be meant, as a sentence; empty where none is near."""
    near = get_close_matches(str(name), known, n=1)
    return f"Did you mean {near[0]!r}? " if near else ""


def _is_meant(path: Path) -> bool:
    """Whether something in `data/` is meant as an article: a folder, or what is no file of a kind."""
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
    # Installed from a wheel there is no checkout, whatever lies above the package.
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
