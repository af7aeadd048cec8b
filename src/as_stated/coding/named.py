"""What readers see of a row of units or speakers: its names, role, party and sign, checked."""

import re
from collections.abc import Iterable, Iterator

from as_stated.coding.article import Article
from as_stated.coding.checks import (
    check_filled,
    check_in_text,
    check_listed,
    check_loaded,
    check_wording,
)
from as_stated.coding.columns import SPEAKER_KINDS
from as_stated.coding.files import Row
from as_stated.coding.text import find_words
from as_stated.errors import Problem

# A sign stands beside each number of its unit, so it says no hedge, no sum and nothing else in words:
# letters and signs of currency, and what stands in °C, km/h, %, µg/m³.
_SIGN = re.compile(r"(?:[^\W\d_]|[$€¢£¤¥%‰°′″/·.²³]|[\u20a0-\u20cf֏؋৲৳฿៛﷼]){1,8}")


def check_unit(row: Row) -> Iterator[Problem]:
    """Its names and its sign, which readers see with a number."""
    for column in ("singular", "plural"):
        yield from check_filled(row, column, "Name one of them, and several.")
        yield from check_wording(row, column)
    yield from check_wording(row, "definition")
    sign = row["sign"]
    if sign and not row.is_todo("sign") and not _SIGN.fullmatch(sign):
        what = f"sign is {sign!r}, which cannot stand for the unit beside a number."
        todo = "Write a sign of up to eight letters and marks without a blank: %, $, CHF, km/h."
        yield row.problem(what, todo)
    yield from check_loaded(row, "sign")


def check_speaker(row: Row, article: Article) -> list[Problem]:
    """Name, role and party: the article's words where they say something of it."""
    return [
        *check_filled(row, "name", "Copy it from the article."),
        *check_in_text(row, "name", article),
        *check_listed(row, "kind", SPEAKER_KINDS),
        *_check_role(row, article),
        *_check_party(row, article),
        *check_wording(row, "note"),
    ]


def named_speakers(rows: Iterable[Row]) -> set[str]:
    """The ids of all whom `rows` of claims and changes name: who states, takes a stance, is cited, replies."""
    columns = ("speaker_id", "stance_by", "cited_ids", "by")
    return {name for row in rows for column in columns for name in row.names(column)}


def is_of_earlier(row: Row, earlier: Iterable[Article]) -> bool:
    """Whether a speaker is one whom one of the texts `earlier` than the article names in these words."""
    return any(not check_speaker(row, text) for text in earlier)


def _check_role(row: Row, article: Article) -> list[Problem]:
    """An office is said in the article's words, which may stand in quotation marks of ours."""
    bare = row["role"].replace("“", "").replace("”", "")
    wrong = [] if find_words(article.text, bare) else check_in_text(row, "role", article)
    return [*wrong, *check_loaded(row, "role")]


def _check_party(row: Row, article: Article) -> list[Problem]:
    """A side may be inferred; digits stand in it only if it is so called in the article (“M23”)."""
    is_named = find_words(article.text, row["party"].strip("“” "))
    return check_loaded(row, "party") if is_named else check_wording(row, "party")
