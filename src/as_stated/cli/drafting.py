"""Commands that write a first version of what people then correct: `init`, `draft`, `follow`."""

from pathlib import Path

import click

from as_stated.cli.options import debug, example, names
from as_stated.cli.output import on_a_screen, say
from as_stated.errors import InputError
from as_stated.project import find_project


@click.command(short_help="Begin a project in a new folder.", epilog=example("init articles"))
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


@click.command(
    short_help="Make a first coding of a text.",
    epilog=example("draft flood.txt --published 2024-05-14 --event 'the flood of {date}'"),
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


@click.command(
    short_help="Follow one figure through many articles.",
    epilog=example("follow flood/dead --name deaths"),
)
@click.argument(
    "what", default="", metavar="[ARTICLE/CLAIM | QUANTITY]", shell_complete=names("quantities")
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
