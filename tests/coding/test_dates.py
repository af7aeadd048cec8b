"""Dates: EDTF, spans, words, and what "on Tuesday" means."""

import re
from datetime import date

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from as_stated.coding.dates import is_duration, is_edtf, resolve, say_date, span


@pytest.fixture(autouse=True, scope="module")
def _read_again() -> None:
    """What was read before may have been read by other code, when a mutant of it is tried."""
    span.cache_clear()


marks = st.sampled_from(["", "", "~", "?", "%"])
years = st.from_regex(r"(?!000)(\d{4}|\d{3}X|(?!00)\d\dXX)", fullmatch=True, alphabet="0123456789X")
dated = st.builds(
    lambda year, part, day: f"{year:04}-{part:02}" + (f"-{day:02}" if day and part < 13 else ""),
    st.integers(1, 9999),
    st.sampled_from([*range(14), 21, 22, 23, 24, 33, 34, 35, 36, 40, 41]),
    st.one_of(st.none(), st.integers(1, 32)),
)
moments = st.builds(str.__add__, st.one_of(years, dated), marks)


@pytest.mark.slow
@given(st.one_of(moments, st.builds("{}/{}".format, moments, moments)))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_spans_are_those_of_another_reader(edtf: str) -> None:
    """What the `edtf` package reads of what is allowed here; what it refuses is refused."""
    ends = re.sub(r"(-(?:[23]\d|4[01]))[~?%]", r"\1", edtf).split("/")  # it knows none with a mark
    try:
        read = [parse_edtf(each) for each in ends]
        bounds = date(*read[0].lower_strict()[:3]), date(*read[-1].upper_strict()[:3])
    except (ValueError, EDTFParseException):
        assert not is_edtf(edtf)
        return
    assert is_edtf(edtf) == (bounds[0] <= bounds[1])
    if is_edtf(edtf):
        assert span(edtf) == bounds
        assert not re.search(r"X|~|\?|%|\d-\d", say_date(edtf))


PUBLISHED = date(2022, 10, 5)  # a Wednesday


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2022-10-04", date(2022, 10, 4), date(2022, 10, 4)),
        ("2022-09", date(2022, 9, 1), date(2022, 9, 30)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2022-02/2022-10-05", date(2022, 2, 1), date(2022, 10, 5)),
        ("1991/..", date(1991, 1, 1), None),
        ("../1991", None, date(1991, 12, 31)),
    ],
)
def test_span(edtf: str, first: date | None, last: date | None) -> None:
    assert span(edtf) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Feb 2022", "2022-13", "2022-02-30", "199x", "2022/2021", "4/10/2022", "../.."),
        # Valid, and no words are known for them.
        *("{2020..2021}", "[2020,2021]", "2020-XX", "2020-05-XX", "1XXX", "?2020", "2020-?05"),
        *("2020-25", "2020-37", "2020-05-01T10:00:00", "-0044", "Y170000002", "2020-21-03"),
        *("0000", "000X", "٢٠٢٠", "2020-05-01/02", "2020/2021/2022", " 2020", "2020\n"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    """A malformed date, a day that does not exist, an interval that ends before it starts."""
    assert not is_edtf(text)


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2022-10-04", "4 October 2022"),
        ("2022-09", "September 2022"),
        ("199X", "1990s"),
        ("19XX", "1900 to 1999"),
        ("2022-21", "spring 2022"),
        ("2022-34", "second quarter of 2022"),
        ("2022-40~", "about first half of 2022"),
        ("199X?", "1990s, uncertain"),
        ("2020?/2021%", "2020 (uncertain) to about 2021 (uncertain)"),
        ("2020~", "about 2020"),
        ("2022-09?", "September 2022, uncertain"),
        ("1991/..", "1991 onwards"),
        ("../1991", "until 1991"),
    ],
)
def test_say_date(edtf: str, said: str) -> None:
    assert say_date(edtf) == said


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("On Tuesday", "2022-10-04"),
        ("on Wednesday", "2022-10-05"),  # the day of publication itself
        ("Thursday", "2022-09-29"),
        ("In September", "2022-09"),
        ("in November", "2021-11"),  # the latest that has begun
        ("last month", "2022-09"),
        ("yesterday", "2022-10-04"),
        ("last year", "2021"),
        ("since February", "2022-02/2022-10-05"),
        ("the 1990s", None),
        ("when the war ended", None),
    ],
)
def test_resolve(phrase: str, meant: str | None) -> None:
    assert resolve(phrase, PUBLISHED) == meant


def test_last_month_in_january() -> None:
    assert resolve("last month", date(2023, 1, 15)) == "2022-12"


@pytest.mark.parametrize(
    ("text", "is_one"), [("P6W", True), ("PT4H", True), ("P", False), ("6W", False), ("PT", False)]
)
def test_is_duration(text: str, is_one: bool) -> None:
    assert is_duration(text) is is_one


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("187X", date(1870, 1, 1), date(1879, 12, 31)),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-24", date(2022, 12, 1), date(2022, 12, 31)),
        ("2022-41", date(2022, 7, 1), date(2022, 12, 31)),
        ("../2020", None, date(2020, 12, 31)),
    ],
)
def test_first_and_last_day(edtf: str, first: date | None, last: date | None) -> None:
    assert span(edtf) == (first, last)
