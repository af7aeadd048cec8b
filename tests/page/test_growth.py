"""A report of many figures: small enough, whole, and nothing left out without a line that says where it is.

Its notebooks' cells run in this process, so that no kernel is needed.
"""

import json
import re
from pathlib import Path

import frictionless
import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode

from as_stated import datapackage, tidy
from as_stated.coding import load
from as_stated.page import audit_page, audit_pdf, render_page, write_pdf
from as_stated.page.parts import WHOLE
from as_stated.page.pdf_audit import read_pdf
from tests.helpers.executing import executed
from tests.helpers.html import words
from tests.helpers.invented import invented
from tests.helpers.projects import ROOT

pytestmark = pytest.mark.slow


def notebooks_of(
    folder: Path, figures: int, groups: int = 1
) -> tuple[dict[str, NotebookNode], bytes]:
    """The executed notebooks of an invented article, and its table of claims."""
    invented(folder, figures, figures * 60, groups)
    notebooks = {path.stem: executed(path) for path in sorted((ROOT / "notebooks").glob("*.ipynb"))}
    return notebooks, tidy(load("invented")).claims.csv.encode()


def page_of(folder: Path, figures: int, groups: int = 1) -> tuple[str, bytes]:
    """The page of an invented article, and its table of claims."""
    notebooks, table = notebooks_of(folder, figures, groups)
    return render_page(notebooks), table


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, as the working directory."""
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_page_of_seventy_comparable_figures_is_small_and_sound(project: Path) -> None:
    html, table = page_of(project, 70)
    assert len(html.encode()) < 650_000
    assert audit_page(html, table) == []
    page = BeautifulSoup(html, "html.parser")
    assert len(page.select("#table-claims tbody tr")) == 70
    pairs = page.select_one('a[download="comparisons.csv"]')
    assert pairs
    assert pairs["href"] == "tables/comparisons.csv"  # of 2,415 rows
    assert "a file beside this page: 2,415 rows" in words(str(pairs.parent))
    claims = page.select_one('a[download="claims.csv"]')
    assert claims
    assert str(claims["href"]).startswith("data:text/csv;base64,")


def test_of_more_figures_than_a_page_holds_it_says_where_they_are(project: Path) -> None:
    html, table = page_of(project, 510)
    assert len(html.encode()) < 1_500_000
    assert audit_page(html, table) == []
    page = BeautifulSoup(html, "html.parser")
    assert len(page.select(".quotes > .quote")) == 510
    assert (
        "data:text/csv;base64"
        not in html.partition('download="claims.csv"')[0].rpartition("<a ")[2]
    )
    for name in ("claims", "ledger"):
        place = page.select_one(f"#table-{name}")
        assert place
        assert (
            f"510 rows, more than the 500 that a page can show well. They are all in the file {name}.csv"
            in words(str(place))
        )
    drawn = page.select("figure.chart")
    assert [figure["id"] for figure in drawn] == ["chart-timeline"]
    said = [words(str(each)) for each in page.select(".too-many")]
    assert sum("510 " in each and "too many for a chart" in each for each in said) == 4
    assert all(
        'href="#table-claims"' in str(each)
        for each in page.select(".too-many")
        if "510" in str(each)
    )


def test_seven_figures_have_their_rows_once_and_each_chart_leads_to_them(project: Path) -> None:
    html, table = page_of(project, 7)
    assert audit_page(html, table) == []
    page = BeautifulSoup(html, "html.parser")
    assert len(page.select("figure.chart .files")) == 5
    assert len(page.select('figure.chart .files a[href="#table-claims"]')) == 5
    assert not page.select("figure.chart table")
    assert not re.search(r'href="tables/\w+\.csv"', html)


def test_a_large_page_is_still_read_back(project: Path) -> None:
    """The audit looks up what it looked for one by one: it still finds what it is there to find."""
    html, table = page_of(project, 70)
    bare = re.sub(r'(data-preview="[^"]*)at least (151 people)', r"\1\2", html, count=1)
    assert bare != html
    lost = ["is without 'at least 151 people'" in str(each) for each in audit_page(bare, table)]
    assert lost == [True]
    silent = re.sub(
        r"(<text [^>]*>at least 151 people, dead</text>\s*<text [^>]*>)\(according to the hospital\)",
        r"\1",
        html,
        count=1,
    )
    assert silent != html
    assert any(
        "without its speaker, the hospital" in str(each) for each in audit_page(silent, table)
    )


def test_many_groups_are_shown_one_by_one(project: Path) -> None:
    html, table = page_of(project, 105, groups=15)
    assert audit_page(html, table) == []
    page = BeautifulSoup(html, "html.parser")
    assert len(page.select("#table-comparisons tbody tr")) == 15
    caption = page.select_one("#table-comparisons caption")
    assert caption
    assert "comparisons.csv has each group" in words(str(caption))


def test_a_package_whose_pairs_are_given_by_group_is_valid(project: Path) -> None:
    invented(project, 105, 6_000, groups=15)
    tables = tidy(load("invented"))
    groups = [row for row in tables.comparisons.rows if not row["claim_id"]]
    assert len(groups) == 15
    for table in tables.all:
        (project / f"{table.schema.name}.csv").write_bytes(table.csv.encode())
    package = project / "datapackage.json"
    package.write_text(json.dumps(datapackage(tables).data["application/json"]))
    report = frictionless.validate(str(package))
    assert report.valid, report.to_summary()


def test_forty_figures_are_drawn_on_paper_too(project: Path) -> None:
    notebooks, table = notebooks_of(project, 40)
    printed = render_page(notebooks, paper="A4")
    soup = BeautifulSoup(printed, "html.parser")
    parts = {str(each["id"]): len(each.select("svg")) for each in soup.select("figure.chart")}
    assert min(parts.values()) > 1
    assert set(parts) >= {"chart-deaths", "chart-speakers", "chart-timeline"}
    pdf = write_pdf(printed, "2024-03-04", {})
    assert audit_pdf(pdf, table, printed) == []
    assert len(read_pdf(pdf)) < 40


@pytest.mark.parametrize("groups", [pytest.param(1, id="one axis"), pytest.param(30, id="thirty")])
def test_a_chart_of_a_hundred_rows_goes_over_pages(project: Path, groups: int) -> None:
    notebooks, table = notebooks_of(project, 100, groups)
    printed = render_page(notebooks, paper="letter")
    deaths = BeautifulSoup(printed, "html.parser").select_one("#chart-deaths")
    assert deaths
    labels = [each["data-claim"] for each in deaths.select("svg a.claim")]
    assert labels == sorted(set(labels), key=labels.index)
    assert len(labels) == 100
    heights = [float(str(each["height"])) for each in deaths.select("svg")]
    assert max(heights) <= WHOLE
    assert all("tick" in str(each) for each in deaths.select("svg")[:-1])
    assert audit_pdf(write_pdf(printed, "2024-03-04", {}), table, printed) == []
