"""A report with a site says where it is and leads back; without one it does neither."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from as_stated.cli import main
from as_stated.page.audit import audit_page
from as_stated.page.document import told_apart
from as_stated.page.published import Published
from tests.helpers.html import Facts
from tests.helpers.projects import GOLDEN, ROOT, copy_project

pytestmark = [pytest.mark.kernel, pytest.mark.process, pytest.mark.xdist_group("publish")]
SITE = "https://a.example/reports/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the golden article, of a project with a site."""
    project = copy_project(ROOT / "tests" / "golden", tmp_path_factory.mktemp("site") / "p")
    (project.root / "data" / "project.toml").write_text(f'site = "{SITE}"')
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project.root)
        ran = CliRunner().invoke(main, ["report", "--no-pdf"])
        assert ran.exit_code == 0, ran.output
    return project.root / "report"


def test_a_page_says_its_address_and_what_is_shown_with_a_link(folder: Path) -> None:
    page = (folder / GOLDEN / "index.html").read_text("utf-8")
    head = page.partition("<body")[0]
    assert f'<link rel="canonical" href="{SITE}{GOLDEN}/index.html">' in head
    assert f'<meta property="og:image" content="{SITE}{GOLDEN}/preview.png">' in head
    assert '<meta property="og:image:alt" content="What a storm did in Östervik' in head
    assert (folder / GOLDEN / "preview.png").read_bytes().startswith(b"\x89PNG")
    assert f'<a href="{SITE}index.html">All reports</a>' in page
    assert [each for each in Facts(page).fetched if not each.startswith(("data:", SITE))] == []
    table = (folder / GOLDEN / "tables" / "claims.csv").read_bytes()
    assert audit_page(page, table) == []


def test_the_manifest_lists_the_picture_and_the_project_file(folder: Path) -> None:
    manifest = (folder / GOLDEN / "manifest.json").read_text("utf-8")
    assert '"preview.png"' in manifest and '"data/project.toml"' in manifest


def test_a_wrong_site_ends_report_and_check_in_one_message(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder.parent
    monkeypatch.chdir(root)
    before = (folder / "index.html").read_bytes()
    file = root / "data" / "project.toml"
    good = file.read_bytes()
    file.write_text('site = "a.example"')
    try:
        for command in ("report", "check"):
            ran = CliRunner().invoke(main, [command])
            assert ran.exit_code == 2
            assert ran.output.count("data/project.toml, site: 'a.example' is not an address") == 1
    finally:
        file.write_bytes(good)
    assert (folder / "index.html").read_bytes() == before


def test_an_address_in_the_head_is_no_number_of_a_figure() -> None:
    table = b"claim_id,exact,magnitude,magnitude_to,magnitude_status,speaker\na,at least 25 people,25,,>=,\n"
    claim = '<p><span class="claim" data-claim="a">at least 25 people</span></p>'
    page = f'<meta property="og:url" content="https://a.example/fire-25/">{claim}'
    assert audit_page(page, table) == []
    assert audit_page(page.replace("og:url", "og:title"), table) != []


def test_places_are_encoded() -> None:
    there = Published(SITE, "flöd/cards/a.html", "flöd/cards/a.png", "x")
    assert there.address == f"{SITE}fl%C3%B6d/cards/a.html"
    assert there.picture == there.beside("a.png") == f"{SITE}fl%C3%B6d/cards/a.png"
    assert Published(SITE).picture == ""


def test_equal_titles_are_told_apart() -> None:
    shelf = [
        {"article": "a", "title": "The dead", "headline": "Rain"},
        {"article": "b", "title": "the Dead", "headline": "Wind"},
        {"article": "c", "title": "The dead", "headline": "Snow"},
        {"article": "d", "title": "The dead", "headline": "Snow"},
        {"article": "e", "title": "A title"},
    ]
    told = told_apart(shelf)
    assert [each.get("headed", each.get("named")) for each in told] == [
        "Rain",
        "Wind",
        "c",
        "d",
        None,
    ]


def test_the_index_has_an_icon_inside(folder: Path) -> None:
    index = (folder / "index.html").read_text("utf-8")
    assert re.search(
        r'<link rel="icon" href="data:image/svg\+xml,[^" ]+">', index
    )  # the Nu checker's rule
    assert "img-src data:" in index
