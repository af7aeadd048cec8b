"""The command `as-stated`: its options, its messages, its exit codes."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from as_stated import __version__
from as_stated.characters import visible
from as_stated.ending import OutputError, check_limits, ending_well, on_a_screen, say
from as_stated.errors import (
    AsStatedError,
    CheckError,
    CodingError,
    InputError,
    NotebookError,
    NotInstalledError,
    ParameterError,
    ReportsError,
    cut,
)
from as_stated.problems import list_problems
from as_stated.project import Project, find_project
from as_stated.scratch import sweep
from as_stated.stopping import CELL_TIMEOUT_S
from as_stated.terminal import account, account_quantity, progress_shown, show_ledger

if TYPE_CHECKING:
    from as_stated.build import Failure, ReportParameters
    from as_stated.errors import Problem


class _Commands(click.Group):
    """Prints an error of ours without a traceback, and ends with its exit code."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except OutputError:
            raise
        except ImportError as error:
            missing = NotInstalledError.of(f"as-stated {ctx.invoked_subcommand}", error)
            if missing is None:
                raise
            say(str(missing), err=True)
            ctx.exit(missing.exit_code)
        except AsStatedError as error:
            say(on_a_screen(str(error)), err=True)
            ctx.exit(error.exit_code)
        except click.UsageError as error:
            raise click.UsageError(visible(error.format_message()), error.ctx) from None


def run() -> None:
    """The command, as a process of its own."""
    with ending_well("--debug" in sys.argv):
        main(prog_name="as-stated")


debug = click.option(
    "--debug", is_flag=True, expose_value=False, help="Show an unexpected error in full."
)


PARAMETERS = (
    "Set a parameter: reading (as-stated, one-figure, two-figures), or events (their ids, "
    "comma-separated)."
)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="as-stated")
@debug
def main() -> None:
    """The figures of a news article, each as stated: hedge, speaker and exact words."""


def _example(words: str) -> str:
    return f"\b\nExample: as-stated {words}"


def _names(kind: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """What a shell offers for a word begun: the project's `articles` or `quantities`, if there is one."""

    def complete(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
        with suppress(AsStatedError):
            return [name for name in getattr(find_project(), kind) if name.startswith(begun)]
        return []

    return complete


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


def _quantities(words: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """The option --quantity, with its help."""
    return click.option(
        "--quantity",
        "quantities",
        multiple=True,
        metavar="NAME",
        shell_complete=_names("quantities"),
        help=words,
    )


paper = click.option(
    "--paper", type=click.Choice(["A4", "letter"]), default="A4", help="Paper size of the PDF."
)


@main.command(short_help="Begin a project in a new folder.", epilog=_example("init articles"))
@click.argument("folder", required=False, metavar="[FOLDER]")
@click.option("--update", is_flag=True, help="Renew what nobody has changed.")
@debug
def init(folder: str | None, update: bool) -> None:
    """Begin a project in FOLDER, new or empty: notebooks, codebook, units, an invented article.

    With --update, renew notebooks and requirements.txt of the project in FOLDER (default: the one you
    are in) where nobody has changed them.
    """
    from as_stated.starting import create_project, project_in, update_project

    if folder == "" or not (folder or update):  # an empty variable of a script is not this folder
        raise InputError("Say which folder: as-stated init FOLDER; for this one, as-stated init .")
    if update:
        lines = update_project(project_in(Path(folder)) if folder else find_project())
    else:
        lines = create_project(Path(folder or ""))
    for line in lines:
        say(line)


@main.command(
    short_help="Make a first coding of a text.",
    epilog=_example("draft flood.txt --published 2024-05-14 --event 'the flood of {date}'"),
)
@click.argument("textfile", type=click.Path(path_type=Path))
@click.option(
    "--name", default="", metavar="SLUG", help="Name of the article; default: the file's."
)
@click.option("--published", "date_published", metavar="DAY", help="Date, such as 2022-10-05.")
@click.option("--producer", help="The outlet.")
@click.option("--title", help="The article's title.")
@click.option("--url", help="The live article's address.")
@click.option(
    "--no-figure",
    default="",
    metavar="IDS",
    help="Claims of the draft to move to exclusions.csv, comma-separated.",
)
@click.option(
    "--same",
    multiple=True,
    metavar="CLAIM=CLAIM",
    help="A claim that states another again, to move to quotes.csv.",
)
@click.option("--event", default="", metavar="LABEL", help="One event for all new figures.")
@click.option("--encoding", default="", metavar="NAME", help="What the text is encoded in.")
@debug
def draft(
    textfile: Path,
    name: str,
    no_figure: str,
    same: tuple[str, ...],
    event: str,
    encoding: str,
    **facts: str | None,
) -> None:
    """Draft a coding of TEXTFILE: a plain text, a PDF, or, with the extra “documents”, a saved web page
    or a .docx. What you must decide is marked TODO.
    """
    from as_stated.draft import draft as make_draft
    from as_stated.draft import read_same

    known = {field: value for field, value in facts.items() if value is not None}
    if empty := [field.removeprefix("date_") for field, value in known.items() if not value]:
        raise InputError(f"--{empty[0]} is empty. Leave it out, or say what it is.")
    ids = [each.strip() for each in no_figure.split(",") if each.strip()]
    pairs, label = read_same(same), event.strip()
    for line in make_draft(find_project(), textfile, name, known, ids, label, encoding, pairs):
        say(line)


@main.command(
    short_help="Follow one figure through many articles.",
    epilog=_example("follow flood/dead --name deaths"),
)
@click.argument(
    "what", default="", metavar="[ARTICLE/CLAIM | QUANTITY]", shell_complete=_names("quantities")
)
@click.option(
    "--name",
    default="",
    metavar="SLUG",
    help="Name of a new quantity; default: from its event and status.",
)
@debug
def follow(what: str, name: str) -> None:
    """Draft a quantity from ARTICLE/CLAIM, or add what new articles state of QUANTITY.

    Without either, list the quantities, and the figures that look like one.
    """
    from as_stated.draft import follow as make_follow
    from as_stated.draft import list_followed

    if name and not what:
        raise InputError("--name is for a new quantity. Say which claim it begins with.")
    project = find_project()
    for line in make_follow(project, what, name) if what else list_followed(project):
        say(on_a_screen(line))


@main.command(
    short_help="Check codings against their texts.", epilog=_example("check flood --ledger")
)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...", shell_complete=_names("articles"))
@click.option(
    "--quantity",
    metavar="NAME",
    shell_complete=_names("quantities"),
    help="Check this quantity alone.",
)
@click.option("--ledger", is_flag=True, help="Show every number and its claim or reason.")
@debug
def check(articles: tuple[str, ...], quantity: str | None, ledger: bool) -> None:
    """Check the coding against the text of each ARTICLE (default: all, and then all quantities)."""
    from as_stated.build import examine_site
    from as_stated.coding import (
        Dossier,
        check_earlier_originals,
        check_original,
        examine,
        examine_quantity,
    )

    project = find_project()
    if quantity is not None and (articles or ledger):
        raise InputError("--quantity checks a quantity alone. Leave it out, or the rest.")
    found: list[Problem] = examine_site(project)[1]
    examined: dict[str, tuple[Dossier | None, list[Problem]]] = {}
    told: set[str] = set()  # units.csv is every article's
    for name in _chosen(project, articles) if quantity is None else ():
        examined[name] = dossier, problems = examine(name, project)
        problems += check_original(project, name)
        problems += check_earlier_originals(project, name)
        found += problems
        _tell_notices(dossier.notices if dossier else (), told)
        if dossier and ledger:
            show_ledger(dossier)
        if dossier and not problems:
            say(account(name, dossier))
    listed = {f"data/{name}" for name, (_, problems) in examined.items() if problems}
    for name in _chosen_quantities(project, articles, quantity):
        read, problems = examine_quantity(name, project, examined)
        found += [each for each in problems if each.where not in listed]
        _tell_notices(read.notices if read else (), told)
        if read:
            say(account_quantity(read))
    if found := list(dict.fromkeys(found)):
        for line in list_problems(found):
            say(on_a_screen(line), err=True)
        raise CheckError(found)


def _chosen_quantities(
    project: Project, articles: Sequence[str], quantity: str | None
) -> Sequence[str]:
    """The quantities to check: the one named, none beside articles that are, else all of them."""
    if quantity == "":
        raise InputError("--quantity is empty. Leave it out, or name a quantity.")
    if quantity:
        return [project.quantity(quantity)]
    return () if articles else project.quantities


def _tell_notices(notices: Sequence[str], told: set[str]) -> None:
    """Print what is not wrong but should be known, each once in a run."""
    for notice in notices:
        if notice not in told:
            say(on_a_screen(notice), err=True)
            told.add(notice)


@main.command(
    short_help="Build pages, PDFs, tables and charts.",
    epilog=_example("report flood -p reading one-figure --out readings"),
)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...", shell_complete=_names("articles"))
@click.option("-p", "parameters", nargs=2, multiple=True, metavar="NAME VALUE", help=PARAMETERS)
@click.option("--all", "every", is_flag=True, help="All reports; the same as naming none.")
@_quantities("A quantity through many articles; may be given again.")
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
    _prepare(project)
    if every and (articles or quantities):
        raise InputError("--all means every report. Leave it out, or the names.")
    folder = _target(project, out)
    chosen = _parameters(project, folder, articles, quantities, dict(parameters))
    from as_stated.build import Order, build_reports, cores, notebooks_of

    order = Order(
        project=project,
        chosen=chosen,
        folder=folder,
        paper=None if no_pdf else paper,
        fresh=fresh,
        jobs=jobs or cores(),
        scheduler=scheduler,
        timeout=timeout,
        cards=cards,
    )
    of_one = len(notebooks_of(project, chosen[0])) + 2 + (not no_pdf)
    steps = of_one if len(chosen) == 1 else len(chosen)
    with progress_shown(steps) as tell:
        outcome = build_reports(order, tell)
    if outcome.made:
        say(f"Report: {_from_here(order.folder / 'index.html')}")
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
    names = _chosen(project, articles) if articles or is_all else []
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


@main.command(
    short_help="Write a workbook or a database of all figures.",
    epilog=_example("export --xlsx figures.xlsx"),
)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...", shell_complete=_names("articles"))
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
    names = _chosen(project, articles)
    from as_stated.export import check_exports, write_exports
    from as_stated.show import load_all

    check_exports(project, files)
    try:
        stack = load_all(project, names)
    except CodingError as error:
        for line in list_problems(error.problems):
            say(on_a_screen(line), err=True)
        raise CheckError(error.problems) from None
    write_exports(stack, files)
    for path in files.values():
        figures, count = len(stack.claims), len(names)
        of = f"{count} article{'s' * (count != 1)}"
        say(f"{_from_here(path)}: {figures} figure{'s' * (figures != 1)} of {of}.")


@main.command(
    short_help="Rebuild a report at each save, and reload its page.",
    epilog=_example("watch flood --open"),
)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]", shell_complete=_names("articles"))
@_quantities("Show this quantity, not an article.")
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
    _prepare(project)
    if (count := len(articles) + len(quantities)) > 1:
        todo = "Run it once for each, the second with --port 0."
        raise InputError(f"watch shows one report, and {count} are named. {todo}")
    from as_stated.build import check_target, report_path
    from as_stated.preview import Watched
    from as_stated.preview import watch as keep_watch

    folder = _target(project, out)
    names = articles if articles or quantities else _chosen(project, articles)[:1]
    (chosen,) = _parameters(project, folder, names, quantities, {})
    check_target(project, folder, [report_path(chosen)])
    watched = Watched(project, chosen, folder, None if no_pdf else paper, timeout)
    keep_watch(watched, port, click.launch if opens else lambda _: None, say)


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
            rest = f" As far as it came: {failure.error.kept}"
        say(f"{failure.report}: {first}{rest}", err=True)
    raise ReportsError([each.error for each in failures], asked)


def _prepare(project: Project) -> None:
    """What a run needs of the system, and what it leaves in nobody's home folder."""
    check_limits()
    sweep()
    # Or matplotlib's list of fonts, which takes seconds to make on some machines, lies in the home.
    os.environ.setdefault("MPLCONFIGDIR", str(project.root / ".cache" / "matplotlib"))


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


def _from_here(path: Path) -> str:
    """The path as a user would type it: relative if that is shorter."""
    try:
        relative = os.path.relpath(path)
    except FileNotFoundError:  # the folder that the user is in has been deleted
        return str(path)
    return min(relative, str(path), key=len)


def _chosen(project: Project, articles: Sequence[str]) -> list[str]:
    """The articles named, each once; all of them if none is."""
    if not articles and not project.articles:
        raise InputError(f"{project.root / 'data'}: there are no articles. Add one; see README.md.")
    return list(dict.fromkeys(project.article(name) for name in articles or project.articles))
