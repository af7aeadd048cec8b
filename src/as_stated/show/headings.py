"""Headings that say what is found. Rows are counted in words; no figure is said, added or ranked."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from as_stated.errors import ArgumentError
from as_stated.numerals import spelled
from as_stated.problems import meant
from as_stated.show.comparisons import on_one_axis
from as_stated.show.counting import capital, how_many
from as_stated.show.display import Display
from as_stated.show.markup import OWN_VOICE

if TYPE_CHECKING:
    from as_stated.show.tables import Tables

Of = TypeVar("Of")


def heading(tables: "Tables", of: str) -> Display:
    """The heading of a section, as Markdown of the second level.

    Args:
        of: what the section is about, a key of `HEADINGS`.

    Raises:
        ArgumentError: there is no heading of that.
    """
    return chosen(HEADINGS, tables, of)


def chosen(headings: Mapping[str, Callable[[Of], str]], given: Of, of: str) -> Display:
    """The heading `of` something, of what is `given`: tables or a quantity.

    Args:
        headings: for each section, what says its heading; its first letter becomes a capital one.

    Raises:
        ArgumentError: there is no heading of that.
    """
    if of not in headings:
        raise ArgumentError(
            f"There is no heading of {of!r}{meant(str(of), headings)} It is one of: {', '.join(headings)}."
        )
    said = capital(headings[of](given))
    return Display({"text/markdown": f"## {said}", "text/plain": said})


def _some(number: int, every: int) -> str:
    """So many of so many, in words: `two`, `both`, `all`, `none`."""
    if number == every:
        return "both" if every == 2 else "all"
    return spelled(number) if number else "none"


def _figures(tables: "Tables") -> str:
    claims = tables.shown_claims
    own = sum(claim.speaker is None for claim in claims)
    said = how_many(len(claims), "figure", "figures")
    if not claims:
        return f"{said} is shown"
    if len(claims) == 1:
        return f"{said}, {'in' if own else 'not in'} {OWN_VOICE}"
    return f"{said}, {_some(own, len(claims))} in {OWN_VOICE}"


def _comparisons(tables: "Tables") -> str:
    groups = sum(len(members) > 1 for members in on_one_axis(tables.shown_claims).values())
    if not groups:
        return "No two figures may share an axis"
    return f"{how_many(groups, 'group', 'groups')} of figures may share an axis"


def _accounts(tables: "Tables") -> str:
    numbers = len(tables.dossier.ledger)
    if numbers < 2:
        return "The one number is accounted for" if numbers else "No number at all"
    every = "Both" if numbers == 2 else f"All {spelled(numbers)}"
    return f"{every} numbers are accounted for"


def _events(tables: "Tables") -> str:
    events = {claim.event for claim in tables.shown_claims}
    return f"{how_many(len(events), 'event', 'events')} and {'its date' if len(events) == 1 else 'their dates'}"


def _speakers(tables: "Tables") -> str:
    return f"{how_many(len(tables.dossier.speakers), 'speaker', 'speakers')} beside the outlet"


HEADINGS: dict[str, Callable[["Tables"], str]] = {
    "figures": _figures,
    "comparisons": _comparisons,
    "accounts": _accounts,
    "events": _events,
    "speakers": _speakers,
}
