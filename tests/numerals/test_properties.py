"""What holds of the reader of numbers for any input."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from as_stated.numerals import find_numbers, say
from as_stated.numerals.lexicon import SCALES, TEENS, TENS, UNITS

pytestmark = pytest.mark.slow

ONES = {n: w for w, n in (UNITS | TEENS).items()}
TENFOLD = {n: w for w, n in TENS.items()}
BIG = sorted(((n, w) for w, n in SCALES.items() if w not in ("lakh", "crore")), reverse=True)
PIECES = [
    *"0123456789.,:;-–—/()\"'“”’ \n%$€£+~<>=@#_°−½²①٣𝟗😀İ", "\n\n", "\u00ad", "\u00a0", "\u202f",
    "one", "two", "twenty", "-five", "hundred", "thousand", "million", "dozen", "dozens", "half",
    "third", "a", "an", "and", "or", "to", "from", "between", "of", "first", "second", "quarter",
    "about", "at least", "more than", "some", "or so", "or more", "May", "March", "Oct.", "2020",
    "1990s", "GMT", "pm", "km", "m", "bn", "per cent", "years", "people", "Su", "Article", "No.",
    "https://", "www.", ".com/", "minus", "plus", "aged", "00", "007", "1/2", "10:30", "'90s",
]  # fmt: skip


def in_words(n: int, british: bool, hyphen: str) -> str:
    """Say an integer from 0 to below 10**36 in English words."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENFOLD[n - n % 10] + (hyphen + ONES[n % 10] if n % 10 else "")
    if n < 1000:
        rest = in_words(n % 100, british, hyphen)
        tail = (" and " if british else " ") + rest if n % 100 else ""
        return f"{ONES[n // 100]} hundred{tail}"
    size, word = next((size, word) for size, word in BIG if n >= size)
    rest = ""
    if n % size:
        link = " and " if british and n % size < 100 else " "
        rest = link + in_words(n % size, british, hyphen)
    return f"{in_words(n // size, british, hyphen)} {word}{rest}"


def check_spans(text: str) -> None:
    numbers = find_numbers(text)
    covered = [0] * len(text)
    at = 0
    for n in numbers:
        assert at <= n.start < n.end
        assert n.text == text[n.start : n.end]
        at = n.end
        for i in range(n.start, n.end):
            covered[i] += 1
        assert n.hedge == " ".join(n.hedge.split())
        assert (n.hedge == "") == (n.status == "=")
        assert n.magnitude_to is None or n.magnitude is not None
    assert all(times == 1 for c, times in zip(text, covered, strict=True) if c.isdigit())


integers = st.one_of(st.integers(0, 3000), st.integers(0, 10**7), st.integers(0, 10**36 - 1))


@given(integers, st.booleans(), st.sampled_from(["-", " "]))
@settings(derandomize=True, max_examples=400, deadline=None)
def test_words_read_back(n: int, british: bool, hyphen: str) -> None:
    """Any integer said in words reads back as itself, as one number."""
    words = in_words(n, british, hyphen)
    (number,) = find_numbers(f"They found {words} shells there")
    assert (number.text, number.magnitude) == (words, n)


@given(integers, st.sampled_from([",", "\u202f", "\u2009", "\u00a0", "’", "'", ""]))
@settings(derandomize=True, max_examples=400, deadline=None)
def test_digits_read_back(n: int, separator: str) -> None:
    """Any integer in digits reads back as itself, whatever separates its thousands."""
    digits = f"{n:,}".replace(",", separator)
    (number,) = find_numbers(f"They found {digits} shells there")
    assert (number.text, number.magnitude) == (digits, n)


@given(integers, integers)
@settings(derandomize=True, max_examples=200, deadline=None)
def test_say_reads_back(n: int, m: int) -> None:
    """What `say` says, `find_numbers` reads."""
    low, high = sorted((n, m))
    (number,) = find_numbers(f"between {say(low)} and {say(high + 1)} shells")
    assert (number.magnitude, number.magnitude_to) == (low, high + 1)
    (number,) = find_numbers(f"{say(low, high + 1)} shells")
    assert (number.magnitude, number.magnitude_to) == (low, high + 1)


@given(st.decimals(0, 10**9, places=3, allow_nan=False))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_decimals_read_back(x: Decimal) -> None:
    """A decimal keeps its digits."""
    (number,) = find_numbers(f"about {say(x)} litres")
    assert (number.magnitude, number.status) == (x, "~")


@given(st.text())
@settings(derandomize=True, max_examples=500, deadline=None)
def test_any_text(text: str) -> None:
    """No input raises; spans are ordered, disjoint and true; every digit is covered once."""
    check_spans(text)


@given(st.lists(st.sampled_from(PIECES), max_size=16), st.sampled_from(["", " "]))
@settings(derandomize=True, max_examples=1500, deadline=None)
def test_any_mix_of_numerals(pieces: list[str], glue: str) -> None:
    """The same, of texts made of what the rules look for."""
    check_spans(glue.join(pieces))


@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_white_space_does_not_matter(pieces: list[str]) -> None:
    """A line break, a no-break space or a run of spaces reads like one space.

    But between groups of digits a run of spaces parts the cells of a table.
    """
    words = [p for p in pieces if not p.isspace() and p != "\u00ad"]
    text = " ".join(words)
    plain = [(n.magnitude, n.status, n.kind) for n in find_numbers(text)]
    for space in ("  ", "\u00a0", " \t "):
        runs = re.sub(r" (?!\d{3})", space, text) if len(space) > 1 else text.replace(" ", space)
        spaced = [(n.magnitude, n.status, n.kind) for n in find_numbers(runs)]
        assert spaced == plain
