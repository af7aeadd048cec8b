"""The finished PDF, read back: whatever paper adds to its page, changes or loses is found."""

import re
from html import escape
from pathlib import Path

import nbformat
import pytest
import typst
from nbformat import v4

from as_stated.coding import on_one_line, read_settings
from as_stated.page.document import render_page
from as_stated.page.pdf import write_pdf
from as_stated.page.pdf_audit import NOT_PRINTED, PAPER_ONLY, audit_pdf, read_pdf
from as_stated.project import Project
from tests.helpers.audited import GOOD, table
from tests.helpers.projects import ROOT, SEED

HASH = "751a40b6708c257d28fddde1f992bb40cf43c12e2acf347b9f4c8111b35682e4" * 3


def printed(body: str) -> str:
    return f"<!doctype html><html><head><title>T</title></head><body><h1>T</h1>{body}</body></html>"


def said(made_of: str, page: str) -> list[str]:
    pdf = write_pdf(made_of, "2022-10-05", {})
    return [str(problem) for problem in audit_pdf(pdf, table(), page)]


def test_a_good_pdf_is_good() -> None:
    """With all that paper adds to a page, and a hash that it breaks over lines."""
    quotes = "".join(
        f'<section class="quote" id="q{n}"><h3><span class="claim">{words}</span></h3></section>'
        for n, words in enumerate(("at least 286 people", "4,000 soldiers"), start=1)
    )
    page = printed(
        '<nav class="contents"><h2>Contents</h2><a href="#part">In 2022</a></nav>'
        f'{GOOD.replace("#q", "#q1")}<h2 id="part">In <span class="date">2022</span></h2>'
        f'<p><code class="id">{HASH}</code></p><div class="quotes">{quotes}</div>'
        + "<p>words</p>"
        * 500
    ).replace(">In 2022<", '>In <span class="date">2022</span><')
    pages = read_pdf(write_pdf(page, "2022-10-05", {}))
    text, last = on_one_line("\n".join(pages)), f"2 / {len(pages)}"
    assert all(part in text for part in (". . . 1", "people [1]", "2. 4,000 soldiers", last))
    assert said(page, page) == []


def test_a_short_pdf_has_no_contents_and_misses_none() -> None:
    page = printed(
        '<nav class="contents"><a href="#part">In <span class="date">2022</span></a></nav>'
        f'{GOOD}<h2 id="part">In <span class="date">2022</span></h2>'
    )
    assert said(page, page) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            "</h1>", "</h1><p>Again 7 more</p>", "the digits in 'T Again 7 more at least 286",
            id="one number more",
        ),
        pytest.param(
            "</h1>", "</h1><ol><li>One</li></ol>", "are not in its page, or not as often.",
            id="a numbered list",
        ),
        pytest.param(
            "least 286", "least 268", "the digits in 'T at least 268 people. 4,000 soldiers",
            id="another number",
        ),
        pytest.param(
            "least 286", "least 268", "286 is lost, in one place or more.", id="a number lost"
        ),
        pytest.param(
            "4,000 sol", "4.000 sol", "missing has lost its words in one place or more: '4,000",
            id="another separator",
        ),
        pytest.param(
            "at least 286", "286", "killed has lost its words in one place or more: 'at least 286",
            id="a hedge lost",
        ),
        pytest.param("<p>", '<p style="display:none">', "286 is lost", id="a paragraph hidden"),
        pytest.param(
            "d9f4c8111b35682e4</code>", "d9f4c8111b35682e5</code>", "the digits in",
            id="one digit of a hash",
        ),
    ],
)  # fmt: skip
def test_a_pdf_of_something_else_is_found(old: str, new: str, message: str) -> None:
    page = printed(f'{GOOD}<p><code class="id">{HASH.replace("b9f4", "d9f4")}</code></p>')
    problems = said(page.replace(old, new, 1), page)
    assert [each for each in problems if message in each], problems


@pytest.mark.parametrize(
    ("exact", "lost"),
    [
        pytest.param("at least 286 people (القدس) there", False, id="whole"),
        pytest.param("286 people (القدس) there", True, id="without its hedge"),
    ],
)
def test_a_claim_with_words_from_the_right(exact: str, lost: bool) -> None:
    words = "at least 286 people (القدس) there"
    there = table().replace(b"at least 286 people", words.encode())
    page = printed(GOOD.replace("at least 286 people", words))
    made_of = page.replace(words, exact)
    pdf = write_pdf(made_of, "2022-10-05", {})
    problems = [str(each) for each in audit_pdf(pdf, there, page)]
    assert bool([each for each in problems if "has lost its words" in each]) == lost, problems


def test_a_digit_typed_into_markdown_is_found_in_the_page_for_print() -> None:
    output = v4.new_output("display_data", data={"text/html": GOOD})
    cells = [
        v4.new_markdown_cell("# Title\n\nThe war lasted 44 days."),
        v4.new_code_cell("x", outputs=[output]),
    ]
    page = render_page({"n": v4.new_notebook(cells=cells)}, paper="A4")
    assert said(page, page) == [
        "report.pdf: the digits in 'The war lasted 44 days.' have no role. Let code say the number: "
        "a claim, a date, a count."
    ]


def test_a_claim_that_differs_from_the_table_is_found() -> None:
    """In the page for print and the PDF alike, so that the two agree."""
    page = printed(GOOD.replace("286", "268"))
    assert any("is not what the table has for killed" in each for each in said(page, page))


def test_pdf_that_lacks_a_claim() -> None:
    page = printed("<p>at least <span class='count'>286</span> people</p>")
    assert any("missing has lost its words in one place or more" in e for e in said(page, page))


def test_each_exemption_says_why() -> None:
    assert all({**PAPER_ONLY, **NOT_PRINTED}.values())


@pytest.mark.parametrize(
    "change",
    [("about 30,000 people</a>", "30,000 people</a>"), ("286 people</a>", "268 people</a>")],
    ids=["a hedge lost", "another number"],
)
def test_the_committed_pdf_is_held_to_its_page(change: tuple[str, str]) -> None:
    folder: Path = ROOT / "report" / SEED
    files = sorted((folder / "notebooks").glob("*.ipynb"))
    notebooks = {path.stem: nbformat.read(path, as_version=4) for path in files}
    found = re.search(
        r"inputs</dt><dd><code class=\"id\">(\w+)", (folder / "index.html").read_text("utf-8")
    )
    assert found is not None
    page = render_page(
        notebooks,
        paper="A4",
        identifiers={"Hash of the inputs": found[1]},
        license=read_settings(Project(ROOT)).license,
    )
    pdf, claims = (
        (folder / "report.pdf").read_bytes(),
        (folder / "tables" / "claims.csv").read_bytes(),
    )
    assert audit_pdf(pdf, claims, page) == []
    assert audit_pdf(pdf, claims, page.replace(*change, 1)) != []


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("<br>" + "</script><textarea>" * 9, id="long words that are no markup"),
        pytest.param("w" * 190, id="one word of many lines"),
        pytest.param("his/her https://a.example/b/c/d?e=f/ " * 4, id="words broken at slashes"),
        pytest.param("(עולם) العالم <b> end", id="brackets among words from the right"),
        pytest.param("Cafe\u0301 \u2060end", id="an accent apart"),
    ],
)
def test_odd_words_of_a_claim_are_found_again(words: str) -> None:
    exact = f"Twelve volunteers {words.strip()}"
    shown = f'<span class="claim" data-claim="c">{escape(exact)}</span>'
    quotes = f'<div class="quotes"><section class="quote" id="q1"><h3>{shown}</h3></section></div>'
    page = printed(f"<p>{shown}</p>{quotes}")
    claims = f'claim_id,exact,magnitude,magnitude_to,magnitude_status,speaker\nc,"{exact}",12,,=,\n'
    pdf = write_pdf(page, "2022-10-05", {})
    assert audit_pdf(pdf, claims.encode(), page) == []
    lost = write_pdf(page.replace("Twelve", "Eleven", 1), "2022-10-05", {})
    assert "c has lost its words" in str(audit_pdf(lost, claims.encode(), page)[0])


@pytest.mark.parametrize(
    ("placed", "is_cut_off"),
    [
        pytest.param("#place(dx: 10cm)[at least 286 people]", False, id="inside"),
        pytest.param("#place(dx: 17cm)[at least 286 people]", True, id="over the right edge"),
        pytest.param("#place(dx: -5cm)[at least 286 people]", True, id="left of the page"),
        pytest.param("#place(dy: 28cm)[at least 286 people]", True, id="below the page"),
        pytest.param("#place(dy: -5cm)[at least 286 people]", True, id="above the page"),
    ],
)
def test_what_lies_outside_the_paper_is_found(placed: str, is_cut_off: bool) -> None:
    source = f'#set document(title: "T")\nT at least 286 people. 4,000 soldiers\n{placed}'
    pdf = typst.compile(source.encode(), format="pdf")
    page = printed("at least 286 people. 4,000 soldiers. at least 286 people")
    found = [each for each in map(str, audit_pdf(pdf, table(), page)) if "outside" in each]
    assert len(found) == is_cut_off
    assert all("page 1: “at least 286 people” lies outside the paper" in each for each in found)


@pytest.mark.parametrize(
    "title",
    [pytest.param("w" * 190, id="one word"), pytest.param("a long title " * 40, id="many words")],
)
def test_a_long_title_stays_on_the_paper_at_the_head_of_a_page(title: str) -> None:
    html = printed("<p>words</p>" * 80).replace("<title>T</title>", f"<title>{title}</title>")
    problems = list(map(str, audit_pdf(write_pdf(html, "2022-10-05", {}), table(), html)))
    assert [each for each in problems if "outside" in each] == []


LINES = "a<br>" * 120


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f'<section class="quote"><h3>q</h3><blockquote>{LINES}</blockquote></section>',
            id="quote",
        ),
        pytest.param(f"<table><tr><td>{LINES}<td>b</table>", id="table"),
        pytest.param("<dl>" + "<dt>a<dd>b" * 120 + "</dl>", id="terms"),
        pytest.param(f"<dl><dt>a<dd>{LINES}</dl>", id="meaning"),
        pytest.param(f"<ul><li>{LINES}</ul>", id="list"),
        pytest.param(f"<p>{LINES}</p>", id="paragraph"),
        pytest.param(f"<footer>{LINES}</footer>", id="footer"),
        pytest.param("<pre>" + "a\n" * 120 + "</pre>", id="output"),
        pytest.param("<p>" + "a" * 900 + "</p>", id="a long word"),
        pytest.param(
            f'<pre>title = {"w" * 190}\n<a href="https://x.example">x</a></pre>', id="a reference"
        ),
        pytest.param("<table><tr>" + f"<td>{HASH[:40]}" * 9 + "</table>", id="a wide table"),
    ],
)
def test_whatever_is_set_goes_over_to_the_next_page_before_it_is_cut_off(body: str) -> None:
    html = printed(body)
    problems = map(str, audit_pdf(write_pdf(html, "2022-10-05", {}), table(), html))
    assert [each for each in problems if "outside" in each] == []


def test_a_line_read_from_its_right_end_has_its_words_all_the_same() -> None:
    """PDFium gives “were محافظة حلب 12” for a line that has more letters from the right than others."""
    exact = "12 محافظة حلب were dead"
    claims = f'claim_id,exact,magnitude,magnitude_to,magnitude_status,speaker\nc,"{exact}",12,,=,\n'
    shown = f'<span class="claim" data-claim="c">{exact.replace(" dead", "<br>dead")}</span>'
    quotes = f'<div class="quotes"><section class="quote" id="q1"><h3>{shown}</h3></section></div>'
    page = printed(f"<p>{shown}</p>{quotes}")
    pdf = write_pdf(page, "2022-10-05", {})
    assert "were" in re.split(r"[\u0600-\u06ff]", read_pdf(pdf)[0])[0]
    assert audit_pdf(pdf, claims.encode(), page) == []
    lost = write_pdf(page.replace("were", "are"), "2022-10-05", {})
    assert "c has lost its words" in " ".join(map(str, audit_pdf(lost, claims.encode(), page)))


def test_a_page_with_words_on_one_side_alone_is_read_line_by_line() -> None:
    """PDFium takes such a page, as that of a long list in a chart, for one in columns of letters."""
    rows = "".join(
        f'<text x="6" y="{20 * at}">a number, 1,{at + 100}</text>' for at in range(1, 50)
    )
    svg = f'<svg class="paper" viewBox="0 0 760 1000"><title>T</title>{rows}</svg>'
    (text,) = read_pdf(write_pdf(printed(f"<figure>{svg}</figure>"), "2022-10-05", {}))
    found = re.findall(r"a number, 1,\d{3}", text)
    assert found == [f"a number, 1,{at + 100}" for at in range(1, 50)]
