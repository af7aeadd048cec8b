"""Whatever a file of a coding holds: a coding, or problems of ours; never another error."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from as_stated.coding import examine, say_claim
from as_stated.errors import AsStatedError
from as_stated.numerals import say
from as_stated.project import Project
from tests.helpers.town import TEXT, TOWN, rows, write_town

pytestmark = pytest.mark.slow

FILES = (
    f"seeds/{TOWN}.txt", "data/units.csv",
    *(f"data/{TOWN}/{name}" for name in (
        "source.toml", "story.toml", "claims.csv", "events.csv", "speakers.csv", "exclusions.csv",
        "changes.csv",
    )),
)  # fmt: skip
# What the readers look for, and what trips readers of text, of numbers, of dates and of addresses.
ODD = [
    "", " ", "TODO", "unclear", "-1", "0", "1e9", "1e999999", "NaN", "Infinity", "٣", "²", "½", "1_000",
    "9" * 5000, "0.1", "=", ">=", "~", "2022-13", "2022-02-30", "199X", "0000", "-0001", "20220/1",
    "2022/2021", "..", "[..2020]", "P6W", "P99999999Y", "http://[", "https://a:99999", "https://\u2100",
    "a,b", '"', '"""', "'''", "{", "}", "{0}", "{dead}", "{dead!r}", "{dead:>9}", "{{", "[[", "[a]\n",
    "\n", "\r", "\t", "\x00", "\x1b[0m", "\u202e", "\u200b", "\ufeff", "\ufffe", "\U0010ffff", "İ", "ß",
    "dead", "dead-1", "brun", "outlet", "outlet:", "outlet:varn", "varn/dead", "/", "../..", "date_edtf",
    "2020-01-01T00:00:00+99:99", "1979-05-27", "true", "1", "a = 1", "sha256 = 1", "title = []",
    "findings = [{}]", "half", "ten million", "more than", "a" * 400,
]  # fmt: skip
PARTS = st.one_of(st.sampled_from(ODD), st.text(max_size=6))
TOWNS = rows()
CELLS = [
    (file, at, column) for file in TOWNS for at, row in enumerate(TOWNS[file]) for column in row
]


def check(project: Project) -> None:
    """It is read or refused; what is read can be said."""
    try:
        dossier, problems = examine(TOWN, project)
    except AsStatedError as error:
        assert str(error)
        return
    assert all(str(each).encode() for each in problems)
    if problems:
        return
    assert dossier is not None
    for claim in dossier.claims:
        assert say_claim(claim)
        assert say(claim.magnitude, claim.magnitude_to)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("town")


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
@settings(max_examples=60)
def test_any_bytes_in_a_file(folder: Path, name: str, data: Any) -> None:
    """The whole file, or a part of it, is something else."""
    project = write_town(folder, rows())
    path = folder / name
    raw = path.read_bytes()
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.one_of(st.just(start), st.integers(start, len(raw)), st.just(len(raw))))
    part = data.draw(
        st.one_of(PARTS.map(lambda part: part.encode("utf-8", "replace")), st.binary())
    )
    path.write_bytes(raw[:start] + part + raw[end:])
    check(project)


@given(st.lists(st.tuples(st.sampled_from(CELLS), PARTS, st.booleans()), min_size=1, max_size=3))
@settings(max_examples=400)
def test_any_cells(folder: Path, changes: list[tuple[tuple[str, int, str], str, bool]]) -> None:
    given = rows()
    for (file, at, column), part, is_added in changes:
        given[file][at][column] = given[file][at][column] * is_added + part
    try:
        project = write_town(folder, given)
    except UnicodeEncodeError:  # half a surrogate pair, which no file can hold
        return
    check(project)


@given(st.integers(0, len(TEXT)), PARTS, st.sampled_from(["en", "de", "", "x-", "\x00"]))
@settings(max_examples=100)
def test_any_article(folder: Path, at: int, part: str, language: str) -> None:
    """A changed text with the hash it now has."""
    text = (TEXT[:at] + part + TEXT[at:]).encode("utf-8", "replace").decode()
    check(write_town(folder, rows(), text, language))


def test_the_town_itself_is_read(folder: Path) -> None:
    assert examine(TOWN, write_town(folder, rows()))[1] == []
