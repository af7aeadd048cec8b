"""A row of the coding as a claim or an exclusion: anchored in the article, and reread from its words."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from as_stated.coding import by_hand
from as_stated.coding.anchor import check_length
from as_stated.coding.article import Article
from as_stated.coding.cells import (
    UNNAMED,
    check_cells,
    check_one_meaning,
    check_plain,
    check_speech,
)
from as_stated.coding.checks import check_listed
from as_stated.coding.claims import Claim
from as_stated.coding.columns import ALONE, KINDS, PUBLISHED
from as_stated.coding.files import Row
from as_stated.coding.records import Event, Exclusion, Speaker, Unit
from as_stated.coding.sentences import Sentences
from as_stated.coding.stance import Form, Method
from as_stated.coding.standing import ask_for_stance, read_standing
from as_stated.coding.text import Span
from as_stated.coding.typed import NUMBERS, read_number
from as_stated.coding.unit_kinds import check_kind
from as_stated.errors import Problem
from as_stated.numerals import Kind, Number, Status, say

# The cells that a claim takes as they are.
_AS_IS = (
    "exact", "prefix", "suffix", "hedge", "population", "people_status", "speech", "said_on", "channel",
    "coding_note", "earlier_words", "per", "part_of", "reading_note",
)  # fmt: skip


@dataclass(frozen=True)
class Coder:
    """Turns rows into anchored claims and exclusions.

    Args:
        article: the article; `numbers`: all its numbers, as the program reads them.
        units, events, speakers: the rows that a claim may name, by id.
    """

    article: Article
    numbers: Sequence[Number]
    units: Mapping[str, Unit]
    events: Mapping[str, Event]
    speakers: Mapping[str, Speaker]

    def claim(
        self, row: Row, place: Span | None, inner: Sequence[Span]
    ) -> tuple[Claim | None, list[Problem]]:
        """The row as a claim, or what is wrong with it.

        Args:
            place: where its quote stands; None if it stands nowhere, which has been named already.
            inner: the quotes of other claims inside it: their numbers are theirs.
        """
        problems = check_cells(row, self.article, self.units, self.events, self.speakers)
        number: Number | None = None
        if place:
            problems += check_length(row, self.article, place)
            problems += check_speech(row, self.article, place)
            if self.article.source.is_english:
                problems += ask_for_stance(row, self.sentence(place))
            number = self._number(row, place, inner, problems)
        if problems or not place or number is None or row.is_undecided:
            return None, problems
        return self.as_claim(row, place, number), []

    @cached_property
    def _starts(self) -> list[int]:
        return [number.start for number in self.numbers]

    @cached_property
    def _sentences(self) -> Sentences:
        spans = [(number.start, number.end) for number in self.numbers]
        return Sentences(self.article.text, spans)

    def sentence(self, place: Span) -> str:
        """The sentence, or sentences, that a quote at `place` stands in."""
        return self.article.text[slice(*self._sentences.around(*place))]

    def numbers_of(self, place: Span, inner: Sequence[Span]) -> list[Number]:
        """The numbers of a quote at `place`, except for those of other quotes `inner` to it."""
        return [
            each
            for each in self._numbers_in(place)
            if not any(start <= each.start and each.end <= end for start, end in inner)
        ]

    def _number(
        self, row: Row, place: Span, inner: Sequence[Span], problems: list[Problem]
    ) -> Number | None:
        """Invariant 3: the number that the row states, as the program or as a person reads it."""
        if row.is_todo("magnitude"):
            return None
        if wrong := check_plain(row):
            problems += wrong
            return None
        if not by_hand.is_by_hand(row) and self.article.source.is_english:
            return self._reread(row, place, inner, problems)
        wrong = [each for column in NUMBERS for each in check_one_meaning(row, column)]
        if not wrong and not row.is_todo("magnitude_to"):
            read = by_hand.read_claim(row, self.article, place, self._kind(row))
            if isinstance(read, Number):
                return read
            wrong = read
        problems += wrong
        return None

    def _kind(self, row: Row) -> Kind:
        """What a number is that a person reads, by its unit."""
        sign = self.units[row["unit"]].sign if row["unit"] in self.units else ""
        return "percent" if sign == "%" else "money" if sign else "count"

    def _reread(
        self, row: Row, place: Span, inner: Sequence[Span], problems: list[Problem]
    ) -> Number | None:
        """Number and hedge of the row are those that the program reads in the quote."""
        held = self.numbers_of(place, inner)
        same = [number for number in held if number.magnitude == read_number(row["magnitude"])]
        if len(same) == 1:
            wrong = [*_differences(row, same[0])]
            if unit := self.units.get(row["unit"]):
                sentence = self._numbers_in(self._sentences.around(*place))
                wrong += check_kind(row, same[0], unit, sentence)
            if not wrong and not by_hand.holds_hedge(row["exact"], same[0].hedge):
                what = f"the hedge {same[0].hedge!r} stands outside the quote."
                todo = "Take it into exact: no figure is shown without its hedge."
                wrong = [row.problem(what, todo)]
            problems += wrong
            return same[0]
        if same:
            what = f"the quote states {row['magnitude']} {len(same)} times."
            problems.append(row.problem(what, "Shorten the quote to one of them."))
            return None
        if wrong := check_one_meaning(row, "magnitude"):
            problems += wrong
            return None
        says = " and ".join(f'"{stated(number)}"' for number in held) or "no number"
        what = f"magnitude is {row['magnitude']}, but the quote says {says}."
        problems.append(row.problem(what, "Correct one of them."))
        return None

    def _numbers_in(self, place: Span) -> list[Number]:
        start, end = place
        first, last = (bisect_left(self._starts, at) for at in (start, end))
        return [each for each in self.numbers[first:last] if each.end <= end]

    def as_claim(self, row: Row, place: Span, number: Number) -> Claim:
        """The row, whose quote stands at `place`, as a claim of `number`. Only for a row without problems."""
        assert number.magnitude is not None
        published = self.article.source.date_published
        group, speaker = row["comparable_group"], row["speaker_id"]
        as_is: dict[str, Any] = {column: row[column] for column in _AS_IS}
        return Claim(
            claim_id=row.key,
            start=place[0],
            end=place[1],
            magnitude=number.magnitude,
            magnitude_to=number.magnitude_to,
            status=cast(Status, row["magnitude_status"]),
            unit=self.units[row["unit"]],
            comparable_group="" if group == ALONE else group,
            stands_alone=group == ALONE,
            event=self.events[row["event_id"]],
            as_of=published if row["as_of"] == PUBLISHED else row["as_of"],
            speaker=UNNAMED.get(speaker, self.speakers.get(speaker)),
            standing=read_standing(row, self.article, self.speakers),
            form=cast(Form, row["form"] or "level"),
            method=cast(Method, row["method"]),
            cited=tuple(self.speakers[each] for each in row.names("cited_ids")),
            number=(number.start, number.end),
            kind=number.kind,
            **as_is,
        )

    def exclusion(self, row: Row, place: Span | None) -> tuple[Exclusion | None, list[Problem]]:
        """The row as an exclusion of the one number that its quote holds, or what is wrong with it.

        Args:
            place: where its quote stands; None if it stands nowhere, which has been named already.
        """
        problems = [*check_listed(row, "kind", KINDS)] if by_hand.is_by_hand(row) else []
        if not row["reason"].strip():
            problems.append(row.problem("reason is empty.", "Say why the number is not a figure."))
        span = self._excluded(row, place, problems) if place else None
        if problems or not span or row.is_undecided:
            return None, problems
        return Exclusion(*span, cast(Kind, row["kind"]), row["reason"], row["reading_note"]), []

    def _excluded(self, row: Row, place: Span, problems: list[Problem]) -> Span | None:
        """The number that an exclusion is about."""
        if by_hand.is_by_hand(row) or not self.article.source.is_english:
            span = by_hand.place_of(row, self.article, place)
            if isinstance(span, tuple):
                return span
            problems += span
            return None
        held = self._numbers_in(place)
        if len(held) != 1:
            what = f"the quote {row['exact']!r} holds {len(held)} numbers, not one."
            problems.append(row.problem(what, "Quote just the number that is excluded."))
            return None
        if held[0].kind != row["kind"] and not row.is_todo("kind"):
            what = f"kind is {row['kind']!r}, but {held[0].text!r} reads as {held[0].kind}."
            todo = "Correct the kind. If the program is wrong, fill number and reading_note."
            problems.append(row.problem(what, todo))
        return held[0].start, held[0].end


def _differences(row: Row, number: Number) -> Iterator[Problem]:
    """What of the row is not what its number says."""
    upper = read_number(row["magnitude_to"])
    ends = ("" if each is None else say(each) for each in (number.magnitude_to, upper))
    for column, read, coded in (
        ("magnitude_to", *ends),
        ("magnitude_status", number.status, row["magnitude_status"]),
        ("hedge", number.hedge, row["hedge"]),
    ):
        if read.casefold() != coded.casefold() and not row.is_todo(column):
            said = f'the quote says "{stated(number)}" ({read or "none"})'
            what = f"{column} is {row[column] or 'empty'}, but {said}."
            yield from check_one_meaning(row, column) or [row.problem(what, "Correct one of them.")]


def stated(number: Number) -> str:
    """What `number` is with its hedge, for a message; a hedge after the number is given by its sign."""
    return f"{number.hedge} {number.text}".strip()
