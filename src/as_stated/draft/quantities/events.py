"""Whether two figures are of one event: by the table that articles share, or by label and dates."""

from datetime import date, timedelta
from typing import NamedTuple

from as_stated.coding import Event, span
from as_stated.draft.quantities.figures import Figure, Figures
from as_stated.draft.quantities.words import content, names, quoted

# Events that lie further apart are not one, whatever they are called: floods come again.
NEAR = timedelta(days=31)


class Likeness(NamedTuple):
    """Whether two events are one. `said` is why they are, or what speaks against it, for a reason."""

    is_sure: bool
    said: str


def compare_events(one: Figure, other: Figure, figures: Figures) -> Likeness | None:
    """Whether the events of two figures are one; None: they are not.

    They surely are if both are one row of `data/events.csv`, or if their labels are alike and their
    dates overlap. They may be if one of the two is so only in part.
    """
    event, new = one.claim.event, other.claim.event
    is_shared = event.event_id in figures.events
    if event.event_id == new.event_id and (one.article == other.article or is_shared):
        said = "one row of data/events.csv" if is_shared else "one row in its article"
        return Likeness(True, said)
    gap = _gap(event, new)
    if gap > NEAR:
        return None
    words, others = content(event.label), content(new.label)
    shared = words & others
    labels = f"{quoted(event.label)} and {quoted(new.label)}"
    if words == others or (len(shared) > 1 and (words <= others or others <= words)):
        if gap > timedelta(0):
            return Likeness(False, f"{labels} are called alike, but their dates do not overlap")
        return Likeness(True, "labels alike, dates overlap")
    if shared:
        return Likeness(False, f"{labels} may be two events")
    text = other.dossier.article.text
    if named := sorted(each for each in names(event.label) if each in text):
        return Likeness(False, f"{labels} may be two events, though its text names {named[0]}")
    return None


def _gap(one: Event, other: Event) -> timedelta:
    """How far apart two events lie in time; nothing if they overlap."""
    (first, last), (start, end) = span(one.date_edtf), span(other.date_edtf)
    return max(_after(start, last), _after(first, end), timedelta(0))


def _after(start: date | None, end: date | None) -> timedelta:
    """How long after an end something starts; an open end or start is at any time."""
    return start - end if start and end else timedelta(0)
