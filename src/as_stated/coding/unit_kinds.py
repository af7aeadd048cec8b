"""A number and its unit: dollars, metres, hours and percent count nobody."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from as_stated.coding.files import TODO, Row
from as_stated.coding.records import Unit
from as_stated.errors import Problem
from as_stated.numerals import Kind, Number, find_numbers

_OF_NOBODY = ("money", "measure", "duration")
_ELSE = "If the program is wrong, fill number and reading_note."


def check_kind(
    row: Row, number: Number, unit: Unit, beside: Collection[Number]
) -> Iterator[Problem]:
    """A number that reads as money, time or the like counts no people, nor one of people dollars or percent.

    Args:
        row: of a claim; `number`: its number, as the program reads it; `unit`: what the row counts.
        beside: the numbers of its sentence: after "from 12 percent", 15 may be percent as well.
    """
    if number.kind in _OF_NOBODY and row["people_status"] not in ("", TODO):
        what = f"people_status is {row['people_status']!r}, but {number.text!r} reads as {number.kind}."
        yield row.problem(what, f"Leave it empty. {_ELSE}")
    if said := unlike_unit(number, unit, beside):
        what = f"unit is {unit.unit!r}, but {number.text!r} reads as {said}."
        yield row.problem(what, f"Correct the unit, or exclude the number. {_ELSE}")


def unlike_unit(number: Number, unit: Unit, beside: Collection[Number] = ()) -> str:
    """What a `number` is that its `unit` is not; empty where they agree. `beside` as for `check_kind`."""
    if number.kind not in kinds_of(unit):
        return number.kind
    own = _own_kind(unit)
    if number.kind == "count" and own and own not in {each.kind for each in beside}:
        return f"count, and its sentence has no {own}"
    return ""


@cache
def kinds_of(unit: Unit) -> frozenset[Kind]:
    """What kinds of numbers may stand before a unit, by its names, its definition and its sign.

    >>> person = Unit("person", "person", "people", "Human beings.")
    >>> crown = Unit("crown", "crown", "crowns", "Crowns, kronor and kroner.")
    >>> sorted(kinds_of(person)), sorted(kinds_of(crown))
    (['count', 'fraction'], ['count', 'fraction', 'money'])
    """
    words = {unit.singular, unit.plural, *re.findall(r"[^\W\d_]+", unit.definition)}
    kinds = {kind for word in words for kind in _kinds_before(word)}
    if unit.sign == "%":
        kinds.add("percent")
    elif unit.sign:
        kinds |= {"money", "measure", "duration"}
    return frozenset({"count", "fraction", *kinds})


def _own_kind(unit: Unit) -> Kind | None:
    """Percent or money, for a unit whose name is nothing else."""
    kinds = _kinds_before(unit.plural)
    return next((kind for kind in kinds if kind in ("percent", "money")), None)


@cache
def _kinds_before(word: str) -> frozenset[Kind]:
    return frozenset(number.kind for number in find_numbers(f"5 {word}"))
