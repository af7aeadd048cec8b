"""The feed of all reports: Atom by its rules, with the days of the articles and of no clock."""

import re
import xml.etree.ElementTree as ET
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from as_stated.build.cache import Cache
from as_stated.build.feed import feed
from as_stated.build.index import write_index
from as_stated.build.target import check_target
from as_stated.errors import InputError
from as_stated.project import Project

SITE = "https://a.example/reports/"
ATOM = "{http://www.w3.org/2005/Atom}"
FLOOD: dict[str, Any] = {
    "article": "flood", "title": "A <flood> & its dead", "producer": "Wire", "headline": "Rain\x0b",
    "date_published": "2024-03-05", "date_said": "5 March 2024", "figures": 1, "speakers": 0,
}  # fmt: skip
FIRE = FLOOD | {"article": "firé", "title": "A fire", "date_published": "2024-04-01", "figures": 12}
DEAD: dict[str, Any] = {
    "quantity": "dead", "title": "The dead", "event": "the flood", "statements": 2, "holding": 2,
    "articles": 2, "origins": 1, "first_reported": "2024-03-05", "first_said": "5 March 2024",
    "last_reported": "2024-03-09", "last_said": "9 March 2024",
}  # fmt: skip


def read(xml: str) -> ET.Element:
    return ET.fromstring(xml.encode())


def texts(element: ET.Element, name: str) -> list[str]:
    return [each.text or "" for each in element.findall(f"{ATOM}{name}")]


def test_it_has_what_rfc_4287_asks_for() -> None:
    root = read(feed(SITE, [FLOOD, FIRE], [DEAD]))
    entries = root.findall(f"{ATOM}entry")
    assert root.tag == f"{ATOM}feed" and len(entries) == 3
    for each in (root, *entries):
        for name in ("id", "title", "updated"):  # exactly one of each
            assert len(texts(each, name)) == 1, name
        for when in (*texts(each, "updated"), *texts(each, "published")):
            assert datetime.fromisoformat(when).tzinfo is not None
    assert root.find(f"{ATOM}author/{ATOM}name") is not None  # or each entry needs one
    rels = {(each.get("rel"), each.get("href")) for each in root.findall(f"{ATOM}link")}
    assert rels == {("self", f"{SITE}feed.xml"), ("alternate", f"{SITE}index.html")}
    ids = [texts(each, "id")[0] for each in (root, *entries)]
    assert len(set(ids)) == len(ids)


def test_the_newest_comes_first_with_the_days_of_the_articles() -> None:
    root = read(feed(SITE, [FLOOD, FIRE], [DEAD]))
    assert texts(root, "updated") == ["2024-04-01T00:00:00Z"]
    titles = [texts(each, "title")[0] for each in root.findall(f"{ATOM}entry")]
    assert titles == ["A fire", "The dead", "A <flood> & its dead"]
    assert feed(SITE, []) == feed(SITE, [])
    assert texts(read(feed(SITE, [])), "updated") == ["1970-01-01T00:00:00Z"]


def test_entries_lead_to_their_reports_and_say_what_they_are() -> None:
    first, second, third = read(feed(SITE, [FLOOD, FIRE], [DEAD])).findall(f"{ATOM}entry")
    links = [each.find(f"{ATOM}link") for each in (first, second, third)]
    assert [None if each is None else each.get("href") for each in links] == [
        f"{SITE}fir%C3%A9/index.html", f"{SITE}quantities/dead/index.html", f"{SITE}flood/index.html",
    ]  # fmt: skip
    assert texts(first, "summary") == ["Wire, “Rain”, 5 March 2024: 12 figures, as stated."]
    assert texts(third, "summary") == ["Wire, “Rain”, 5 March 2024: one figure, as stated."]


def test_it_is_there_with_a_site_and_gone_without(tmp_path: Path) -> None:
    write_index(tmp_path, Cache(None), SITE)
    page = (tmp_path / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{SITE}index.html">' in page
    assert 'type="application/atom+xml"' in page
    assert read((tmp_path / "feed.xml").read_text("utf-8")).tag == f"{ATOM}feed"
    write_index(tmp_path, Cache(None))
    page = (tmp_path / "index.html").read_text("utf-8")
    assert not (tmp_path / "feed.xml").exists()
    assert not re.search("canonical|og:|atom", page)


def test_a_feed_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    for name in ("data", "seeds", "out"):
        (tmp_path / name).mkdir()
    other = tmp_path / "out" / "feed.xml"
    other.write_text("<feed/>")
    check_target(Project(tmp_path), tmp_path / "out", [])  # without a site there is no feed
    write_index(tmp_path / "out", Cache(None))
    assert other.read_text() == "<feed/>"
    (tmp_path / "data" / "project.toml").write_text(f'site = "{SITE}"')
    with pytest.raises(InputError, match="is not a feed by As Stated"):
        check_target(Project(tmp_path), tmp_path / "out", [])
    other.unlink()
    write_index(tmp_path / "out", Cache(None), SITE)
    check_target(Project(tmp_path), tmp_path / "out", [])
