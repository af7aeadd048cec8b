"""A report's notebooks as one document."""

import nbformat
from nbformat import v4

from as_stated.page.document import merge


def test_notebook_of_any_name_is_merged() -> None:
    """A cell's id may hold fewer characters than a file's name."""
    one = v4.new_notebook(cells=[v4.new_markdown_cell("words", id="a")])
    names = ["1-plain", "2 od'd \"名$(x)&%`", "n" * 200, "a.b"]
    merged = merge(dict.fromkeys(names, one))
    nbformat.validate(merged)
    ids = [cell.id for cell in merged.cells]
    assert ids[0] == "1-plain-a"
    assert len(set(ids)) == len(names)
    assert ids == [cell.id for cell in merge(dict.fromkeys(names, one)).cells]
