"""The hand-coded files of an article, read, anchored in its text and checked against it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from as_stated.coding.anchor import HELPED, anchor_row, inside, overlapping
from as_stated.coding.arithmetic import check_articles_numbers
from as_stated.coding.article import Article
from as_stated.coding.changes import Changes
from as_stated.coding.checks import check_corrected_on, check_decided, check_wording
from as_stated.coding.claims import Claim
from as_stated.coding.coder import Coder
from as_stated.coding.events import check_event, read_event
from as_stated.coding.files import Row
from as_stated.coding.named import check_speaker, is_of_earlier, named_speakers
from as_stated.coding.quotes import Quotes, apart, check_claim_ids, name_of
from as_stated.coding.records import Change, Correction, Event, Exclusion, Quote, Speaker, Unit
from as_stated.coding.relations import check_groups, check_parts, related
from as_stated.coding.shared import Taken, check_shared_speaker, take_shared
from as_stated.coding.story import check_correction
from as_stated.coding.tables import OWN, check_ids, read_tables
from as_stated.coding.text import Span
from as_stated.errors import CodingError, Problem
from as_stated.numerals import Number
from as_stated.project import Project

Record = TypeVar("Record", Speaker, Unit)
# The columns of each file that readers see.
_TEXTS = {
    "events.csv": ("label",), "claims.csv": ("coding_note",), "quotes.csv": ("note",),
    "exclusions.csv": ("reason", "reading_note"), "changes.csv": ("reason",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Broken:
    """A row whose quote stands in the text, but which does not hold; it has been named already."""

    start: int
    end: int
    key: str  # its id; empty for an exclusion


@dataclass(frozen=True, slots=True)
class Coding:
    """What people decided about one article, anchored in its text."""

    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    speakers: tuple[Speaker, ...]
    earlier_speakers: tuple[Speaker, ...]  # whom only a text that the article had before names
    units: tuple[Unit, ...]
    exclusions: tuple[Exclusion, ...]
    corrections: tuple[Correction, ...]
    changes: tuple[Change, ...]
    ids: tuple[str, ...]  # of claims, events and speakers, those of rows that do not hold included
    broken: tuple[Broken, ...]
    notices: tuple[str, ...]  # what `check` says of the files though nothing is wrong, a line each


def read_coding(
    project: Project, article: Article, numbers: Sequence[Number], earlier: Iterable[Article] = ()
) -> tuple[Coding, list[Problem]]:
    """Read everything in `data/<article>/` but its source and story, and `data/units.csv`.

    Args:
        numbers: every number of the article, as the program reads it.
        earlier: the texts that it had before.

    Returns:
        The rows that hold, and every problem of those that do not.

    Raises:
        CodingError: a file is not a table with its columns; the message names what is wrong there.
    """
    reader = _Reader(project, article, numbers, tuple(earlier))
    coding = reader.coding()
    return coding, reader.problems


@dataclass
class _Reader:
    """Reads the files one after the other; `problems` holds what was found wrong so far."""

    project: Project
    article: Article
    numbers: Sequence[Number]
    earlier: Sequence[Article]
    problems: list[Problem] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    _lost: int = 0  # quotes that were not found
    _gone: set[str] = field(default_factory=set)  # speakers whom only an earlier text names

    def coding(self) -> Coding:
        """All files as one."""
        own, problems, notices = read_tables(self.project, self.article.name)
        self.problems += problems
        self.notices += notices
        if own is None:  # what else is wrong follows from that, mostly
            raise CodingError(self.problems)
        rows_of_its = (row for name in OWN for row in own[name])
        self.problems += [each for row in rows_of_its for each in check_decided(row)]
        taken = take_shared(self.project, self.article, own)
        self.problems += taken.problems
        self.notices += taken.notices
        rows = taken.rows
        named = [*rows["claims.csv"], *rows["events.csv"], *rows["speakers.csv"]]
        self.problems += check_ids(named)
        ids = tuple(row.key for row in named)
        self._check_rows(taken, ids)
        units = _records(Unit, rows["units.csv"])
        events = {row.key: read_event(row) for row in rows["events.csv"]}
        speakers = _records(Speaker, rows["speakers.csv"])
        coder = Coder(self.article, self.numbers, units, events, speakers)
        claims = self._claims(coder, rows["claims.csv"], rows["quotes.csv"])
        exclusions = self._exclusions(coder, rows["exclusions.csv"])
        changes = self._changes(rows, speakers)
        self.problems += check_articles_numbers(
            rows["changes.csv"], changes, claims, self.article.name
        )
        return Coding(
            claims=tuple(related(claims, changes)),
            events=tuple(events.values()),
            speakers=tuple(each for key, each in speakers.items() if key not in self._gone),
            earlier_speakers=tuple(each for key, each in speakers.items() if key in self._gone),
            units=tuple(units.values()),
            exclusions=exclusions,
            corrections=tuple(Correction(**row.cells) for row in rows["corrections.csv"]),
            changes=changes,
            ids=ids,
            broken=tuple(self.broken),
            notices=tuple(self.notices),
        )

    def _check_rows(self, taken: Taken, ids: Sequence[str]) -> None:
        """What holds of one row alone; claims, exclusions and changes have their own checks."""
        rows = taken.rows
        for row in rows["events.csv"]:
            self.problems += check_event(row, self.article)
        named = named_speakers([*rows["claims.csv"], *rows["changes.csv"]])
        for row in rows["speakers.csv"]:
            check = check_shared_speaker if taken.is_shared(row) else check_speaker
            wrong = check(row, self.article)
            if wrong and row.key not in named and is_of_earlier(row, self.earlier):
                self._gone.add(row.key)
            else:
                self.problems += wrong
        for row in rows["corrections.csv"]:
            self.problems += check_corrected_on(row, self.article)
            self.problems += check_correction(row, ids)
        for name, texts in _TEXTS.items():
            self.problems += [
                e for row in rows[name] for each in texts for e in check_wording(row, each)
            ]

    def _claims(self, coder: Coder, rows: Sequence[Row], more: Sequence[Row]) -> list[Claim]:
        """The claims with their further quotes, which are the rows `more`."""
        claim_rows = {row.key: row for row in rows}
        self.problems += check_claim_ids(more, claim_rows)
        places = [self._anchor(row) for row in rows]
        placed = [(row, place) for row, place in zip(rows, places, strict=True) if place]
        again = [(row, place) for row in more if (place := self._anchor(row))]
        again = apart(again, placed, self.problems)
        for pair in overlapping([*placed, *again]):
            row, other = sorted(pair, key=lambda each: each in rows)  # a further quote gives way
            what = f"the quote overlaps that of {name_of(other, row)}."
            todo = "Shorten one of them, or let one lie inside the other."
            self.problems.append(row.problem(what, todo))
        spans = [place for _, place in (*placed, *again)]
        claims: dict[str, Claim] = {}
        for row, place in zip(rows, places, strict=True):
            claim, wrong = coder.claim(row, place, inside(spans, place) if place else [])
            self.problems += wrong
            if claim and row.key not in claims:
                claims[row.key] = claim
            elif place:  # also of a second row with its id, which has been named already
                self.broken.append(Broken(*place, row.key))
        self.problems += check_parts(rows)
        self.problems += check_groups(rows, claims)
        further = self._quotes(Quotes(coder, claim_rows, claims), again, spans)
        return [replace(each, also=tuple(further[key])) for key, each in claims.items()]

    def _quotes(
        self, quotes: Quotes, placed: Sequence[tuple[Row, Span]], spans: Sequence[Span]
    ) -> Mapping[str, Sequence[Quote]]:
        """The further quotes of each claim, by its id.

        Args:
            spans: the places of all quotes; a number inside several belongs to the innermost.
        """
        further: dict[str, list[Quote]] = defaultdict(list)
        for row, place in placed:
            quote, wrong = quotes.read(row, place, inside(spans, place))
            self.problems += wrong
            if quote:
                further[row["claim_id"]].append(quote)
            else:
                key = row["claim_id"] if row["claim_id"] in quotes.claim_rows else ""
                self.broken.append(Broken(*place, key))
        return further

    def _exclusions(self, coder: Coder, rows: Sequence[Row]) -> tuple[Exclusion, ...]:
        found = []
        for row in rows:
            place = self._anchor(row, whole_words=False)
            exclusion, wrong = coder.exclusion(row, place)
            self.problems += wrong
            if exclusion:
                found.append(exclusion)
            elif place:
                self.broken.append(Broken(*place, ""))
        return tuple(found)

    def _changes(
        self, rows: Mapping[str, Sequence[Row]], speakers: Mapping[str, Speaker]
    ) -> tuple[Change, ...]:
        claims, own = (
            {row.key: row for row in rows[f"{each}.csv"]} for each in ("claims", "changes")
        )
        changes = Changes(self.project, self.article, claims, own, speakers)
        found = [changes.read(row, self.problems) for row in rows["changes.csv"]]
        return tuple(change for change in found if change)

    def _anchor(self, row: Row, whole_words: bool = True) -> Span | None:
        helpful = self._lost < HELPED
        place = anchor_row(row, self.article, whole_words=whole_words, helpful=helpful)
        if isinstance(place, Problem):
            self._lost += 1
            self.problems.append(place)
            return None
        return place


def _records(kind: type[Record], rows: Sequence[Row]) -> dict[str, Record]:
    return {row.key: kind(**cast(dict[str, Any], row.cells)) for row in rows}
