"""The PDF: tagged as PDF/UA asks, the same each time, and nothing fetched for it."""

import io
import re
from typing import Any

import pypdf
import pytest

from as_stated.errors import RenderError
from as_stated.page.pdf import write_pdf

PAGE = """<!doctype html><html lang="en"><head><title>T</title></head><body>
<h1>T</h1><table><caption>C</caption><thead><tr><th scope="col">A</th><th scope="col">B</th></tr>
</thead><tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table>
<p><a href="https://x.example/">out</a></p></body></html>"""


def elements(pdf: bytes) -> list[dict[str, Any]]:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    size: Any = reader.trailer["/Size"]
    objects: list[Any] = [reader.get_object(number) for number in range(1, size)]
    return [each for each in objects if isinstance(each, dict)]


def test_header_cells_say_what_they_head() -> None:
    heads = [
        each for each in elements(write_pdf(PAGE, "2022-10-05", {})) if each.get("/S") == "/TH"
    ]
    assert sorted(each["/A"]["/Scope"] for each in heads) == ["/Column", "/Column", "/Row"]


def test_links_are_printed() -> None:
    pdf = write_pdf(PAGE, "2022-10-05", {})
    links = [each for each in elements(pdf) if each.get("/Subtype") == "/Link"]
    assert links
    assert all(each["/F"] == 4 for each in links)


def test_running_heads_are_no_part_of_the_text() -> None:
    style = "<style>@page { @bottom-left { content: 'Page ' counter(page) } }</style></head>"
    pdf = write_pdf(PAGE.replace("</head>", style), "2022-10-05", {})
    content: Any = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    drawn = content.get_data()
    assert b"/Artifact <</Type /Pagination>>" in drawn.replace(b"\n", b" ")
    assert drawn.count(b"/MCID") > 4  # the text itself keeps its tags


def test_same_bytes_with_attachments() -> None:
    """An attachment carries the current time unless it is given another."""
    pdfs = [write_pdf(PAGE, "2022-10-05", {"x.csv": b"a\n"}) for _ in range(2)]
    assert pdfs[0] == pdfs[1]
    reader = pypdf.PdfReader(io.BytesIO(pdfs[0]))
    assert reader.attachments["x.csv"] == [b"a\n"]
    files = [each for each in elements(pdfs[0]) if each.get("/Type") == "/EmbeddedFile"]
    assert [each["/Params"]["/ModDate"] for each in files] == ["D:20221005000000Z"]


@pytest.mark.parametrize("address", ["https://x.example/x.png", "file:///etc/hostname"])
def test_a_page_that_asks_for_something_is_no_report(address: str) -> None:
    page = PAGE.replace("<h1>T</h1>", f'<h1>T</h1><img alt="x" src="{address}">')
    with pytest.raises(RenderError, match=re.escape(f'Error fetching "{address}". A page carries')):
        write_pdf(page, "2022-10-05", {})
