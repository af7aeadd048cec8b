"""docs/any-notebook.md: each of its commands is run, and each line that it quotes is one that is said."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from tests.helpers.documents import blocks, read_document
from tests.helpers.projects import ROOT

DOC = read_document("docs/any-notebook.md")
COMMANDS = [
    words for each in blocks("docs/any-notebook.md", "console") for words, _ in each.sessions
]
SOURCES = "\n".join(
    (ROOT / "src" / "as_stated" / "page" / f"{name}.py").read_text("utf-8")
    for name in ("embed", "foreign", "cells", "clean")
)


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program, *rest = shlex.split(command)
    assert program == "jupyter"
    return subprocess.run(
        [Path(sys.executable).with_name("jupyter"), *rest],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def rain(tmp_path: Path) -> Path:
    cells = [
        v4.new_markdown_cell("# Rain in 1998"),
        v4.new_code_cell("print(3 * 4, 'days')"),
        v4.new_code_cell("key = 'hunter2'\nprint('for us')", metadata={"tags": ["private"]}),
    ]
    kernel = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(
        v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), tmp_path / "rain.ipynb"
    )
    return tmp_path


@pytest.mark.process
@pytest.mark.parametrize("command", COMMANDS)
def test_command_of_the_docs(command: str, rain: Path) -> None:
    done = run(command, rain)
    assert done.returncode == 0, done.stderr
    if "pdf" in command:
        assert (rain / "rain.pdf").read_bytes().startswith(b"%PDF")
        return
    html = (rain / "rain.html").read_text("utf-8")
    assert "<h1>Rain in 1998</h1>" in html
    assert ("12 days" in html) is ("--execute" in command)
    assert ("hunter2" in html) is not ("--no-input" in command or "private" in command)


@pytest.mark.process
@pytest.mark.parametrize(
    ("file", "option", "said"),
    [
        pytest.param("{", "", "a.ipynb, line 1: it is not a notebook", id="no notebook"),
        pytest.param(
            nbformat.writes(v4.new_notebook(cells=[v4.new_markdown_cell(), v4.new_code_cell("1/0")])),
            "--execute", "a.ipynb, cell 2: it fails when run: ZeroDivisionError: division by zero", id="one that fails",
        ),
    ],
)  # fmt: skip
def test_failure_is_one_message(file: str, option: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.ipynb").write_text(file, "utf-8")
    done = run(f"jupyter nbconvert --to as-stated {option} a.ipynb", tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "a.html").exists()


@pytest.mark.parametrize(
    "line", re.findall(r"^\| `([^`]+)`.*\|.*\|$", DOC.partition("tells you")[2], re.MULTILINE)
)
def test_line_of_the_docs_is_said(line: str) -> None:
    """Its fixed words; numbers, addresses and names stand for others."""
    parts = [each.strip(" :") for each in re.split(r"https://…|…|\d+|: an? .*", line) if each]
    assert [each for each in parts if each and each not in SOURCES] == []
