"""Links within a page: headings to themselves, claims to quotes, quotes back to each use."""

import re

import pytest
from markupsafe import Markup

from as_stated.page.links import anchored, folding, link_back

CLAIM = '<a class="claim" data-claim="x" title="“5”: A">5</a>'
USES = '<section class="quote" id="quote-x">\n<h3>5</h3><p class="uses" data-uses="quote-x"></p></section>'


def used(*parts: str) -> list[tuple[str, str, str]]:
    """The links of the quote after some parts of a page: address, name told, and text."""
    html = link_back("".join(parts) + USES, is_printed=False)
    found = re.search(r'<p class="uses">Used in: (.*?)</p>', html)
    assert found is not None
    links = re.findall(r'<a href="#([^"]+)"(?: aria-label="([^"]+)")?>(.*?)</a>', found[1])
    assert [target for target, _, _ in links if f'id="{target}"' not in html] == []
    return links


def test_a_quote_names_the_section_of_each_use() -> None:
    assert used(
        f'<h3 id="a">The “A” &amp; <code>b</code></h3><p>{CLAIM}</p>',
        f'<h2 id="b">B</h2><p>None</p><h4 id="c">C</h4><li>{CLAIM}</li>',
    ) == [("use-x-1", "", "The “A” &amp; b"), ("use-x-2", "", "C")]


@pytest.mark.parametrize(
    "part",
    [
        f"<p>{CLAIM}</p><p>{CLAIM}</p>",
        f"<tr><th>{CLAIM}</th><td>{CLAIM}</td></tr>",
        f'<figcaption>{CLAIM}<details class="data"><table><tr>{CLAIM}</tr></table></details></figcaption>',
    ],
    ids=["two paragraphs", "a row", "a chart and its table"],
)
def test_of_a_section_the_first_use_is_linked(part: str) -> None:
    assert used(f'<h2 id="a">A</h2>{part}') == [("use-x-1", "", "A")]


DRAWN = '<a class="claim" data-claim="x" href="#quote-x" aria-label="5 (A)"><text>5</text></a>'


def test_a_figure_in_a_drawing_has_one_address_and_only_where_its_words_are() -> None:
    assert DRAWN in link_back(DRAWN + USES, is_printed=False)
    assert DRAWN in link_back(DRAWN + USES, is_printed=True)
    assert (
        link_back(DRAWN, is_printed=False) == '<a class="claim" data-claim="x"><text>5</text></a>'
    )


def test_a_use_in_a_fold_is_in_the_section_of_its_heading() -> None:
    fold = folding("B", 3, "b") + Markup(f"<p>{CLAIM}</p></div></details>")
    assert used(f'<h2 id="a">A</h2><p>{CLAIM}</p>{fold}') == [
        ("use-x-1", "", "A"),
        ("use-x-2", "", "B"),
    ]


def test_what_a_link_opens_is_inside_the_fold() -> None:
    """A browser opens the fold around what a link leads to, and not the one that it heads."""
    html = folding("The “B” &amp; <em>c</em>", 3, "b")
    summary, _, inside = html.partition("</summary>")
    assert '<h3 class="folding">The “B” &amp; <em>c</em></h3>' in summary
    assert "id=" not in summary
    assert 'id="b"' in inside


def test_a_claim_is_linked_where_its_quote_is_on_the_page() -> None:
    """The page of one notebook has none of the quotes of another."""
    linked = '<a class="claim" id="use-x-1" href="#quote-x" data-claim="x" title="“5”: A">5</a>'
    assert linked in link_back(CLAIM + USES, is_printed=False)
    assert link_back(CLAIM, is_printed=False) == CLAIM


def test_a_use_before_any_heading() -> None:
    assert used(f"<p>{CLAIM}</p>") == [("use-x-1", "", "the top of this page")]


def test_a_quote_that_nothing_uses_says_nothing() -> None:
    assert "Used in" not in link_back(USES, is_printed=False)


def test_on_paper_quotes_are_notes() -> None:
    html = link_back(f"<p>{CLAIM}</p>{USES}", is_printed=True)
    assert "uses" not in html
    assert "anchor" not in html


def test_a_quote_has_a_link_to_itself() -> None:
    html = link_back(USES, is_printed=False)
    assert '<h3>5</h3><a class="anchor" href="#quote-x" aria-label="Link to “5”"></a>' in html


def test_the_link_to_a_heading_is_no_part_of_it() -> None:
    html = anchored('<h2 id="a">One <em>&amp;</em> “two”</h2>', "a")
    assert html.startswith(
        '<div class="heading level-2"><h2 id="a">One <em>&amp;</em> “two”</h2><a'
    )
    assert 'aria-label="Link to “One &amp; “two””"' in html
