"""Which files people wrote that a report is built from, and which of them name another article."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from as_stated.errors import ProjectError
from as_stated.project import Project

_CODECS = ("utf-8", "utf-16-le", "utf-16-be")  # of the tables that are read


def article_inputs(project: Project, article: str) -> list[Path]:
    """Every file that people wrote and the report of this article is built from, in one order.

    All of the article's folder, the texts that it had before (of which nothing gets into a report,
    but its earlier rows are checked against them), the tables that all articles share, and text
    and claims of other articles that its `changes.csv` names.

    Raises:
        ProjectError: a folder cannot be read, or the article's is empty.
    """
    folder = project.data(article)
    coding = sorted(_coding(project, folder))
    if not coding:
        todo = f"Fill it with `as-stated draft` and a text named {article}.txt, or remove it."
        raise ProjectError(f"{project.shown(folder)}: is an empty folder. {todo}")
    others = [each for each in _named_in(project, folder / "changes.csv") if each != article]
    claims = [project.data(other) / "claims.csv" for other in others]
    texts = [project.seed(other) for other in others]
    earlier = project.earlier_texts(article).values()
    return [project.seed(article), *earlier, *coding, *_shared(project), *claims, *texts]


def quantity_inputs(project: Project, name: str) -> list[Path]:
    """Every file that people wrote and the report of the quantity `name` is built from, sorted.

    All of its folder, the inputs of each article that its files name, or that changes one of those, and
    the same of each other quantity whose changes name one of those articles.

    Raises:
        ProjectError: a folder cannot be read.
    """
    coding = list(_coding(project, project.quantity_data(name)))
    named = {each for path in coding for each in _named_in(project, path)}
    for other in quantities_changing(project, [f"{each}/" for each in sorted(named)]):
        if other != name:
            coding += _coding(project, project.quantity_data(other))
    named = {each for path in coding for each in _named_in(project, path)}
    named |= {*articles_changing(project, [f"{each}/" for each in named])}
    of_articles = {path for each in named for path in article_inputs(project, each)}
    return sorted({*coding, *of_articles, *_shared(project)})


def changes_naming(project: Project, article: str) -> list[Path]:
    """The `changes.csv` of other articles and of quantities that name a figure of an article, sorted.

    Raises:
        ProjectError: a folder cannot be read.
    """
    folders = [project.data(each) for each in project.articles if each != article]
    folders += map(project.quantity_data, project.quantities)
    return _changes_of(folders, [f"{article}/"])


def articles_changing(project: Project, figures: Iterable[str]) -> list[str]:
    """The articles whose own `changes.csv` names one of some figures of others.

    Args:
        figures: `article/claim`, or `article/` for each figure of that.
    """
    files = _changes_of(map(project.data, project.articles), [*figures])
    return [path.parent.name for path in files]


def quantities_changing(project: Project, figures: Iterable[str]) -> list[str]:
    """The quantities whose `changes.csv` names one of some `figures`, as for `articles_changing`."""
    files = _changes_of(map(project.quantity_data, project.quantities), [*figures])
    return [path.parent.name for path in files]


def _changes_of(folders: Iterable[Path], figures: Collection[str]) -> list[Path]:
    """The `changes.csv` in some folders that name one of some figures."""
    files = [folder / "changes.csv" for folder in folders]
    return [path for path in files if _names(_content(path), figures)]


def _coding(project: Project, folder: Path) -> Iterator[Path]:
    """All files below a folder, and a folder that has the name of one: who reads it says so."""
    for path in project.listed(folder):
        if path.suffix in (".csv", ".toml") or not path.is_dir():
            yield path
        elif not path.is_symlink():
            yield from _coding(project, path)


def _shared(project: Project) -> list[Path]:
    """The tables that all articles share, sorted."""
    listed = project.listed(project.root / "data")
    return sorted(path for path in listed if path.suffix in (".csv", ".toml"))


def _named_in(project: Project, path: Path) -> list[str]:
    """The articles whose names stand in a file."""
    content = _content(path)
    return [each for each in project.articles if _names(content, [each])]


def _names(content: bytes, names: Iterable[str]) -> bool:
    """Whether one of some names stands in a file, in any encoding of the tables that are read."""
    return any(each.encode(codec) in content for each in names for codec in _CODECS)


def _content(path: Path) -> bytes:
    """What a file holds; nothing if it is not there, or cannot be read: its own article's check says so."""
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""
