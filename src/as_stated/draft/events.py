"""The events of a first coding: one for each date that says when a figure was so, or one for all."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from as_stated.coding import TODO, span
from as_stated.draft.guesses.modifying import Dates
from as_stated.draft.guesses.passages import Passages
from as_stated.draft.guesses.timing import Mention, find_dates
from as_stated.draft.rows import Cells, Rows, slug
from as_stated.numerals import Number

_DATE = re.compile(r"(?: (?:of|on|in))? *\{[^}]*\}")
# What a date tells the age of, or since when something has been so.
_AGE = re.compile(
    r"""\b(?:(?:built|founded|opened|completed|established|born|constructed|commissioned|elected|appointed|launched
    |formed|created|signed|installed|renovated|dating|dates|introduced|bought|set\ up)
    (?:\ back\ to)? (?:\ (?:in|on))? | since(?:\ (?:the|early|late|mid))*)\ $""",
    re.VERBOSE | re.IGNORECASE,
)
# "down from 63 percent in | January"
_LOOK_BACK = re.compile(
    r"\b(?:(?:down|up) from|compared (?:with|to)|from) [^,.;]{1,30} (?:in |on )?$"
)
_NAME = re.compile(r" ((?:[a-z][\w-]* ){0,2}[a-z][\w-]*)(?=,|\.|;| (?:which|that|when|in|of)\b)")
# A date further back than this has an event of its own, also in a draft with one event for all.
NEAR = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Events:
    """Drafts events, and says which is a figure's.

    Args:
        rows: the rows of the coding; new events go there.
        passages: the article's text with all its numbers.
        published: the day of publication; None: not known.
        label: of one event for all new figures; empty: each figure's own date has an event.
    """

    rows: Rows
    passages: Passages
    published: date | None
    label: str = ""

    def add(self, figures: Sequence[Number]) -> None:
        """An event for each date that says when a figure was so, and the one for all."""
        if figures and self.label and not self._of_all():
            self._add_for_all()
        for number in figures:
            own = self._own(number)
            if own and not any(_is_of(own, event) for event in self.rows["events.csv"]):
                lead = "" if re.match(r"[A-Za-z]", own.phrase) else "date "
                self._add(own, slug(lead + own.phrase), self._named_by(own))
        if figures and not self.rows["events.csv"]:  # a figure needs one, dated or not
            self._add(Mention("", TODO, "inferred"), "event")

    def _add_for_all(self) -> None:
        """The one event for all figures: that of all articles, if one is called so."""
        rows = [row for row in self.rows.shared.get("events.csv", ()) if row["label"] == self.label]
        ids = {row["event_id"] for row in self.rows["events.csv"]}
        if len(rows) == 1 and rows[0]["event_id"] not in ids:
            self.rows.use("events.csv", rows[0])
            return
        name = slug(_DATE.sub("", self.label)) or "event"
        self._add(Mention("", TODO, "inferred"), name, self.label)

    def event_of(self, number: Number) -> str:
        """The id of the event of a figure: of its own date, or of the one for all; else `TODO`."""
        if own := self._own(number):
            events = [each for each in self.rows["events.csv"] if _is_of(own, each)]
            return events[0]["event_id"] if len(events) == 1 else TODO
        if not self.label or any(map(self._is_apart, self._in_paragraph(number))):
            return TODO
        return self._of_all()

    def as_of(self, number: Number) -> str:
        """The day that a figure holds for, where its sentence says one; else empty."""
        return _day(self._dates(number).as_of())

    def said_on(self, number: Number) -> str:
        """The day on which its speaker said a figure, where its sentence says one; else empty."""
        return _day(self._dates(number).said_on())

    def _dates(self, number: Number) -> Dates:
        sentence = self.passages.sentence(number)
        reach, mentions = self.passages.reach(number), self._mentions(*sentence)
        return Dates(self.passages.text, reach, mentions, sentence)

    def _of_all(self) -> str:
        """The id of the one event for all, empty if there is none yet."""
        events = [each for each in self.rows["events.csv"] if each["label"] == self.label]
        return events[0]["event_id"] if events else ""

    def _own(self, number: Number) -> Mention | None:
        """The date that says when a figure was so; with one event for all only if it is far from it."""
        if self.label and self.as_of(number):  # how the same thing stood before
            return None
        own = self._dates(number).of_figure()
        return None if own and self.label and not self._is_far(own) else own

    def _is_far(self, mention: Mention) -> bool:
        """Whether a date lies long before the day of publication, or may."""
        if mention.edtf == TODO or self.published is None:
            return mention.basis == "stated"
        first, last = span(mention.edtf)
        return first is None or last is None or last < self.published - NEAR

    def _named_by(self, mention: Mention) -> str:
        """The label of an event that its date names: "the 1953 storm flood"; else `TODO`."""
        text = self.passages.text
        lead = re.search(r"\b[Tt]he $", text[: mention.start])
        name = _NAME.match(text, mention.end)
        return f"the {{date}} {name[1]}" if lead and name else TODO

    def _is_apart(self, mention: Mention) -> bool:
        """Whether a date far back may be that of the figures beside it.

        Not so if it only tells the age of a thing ("built in 1974", "the worst since the 1953 flood"), or
        is where a span begins that lasts until now ("since 2019").
        """
        lead = self.passages.text[max(mention.start - 60, 0) : mention.start]
        if (
            _AGE.search(lead)
            or _LOOK_BACK.search(lead)
            or re.match(r"since ", mention.phrase, re.IGNORECASE)
        ):
            return False
        return self._is_far(mention)

    def _in_paragraph(self, number: Number) -> list[Mention]:
        """The dates of a figure's sentence, and of those before it in the paragraph."""
        start, _ = self.passages.paragraph(number)
        return self._mentions(start, self.passages.sentence(number)[1])

    def _mentions(self, start: int, end: int) -> list[Mention]:
        passage = self.passages.text[start:end]
        return find_dates(passage, self.passages.within(start, end), self.published, start)

    def _add(self, mention: Mention, name: str, label: str = TODO) -> Cells:
        return self.rows.append(
            "events.csv",
            event_id=self.rows.new_id(name),
            label=label,
            date_edtf=mention.edtf,
            date_as_stated=mention.phrase,
            date_basis=mention.basis,
        )


def _day(mention: Mention | None) -> str:
    return mention.edtf if mention and mention.edtf != TODO else ""


def _is_of(mention: Mention, event: Mapping[str, str]) -> bool:
    """Whether a date, by its words or by what they mean, is the one an event has."""
    if mention.phrase.casefold() == event["date_as_stated"].casefold():
        return True
    return mention.edtf == event["date_edtf"] != TODO
