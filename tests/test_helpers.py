"""The measures that other tests use: each says something where there is something to say."""

import ast
import re
from pathlib import Path

import pytest

from tests.helpers.difference import first_difference
from tests.helpers.projects import ROOT
from tests.helpers.republished import republished, words_of

ARTICLE = "The town of Varn lies by the sea. A flood killed 8 people in its valley. It rained for a week, they say."
FIGURE = [(ARTICLE.index("8 people"), ARTICLE.index(" in its"))]
TOWN, FLOOD, RAIN = (each + "." for each in ARTICLE.removesuffix(".").split(". "))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(FLOOD, [], id="sentence of a figure"),
        pytest.param("The town of Varn", [], id="words out of a sentence"),
        pytest.param(f"It says: {RAIN}", [RAIN], id="sentence without a figure"),
        pytest.param(f"{FLOOD} {RAIN}", [RAIN, f"{FLOOD} {RAIN}"], id="two sentences in a row"),
        pytest.param(f"{TOWN} It adds: {FLOOD}", [TOWN], id="sentences apart"),
    ],
)
def test_what_is_said_again_is_found(words: str, found: list[str]) -> None:
    assert republished(ARTICLE, FIGURE, words) == found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.html", "<p>It rained <b>for a\n week</b>, they say.</p>", id="page"),
        pytest.param("a.html", '<img alt="It rained for a week, they say.">', id="attribute"),
        pytest.param("a.svg", "<text>It rained for a week, they&#32;say.</text>", id="drawing"),
        pytest.param(
            "a.ipynb", r'{"text": ["It rained\n", "for a week, they say."]}', id="notebook"
        ),
        pytest.param("a.csv", 'words\n"It rained for a week, they say."\n', id="table"),
    ],
)
def test_words_of_each_kind_of_file_are_read(name: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    assert RAIN in words_of(path)


def imported(source: str) -> list[str]:
    """The modules of `tests` that a file imports, and what it takes from each, as dotted names."""
    lines = re.findall(r"^ *((?:from|import) tests\b(?:[^\n(]*\([^)]*\)|.*))", source, flags=re.M)
    nodes = list(ast.walk(ast.parse("\n".join(lines))))
    plain = [each.name for node in nodes if isinstance(node, ast.Import) for each in node.names]
    return plain + [
        f"{node.module}.{each.name}"
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module
        for each in node.names
    ]


def from_tests(source: str) -> list[str]:
    """What a file takes out of another test, or out of a conftest."""
    parts = [(name, name.split(".")) for name in imported(source)]
    return [
        name
        for name, each in parts
        if each[0] == "tests" and any(p.startswith(("test_", "conftest")) for p in each)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "from tests.build.test_report import render",
        "from tests.build import test_report",
        "import tests.conftest",
        "def f():\n    from tests.build import (\n        test_report,\n    )",
    ],
)
def test_an_import_from_a_test_is_found(line: str) -> None:
    assert from_tests(line)


def test_helpers_live_in_helpers() -> None:
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / ".ci").rglob("*.py")]
    assert len(files) > 50
    found = {path: from_tests(path.read_text("utf-8")) for path in files}
    assert {path.name: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("found", "said"),
    [
        pytest.param({"a": b"one", "b": b"two"}, "", id="none"),
        pytest.param({"a": b"one"}, "b is missing.", id="a file less"),
        pytest.param(
            {"a": b"one", "aa": b"", "b": b"two"}, "aa was not expected.", id="a file more"
        ),
        pytest.param(
            {"a": b"one", "b": b"twos"},
            "b differs at byte 3: b'two' was expected, b'twos' was found.",
            id="a byte more",
        ),
    ],
)
def test_first_difference_is_told(found: dict[str, bytes], said: str) -> None:
    assert first_difference({"a": b"one", "b": b"two"}, found) == said
