"""A first coding of an article's numbers: each one placed, what the text does not settle `TODO`."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from as_stated.coding import TODO, Article, Source, Unit
from as_stated.draft.elided import fill_elided
from as_stated.draft.events import Events
from as_stated.draft.groups import propose_groups
from as_stated.draft.guesses import (
    Guess,
    Nobody,
    Passages,
    Place,
    Voice,
    guess_actor,
    guess_cited,
    guess_counted,
    guess_earlier,
    guess_fate,
    guess_form,
    guess_standing,
    guess_unit,
    guess_voice,
)
from as_stated.draft.headers import read_headers
from as_stated.draft.numbers import REASONS, is_figure, why_no_figures
from as_stated.draft.parts import name_wholes
from as_stated.draft.quotes import final_quote, passage_of, whole_behind
from as_stated.draft.rows import Cells, Rows, slug
from as_stated.draft.speakers import Speakers
from as_stated.draft.unwrap import unwrapped, within_lines
from as_stated.numerals import Number

# Whoever does this states the figure: "the army promised 300 boats".
_UNDERTAKES = re.compile(
    r"(?:promis|pledg|vow|offer|expects?$|anticipates?$|forecasts?$|predict)", re.IGNORECASE
)


def bare_article(name: str, text: str) -> Article:
    """An article of which nothing is known but its text."""
    return Article(name, text, Source("", "", "", "", "", "", "", "", "", "", ()))


def magnitude_cell(magnitude: int | Decimal | None) -> str:
    """A magnitude as a cell holds it: 6500, 1.5; empty for none."""
    return "" if magnitude is None else format(Decimal(magnitude), "f")


@dataclass
class Drafter:
    """Drafts rows for the numbers of an article, beside the rows it has already.

    Args:
        article: the article; `numbers`: all its numbers.
        units: the rows of `data/units.csv`.
        published: the day of publication; None: not known.
        rows: the rows there are; the new ones go there too.
        event: the label of one event for all figures; empty: each has that of its own date.
    """

    article: Article
    numbers: Sequence[Number]
    units: Collection[Unit]
    published: date | None
    rows: Rows
    event: str = ""
    _claims: dict[Number, Cells] = field(default_factory=dict, init=False)

    @property
    def drafted(self) -> Mapping[Number, Cells]:
        """The claims drafted so far, by their number."""
        return self._claims

    def add(self, numbers: Iterable[Number], no_figures: Iterable[Number] = ()) -> None:
        """Draft a row for each of these numbers, and the events and speakers they need.

        Args:
            numbers: what is new; `no_figures`: numbers that are not to be claims.
        """
        self._headers = read_headers(self.article.text)
        read = self._headers.without_dateline(unwrapped(self.article.text))
        self._read = bare_article(self.article.name, read)
        self._passages = Passages(self._read.text, self.numbers)
        self._speakers = Speakers(self.rows, self._read.text)
        above = {each: self._headers.reason(each.start) for each in self.numbers}
        text = [number for number in self.numbers if not above[number]]
        self._reasons = {
            **why_no_figures(self._read.text, text),
            **{
                number: REASONS.get(number.kind, reason)
                for number, reason in above.items()
                if reason
            },
        }
        self._figures = frozenset(filter(is_figure, self.numbers)) - self._reasons.keys()
        numbers = list(numbers)
        figures = [number for number in numbers if number in self._figures]
        events = Events(self.rows, self._passages, self.published, self.event)
        events.add(figures)
        for number in figures:
            cells = self._add_claim(number, events.event_of(number))
            cells["as_of"] = events.as_of(number)
            if cells["speech"] in ("direct", "indirect"):
                cells["said_on"] = events.said_on(number)
        name_wholes(self._passages, self._claims)
        fill_elided(self._passages, self._claims, self.units)
        propose_groups([*self._claims.values()])
        for number in numbers:
            if number not in self._figures:
                self._add_exclusion(number)
        for number in no_figures:
            self._add_exclusion(number)

    def _add_claim(self, number: Number, event_id: str) -> Cells:
        text = self._read.text
        place = self._passages.place(number, self._figures)
        passage = passage_of(place, self._passages, self._figures, self.units)
        form = guess_form(place)
        first, last = self._passages.reach(number)
        counted = guess_counted(text[last : passage[1]], self.units)
        status, fate = "", ""
        if number.kind == "count":
            who = text.startswith(" who ", passage[1]) and place.is_whole
            status, fate = guess_fate(
                text[passage[0] : first],
                text[last : place.end if who else passage[1]],
                counted,
                place.sentence,
            )
        start, end = final_quote(place, passage, counted, form)
        if whole := whole_behind(place):
            behind = guess_counted(text[whole[1] : passage[1]], self.units).population
            end = text.find(behind, whole[1]) + len(behind)
        start, end = within_lines(self.article.text, (start, end), (first, last))
        size = slug(magnitude_cell(number.magnitude))
        kind = "figure" if number.kind == "count" else number.kind
        name = slug(f"{counted.noun} {fate}") or f"{kind}-{size}"
        prefix, suffix = self.article.tell_apart(start, end)
        speaker, speech, standing = self._said(place, start, end)
        row = self._claims[number] = self.rows.append(
            "claims.csv",
            claim_id=self.rows.new_id(name, size),
            exact=self.article.text[start:end],
            prefix=prefix,
            suffix=suffix,
            magnitude=magnitude_cell(number.magnitude),
            magnitude_to=magnitude_cell(number.magnitude_to),
            magnitude_status=number.status,
            hedge=number.hedge,
            unit=guess_unit(place, counted, self.units) or TODO,
            population=counted.population if number.kind == "count" else "",
            people_status=status,
            event_id=event_id,
            speaker_id=speaker,
            speech=speech,
            cited_ids=self._cited(place, speaker),
            form=form.form,
            per=form.per,
            earlier_words=self._earlier(place),
            **standing,
        )
        return row

    def _said(self, place: Place, start: int, end: int) -> tuple[str, str, Cells]:
        """Speaker, speech and stance of a quote, where one of them settles another."""
        guess = guess_standing(place)
        if guess.is_outlets:  # what an earlier version said, the outlet said
            return "", "narration", self._standing(place, guess, "")
        speaker, speech = self._speech(place.number, start, end)
        standing = self._standing(place, guess, speaker)
        by = standing.get("stance_by", "")
        words = standing.get("stance_words", "")
        if guess.stance == "withdrawn" and not speaker:  # nobody else could
            return by, "indirect", standing
        if guess.stance == "denied" and words == "not":  # "14 children, not 15"
            return "unstated", speech, standing
        if speaker == TODO and _UNDERTAKES.match(words) and by != "outlet":
            return by, "indirect" if speech == TODO else speech, standing
        return speaker, speech, standing

    def _standing(self, place: Place, guess: Guess, speaker: str) -> Cells:
        """The cells of the stance: nothing of a figure beside which no stance word stands."""
        if guess.words is None:
            return {"stance": guess.stance}
        start, end = guess.words
        by = speaker or "outlet"
        if guess.is_outlets:
            by = "outlet"
        elif guess.acts:
            actor = guess_actor(self._read.text[place.start : start])
            by = self._speakers.id_of(actor) if actor else TODO
        prefix, suffix = self.article.tell_apart(start, end)
        return {
            "stance": guess.stance,
            "stance_by": by,
            "stance_words": self.article.text[start:end],
            "stance_prefix": prefix,
            "stance_suffix": suffix,
        }

    def _cited(self, place: Place, speaker: str) -> str:
        """Whom the speaker names as source: "the ministry said, citing the hospital"."""
        source = guess_cited(place.sentence) if speaker else None
        return self._speakers.id_of(source) if source else ""

    def _earlier(self, place: Place) -> str:
        words = guess_earlier(place)
        return (
            words if isinstance(words, str) else self.article.text[slice(*words)] if words else ""
        )

    def _add_exclusion(self, number: Number) -> None:
        prefix, suffix = self.article.tell_apart(number.start, number.end)
        reason = self._reasons.get(number) or REASONS.get(number.kind, TODO)
        if reason == TODO and not suffix:  # who has to say what it is should see what it is of
            after = re.compile(r"[^\w\r\n]*\w+").match(self.article.text, number.end)
            suffix = after[0] if after else ""
        self.rows.append(
            "exclusions.csv",
            exact=number.text,
            prefix=prefix,
            suffix=suffix,
            kind=number.kind,
            reason=reason,
        )

    def _speech(self, number: Number, start: int, end: int) -> tuple[str, str]:
        """The speaker's id and the kind of speech of a quote."""
        voice = guess_voice(
            self._passages.attribution(number),
            self._passages.sentence(number),
            self._passages.reach(number),
        )
        if voice is Nobody.OUTLET:
            return "", "narration"
        is_direct = self._read.is_quoted(start, end)
        speech = "direct" if is_direct else TODO if voice is Nobody.MAYBE else "indirect"
        if voice is Nobody.DENIED:
            return "unstated", speech
        return (self._speakers.id_of(voice) if isinstance(voice, Voice) else TODO), speech
