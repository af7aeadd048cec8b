"""The walk-through in docs/: each of its commands is run, in its order, and what it shows is compared.

Its table of cells is what is typed into the draft: no more is needed, and none of them too many.
"""

import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from as_stated.cli import main
from as_stated.project import Project
from tests.helpers.documents import blocks, cells, read_document, shows
from tests.helpers.projects import ROOT

PAGE = "docs/your-own-article.md"
TEXTS = ROOT / "tests" / "texts"


def run(words: str) -> Result:
    command = shlex.split(words)
    assert command.pop(0) == ".venv/bin/as-stated"
    return CliRunner().invoke(main, command)


@pytest.fixture
def newcomer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The folder that the page's first command makes its project in, with the texts of the page."""
    for folder in ("here", "articles"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return Project(tmp_path / "articles")


@pytest.mark.process
def test_every_command_shows_what_the_page_says(
    newcomer: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = cells(PAGE)
    todo = list(typed)
    for block in blocks("docs/your-own-article.md", "console"):
        while todo and todo[0].start < block.start:
            todo.pop(0).type_into(newcomer.root / "data" / "lorne-fire", over="TODO")
        for words, shown in block.sessions:
            result = run(words)
            assert shows(result.output, shown), f"$ {words}\n{result.output}"
            if " init " in words:
                monkeypatch.chdir(newcomer.root)
                for text in TEXTS.glob("lorne-fire*.txt"):
                    shutil.copy(text, newcomer.root)
    assert typed and not todo


def test_the_page_counts_its_cells_and_commands() -> None:
    """The cells that are typed, and the commands up to the rendered report."""
    text = read_document(PAGE)
    end = text.index("## When the article changes")
    commands = sum(len([*each.sessions]) for each in blocks(PAGE, "console") if each.start < end)
    assert f"{len(cells(PAGE))} cells typed and {commands} commands" in text
