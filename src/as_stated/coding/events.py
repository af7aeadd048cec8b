"""An event of the coding: its label, and its date and duration against the article's words."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from as_stated.coding.article import Article
from as_stated.coding.checks import check_date, check_filled, check_in_text, check_listed
from as_stated.coding.columns import DATE_BASES
from as_stated.coding.dates import is_duration, is_edtf, resolve, say_date, span
from as_stated.coding.files import TODO, Row
from as_stated.coding.records import Event
from as_stated.coding.story import check_placeholders, parse_template
from as_stated.errors import Problem
from as_stated.numerals import find_numbers


def read_event(row: Row) -> Event:
    """The row as an event; its label with the date, as the code says it, where it has `{date}`."""
    said = say_date(row["date_edtf"]) if is_edtf(row["date_edtf"]) else row["date_edtf"]
    try:
        pairs = parse_template(row["label"])
    except ValueError:  # which `check_event` names
        pairs = [(row["label"], "")]
    label = "".join(text + (said if name else "") for text, name in pairs)
    return Event(**cast(dict[str, Any], row.cells | {"label": label}))


def check_event(row: Row, article: Article) -> Iterator[Problem]:
    """Label, date and duration of an event, against the words they come from."""
    yield from check_in_text(row, "date_as_stated", article)
    yield from check_listed(row, "date_basis", DATE_BASES)
    yield from check_filled(row, "label", "Name the event in a few words.")
    yield from check_placeholders(row, "label", ["date"])
    for number in find_numbers(row["label"]):
        what = f"the number {number.text!r} is typed into label."
        yield row.problem(what, "Write {date} where its date goes.")
    yield from _check_when(row, article)


def _check_when(row: Row, article: Article) -> Iterator[Problem]:
    """Date and duration, against the words they come from."""
    stated = find_numbers(row["date_as_stated"])
    duration = row["duration_iso8601"]
    lengths = [str(number.magnitude) for number in stated if number.kind == "duration"]
    if row.is_todo("duration_iso8601") or row.is_todo("date_as_stated"):
        pass
    elif duration and not is_duration(duration):
        what = f"duration_iso8601 is {duration!r}, not an ISO 8601 duration."
        yield row.problem(what, "Write six weeks as P6W.")
    elif duration and re.findall(r"\d+", duration) != lengths:
        what = f"duration_iso8601 is {duration}, but date_as_stated says {row['date_as_stated']!r}."
        yield row.problem(what, "Correct one of them.")
    wrong = check_date(row, "date_edtf", required=True)
    yield from wrong
    if wrong or row.is_todo("date_edtf"):
        return
    edtf, words = row["date_edtf"], row["date_as_stated"]
    first, last = span(edtf)
    for number in stated:
        year = number.magnitude
        if number.kind == "date" and year and not _spans(first, last, int(year)):
            what = f"date_edtf is {edtf}, but date_as_stated says {words!r}."
            yield row.problem(what, "Correct one of them.")
    published = article.source.date_published
    has_day = row["date_basis"] == "resolved" and published != TODO
    meant = resolve(words, article.source.published) if has_day else None
    if meant and meant != edtf:
        what = f"date_edtf is {edtf}, but {words!r} in an article of {published} means {meant}."
        yield row.problem(what, "Correct it, or set date_basis to inferred.")


def _spans(first: date | None, last: date | None, year: int) -> bool:
    return (first is None or first.year <= year) and (last is None or year <= last.year)
