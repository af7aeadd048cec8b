"""The pages of a report: its notebooks as one document, and the index of all reports."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote

from nbformat import NotebookNode, v4

from as_stated import __version__
from as_stated.coding import MONTHS, License
from as_stated.hashing import sha256
from as_stated.page.direction import isolated
from as_stated.page.exporter import PageExporter
from as_stated.page.links import keep_links
from as_stated.page.published import Published
from as_stated.page.whole import asset, with_fonts

Entry = Mapping[str, Any]
FEW = 36  # reports that a reader looks through without headings
# The sign of “at least”, as an address that holds it: browsers ask for no file.
ICON = "data:image/svg+xml," + quote(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="none" stroke="#1f5a7a" '
    'stroke-width="4" stroke-linecap="round" stroke-linejoin="round" '
    'd="M6 5l20 7.5-20 7.5M6 27h20"/></svg>'
)


def merge(notebooks: Mapping[str, NotebookNode]) -> NotebookNode:
    """Several executed notebooks as one, in their order; a cell's id begins with its notebook's."""
    cells = []
    for name, notebook in notebooks.items():
        for cell in notebook.cells:
            copied = NotebookNode({**cell, "id": _cell_id(f"{name}-{cell.id}")})
            cells.append(copied)
    return v4.new_notebook(cells=cells)


def _cell_id(wanted: str) -> str:
    """The id itself if notebooks may have it, or one that stands for it; always the same."""
    allowed = re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", wanted)
    return wanted if allowed else f"cell-{sha256(wanted.encode())[:40]}"


def render_page(
    notebooks: Mapping[str, NotebookNode],
    *,
    paper: str | None = None,
    downloads: Sequence[tuple[str, str]] = (),
    identifiers: Mapping[str, str] | None = None,
    targets: Collection[str] = (),
    published: Published | None = None,
    license: License | None = None,
) -> str:
    """One page of several executed notebooks.

    Args:
        notebooks: name to executed notebook, in the order of the page.
        paper: for the PDF, the size of its pages; charts keep their colours, no link to files.
        downloads: the files beside the page, as label and relative address.
        identifiers: label to value: what identifies this report.
        targets: where links to other reports may lead: addresses in the folder of all reports. Words that
            would lead elsewhere are no links, and on paper none are.
        published: where the page is on the web, if the project says so.
        license: of tables, charts and coding, if the project gives one.

    Returns:
        The HTML, complete in itself.
    """
    resources = {
        "paper": paper,
        "downloads": list(downloads),
        "identifiers": dict(identifiers or {}),
        "published": published,
        "license": license,
    }
    html: str = PageExporter(is_own=True).from_notebook_node(merge(notebooks), resources)[0]
    return keep_links(html, targets)


@dataclass(frozen=True, slots=True)
class Year:
    """The reports on the articles of one year, and the months to jump to if they are many."""

    name: str
    reports: Sequence[Entry]
    months: Mapping[str, str]  # 2022-10 to October


def index_page(
    articles: Sequence[Entry], tables: str = "", quantities: Sequence[Entry] = (), site: str = ""
) -> str:
    """The page that lists every report, one line each; by year, once there are more than a few.

    Args:
        articles: one entry a report, newest first: article, title, producer, date_published,
            date_said, figures, speakers.
        tables: the folder beside the page that has the tables of all reports; empty for none.
        quantities: one entry a report of a quantity: quantity, title, event, statements, holding,
            articles, origins, and the first and last day on which one was reported.
        site: the address of the folder of all reports, where it is published: then there is a feed of them.
    """
    environment = PageExporter().environment
    template = environment.get_template("reports.html.j2")
    articles = told_apart(articles)
    html = template.render(
        articles=articles,
        tables=tables,
        quantities=quantities,
        years=_years(articles) if len(articles) > FEW else [],
        style=asset("page.css"),
        version=__version__,
        published=Published(site) if site else None,
        feed=f"{site}feed.xml" if site else "",
        icon=ICON,
    )
    return with_fonts(isolated(html))


def told_apart(articles: Sequence[Entry]) -> list[Entry]:
    """The entries of `articles`; one whose title another has, with its headline in `headed` or its name in `named`."""
    titles = Counter(each["title"].casefold() for each in articles)
    heads = Counter(
        (e["title"].casefold(), str(e.get("headline", "")).casefold()) for e in articles
    )
    found = []
    for each in articles:
        title, headline = each["title"].casefold(), str(each.get("headline", ""))
        is_double = titles[title] > 1
        is_known = headline != "" and heads[title, headline.casefold()] == 1
        more = {"headed": headline} if is_known else {"named": each["article"]}
        found.append({**each, **more} if is_double else each)
    return found


def _years(articles: Sequence[Entry]) -> list[Year]:
    years = []
    for name, group in groupby(articles, lambda each: each["date_published"][:4]):
        reports = list(group)
        months = {each["date_published"][:7]: "" for each in reports if len(reports) > FEW}
        said = {month: MONTHS[int(month[5:7]) - 1] for month in months}
        years.append(Year(name, reports, said))
    return years
