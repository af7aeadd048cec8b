"""The page on all articles: its commands run, and its tables and views are those that there are."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from as_stated import cli
from as_stated.show import STACKED, Stack
from tests.helpers.documents import blocks, read_document
from tests.helpers.projects import ROOT, copy_project

PAGE = read_document("docs/all-articles.md")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_project(ROOT / "examples", tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")


def test_commands_run_and_make_what_the_page_says() -> None:
    shown = blocks("docs/all-articles.md", "sh")
    commands = [line.split() for each in shown for line in each.commands]
    assert commands
    for name, *words in commands:
        assert name == "as-stated"
        assert CliRunner().invoke(cli.main, words).exit_code == 0
    with closing(sqlite3.connect("figures.db")) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
    views = {name for (name,) in found}
    assert len(views) == 4
    assert views <= set(re.findall(r"`(\w+)`", PAGE))
    assert Path("figures.xlsx").is_file()


def test_code_runs() -> None:
    for block in blocks("docs/all-articles.md", "python"):
        names: dict[str, object] = {}
        exec(block.text, names)
        stack = names["stack"]
        assert isinstance(stack, Stack)
        for name in re.findall(r"\.(\w+)(?=[, ])", block.text.rpartition("stack.articles")[2]):
            assert len(getattr(stack, name).frame.columns) > 3


def test_every_file_has_its_row() -> None:
    assert set(re.findall(r"`(\w+)\.csv`(?=[^|\n]*\|)", PAGE)) >= {each.name for each in STACKED}
