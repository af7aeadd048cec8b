"""A card of a figure, read back: it holds, and everything that must stand beside it does."""

from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup

from as_stated.coding import on_one_line
from as_stated.errors import Problem
from as_stated.page.audit import audit
from as_stated.page.said import claims_in_table, squeezed
from as_stated.show import CLAIMS

_TODO = "Render it again; if it happens again, please report it."
_SAME = ("event_id", "people_status", "unit")


def audit_card(html: str, table: bytes, where: str) -> list[Problem]:
    """Read the page of a card back, or the list of all cards.

    Args:
        html: the page.
        table: `tables/claims.csv` as it lies in the report.
        where: its path in the report.

    Returns:
        What `audit_page` finds, but that it need not show every figure; and of a card a figure that does not
        hold, who disputes it and is not named, another figure of the same thing that is missing, no day.
    """
    page = BeautifulSoup(html, "html.parser")
    claims = claims_in_table(table)
    rows = {row["claim_id"]: row for row in CLAIMS.read_csv(table.decode())}
    shown = {str(tag["data-claim"]) for tag in page.select("[data-claim]")}
    problems = audit(page, {name: each for name, each in claims.items() if name in shown}, where)
    for card in page.select("[data-card]"):
        name = str(card["data-card"])
        if name not in rows:
            what = f"it is the card of {name!r}, which is not a claim."
            problems.append(Problem(where, what, _TODO))
            continue
        shown = {str(tag["data-claim"]) for tag in card.select(".claim[data-claim]")}
        problems += _lost(rows, name, on_one_line(card.get_text(" ")), shown, where)
        if not card.select(".origin .date"):
            problems.append(Problem(where, "it has lost the article’s day.", _TODO))
    return problems


def _lost(
    rows: Mapping[str, Mapping[str, str]], name: str, said: str, shown: set[str], where: str
) -> Iterator[Problem]:
    row = rows[name]
    if row["holds"] != "true":
        yield Problem(where, f"{name} does not hold, and has no card.", _TODO)
    for by in filter(None, row["disputed_by"].split("; ")):
        if squeezed(by) not in squeezed(said):
            yield Problem(where, f"it does not say that {by} disputes {name}.", _TODO)
    for other, each in rows.items():
        if other not in shown and all(each[key] == row[key] for key in _SAME):
            yield Problem(where, f"it leaves out {other}, a figure of the same thing.", _TODO)
