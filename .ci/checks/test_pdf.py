"""Two independent checkers of PDF/UA, and the order and number of pages: on every report's PDF, and on
those of an article with one figure, of one with forty, and of a quantity.
"""

import re
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pikepdf
import pytest
from bs4 import BeautifulSoup

from tests.helpers.paper import out_of_order

from .conftest import MOST_PAGES, PDFS, each_pdf

# Findings of outloud that may stay: rule to reason. An error never may.
ALLOWED = {
    "ORD-001": "it takes an element's own words before those of its links, whatever their order in "
    "the tags (outloud 0.2.1); `test_tags_come_in_the_order_of_the_page` reads the order itself",
}
# Rules that pdfua fails to run, so that they say nothing.
NOT_RUN = {
    "UA-14-001": "its reader of numbers trips over any array (pdfua 0.1.3); outloud checks headings",
}


def known_tables(path: Path) -> set[tuple[str, str]]:
    """What outloud says of good tables and links, by rule: its words for each of the report.

    A head that is repeated where the table goes on is read once, with the table: TAG-002 takes it
    for prose that is skipped. A table of few rows that each have a head has more heads than data:
    TBL-010 takes it for one that was cut up. The link of
    each quote says the same, and may stand at one height on several pages: PAG-001 takes it for a
    running head.
    """
    page = path.with_name("index.html")
    soup = BeautifulSoup(page.read_text("utf-8") if page.exists() else "", "html.parser")
    known = {("PAG-001", each.get_text()) for each in soup.select(".quote .links")}
    for table in soup.select("table"):
        heads = " ".join(" ".join(row.get_text(" ").split()) for row in table.select("thead tr"))
        known.add(("TAG-002", heads))
        known.add(("TBL-010", f"{len(table.select('th'))} {len(table.select('td'))}"))
    return known


def table_in(finding: Any) -> str:
    """Which table a finding speaks of, as `known_tables` has it."""
    if finding.rule == "TBL-010":
        return " ".join(re.findall(r"(\d+) (?:header|data) cells", finding.message))
    return str(finding.evidence).strip("…")


def by_outloud(path: Path) -> list[str]:
    """What outloud finds: severity, rule, page and what it says. A rule that crashed is a fault."""
    result = outloud.check(str(path))
    known = known_tables(path)
    faults = [
        f"{each.severity}: {each.rule}, page {each.page}: {each.message} {each.evidence}"
        for each in result.findings
        if (each.severity == "error" or each.rule not in ALLOWED)
        and (each.rule, table_in(each)) not in known
    ]
    faults += [
        f"{run.rule} crashed: {run.reason}" for run in result.runs if run.status == "crashed"
    ]
    return faults + ([result.error] if result.error else [])


def by_pdfua(path: Path) -> list[str]:
    """What pdfua finds: severity, rule and what it says. A rule that did not run is a fault."""
    report = pdfua.validate(str(path))
    faults = [f"{each.severity.name}: {each.rule_id}: {each.message}" for each in report.findings]
    return faults + [
        f"{each.rule_id} did not run" for each in report.skipped if each.rule_id not in NOT_RUN
    ]


@each_pdf
def test_outloud_finds_nothing(path: Path) -> None:
    assert by_outloud(path) == []


@each_pdf
def test_pdfua_finds_nothing(path: Path) -> None:
    assert by_pdfua(path) == []


@each_pdf
def test_tags_come_in_the_order_of_the_page(path: Path) -> None:
    assert out_of_order(path.read_bytes()) == []


def pages_over(path: Path, most: int) -> int:
    """How many pages a PDF has more than it may."""
    with pikepdf.open(path) as pdf:
        return max(len(pdf.pages) - most, 0)


@each_pdf
def test_a_report_is_short_enough_to_be_read(path: Path, request: pytest.FixtureRequest) -> None:
    assert pages_over(path, MOST_PAGES[request.node.callspec.id]) == 0


def test_a_page_too_many_is_found(tmp_path: Path) -> None:
    with pikepdf.open(PDFS[0]) as pdf:
        count = len(pdf.pages)
        pdf.add_blank_page()
        pdf.save(tmp_path / "longer.pdf")
    assert pages_over(tmp_path / "longer.pdf", count) == 1


@pytest.fixture
def untagged(tmp_path: Path) -> Path:
    """A report's PDF without its tags and its language."""
    path = tmp_path / "untagged.pdf"
    with pikepdf.open(PDFS[0]) as pdf:
        del pdf.Root.StructTreeRoot, pdf.Root.Lang
        pdf.save(path)
    return path


def test_outloud_finds_a_fault(untagged: Path) -> None:
    assert any(each.startswith("error") for each in by_outloud(untagged))


def test_pdfua_finds_a_fault(untagged: Path) -> None:
    assert any(each.startswith("ERROR") for each in by_pdfua(untagged))


def test_a_file_that_is_no_pdf_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    assert by_outloud(path)
    with pytest.raises(pdfua.PdfuaError):
        by_pdfua(path)
