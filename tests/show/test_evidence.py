"""Quotes, account, refusals, provenance: what a report rests on."""

from dataclasses import replace

import pytest

from as_stated import load, tidy
from as_stated.coding.records import Change
from as_stated.coding.refusals import REFUSALS
from as_stated.project import Project
from as_stated.show import evidence
from as_stated.show.markup import live_link
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


def test_digits_in_what_is_counted_have_a_role(tables: Tables) -> None:
    """The page's audit stops at a digit without one, and "14 Kh-101 missiles" is how articles count."""
    first, *others = tables.dossier.claims
    claim = replace(first, population="Kh-101 missiles", form="period", per="10 years")
    changed = replace(tables, dossier=replace(tables.dossier, claims=(claim, *others)))
    html = evidence.quotes(changed).data["text/html"]
    assert '<span class="context">Kh-101 missiles, dead</span>' in html
    assert "over 10 years</span></dd>" in html


def test_accounts_add_up(tables: Tables) -> None:
    said = words(evidence.accounts(tables).data["text/html"])
    assert said.startswith(
        "The article holds 21 numbers, in digits or in words: seven are figures,"
    )


def test_method_lists_every_refusal() -> None:
    html = evidence.refusals().data["text/html"]
    assert html.count("<dt ") == len(REFUSALS)


def test_provenance_marks_what_the_text_does_not_hold(tables: Tables) -> None:
    html = evidence.provenance(tables).data["text/html"]
    assert "Al Jazeera (not in the text itself)" in html
    assert tables.dossier.article.source.sha256 in html
    assert "Byline" not in html  # nothing is said of what is not known


def test_live_link_encodes_what_means_something_in_a_fragment() -> None:
    """An unencoded "-" kills the highlight, and a comma splits it."""
    quote = claim(exact="4,000 US-brokered", prefix="He said ", suffix=" soldiers")
    assert live_link("https://x.example/a", quote) == (
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
    assert html.count("<dt ") == 5
    assert ">sets of human remains</dt>" in html


def test_corrections_say_that_there_are_none_or_which(seed: Project) -> None:
    assert "None so far." in evidence.corrections(tidy(load(SEED))).data["text/html"]
    path = seed.data(SEED) / "corrections.csv"
    path.write_text("corrected_on,correction\n2026-11-23,A hedge was missing.\n", "utf-8")
    html = evidence.corrections(tidy(load(SEED))).data["text/html"]
    assert '><span class="date" data-edtf="2026-11-23">23 November 2026</span></dt>' in html


def test_an_article_without_an_address_has_none_in_data_and_citation(tables: Tables) -> None:
    article = tables.dossier.article
    source = replace(article.source, url="")
    dossier = replace(tables.dossier, article=replace(article, source=source))
    bare = tidy(dossier)
    graph = evidence.linked_data(bare).data["application/ld+json"]["@graph"]
    assert all("url" not in each["isBasedOn"] for each in graph if each["@type"] == "Dataset")
    assert "howpublished" not in evidence.citation(bare).data["text/html"]


def test_a_refusal_is_shown_with_its_reason(tables: Tables) -> None:
    said = words(evidence.attempt(sum, tables.shown_claims[:1]).data["text/html"])
    assert said.startswith("adding killed-1990s to another figure: refused. Any total: ")
    assert words(evidence.attempt(len, "abc").data["text/html"]) == "3"


def test_results_are_shown_as_python_has_them(tables: Tables) -> None:
    shown = evidence.result({"at least 286 people": [286]}).data
    assert shown["text/plain"] == "at least 286 people\n    [286]"
    assert shown["text/html"] == '<pre class="plain computed">at least 286 people\n    [286]</pre>'
    frame = tables.claims.frame[["said", "low"]].iloc[1:3]
    assert evidence.result(frame).data["text/plain"] == (
        "said  more than 6,500 soldiers\nlow   6500\n\nsaid  at least 286 people\nlow   286"
    )


def test_a_correction_names_figures_and_may_quote_digits(seed: Project) -> None:
    path = seed.data(SEED) / "corrections.csv"
    path.write_text(
        "corrected_on,correction\n2026-11-23,It said “at least 268”; it is {killed-2022}.\n",
        "utf-8",
    )
    html = evidence.corrections(tidy(load(SEED))).data["text/html"]
    assert 'It said <span class="context">“at least 268”</span>; it is <a class="claim"' in html
    assert "{" not in html


@pytest.mark.parametrize(
    ("claimed", "excluded", "said"),
    [
        (
            1,
            0,
            "The article holds one number, in digits or in words: it is a figure. None is left over.",
        ),
        (
            70,
            0,
            "The article holds 70 numbers, in digits or in words: each is a figure. None is left",
        ),
        (
            0,
            1,
            "holds one number, in digits or in words: none is a figure, and one is not, with its",
        ),
        (
            0,
            0,
            "The article holds no numbers, in digits or in words: none is a figure, and none are",
        ),
        (
            2,
            2,
            "four numbers, in digits or in words: two are figures, and two are not, each with its",
        ),
    ],
)
def test_accounts_are_grammatical(claimed: int, excluded: int, said: str, tables: Tables) -> None:
    kinds = {bool(entry.claim_id): entry for entry in tables.dossier.ledger}
    ledger = (kinds[True],) * claimed + (kinds[False],) * excluded
    other = Tables(replace(tables.dossier, ledger=ledger), tables.parameters)
    assert said in words(evidence.accounts(other).data["text/html"])


def test_the_sentence_around_a_quote_knows_abbreviations(tables: Tables) -> None:
    text = "It rained. Mr. Smith of the U.S. Army said about 30 people died in St. Petersburg. No."
    start = text.index("about")
    found = claim(exact="about 30 people", start=start, end=start + 15)
    article = replace(tables.dossier.article, text=text)
    other = replace(tables.dossier, article=article, claims=(found,))
    html = evidence.quotes(Tables(other, tables.parameters)).data["text/html"]
    whole = "Mr. Smith of the U.S. Army said about 30 people died in St. Petersburg."
    assert f"<p>{whole}</p>" in html.replace("<mark>", "").replace("</mark>", "")


def test_replies_within_the_article_stand_with_the_figure(tables: Tables) -> None:
    change = Change(
        "c", "killed-2020", "killed-2022", "hajiyev", "Hikmet Hajiyev", "disputes", "",
        "2022-10-05", SEED, "He said 4,000", 0, 13, "",
    )  # fmt: skip
    other = Tables(replace(tables.dossier, changes=(change,)), tables.parameters)
    html = evidence.quotes(other).data["text/html"]
    said = words(html)
    assert (
        "Other statementsdisputed by Hikmet Hajiyev: more than 6,500 soldiers, 5 October 2022"
        in said
    )
    assert '(<span class="context">“He said 4,000”</span>)' in html
