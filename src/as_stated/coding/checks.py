"""Checks of one cell, in any row: decided, listed, a date, words of the article, neutral words."""

import re
from collections.abc import Collection, Mapping
from datetime import date

from as_stated.characters import is_blank
from as_stated.coding.article import Article
from as_stated.coding.columns import HINTS, hint, one_of
from as_stated.coding.dates import A_DAY, is_day, is_edtf, span
from as_stated.coding.files import TODO, Row
from as_stated.coding.sentences import Sentences
from as_stated.coding.text import find_words
from as_stated.errors import Problem
from as_stated.problems import meant

# Words that take a side: they stand inside attributed quotes, never in a report's own voice. A word
# is listed if it names a fact by whose cause it serves, and newsroom style guides warn of it.
_LOADED = frozenset(
    """artsakh executed genocide heroic invaders liberated liberation martyr martyrs massacre
    occupied occupiers regime separatist separatists terrorist terrorists""".split()
)
_QUOTED = re.compile(r"“[^”]*”")


def unquoted(text: str) -> str:
    """The `text` without its quotations: what is in “quotation marks” is somebody else's."""
    return _QUOTED.sub(" ", text)


def loaded_in(text: str) -> list[str]:
    """The loaded words of `text` outside its quotation marks, sorted.

    >>> loaded_in("The regime, “a terrorist” to some")
    ['regime']
    """
    return sorted(set(re.findall(r"[a-z]+", unquoted(text).lower())) & _LOADED)


def check_decided(row: Row, hints: Mapping[str, str] = HINTS) -> list[Problem]:
    """Each cell that is undecided, in the order of the columns.

    Args:
        row: of any file; `hints`: what to put into a column, where that is not the same in all files.
    """
    return [
        row.undecided(f"{column} is undecided.", hints.get(column) or hint(column))
        for column in row.cells
        if row.is_todo(column)
    ]


def check_filled(row: Row, column: str, todo: str) -> list[Problem]:
    """A cell that readers see must hold something; `todo` is what to do if it does not."""
    return [row.problem(f"{column} is empty.", todo)] if is_blank(row[column]) else []


def check_date(row: Row, column: str, required: bool = False) -> list[Problem]:
    """A date must be EDTF; an empty one is fine unless it is `required`."""
    if (row[column] or required) and not row.is_todo(column) and not is_edtf(row[column]):
        what = f"{column} is {row[column]!r}, not a date in EDTF."
        return [row.problem(what, HINTS["date_edtf"])]
    return []


def check_corrected_on(row: Row, article: Article) -> list[Problem]:
    """A report is corrected when there is one: not before its article was published."""
    problems = check_date(row, "corrected_on", required=True)
    published = article.source.date_published
    if problems or row.is_todo("corrected_on") or not is_day(published):
        return problems
    last = span(row["corrected_on"])[1]
    if last and last < article.source.published:
        what = f"corrected_on is {row['corrected_on']}, before the article was published ({published})."
        return [row.problem(what, "Correct that date, or date_published in source.toml.")]
    return []


def check_not_later(row: Row, column: str, article: Article) -> list[Problem]:
    """A day on which something happened is not after the article, allowing for time zones.

    A text that was changed since may name days up to the one on which it was read.
    """
    edtf, source = row[column], article.source
    days = [day for day in (source.date_published, source.date_accessed) if is_day(day)]
    if not is_day(source.date_published) or not is_edtf(edtf):
        return []
    first, last = span(edtf)[0], max(map(date.fromisoformat, days)) + A_DAY
    if first is None or first <= last:
        return []
    what = f"{column} is {edtf}, after the article ({max(days)})."
    return [
        row.problem(what, "Correct that date, or date_published or date_accessed in source.toml.")
    ]


def check_listed(row: Row, column: str, allowed: Collection[str]) -> list[Problem]:
    """A cell of a closed list must be one of those `allowed`; where rows make the list, there may be none yet."""
    if row[column] in allowed or row.is_todo(column):
        return []
    what = f"{column} is {row[column]!r}{meant(row[column], (*allowed, TODO))}"
    return [row.problem(what, one_of(tuple(allowed)) if allowed else HINTS[column])]


def check_in_text(row: Row, column: str, article: Article) -> list[Problem]:
    """A cell must hold whole words of the article, or nothing; white space may differ.

    A name that the article has only at a sentence's start, with a capital, may begin in lower case; one that
    it has in capitals alone, as a transcript does, may be written as a name is.
    """
    phrase = row[column]
    if row.is_todo(column) or not phrase.strip() or find_words(article.text, phrase):
        return []
    capital = find_words(article.text, phrase.strip()[0].upper() + phrase.strip()[1:])
    if capital and phrase.strip()[0].islower():
        start = Sentences(article.text).around(*capital.span())[0]
        if not article.text[start : capital.start()].strip("“\"'‘([ "):
            return []
    if column == "name" and find_words(article.text, phrase.upper()):
        return []
    what = f"the article has no {column} {phrase!r}."
    return [row.problem(what, "Copy the article's words, or leave the cell empty.")]


def check_wording(row: Row, column: str) -> list[Problem]:
    """Readers see notes: every digit they see comes from code, and no word takes a side."""
    problems = []
    if any(map(str.isdigit, row[column])):
        todo = "Say it without the number; an event’s date is {date} in its label."
        problems.append(row.problem(f"a digit is typed into {column}.", todo))
    return [*problems, *check_loaded(row, column)]


def check_loaded(row: Row, column: str) -> list[Problem]:
    """No word of a cell that readers see takes a side, outside quotation marks."""
    return [
        row.problem(
            f"the word {word!r} takes a side in {column}.",
            "Choose a neutral word, or put it in “quotes” as said.",
        )
        for word in loaded_in(row[column])
    ]
