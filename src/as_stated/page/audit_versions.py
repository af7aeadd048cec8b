"""“As first published, and now” on a finished page, held to `tables/versions.csv` beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from bs4 import BeautifulSoup
from bs4.element import Tag

from as_stated.coding import on_one_line
from as_stated.errors import Problem
from as_stated.page.said import squeezed
from as_stated.show import VERSIONS

Row = Mapping[str, str]
_Place = tuple[Row | None, str, Tag | None]
TABLE = "#table-versions"
_MARKS = re.compile('[“”‘’"]')  # a quote has them on the page, and none, or others, in the table
# "31 people (according to police)": between the two the page says what happened to them.
_IN_FULL = re.compile(r"(?P<words>.*) (?P<speaker>\((?:according to|who states) .*\))", re.DOTALL)
_NOT_THERE = re.compile(r"\s*(?:not there|not in that text|no longer there)\b")
_SAME = "Render it again; if it happens again, a change was lost on the way."


def lost_versions(page: BeautifulSoup, table: bytes, where: str) -> Iterator[Problem]:
    """Each place that does not say a figure of an earlier text, or of the next, as its row of the table does.

    Args:
        page: the finished page.
        where: its path in the report, for problems.
        table: `tables/versions.csv` as it lies beside the page; empty where there is none.
    """
    rows = VERSIONS.read_csv(table.decode()) if table else []
    for row, which, cell in (*_in_table(page, rows), *_under_quotes(page, rows)):
        if row is None or cell is None:
            what = "the page does not show the changes that its table of earlier texts has."
            yield Problem(where, what, _SAME)
        elif lost := _lost(row, which, cell):
            what = f"{row['claim_id']} {which} is without {lost!r}: {on_one_line(cell.get_text(' '))[:80]!r}."
            yield Problem(where, what, _SAME)


def _in_table(page: BeautifulSoup, rows: Sequence[Row]) -> Iterator[_Place]:
    """The two cells of each row of the page's own table."""
    shown = page.select_one(TABLE)
    if shown is not None and shown.name != "table":
        return  # of so many rows the page leads to the file
    lines = [] if shown is None else [line for body in shown("tbody") for line in body("tr")]
    for row, line in zip_longest(rows, lines):
        cells = line(["th", "td"])[1:3] if line else (None, None)
        yield from zip((row, row), ("before", "after"), cells, strict=True)


def _under_quotes(page: BeautifulSoup, rows: Sequence[Row]) -> Iterator[_Place]:
    """What stands under a figure's quote, “Before”, a line for each row of that figure."""
    for name in dict.fromkeys(row["claim_id"] for row in rows):
        section = page.find(id=f"quote-{name}")
        if not isinstance(section, Tag):
            continue  # it is no figure of the text as it is now
        of_it = [row for row in rows if row["claim_id"] == name]
        for row, term in zip_longest(of_it, section.find_all("dt", string="Before")):
            yield row, "before", term.find_next_sibling("dd") if term else None


def _lost(row: Row, which: str, cell: Tag) -> str:
    """What of a figure is not in the cell of a text; of one that is not there, any digit that is."""
    said, text = row[f"said_{which}"], cell.get_text(" ")
    if not said:
        return "" if _NOT_THERE.match(text) else "its being not there"
    full = _IN_FULL.fullmatch(said)
    parts = (full["words"], full["speaker"], row[f"speaker_{which}"]) if full else (said,)
    held = squeezed(_MARKS.sub("", text))
    return next((part for part in parts if squeezed(_MARKS.sub("", part)) not in held), "")
