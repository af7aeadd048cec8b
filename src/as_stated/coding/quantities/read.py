"""A quantity read from its files and checked against its articles."""

from collections.abc import Collection, Iterable
from operator import attrgetter
from typing import Any, cast

from as_stated._calls import clean_call
from as_stated.coding.checks import check_decided
from as_stated.coding.columns import QUANTITY_HINTS, PeopleStatus
from as_stated.coding.handed import handed
from as_stated.coding.inputs import articles_changing
from as_stated.coding.quantities.articles import Articles, Examined
from as_stated.coding.quantities.changes import Changes, articles_of
from as_stated.coding.quantities.copies import check_copies, suggest_copies
from as_stated.coding.quantities.doubts import suggest_look_backs
from as_stated.coding.quantities.fitting import Fitting
from as_stated.coding.quantities.head import check_head
from as_stated.coding.quantities.origins import check_origins, read_origin
from as_stated.coding.quantities.records import Quantity
from as_stated.coding.quantities.standing import (
    changes_elsewhere,
    changes_of_articles,
    with_changes,
)
from as_stated.coding.quantities.statements import Statements
from as_stated.coding.quantities.tables import Tables, read_tables
from as_stated.coding.records import Change, Unit
from as_stated.coding.settings import examine_settings
from as_stated.coding.stance import Form, Method
from as_stated.errors import ArgumentError, CodingError, Problem, cut
from as_stated.numerals import how_many
from as_stated.project import Project, find_project

_ORDER = attrgetter("reported_on", "article", "claim.start")  # of statements


@clean_call
def load_quantity(name: str = "", project: Project | None = None) -> Quantity:
    """Load a quantity with its articles, checked.

    Args:
        name: a folder in `data/quantities/`; empty for the first.
        project: where to look; found from the working directory if not given.

    Raises:
        ArgumentError: it is given something else than a name.
        ProjectError: no project, or no such quantity.
        CodingError: the coding does not fit; the message names every place.
    """
    if not isinstance(name, str) or not isinstance(project, Project | None):
        wrong = cut(repr(project if isinstance(name, str) else name), 80)
        raise ArgumentError(
            f"load_quantity takes the name of a quantity, and a Project, not {wrong}: load_quantity('…')."
        )
    given = handed() if project is None else None
    if isinstance(given, Quantity) and name in ("", given.name):
        return given
    quantity, problems = examine_quantity(name, project)
    if quantity is None:
        raise CodingError(problems)
    return quantity


def examine_quantity(
    name: str = "", project: Project | None = None, examined: dict[str, Examined] | None = None
) -> tuple[Quantity | None, list[Problem]]:
    """Like `load_quantity` of a `name`, but answer with all that is wrong instead of raising it.

    Args:
        examined: what `examine` has said of articles already, by name; it is taken as it is, and the
            articles that are examined here are put there. Several quantities share it.

    Returns:
        The quantity, or None where anything is wrong, and each problem.

    Raises:
        ProjectError: no project, or no such quantity.
    """
    project = project or find_project(or_checkout=True)
    name = project.quantity(name)
    tables, problems = read_tables(project, name)
    if tables is None:
        return None, problems
    articles = Articles(project, {} if examined is None else examined)
    named = [each for each in articles.names if each in _named(tables)]
    problems += [each for article in named for each in _of_article(article, articles)]
    rows = (tables.head, *tables.statements, *tables.origins, *tables.changes)
    problems += [each for row in rows for each in check_decided(row, QUANTITY_HINTS)]
    problems += check_head(tables, articles)
    problems += check_origins(tables.origins, articles)
    statements, changes = Statements(tables, articles), Changes(tables, articles)
    problems += statements.check()
    problems += check_copies(tables.statements, articles)
    problems += [each for row in tables.changes for each in changes.check(row)]
    if problems:
        return None, problems
    elsewhere = changes_elsewhere(name, [row.key for row in tables.statements], articles)
    named += _others(tables, articles, elsewhere, named)
    fitting = Fitting(tables, articles, changes)
    if problems := [each for row in tables.changes for each in fitting.check(row)]:
        return None, problems
    return _quantity(name, tables, articles, named, elsewhere), problems


def _others(
    tables: Tables, articles: Articles, elsewhere: Iterable[Change], named: Collection[str]
) -> list[str]:
    """Further articles that change what a statement says, themselves or by another quantity's changes.

    One that is not decided yet is passed over: nobody waits for it.
    """
    others = {*articles_changing(articles.project, [row.key for row in tables.statements])}
    for each in elsewhere:
        others |= {each.article, each.from_id.rpartition("/")[0], each.by_id.rpartition("/")[0]}
    others -= {*named}
    return [each for each in articles.names if each in others and not articles.examined(each)[1]]


def _quantity(
    name: str, tables: Tables, articles: Articles, named: list[str], elsewhere: tuple[Change, ...]
) -> Quantity:
    """The files as a quantity; nothing is wrong with them."""
    reader, changes = Statements(tables, articles), Changes(tables, articles)
    origins = {row.key: read_origin(row) for row in tables.origins}
    statements = [reader.read(row, origins) for row in tables.statements]
    dossiers = {each: articles.examined(each)[0] for each in named}
    held = {each: dossier for each, dossier in dossiers.items() if dossier}
    here = (*map(changes.read, tables.changes), *changes_of_articles(held, statements))
    told = {_words(each) for each in here}
    said = (*here, *(each for each in elsewhere if _words(each) not in told))
    head = tables.head
    event = articles.event(head["event"])
    assert event
    days = {each: dossier.article.source.date_published for each, dossier in held.items()}
    ordered = tuple(sorted(with_changes(statements, said, days), key=_ORDER))
    return Quantity(
        name=name,
        label=head["label"],
        event=event,
        counts_in=head["counts_in"],
        counts_out=head["counts_out"],
        unit=Unit(**cast(dict[str, Any], tables.units[head["unit"]].cells)),
        people_status=cast(PeopleStatus, head["people_status"]),
        form=cast(Form, head["form"]),
        methods=cast(tuple[Method, ...], tables.methods),
        reason=head["reason"],
        statements=ordered,
        origins=tuple(origins.values()),
        changes=said,
        dossiers=held,
        settings=examine_settings(articles.project)[0],
        notices=(
            *tables.notices,
            *suggest_copies(tables.statements, articles),
            *(f"data/quantities/{name}/: {each}" for each in suggest_look_backs(ordered)),
        ),
    )


def _words(change: Change) -> tuple[str, str, str, str, int]:
    """What two rows of one change have in common, each in the files of a quantity of its own."""
    return change.kind, change.to_id.rpartition("/")[2], change.by, change.article, change.start


def _named(tables: Tables) -> set[str]:
    """Every article that the files name, or what stands where one is named."""
    found = {row["article"] for row in tables.statements} | articles_of(tables.changes)
    speakers = [each for row in tables.origins for each in row.names("speakers")]
    found |= {each.rpartition("/")[0] or each.partition(":")[2] for each in speakers}
    return found | {tables.head["event"].rpartition("/")[0]}


def _of_article(name: str, articles: Articles) -> list[Problem]:
    """That an article must be corrected first, if anything is wrong with it."""
    count = len(articles.examined(name)[1])
    if not count:
        return []
    where = articles.project.shown(articles.project.data(name))
    of_its_own = f"{how_many(count, 'problem')} of its own"
    return [
        Problem(where, f"has {of_its_own}.", f"Run as-stated check {name}, and correct them first.")
    ]
