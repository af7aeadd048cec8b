"""A figure that stands alone on a page says what happened to whom; one that does not is found."""

import csv
import io

import pytest

from as_stated.page.audit import audit_page
from tests.helpers.audited import COLUMNS
from tests.helpers.projects import ROOT, SEED

WORDS = "at least 286 people"
CLAIM = f'<a class="claim" data-claim="killed" href="#q">{WORDS}</a>'
ROW = f'<table class="overview"><tbody><tr><th>{CLAIM}, dead</th></tr></tbody></table>'
HEADING = f'<section class="quote"><h3>{CLAIM}, killed on both sides</h3></section>'
CHART = f'<svg aria-label="The dead: {WORDS}"><g class="claim" data-claim="killed"><text>{WORDS}, dead</text></g></svg>'
PRINTED = f"<svg><title>Deaths: {WORDS}</title></svg>"
IMAGE = f'<img alt="Deaths: {WORDS}">'
LINKED = (
    '<script type="application/ld+json">{"@graph": [{"@type": "Claim", "@id": "#quote-killed", '
    f'"text": "{WORDS}, dead"}}]}}</script>'
)
PAGE = f"{ROW}{HEADING}{CHART}{PRINTED}{IMAGE}{LINKED}<p>It killed {CLAIM}.</p>"


def said(body: str, status: str = "dead") -> list[str]:
    out = io.StringIO()
    row = ("killed", WORDS, "286", "", ">=", "", status)
    csv.writer(out, lineterminator="\n").writerows([[*COLUMNS, "people_status"], row])
    html = f'<!doctype html><html lang="en"><body>{body}</body></html>'
    return [str(problem) for problem in audit_page(html, out.getvalue().encode())]


def test_a_page_that_says_what_happened_to_whom_is_good() -> None:
    assert said(PAGE) == []


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        pytest.param(f"{CLAIM}, dead</th>", f"{CLAIM}</th>", "a row", id="row"),
        pytest.param(", killed on both sides", "", "a heading", id="heading"),
        pytest.param(f"<text>{WORDS}, dead", f"<text>{WORDS}", "a chart", id="chart"),
        pytest.param("The dead: ", "", "aria-label", id="what is read of a chart"),
        pytest.param("<title>Deaths: ", "<title>", "a chart’s title", id="chart on paper"),
        pytest.param('alt="Deaths: ', 'alt="', "alt", id="picture"),
        pytest.param(f'{WORDS}, dead"', f'{WORDS}"', "the JSON-LD", id="JSON-LD"),
    ],
)
def test_a_label_that_does_not_is_found(old: str, new: str, where: str) -> None:
    assert PAGE.count(old) == 1
    bare = PAGE.replace(old, new)
    assert any(f"{where} says '{WORDS}' and not that they are dead" in each for each in said(bare))
    assert said(bare, status="") == []  # of things nothing is asked


def test_the_committed_page_is_held_to_it() -> None:
    folder = ROOT / "report" / SEED
    html = (folder / "index.html").read_text("utf-8")
    table = (folder / "tables" / "claims.csv").read_bytes()
    assert audit_page(html, table) == []
    assert audit_page(html.replace("</a>, missing", "</a>", 1), table) != []
