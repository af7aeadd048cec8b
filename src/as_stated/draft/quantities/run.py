"""One figure through many articles: a quantity begun from a claim, or brought up to new articles.

What is there already is never written over: a second run adds rows for figures that have none, says
which rows no longer have a figure, and leaves to people what they decided.
"""

from collections.abc import Mapping
from pathlib import Path

from as_stated.atomic import is_plain_path, write_files
from as_stated.draft.quantities.figures import Figure, Figures, read_figures
from as_stated.draft.quantities.files import DEFINITION, TABLES, Files, first_files
from as_stated.draft.quantities.messages import tell_added, tell_gone, tell_next, tell_unread
from as_stated.draft.quantities.proposals import propose_rows
from as_stated.draft.quantities.relations import Followed
from as_stated.draft.rows import is_begun, slug
from as_stated.errors import CodingError, InputError, cut
from as_stated.problems import meant
from as_stated.project import ID, Project

_LATER = ("expected", "intended", "conditional")


def follow(project: Project, what: str, name: str = "") -> list[str]:
    """Draft a new quantity from a claim, or bring one up to the articles that there are now.

    Args:
        project: where the articles are, and where the files go; nothing is written if this raises.
        what: `article/claim_id` to begin with, or the name of a quantity that there is.
        name: of a new quantity; made from its event and status if empty.

    Returns:
        What was made or added, what no longer is there and what is left to do, a line each.

    Raises:
        InputError: there is no such claim or quantity, or it cannot be followed, or the name is taken.
        CodingError: the claim's article does not hold, or a file of the quantity cannot be read.
    """
    if "/" in what:
        return _begin(project, what, name)
    if what in project.articles and what not in project.quantities:
        todo = f"Add the figure to follow: as-stated follow {what}/CLAIM."
        raise InputError(f"{what} is an article. {todo}")
    if name:
        raise InputError(f"--name is for a new quantity. Leave it out to go on with {what}.")
    return _go_on(project, what)


def _begin(project: Project, key: str, name: str) -> list[str]:
    figures = read_figures(project)
    figure = _figure(project, figures, key)
    claim = figure.claim
    if claim.standing.stance in _LATER:
        todo = "Begin with a figure that is stated: those expected are found with it."
        raise InputError(f"{key} is {claim.standing.stance}, and no figure of what is. {todo}")
    name = name or slug(f"{claim.event.event_id} {claim.people_status or claim.unit.unit}")
    if not ID.fullmatch(name) or not is_plain_path(name):
        todo = "Use lower-case letters, digits and single hyphens, and not too many."
        raise InputError(f"--name is {cut(name, 80)!r}, which is not a name for a quantity. {todo}")
    folder = project.quantity_data(name)
    added = propose_rows(Followed.begun(figures, figure), {each: [] for each in TABLES}, figure)
    files = first_files(folder, figure, figures, added.rows)
    _check_new(project, folder, files)
    write_files(project.root, files)
    made = f"Created {project.shown(folder)}/"
    return [*tell_added(made, added), *tell_unread(figures), *tell_next(project, name, figures)]


def _go_on(project: Project, name: str) -> list[str]:
    files = Files(project, project.quantity(name))
    figures = read_figures(project)
    followed = files.followed(figures)
    if not followed.same:
        todo = "Write same for one whose article is there and passes as-stated check."
        raise InputError(f"{files.where}/statements.csv: no statement is the same. {todo}")
    added = propose_rows(followed, files.rows)
    write_files(project.root, files.with_rows(added.rows))
    count = len(files.rows["statements.csv"])
    kept = f"{files.where}/: {count} statement{'s are' if count != 1 else ' is'} kept"
    return [
        *tell_added(kept, added),
        *tell_gone(project, files, figures),
        *tell_unread(figures),
        *tell_next(project, name, figures),
    ]


def _figure(project: Project, figures: Figures, key: str) -> Figure:
    """The figure of that key."""
    if key in figures.all:
        return figures.all[key]
    article, _, claim = key.partition("/")
    if not article or not claim:
        raise InputError(f"{key!r} names no claim. Write it as article/claim_id.")
    if problems := figures.unread.get(project.article(article)):
        raise CodingError(problems)
    known = [each.claim.claim_id for each in figures.by_article.get(article, ())]
    todo = f"Choose one of data/{article}/claims.csv."
    raise InputError(f"{article} has no claim {cut(claim, 80)!r}{meant(claim, known)} {todo}")


def _check_new(project: Project, folder: Path, files: Mapping[Path, bytes]) -> None:
    """Nothing is in a new quantity's folder but what a first run wrote that was stopped half-way."""
    if is_begun(folder, files) and not (folder / DEFINITION).exists():
        return
    todo = f"To add what is new: as-stated follow {folder.name}. Else give another --name."
    raise InputError(f"{project.shown(folder)}/ is there already, and is yours. {todo}")
