"""The command `as-stated`: what can be asked for, and how it answers."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from as_stated import __version__
from as_stated.errors import AsStatedError, InputError, ParameterError, Undecided
from as_stated.project import Project, find_project

if TYPE_CHECKING:
    from as_stated.build import Failure, Progress
    from as_stated.coding import Dossier

CONTEXT = 30  # characters on either side of a number in the ledger


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
@click.argument("textfile", type=click.Path(path_type=Path))
@click.option("--name", default="", metavar="SLUG", help="Its name; from the file's, if not given.")
@click.option("--published", "date_published", metavar="DAY", help="The day, as 2022-10-05.")
@click.option("--producer", help="The outlet.")
@click.option("--title", help="The article's title.")
@click.option("--url", help="The live article's address.")
@click.option(
    "--no-figure",
    default="",
    metavar="IDS",
    help="Claims of the draft to exclude, comma-separated.",
)
def draft(textfile: Path, name: str, no_figure: str, **facts: str | None) -> None:
    """Make a first coding of TEXTFILE, a plain text; what a person decides is marked TODO."""
    from as_stated.draft import draft as make_draft

    known = {field: value for field, value in facts.items() if value}
    ids = [each.strip() for each in no_figure.split(",") if each.strip()]
    for line in make_draft(find_project(), textfile, name, known, ids):
        click.echo(line)


@main.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--ledger", is_flag=True, help="Show every number, and where it went.")
def check(articles: tuple[str, ...], ledger: bool) -> None:
    """Hold text and coding against each other; no ARTICLE: all of them."""
    project = find_project()
    wrong = undecided = 0
    for name in _chosen(project, articles):
        from as_stated.coding import examine

        dossier, problems = examine(name, project)
        for problem in problems:
            click.echo(str(problem), err=True)
        decided = [each for each in problems if not isinstance(each, Undecided)]
        wrong += len(decided)
        undecided += len(problems) - len(decided)
        if dossier and ledger:
            _show_ledger(dossier)
        if dossier and not problems:
            click.echo(_account(name, dossier))
    counts = ((wrong, "to mend"), (undecided, "to decide"))
    said = ", ".join(
        f"{number if number > 1 else 'one'} {what}" for number, what in counts if number
    )
    if said:
        click.echo(f"{said[0].upper()}{said[1:]}.", err=True)
        sys.exit(2)


def _show_ledger(dossier: "Dossier") -> None:
    """Every number in its words, its kind, and where it went; colours only on a terminal."""
    from as_stated.numerals import find_numbers

    text = dossier.article.text
    entries = {entry.number: entry for entry in dossier.ledger}
    rows = []
    for number in find_numbers(text):
        before, after = text[: number.start][-CONTEXT:], text[number.end :][:CONTEXT]
        entry = entries.get(number)
        where, colour = "nowhere", "red"
        if entry and entry.claim_id:
            where, colour = entry.claim_id, "green"
        elif entry:
            where, colour = f"no figure: {entry.reason}", ""
        rows.append((_fold(before), _fold(number.text), _fold(after), number.kind, where, colour))
    left = max((len(row[0]) for row in rows), default=0)
    right = max((len(row[1] + row[2]) for row in rows), default=0)
    kinds = max((len(row[3]) for row in rows), default=0)
    for before, token, after, kind, where, colour in rows:
        words = f"{before:>{left}}{click.style(token, bold=True)}{after}"
        pad = " " * (right - len(token + after))
        click.echo(f"{words}{pad}  {kind:<{kinds}}  {click.style(where, fg=colour or None)}")


def _fold(words: str) -> str:
    return re.sub(r"\s+", " ", words)


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
@click.option("--all", "all_of_them", is_flag=True, help="All articles; the same as none named.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to, in place of report/.")
@click.option("--no-pdf", is_flag=True, help="Make no PDF.")
@click.option(
    "--paper", type=click.Choice(["A4", "letter"]), default="A4", help="Size of the PDF’s pages."
)
@click.option("--fresh", is_flag=True, help="Make all anew, whatever was made before.")
@click.option("--jobs", type=click.IntRange(1), help="Processes at a time; default: cores.")
@click.option("--scheduler", default="", metavar="ADDRESS", help="Have a Dask cluster make them.")
def report(
    articles: tuple[str, ...],
    parameters: tuple[tuple[str, str], ...],
    all_of_them: bool,
    out: Path | None,
    no_pdf: bool,
    paper: str,
    fresh: bool,
    jobs: int | None,
    scheduler: str,
) -> None:
    """Render the report of each ARTICLE; none: of all."""
    project = find_project()
    if all_of_them and articles:
        raise InputError("--all is all articles: name none beside it.")
    names = _chosen(project, articles)
    from as_stated.show import read_parameters

    chosen = [read_parameters(name, dict(parameters)) for name in names]
    folder = _target(project, out)
    is_own = folder.resolve() == (project.root / "report").resolve()
    if is_own and not all(each.are_default for each in chosen):
        raise ParameterError(
            "With a parameter set, report/ would hold something else than its readers expect. "
            "Add --out DIR. It must be another folder."
        )
    from as_stated.build import Order, cores, make_reports

    order = Order(
        project=project,
        chosen=tuple(chosen),
        folder=folder,
        paper=None if no_pdf else paper,
        fresh=fresh,
        jobs=jobs or cores(),
        scheduler=scheduler,
    )
    steps = len(project.notebooks) + 2 + (not no_pdf) if len(chosen) == 1 else len(chosen)
    with _progress(steps) as tell:
        outcome = make_reports(order, tell)
    if outcome.made:
        click.echo(f"To read: {_from_here(order.folder / 'index.html')}")
    _tell_failures(outcome.failures, len(chosen))
    if outcome.lacking:
        raise outcome.lacking


@main.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]")
@click.option("--out", type=click.Path(path_type=Path), help="Where to, in place of report/.")
@click.option("--no-pdf", is_flag=True, help="Make no PDF.")
@click.option(
    "--paper", type=click.Choice(["A4", "letter"]), default="A4", help="Size of the PDF’s pages."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8365, help="Default: 8365.")
@click.option("--open/--no-open", "opens", default=False, help="Open the page in the browser.")
def watch(
    articles: tuple[str, ...], out: Path | None, no_pdf: bool, paper: str, port: int, opens: bool
) -> None:
    """Make the report of ARTICLE (none: the first) anew at each save, and show it in the browser."""
    project = find_project()
    if len(articles) > 1:
        todo = "Watch another one beside it with --port 0."
        raise InputError(f"watch shows one article: name one, not {len(articles)}. {todo}")
    first = _chosen(project, articles)[0]
    from as_stated.build import check_target
    from as_stated.preview import Watched
    from as_stated.preview import watch as keep_watch
    from as_stated.show import Parameters

    folder = _target(project, out)
    check_target(project, folder, [first])
    watched = Watched(project, Parameters(first), folder, None if no_pdf else paper)
    keep_watch(watched, port, click.launch if opens else lambda _: None, click.echo)


def _tell_failures(failures: "Sequence[Failure]", asked: int) -> None:
    """A single report's failure in full; of several, a line for each."""
    if not failures:
        return
    if asked == 1:
        raise failures[0].error
    for failure in failures:
        first, *more = str(failure.error).splitlines()
        rest = f" (and {len(more)} more: as-stated check {failure.article})" if more else ""
        click.echo(f"{failure.article}: {first}{rest}", err=True)
    click.echo(f"{len(failures)} of {asked} reports could not be made.", err=True)
    sys.exit(2 if all(each.is_wrong_input for each in failures) else 1)


def _target(project: Project, out: Path | None) -> Path:
    """Where reports go: `--out`, even an empty one, or `report/`."""
    return project.root / "report" if out is None else out


def _from_here(path: Path) -> str:
    """A path as the user would type it: relative where that is shorter."""
    relative = os.path.relpath(path)
    return min(relative, str(path), key=len)


def _chosen(project: Project, articles: Sequence[str]) -> list[str]:
    """The articles asked for, each once; all of them if none was."""
    if not articles and not project.articles:
        raise InputError(f"{project.root / 'data'}: there are no articles. Add one; see README.md.")
    return list(dict.fromkeys(project.article(name) for name in articles or project.articles))


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
