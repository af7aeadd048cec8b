"""What the page says of earlier texts is held to the table of them beside it."""

import pytest
from bs4 import BeautifulSoup

from as_stated import load, tidy
from as_stated.page.audit import audit_page
from as_stated.page.audit_versions import lost_versions
from as_stated.show import evidence
from tests.helpers.town import TOWN, rows, write_town
from tests.helpers.versions import write_versions

Page = tuple[str, bytes]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """What a page shows of earlier texts, in its table and under its quotes, and that table's file."""
    project = write_town(tmp_path_factory.mktemp("town"), rows())
    write_versions(project)
    tables = tidy(load(TOWN, project))
    shown = [evidence.versions(tables), evidence.quotes(tables)]
    html = "".join(next(iter(each.data.values())) for each in shown if each)
    return html, tables.versions.csv.encode()


def lost(html: str, table: bytes) -> list[str]:
    return [each.what for each in lost_versions(BeautifulSoup(html, "html.parser"), table, "it")]


def test_a_page_as_it_comes_is_as_its_table(page: Page) -> None:
    assert lost(*page) == []


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        pytest.param("“More than 40 people”", "“More than 41 people”", 2, id="another number"),
        pytest.param("“More than 40 people”", "“40 people”", 2, id="a hedge lost"),
        pytest.param("At least 43 people</a>", "43 people</a>", 1, id="a hedge lost in the text after"),
        pytest.param(">Before</dt>", ">Earlier</dt>", 2, id="no line under any quote"),
        pytest.param("“About 42 people”", "not there", 3, id="said not to be there"),
    ],
)  # fmt: skip
def test_a_change_that_is_not_as_in_the_table_is_found(
    page: Page, old: str, new: str, places: int
) -> None:
    html, table = page
    assert old in html
    assert len(lost(html.replace(old, new), table)) == places


def test_a_row_without_its_line_is_found(page: Page) -> None:
    html, table = page
    body = BeautifulSoup(html, "html.parser")
    body.select("#table-versions tbody tr")[1].decompose()
    assert (
        lost(str(body), table)
        == ["the page does not show the changes that its table of earlier texts has."] * 2
    )
    assert lost("<p>Nothing.</p>", table) != []
    assert lost("<p>Nothing.</p>", b"") == []
    assert lost(html, b"") != []


def test_the_audit_of_a_page_says_so(page: Page) -> None:
    html, table = page
    wrong = [
        each.what
        for each in audit_page(
            html.replace("“About 42", "“About 24"), b"claim_id\n", versions=table
        )
    ]
    assert "dead before is without 'About 42 people'" in " ".join(wrong)


def test_a_long_table_is_a_file_alone(page: Page) -> None:
    assert lost('<p id="table-versions">600 rows</p>', page[1]) == []
