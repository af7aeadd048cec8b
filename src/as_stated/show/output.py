"""A piece of HTML as a cell shows it: with its bare words, under a heading, with the file of its table."""

import re
from html import unescape
from typing import Any

from markupsafe import Markup

from as_stated.numerals import spelled
from as_stated.show.display import Display
from as_stated.show.plain_table import PlainTable


def output(
    html: Markup, facts: dict[str, object] | None = None, table: PlainTable | None = None
) -> Display:
    """A piece of HTML as a cell shows it, with its bare words beside it.

    Args:
        html: what readers see.
        facts: what the page needs to know about it.
        table: what it shows; its CSV file goes into the report.
    """
    return _shown({"text/html": html, "text/plain": plain(html)}, facts, table)


def section(heading: str, html: Markup, table: PlainTable | None = None) -> Display:
    """A piece of HTML under a heading of its own, as Markdown: no heading stands without it.

    Args:
        heading: its words.
        html: what readers see below it.
        table: what it shows; its CSV file goes into the report.
    """
    said = f"## {heading}\n\n{' '.join(html.split())}\n"
    return _shown({"text/markdown": said, "text/plain": plain(html)}, None, table)


def _shown(
    data: dict[str, Any], facts: dict[str, object] | None, table: PlainTable | None
) -> Display:
    if table is None:
        return Display(data, facts=facts or {})
    files = {"text/csv": f"tables/{table.schema.name}.csv"}
    return Display({**data, "text/csv": table.csv}, files, facts or {})


def plain(html: str) -> str:
    """The words of a piece of HTML, for front ends that show none."""
    lines = re.sub(r"</(li|p|dd|h3)>", "\n", html)
    return unescape(re.sub(r"<[^>]+>", "", lines)).strip()


def plain_in_words(html: str) -> str:
    """As `plain`, with counts in words: there is no role to tell one from a figure of the article.

    >>> print(plain_in_words(Markup('It gives <data class="count" value="35">35</data> figures.')))
    It gives thirty-five figures.
    """
    count_of = r'<data class="count" value="(\d+)">[^<]*</data>'
    return plain(
        re.sub(count_of, lambda match: spelled(int(match[1])) if match[1] != "0" else "no", html)
    )
