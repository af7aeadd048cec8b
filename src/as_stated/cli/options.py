"""Options that several commands have, and what their values name."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import click

from as_stated.errors import AsStatedError, InputError
from as_stated.project import Project, find_project
from as_stated.stopping import CELL_TIMEOUT_S


def example(words: str) -> str:
    """The last line of a command's help: a call that works, by its `words` after the name."""
    return f"\b\nExample: as-stated {words}"


def names(kind: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """What a shell offers for a word begun: names of a `kind` in the project, `articles` or `quantities`."""

    def complete(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
        with suppress(AsStatedError):
            return [name for name in getattr(find_project(), kind) if name.startswith(begun)]
        return []

    return complete


debug = click.option(
    "--debug", is_flag=True, expose_value=False, help="Show an unexpected error in full."
)
articles_named = click.argument(
    "articles", nargs=-1, metavar="[ARTICLE]...", shell_complete=names("articles")
)
out = click.option("--out", type=click.Path(path_type=Path), help="Folder to use, not report/.")
no_pdf = click.option("--no-pdf", is_flag=True, help="Build no PDF.")
timeout = click.option(
    "--timeout",
    type=click.IntRange(1, 10_000_000),
    default=CELL_TIMEOUT_S,
    show_default=True,
    metavar="SECONDS",
    help="How long a cell of a notebook may take.",
)


def quantities(words: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """The option --quantity, with `words` as its help."""
    return click.option(
        "--quantity",
        "quantities",
        multiple=True,
        metavar="NAME",
        shell_complete=names("quantities"),
        help=words,
    )


paper = click.option(
    "--paper", type=click.Choice(["A4", "letter"]), default="A4", help="Paper size of the PDF."
)


def from_here(path: Path) -> str:
    """A `path` as a user would type it: relative if that is shorter."""
    try:
        relative = os.path.relpath(path)
    except FileNotFoundError:  # the folder that the user is in has been deleted
        return str(path)
    return min(relative, str(path), key=len)


def chosen_articles(project: Project, articles: Sequence[str]) -> list[str]:
    """The `articles` named, each once; all of the `project` if none is.

    Raises:
        InputError: there are none.
        ProjectError: one that is named does not exist; the message lists those that do.
    """
    if not articles and not project.articles:
        raise InputError(f"{project.root / 'data'}: there are no articles. Add one; see README.md.")
    return list(dict.fromkeys(project.article(name) for name in articles or project.articles))
