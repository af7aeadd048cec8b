"""Cards as pages and pictures, read back: one that lost a part is found."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from as_stated import load, tidy
from as_stated.page.audit_cards import audit_card
from as_stated.page.cards import card_files
from as_stated.project import Project
from as_stated.show.cards import Cards, Stated, make_cards
from as_stated.show.tables import Tables
from tests.helpers.html import Facts
from tests.helpers.projects import ROOT

pytestmark = pytest.mark.slow

SITE = "https://a.example/"
DEAD = "cards/dead.html"


@pytest.fixture(scope="module")
def tables() -> Tables:
    """An article with a figure that is in error, one that is withdrawn, and a dispute."""
    return tidy(load("sarnel-newspaper", Project(ROOT / "examples")))


@pytest.fixture(scope="module")
def files(tables: Tables) -> dict[str, str]:
    """The pages of its cards."""
    made = card_files(make_cards(tables), "A title")
    return {path: text.decode() for path, text in made.items() if path.endswith(".html")}


def problems(tables: Tables, html: str, where: str = DEAD) -> str:
    table = tables.claims.csv.encode()
    return "\n".join(map(str, audit_card(html, table, where)))


def test_each_card_is_a_page_and_a_picture_and_the_list_leads_to_both(tables: Tables) -> None:
    cards = make_cards(tables)
    made = card_files(cards, "A title")
    ids = sorted(each.claim_id for each in cards.made)
    assert list(made) == sorted(
        ["cards.html", *(f"cards/{name}.{kind}" for name in ids for kind in ("html", "png"))]
    )
    listed = [link for link in Facts(made["cards.html"].decode()).links if "/" in link]
    assert sorted(listed) == list(made)[1:]
    assert made == card_files(cards, "A title")


def test_pages_need_nothing_but_themselves_and_hold_what_they_must(
    tables: Tables, files: dict[str, str]
) -> None:
    for path, html in files.items():
        assert problems(tables, html, path) == ""
        facts = Facts(html)
        assert [each for each in facts.fetched if not each.startswith("data:")] == []
        assert facts.scripts == [] and len(facts.ids) == len(set(facts.ids))
        assert "default-src 'none'" in html
        assert not re.search("canonical|og:image|og:url", html)
        assert facts.tags.count("h1") == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param('data-card="dead"', 'data-card="mayor-dead"', "mayor-dead does not hold, and has no card", id="does not hold"),
        pytest.param('data-card="dead"', 'data-card="x"', "the card of 'x', which is not a claim", id="no claim"),
        pytest.param('<span class="claim" data-claim="mayor-dead">', "<span>", "leaves out mayor-dead", id="another figure"),
        pytest.param('<p class="origin"><span class="source">', '<p><span class="source">', "lost the article’s day", id="day"),
    ],
)  # fmt: skip
def test_a_card_that_lost_a_part_is_found(
    tables: Tables, files: dict[str, str], old: str, new: str, said: str
) -> None:
    found = problems(tables, files[DEAD].replace(old, new))
    assert said in found


def test_a_dispute_that_is_left_out_is_found(tables: Tables) -> None:
    table = tables.claims.csv
    name, by = next(
        (each.claim_id, each.disputed_by[0])
        for each in tables.dossier
        if each.holds and each.disputed_by
    )
    html = card_files(make_cards(tables), "A title")[f"cards/{name}.html"].decode()
    assert audit_card(html, table.encode(), "x") == []
    page = BeautifulSoup(html, "html.parser")
    lost = str(page).replace(by, "somebody")
    said = "\n".join(map(str, audit_card(lost, table.encode(), "x")))
    assert f"it does not say that {by} disputes {name}" in said


def test_a_number_without_its_hedge_is_found_on_a_card_too(
    tables: Tables, files: dict[str, str]
) -> None:
    path, html = next((p, h) for p, h in files.items() if "ward-dead" in p)
    words = next(each.words for each in tables.dossier if each.claim_id == "ward-dead")
    assert words in html
    assert problems(tables, html.replace(words, "7"), path) != ""


def test_with_a_site_each_card_says_its_address_and_its_picture(tables: Tables) -> None:
    html = card_files(make_cards(tables), "A title", SITE, "flood")["cards/dead.html"].decode()
    assert f'<link rel="canonical" href="{SITE}flood/cards/dead.html">' in html
    assert f'<meta property="og:image" content="{SITE}flood/cards/dead.png">' in html
    assert f'src="{SITE}flood/cards/dead.png"' in BeautifulSoup(html, "html.parser").select("textarea")[0].get_text()  # fmt: skip
    assert problems(tables, html) == ""


def test_what_has_no_room_in_a_picture_has_a_page_that_says_so(tables: Tables) -> None:
    cards = make_cards(tables)
    dead = next(each for each in cards.made if each.claim_id == "dead")
    much = replace(
        dead, others=tuple(Stated("dead-before", "many words " * 20, "") for _ in range(30))
    )
    made = card_files(Cards((much,), ()), "A title", SITE, "flood")
    assert list(made) == ["cards.html", "cards/dead.html"]
    html = made["cards/dead.html"].decode()
    assert "There is no picture" in html and "og:image" not in html
    assert "no picture, for it is too much for one" in made["cards.html"].decode()


def test_an_article_without_figures_that_hold_has_a_list_that_says_so() -> None:
    made = card_files(Cards((), ()), "A title")
    assert "No figure that is shown holds." in made["cards.html"].decode()
