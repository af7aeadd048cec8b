"""Links within a page: headings to themselves, claims to quotes, quotes back to each use."""

import re

import pytest

from as_stated.page.links import anchored, link_back

CLAIM = '<a class="claim" href="#quote-x" data-claim="x" title="“5”: A">5</a>'
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


def test_a_second_use_in_a_section_is_named_for_those_who_hear_it() -> None:
    assert used(f'<h2 id="a">A</h2><p>{CLAIM}</p><p>{CLAIM}</p>') == [
        ("use-x-1", "", "A"),
        ("use-x-2", "again in A", "again"),
    ]


@pytest.mark.parametrize(
    "part",
    [
        f"<tr><th>{CLAIM}</th><td>{CLAIM}</td></tr>",
        f'<figcaption>{CLAIM}<details class="data"><table><tr>{CLAIM}</tr></table></details></figcaption>',
    ],
    ids=["a row", "a chart and its table"],
)
def test_what_stands_in_one_place_is_one_use(part: str) -> None:
    assert used(f'<h2 id="a">A</h2>{part}') == [("use-x-1", "", "A")]


def test_after_a_fold_uses_count_again() -> None:
    fold = f'<details class="data"><p>{CLAIM}</p></details>'
    assert len(used(f'<h2 id="a">A</h2><p>{CLAIM}</p>{fold}<p>{CLAIM}</p>')) == 2


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
    assert '<h3>5</h3><a class="anchor" href="#quote-x" aria-label="Link to “5”">#</a>' in html


def test_the_link_to_a_heading_is_no_part_of_it() -> None:
    html = anchored('<h2 id="a">One <em>&amp;</em> “two”</h2>', "a")
    assert html.startswith(
        '<div class="heading level-2"><h2 id="a">One <em>&amp;</em> “two”</h2><a'
    )
    assert 'aria-label="Link to “One &amp; “two””"' in html
