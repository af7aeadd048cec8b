"""The walk-through for analysts: each line is run as typed, in its order, and what it shows is compared.

Together these are what somebody must manage who knows pandas but not this project.
"""

import doctest
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from as_stated.project import Project
from tests.helpers.documents import Block, blocks, read_document
from tests.helpers.projects import GOLDEN, ROOT
from tests.helpers.shell import Shell

SESSION = blocks("docs/for-analysts.md", "pycon")


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
    """The last part is in a folder of its own, as the page says."""
    stacked = read_document("docs/for-analysts.md").index("In the folder `examples/`")
    here = [each for each in SESSION if each.start < stacked]
    there = [each for each in SESSION if each.start > stacked]
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


@pytest.mark.kernel
def test_project_is_begun_in_an_empty_folder_and_rendered(tmp_path: Path) -> None:
    (block,) = blocks("docs/for-analysts.md", "sh")
    Shell(tmp_path).run(block.text)
    report = tmp_path / "articles" / "report"
    assert (report / "index.html").is_file()
    assert (report / GOLDEN / "report.pdf").is_file()
