"""The rows of a first coding: every number placed, what the text does not settle marked `TODO`."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from as_stated.coding import (
    CLAIM_COLUMNS,
    DERIVED,
    EVENT_COLUMNS,
    EXCLUSION_COLUMNS,
    SPEAKER_COLUMNS,
    TODO,
    Article,
    Source,
    Unit,
)
from as_stated.draft.guesses import (
    Mention,
    Passages,
    Voice,
    find_dates,
    guess_counted,
    guess_fate,
    guess_voice,
)
from as_stated.numerals import Number

Cells = dict[str, str]
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "events.csv": EVENT_COLUMNS,
    "speakers.csv": SPEAKER_COLUMNS,
    "claims.csv": CLAIM_COLUMNS,
    "exclusions.csv": EXCLUSION_COLUMNS,
}
FIGURES = ("count", "percent", "money", "measure")
# Why a number of these kinds is no figure; of any other kind a person has to say.
REASONS = {
    "date": "a date or a time of day",
    "duration": "a length of time or an age",
    "ordinal": "a place in an order",
    "identifier": "part of a name",
    "vague": "a vague quantity: no number is stated",
}


def is_figure(number: Number) -> bool:
    """Whether a draft takes a number for a figure: something counted, paid or measured."""
    return number.kind in FIGURES and number.magnitude is not None


def slug(words: str) -> str:
    """Words as a part of an id: `Åsa Lindqvist` gives `asa-lindqvist`; empty if nothing is left.

    >>> slug("On 3 March 2021")
    'on-3-march-2021'
    """
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def bare_article(name: str, text: str) -> Article:
    """An article of which nothing is known but its text."""
    return Article(name, text, Source("", "", "", "", "", "", "", "", "", "", ()))


def plain(magnitude: int | Decimal | None) -> str:
    """A magnitude as a cell holds it: 6500, 1.5; empty for none."""
    return "" if magnitude is None else format(Decimal(magnitude), "f")


@dataclass
class Sketch:
    """Drafts rows for the numbers of an article, beside the rows it has already.

    Args:
        article: the article; `numbers`: all its numbers.
        units: the rows of `data/units.csv`.
        published: the day of publication; None: not known.
        kept: the rows there are, by file; nothing of theirs is changed or drafted again.
    """

    article: Article
    numbers: Sequence[Number]
    units: Collection[Unit]
    published: date | None
    kept: Mapping[str, Sequence[Mapping[str, str]]]
    rows: dict[str, list[Cells]] = field(default_factory=lambda: {name: [] for name in COLUMNS})

    def add(self, numbers: Iterable[Number], no_figures: Iterable[Number] = ()) -> None:
        """Draft a row for each of these numbers, and the events and speakers they need.

        Args:
            numbers: what is new; `no_figures`: what is not to be a claim, whatever it looks like.
        """
        self._passages = Passages(self.article.text, self.numbers)
        self._figures = frozenset(filter(is_figure, self.numbers))
        numbers = list(numbers)
        figures = [number for number in numbers if is_figure(number)]
        for number in figures:
            self._add_events(number)
        if figures and not self._all("events.csv"):  # a figure needs one, dated or not
            self._add_event(Mention("", TODO, "inferred"), "event")
        for number in figures:
            self._add_claim(number)
        for number in numbers:
            if not is_figure(number):
                self._add_exclusion(number)
        for number in no_figures:
            self._add_exclusion(number)

    def _add_claim(self, number: Number) -> None:
        text = self.article.text
        start, end = self._passages.quote(number, self._figures)
        first, last = self._passages.reach(number)
        counted = guess_counted(text[last:end], self.units)
        status, befell = guess_fate(text[start:first], text[last:end], counted)
        size = slug(plain(number.magnitude))
        kind = "figure" if number.kind == "count" else number.kind
        name = slug(f"{counted.noun} {befell}") or f"{kind}-{size}"
        speaker, speech = self._speech(number, start, end)
        prefix, suffix = self.article.tell_apart(start, end)
        self._append(
            "claims.csv",
            claim_id=self._new_id(name, size),
            exact=text[start:end],
            prefix=prefix,
            suffix=suffix,
            magnitude=plain(number.magnitude),
            magnitude_to=plain(number.magnitude_to),
            magnitude_status=number.status,
            hedge=number.hedge,
            unit=counted.unit or TODO,
            population=counted.population,
            people_status=status,
            event_id=self._event(number),
            speaker_id=speaker,
            speech=speech,
        )

    def _add_exclusion(self, number: Number) -> None:
        prefix, suffix = self.article.tell_apart(number.start, number.end)
        reason = REASONS.get(number.kind, TODO)
        if reason == TODO and not suffix:  # who has to say what it is should see what it is of
            after = re.compile(r"[^\w\r\n]*\w+").match(self.article.text, number.end)
            suffix = after[0] if after else ""
        self._append(
            "exclusions.csv",
            exact=number.text,
            prefix=prefix,
            suffix=suffix,
            kind=number.kind,
            reason=reason,
        )

    def _add_events(self, number: Number) -> None:
        """An event for each date in the figure's sentence: one of them may be the figure's."""
        start, end = self._passages.sentence(number)
        sentence = self.article.text[start:end]
        for mention in find_dates(sentence, self.numbers, self.published, start):
            if not any(_is_of(mention, event) for event in self._all("events.csv")):
                lead = "" if re.match(r"[A-Za-z]", mention.phrase) else "date "
                self._add_event(mention, slug(lead + mention.phrase))

    def _add_event(self, mention: Mention, name: str) -> None:
        self._append(
            "events.csv",
            event_id=self._new_id(name),
            label=TODO,
            date_edtf=mention.edtf,
            date_as_stated=mention.phrase,
            date_basis=mention.basis,
        )

    def _event(self, number: Number) -> str:
        """The only event; or that of the only date in the sentence, if it begins with it."""
        events = self._all("events.csv")
        start, end = self._passages.sentence(number)
        sentence = self.article.text[start:end]
        mentions = find_dates(sentence, self.numbers, self.published, start)
        phrase = re.escape(mentions[0].phrase) if mentions else ""
        if len(mentions) == 1 and re.match(rf"(?:On |In )?{phrase}\b", sentence):
            events = [each for each in events if _is_of(mentions[0], each)]
        return events[0]["event_id"] if len(events) == 1 else TODO

    def _speech(self, number: Number, start: int, end: int) -> tuple[str, str]:
        """The speaker's id and the kind of speech of a quote."""
        is_direct = self.article.is_quoted(start, end)
        sentence, paragraph = (
            self.article.text[slice(*span)]
            for span in (self._passages.sentence(number), self._passages.paragraph(number))
        )
        at = start - self._passages.sentence(number)[0]
        clause = sentence[sentence.rfind(";", 0, at) + 1 :].split(";")[0]
        voice = guess_voice(clause, paragraph, is_direct)
        if voice is None and guess_voice(sentence, paragraph, is_direct):
            voice = TODO  # said of another part of the sentence, maybe of this one as well
        speech = "direct" if is_direct else "indirect"
        if voice is None:
            return "", "narration"
        return (self._speaker(voice) if isinstance(voice, Voice) else TODO), speech

    def _speaker(self, voice: Voice) -> str:
        """The id of a speaker, who is known by the last name too once the full one has stood."""
        for speaker in self._all("speakers.csv"):
            if voice.name in (speaker["name"], speaker["name"].rpartition(" ")[2]):
                return speaker["speaker_id"]
        last = voice.name.split()[-1]  # of a name; a body is called by all its words
        name = slug(last if last[:1].isupper() else voice.name.removeprefix("the "))
        self._append(
            "speakers.csv",
            speaker_id=self._new_id(name, lead="speaker"),
            name=voice.name,
            role=voice.role,
        )
        return self.rows["speakers.csv"][-1]["speaker_id"]

    def _new_id(self, name: str, more: str = "", lead: str = "figure") -> str:
        """A name that nothing else has; with `more` behind it, or a number, if it is taken."""
        name = name if name[:1].isalpha() else f"{lead}-{name}".strip("-")
        taken = set(DERIVED)
        for file, columns in COLUMNS.items():
            if columns[0].endswith("_id"):
                taken |= {row[columns[0]] for row in self._all(file)}
        tries = [name, *([f"{name}-{more}"] if more and not name.endswith(more) else [])]
        tries += [f"{tries[-1]}-{again}" for again in range(2, len(taken) + 3)]
        return next(each for each in tries if each not in taken)

    def _all(self, file: str) -> list[Mapping[str, str]]:
        return [*self.kept.get(file, ()), *self.rows[file]]

    def _append(self, file: str, **cells: str) -> None:
        self.rows[file].append(dict.fromkeys(COLUMNS[file], "") | cells)


def _is_of(mention: Mention, event: Mapping[str, str]) -> bool:
    """Whether a date, by its words or by what they mean, is the one an event has."""
    if mention.phrase.casefold() == event["date_as_stated"].casefold():
        return True
    return mention.edtf == event["date_edtf"] != TODO
