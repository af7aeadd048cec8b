"""What readers see carries its role, and nothing in it can break out of its place."""

from markupsafe import Markup

from as_stated.show import markup
from as_stated.show.html_table import Shown, html_table
from tests.helpers.claims import SPEAKER, claim


def test_claim_links_to_its_quote_with_hedge_and_speaker() -> None:
    link = markup.claim_link(claim(speaker=SPEAKER))
    assert 'data-claim="killed"' in link
    assert ">at least 286 people</a>" in link
    assert "(according to Ann Other)" in link
    assert "according" not in markup.claim_link(claim(speaker=SPEAKER), speaker_named=True)


def test_symbols_keep_hedge_and_number_on_one_line() -> None:
    assert ">≥\u00a0286</a>" in markup.claim_link(claim(), symbols=True)


def test_a_quote_cannot_break_out_of_its_attribute() -> None:
    link = markup.claim_link(claim(exact='at least 286 "<b>people'))
    assert "<b>" not in link
    assert '"&lt;' not in link


def test_counts_are_words_up_to_ten() -> None:
    assert "seven" in markup.count(7)
    assert ">1,234<" in markup.count(1234)


def test_one_sentence_is_a_paragraph_and_several_a_list() -> None:
    assert markup.paragraphs(["a & b"], "x") == '<p class="x">a &amp; b</p>'
    assert markup.paragraphs(["a", Markup("<i>b</i>")], "x").count("<li>") == 2


def test_table_has_caption_scopes_and_labels() -> None:
    columns = (Shown("Name"), Shown("Figure", is_figure=True))
    html = html_table("t", "A caption", columns, [("a<b", "1")])
    assert "<caption>A caption</caption>" in html
    assert '<th scope="col" class="figure">Figure</th>' in html
    assert '<th scope="row" data-label="Name" style="text-align:left">a&lt;b</th>' in html
    assert '<td data-label="Figure" class="figure">1</td>' in html


def test_table_without_rows_is_a_sentence() -> None:
    assert html_table("t", "None here.", (), []) == '<p class="empty">None here.</p>'


def test_a_column_that_nobody_filled_is_left_out() -> None:
    columns = (Shown("Name"), Shown("Role"), Shown("Note"))
    html = html_table("t", "A caption", columns, [("a", "", "b"), ("c", Markup(""), "")])
    assert "Role" not in html
    assert (
        html.count("Note") == 2
    )  # the heading, and the label of the one cell that holds something
