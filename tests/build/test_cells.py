"""A notebook that a report could not be built from is named before any kernel starts."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from as_stated.build.cells import check_cells
from as_stated.build.notebooks import read_notebook
from as_stated.errors import InputError
from tests.helpers.projects import ROOT

NOTEBOOK = json.loads((ROOT / "notebooks" / "1-figures.ipynb").read_text("utf-8"))
AT = next(
    at
    for at, cell in enumerate(NOTEBOOK["cells"])
    if "parameters" in cell["metadata"].get("tags", [])
)
WHERE = "notebooks/x.ipynb"
KNOWN = ["article", "reading", "events"]
Change = Callable[[dict[str, Any]], object]


def source(text: str) -> Change:
    return lambda notebook: notebook["cells"][AT].update(source=text)


def second(notebook: dict[str, Any]) -> None:
    notebook["cells"].append(notebook["cells"][AT] | {"id": "another"})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(second, f"{WHERE}: cells {AT + 1} and ", id="two parameters cells"),
        pytest.param(
            lambda notebook: notebook["cells"].pop(AT), "no cell is tagged", id="no parameters cell"
        ),
        pytest.param(
            lambda notebook: notebook["cells"][AT].update(cell_type="markdown"),
            f"cell {AT + 1}: the parameters cell does more",
            id="parameters in words",
        ),
        pytest.param(source('article = ""\ncolour = "red"'), "sets colour.", id="unknown name"),
        pytest.param(source("import os"), "does more than set", id="an import among them"),
        pytest.param(source("article = f()"), "does more than set", id="a call among them"),
        pytest.param(source('events = ""'), "does not set article", id="not what it is about"),
        pytest.param(source("article ="), "does more than set", id="no Python"),
        pytest.param(source('a.b = "x"'), "does more than set", id="an attribute"),
        pytest.param(
            lambda notebook: notebook["cells"][0].update(id=notebook["cells"][1]["id"]),
            "2 cells have the id",
            id="two cells of one id",
        ),
    ],
)
def test_notebook_that_cannot_be_run(change: Change, message: str) -> None:
    notebook = json.loads(json.dumps(NOTEBOOK))
    check_cells(WHERE, read_notebook(WHERE, json.dumps(notebook).encode()), KNOWN)
    change(notebook)
    with pytest.raises(InputError) as error:
        check_cells(WHERE, read_notebook(WHERE, json.dumps(notebook).encode()), KNOWN)
    assert message in str(error.value)
    assert str(error.value).startswith(WHERE)


def test_a_notebook_sets_the_parameters_that_it_uses() -> None:
    notebook = json.loads(json.dumps(NOTEBOOK))
    source('events: str = ""  # which\narticle = ""\narticle = ""')(notebook)
    node = read_notebook(WHERE, json.dumps(notebook).encode())
    assert check_cells(WHERE, node, KNOWN) == ["events", "article"]
