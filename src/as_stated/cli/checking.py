"""The command `check`: what is wrong in codings, and the ledger of their numbers."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from as_stated.characters import visible
from as_stated.cli.options import articles_named, chosen_articles, debug, example, names
from as_stated.cli.output import on_a_screen, say
from as_stated.errors import CheckError, InputError
from as_stated.project import Project, find_project

if TYPE_CHECKING:
    from as_stated.coding import Dossier, Quantity
    from as_stated.errors import Problem


@click.command(
    short_help="Check codings against their texts.", epilog=example("check flood --ledger")
)
@articles_named
@click.option(
    "--quantity",
    metavar="NAME",
    shell_complete=names("quantities"),
    help="Check this quantity alone.",
)
@click.option("--ledger", is_flag=True, help="Show every number and its claim or reason.")
@debug
def check(articles: tuple[str, ...], quantity: str | None, ledger: bool) -> None:
    """Check the coding against the text of each ARTICLE (default: all, and then all quantities)."""
    from as_stated.coding import (
        Dossier,
        check_earlier_originals,
        check_original,
        examine,
        examine_quantity,
        examine_settings,
    )

    project = find_project()
    if quantity is not None and (articles or ledger):
        raise InputError("--quantity checks a quantity alone. Leave it out, or the rest.")
    settings, found = examine_settings(project)
    examined: dict[str, tuple[Dossier | None, list[Problem]]] = {}
    told: set[str] = set()  # units.csv is every article's
    _tell_notices(settings.notices, told)
    for name in chosen_articles(project, articles) if quantity is None else ():
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


def show_ledger(dossier: "Dossier") -> None:
    """Print each number of a `dossier` in its words, its kind, and its claim or reason.

    In colour on a terminal, unless `NO_COLOR` is set: https://no-color.org
    """
    from as_stated.coding import context, fold

    text = dossier.article.text
    entries = {entry.number: entry for entry in dossier.ledger}
    rows = []
    for number in dossier.numbers:
        before, after = context(text, number.start, number.end)
        entry = entries.get(number)
        where, colour = "nowhere", "red"
        if entry and entry.claim_id:
            where, colour = entry.claim_id, "green"
        elif entry:
            where, colour = f"no figure: {entry.reason}", ""
        if entry and entry.reading_note:
            where = f"{where} (read by a person: {entry.reading_note})"
        rows.append((before, fold(number.text), after, number.kind, where, colour))
    left = max((len(row[0]) for row in rows), default=0)
    right = max((len(row[1] + row[2]) for row in rows), default=0)
    kinds = max((len(row[3]) for row in rows), default=0)
    for before, token, after, kind, where, colour in rows:
        before, token, after, where = map(visible, (before, token, after, where))
        words = f"{before:>{left}}{click.style(token, bold=True)}{after}"
        pad = " " * (right - len(token + after))
        shade = None if os.environ.get("NO_COLOR") else colour or None
        say(f"{words}{pad}  {kind:<{kinds}}  {click.style(where, fg=shade)}", styled=True)


def account(name: str, dossier: "Dossier") -> str:
    """What `check` says of an article by its `name` and `dossier`, in which nothing is wrong, in one line."""
    figures = sum(bool(entry.claim_id) for entry in dossier.ledger)
    again = sum(len(claim.also) for claim in dossier.claims)
    repeats = f"{again} that state{'s' * (again == 1)} one of them again, " if again else ""
    return (
        f"{name}: {len(dossier.ledger)} numbers, all accounted for: {figures - again} figures, "
        f"{repeats}{len(dossier.ledger) - figures} excluded with a reason."
    )


def account_quantity(quantity: "Quantity") -> str:
    """What `check` says of a `quantity` in which nothing is wrong, in one line."""
    from as_stated.numerals import how_many

    statements = quantity.statements
    articles = len({each.article for each in statements})
    levels = sum(each.is_level for each in statements)
    unknown = sum(each.origin is None for each in statements)
    return (
        f"{quantity.name}: {how_many(len(statements), 'statement')} in {how_many(articles, 'article')}, "
        f"{levels} of them on one axis; {how_many(len(quantity.origins), 'origin')} and "
        f"{how_many(unknown, 'statement')} of unknown origin; {how_many(len(quantity.changes), 'change')}."
    )
