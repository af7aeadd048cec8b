"""The articles that a quantity's files name, each checked once, and who speaks in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from as_stated.coding.claims import Claim
from as_stated.coding.columns import OUTLET
from as_stated.coding.dossier import Dossier, examine
from as_stated.coding.events import read_event
from as_stated.coding.records import Event, Speaker
from as_stated.coding.shared import Shared, read_shared
from as_stated.errors import Problem
from as_stated.project import Project

Examined = tuple[Dossier | None, list[Problem]]


@dataclass
class Articles:
    """The coded articles of a project, read when they are asked for, and kept.

    Args:
        found: those that have been examined already, by name; more are put there.
    """

    project: Project
    found: dict[str, Examined] = field(default_factory=dict)

    @cached_property
    def names(self) -> list[str]:
        """Of all coded articles."""
        return self.project.articles

    @cached_property
    def shared(self) -> Shared:
        """What all articles share."""
        return read_shared(self.project)

    def examined(self, name: str) -> Examined:
        """The article `name` and what is wrong with it. Only for one that there is."""
        if name not in self.found:
            self.found[name] = examine(name, self.project)
        return self.found[name]

    def dossier(self, name: str) -> Dossier | None:
        """The article `name`, if it can be read; None for another, or if there is none."""
        return self.examined(name)[0] if name in self.names else None

    def published(self, name: str) -> str:
        """The day the article `name` was published; empty for one that cannot be read."""
        dossier = self.dossier(name)
        return dossier.article.source.date_published if dossier else ""

    def claim(self, key: str) -> Claim | None:
        """The claim whose `key` is `article/claim`, if there is one."""
        name, _, claim_id = key.rpartition("/")
        dossier = self.dossier(name)
        return dossier[claim_id] if dossier and claim_id in dossier else None

    def speaker(self, name: str) -> Speaker | None:
        """The speaker whose `name` is `article/speaker`, or the shared one of that id, if there is one."""
        article, slash, speaker_id = name.rpartition("/")
        if not slash:
            row = self.shared.speakers.get(name)
            return Speaker(**row.cells) if row else None  # type: ignore[arg-type]
        dossier = self.dossier(article)
        speakers = dossier.speakers if dossier else ()
        return next((each for each in speakers if each.speaker_id == speaker_id), None)

    def event(self, name: str) -> Event | None:
        """The event whose `name` is `article/event`, or the shared one of that id, if there is one."""
        article, slash, event_id = name.rpartition("/")
        if not slash:
            row = self.shared.events.get(name)
            return read_event(row) if row else None
        dossier = self.dossier(article)
        events = dossier.events if dossier else ()
        return next((each for each in events if each.event_id == event_id), None)


def names_of(article: str, speaker: Speaker) -> Iterator[str]:
    """The names by which other files know `speaker`, one of an article.

    An unnamed one is that of this article only, whatever its id.
    """
    yield f"{article}/{speaker.speaker_id}"
    if speaker.kind != "unnamed":
        yield speaker.speaker_id


def outlet_of(article: str) -> str:
    """The names by which other files know an article's own outlet.

    >>> outlet_of("sarnel-radio")
    'outlet:sarnel-radio'
    """
    return f"{OUTLET}:{article}"
