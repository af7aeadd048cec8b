"""The template is of use to others: any notebook, by nbconvert's own command."""

import base64
import io
import logging
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pypdf
import pytest
from nbformat import v4
from PIL import Image

from as_stated.page.drawing import inline_svg
from as_stated.page.exporter import PageExporter, PdfExporter
from as_stated.page.pdf_audit import read_pdf
from tests.helpers.html import Facts


def png() -> str:
    buffer = io.BytesIO()
    Image.new("L", (2, 2)).save(buffer, "PNG")
    return base64.b64encode(buffer.getvalue()).decode()


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A notebook that knows nothing of this package."""
    picture = v4.new_output(
        "display_data", data={"image/png": png()}, metadata={"image/png": {"alt": "A dot"}}
    )
    cells = [
        v4.new_markdown_cell("# Rain in 1998\n\nIt rained for 12 days."),
        v4.new_code_cell("x = 1"),
        v4.new_code_cell("print(x)", outputs=[v4.new_output("stream", text="1 < 2\n")]),
        v4.new_code_cell("show()", outputs=[picture]),
        v4.new_code_cell(
            "fail()",
            outputs=[
                v4.new_output("error", ename="E", evalue="e", traceback=["\x1b[31mE\x1b[0m: <e>"])
            ],
        ),
        v4.new_markdown_cell("## More"),
    ]
    path = tmp_path / "rain.ipynb"
    nbformat.write(v4.new_notebook(cells=cells), path)
    return path


def convert(path: Path, to: str) -> bytes:
    command = Path(sys.executable).with_name("jupyter-nbconvert")
    subprocess.run(
        [command, "--to", to, path.name], cwd=path.parent, capture_output=True, check=True
    )
    return path.with_suffix({"as-stated": ".html", "as-stated-pdf": ".pdf"}[to]).read_bytes()


@pytest.mark.process
def test_page_of_a_foreign_notebook(foreign: Path) -> None:
    """Its first heading is the title, said once; its code and numbers are its own."""
    html = convert(foreign, "as-stated").decode()
    facts = Facts(html)
    assert "<title>Rain in 1998</title>" in html
    assert html.count("Rain in 1998</h") == 1
    assert "It rained for 12 days." in html
    assert "x = 1" in html
    assert "1 &lt; 2" in html
    assert '<pre class="plain error">E: &lt;e&gt;</pre>' in html
    assert 'class="report"' not in html  # what is said of a report is not said of this
    assert "licence" not in html
    assert 'alt="A dot"' in html
    assert '<a href="#more">More</a>' in html
    assert [each for each in facts.fetched if not each.startswith("data:")] == []


@pytest.mark.process
def test_pdf_of_a_foreign_notebook(foreign: Path) -> None:
    reader = pypdf.PdfReader(io.BytesIO(convert(foreign, "as-stated-pdf")))
    assert reader.metadata is not None
    assert reader.metadata.title == "Rain in 1998"
    assert "It rained for 12 days." in reader.pages[0].extract_text()


def pdf_of(*outputs: nbformat.NotebookNode, markdown: str = "") -> tuple[str, list[str]]:
    """The text of a notebook's PDF, and what the exporter warned of."""
    cells = [v4.new_markdown_cell(markdown), v4.new_code_cell("x", outputs=list(outputs))]
    exporter = PdfExporter()
    told: list[str] = []
    exporter.log = logging.Logger("test", logging.WARNING)
    exporter.log.addHandler(handler := logging.Handler())
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    pdf = exporter.from_notebook_node(v4.new_notebook(cells=cells))[0]
    return "\n".join(read_pdf(pdf)), told


def shown(html: str) -> nbformat.NotebookNode:
    return v4.new_output("display_data", data={"text/html": html})


def test_pdf_of_a_styler() -> None:
    frame = pd.DataFrame({"rain": [1.5, 2.25], "days": [3, 4]}, index=["May", "June"])
    styler = frame.style.format(precision=2).highlight_max(color="yellow").set_caption("By month")
    text, told = pdf_of(shown(styler.to_html()))
    assert all(each in text for each in ("By month", "June", "2.25"))
    assert told == []


def test_pdf_of_a_frame_with_two_rows_of_heads() -> None:
    index = pd.MultiIndex.from_product([["a", "b"], ["c", "d"]])
    frame = pd.DataFrame([[1, 2, 3, 4]] * 4, columns=index, index=index)
    text, told = pdf_of(shown(frame.to_html()))
    assert text.count("c") >= 4
    assert told == []


def test_pdf_of_a_wide_frame_stays_on_the_paper() -> None:
    frame = pd.DataFrame([[f"value{n}" for n in range(40)]], columns=[f"c{n}" for n in range(40)])
    text, _ = pdf_of(shown(frame.to_html()))
    assert "value39" in text.replace("\n", "")


@pytest.mark.slow
def test_pdf_of_twenty_thousand_lines() -> None:
    """All of them, in a time that grows with their number."""
    text, told = pdf_of(v4.new_output("stream", text="a line of output\n" * 20_000))
    assert text.count("a line of output") == 20_000
    assert told == []


def test_pdf_of_foreign_html_says_once_what_it_leaves_out() -> None:
    html = "<video src='https://film.example/x'>A film</video><math><mi>x</mi></math>"
    text, told = pdf_of(shown(html), shown(html), markdown="# T\n\nAn emoji 🚀, and $x^2$.")
    assert all(each in text for each in ("a film, film.example", "[U+1F680]", "$x^2$"))
    dropped, texts = told
    assert dropped == "cell 2: left out: a film. A page runs and fetches nothing."
    assert texts.startswith("Shown as its text alone: ")
    assert all(each in texts for each in ("<math>", "U+1F680"))


def test_a_picture_attached_to_a_cell_is_shown() -> None:
    cell = v4.new_markdown_cell("![A dot](attachment:dot.png)")
    cell["attachments"] = {"dot.png": {"image/png": png()}}
    notebook = v4.new_notebook(cells=[cell])
    html = PageExporter().from_notebook_node(notebook)[0]
    assert f'src="data:image/png;base64,{png()}"' in html
    pdf = PdfExporter().from_notebook_node(notebook)[0]
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].images) == 1


def test_one_exporter_for_several_notebooks() -> None:
    """The contents of one are not those of the next."""
    exporter = PageExporter()
    one, two = (v4.new_notebook(cells=[v4.new_markdown_cell(f"## {word}")]) for word in "AB")
    exporter.from_notebook_node(one)
    html = exporter.from_notebook_node(two)[0]
    assert ">B</a>" in html
    assert ">A</a>" not in html


def test_templates_are_compiled_once_for_all_exporters(monkeypatch: pytest.MonkeyPatch) -> None:
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell("# A")])
    first, _ = PageExporter().from_notebook_node(notebook)
    monkeypatch.delattr("jinja2.Environment.compile")
    assert PageExporter().from_notebook_node(notebook)[0] == first


def test_notebook_without_a_heading_has_its_name() -> None:
    html = PageExporter().from_notebook_node(v4.new_notebook(), {"metadata": {"name": "plain"}})[0]
    assert "<h1>plain</h1>" in html


def test_a_drawing_has_no_group_of_one_element_on_the_page() -> None:
    drawn = (
        '<svg viewBox="0 0 9 9"><defs></defs><g class="mark" data-claim="a"><path d="M0 0z" /></g>'
        '<g class="tick"><text x="1" y="2">40</text>\n</g>'
        '<g class="claim" data-claim="a"><text x="1" y="2">43 dead</text></g>'
        '<g class="key"><text x="1" y="2">one</text><text x="1" y="4">two</text></g></svg>'
    )
    shown = inline_svg({"resources": {"print_version": False}}, drawn, "A")
    assert '<path class="mark" data-claim="a" d="M0 0z" />' in shown
    assert '<text class="tick" x="1" y="2">40</text>' in shown
    assert '<g class="key"><text x="1" y="2">one</text><text x="1" y="4">two</text></g>' in shown
    assert '<g class="claim" data-claim="a"><text x="1" y="2">43 dead</text></g>' in shown
    assert shown.count("<g") == 2
    assert "<defs" not in shown


def test_a_drawing_is_short_on_the_page_and_looks_the_same() -> None:
    eight = (
        "M16 10C17.33 10 18.6 10.53 19.54 11.46C20.47 12.4 21 13.67 21 15C21 16.33 20.47 17.6 19.54 18.54"
        "C18.6 19.47 17.33 20 16 20C14.67 20 13.4 19.47 12.46 18.54C11.53 17.6 11 16.33 11 15"
        "C11 13.67 11.53 12.4 12.46 11.46C13.4 10.53 14.67 10 16 10z"
    )
    oval = eight.replace("16", "26").replace("21", "36")
    drawn = (
        f'<svg viewBox="0 0 40 40"><path d="{eight}" style="fill: none; stroke-width: 1.6" />'
        f'<path d="{oval}" /><path d="M1.04 2.06L1.04 9L8 9" /></svg>'
    )
    shown = inline_svg({"resources": {"print_version": False}}, drawn, "A")
    assert 'd="M16 10A5 5 0 0 1 16 20A5 5 0 0 1 16 10z" style="fill:none;stroke-width:1.6"' in shown
    assert 'd="M26 10C' in shown  # no circle
    assert 'd="M1 2.1L1 9L8 9"' in shown  # no level line


def test_a_font_is_there_before_the_page_is_laid_out_and_a_large_one_when_it_comes() -> None:
    cell = v4.new_markdown_cell("Words")
    html = PageExporter().from_notebook_node(v4.new_notebook(cells=[cell]))[0]
    early = re.findall(r'<link rel="preload" as="font"[^>]* href="(data:[^"]+)">', html)
    assert len(early) == 2  # regular and bold
    assert all(f"url({address})" in html for address in early)
    assert html.index("preload") < html.index("<style>")
    many = "".join(map(chr, range(0x561, 0x587))) + "".join(map(chr, range(0x430, 0x4FF)))
    wide = v4.new_markdown_cell(many + many.upper())
    html = PageExporter().from_notebook_node(v4.new_notebook(cells=[wide]))[0]
    addresses = re.findall(r"url\((data:font[^)]+)\)", html)
    late = {each for each in addresses if f'href="{each}"' not in html}
    assert late
    assert all(len(each) > 16_000 for each in late)
