"""The notebooks' house style, so that they stay an argument that happens to run."""

import ast
import json
import re
from dataclasses import fields
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from papermill.inspection import _infer_parameters
from papermill.iorw import load_notebook_node

from as_stated.coding import MONTHS, WEEKDAYS, Sentences
from as_stated.numerals import find_numbers
from as_stated.project import Project
from as_stated.show.parameters import Parameters, QuantityParameters
from tests.helpers.projects import ROOT

OF_ARTICLE = Project(ROOT).notebooks
OF_QUANTITY = Project(ROOT).quantity_notebooks
NOTEBOOKS = [*OF_ARTICLE, *OF_QUANTITY]


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request: pytest.FixtureRequest) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(Path(request.param).read_text("utf-8"))
    return content


def cells(notebook: dict[str, Any], kind: str) -> list[str]:
    return ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == kind]


def test_there_are_four_and_one_of_a_quantity() -> None:
    assert [path.stem for path in OF_ARTICLE] == ["1-figures", "2-charts", "3-readings", "4-ledger"]
    assert [path.stem for path in OF_QUANTITY] == ["across"]
    everywhere = (ROOT / "notebooks").rglob("[!.]*.ipynb")
    assert {path for path in everywhere if ".ipynb_" not in str(path)} == {*NOTEBOOKS}


def test_begins_with_one_title(notebook: dict[str, Any]) -> None:
    markdown = cells(notebook, "markdown")
    assert "".join(notebook["cells"][0]["source"]).startswith("# ")
    assert sum(line.startswith("# ") for text in markdown for line in text.splitlines()) == 1


def test_stored_without_outputs(notebook: dict[str, Any]) -> None:
    for cell in notebook["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


def test_cells_are_calls(notebook: dict[str, Any]) -> None:
    code = cells(notebook, "code")
    lengths = [len(text.splitlines()) for text in code]
    assert max(lengths) <= 12
    assert median(lengths) <= 2
    for text in code:
        nodes = list(ast.walk(ast.parse(text)))
        forbidden = (ast.FunctionDef, ast.Lambda, ast.For, ast.While, ast.ClassDef)
        assert not [node for node in nodes if isinstance(node, forbidden)]


def test_more_prose_than_code(notebook: dict[str, Any]) -> None:
    prose_words = sum(len(text.split()) for text in cells(notebook, "markdown"))
    code_lines = sum(len(text.splitlines()) for text in cells(notebook, "code"))
    assert prose_words >= 8 * code_lines


def test_no_number_is_typed_into_markdown(notebook: dict[str, Any]) -> None:
    """No digit at all; number words only where they count nothing of the article."""
    for text in cells(notebook, "markdown"):
        assert not re.search(r"\d", text)
        counts = [n.text for n in find_numbers(text) if n.kind == "count"]
        assert [word for word in counts if word.lower() not in ("zero", "one", "two")] == []


ARTICLES = sorted(
    path
    for folder in (ROOT, ROOT / "tests" / "golden", ROOT / "examples")
    for path in folder.glob("seeds/*.txt")
)
ANYBODYS = {*MONTHS, *(day.capitalize() for day in WEEKDAYS)}


def proper_names(text: str) -> set[str]:
    """Words with a capital within a sentence, and no name of a month or day."""
    found: set[str] = set()
    for start, end in Sentences(text).spans:
        found |= set(re.findall(r"(?<=[\w,] )[^\W\d_a-z][^\W\d_]{2,}", text[start:end]))
    return found - ANYBODYS


def test_nothing_knows_an_article(notebook: dict[str, Any]) -> None:
    """Neither a name out of an article's text nor the article's own."""
    assert len(ARTICLES) >= 5  # else they are looked for in the wrong place
    text = "\n".join("".join(cell["source"]) for cell in notebook["cells"])
    words = set(re.findall(r"[^\W\d_]+", text))
    for path in ARTICLES:
        names = proper_names(path.read_text("utf-8"))
        assert len(names) > 4
        assert names & words == set(), path.stem
        assert path.stem not in text


def test_names_of_an_article_are_found_in_it() -> None:
    assert proper_names("Rain fell. On Friday the mayor of Varn, Ada Brun, left.") == {
        "Varn", "Ada", "Brun",
    }  # fmt: skip


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_parameters_are_the_schema(path: Path) -> None:
    """Papermill sees parameters of ours alone, each with the type, default and help that the package has."""
    seen = {p.name: p for p in _infer_parameters(load_notebook_node(str(path)))}
    ours = fields(QuantityParameters if path in OF_QUANTITY else Parameters)
    declared = [field for field in ours if field.name in seen]
    assert list(seen) == [field.name for field in declared]
    assert declared[0] == ours[0]  # what the report is about
    for field in declared:
        parameter = seen[field.name]
        assert parameter.inferred_type_name == "str"
        assert ast.literal_eval(parameter.default) == field.default
        assert parameter.help == field.metadata["help"]
