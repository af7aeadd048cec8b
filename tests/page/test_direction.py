"""Names that run from right to left stay apart from the numbers beside them, on page and paper."""

import pypdfium2
import pytest
from nbformat import v4

from as_stated.page.direction import isolated
from as_stated.page.exporter import PageExporter, PdfExporter

NAME = "עמר"
RUNS = [
    pytest.param("25 died, police say.", "25 died, police say.", id="no such letter"),
    pytest.param(f"{NAME}: 25", f"<bdi>{NAME}</bdi>: 25", id="number behind a name"),
    pytest.param("وزارة الصحة, 30", "<bdi>وزارة الصحة</bdi>, 30", id="name of two words"),
    pytest.param(f"{NAME}, {NAME}", f"<bdi>{NAME}</bdi>, <bdi>{NAME}</bdi>", id="two names"),
    pytest.param(f"{NAME} and {NAME}", f"<bdi>{NAME}</bdi> and <bdi>{NAME}</bdi>", id="words between"),
    pytest.param(f'<a title="{NAME}">x</a>', f'<a title="{NAME}">x</a>', id="attribute"),
    pytest.param(f"<svg><text>{NAME}</text></svg>", f"<svg><text>{NAME}</text></svg>", id="chart"),
    pytest.param(f"<script>'{NAME}'</script>", f"<script>'{NAME}'</script>", id="script"),
    pytest.param(f"<title>{NAME}</title>", f"<title>{NAME}</title>", id="title"),
    pytest.param(f"<bdi>{NAME}</bdi> 5", f"<bdi>{NAME}</bdi> 5", id="isolated by its author"),
    pytest.param(f"<em>{NAME}</em>&amp;{NAME}", f"<em><bdi>{NAME}</bdi></em>&amp;<bdi>{NAME}</bdi>", id="tags and entities"),
    pytest.param("a < b", "a < b", id="stray angle bracket"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), RUNS)
def test_runs_are_isolated(html: str, expected: str) -> None:
    assert isolated(html) == expected


def test_page_isolates_what_a_notebook_shows() -> None:
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell(f"By {NAME} 25 died")])
    assert f"By <bdi>{NAME}</bdi> 25 died" in PageExporter().from_notebook_node(notebook)[0]


def test_number_stands_behind_the_name_on_paper() -> None:
    """As it is read: without an isolate 25 would stand between "By" and the name."""
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell(f"By {NAME} 25 died")])
    pdf, _ = PdfExporter().from_notebook_node(notebook)
    words = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    text = words.get_text_range()
    by, name, number, died = (words.get_charbox(text.index(each))[0] for each in "Bע2d")
    assert by < name < number < died
