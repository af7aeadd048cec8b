"""Dates: EDTF, spans, words, and what "on Tuesday" means."""

from datetime import date

import pytest

from as_stated.coding.dates import is_duration, is_edtf, resolve, say_date, span

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
    "text", ["", "Feb 2022", "2022-13", "2022-02-30", "199x", "2022/2021", "4/10/2022", "../.."]
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
        ("2022-34", "2022-34"),  # a quarter, in EDTF: valid, and no month
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
