"""A figure to be quoted outside its report: in full, as text and as HTML."""

from bs4 import BeautifulSoup

from as_stated import load, tidy
from as_stated.project import Project
from as_stated.show import evidence
from as_stated.show.quotation import Quotation, quotation, same_thing, sentences_of
from tests.helpers.claims import claim
from tests.helpers.projects import ROOT, SEED

EXAMPLES = Project(ROOT / "examples")


def of(article: str, name: str, project: Project | None = None) -> Quotation:
    dossier = load(article, project)
    return quotation(dossier.article, sentences_of(dossier), dossier[name])


def test_text_has_hedge_speaker_outlet_day_and_address(seed: Project) -> None:
    url = load(SEED).article.source.url
    headline = "Mass grave from 1990s war found in Nagorno-Karabakh: Azerbaijan"
    assert of(SEED, "killed-2022").text == (
        "“In September, at least 286 people were killed on both sides before a US-brokered truce "
        "ended the worst clashes since the neighbours’ 2020 war.” — the article’s own voice. "
        f"Al Jazeera, “{headline}”, 5 October 2022. {url}"
    )
    missing = of(SEED, "missing-1990s").text
    assert (
        "— Hikmet Hajiyev, foreign policy adviser to President Ilham Aliyev (indirect speech). Al"
        in missing
    )


def test_html_says_the_same_and_leads_to_the_words(seed: Project) -> None:
    said = of(SEED, "remains-2022")
    html = BeautifulSoup(said.html, "html.parser")
    assert html.strong is not None and html.strong.get_text() == "25 human remains"
    assert html.a is not None and "#:~:text=" in str(html.a["href"])
    assert html.time is not None and html.time["datetime"] == "2022-10-05"
    assert "Namig Efendiyev" in html.get_text() and "to AFP" in html.get_text()


def test_what_does_not_hold_says_so_first() -> None:
    withdrawn = of("sarnel-newspaper", "mayor-dead", EXAMPLES)
    assert withdrawn.text.lower().startswith("withdrawn by ")
    assert (
        BeautifulSoup(withdrawn.html, "html.parser").get_text().lower().startswith("withdrawn by ")
    )
    disputed = [each for each in load("sarnel-wire", EXAMPLES) if each.disputed_by]
    assert disputed
    for each in disputed:
        assert (
            f"disputed by {each.disputed_by[0]}" in of("sarnel-wire", each.claim_id, EXAMPLES).text
        )


def test_a_sentence_that_does_not_say_what_happened_to_them_has_it_before_it() -> None:
    dossier = load("sarnel-wire", EXAMPLES)
    for each in dossier:
        said = quotation(dossier.article, sentences_of(dossier), each)
        assert said.is_bare or said.text.startswith(said.figure)


def test_markup_in_an_article_is_no_markup() -> None:
    said = Quotation(
        "a", "x", True, "v", "", "<b>5 & ", "6", "</b>", "O", "<i>", "2020-01-02", "", ""
    )
    html = BeautifulSoup(said.html, "html.parser")
    assert [html.b, html.i, html.a] == [None, None, None]
    assert "“<b>5 & 6</b>”" in html.get_text()
    assert said.text.endswith("2 January 2020.")


def test_other_figures_of_the_same_thing() -> None:
    first = claim(claim_id="first")
    others = [
        claim(claim_id="same"),
        claim(claim_id="wounded", people_status="injured"),
        claim(claim_id="corrected", people_status="missing"),
    ]
    found = same_thing(first, [first, *others], [("corrected", "first"), ("wounded", "same")])
    assert [each.claim_id for each in found] == ["same", "corrected"]


def test_each_quote_has_a_folded_block_to_copy(seed: Project) -> None:
    html = evidence.quotes(tidy(load(SEED))).data["text/html"]
    blocks = BeautifulSoup(html, "html.parser").select(".quote > details")
    assert len(blocks) == 7
    for block in blocks:
        assert "open" not in block.attrs
        as_text, as_html = block.select("textarea[readonly]")
        assert (
            as_text["aria-label"] == "To quote it, as text"
            and as_html["aria-label"] == "To quote it, as HTML"
        )
        assert as_html.get_text().startswith("<blockquote")
