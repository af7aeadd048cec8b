"""Who counted: one origin for each body that speaks in the articles under one name or one shared id.

Only a body that is named is an origin. Who is not named is never the same from article to article, and
an outlet that prints a figure has not counted: both are `unknown`. For whom a person speaks, and what
two like names mean, a person decides.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from as_stated.coding import OUTLET, TODO, UNKNOWN, Speaker, Unnamed
from as_stated.draft.guesses.speakers import is_body
from as_stated.draft.quantities.figures import Figure, Figures
from as_stated.draft.quantities.words import is_like_name, quoted
from as_stated.draft.rows import Cells, free_id, lettered, slug
from as_stated.draft.speakers import name_key


class Origin(NamedTuple):
    """The cells of a statement about who counted, and what a person needs to know to decide."""

    origin_id: str
    basis: str
    note: str = ""


@dataclass
class Origins:
    """The origins of a quantity: those that there are, and those that a draft adds.

    Args:
        figures: those of all articles.
        rows: the rows of `origins.csv`; nothing is changed in them.
    """

    figures: Figures
    rows: Sequence[Mapping[str, str]]
    new: list[Cells] = field(default_factory=list, init=False)

    def of(self, figure: Figure) -> Origin:
        """Who counted a figure, as far as its article settles it; a new origin where a body is named."""
        claim = figure.claim
        if claim.method == "tally" and claim.speaker is None:
            return self._of_outlet(figure)
        if claim.speaker is None or isinstance(claim.speaker, Unnamed):
            return Origin(UNKNOWN, "")
        counted = claim.cited[-1] if claim.cited else claim.speaker
        origin_id, note = self._of_speaker(figure.article, counted)
        if origin_id == UNKNOWN:
            return Origin(UNKNOWN, "")
        if origin_id == TODO and not _is_body(counted):
            return Origin(TODO, TODO, note)
        if claim.cited or claim.standing.stance == "denied":  # nobody states what is denied
            return Origin(origin_id, "attributed", note)
        if claim.earlier_words and claim.speech != "direct":
            looks_back = f"a look-back: own, if {quoted(counted.name)} looks back; else attributed"
            return Origin(origin_id, TODO, note or looks_back)
        own = self.figures.speaker_key(counted.speaker_id, figure.article)
        row = next((each for each in self._all if each["origin_id"] == origin_id), None)
        if row and own not in speakers_of(row):  # only a person may say so in a row of theirs
            add = f"own, if {quoted(counted.name)} is added to the speakers of this origin"
            return Origin(origin_id, TODO, add)
        return Origin(origin_id, "own", note)

    def _of_outlet(self, figure: Figure) -> Origin:
        """An outlet's own tally, which its text calls so: never one with that of another article."""
        article, name = figure.article, figure.dossier.article.source.producer
        own = f"{OUTLET}:{article}"
        if known := next((row for row in self._all if own in speakers_of(row)), None):
            return Origin(known["origin_id"], "own")
        if any(name_key(name) == name_key(row["name"]) for row in self._all):
            return Origin(TODO, TODO, f"the tally of {quoted(name)}, as another article has it too")
        return Origin(self._add(name, "outlet-tally", own), "own")

    def _of_speaker(self, article: str, speaker: Speaker) -> tuple[str, str]:
        """The id of the origin that a speaker is, and a note if that is `TODO`."""
        if speaker.kind in ("unnamed", "unclear"):
            return UNKNOWN, ""
        name, known = quoted(speaker.name), self._called(article, speaker)
        if len(known) > 1:
            return TODO, f"several origins are called {name}"
        if known and (party := self._another_party(known[0], speaker)):
            return TODO, f"{name} may be another than that of {quoted(party)}"
        if known:
            return self._joined(known[0], article, speaker), ""
        if not _is_body(speaker):
            who = "the body that counted in" if speaker.kind == "document" else "the body behind"
            return TODO, f"{who} {name}, or unknown"
        own = self.figures.speaker_key(speaker.speaker_id, article)
        near = [
            row["name"]
            for row in self._all
            if any(is_like_name(speaker.name, each) for each in self._names(row))
        ]
        if near and own not in self.figures.speakers:
            return TODO, f"{name} may be {quoted(near[0])}"
        return self._add(self.figures.speakers.get(own, speaker.name), "body", own), ""

    @property
    def _all(self) -> list[Mapping[str, str]]:
        return [*self.rows, *self.new]

    def _called(self, article: str, speaker: Speaker) -> list[Mapping[str, str]]:
        """The origins that a speaker is one of, by id; if none, those with its name."""
        own, name = self.figures.speaker_key(speaker.speaker_id, article), name_key(speaker.name)
        by_id = [row for row in self._all if own in speakers_of(row)]
        return by_id or [row for row in self._all if name in map(name_key, self._names(row))]

    def _another_party(self, row: Mapping[str, str], speaker: Speaker) -> str:
        """The side of an origin's speakers, where it is another one: two health ministries."""
        parties = {each.party for each in self._speakers(row)} - {"", speaker.party}
        return min(parties, default="") if speaker.party else ""

    def _joined(self, row: Mapping[str, str], article: str, speaker: Speaker) -> str:
        """The id of an origin that a speaker is one of; a drafted one names it among its speakers."""
        own = self.figures.speaker_key(speaker.speaker_id, article)
        for each in self.new:
            if each is row and own not in speakers_of(each):
                each["speakers"] += f", {own}"
        return row["origin_id"]

    def _names(self, row: Mapping[str, str]) -> Iterator[str]:
        """The names of an origin: its own, and those of its speakers."""
        yield row["name"]
        yield from (each.name for each in self._speakers(row))

    def _speakers(self, row: Mapping[str, str]) -> Iterator[Speaker]:
        """The speakers of an origin, as each article has them."""
        for each in speakers_of(row):
            article, _, speaker_id = each.rpartition("/")
            for name, dossier in self.figures.dossiers.items():
                if article in ("", name):
                    yield from (s for s in dossier.speakers if s.speaker_id == speaker_id)

    def _add(self, name: str, kind: str, speaker: str) -> str:
        """Add an origin; its id."""
        taken = {UNKNOWN, *(row["origin_id"] for row in self._all)}
        origin_id = free_id(lettered(slug(name_key(name)), "origin"), taken)
        cells = {"name": name, "kind": kind, "speakers": speaker, "note": ""}
        self.new.append({"origin_id": origin_id, **cells})
        return origin_id


def speakers_of(row: Mapping[str, str]) -> list[str]:
    """The speakers of a row of `origins.csv`."""
    return [each for each in re.split(r"[\s,;]+", row["speakers"]) if each]


def _is_body(speaker: Speaker) -> bool:
    """Whether a speaker is a body: the coding says so, or, where it says nothing, its name does."""
    if speaker.kind:
        return speaker.kind == "body"
    first, *_ = name_key(speaker.name).split(" of ")
    words = first.split()
    return speaker.name[:4].casefold() == "the " and bool(words) and is_body(words[-1])
