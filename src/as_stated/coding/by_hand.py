"""A number as a person reads it, where the program reads it wrongly or not at all.

`number` names the number's own characters inside the quote, `reading_note` says why a person reads
them so. Magnitude, hedge, status and kind are then the person's. What ties them to the article:
the significant digits of the magnitude are those of `number`; where they cannot be (words, fractions,
scripts without digits), the note repeats the value.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import cast

from as_stated.coding.article import Article
from as_stated.coding.claims import Magnitude
from as_stated.coding.files import Row
from as_stated.coding.text import Span, cut_word, find_words, fold
from as_stated.coding.typed import read_number
from as_stated.errors import Problem
from as_stated.numerals import Kind, Number, Status, say

_TYPED = re.compile(r"(?<!\w)-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)


def is_by_hand(row: Row) -> bool:
    """Whether a person reads the row's number."""
    return bool(row["number"] or row["reading_note"])


def digit_runs(text: str) -> list[Number]:
    """Every run of Unicode digits as a number whose value nobody has read yet.

    >>> [(each.start, each.text) for each in digit_runs("mehr als 6.500")]
    [(9, '6'), (11, '500')]
    """
    found, at = [], 0
    for is_number, run in groupby(text, str.isdigit):
        said = "".join(run)
        if is_number:
            found.append(Number(at, at + len(said), said, None, None, "=", "", "count"))
        at += len(said)
    return found


def instead(numbers: Iterable[Number], read: Sequence[Number]) -> list[Number]:
    """The program's `numbers` with those `read` by a person in place of those they overlap, in order."""
    taken = [0] * (max((each.end for each in read), default=0) + 1)
    for each in read:
        taken[each.start : each.end] = [1] * (each.end - each.start)
    kept = [each for each in numbers if not any(taken[each.start : each.end])]
    return sorted([*kept, *read], key=lambda each: (each.start, each.end))


def place_of(row: Row, article: Article, place: Span) -> Span | list[Problem]:
    """Where a number that a person reads stands in the article, as the row names its characters.

    Args:
        row: of claims, quotes or exclusions, whose quote stands at `place` in the article.

    Returns:
        The place, or what is wrong with the row: nothing where one of its cells is undecided.
    """
    if row.is_todo("number") or row.is_todo("reading_note"):
        return []
    if lacking := _missing(row, article):
        return [row.problem(*lacking)]
    quote, number = article.text[slice(*place)], row["number"]
    first = quote.find(number)
    if first < 0:
        what = f"the quote has no number {number!r}."
        return [row.problem(what, "Copy the number's characters from exact.")]
    if quote.find(number, first + 1) >= 0:
        what = f"the quote has the number {number!r} more than once."
        return [row.problem(what, "Shorten the quote to one of them.")]
    start, end = place[0] + first, place[0] + first + len(number)
    if word := cut_word(article.text, start, end):
        what = f"number {number!r} cuts the word {word!r} in two."
        return [row.problem(what, "Copy whole words.")]
    return start, end


def _missing(row: Row, article: Article) -> tuple[str, str] | None:
    """What a person's reading still lacks: both cells, or in another language than English any."""
    number, note = row["number"].strip(), row["reading_note"].strip()
    todo = "Copy the number's own characters from the quote."
    if number and note:
        return None
    if number:
        return "number is filled, but reading_note is empty.", "Say why you read it so."
    if note:
        return "reading_note is filled, but number is empty.", todo
    what = f"number is empty, and in an article in {article.source.language} a person reads each."
    return what, f"{todo} Say in reading_note what they mean."


def read_claim(row: Row, article: Article, place: Span, kind: Kind) -> Number | list[Problem]:
    """The number of a claim as a person reads it.

    Args:
        row: whose quote stands at `place` in the article; `kind`: what its number is.

    Returns:
        The number, or what is wrong with the row: nothing where one of its cells is undecided.
    """
    span = place_of(row, article, place)
    if isinstance(span, list):
        return span
    low, high = read_number(row["magnitude"]), read_number(row["magnitude_to"])
    if low is None:
        return []  # undecided, or named already
    problems = [*_check_value(row, low, high), *_check_hedge(row, article, place)]
    if high is not None and high <= low:
        what = f"magnitude_to is {row['magnitude_to']}, not above magnitude."
        problems.append(row.problem(what, "A range goes upwards; else leave the cell empty."))
    status = cast(Status, row["magnitude_status"])
    text = article.text[slice(*span)]
    return problems or Number(*span, text, low, high, status, row["hedge"], kind)


def _check_hedge(row: Row, article: Article, place: Span) -> list[Problem]:
    status, hedge = row["magnitude_status"], row["hedge"]
    if row.is_todo("magnitude_status") or row.is_todo("hedge"):
        return []
    if (status == "=") != (hedge == ""):
        what = f"magnitude_status is {status}, and hedge is {hedge or 'empty'}."
        return [row.problem(what, "With = the hedge is empty; with another it is in the quote.")]
    if not holds_hedge(article.text[slice(*place)], hedge):
        what = f"the quote has no hedge {hedge!r}."
        return [row.problem(what, "Copy the hedge from exact; join two parts with ' … '.")]
    return []


def holds_hedge(quote: str, hedge: str) -> bool:
    """Whether `quote` holds all words of `hedge`, whose parts `…` joins.

    >>> holds_hedge("30 people or so", "or so"), holds_hedge("43 people", "At least")
    (True, False)
    """
    parts = hedge.casefold().split(" … ") if hedge else []
    quote = fold(quote).casefold()
    at_number = (rf"(?<!\w){re.escape(part)}(?=\d)" for part in parts)  # "c1,400"
    return all(
        find_words(quote, part) or re.search(tight, quote)
        for part, tight in zip(parts, at_number, strict=True)
    )


def _check_value(row: Row, low: Magnitude, high: Magnitude | None) -> list[Problem]:
    """The value against the number's characters, and against the note if they cannot hold it."""
    values = [low] if high is None else [low, high]
    number, note = row["number"], row["reading_note"]
    typed = [read_number(each.replace(",", "")) for each in _TYPED.findall(note)]
    said = say(*values)
    wrong = [each for each in typed if each not in values]
    if wrong or any(each.isdigit() for each in _TYPED.sub("", note)):
        says = ", ".join("?" if each is None else say(each) for each in wrong) or note
        what = f"reading_note says {says}, but magnitude is {said}."
        todo = "The only number that a note may hold is the value itself; correct one of them."
        return [row.problem(what, todo)]
    is_fraction = bool(set("/⁄") & set(number)) or any(
        unicodedata.category(each) == "No" for each in number
    )
    if not is_fraction and _same_digits(number, values):
        return []
    is_digits = any(map(str.isdecimal, number)) and not any(map(str.isalpha, number))
    if not is_fraction and is_digits:
        what = f"magnitude is {said}, but number is {number!r}."
        return [row.problem(what, "Correct one of them: their digits differ.")]
    if set(values) - set(typed):
        what = f"number is {number!r}, which does not hold the digits of {said}."
        return [row.problem(what, "Repeat the value in reading_note, as in: “half” read as 0.5.")]
    return []


def _same_digits(number: str, values: Sequence[Magnitude]) -> bool:
    """Whether a number's significant digits are those of one value, or of two one after the other."""
    runs = "".join(str(unicodedata.decimal(each, " ")) for each in number).split()  # of any script
    if len(values) == 1:
        return bool(runs) and _significant("".join(runs)) == _significant(values[0])
    return any(
        _significant("".join(runs[:at])) == _significant(values[0])
        and _significant("".join(runs[at:])) == _significant(values[1])
        for at in range(1, len(runs))
    )


def _significant(value: Magnitude | str) -> str:
    """The digits from the first to the last that is not zero."""
    text = value if isinstance(value, str) else format(Decimal(value), "f")
    return re.sub(r"\D", "", text).strip("0")
