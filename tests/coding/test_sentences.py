"""Where a sentence ends, and where it does not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from as_stated.coding import Sentences

ONE = [
    pytest.param(
        "Mr. Smith of the U.S. Army said about 30 people died in St. Petersburg",
        id="titles, initials of a country, a saint's town",
    ),
    pytest.param("Dr. J. K. Rowling and George W. Bush met Gov. A. Ruiz.", id="initials of names"),
    pytest.param("It rose by 1.5 million, or 3.2 per cent.", id="decimals"),
    pytest.param("Report No. 5 names nos. 6 and 7.", id="numbered things"),
    pytest.param("They came at 5 a.m. Monday and at 6 p.m. GMT.", id="times of day"),
    pytest.param("Acme Inc. Chairman Ruiz of Baker Co. Ltd. agreed.", id="companies"),
    pytest.param("It was due on Jan. 5 or Sept. 6.", id="short months"),
    pytest.param("They waited... and waited… then left.", id="an ellipsis inside"),
    pytest.param("“Is it over?” Ana Ruiz asked.", id="a question, and who asks it"),
    pytest.param("“No!” she said.", id="a cry, and who cries it"),
    pytest.param("Gov’t v. Smith, approx. 5 people vs. 6.", id="small words"),
    pytest.param("It took c. 60 people, max. 70, min. 50.", id="hedges that end in a full stop"),
]
MORE = [
    pytest.param(["It rained. ", "Ten died."], id="plain"),
    pytest.param(["He left the U.S. ", "Then he came back."], id="a country at the end"),
    pytest.param(["He works for Acme Inc. ", "The firm agreed."], id="a company at the end"),
    pytest.param(["It closed at 5 p.m. ", "Ruiz left."], id="a time at the end"),
    pytest.param(["Was it over? ", "No. ", "Ten died."], id="no as an answer"),
    pytest.param(["“It rained. ", "Ten died.” ", "He left."], id="a quote closed after the stop"),
    pytest.param(["“Why?” ", "The man left."], id="a question that nobody's name follows"),
    pytest.param(["It rained… ", "Ten died."], id="an ellipsis at the end"),
    pytest.param(["It rained. ", "10 died."], id="a digit begins"),
    pytest.param(["Floods hit town\n", "Ten died\n\n", "It rained."], id="lines"),
    pytest.param(["Ten died\r\n", "It rained\r", "He left"], id="lines of other systems"),
    pytest.param(["HALDEN, 3 March (Wire) - ", "Ten died."], id="a dateline"),
    pytest.param(["ST. PETERSBURG, Sept. 3 (AP) — ", "10 died."], id="a dateline with short words"),
    pytest.param(["WASHINGTON, D.C. (AP) - ", "Ten died."], id="a dateline with initials"),
    pytest.param(["Paris (AFP) – ", "Ten died."], id="a dateline in lower case"),
    pytest.param(["NATO said on Monday - Bob too - that."], id="a dash that makes no dateline"),
]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence(text: str) -> None:
    assert Sentences(text).spans == [(0, len(text))]


@pytest.mark.parametrize("sentences", MORE)
def test_several_sentences(sentences: list[str]) -> None:
    text = "".join(sentences)
    assert [text[start:end] for start, end in Sentences(text).spans] == sentences


def test_no_sentence_ends_inside_what_is_kept_whole() -> None:
    text = "About\n30 died. It rained."
    assert Sentences(text, [(0, 8)]).spans == [(0, 15), (15, 25)]


def test_around_is_without_outer_space_and_may_hold_several() -> None:
    text = "  It rained.  Ten died. He left."
    assert Sentences(text).around(5, 8) == (2, 12)
    assert Sentences(text).around(5, 16) == (2, 23)
    assert Sentences("").around(0, 0) == (0, 0)


PIECES = [
    "Mr.",
    "U.S.",
    "He",
    "said",
    "5",
    "a.m.",
    "?",
    "!”",
    "“",
    "…",
    "\n",
    "\r\n",
    " ",
    ".",
    "No.",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join))
@example("HALDEN - Ten")
def test_sentences_are_the_whole_text_side_by_side(text: str) -> None:
    spans = Sentences(text).spans
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)
    for start, end in spans:  # a line's end is a sentence's end
        assert not any(mark in text[start:end].strip() for mark in "\r\n")


@given(st.text(alphabet="aB. \n5", min_size=1, max_size=40), st.data())
def test_around_holds_the_span_and_begins_and_ends_with_sentences(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = Sentences(text).around(start, end)
    assert first <= start < end <= last
    whole = [span for span in Sentences(text).spans if span[0] < end and start < span[1]]
    assert whole[0][0] <= first
    assert last <= whole[-1][1]


@pytest.mark.parametrize("piece", ["A. ", "a.” ", ".", " ", "\n", "ABC, ", "? Ab Cd ", "HALDEN "])
def test_time_is_linear(piece: str) -> None:
    """A text of half a million characters that a backtracking pattern would not finish."""
    text = piece * (500_000 // len(piece))
    assert Sentences(text).spans[-1][1] == len(text)
