"""The command `as-stated`: what can be asked for, and how it answers."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from as_stated import __version__
from as_stated.errors import AsStatedError, InputError, ParameterError
from as_stated.project import Project, find_project

if TYPE_CHECKING:
    from as_stated.dossier import Dossier
    from as_stated.parameters import Parameters
    from as_stated.render import Progress

STEPS = 3  # of a report besides its notebooks: page, PDF, swap


class _Commands(click.Group):
    """Prints what went wrong and ends with its exit code; no traceback for bad input."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except AsStatedError as error:
            click.echo(str(error), err=True)
            ctx.exit(2 if isinstance(error, InputError) else 1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="as-stated")
def main() -> None:
    """The figures of a news article, each as stated: hedge, speaker and exact words."""


@main.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
def check(articles: tuple[str, ...]) -> None:
    """Hold text and coding against each other; no ARTICLE: all of them."""
    project = find_project()
    wrong = 0
    for name in _chosen(project, articles):
        from as_stated.dossier import examine

        dossier, problems = examine(name, project)
        for problem in problems:
            click.echo(str(problem), err=True)
        wrong += len(problems)
        if dossier and not problems:
            click.echo(_account(name, dossier))
    if wrong:
        click.echo(f"{wrong} to mend." if wrong > 1 else "One to mend.", err=True)
        sys.exit(2)


def _account(name: str, dossier: "Dossier") -> str:
    figures = sum(bool(entry.claim_id) for entry in dossier.ledger)
    return (
        f"{name}: {len(dossier.ledger)} numbers, all accounted for: "
        f"{figures} figures, {len(dossier.ledger) - figures} excluded with a reason."
    )


@main.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option(
    "-p", "parameters", nargs=2, multiple=True, metavar="NAME VALUE", help="Set a parameter."
)
@click.option("--out", type=click.Path(path_type=Path), help="Where to, in place of report/.")
@click.option("--no-pdf", is_flag=True, help="Make no PDF.")
def report(
    articles: tuple[str, ...],
    parameters: tuple[tuple[str, str], ...],
    out: Path | None,
    no_pdf: bool,
) -> None:
    """Render the report of each ARTICLE; none: of all."""
    project = find_project()
    names = _chosen(project, articles)
    jobs = [(name, *_prepare(project, name, dict(parameters))) for name in names]
    if out is None and not all(chosen.are_default for _, _, chosen in jobs):
        raise ParameterError(
            "With a parameter set, report/ would hold something else than its readers expect. "
            "Add --out DIR."
        )
    notebooks = sorted((project.root / "notebooks").glob("*.ipynb"))
    if not notebooks:
        raise InputError(f"{project.root / 'notebooks'}: there are no notebooks. Restore them.")
    # Only now what takes a second to import.
    from as_stated.errors import PangoError
    from as_stated.pdf import check_pango
    from as_stated.render import make_report, report_folder, run_notebooks
    from as_stated.shelf import write_shelf

    lacking: PangoError | None = None
    if not no_pdf:
        try:
            check_pango()
        except PangoError as error:  # a page without a PDF is better than neither
            lacking = error
    with_pdf = not (no_pdf or lacking)
    steps = len(jobs) * (len(notebooks) + STEPS - (not with_pdf))
    with report_folder(out or project.root / "report") as folder, _progress(steps) as tell:
        for name, _, chosen in jobs:
            values = {"article": name, "reading": chosen.reading, "events": chosen.events}

            def done(step: str, name: str = name) -> None:
                tell(f"{name}: {step}")

            executed = run_notebooks(notebooks, values, project.root, done)
            make_report(
                folder / name,
                executed,
                parameters=values,
                inputs={
                    project.shown(path): path.read_bytes()
                    for path in [*project.inputs(name), *notebooks]
                },
                with_pdf=with_pdf,
                progress=done,
            )
            done("done")
        write_shelf(folder)
    if lacking:
        raise lacking


def _chosen(project: Project, articles: Sequence[str]) -> list[str]:
    """The articles asked for, each once; all of them if none was."""
    if not articles and not project.articles:
        raise InputError(f"{project.root / 'data'}: there are no articles. Add one; see README.md.")
    return list(dict.fromkeys(project.article(name) for name in articles or project.articles))


def _prepare(project: Project, name: str, values: dict[str, str]) -> tuple["Dossier", "Parameters"]:
    """Everything that can be refused before a kernel starts."""
    from as_stated.dossier import load
    from as_stated.parameters import check_parameters, read_parameters

    parameters = read_parameters(name, values)
    dossier = load(name, project)
    check_parameters(parameters, dossier)
    return dossier, parameters


@contextmanager
def _progress(steps: int) -> Iterator["Progress"]:
    """A bar on a terminal, plain lines otherwise."""
    if not sys.stderr.isatty():
        yield lambda step: click.echo(step)
        return
    from tqdm import tqdm

    with tqdm(total=steps, bar_format="{l_bar}{bar}| {elapsed}", leave=False) as bar:

        def tell(step: str) -> None:
            bar.set_description_str(step)
            bar.update()

        yield tell
