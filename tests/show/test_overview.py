"""All figures at a glance: each row can be read without anything around it."""

import re

import pytest
from bs4 import BeautifulSoup, Tag

from as_stated import load, tidy
from as_stated.coding import label_claim
from as_stated.page.typeset import typeset
from as_stated.project import Project
from as_stated.show.tables import Tables
from tests.helpers.projects import GOLDEN, ROOT, SEED


@pytest.fixture
def tables(seed: Project) -> Tables:
    return tidy(load(SEED))


def rows_of(tables: Tables) -> list[Tag]:
    return BeautifulSoup(tables.claims.html, "html.parser").select("tbody tr")


def said(row: Tag) -> str:
    return " ".join(row.get_text(" ").split()).replace(" ,", ",").replace(" :", ":")


def test_a_row_says_number_whom_what_happened_to_them_of_what_and_who_says_so(
    tables: Tables,
) -> None:
    rows = {str(row.a["data-claim"]): said(row) for row in rows_of(tables) if row.a}
    assert rows["killed-2020"] == (
        "> 6,500 more than 6,500 soldiers from both sides, dead the war of 2020 "
        "the article’s own voice"
    )
    assert rows["missing-1990s"] == (
        "4,000 4,000 Azerbaijani soldiers and civilians, missing the conflict of the 1990s "
        "Hikmet Hajiyev, foreign policy adviser to President Ilham Aliyev, for Azerbaijan"
    )


def test_each_figure_is_said_in_full(golden: Project) -> None:
    tables = tidy(load(GOLDEN, golden))
    for claim, row in zip(tables.dossier.claims, rows_of(tables), strict=True):
        text = said(row)
        assert " ".join(label_claim(claim, speaker_named=True).split()) in text
        assert claim.event.label in text
        assert claim.speaker_name in text
        assert claim.symbols in text
        for name in claim.disputed_by:
            assert f"disputed by {name}" in text or name in text


def test_each_row_leads_to_its_sentence_and_the_tab_key_stops_there_once(tables: Tables) -> None:
    for claim, row in zip(tables.dossier.claims, rows_of(tables), strict=True):
        links = row.select("a")
        assert {each["data-claim"] for each in links} == {claim.claim_id}  # the page links them
        assert [each.get("tabindex") for each in links] == ["-1", None]


def test_a_word_before_a_number_is_small_and_stays() -> None:
    tables = tidy(load("sarnel-radio", Project(ROOT / "examples")))
    before = [c for c in tables.dossier.claims if ": " in c.symbols]
    assert before
    for claim in before:
        word = re.escape(claim.symbols.rpartition(": ")[0])
        assert re.search(rf'<span class="before">{word}: </span>', tables.claims.html)


def test_a_digit_beside_the_words_has_its_role(tables: Tables) -> None:
    from dataclasses import replace

    from as_stated.show.overview import overview

    claim = replace(tables.dossier.claims[0], population="people from 12 villages")
    assert '<span class="context"> from 12 villages, dead</span>' in overview([claim])


def test_of_no_figures_there_is_a_sentence() -> None:
    from as_stated.show.overview import overview

    assert overview([]) == '<p class="empty">No figure is shown.</p>'


def test_the_event_is_set_back_on_paper(tables: Tables) -> None:
    """Else the words of the figure, which are strong, would not stand out from it."""
    body = typeset(f"<title>t</title>{tables.claims.html}").body
    for row in rows_of(tables):
        event = row.select_one(".event")
        assert event is not None
        assert f'faint("{event.get_text()}")' in body
