"""The ledger: every number of an article and where it went, and every digit in one of them."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from as_stated.coding.anchor import HELPED
from as_stated.coding.article import Article
from as_stated.coding.exact import plain_number
from as_stated.coding.files import TODO
from as_stated.coding.read import Broken, Coding
from as_stated.coding.sheets import csv_line
from as_stated.coding.text import context
from as_stated.errors import Problem
from as_stated.numerals import Number

LONGEST_ROW = 200  # characters of a row that a message proposes


@dataclass(frozen=True, slots=True)
class Entry:
    """One number of the article and where it went: to a claim, or out, with the reason.

    Attributes:
        reading_note: why a person reads the number so; empty: as the program reads it.
    """

    number: Number
    claim_id: str
    reason: str
    reading_note: str = ""


def account(
    where: str, article: Article, numbers: Sequence[Number], coding: Coding
) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Invariant 2: every number is claimed or excluded, and every digit is in one number.

    Args:
        where: the text's file, for messages; `coding`: of the article.
        numbers: the article's numbers, those that a person reads in place of the program's.

    Returns:
        An entry for each number, in order, and what is wrong.
    """
    holders: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    by_span = {(number.start, number.end): number for number in numbers}
    for claim in coding.claims:
        for span, note in claim.places:
            if number := by_span.get(span):
                holders[span].append(Entry(number, claim.claim_id, "", note))
    for out in coding.exclusions:
        if number := by_span.get((out.start, out.end)):
            entry = Entry(number, "", out.reason, out.reading_note)
            holders[out.start, out.end].append(entry)
    entries: list[Entry] = []
    problems: list[Problem] = []
    lines = _Lines(where, article.text)
    broken = _Around(coding.broken)
    for number in numbers:
        found = holders[number.start, number.end]
        if len(found) == 1:
            entries += found
        elif (row := broken.closest(number)) is not None:  # which has been named already
            entries.append(Entry(number, row.key, "" if row.key else TODO))
        else:
            helpful = len(problems) < HELPED
            problems.append(_unaccounted(lines, article, number, found, helpful))
    return tuple(entries), [*problems, *_digits(lines, article, numbers)]


def read_by_people(article: Article, coding: Coding) -> list[Number]:
    """The numbers of an article that a person reads in place of the program, as its `coding` has them."""
    found = [
        Number(
            *span,
            article.text[slice(*span)],
            plain_number(claim.magnitude),
            plain_number(claim.magnitude_to),
            claim.status,
            claim.hedge,
            claim.kind,
        )
        for claim in coding.claims
        for span, note in claim.places
        if note
    ]
    found += [
        Number(out.start, out.end, article.text[out.start : out.end], None, None, "=", "", out.kind)
        for out in coding.exclusions
        if out.reading_note
    ]
    return found


class _Around:
    """Quotes that rows which do not hold have in the text."""

    def __init__(self, rows: Sequence[Broken]) -> None:
        self._rows = sorted(rows, key=lambda each: each.start)
        self._starts = [each.start for each in self._rows]
        self._longest = max((each.end - each.start for each in rows), default=0)

    def closest(self, number: Number) -> Broken | None:
        """The shortest quote around a number."""
        first = bisect_left(self._starts, number.start - self._longest)
        last = bisect_right(self._starts, number.start)
        around = [each for each in self._rows[first:last] if number.end <= each.end]
        return min(around, key=lambda each: (each.end - each.start, each.key), default=None)


class _Lines:
    """The lines of a text, as messages name them."""

    def __init__(self, where: str, text: str) -> None:
        self._where = where
        self._ends = [at for at, character in enumerate(text) if character == "\n"]

    def at(self, offset: int) -> str:
        """The line of an offset: `seeds/x.txt, line 3`."""
        return f"{self._where}, line {bisect_left(self._ends, offset) + 1}"


def _unaccounted(
    lines: _Lines, article: Article, number: Number, found: Sequence[Entry], helpful: bool
) -> Problem:
    """A number without a row, or with several."""
    before, after = context(article.text, number.start, number.end)
    said = f"the number {number.text!r} (… {before}{number.text}{after} …)"
    if found:
        holders = ", ".join(each.claim_id or "an exclusion" for each in found)
        what = f"{said} is accounted for twice: {holders}."
        return Problem(lines.at(number.start), what, "Keep one.")
    todo = "Add it to claims.csv or exclusions.csv."
    if helpful:
        kind = number.kind if article.source.is_english else TODO
        row = csv_line((number.text, *article.tell_apart(number.start, number.end), kind, TODO))
        todo = f"Add it to data/{article.name}/claims.csv"
        is_short = len(row) <= LONGEST_ROW and "\n" not in row
        more = f", or, with the reason for {TODO}, to exclusions.csv: {row}"
        todo += more if is_short else " or exclusions.csv."
    return Problem(lines.at(number.start), f"{said} is neither claimed nor excluded.", todo)


def _digits(lines: _Lines, article: Article, numbers: Sequence[Number]) -> Iterator[Problem]:
    """The program does not vouch for itself: each digit is counted apart from what it read."""
    counted = Counter(at for number in numbers for at in range(number.start, number.end))
    for at, character in enumerate(article.text):
        if character.isdigit() and counted[at] != 1:
            what = f"the digit {character!r} lies in {counted[at]} numbers of the ledger, not one."
            todo = "Add a row to exclusions.csv or claims.csv, with its characters in number."
            if counted[at]:
                todo = "Let each number have characters of its own."
            yield Problem(lines.at(at), what, todo)
