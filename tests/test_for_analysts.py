"""The walk-through for analysts: each line is run as typed, in its order, and what it shows is compared.

Together these are what somebody must manage who knows pandas but not this project.
"""

import ast
import doctest
import functools
import math
import operator
import pickle
import re
import sqlite3
import statistics
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from as_stated import find_numbers, load, tidy
from as_stated.errors import RefusalError
from as_stated.project import Project
from as_stated.show.stated_array import StatedArray
from tests.helpers.documents import Block, blocks, read_document
from tests.helpers.projects import GOLDEN, ROOT, SEED
from tests.helpers.shell import Shell

SESSION = blocks("docs/for-analysts.md", "pycon")
REFUSED, COMPUTED, STOPPED = blocks("docs/for-analysts.md", "python")


def failures(found: list[Block], names: dict[str, Any]) -> str:
    """What differs from what the blocks show; empty if nothing does."""
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
    for block in found:
        line = read_document(block.document)[: block.start].count("\n") + 1
        test = doctest.DocTestParser().get_doctest(block.text, names, block.document, None, line)
        runner.run(test, out=said.append, clear_globs=False)
        names = test.globs
    return "".join(said)


def test_every_line_shows_what_the_page_says(
    seed: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two parts are in folders of their own, as the page says; the last one is run from the wheel."""
    page = read_document("docs/for-analysts.md")
    stacked, own = page.index("In the folder `examples/`"), page.index("## Begin a project")
    here = [each for each in SESSION if each.start < stacked]
    there = [each for each in SESSION if stacked < each.start < own]
    assert here and there
    assert failures(here, {}) == ""
    with Image.open(seed.root / "deaths.png") as slide:
        assert slide.size == (1920, 1080)
        grey = np.asarray(slide.convert("L"))
        assert np.median(grey) < 64 < 192 < grey.max()  # light on dark
        assert "at least 286 people, dead" in slide.info["Description"]
    monkeypatch.chdir(ROOT / "examples")
    assert failures(there, {}) == ""


def test_another_output_than_the_page_shows_is_a_failure() -> None:
    block = Block("docs/for-analysts.md", 0, "pycon", ">>> 1 + 1\n3\n")
    assert "Expected:\n    3\nGot:\n    2\n" in failures([block], {})


def calls(block: Block) -> list[str]:
    """Each call of a list, by itself."""
    found: list[str] = []
    for line in ast.parse(block.text).body:
        assert isinstance(line, ast.Expr)
        value = line.value
        found += map(ast.unparse, value.elts if isinstance(value, ast.Tuple) else [value])
    return found


@pytest.fixture(scope="module")
def names() -> dict[str, Any]:
    """What the lists call by name."""
    modules = {
        each.__name__: each for each in (functools, math, operator, pickle, sqlite3, statistics)
    }
    article = load(SEED, Project(ROOT))
    named = {
        "article": article,
        "figures": tidy(article).claims.frame,
        "find_numbers": find_numbers,
    }
    return modules | named | {"pd": pd, "np": np}


@pytest.mark.parametrize("call", calls(REFUSED))
def test_what_the_page_lists_as_refused_is(call: str, names: dict[str, Any]) -> None:
    with pytest.raises(RefusalError, match=r"refused\. \w"):
        eval(call, names)


@pytest.mark.parametrize("call", calls(COMPUTED))
def test_what_the_page_lists_as_not_refused_is_not(call: str, names: dict[str, Any]) -> None:
    eval(call, names)


@pytest.mark.parametrize("call", calls(STOPPED))
def test_what_pandas_stops_itself(call: str, names: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        eval(call, names)


@pytest.mark.parametrize(
    "text", [StatedArray.__doc__ or "", read_document("docs/all-articles.md")], ids=["code", "page"]
)
def test_other_places_name_what_the_list_has(text: str) -> None:
    (sentence,) = re.findall(r"(?:computes|Computing) with them.*?pivot table", text, flags=re.S)
    said = set(re.findall(r"`([a-z]+)`", sentence)) - {"groupby"}
    assert len(said) > 5
    assert [each for each in said if f".{each}(" not in " ".join(calls(REFUSED))] == []


@pytest.mark.kernel
def test_project_is_begun_in_an_empty_folder_and_rendered(tmp_path: Path) -> None:
    (block,) = blocks("docs/for-analysts.md", "sh")
    Shell(tmp_path).run(block.text)
    report = tmp_path / "articles" / "report"
    assert (report / "index.html").is_file()
    assert (report / GOLDEN / "report.pdf").is_file()
