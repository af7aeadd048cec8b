"""Bad input of each kind in each place: refused in a screen that says what, where and what to do.

One trial is one fault in an otherwise sound project; the exit code is 2, and nothing is written.
"""

import json
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from click.testing import CliRunner

from as_stated import cli
from as_stated.project import Project
from tests.helpers import town
from tests.helpers.projects import files_in
from tests.helpers.town import COLUMNS, TOWN, write_town

LINES = 25  # a screen
HIDDEN = {
    "escape": "\x1b[31m", "bell": "\a", "NUL": "\0", "override": "\u202e", "C1": "\x9b", "noncharacter": "\ufdd0",
}  # fmt: skip
NO_ID = ("", "two words", "A-B", "../etc", "<b>x</b>", "-rf", "x--y", "=1+1", "häuser", "7")
NO_DATE = (
    "2024-13-01",
    "2024-02-30",
    "04/03/2024",
    "yesterday",
    "2024-03-04T10:00",
    "{2020..2021}",
    "20240304",
    "-",
)
NO_NUMBER = ("1e5", "43 people", "٤٣", "½", "NaN", "inf", "0x2b", "--43", "9" * 5000, "44", "4.3.1")
NO_QUOTE = (
    "",
    "fifty people",
    "least 43 peopl",
    "at least 43 people",
    "4" * 5000,
    town.TEXT.replace("\n", " "),
)
NO_CHOICE = ("x", "=1+1", "0", "<b>", "two words")
NO_REFERENCE = ("nobody", "dead dead", "<b>x</b>", "../dead")
NO_WORDS = ("words that it does not have", "inistr", "=HYPERLINK")
OWN_WORDS = ("12 men", "the terrorists", "\u200b")
NO_TEMPLATE = ("", "{", "{nobody}", "{dead:x}", "12 men", "the regime")
# By file, row (counted from the first below the header) and column: what is wrong in it.
CELLS: dict[tuple[str, int, str], Sequence[str]] = {
    ("units.csv", 0, "unit"): NO_ID,
    ("units.csv", 0, "singular"): ("", "\u200b"),
    ("units.csv", 0, "plural"): ("", "\u200b"),
    ("units.csv", 0, "definition"): OWN_WORDS,
    ("events.csv", 0, "event_id"): NO_ID,
    ("events.csv", 0, "label"): NO_TEMPLATE,
    ("events.csv", 0, "date_edtf"): ("", *NO_DATE),
    ("events.csv", 0, "date_as_stated"): NO_WORDS,
    ("events.csv", 0, "duration_iso8601"): ("six weeks", "P", "P1X", "6W"),
    ("events.csv", 0, "date_basis"): ("", *NO_CHOICE),
    ("speakers.csv", 0, "speaker_id"): (*NO_ID, "outlet", "unstated", "unclear"),
    ("speakers.csv", 0, "name"): ("", *NO_WORDS),
    ("speakers.csv", 0, "kind"): NO_CHOICE,
    ("speakers.csv", 0, "note"): OWN_WORDS,
    ("claims.csv", 0, "claim_id"): NO_ID,
    ("claims.csv", 0, "exact"): NO_QUOTE,
    ("claims.csv", 0, "prefix"): NO_WORDS,
    ("claims.csv", 0, "suffix"): NO_WORDS,
    ("claims.csv", 0, "magnitude"): ("", *NO_NUMBER),
    ("claims.csv", 0, "magnitude_to"): NO_NUMBER,
    ("claims.csv", 0, "magnitude_status"): ("", "~", *NO_CHOICE),
    ("claims.csv", 0, "hedge"): ("", "at most", *NO_WORDS),
    ("claims.csv", 0, "unit"): ("", "persn", *NO_REFERENCE),
    ("claims.csv", 0, "population"): NO_WORDS,
    ("claims.csv", 0, "people_status"): NO_CHOICE,
    ("claims.csv", 0, "comparable_group"): ("", "\u200b"),
    ("claims.csv", 0, "event_id"): ("", *NO_REFERENCE),
    ("claims.csv", 0, "as_of"): NO_DATE,
    ("claims.csv", 0, "speaker_id"): ("", *NO_REFERENCE),
    ("claims.csv", 0, "speech"): ("", "direct", "narration", *NO_CHOICE),
    ("claims.csv", 0, "said_on"): NO_DATE,
    ("claims.csv", 0, "channel"): NO_WORDS,
    ("claims.csv", 0, "coding_note"): OWN_WORDS,
    ("claims.csv", 0, "stance"): ("denied", *NO_CHOICE),
    ("claims.csv", 0, "stance_by"): ("army", *NO_REFERENCE),
    ("claims.csv", 0, "stance_words"): NO_WORDS,
    ("claims.csv", 0, "earlier_words"): NO_WORDS,
    ("claims.csv", 0, "form"): ("rate", *NO_CHOICE),
    ("claims.csv", 0, "per"): ("day", *NO_WORDS),
    ("claims.csv", 0, "method"): NO_CHOICE,
    ("claims.csv", 0, "part_of"): ("dead", *NO_REFERENCE),
    ("claims.csv", 0, "cited_ids"): ("ministry", "army army", "nobody", "<b>x</b>"),
    ("claims.csv", 0, "number"): ("forty-three", "<b>"),
    ("claims.csv", 11, "reading_note"): ("It says 80.", "9" * 5000, "\u200b"),
    ("exclusions.csv", 0, "exact"): ("", "eight hundred", "9"),
    ("exclusions.csv", 0, "kind"): ("", *NO_CHOICE),
    ("exclusions.csv", 0, "reason"): ("", *OWN_WORDS),
    ("changes.csv", 0, "change_id"): NO_ID,
    ("changes.csv", 0, "from"): NO_REFERENCE,
    ("changes.csv", 0, "to"): ("", *NO_REFERENCE),
    ("changes.csv", 0, "by"): ("", *NO_REFERENCE),
    ("changes.csv", 0, "kind"): ("", *NO_CHOICE),
    ("changes.csv", 0, "what"): NO_CHOICE,
    ("changes.csv", 0, "on"): NO_DATE,
    ("changes.csv", 0, "article"): NO_REFERENCE,
    ("changes.csv", 0, "exact"): NO_WORDS,
    ("changes.csv", 0, "reason"): OWN_WORDS,
}  # fmt: skip
SOURCE: dict[str, Sequence[str]] = {
    "producer": ('""', '"\u200b"', "7", "[]"),
    "title": ('""', "true"),
    "url": tuple(json.dumps(each) for each in ("javascript:alert(1)", "data:x", "file:///etc", "//a", "https://-", "https://a b")),
    "date_published": ('""', '"2024-02-30"', '"4 March 2024"', "2024-03-04"),
    "date_accessed": ('"yesterday"', "1979-05-27T07:32:00Z"),
    "language": ('"english"', '"e"', "1"),
    "sha256": ('""', '"abc"', f'"{"0" * 64}"'),
    "not_in_text": ("[]", '"url"', '["editor"]', '["title", "title", "producer", "date_published"]', "[1]"),
}  # fmt: skip
STORY: dict[str, Sequence[str]] = {
    "title": ('""', '"12 dead"', '"The regime"', "1"),
    "standfirst": ('"{nobody}"', '"{"', '"{dead:x}"', "[]"),
    "findings": ('"x"', '[""]', '["{nobody}"]', '["43 died"]', "[1]"),
    "limits": ('[""]', '["{"]'),
}
NOT_UTF8, NUL = b"a,b\n\xff\xfe\x00", b"\0\0\0"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    project = write_town(tmp_path / "town", town.rows())
    notebooks = project.root / "notebooks"
    notebooks.mkdir()
    (notebooks / "1-only.ipynb").write_text(json.dumps(_notebook()))
    monkeypatch.chdir(project.root)
    return project


def _notebook() -> dict[str, object]:
    """The least that is a notebook of a report."""
    cell: dict[str, object] = {
        "cell_type": "code", "id": "a", "metadata": {"tags": ["parameters"]}, "execution_count": None,
        "outputs": [], "source": 'article = ""\nreading = "as-stated"\nevents = ""',
    }  # fmt: skip
    return {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def refused(project: Project, *arguments: str, named: Sequence[str] = ()) -> None:
    """Run the command and hold what it says to the rules."""
    before = files_in(project.root)
    result = CliRunner().invoke(cli.main, arguments)
    said = result.stderr
    assert result.exit_code == 2, (result.exit_code, said, result.exception)
    lines = said.splitlines()
    assert 0 < len(lines) <= LINES
    assert max(map(len, lines)) < 2_000
    assert "Traceback" not in said
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufdd0]", said)
    assert all(each in said for each in named), said
    assert re.search(r"[a-z]\.? ?$|[.”\"')\]]$", lines[-1])
    after = {
        path: content for path, content in files_in(project.root).items() if ".cache" not in path
    }
    assert after == before


def _cells() -> Iterator[ParameterSet]:
    for (file, row, column), values in CELLS.items():
        for value in values:
            yield pytest.param(file, row, column, value, id=f"{file} {column} {ascii(value)[1:25]}")
    for file, columns in COLUMNS.items():
        for number, column in enumerate(columns):
            name = [*HIDDEN][number % len(HIDDEN)]
            yield pytest.param(file, 0, column, f"x{HIDDEN[name]}y", id=f"{file} {column} {name}")


@pytest.mark.parametrize(("file", "row", "column", "value"), [*_cells()])
def test_cell(project: Project, file: str, row: int, column: str, value: str) -> None:
    rows = town.rows()
    rows[file][row][column] = value
    write_town(project.root, rows)
    refused(project, "check", TOWN, named=[".csv"])


@pytest.mark.parametrize(
    ("file", "key", "value"),
    [
        pytest.param(file, key, value, id=f"{file} {key} {ascii(value)[1:25]}")
        for file, table in (("source.toml", SOURCE), ("story.toml", STORY))
        for key, values in table.items()
        for value in values
    ],
)
def test_field(project: Project, file: str, key: str, value: str) -> None:
    path = project.data(TOWN) / file
    text = path.read_text("utf-8")
    changed = re.sub(rf"(?m)^{key} = .*$", lambda _: f"{key} = {value}", text)
    assert changed != text
    path.write_text(changed, "utf-8")
    refused(project, "check", TOWN, named=[f"{TOWN}"])


HARMED = (
    "missing",
    "a folder",
    "a pipe",
    "a dangling link",
    "not UTF-8",
    "NULs",
    "empty",
    "too large",
    "no table",
)
FILES = [
    pytest.param(file, fault, id=f"{file} {fault}")
    for file in (*COLUMNS, "source.toml", "story.toml", "text")
    for fault in HARMED
    if (file, fault) != ("changes.csv", "missing")  # most articles have none
]


@pytest.mark.parametrize(("file", "fault"), FILES)
def test_file(project: Project, file: str, fault: str) -> None:
    path = project.data(TOWN) / file
    path = project.seed(TOWN) if file == "text" else path
    path = project.root / "data" / file if file == "units.csv" else path
    path.unlink()
    if fault == "a folder":
        path.mkdir()
    if fault == "a pipe":
        os.mkfifo(path)
    if fault == "a dangling link":
        path.symlink_to("nowhere")
    contents = {
        "not UTF-8": NOT_UTF8,
        "NULs": NUL,
        "empty": b"",
        "too large": b"",
        "no table": b"<html>x</html>\n",
    }
    if fault in contents:
        path.write_bytes(contents[fault])
    if fault == "too large":
        os.truncate(path, 20_000_001)
    if fault in ("a folder", "a pipe", "missing", "a dangling link"):
        before = set(project.root.rglob("*"))
        result = CliRunner().invoke(cli.main, ["check", TOWN])
        assert result.exit_code == 2
        assert path.name in result.stderr
        assert set(project.root.rglob("*")) == before
    else:
        refused(project, "check", TOWN, named=[path.name])


@pytest.mark.parametrize("name", ["with space", "-rf", "a\nb", "<b>", "Upper", "a--b", "é", "a_b"])
def test_folder_name(project: Project, name: str) -> None:
    project.data(TOWN).rename(project.root / "data" / name)
    refused(project, "check", named=["no name for an article"])


COMMANDS = [
    ("check", "nope"), ("check", "a\x1b[31m"), ("check", "--nope"), ("check", "../varn"), ("check", TOWN, "nope"),
    ("report", "nope"), ("report", "--out", ""), ("report", "--out", "."), ("report", "--out", "data"),
    ("report", "--out", "seeds/x"), ("report", "--out", "data/varn"), ("report", "--out", "notebooks"),
    ("report", "--out", ".."), ("report", "--out", "x" * 5000), ("report", "--out", "seeds/varn.txt"),
    ("report", "--jobs", "0"), ("report", "--jobs", "-1"), ("report", "--jobs", "many"), ("report", "--jobs", "1.5"),
    ("report", "--timeout", "0"), ("report", "--timeout", "-5"), ("report", "--timeout", "soon"),
    ("report", "--paper", "A3"), ("report", "--paper", ""), ("report", "-p", "reading"), ("report", "-p", "reading", ""),
    ("report", "-p", "reading", "wide", "--out", "o"), ("report", "-p", "nope", "x", "--out", "o"),
    ("report", "-p", "article", TOWN, "--out", "o"), ("report", "-p", "events", "nope", "--out", "o"),
    ("report", "-p", "reading", "one-figure"), ("report", "-p", "events", "flood"), ("report", "--all", TOWN),
    ("report", "-p", "re\x1bad", "x", "--out", "o"), ("report", "--scheduler", "nowhere"),
    ("report", "-p", "reading", "x" * 5000, "--out", "o"),
    ("watch", "nope"), ("watch", TOWN, TOWN + "x"), ("watch", "--port", "70000"), ("watch", "--port", "-1"),
    ("watch", "--out", "data"), ("watch", "--port", "http"),
    ("draft", "nowhere.txt"), ("draft", "seeds"), ("draft", "seeds/varn.txt", "--name", "A B"),
    ("draft", "seeds/varn.txt", "--published", "today"), ("draft", "seeds/varn.txt", "--url", "data:x"),
    ("draft", "seeds/varn.txt", "--title", ""), ("draft", "seeds/varn.txt", "--no-figure", "nope"),
    ("draft", "seeds/varn.txt", "--name", "new", "--url", "javascript:x"),
    ("draft", "seeds/varn.txt", "--name", "new", "--title", "a\x1bb"), ("draft",), ("nope",), ("--nope",),
]  # fmt: skip


@pytest.mark.process
@pytest.mark.parametrize(
    "arguments", [pytest.param(each, id=ascii(" ".join(each))[1:60]) for each in COMMANDS]
)
def test_command(project: Project, arguments: Sequence[str]) -> None:
    refused(project, *arguments)


def _cell(
    source: object = "", tags: Sequence[str] = ("parameters",), **more: object
) -> dict[str, object]:
    cell: dict[str, object] = {
        "cell_type": "code",
        "id": "a",
        "metadata": {"tags": [*tags]},
        "execution_count": None,
        "outputs": [],
    }
    return {**cell, "source": source, **more}


NOTEBOOKS: dict[str, object] = {
    "not JSON": "x",
    "a list": [],
    "a number": 1,
    "null": None,
    "nothing": {},
    "no cells": {"metadata": {}, "nbformat": 4, "nbformat_minor": 5},
    "format 3": {"worksheets": [], "metadata": {}, "nbformat": 3, "nbformat_minor": 0},
    "format 5": {**_notebook(), "nbformat": 5},
    "no parameters": {**_notebook(), "cells": [_cell("x = 1", ())]},
    "two parameters": {
        **_notebook(),
        "cells": [_cell('article = ""'), _cell('reading = ""', id="b")],
    },
    "two ids": {**_notebook(), "cells": [*_notebook()["cells"], _cell("", ())]},  # type: ignore[misc]
    "parameters in prose": {**_notebook(), "cells": [_cell("x", cell_type="markdown")]},
    "parameter of another name": {**_notebook(), "cells": [_cell('artikel = ""')]},
    "parameters that are a loop": {**_notebook(), "cells": [_cell("while True: pass")]},
    "parameters that are no Python": {**_notebook(), "cells": [_cell("article = ")]},
    "no source": {
        **_notebook(),
        "cells": [{"cell_type": "code", "id": "a", "metadata": {}, "outputs": []}],
    },
    "source a number": {**_notebook(), "cells": [_cell(7)]},
    "cells a mapping": {**_notebook(), "cells": {"a": 1}},
    "metadata a list": {**_notebook(), "metadata": []},
    "unknown kind of cell": {**_notebook(), "cells": [_cell("x", cell_type="video")]},
}


@pytest.mark.process
@pytest.mark.parametrize("kind", NOTEBOOKS)
def test_notebook(project: Project, kind: str) -> None:
    content = NOTEBOOKS[kind]
    text = content if isinstance(content, str) else json.dumps(content)
    (project.root / "notebooks" / "1-only.ipynb").write_text(text)
    refused(project, "report", "--no-pdf", named=["1-only"])


@pytest.mark.process
@pytest.mark.parametrize("kind", ["too deep", "not UTF-8", "empty", "a name with a blank"])
def test_notebook_file(project: Project, kind: str) -> None:
    path = project.root / "notebooks" / "1-only.ipynb"
    contents = {"too deep": b"[" * 100_000, "not UTF-8": NOT_UTF8, "empty": b""}
    if kind in contents:
        path.write_bytes(contents[kind])
    else:
        path.rename(path.with_name("1 only\n.ipynb"))
    refused(project, "report", "--no-pdf")
