"""What is looked for in the site of the documents, and a site in which it is found."""

import re
import runpy
from pathlib import Path

import pytest

import as_stated
from tests.helpers.documents import read_document
from tests.helpers.projects import ROOT

check = runpy.run_path(str(ROOT / ".ci" / "site.py"))["main"]
PAGE = '<h1 id="top">One</h1><a href="two.html#there">two</a> <a href="https://a.example/">out</a>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "two.html").write_text('<p id="there"><a href="index.html">one</a></p>')
    return tmp_path


def test_site_in_which_all_is_well(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not check(site)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        pytest.param("a.html", '<a href="no.html">', "no.html leads nowhere", id="no such page"),
        pytest.param("a.html", '<a href="two.html#no">', "#no leads nowhere", id="no such heading"),
        pytest.param("a.html", '<script src="https://a.example/a.js">', "loads", id="a script"),
        pytest.param("a.html", '<img src="//a.example/a.png">', "loads", id="a picture"),
        pytest.param("a.css", "p{background:url(https://a.example/)}", "loads", id="a background"),
        pytest.param("a.css", '@import "https://a.example/a.css"', "loads", id="a style sheet"),
    ],
)
def test_what_is_wrong_is_named(
    site: Path, name: str, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / name).write_text(text)
    assert check(site)
    assert said in capsys.readouterr().out


def test_reference_has_every_name_of_the_package() -> None:
    page = read_document("docs/api.md")
    modules = {"charts": "show.charts", "prose": "show.prose", "evidence": "show.evidence"}
    modules |= {"across": "show.across"}
    for name in as_stated.__all__:
        listed = f".. automodule:: as_stated.{modules[name]}" if name in modules else f":: {name}"
        assert listed in page or name in ("__version__", "AsStatedError"), name


def test_first_page_leads_to_every_other() -> None:
    """Its links are the contents of the site; Sphinx takes a page without one for an error."""
    linked = re.findall(r"\]\(([^)#]+)\)", read_document("docs/index.md"))
    pages = {each.name for each in (ROOT / "docs").glob("*.md")}
    pages -= {"index.md", "package.md"}  # itself, and the README of the package index
    assert pages <= {*linked}
    assert len(linked) == len({*linked})


def test_gallery_has_every_chart() -> None:
    page = read_document("docs/gallery.md")
    for name in as_stated.charts.__all__:
        assert name == "PALETTE" or f"`charts.{name}(tables)`" in page
