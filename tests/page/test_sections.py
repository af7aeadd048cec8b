"""What a page makes of its notebooks' sections: folded, left off paper, or left out as empty."""

import pytest
from nbformat import NotebookNode, v4

from as_stated.page.sections import CLOSES, MANY, arranged


def text(source: str, *tags: str) -> NotebookNode:
    return v4.new_markdown_cell(source, metadata={"tags": list(tags)})


def shown(html: str, *tags: str) -> NotebookNode:
    output = v4.new_output("execute_result", data={"text/html": html, "text/plain": "-"})
    return v4.new_code_cell("show()", outputs=[output], metadata={"tags": list(tags)})


EMPTY = '<p class="empty">Nothing.</p>'


def told(cells: list[NotebookNode], is_printed: bool = False) -> list[str]:
    """What is left: the source of each text, the HTML of each output."""
    return [
        cell.source if cell.cell_type == "markdown" else cell.outputs[0].data["text/html"]
        for cell in arranged(cells, is_printed)
    ]


@pytest.mark.parametrize("html", [EMPTY, '<p class="findings empty">None.</p>'])
def test_a_section_in_which_nothing_is_shown_is_left_out(html: str) -> None:
    cells = [text("# A"), text("## B"), shown("b"), text("## C\n\nWhat for."), shown(html)]
    assert told(cells) == ["# A", "## B", "b"]
    assert told([*cells, shown("c")])[-1] == "c"


def headed(source: str, *tags: str) -> NotebookNode:
    output = v4.new_output("execute_result", data={"text/markdown": source, "text/plain": "-"})
    return v4.new_code_cell("heading()", outputs=[output], metadata={"tags": list(tags)})


def test_a_heading_by_code_is_one_as_if_typed() -> None:
    cells = [text("# A"), shown("a"), headed("## Two figures", "fold"), text("Why."), shown("b")]
    found = arranged(cells, False)
    assert [cell.source for cell in found if cell.cell_type == "markdown"] == [
        "# A", "## Two figures", "Why.",
    ]  # fmt: skip
    assert found[-1].metadata[CLOSES]
    assert told([*cells[:-1], shown(EMPTY)]) == ["# A", "a"]


def test_a_heading_that_brings_its_words_keeps_its_cell() -> None:
    cells = [text("# A"), headed("## Two things\n\nWords.")]
    assert [cell.cell_type for cell in arranged(cells, False)] == ["markdown", "code"]


def test_a_title_goes_with_the_last_section_below_it() -> None:
    cells = [text("# A"), text("## B"), shown(EMPTY), text("# C"), text("## D"), shown("d")]
    assert told(cells) == ["# C", "## D", "d"]
    assert told([text("# A"), shown("a"), *cells[1:]])[:2] == ["# A", "a"]


def test_words_under_a_title_go_when_nothing_there_is_shown() -> None:
    cells = [
        text("# A"),
        text("## B"),
        shown(EMPTY),
        text("## How it is drawn"),
        text("# C"),
        shown("c"),
    ]
    assert told(cells) == ["# C", "c"]


def test_of_one_figure_no_chart_is_shown() -> None:
    chart = shown("-")
    chart.outputs[0].data = {"image/svg+xml": "<svg></svg>"}
    cells = [text("# A"), text("## B"), chart, text("# C"), shown("c")]
    assert len(arranged(cells, False, figures=1)) == 2
    assert len(arranged(cells, False, figures=2)) == 5


def test_a_section_of_words_alone_stays() -> None:
    assert told([text("# A"), text("## B\n\nWords.")]) == ["# A", "## B\n\nWords."]


def test_a_fold_ends_with_its_section() -> None:
    cells = [text("## A", "fold"), shown("a"), text("More."), text("## B"), shown("b")]
    assert [CLOSES in cell.metadata for cell in arranged(cells, False)] == [
        False, False, True, False, False,
    ]  # fmt: skip
    assert not any(CLOSES in cell.metadata for cell in arranged(cells, True))
    assert not any(CLOSES in cell.metadata for cell in cells)


def test_some_are_folded_only_where_there_are_many_figures() -> None:
    cells = [text("## A", "fold-many"), shown("a"), text("## B"), shown("b")]
    for figures, folds in ((None, 0), (MANY, 0), (MANY + 1, 1)):
        found = arranged(cells, False, figures)
        assert sum("fold" in cell.metadata.get("tags", []) for cell in found) == folds
        assert [CLOSES in cell.metadata for cell in found][1] == bool(folds)
    assert not any(CLOSES in cell.metadata for cell in arranged(cells, True, MANY + 1))


def test_what_is_attached_is_not_printed() -> None:
    cells = [text("## A", "fold", "no-paper"), shown("a"), text("## B"), shown("b")]
    assert told(cells, is_printed=True) == ["## B", "b"]
    assert len(told(cells)) == 4


def test_what_stands_elsewhere_on_the_page_fills_no_section() -> None:
    cells = [
        text("# A"),
        shown("front", "front"),
        shown("table", "overview"),
        text("## B"),
        shown(EMPTY),
    ]
    assert told(cells) == ["front", "table"]
