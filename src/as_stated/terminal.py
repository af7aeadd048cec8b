"""What the command shows of an article and of its own work in a terminal."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from as_stated.characters import visible
from as_stated.ending import say

if TYPE_CHECKING:
    from as_stated.build import Progress
    from as_stated.coding import Dossier, Quantity


def show_ledger(dossier: "Dossier") -> None:
    """Print each number in its words, its kind, and its claim or reason.

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
    """What `check` says of an article in which nothing is wrong, in one line."""
    figures = sum(bool(entry.claim_id) for entry in dossier.ledger)
    again = sum(len(claim.also) for claim in dossier.claims)
    repeats = f"{again} that state{'s' * (again == 1)} one of them again, " if again else ""
    return (
        f"{name}: {len(dossier.ledger)} numbers, all accounted for: {figures - again} figures, "
        f"{repeats}{len(dossier.ledger) - figures} excluded with a reason."
    )


def account_quantity(quantity: "Quantity") -> str:
    """What `check` says of a quantity in which nothing is wrong, in one line."""
    statements = quantity.statements
    articles = len({each.article for each in statements})
    levels = sum(each.is_level for each in statements)
    unknown = sum(each.origin is None for each in statements)
    return (
        f"{quantity.name}: {_count(len(statements), 'statement')} in {_count(articles, 'article')}, "
        f"{levels} of them on one axis; {_count(len(quantity.origins), 'origin')} and "
        f"{_count(unknown, 'statement')} of unknown origin; {_count(len(quantity.changes), 'change')}."
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


@contextmanager
def progress_shown(steps: int) -> Iterator["Progress"]:
    """Show progress: a bar on a terminal, otherwise a line for each step."""
    if not sys.stderr.isatty():
        yield say
        return
    from tqdm import tqdm

    with tqdm(total=steps, bar_format="{l_bar}{bar}| {elapsed}", leave=False) as bar:

        def tell(step: str) -> None:
            bar.set_description_str(step)
            bar.update()

        yield tell
