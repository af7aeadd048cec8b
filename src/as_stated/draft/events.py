"""The events of a first coding: one for each date that stands beside a figure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from as_stated.coding import TODO
from as_stated.draft.guesses import Mention, Passages, find_dates
from as_stated.draft.rows import Rows, slug
from as_stated.numerals import Number


@dataclass(frozen=True, slots=True)
class Events:
    """Drafts events, and says which is a figure's.

    Args:
        rows: the rows of the coding; new events go there.
        passages: the article's text with all its numbers.
        published: the day of publication; None: not known.
    """

    rows: Rows
    passages: Passages
    published: date | None

    def add(self, figures: Sequence[Number]) -> None:
        """An event for each date in a figure's sentence: one of them may be the figure's."""
        for number in figures:
            for mention in self._mentions(number):
                if not any(_is_of(mention, event) for event in self.rows["events.csv"]):
                    lead = "" if re.match(r"[A-Za-z]", mention.phrase) else "date "
                    self._add(mention, slug(lead + mention.phrase))
        if figures and not self.rows["events.csv"]:  # a figure needs one, dated or not
            self._add(Mention("", TODO, "inferred"), "event")

    def event_of(self, number: Number) -> str:
        """The id of the only event, or of that of the only date in the sentence, if it begins with it."""
        events = self.rows["events.csv"]
        mentions = self._mentions(number)
        start, end = self.passages.sentence(number)
        phrase = re.escape(mentions[0].phrase) if mentions else ""
        begins = re.match(rf"(?:On |In )?{phrase}\b", self.passages.text[start:end])
        if len(mentions) == 1 and begins:
            events = [each for each in events if _is_of(mentions[0], each)]
        return events[0]["event_id"] if len(events) == 1 else TODO

    def _mentions(self, number: Number) -> list[Mention]:
        start, end = self.passages.sentence(number)
        sentence = self.passages.text[start:end]
        return find_dates(sentence, self.passages.within(start, end), self.published, start)

    def _add(self, mention: Mention, name: str) -> None:
        self.rows.append(
            "events.csv",
            event_id=self.rows.new_id(name),
            label=TODO,
            date_edtf=mention.edtf,
            date_as_stated=mention.phrase,
            date_basis=mention.basis,
        )


def _is_of(mention: Mention, event: Mapping[str, str]) -> bool:
    """Whether a date, by its words or by what they mean, is the one an event has."""
    if mention.phrase.casefold() == event["date_as_stated"].casefold():
        return True
    return mention.edtf == event["date_edtf"] != TODO
