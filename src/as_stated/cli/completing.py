"""What a shell offers after `-p`: names of parameters, then the values of the one that is named."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields

import click

from as_stated.errors import AsStatedError
from as_stated.project import Project, find_project

_TYPED = "as_stated.typed"


class TakesParameters(click.Command):
    """A command with `-p NAME VALUE`: it keeps the words typed so far, for click does not hand them on."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words after the command, `args`, as click reads them; `ctx` keeps them."""
        ctx.meta[_TYPED] = tuple(args)
        return super().parse_args(ctx, args)


def offer_parameters(ctx: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """The names of parameters after `-p`, or the values after a name; of events also those after a comma.

    Args:
        ctx: click's, with the words typed before.
        begun: the word that is being typed.
    """
    from as_stated.show import READINGS, Parameters  # here: no command need wait for it

    *before, last = ctx.meta[_TYPED]
    names = [each.name for each in fields(Parameters) if each.name != "article"]
    if last == "events":
        chosen, comma, begun = begun.rpartition(",")
        with suppress(AsStatedError, OSError, ValueError, csv.Error):
            ids = dict.fromkeys(_events(find_project(), before))
            return [
                chosen + comma + each
                for each in ids
                if each.startswith(begun) and each not in chosen.split(",")
            ]
        return []
    known = {"-p": names, "reading": READINGS}.get(last, ())
    return [each for each in known if each.startswith(begun)]


def _events(project: Project, typed: Iterable[str]) -> Iterator[str]:
    """The ids of the events of the articles typed, or of all; a coding may be unfinished."""
    articles = project.articles
    for name in [each for each in articles if each in typed] or articles:
        with (project.data(name) / "events.csv").open(encoding="utf-8", newline="") as file:
            yield from filter(None, (row.get("event_id") for row in csv.DictReader(file)))
