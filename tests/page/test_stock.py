"""The notebooks of a report by Jupyter's own formats: nothing that matters is lost."""

import json
import re
from html import unescape
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter, MarkdownExporter, SlidesExporter
from nbformat import NotebookNode

from tests.helpers.executing import executed
from tests.helpers.html import words
from tests.helpers.invented import invented
from tests.helpers.projects import ROOT

pytestmark = pytest.mark.slow

NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))
FORMATS = {"html": HTMLExporter, "slides": SlidesExporter, "markdown": MarkdownExporter}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> dict[str, NotebookNode]:
    """The notebooks of an invented article, with their outputs."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("invented")
        patch.chdir(folder)
        invented(folder, 3, 180, 1)
        return {path.stem: executed(path) for path in sorted((ROOT / "notebooks").glob("*.ipynb"))}


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("name", ["1-figures", "2-charts", "3-readings", "4-ledger"])
def test_stock_format_has_all_that_is_shown(
    name: str, to: str, run: dict[str, NotebookNode]
) -> None:
    page, _ = FORMATS[to]().from_notebook_node(run[name])  # type: ignore[no-untyped-call]
    flat = " ".join(unescape(words(page)).split())
    for cell in run[name].cells:
        for output in cell.get("outputs", []):
            shown = output.data.get("text/html", "")
            assert " ".join(unescape(words(shown)).split()) in flat
            if "image/svg+xml" in output.data:  # a chart, with its alternative text
                (alt,) = re.findall(r'alt="([^"]+)"', shown)
                assert f'alt="{alt}"' in page
        if cell.cell_type == "markdown":
            heading = cell.source.partition("\n")[0].lstrip("# ")
            assert heading in flat


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_metadata_is_what_notebook_and_vs_code_take(path: Path) -> None:
    notebook = json.loads(path.read_text("utf-8"))
    nbformat.validate(notebook)
    kernel = notebook["metadata"]["kernelspec"]
    assert (kernel["name"], kernel["language"]) == ("python3", "python")
    assert kernel["display_name"]  # VS Code finds no kernel without one
    assert notebook["metadata"]["language_info"] == {"name": "python"}
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_heading_begins_a_slide(path: Path) -> None:
    """Without that, `--to slides` makes one endless slide, of which a screen shows the beginning."""
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        kind = cell["metadata"].get("slideshow", {}).get("slide_type", "-")
        begins = (
            ("#",) if cell["cell_type"] == "markdown" else ("tables.heading(", "across.heading(")
        )
        is_heading = cell["source"][0].startswith(begins)
        sets_up = {"parameters", "remove-input"} & set(cell["metadata"].get("tags", []))
        assert kind == ("slide" if is_heading else "skip" if sets_up else "-")
