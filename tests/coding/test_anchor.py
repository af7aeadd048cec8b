"""A quote found in the article, and what is said of one that is not there once."""

from typing import Any

import pytest

from as_stated.coding.anchor import anchor_row, check_length, inside, overlapping
from as_stated.coding.article import Article
from as_stated.coding.files import Row
from as_stated.errors import Problem

NO_SOURCE: Any = None
OTHER = ("stance_words", "before", "after")


def article(text: str) -> Article:
    return Article("x", text, NO_SOURCE)


def row(*texts: str, columns: tuple[str, ...] = ("exact", "prefix", "suffix")) -> Row:
    cells = dict.fromkeys(columns, "") | dict(zip(columns, texts, strict=False))
    return Row("claims.csv", 2, "killed", cells)


def said(found: object) -> tuple[str, str]:
    assert isinstance(found, Problem), found
    assert found.where == "claims.csv, row 2 (killed)"
    return found.what, found.todo


TEXT = "It said 30 died. It said 40 fled; 5,000 had fled."
EXACTLY = "Copy the words exactly, with their spaces and marks."


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        pytest.param(("30 died",), (8, 15), id="once"),
        pytest.param(("It said", "", " 40"), (17, 24), id="once with its suffix"),
        pytest.param(("fled", "had "), (44, 48), id="once with its prefix"),
        pytest.param(("TODO",), None, id="undecided"),
        pytest.param(("30 died", "TODO"), None, id="undecided prefix"),
        pytest.param(("30 died", "", "TODO"), None, id="undecided suffix"),
    ],
)
def test_where_a_quote_stands(cells: tuple[str, ...], place: tuple[int, int] | None) -> None:
    assert anchor_row(row(*cells), article(TEXT)) == place


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        pytest.param(
            ("",), ("exact is empty.", "Copy the words that state the number."), id="empty"
        ),
        pytest.param(
            (" \n",), ("exact is empty.", "Copy the words that state the number."), id="blank"
        ),
        pytest.param(
            ("30 die",),
            ("exact '30 die' cuts the word 'died' in two.", "Copy whole words."),
            id="cut",
        ),
        pytest.param(
            ("fled",),
            (
                "the article has 'fled' 2 times.",
                "Add the words before it as prefix or after it as suffix, spaces included.",
            ),
            id="twice",
        ),
        pytest.param(
            ("30 dead",),
            ("the article has no '30 dead'; its nearest words are '30 died.'.", EXACTLY),
            id="nowhere",
        ),
        pytest.param(
            ("30", "it ", " died"),
            ("the article has no 'it 30 died'; its nearest words are 'said 30 died.'.", EXACTLY),
            id="nowhere with what is around it",
        ),
    ],
)
def test_a_quote_that_is_not_there_once(cells: tuple[str, ...], message: tuple[str, str]) -> None:
    assert said(anchor_row(row(*cells), article(TEXT))) == message


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        pytest.param(
            ("",), ("stance_words is empty.", "Copy the words that state so."), id="empty"
        ),
        pytest.param(
            ("fled",),
            (
                "the article has stance_words 'fled' 2 times.",
                "Add the words before it as before or after it as after, spaces included.",
            ),
            id="twice",
        ),
        pytest.param(
            ("denied",), ("the article has no stance_words 'denied'.", EXACTLY), id="nowhere"
        ),
    ],
)
def test_other_columns_are_named(cells: tuple[str, ...], message: tuple[str, str]) -> None:
    found = anchor_row(row(*cells, columns=OTHER), article(TEXT), OTHER, helpful=False)
    assert said(found) == message


def test_part_of_a_word_where_that_may_be() -> None:
    assert anchor_row(row("30 die"), article(TEXT), whole_words=False) == (8, 14)


ONE = "Quote the number, its hedge and what is counted, no more."


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("30 " + "x" * 297, "", id="300 characters"),
        pytest.param(
            "30 " + "x" * 298, "the quote has 301 characters, more than 300.", id="301 characters"
        ),
        pytest.param("30 people\nHad died", "", id="wrapped"),
        pytest.param("30 people like X\nHad died", "", id="wrapped after a capital"),
        pytest.param("30 people\r\nHad died", "", id="wrapped as on Windows"),
        pytest.param("30 people\rHad died", "", id="wrapped as on old Macs"),
        pytest.param("30 died. It rained", "the quote runs over more than one sentence.", id="two"),
        pytest.param("30 died.\nIt rained", "the quote runs over more than one sentence.", id="stop"),
        *(
            pytest.param(
                f"30 people{gap}Had died", "the quote runs over more than one sentence.", id=repr(gap)[1:-1].replace("\\", "/")
            )
            for gap in ("\n\n", "\r\n\r\n", "\r\r", "\n \n")
        ),
    ],
)  # fmt: skip
def test_a_quote_is_of_one_sentence(text: str, fault: str) -> None:
    problems = check_length(row(text), article(f"So it was: {text}"), (11, 11 + len(text)))
    assert [said(each) for each in problems] == ([(fault, ONE)] if fault else [])


def test_the_end_of_a_quote_is_no_border() -> None:
    assert check_length(row("30 died."), article("30 died. It rained."), (0, 9)) == []


@pytest.mark.parametrize(
    ("places", "pairs"),
    [
        pytest.param([(0, 5), (3, 8)], [(1, 0)], id="overlap"),
        pytest.param([(3, 8), (0, 5)], [(0, 1)], id="overlap in the other order"),
        pytest.param([(0, 5), (5, 8)], [], id="side by side"),
        pytest.param([(0, 8), (3, 8)], [], id="inside at the end"),
        pytest.param([(0, 5), (0, 8)], [], id="inside at the start"),
        pytest.param([(0, 5), (0, 5)], [], id="the same"),
        pytest.param([(0, 9), (1, 3), (2, 5)], [(2, 1)], id="inside a longer one"),
        pytest.param([(0, 6), (1, 2), (4, 8)], [(2, 0)], id="past one that ended"),
        pytest.param([(0, 4), (2, 6), (3, 9)], [(1, 0), (2, 0)], id="one pair for each"),
    ],
)
def test_quotes_that_overlap(places: list[tuple[int, int]], pairs: list[tuple[int, int]]) -> None:
    rows = [Row("claims.csv", at, str(at), {}) for at in range(len(places))]
    found = overlapping(list(zip(rows, places, strict=True)))
    assert [(one.number, other.number) for one, other in found] == pairs


def test_places_inside_another() -> None:
    places = [(0, 9), (2, 5), (2, 9), (1, 9), (2, 10), (4, 4)]
    assert inside(places, (2, 9)) == [(2, 5), (4, 4)]
