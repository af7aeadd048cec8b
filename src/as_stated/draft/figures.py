"""A first coding of an article's numbers: each one placed, what the text does not settle `TODO`."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from as_stated.coding import TODO, Article, Source, Unit
from as_stated.draft.animals import leave_animals_open
from as_stated.draft.elided import fill_elided
from as_stated.draft.events import Events
from as_stated.draft.groups import propose_groups
from as_stated.draft.guesses.counted import Counted, guess_counted
from as_stated.draft.guesses.form import guess_form
from as_stated.draft.guesses.passages import Passages
from as_stated.draft.guesses.people_status import guess_status
from as_stated.draft.guesses.place import Place, Span
from as_stated.draft.guesses.unit import guess_unit
from as_stated.draft.headers import read_headers
from as_stated.draft.numbers import is_figure, reason_of, why_no_figures
from as_stated.draft.parts import name_wholes
from as_stated.draft.quotes import final_quote, passage_of, whole_behind, without_dangling
from as_stated.draft.repeated import fold_headlines
from as_stated.draft.rows import Cells, Rows, slug
from as_stated.draft.speakers import Speakers
from as_stated.draft.statements import Statements
from as_stated.draft.unwrap import unwrapped, within_lines
from as_stated.numerals import Number

# What is longer than so many characters, or has more numbers, is a table or a list, and no guess.
LONGEST_SENTENCE, MOST = 4000, 60
# "all but 12 died", "neither the 12 drivers nor the 30 passengers were hurt": it is said of others, or not of all.
_OF_OTHERS = re.compile(
    r"""
    \b (?: (?:all|everyone|everybody|nobody|none) [ ] (?:but|except) (?:[ ]for)? [ ]
         | not [ ] (?:all|every[ ]one[ ]of) (?:[ ]of)? (?:[ ]the)? [ ]
         | (?:neither|nor|none) [ ] (?:of[ ])? (?:(?:the|its|their|his|her)[ ])? ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "has never acknowledged more than 243": whether that is 243 at most the words leave open.
_NEGATED = re.compile(
    r"\b(?:never|not|cannot|\w+n[’']t|nobody|no(?: one)?|none|neither|without)(?: [a-z]+){1,3} $",
    re.IGNORECASE,
)
_MORE = re.compile(r"^(?:more|fewer) ")  # "900 more people": people are counted


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
    _again: Mapping[Number, Cells] = field(default_factory=dict, init=False)

    @property
    def drafted(self) -> Mapping[Number, Cells]:
        """The claims drafted so far by their number, and what was drafted of further quotes."""
        return {**self._claims, **self._again}

    def __post_init__(self) -> None:
        headers = read_headers(self.article.text)
        read = headers.without_labels(unwrapped(self.article.text))
        self._headlines = headers.headlines
        self._passages = Passages(read, self.numbers)
        self._statements = Statements(self.article, self._passages, Speakers(self.rows, read))
        above = {each: headers.reason(each.start) for each in self.numbers}
        below = [each for each in self.numbers if not above[each]]
        self._reasons = {each: reason_of(each) or why for each, why in above.items() if why}
        self._reasons |= why_no_figures(read, below)
        self._figures = frozenset(
            each
            for each in self.numbers
            if is_figure(each) and each not in self._reasons and self._is_in_prose(each)
        )

    def add(self, numbers: Iterable[Number], no_figures: Iterable[Number] = ()) -> None:
        """Draft a row for each of these numbers, and the events and speakers they need.

        Args:
            numbers: what is new; `no_figures`: numbers that are not to be claims.
        """
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
        leave_animals_open(self._passages, self._claims)
        self._again = fold_headlines(self._passages, self._claims, self.rows, self._headlines)
        propose_groups([*self._claims.values()])
        others = (number for number in numbers if number not in self._figures)
        for number in (*others, *no_figures):
            self._add_exclusion(number)

    def _is_in_prose(self, number: Number) -> bool:
        """Whether a sentence of usual length says the number."""
        start, end = self._passages.sentence(number)
        return end - start <= LONGEST_SENTENCE and len(self._passages.within(start, end)) <= MOST

    def _add_claim(self, number: Number, event_id: str) -> Cells:
        text = self._passages.text
        place = self._passages.place(number, self._figures)
        passage = passage_of(place, self._passages, self._figures, self.units)
        form = guess_form(place)
        first, last = self._passages.reach(number)
        counted = guess_counted(text[last : passage[1]], self.units)
        status, word = self._status(place, passage, counted)
        start, end = final_quote(place, passage, counted, form)
        if other := whole_behind(place):
            behind = guess_counted(text[other[1] : passage[1]], self.units).population
            end = text.find(behind, other[1]) + len(behind)
        whole = start, end
        start, end = within_lines(self.article.text, whole, (first, last))
        if end != whole[1]:
            start, end = without_dangling(self.article.text, (start, end), last)
        size = slug(magnitude_cell(number.magnitude))
        kind = "figure" if number.kind == "count" else number.kind
        name = slug(f"{counted.noun} {word}") or f"{kind}-{size}"
        prefix, suffix = self.article.tell_apart(start, end)
        is_open = number.status in "<>" and _NEGATED.search(place.before) is not None
        row = self._claims[number] = self.rows.append(
            "claims.csv",
            claim_id=self.rows.new_id(name, size),
            exact=self.article.text[start:end],
            prefix=prefix,
            suffix=suffix,
            magnitude=magnitude_cell(number.magnitude),
            magnitude_to=magnitude_cell(number.magnitude_to),
            magnitude_status=TODO if is_open else number.status,
            hedge=number.hedge,
            unit=guess_unit(place, counted, self.units) or TODO,
            population=_MORE.sub("", counted.population) if number.kind == "count" else "",
            people_status=status,
            event_id=event_id,
            form=form.form,
            per=form.per,
            **self._statements.cells(place, start, end),
        )
        return row

    def _status(self, place: Place, passage: Span, counted: Counted) -> tuple[str, str]:
        """What happened to the people counted, and the word that says so."""
        if place.number.kind != "count":
            return "", ""
        text, (start, end) = place.text, passage
        # "five of whose six crew died": five did
        is_of_part = place.is_whole and text.endswith(" of whose ", start, place.first)
        if is_of_part or _OF_OTHERS.search(place.before):
            return TODO, ""
        if place.is_whole and text.startswith(" who ", end):  # "of the 5,000 who left their homes"
            end = place.end
        return guess_status(
            text[start : place.first], text[place.last : end], counted, place.sentence
        )

    def _add_exclusion(self, number: Number) -> None:
        prefix, suffix = self.article.tell_apart(number.start, number.end)
        reason = self._reasons.get(number) or reason_of(number) or TODO
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
