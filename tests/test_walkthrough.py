"""The walk-through in docs/: each of its commands is run, in its order, and what it shows is compared.

Its table of cells is what is typed into the draft: no more is needed, and none of them too many.
"""

import csv
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from as_stated.cli import main
from as_stated.project import Project
from tests.helpers.projects import ROOT

DOC = (ROOT / "docs" / "your-own-article.md").read_text("utf-8")
TEXTS = ROOT / "tests" / "texts"
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
CELL = re.compile(r"^\| `(\S+)` \|([^|]*)\| `(\w+)` \| `([^`]*)` \|$", re.MULTILINE)


def sessions() -> Iterator[tuple[int, str, list[str]]]:
    """Where each command stands in the page, the command, and the lines that are shown below it."""
    for block in CONSOLE.finditer(DOC):
        for part in re.split(r"^\$ ", block[1], flags=re.MULTILINE)[1:]:
            words, *shown = part.replace("\\\n", " ").splitlines()
            yield block.start(), words, shown


def run(words: str) -> Result:
    command = shlex.split(words)
    assert command.pop(0) == ".venv/bin/as-stated"
    return CliRunner().invoke(main, command)


def shows(output: str, shown: list[str]) -> bool:
    """Whether an output has the lines that the page shows, "…" for any others."""
    pattern = "".join(r"(?:.*\n)*?" if line == "…" else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(pattern, output) is not None


def type_cell(root: Path, file: str, row: str, column: str, cell: str) -> None:
    """Put a cell in the place of the one drafted, which must be another."""
    path = root / "data" / "lorne-fire" / file
    if path.suffix == ".toml":
        text = path.read_text("utf-8")
        changed = re.sub(rf'^{column} = "TODO"$', f'{column} = "{cell}"', text, flags=re.MULTILINE)
        assert changed != text, column
        path.write_text(changed, "utf-8")
        return
    with path.open(encoding="utf-8", newline="") as read:
        head, *rows = csv.reader(read)
    (found,) = [each for each in rows if each[0] == row]
    at = head.index(column)
    assert found[at] == "TODO", (file, row, column)
    found[at] = cell
    with path.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written, lineterminator="\n").writerows([head, *rows])


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
    cells = [
        (each.start(), each[1], each[2].strip(), each[3], each[4]) for each in CELL.finditer(DOC)
    ]
    todo = list(cells)
    for place, words, shown in sessions():
        while todo and todo[0][0] < place:
            type_cell(newcomer.root, *todo.pop(0)[1:])
        result = run(words)
        assert shows(result.output, shown), f"$ {words}\n{result.output}"
        if " init " in words:
            monkeypatch.chdir(newcomer.root)
            for text in TEXTS.glob("lorne-fire*.txt"):
                shutil.copy(text, newcomer.root)
    assert cells and not todo


def test_the_page_counts_its_cells_and_commands() -> None:
    """The cells that are typed, and the commands up to the rendered report."""
    cells = len(CELL.findall(DOC))
    commands = sum(place < DOC.index("## When the article changes") for place, _, _ in sessions())
    assert f"{cells} cells typed and {commands} commands" in DOC
