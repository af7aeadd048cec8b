"""The template is of use to others: any notebook, by nbconvert's own command."""

import base64
import io
import subprocess
import sys
from pathlib import Path

import nbformat
import pypdf
import pytest
from nbformat import v4
from PIL import Image

from as_stated.page.exporter import PageExporter
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


def test_pdf_of_a_foreign_notebook(foreign: Path) -> None:
    reader = pypdf.PdfReader(io.BytesIO(convert(foreign, "as-stated-pdf")))
    assert reader.metadata is not None
    assert reader.metadata.title == "Rain in 1998"
    assert "It rained for 12 days." in reader.pages[0].extract_text()


def test_one_exporter_for_several_notebooks() -> None:
    """The contents of one are not those of the next."""
    exporter = PageExporter()
    one, two = (v4.new_notebook(cells=[v4.new_markdown_cell(f"## {word}")]) for word in "AB")
    exporter.from_notebook_node(one)
    html = exporter.from_notebook_node(two)[0]
    assert ">B</a>" in html
    assert ">A</a>" not in html


def test_notebook_without_a_heading_has_its_name() -> None:
    html = PageExporter().from_notebook_node(v4.new_notebook(), {"metadata": {"name": "plain"}})[0]
    assert "<h1>plain</h1>" in html
