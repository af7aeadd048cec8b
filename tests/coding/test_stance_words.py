"""Which words ask for a stance, and which do not."""

from typing import get_args

import pytest

from as_stated.coding import Stance, find_look_backs, find_stance_words


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army denied that 60 people had died.", "denied"),
        ("She said 14 had died, not 15.", "denied"),
        ("It was fourteen, not fifteen.", "denied"),
        ("He rejected the figure of 60.", "denied"),
        ("It isn’t true that 60 died.", "denied"),
        ("She withdrew that figure.", "withdrawn"),
        ("The toll of 60 has been withdrawn.", "withdrawn"),
        ("An earlier version said that 60 died.", "in-error"),
        ("It wrongly said that 60 died.", "in-error"),
        ("As many as 60 are feared dead.", "uncertain"),
        ("It could not confirm 60 deaths.", "uncertain"),
        ("The 60 have not yet been independently verified.", "uncertain"),
        ("Up to 60 may have died.", "uncertain"),
        ("The toll is expected to rise to 60.", "expected"),
        ("The toll will reach 60.", "expected"),
        ("It promised 60 crowns.", "intended"),
        ("It needs 60 nurses.", "intended"),
        ("Unless it rains, 60 cows die.", "conditional"),
    ],
)
def test_stance_words(text: str, stance: str) -> None:
    assert stance in get_args(Stance)
    assert [each.stance for each in find_stance_words(text)] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "Sixty have not answered.",
        "The 60 houses cannot be repaired.",
        "The 60 houses could not be repaired.",
        "No fewer than three were ignored.",
        "None of the 60 survived; not one.",
        "It withdrew 2,000 soldiers from 60 towns.",
        "In May 40 died, and on 5 May 60.",
        "More than expected, 60 came.",
        "The unplanned stop took 60 people by surprise.",
        "At least 60 died, as many as in 2019.",
    ],
)
def test_no_stance_words(text: str) -> None:
    assert find_stance_words(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nine are missing, down from 52.", "down from"),
        ("She had spoken of 47 dead.", "had spoken of"),
        ("It lowered the toll to 38, from 43.", "from"),
        ("The earlier figure was 47.", "The earlier figure"),
        ("It was 40, compared with 30 a year before.", "compared with"),
    ],
)
def test_look_backs(text: str, words: str) -> None:
    found = find_look_backs(text)
    assert [text[start:end].startswith(words) for start, end in found] == [True]


def test_words_are_looked_for_between_two_places() -> None:
    text = "It may rain. It will rain."
    assert [each.start for each in find_stance_words(text, 13)] == [16]
    assert [each.start for each in find_stance_words(text, 0, 12)] == [3]
