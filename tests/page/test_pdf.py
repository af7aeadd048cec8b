"""The PDF: tagged as PDF/UA asks, the same each time, and nothing fetched for it."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdf
import pytest
from pypdfium2 import PdfDocument

from as_stated.coding import on_one_line
from as_stated.errors import RenderError
from as_stated.page.pdf import LONG, write_pdf
from as_stated.page.pdf_audit import read_pdf
from tests.helpers.paper import marks, out_of_order

TABLE = """<table><caption>C</caption><thead><tr><th scope="col">A</th><th scope="col">B</th></tr>
</thead><tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table>"""
PAGE = f"""<!doctype html><html lang="en"><head><title>T</title></head><body>
<h1>T</h1>{TABLE}<p><a href="https://x.example/">out</a></p></body></html>"""


def page(body: str) -> str:
    return PAGE.replace(TABLE, body)


def pdf_of(html: str, **options: Any) -> bytes:
    return write_pdf(html, "2022-10-05", {}, **options)


def elements(pdf: bytes) -> list[dict[str, Any]]:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    size: Any = reader.trailer["/Size"]
    objects: list[Any] = [reader.get_object(number) for number in range(1, size)]
    return [each for each in objects if isinstance(each, dict)]


def tags(pdf: bytes) -> list[tuple[str, str]]:
    """The tags of a PDF in their order, as pypdf reads them, each with the scope it has."""

    def walk(element: Any) -> Iterator[tuple[str, str]]:
        element = element.get_object()
        if not isinstance(element, dict):
            return
        attributes = element.get("/A", [])
        attributes = attributes if isinstance(attributes, list) else [attributes]
        scopes = [each.get_object().get("/Scope", "") for each in attributes]
        if "/S" in element:
            yield element["/S"][1:], "".join(scopes)[1:]
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            yield from walk(kid)

    root: Any = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    return list(walk(root["/StructTreeRoot"]))


def test_header_cells_say_what_they_head() -> None:
    cells = [each for each in tags(pdf_of(PAGE)) if each[0] in ("TH", "TD")]
    assert cells == [("TH", "Column"), ("TH", "Column"), ("TH", "Row"), ("TD", "")]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            "<table><tr><th>A<th>B<tr><td>1<td>2</table>",
            "TH:Column TH:Column TD: TD:",
            id="a first row of heads without thead",
        ),
        pytest.param(
            '<table><thead><tr><th colspan="2">A</thead><tr><th rowspan="2">r<td>1<tr><td>2</table>',
            "TH:Column TH:Row TD: TD:",
            id="a row head over two rows",
        ),
        pytest.param(
            "<table><thead><tr><th>A<th>B</thead><tr><th>r</table>",
            "TH:Column TH:Column TH:Row TD:",
            id="a row that is too short",
        ),
        pytest.param(
            "<table><thead><tr><th>A<th>B<th>C</thead><tr><th>r<td>1<td>2</table>",
            "TH:Column TH:Column TH:Column TD: TD: TD:",
            id="one row, which needs no head",
        ),
        pytest.param(
            "<table><tr><td>r<td><table><tr><th>i<td>j</table><tr><th>1<td>2</table>",
            "TD: TD: TH:Row TD: TH:Row TD:",
            id="a table within a table",
        ),
    ],
)
def test_row_heads_of_any_table(table: str, expected: str) -> None:
    cells = [each for each in tags(pdf_of(page(table))) if each[0] in ("TH", "TD")]
    assert " ".join(":".join(each) for each in cells) == expected


def test_a_table_over_pages_is_one_table_and_repeats_its_head() -> None:
    rows = "".join(f"<tr><th>row {n}</th><td>{n}</td></tr>" for n in range(80))
    table = f"<table><thead><tr><th>Name</th><th>Many</th></tr></thead>{rows}</table>"
    pdf = pdf_of(page(table))
    names = [name for name, _ in tags(pdf)]
    assert names.count("Table") == 1
    assert names.count("TR") == 81
    texts = read_pdf(pdf)
    assert len(texts) == 2
    assert all("Many" in text for text in texts)


def test_structure_of_a_page() -> None:
    body = "<h2>H</h2><ul><li>l</li></ul><dl><dt>t</dt><dd>d</dd></dl><blockquote>q</blockquote>"
    names = {name for name, _ in tags(pdf_of(page(body + "<pre>code</pre>")))}
    assert {"H1", "H2", "L", "LI", "Lbl", "LBody", "BlockQuote", "Code", "P", "Link"} <= names


def test_a_blank_line_of_output_has_no_empty_tag() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(page("<pre>a\n\n\nb</pre>")))) as document:
        paragraphs = [
            each
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/P"
        ]
        assert len(paragraphs) > 4
        assert all("/K" in each and len(each.K) for each in paragraphs)


DRAWING = '<svg viewBox="0 0 440 {0}"{1}><title>A chart</title><path d="M0 0L440 90"/></svg>'
CAPTION = "<figcaption>{}</figcaption>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(DRAWING.format(400, "") + CAPTION.format("Words."), id="caption beside"),
        pytest.param(DRAWING.format(100, "") + CAPTION.format("Words. " * 90), id="long caption"),
        pytest.param(
            DRAWING.format(300, ' class="paper"') + CAPTION.format("Words."), id="across the paper"
        ),
        pytest.param(DRAWING.format(400, ""), id="no caption"),
        pytest.param(
            CAPTION.format("Words.") + DRAWING.format(400, ""), id="caption first in the page"
        ),
    ],
)
def test_a_picture_is_tagged_before_its_caption_as_it_is_painted(body: str) -> None:
    pdf = pdf_of(page(f"<figure>{body}</figure><p>after</p>"))
    assert out_of_order(pdf) == []
    names = [name for name, _ in tags(pdf)]
    assert names.count("Figure") == 1
    if "Caption" in names:
        assert names.index("Figure") < names.index("Caption")


def test_short_terms_stand_in_two_columns_and_are_read_column_by_column() -> None:
    pairs = [("Who", "Ada"), ("Hedge", "none"), ("Counted", "people"), ("Event", "a flood")]
    listed = "".join(f"<dt>{term}</dt><dd>{said}</dd>" for term, said in pairs)
    note = f"<dt>Note</dt><dd>{'Words. ' * 40}</dd>"
    with PdfDocument(pdf_of(page(f"<dl>{listed}{note}</dl>"))) as document:
        words = document[0].get_textpage()
        tops = {
            term: words.get_charbox(words.search(term).get_next()[0])[3]
            for term in ("Who", "Hedge", "Counted", "Event", "Note")
        }
    assert tops["Who"] == pytest.approx(tops["Counted"], abs=2)
    assert tops["Hedge"] == pytest.approx(tops["Event"], abs=2)
    assert tops["Event"] > tops["Note"]
    assert out_of_order(pdf_of(page(f"<dl>{listed}{note}</dl>"))) == []


def test_what_a_term_means_may_be_a_list_and_has_its_tags() -> None:
    pdf = pdf_of(page("<dl><dt>A change</dt><dd><ul><li>of this</li></ul></dd></dl>"))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        empty = [
            str(each.S)
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary)
            and "/S" in each
            and not len(each.get("/K", [0]))
        ]
    assert empty == []
    assert "LBody" in {name for name, _ in tags(pdf)}


@pytest.mark.parametrize("before", range(40, 52))
def test_an_introduction_stands_on_the_page_of_what_it_introduces(before: int) -> None:
    """Neither a part's first words nor the words before a list are the last of their page."""
    part = "<h2>Part</h2><p>It has this.</p><h3>Section</h3><p>These are:</p><ul><li>item</ul>"
    texts = read_pdf(pdf_of(page("<p>before</p>" * before + part)))
    assert any(
        re.search(r"Part\s+It has this\.\s+Section\s+These are:\s+\W*item", each) for each in texts
    )


def test_a_page_painted_in_another_order_is_found() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(PAGE))) as document:
        (painted, _), *_ = marks(pdf_of(PAGE))
        content = document.pages[0].Contents.read_bytes()
        first, last = (f"/MCID {number}".encode() for number in (painted[0], painted[-1]))
        content = content.replace(first, b"/MCID -").replace(last, first)
        document.pages[0].Contents.write(content.replace(b"/MCID -", last))
        mixed = io.BytesIO()
        document.save(mixed)
    assert out_of_order(mixed.getvalue()) == [1]


def test_links_are_printed() -> None:
    links = [each for each in elements(pdf_of(PAGE)) if each.get("/Subtype") == "/Link"]
    assert links
    assert all(each["/F"] == 4 for each in links)


def test_running_heads_are_no_part_of_the_text() -> None:
    pdf = pdf_of(page("<p>words</p>" * 110))
    content: Any = pypdf.PdfReader(io.BytesIO(pdf)).pages[1].get_contents()
    drawn = content.get_data()
    assert b"/Artifact" in drawn
    assert b"/MCID" in drawn  # the text itself keeps its tags
    assert read_pdf(pdf)[1].startswith("T\n")
    assert read_pdf(pdf)[1].rstrip().endswith("2 / 3")


def test_contents_only_where_a_reader_turns_pages() -> None:
    nav = '<nav class="contents"><h2>Contents</h2><ol><li><a href="#a">Part</a></li></ol></nav>'
    part = '<h2 id="a">Part</h2>'
    short, long = (pdf_of(page(nav + part + "<p>words</p>" * number)) for number in (10, 60 * LONG))
    assert "Contents" not in "".join(read_pdf(short))
    assert re.search(r"Contents Part (\. ?)+1 Part words", on_one_line(read_pdf(long)[0]))


@pytest.mark.parametrize(
    ("links", "paragraphs", "has_contents"),
    [
        pytest.param(80, 0, False, id="much source for few pages"),
        pytest.param(80, 60 * LONG, True, id="much source for some pages"),
        pytest.param(80, 120 * LONG, True, id="much source for many pages"),
    ],
)
def test_contents_do_not_depend_on_how_much_source_a_page_takes(
    links: int, paragraphs: int, has_contents: bool
) -> None:
    nav = '<nav class="contents"><h2>Contents</h2><ol><li><a href="#a">Part</a></li></ol></nav>'
    link = f'<a href="https://x.example/{"a" * 1000}">a</a> '  # on paper one letter
    much = f"<p>{link * links}</p>{'<p>words</p>' * paragraphs}"
    pages = read_pdf(pdf_of(page(f'{nav}<h2 id="a">Part</h2>{much}')))
    assert ("Contents" in "".join(pages)) == has_contents == (len(pages) > LONG)


@pytest.mark.parametrize("before", range(37, 47, 2))
def test_the_contents_stand_whole_on_a_page_with_their_heading(before: int) -> None:
    links = "".join(f'<li><a href="#a{at}">Part {at}</a></li>' for at in range(9))
    nav = f'<nav class="contents"><h2>Contents</h2><ol>{links}</ol></nav>'
    parts = "".join(f'<h2 id="a{at}">Part {at}</h2>{"<p>words</p>" * 60}' for at in range(9))
    texts = read_pdf(pdf_of(page("<p>before</p>" * before + nav + parts)))
    (has_contents,) = [text for text in texts if "Contents" in text]
    assert all(re.search(rf"Part {at}\s+(\.\s)+", has_contents) for at in range(9))


def test_bookmarks_and_what_the_file_is() -> None:
    html = page('<h2>One</h2><h3>Two</h3><section class="quote"><h3>Three</h3></section>')
    reader = pypdf.PdfReader(io.BytesIO(pdf_of(html.replace('"en"', '"en-GB"'))))
    outline: Any = reader.outline
    assert [outline[0].title, [each.title for each in outline[1]]] == ["One", ["Two", "1. Three"]]
    assert reader.metadata
    assert reader.metadata.title == "T"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"


@pytest.mark.parametrize(
    ("paper", "size"), [("A4", (595, 842)), ("letter", (612, 792))], ids=["A4", "letter"]
)
def test_paper(paper: str, size: tuple[int, int]) -> None:
    box = pypdf.PdfReader(io.BytesIO(pdf_of(PAGE, paper=paper))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_same_bytes_with_attachments() -> None:
    """An attachment carries the article's day, as the file does: never the day it was set."""
    pdfs = [write_pdf(PAGE, "2022-10-05", {"x.csv": b"a\n"}) for _ in range(2)]
    assert pdfs[0] == pdfs[1]
    reader = pypdf.PdfReader(io.BytesIO(pdfs[0]))
    assert reader.attachments["x.csv"] == [b"a\n"]
    dates = re.findall(r"D:\d+", str(elements(pdfs[0])))
    assert set(dates) == {"D:20221005000000"}


SETTING = "import sys; from as_stated.page import write_pdf; sys.stdout.buffer.write(write_pdf(sys.argv[1], '2022-10-05', {}))"


@pytest.mark.process
@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Asia/Baku", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "2"},
    ],
    ids=["time zone", "locale"],
)
def test_same_bytes_wherever_it_is_set(environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", SETTING, PAGE]
    ran = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, check=True
    )
    assert ran.stdout == pdf_of(PAGE)


def test_fonts_come_from_packages_and_are_cut() -> None:
    pdf = pdf_of(page("<p>Ölçü Երևան ქართული Αθήνα Київ</p><p>القدس ירושלים</p><pre>x</pre>"))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = {
            str(each.FontName)
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        }
    names = {name.partition("+")[2].partition("-")[0] for name in fonts}
    assert all(re.match(r"/[A-Z]{6}\+", name) for name in fonts)
    assert names == {"SourceSansPro", "DejaVuSans", "DejaVuSansMono"}
    assert len(pdf) < 100_000


@pytest.mark.parametrize(
    "address",
    ["https://x.example/x.png", "file:///etc/hostname", "x.png"],
    ids=["web", "file", "beside the page"],
)
def test_a_page_that_asks_for_something_is_no_report(address: str) -> None:
    html = page(f'<h2>Part</h2><img alt="x" src="{address}">')
    with pytest.raises(RenderError) as refused:
        pdf_of(html)
    assert str(refused.value) == (
        f"picture, under “Part”: it asks for {address!r}, which is outside. A page carries all it "
        "needs: embed the picture."
    )
