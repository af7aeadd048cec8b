"""Two independent checkers of PDF/UA on every report's PDF."""

from pathlib import Path

import outloud
import pdfua
import pikepdf
import pytest

from .conftest import REPORTS, name_of

PDFS = [path.with_name("report.pdf") for path in REPORTS]

# Findings of outloud that may stay: rule to reason. An error never may.
ALLOWED: dict[str, str] = {}
# Rules that pdfua fails to run, so that they say nothing.
NOT_RUN = {
    "UA-14-001": "its reader of numbers trips over any array (pdfua 0.1.3); outloud checks headings",
}


def by_outloud(path: Path) -> list[str]:
    """What outloud finds: severity, rule, page and what it says. A rule that crashed is a fault."""
    result = outloud.check(str(path))
    faults = [
        f"{each.severity}: {each.rule}, page {each.page}: {each.message}"
        for each in result.findings
        if each.severity == "error" or each.rule not in ALLOWED
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


@pytest.mark.parametrize("path", PDFS, ids=name_of)
def test_outloud_finds_nothing(path: Path) -> None:
    assert by_outloud(path) == []


@pytest.mark.parametrize("path", PDFS, ids=name_of)
def test_pdfua_finds_nothing(path: Path) -> None:
    assert by_pdfua(path) == []


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
