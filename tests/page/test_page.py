"""The page: one file that needs nothing else, with headings, contents and links in order."""

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest
from nbformat import NotebookNode, v4

from as_stated.coding import LICENSES, License
from as_stated.page.document import index_page, render_page
from as_stated.page.exporter import PageExporter
from as_stated.show.display import KEY
from tests.helpers.html import Facts
from tests.helpers.projects import ROOT, SEED

SVG = (
    '<svg viewBox="0 0 1 1"><title>t</title><style class="fonts">@font-face{}</style>'
    '<path fill="#1d2327"/><text>a figure</text></svg>'
)


def notebook(*cells: NotebookNode) -> NotebookNode:
    return v4.new_notebook(cells=list(cells))


def shown(data: dict[str, Any], tags: list[str] | None = None, **facts: Any) -> NotebookNode:
    output = v4.new_output("execute_result", data=data, metadata={KEY: facts})
    return v4.new_code_cell("show()", outputs=[output], metadata={"tags": tags or []})


@pytest.fixture
def pages() -> dict[str, NotebookNode]:
    front = {"text/html": '<p class="standfirst">Stand</p>', "text/plain": "Stand"}
    return {
        "1-a": notebook(
            v4.new_markdown_cell("# First\n\nText with `#` signs."),
            shown(front, ["front"], title="A “title” & more", lang="en", description="D"),
            v4.new_markdown_cell("## Same"),
            shown({"image/svg+xml": SVG, "text/plain": "alt"}, name="deaths", alt="The <alt>",
                  caption="Caption", files={"image/svg+xml": "charts/deaths.svg"}),
        ),
        "2-b": notebook(
            v4.new_markdown_cell("# Second"),
            v4.new_markdown_cell("## Same"),
            shown({"text/html": '<a class="claim" data-claim="x">5</a>'}),
            shown({"text/html": '<a class="claim" data-claim="x">5</a>'}),
            shown({"text/html": '<section class="quote" id="quote-x">\n<h3>q</h3>'
                                '<p class="uses" data-uses="quote-x"></p></section>'}),
            v4.new_code_cell("nothing_shown = True"),
        ),
    }  # fmt: skip


def test_one_title_and_headings_step_down(pages: dict[str, NotebookNode]) -> None:
    html = render_page(pages)
    assert re.findall(r"<(h[1-4])\b", html.partition("<main")[2].partition("</main")[0]) == [
        "h2", "h3", "h2", "h3", "h3",
    ]  # fmt: skip
    assert html.count("<h1>") == 1
    assert "<title>A “title” &amp; more</title>" in html


def test_contents_lead_to_the_headings(pages: dict[str, NotebookNode]) -> None:
    html = render_page(pages)
    facts = Facts(html)
    assert html.count('<nav class="contents"') == 1
    nav = Facts(html.partition("<nav")[2].partition("</nav>")[0])
    assert nav.links == [
        "#first", "#same", "#second", "#same-2", "#about-this-report",
    ]  # fmt: skip
    assert not [link for link in facts.links if link[0] == "#" and link[1:] not in facts.ids]


def test_no_id_twice(pages: dict[str, NotebookNode]) -> None:
    ids = Facts(render_page(pages)).ids
    assert sorted(set(ids)) == sorted(ids)


def test_nothing_is_fetched_and_nothing_runs(pages: dict[str, NotebookNode]) -> None:
    html = render_page(pages)
    facts = Facts(html)
    assert [each for each in facts.fetched if not each.startswith(("data:", "#"))] == []
    assert facts.scripts == []
    assert re.findall(r"url\((?!data:)", html) == []
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_front_is_the_head_and_not_in_the_body(pages: dict[str, NotebookNode]) -> None:
    html = render_page(pages)
    assert html.count('<p class="standfirst">Stand</p>') == 1
    assert html.index("Stand</p>") < html.index("<nav")


def test_chart_takes_the_colours_of_the_page_and_keeps_them_in_print(
    pages: dict[str, NotebookNode],
) -> None:
    page, printed = render_page(pages), render_page(pages, paper="A4")
    assert '<path fill="var(--ink)"/>' in page
    assert '<path fill="#1d2327"/>' in printed
    assert 'role="img" aria-label="The &lt;alt&gt;"' in page
    assert '<svg viewBox="0 0 1 1"><title>The &lt;alt&gt;</title>' in printed
    assert 'class="fonts"' not in page


def test_a_chart_has_one_table_beside_it_or_in_the_rows_of_all_figures(
    pages: dict[str, NotebookNode],
) -> None:
    chart = pages["1-a"].cells[3]
    chart.outputs[0].metadata[KEY]["table"] = "<table><tr><td>Rows</td></tr></table>"
    beside = render_page(pages)
    assert "<summary>The same as a table</summary>\n<table>" in beside
    pages["2-b"].cells.append(shown({"text/html": '<table id="table-claims"></table>'}))
    once = render_page(pages)
    assert "<td>Rows</td>" not in once
    assert once.count('<a href="#table-claims">All figures as a table</a>') == 1
    chart.outputs[0].metadata[KEY]["caption"] = 'See <a href="#table-claims">them</a>'
    assert render_page(pages).count('href="#table-claims"') == 1


def test_the_sentence_takes_the_place_of_the_title(pages: dict[str, NotebookNode]) -> None:
    link = '<a class="claim" data-claim="x" title="“5”: A">5</a>'
    pages["2-b"].cells[2].outputs[0].data["text/html"] = link
    assert 'href="#quote-x" data-claim="x" title="“5”: A">' in render_page(pages)
    quote = pages["2-b"].cells[4].outputs[0].data
    quote["text/html"] = quote["text/html"].replace(
        'id="quote-x"', 'id="quote-x" data-claim="x" data-preview="“It killed 5.”\nA"'
    )
    html = render_page(pages)
    assert 'id="use-x-1" href="#quote-x" data-claim="x" data-preview="“It killed 5.”\nA">' in html
    assert '<section class="quote" id="quote-x" data-claim="x">' in html


def test_table_is_inside_the_page(pages: dict[str, NotebookNode]) -> None:
    """A page mailed alone still has its tables."""
    data = {"text/html": "<table></table>", "text/csv": "a,ü\n"}
    pages["1-a"].cells.append(shown(data, files={"text/csv": "tables/t.csv"}))
    html = render_page(pages)
    found = re.search(r'href="data:text/csv;base64,([^"]+)" download="t.csv"', html)
    assert found is not None
    assert base64.b64decode(found[1]).decode() == "a,ü\n"


def test_linked_data_cannot_break_out(pages: dict[str, NotebookNode]) -> None:
    graph = {"@graph": [{"text": "</script><b>"}]}
    pages["1-a"].cells.append(shown({"application/ld+json": graph, "text/plain": "x"}))
    html = render_page(pages)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, flags=re.S)
    assert found is not None
    assert json.loads(found[1]) == graph
    assert "ld+json" not in render_page(pages, paper="A4")


def test_code_is_folded_and_left_out_of_print(pages: dict[str, NotebookNode]) -> None:
    assert "<details" in render_page(pages)
    assert "<details" not in render_page(pages, paper="A4")
    assert "nothing_shown" not in render_page(pages)


def test_pdf_is_linked_only_where_there_is_one(pages: dict[str, NotebookNode]) -> None:
    assert "report.pdf" not in render_page(pages)
    assert "report.pdf" in render_page(pages, downloads=[("PDF", "report.pdf")])


def test_head_and_foot_say_version_licences_and_how_to_make_it_again(
    pages: dict[str, NotebookNode],
) -> None:
    pages["1-a"].cells[1].outputs[0].metadata[KEY]["shelf"] = {"article": "a-1"}
    licence = License("CC-BY-4.0", *LICENSES["CC-BY-4.0"])
    pdf = [("This report as PDF", "report.pdf")]
    page = render_page(pages, downloads=pdf, license=licence)
    top, _, foot = page.partition("<h2 id=")
    for words in ('version <code class="id">', ">PDF</a>", 'href="#downloads">Downloads</a>'):
        assert words in top
    for words in ("The article’s words", licence.title, licence.url, "MIT licence", "as-stated report a-1",
                  'href="manifest.json"'):  # fmt: skip
        assert words in foot
    assert "No licence is given" not in page
    assert "No licence is given" in render_page(pages)
    printed = render_page(pages, paper="A4", downloads=pdf)
    assert "The tables are attached to this PDF" in printed
    assert "manifest.json" not in printed
    assert 'href="#downloads"' not in printed


def test_the_committed_page_has_each_part_that_readers_look_for() -> None:
    html = (ROOT / "report" / SEED / "index.html").read_text("utf-8")
    contents = html.partition("<nav")[2].partition("</nav>")[0]
    for part in (
        "How to read the figures", "Method", "What is refused", "Who and what is counted", "Where the article comes from",
        "Corrections", "To cite", "Downloads", "About this report, and its licences",
    ):  # fmt: skip
        assert f">{part}</a>" in contents
    for words in ("@misc{", "Hash of the inputs", "To make it again", "Hash of the text"):
        assert words in html


def test_a_folder_of_the_working_directory_is_no_template(
    pages: dict[str, NotebookNode], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """nbconvert looks there by default."""
    before = render_page(pages)
    for name in ("template", "base"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html.j2").write_text("spoilt")
        (tmp_path / name / "display_priority.j2").write_text("spoilt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    assert render_page(pages) == before
    assert str(tmp_path) not in "".join(PageExporter().template_paths)


def test_shelf_lists_every_report() -> None:
    entry = {
        "article": "a-b", "title": "T & U", "producer": "P", "date_published": "2022-10-05",
        "date_said": "5 October 2022", "figures": 7, "speakers": 2,
    }  # fmt: skip
    html = index_page([entry, entry | {"article": "c", "title": "Other"}])
    assert '<a href="a-b/index.html">T &amp; U</a>' in html
    assert html.count("<tr>") == 3
    assert [f for f in Facts(html).fetched if not f.startswith("data:")] == []
