"""The shelf: as calm with one report, and of use with a thousand."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from as_stated.build.cache import Cache
from as_stated.build.index import write_index
from as_stated.coding.dates import say_date
from as_stated.page.audit import audit_page
from as_stated.page.document import FEW, index_page
from tests.helpers.html import Facts

NO_CLAIMS = b"claim_id\n"


def entry(number: int, day: date) -> dict[str, object]:
    return {
        "article": f"ärticle-{number}", "title": "What an article counts & says, as stated",
        "producer": "Channel 4", "date_published": day.isoformat(),
        "date_said": say_date(day.isoformat()), "figures": number, "speakers": number % 9,
    }  # fmt: skip


def entries(count: int, days_apart: int) -> list[dict[str, object]]:
    newest = date(2026, 11, 25)
    return [entry(n, newest - timedelta(days=n * days_apart)) for n in range(count)]


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The shelf of a thousand reports, two a week, written in no order."""
    folder = tmp_path_factory.mktemp("shelf")
    for each in entries(1000, 3):
        path = folder / str(each["article"]) / "manifest.json"
        path.parent.mkdir()
        path.write_text(json.dumps({"as_stated": "", "shelf": each}), "utf-8")
    write_index(folder, Cache(None))
    assert len((folder / "index.html").read_bytes()) < 600_000
    return (folder / "index.html").read_text("utf-8")


def test_each_of_a_thousand_reports_has_its_row_newest_first(thousand: str) -> None:
    days = re.findall(r'data-label="Published"><span class="date" data-edtf="([^"]+)">', thousand)
    assert len(days) == 1000
    assert days == sorted(days, reverse=True)
    links = re.findall(r'<a href="([^"#]+)/index.html">', thousand)
    assert len(set(links)) == 1000
    assert "%C3%A4rticle-7" in links


def test_years_and_months_of_a_thousand_lead_to_their_rows(thousand: str) -> None:
    facts = Facts(thousand)
    assert len(facts.ids) == len(set(facts.ids))
    inside = [link[1:] for link in facts.links if link.startswith("#")]
    assert [target for target in inside if target not in facts.ids] == []
    years = [target for target in inside if target.startswith("year-")]
    assert years == [f"year-{year}" for year in range(2026, 2017, -1)]
    counts = re.findall(r"</a> \(<data class=\"count\" value=\"(\d+)\"", thousand)
    assert sum(map(int, counts)) == 1000
    assert "2026-11" in inside
    assert re.search(r'<tr id="2026-10">(?:(?!</tr>).)*29 October 2026', thousand)


def test_a_year_of_few_reports_has_no_months() -> None:
    html = index_page([entry(1, date(2024, 5, 1)), *entries(FEW, 1)])
    assert 'href="#year-2024"' in html
    assert 'href="#2024-05"' not in html


@pytest.mark.parametrize("count", [0, 1, 2, FEW])
def test_a_few_reports_need_no_headings(count: int) -> None:
    html = index_page(entries(count, 40))
    assert "<h2" not in html
    assert "<nav" not in html
    assert html.count('<tr><th scope="row"') == count


@pytest.mark.slow
def test_every_digit_has_its_role(thousand: str) -> None:
    assert audit_page(thousand, NO_CLAIMS) == []
    assert audit_page(thousand.replace("None is verified", "7 are verified"), NO_CLAIMS) != []


def test_folders_of_others_are_not_listed(tmp_path: Path) -> None:
    """Nor do they keep the index from being written."""
    for name, content in (("app", '{"name": "a web app"}'), ("odd", "no JSON"), ("list", "[]")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").write_text(content)
    write_index(tmp_path, Cache(None))
    assert "There is no report yet." in (tmp_path / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"article": "../other"}, id="another report's name"),
        pytest.param({"figures": "seven"}, id="words for a number"),
        pytest.param({"date_published": "soon"}, id="no day"),
        pytest.param({"title": None}, id="no title"),
    ],
)
def test_a_report_that_cannot_be_shown_is_passed_by(
    tmp_path: Path, change: dict[str, object]
) -> None:
    """One of another version, or of somebody else: it keeps no run from being finished."""
    for name, more in (("alpha", {}), ("beta", change)):
        (tmp_path / name).mkdir()
        told = entry(1, date(2026, 11, 25)) | {"article": name} | more
        (tmp_path / name / "manifest.json").write_text(json.dumps({"as_stated": "", "shelf": told}))
    write_index(tmp_path, Cache(None))
    assert re.findall(
        r'href="([^"]+)/index.html"', (tmp_path / "index.html").read_text("utf-8")
    ) == ["alpha"]


def quantity(**cells: object) -> dict[str, object]:
    return {
        "quantity": "dead", "title": "The dead of the flood", "event": "the flood of 2026",
        "statements": 14, "holding": 11, "articles": 4, "origins": 3,
        "first_reported": "2026-05-03", "first_said": "3 May 2026",
        "last_reported": "2026-05-09", "last_said": "9 May 2026",
    } | cells  # fmt: skip


def written(folder: Path, report: str, told: dict[str, object]) -> None:
    (folder / report).mkdir(parents=True)
    (folder / report / "manifest.json").write_text(json.dumps({"as_stated": "", "shelf": told}))


def test_quantities_have_a_table_of_their_own(tmp_path: Path) -> None:
    written(tmp_path, "alpha", entry(1, date(2026, 11, 25)) | {"article": "alpha"})
    written(tmp_path, "quantities/dead", quantity())
    written(
        tmp_path, "quantities/missing", quantity(quantity="missing", last_reported="2026-05-03")
    )
    write_index(tmp_path, Cache(None))
    html = (tmp_path / "index.html").read_text("utf-8")
    links = re.findall(r'href="([^"#]+)/index.html"', html)
    assert links == ["alpha", "quantities/dead", "quantities/missing"]
    assert html.count("<table") == 2
    told = html.partition('<h2 id="quantities">')[2]
    assert re.findall(r'class="count" value="(\d+)"', told) == ["14", "11", "4", "3"] * 2
    assert told.count("9 May 2026") == 1
    assert audit_page(html, NO_CLAIMS) == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"quantity": "other"}, id="another quantity's name"),
        pytest.param({"holding": "eleven"}, id="words for a number"),
        pytest.param({"last_reported": "soon"}, id="no day"),
        pytest.param({"event": None}, id="no event"),
    ],
)
def test_a_quantity_that_cannot_be_shown_is_passed_by(
    tmp_path: Path, change: dict[str, object]
) -> None:
    written(tmp_path, "quantities/dead", quantity(**change))
    written(tmp_path, "quantities/missing", quantity(quantity="missing"))
    write_index(tmp_path, Cache(None))
    html = (tmp_path / "index.html").read_text("utf-8")
    assert re.findall(r'href="([^"#]+)/index.html"', html) == ["quantities/missing"]
    assert "There is no report yet." not in html
