"""What a call of a notebook cell is given: the tables of an article, or a quantity; all else is said to be wrong."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from as_stated._calls import clean_call
from as_stated.coding import Dossier, Quantity
from as_stated.errors import ArgumentError
from as_stated.show.plain_table import PlainTable
from as_stated.show.stacked import Stack
from as_stated.show.tables import Tables

P = ParamSpec("P")
R = TypeVar("R")


def check_tables(call: str, given: object) -> None:
    """Hold what is `given` to a call to be the tables of an article.

    Args:
        call: what readers type, such as `charts.deaths`.

    Raises:
        ArgumentError: it is something else; the message says how to come from that to tables.
    """
    if isinstance(given, Tables):
        return
    what, how = f"{type(given).__name__}", "tidy(article)"
    if isinstance(given, Dossier):
        what = "an article"
    elif isinstance(given, str):
        what, how = "a name", f"tidy(load({given!r}))"
    elif isinstance(given, PlainTable):
        what, how = f"one of them, {given.schema.name}", "tables"
    elif isinstance(given, Stack):
        what, how = "those of many articles", f"tidy(load({given.dossiers[0].article.name!r}))"
    raise ArgumentError(f"{call} takes the tables of an article, not {what}: {call}({how}).")


def check_quantity(call: str, given: object) -> None:
    """Hold what is `given` to a call to be a quantity.

    Args:
        call: what readers type, such as `across.chart`.

    Raises:
        ArgumentError: it is something else; the message says how to come to a quantity.
    """
    if isinstance(given, Quantity):
        return
    what, name = f"{type(given).__name__}", "…"
    if isinstance(given, Dossier):
        what = "an article"
    elif isinstance(given, Tables | Stack):
        what = "tables"
    elif isinstance(given, str):
        what, name = "a name", given
    raise ArgumentError(f"{call} takes a quantity, not {what}: {call}(load_quantity({name!r})).")


def takes_tables(face: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A decorator for a function of a cell, whose first argument is tables.

    Args:
        face: the module that readers call it by, such as `prose`; empty: it stands for itself.
    """

    def decorate(show: Callable[P, R]) -> Callable[P, R]:
        name = f"{face}.{show.__name__}".lstrip(".")
        return clean_call(show, lambda given: check_tables(name, given))

    return decorate


def takes_quantity(show: Callable[P, R]) -> Callable[P, R]:
    """A decorator for a function that cells `show`, whose first argument is a quantity: one of `across`."""
    name = f"across.{show.__name__}"
    return clean_call(show, lambda given: check_quantity(name, given))
