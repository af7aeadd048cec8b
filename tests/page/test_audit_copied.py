"""What a page offers to be copied is a figure in full; one that lost a part is found."""

import csv
import io

import pytest

from as_stated.page.audit import audit_page
from tests.helpers.audited import COLUMNS
from tests.helpers.projects import ROOT, SEED

SHOWN = '<section class="quote"><h3><span class="claim" data-claim="killed">at least 286 people</span>, dead (Ann Other)</h3>'
TEXT = "“At least 286 people were killed” (Ann Other)"
HTML = "&lt;p&gt;“At &lt;b&gt;least 286&lt;/b&gt; people were killed” (Ann Other)&lt;/p&gt;"
PAGE = f'{SHOWN}<textarea data-claim="killed">{TEXT}</textarea><textarea data-claim="killed">{HTML}</textarea></section>'


def said(body: str) -> list[str]:
    out = io.StringIO()
    row = ("killed", "At least 286 people", "286", "", ">=", "Ann Other", "dead")
    csv.writer(out, lineterminator="\n").writerows([[*COLUMNS, "people_status"], row])
    body = body.replace(">at least", ">At least")
    html = f'<!doctype html><html lang="en"><body>{body}</body></html>'
    return [str(problem) for problem in audit_page(html, out.getvalue().encode())]


def test_a_figure_in_full_is_good() -> None:
    assert said(PAGE) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param(
            f">{TEXT}", ">286 were killed (Ann Other)", "without 'At least 286", id="no hedge"
        ),
        pytest.param(
            f">{TEXT}", ">At least 286 people were killed", "without 'Ann Other'", id="no speaker"
        ),
        pytest.param(
            "killed” (Ann Other)<", "there” (Ann Other)<", "not that they are dead", id="no status"
        ),
        pytest.param(
            "least 286&lt;", "most 286&lt;", "without 'At least 286", id="another hedge in HTML"
        ),
        pytest.param(
            '<textarea data-claim="killed"',
            '<textarea data-claim="x"',
            "'x', which is not a claim",
            id="no claim",
        ),
    ],
)
def test_one_that_lost_a_part_is_found(old: str, new: str, found: str) -> None:
    assert old in PAGE
    assert any(found in each for each in said(PAGE.replace(old, new, 1)))


def test_the_committed_page_has_them() -> None:
    folder = ROOT / "report" / SEED
    html = (folder / "index.html").read_text("utf-8")
    table = (folder / "tables" / "claims.csv").read_bytes()
    assert audit_page(html, table) == []
