"""Quotes, account, refusals, provenance: what a report rests on."""

from dataclasses import replace

import pytest

from as_stated import load, tidy
from as_stated.coding.refusals import REFUSALS
from as_stated.project import Project
from as_stated.show import evidence
from as_stated.show.tables import Tables
from tests.helpers.claims import claim
from tests.helpers.html import words
from tests.helpers.projects import SEED


@pytest.fixture
def tables(seed: Project) -> Tables:
    return tidy(load(SEED))


def test_quotes_are_sentences_with_the_words_marked(tables: Tables) -> None:
    html = evidence.quotes(tables).data["text/html"]
    assert html.count('<section class="quote" id="quote-') == 7
    assert "<p>In September, <mark>at least 286 people</mark> were killed on both sides" in html
    assert "<p>On Tuesday, Azerbaijan freed <mark>17 Armenian prisoners of war</mark> after" in html
    assert "direct speech, to AFP news agency" in html


def test_accounts_add_up(tables: Tables) -> None:
    said = words(evidence.accounts(tables).data["text/html"])
    assert said.startswith(
        "The article holds 21 numbers, in digits or in words: seven are figures,"
    )


def test_method_lists_every_refusal() -> None:
    html = evidence.refusals().data["text/html"]
    assert html.count("<dt>") == len(REFUSALS)


def test_provenance_marks_what_the_text_does_not_hold(tables: Tables) -> None:
    html = evidence.provenance(tables).data["text/html"]
    assert "Al Jazeera (not in the text itself)" in html
    assert tables.dossier.article.source.sha256 in html
    assert "Byline" not in html  # nothing is said of what is not known


def test_live_link_encodes_what_means_something_in_a_fragment() -> None:
    """An unencoded "-" kills the highlight, and a comma splits it."""
    quote = claim(exact="4,000 US-brokered", prefix="He said ", suffix=" soldiers")
    assert evidence.live_link("https://x.example/a", quote) == (
        "https://x.example/a#:~:text=He%20said-,4%2C000%20US%2Dbrokered,-soldiers"
    )


def test_citation_names_the_article_and_its_day(tables: Tables) -> None:
    html = evidence.citation(tables).data["text/html"]
    assert "Al Jazeera" in html
    assert "5 October 2022" in html
    assert "@misc{as-stated-edilli-2022-10-05," in html


def test_linked_data_names_speaker_or_outlet(tables: Tables) -> None:
    graph = evidence.linked_data(tables).data["application/ld+json"]["@graph"]
    authors = {node["@id"]: node["author"]["name"] for node in graph if node["@type"] == "Claim"}
    assert authors["#quote-missing-1990s"] == "Hikmet Hajiyev"
    assert authors["#quote-killed-2022"] == "Al Jazeera"


def test_terms_are_the_units_that_are_counted(tables: Tables) -> None:
    html = evidence.terms(tables).data["text/html"]
    assert html.count("<dt>") == 5
    assert "<dt>sets of human remains</dt>" in html


def test_corrections_say_that_there_are_none_or_which(seed: Project) -> None:
    assert "None so far." in evidence.corrections(tidy(load(SEED))).data["text/html"]
    path = seed.data(SEED) / "corrections.csv"
    path.write_text("corrected_on,correction\n2026-11-23,A hedge was missing.\n", "utf-8")
    html = evidence.corrections(tidy(load(SEED))).data["text/html"]
    assert '<dt><span class="date" data-edtf="2026-11-23">23 November 2026</span></dt>' in html


def test_an_article_without_an_address_has_none_in_data_and_citation(tables: Tables) -> None:
    article = tables.dossier.article
    source = replace(article.source, url="")
    dossier = replace(tables.dossier, article=replace(article, source=source))
    bare = tidy(dossier)
    graph = evidence.linked_data(bare).data["application/ld+json"]["@graph"]
    assert all("url" not in each["isBasedOn"] for each in graph if each["@type"] == "Dataset")
    assert "howpublished" not in evidence.citation(bare).data["text/html"]
