"""Which figures have a card, and what stands beside them on it."""

from dataclasses import replace

import pytest

from as_stated import load, tidy
from as_stated.project import Project
from as_stated.show.cards import Card, Cards, make_cards
from tests.helpers.projects import GOLDEN, ROOT, SEED

EXAMPLES = Project(ROOT / "examples")
ARTICLES = EXAMPLES.articles


def cards_of(article: str, project: Project | None = None, events: str = "") -> Cards:
    return make_cards(tidy(load(article, project), events=events))


def card(article: str, name: str) -> Card:
    return next(each for each in cards_of(article, EXAMPLES).made if each.claim_id == name)


@pytest.mark.parametrize("article", ARTICLES)
def test_only_a_figure_that_holds_has_one_and_each_other_is_listed(article: str) -> None:
    claims = {each.claim_id: each for each in load(article, EXAMPLES)}
    cards = cards_of(article, EXAMPLES)
    assert [each.claim_id for each in cards.made] == [n for n, c in claims.items() if c.holds]
    assert [each.claim_id for each in cards.without] == [
        n for n, c in claims.items() if not c.holds
    ]
    for each in cards.without:
        assert each.text.startswith(claims[each.claim_id].qualifier)


@pytest.mark.parametrize("article", ARTICLES)
def test_a_card_has_speaker_day_whole_disputes_and_the_other_figures(article: str) -> None:
    claims = {each.claim_id: each for each in load(article, EXAMPLES)}
    for each in cards_of(article, EXAMPLES).made:
        claim = claims[each.claim_id]
        assert claim.speaker_name in each.who and claim.speaker_name in each.alt
        assert each.day and each.day in each.head and each.day in each.alt
        assert claim.of_whole in each.figure.text
        for by in claim.disputed_by:
            assert f"disputed by {by}" in each.who or f", {by}" in each.who
        for other in claims.values():
            same = (other.event, other.people_status, other.unit)
            if other is not claim and same == (claim.event, claim.people_status, claim.unit):
                assert other.words in each.also and other.source in each.also


def test_what_says_of_another_that_it_was_wrong_stands_on_its_card() -> None:
    dead = card("sarnel-newspaper", "dead")
    others = {each.claim_id: each.text for each in dead.others}
    assert others["dead-before"].startswith("in error, according to ")
    assert others["mayor-dead"].startswith("withdrawn by ")
    assert all(text in dead.alt for text in others.values())


def test_a_figure_that_was_taken_back_later_has_none() -> None:
    tables = tidy(load(SEED))
    claims = tables.dossier.claims
    denied = replace(claims[0], earlier_words="down from")
    dossier = replace(tables.dossier, claims=(denied, *claims[1:]))
    cards = make_cards(replace(tables, dossier=dossier))
    assert denied.claim_id not in [each.claim_id for each in cards.made]
    assert cards.without[0].text.startswith("an earlier figure (“down from”): ")


def test_cards_are_of_the_figures_that_are_shown(golden: Project) -> None:
    everything = cards_of(GOLDEN, golden)
    event = load(GOLDEN, golden).claims[0].event.event_id
    some = cards_of(GOLDEN, golden, event)
    assert 0 < len(some.made) < len(everything.made)


def test_a_card_says_what_its_hedge_means_and_that_nothing_is_verified(seed: Project) -> None:
    found = {each.claim_id: each for each in cards_of(SEED).made}
    assert found["killed-2022"].foot == (
        "At least: this number or above; no upper end is stated. Quoted, not verified."
    )
    assert found["killed-2022"].alt == (
        "at least 286 people, dead. The clashes of September 2022. Who says so: the article’s own "
        "voice. Al Jazeera, 5 October 2022. Quoted, not verified."
    )
    assert found["missing-1990s"].full.text == found["missing-1990s"].label
