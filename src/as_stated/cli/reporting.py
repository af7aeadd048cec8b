"""Commands that make something of the codings: `report`, `watch` and `export`."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from as_stated.cli.completing import TakesParameters, offer_parameters
from as_stated.cli.options import (
    articles_named,
    chosen_articles,
    debug,
    example,
    from_here,
    names,
    no_pdf,
    out,
    paper,
    quantities,
    timeout,
)
from as_stated.cli.output import progress_shown, say
from as_stated.cli.system import prepare
from as_stated.errors import (
    CheckError,
    CodingError,
    InputError,
    NotebookError,
    ParameterError,
    ReportsError,
    cut,
)
from as_stated.project import Project, find_project

if TYPE_CHECKING:
    from as_stated.build import Failure, ReportParameters


@click.command(
    cls=TakesParameters,
    short_help="Build pages, PDFs, tables and charts.",
    epilog=example("report flood -p reading one-figure --out readings"),
)
@articles_named
@click.option(
    "-p",
    "parameters",
    nargs=2,
    multiple=True,
    metavar="NAME VALUE",
    shell_complete=offer_parameters,
    help="Set a parameter: reading (as-stated, one-figure, two-figures), or events (their ids, comma-separated).",
)
@click.option("--all", "every", is_flag=True, help="All reports; the same as naming none.")
@quantities("A quantity through many articles; may be given again.")
@out
@no_pdf
@paper
@click.option("--cards", is_flag=True, help="Make a card, a page and a picture, of each figure.")
@click.option("--fresh", is_flag=True, help="Ignore the cache.")
@click.option("--jobs", type=click.IntRange(1), help="Processes at a time; default: cores.")
@click.option("--scheduler", default="", metavar="ADDRESS", help="Use this Dask cluster.")
@timeout
@debug
def report(
    articles: tuple[str, ...],
    parameters: tuple[tuple[str, str], ...],
    every: bool,
    quantities: tuple[str, ...],
    out: Path | None,
    no_pdf: bool,
    paper: str,
    cards: bool,
    fresh: bool,
    jobs: int | None,
    scheduler: str,
    timeout: int,
) -> None:
    """Build the report of each ARTICLE, and of each quantity named (default: all of both)."""
    project = find_project()
    prepare(project)
    if every and (articles or quantities):
        raise InputError("--all means every report. Leave it out, or the names.")
    folder = _target(project, out)
    chosen = _parameters(project, folder, articles, quantities, dict(parameters))
    from as_stated.build import Order, build_reports, notebooks_of

    order = Order(
        project=project,
        chosen=chosen,
        folder=folder,
        paper=None if no_pdf else paper,
        fresh=fresh,
        jobs=jobs,
        scheduler=scheduler,
        timeout=timeout,
        cards=cards,
    )
    of_one = len(notebooks_of(project, chosen[0])) + 2 + (not no_pdf)
    with progress_shown(of_one if len(chosen) == 1 else len(chosen)) as tell:
        outcome = build_reports(order, tell)
    if outcome.made:
        say(f"Report: {from_here(order.folder / 'index.html')}")
    _report_failures(outcome.failures, len(chosen))


def _parameters(
    project: Project,
    folder: Path,
    articles: Sequence[str],
    quantities: Sequence[str],
    values: dict[str, str],
) -> "tuple[ReportParameters, ...]":
    """The parameters of each report, checked; others than the defaults stay out of `report/`."""
    if "" in quantities:
        raise InputError("--quantity is empty. Leave it out, or name a quantity.")
    is_all = not articles and not quantities
    names = chosen_articles(project, articles) if articles or is_all else []
    if values and not names:
        raise ParameterError("The report of a quantity has no parameters. Leave out -p.")
    from as_stated.show import QuantityParameters, read_parameters

    of_articles = tuple(read_parameters(name, values) for name in names)
    is_own = os.path.realpath(folder) == os.path.realpath(project.root / "report")
    if is_own and not all(each.are_default for each in of_articles):
        raise ParameterError(
            "report/ is for reports with the default parameters. "
            "Add --out DIR, with another folder."
        )
    wanted = project.quantities if is_all else [project.quantity(each) for each in quantities]
    return *of_articles, *map(QuantityParameters, dict.fromkeys(wanted))


@click.command(
    short_help="Rebuild a report at each save, and reload its page.",
    epilog=example("watch flood --open"),
)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]", shell_complete=names("articles"))
@quantities("Show this quantity, not an article.")
@out
@no_pdf
@paper
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8365,
    help="Port on this machine; default: 8365, 0 for any.",
)
@click.option("--open/--no-open", "opens", default=False, help="Open the page in the browser.")
@timeout
@debug
def watch(
    articles: tuple[str, ...],
    quantities: tuple[str, ...],
    out: Path | None,
    no_pdf: bool,
    paper: str,
    port: int,
    opens: bool,
    timeout: int,
) -> None:
    """Rebuild the report of ARTICLE (default: the first) at each save, and reload its page."""
    project = find_project()
    prepare(project)
    if (count := len(articles) + len(quantities)) > 1:
        todo = "Run it once for each, the second with --port 0."
        raise InputError(f"watch shows one report, and {count} are named. {todo}")
    from as_stated.build import check_target, report_path
    from as_stated.preview import Watched
    from as_stated.preview import watch as keep_watch

    folder = _target(project, out)
    names = articles if articles or quantities else chosen_articles(project, articles)[:1]
    (chosen,) = _parameters(project, folder, names, quantities, {})
    check_target(project, folder, [report_path(chosen)])
    watched = Watched(project, chosen, folder, None if no_pdf else paper, timeout)
    keep_watch(watched, port, click.launch if opens else lambda _: None, say)


@click.command(
    short_help="Write a workbook or a database of all figures.",
    epilog=example("export --xlsx figures.xlsx"),
)
@articles_named
@click.option("--xlsx", type=click.Path(path_type=Path), metavar="FILE", help="Write a workbook.")
@click.option("--sqlite", type=click.Path(path_type=Path), metavar="FILE", help="Write a database.")
@debug
def export(articles: tuple[str, ...], xlsx: Path | None, sqlite: Path | None) -> None:
    """Write the tables of each ARTICLE (default: all), stacked, to a workbook, a database or both."""
    files = {name: path for name, path in (("--xlsx", xlsx), ("--sqlite", sqlite)) if path}
    if not files:
        raise InputError(
            "There is nothing to write. Name a file: --xlsx FILE, --sqlite FILE, or both."
        )
    project = find_project()
    names = chosen_articles(project, articles)
    from as_stated.export import check_exports, write_exports
    from as_stated.numerals import how_many
    from as_stated.show import load_all

    check_exports(project, files)
    try:
        stack = load_all(project, names)
    except CodingError as error:
        raise CheckError(error.problems) from None
    write_exports(stack, files)
    for path in files.values():
        figures, of = how_many(len(stack.claims), "figure"), how_many(len(names), "article")
        say(f"{from_here(path)}: {figures} of {of}.")


def _report_failures(failures: "Sequence[Failure]", asked: int) -> None:
    """Raise a single report's error; of several, print the first line of each error."""
    if not failures:
        return
    if asked == 1:
        raise failures[0].error
    for failure in failures:
        first, *more = str(failure.error).splitlines()
        rest = ""
        if isinstance(failure.error, CodingError) and more:
            name = failure.report.replace("quantities/", "--quantity ")
            rest = f" (and {len(more)} more: as-stated check {name})"
        elif isinstance(failure.error, NotebookError) and failure.error.kept:
            rest = f" The notebook up to there: {failure.error.kept}"
        say(f"{failure.report}: {first}{rest}", err=True)
    raise ReportsError([each.error for each in failures], asked)


def _target(project: Project, out: Path | None) -> Path:
    """The folder of reports: `--out`, even if that is empty, or else `report/`."""
    if out is None:
        return project.root / "report"
    try:
        out.exists()
    except OSError as error:
        todo = "Choose another folder."
        raise InputError(f"--out {cut(str(out), 80)}: {error.strerror}. {todo}") from error
    return out
