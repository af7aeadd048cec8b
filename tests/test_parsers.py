"""Each reader of what people type, with anything at all: an answer, or an error of ours."""

import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from as_stated.build.cells import check_cells
from as_stated.build.notebooks import read_notebook
from as_stated.coding.addresses import is_web_address
from as_stated.coding.dates import is_day, is_duration, is_edtf, resolve, say_date, span
from as_stated.coding.typed import as_plain, read_number, readings
from as_stated.errors import AsStatedError
from as_stated.show.parameters import read_parameters

pytestmark = pytest.mark.slow

anything = st.one_of(
    st.text(), st.text("0123456789.,-+eE XPYMWDT/~?%~:[]'’ \u00a0\u0663½", max_size=14)
)


@given(anything)
@settings(max_examples=400)
def test_numbers(text: str) -> None:
    number = read_number(text)
    assert number is None or read_number(str(number)) == number
    assert isinstance(as_plain(text), str)
    assert all(read_number(each) is not None for each in readings(text))


@given(st.one_of(st.integers(), st.decimals(-(10**9), 10**9, places=4)))
def test_numbers_read_back(number: int | Decimal) -> None:
    assert read_number(f"{number}") == number


@given(anything)
@settings(max_examples=400)
def test_dates(text: str) -> None:
    if is_day(text):
        assert is_edtf(text)
        assert span(text) == (date.fromisoformat(text), date.fromisoformat(text))
    if is_edtf(text):
        assert say_date(text)
    assert not (is_duration(text) and is_edtf(text))
    found = resolve(text, date(2022, 10, 5))
    assert found is None or is_edtf(found)


@given(
    st.one_of(
        anything, anything.map("https://{}".format), anything.map("http://a.example{}".format)
    )
)
@settings(max_examples=400)
def test_addresses(text: str) -> None:
    if is_web_address(text):
        assert re.match(r"https?://[^/\s<>\"]", text, re.IGNORECASE)
        assert not re.search(r"[\s<>\"\x00-\x1f]", text)


names = st.one_of(
    st.sampled_from(["reading", "events", "article", "speakers"]), st.text(max_size=5)
)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda each: st.one_of(
        st.lists(each, max_size=3), st.dictionaries(st.text(max_size=5), each, max_size=3)
    ),
    max_leaves=6,
)


@given(st.text(max_size=5), st.dictionaries(names, values, max_size=3))
def test_parameters(article: str, given_values: Mapping[str, object]) -> None:
    try:
        read_parameters(article, given_values)
    except AsStatedError as error:
        assert str(error)


FIELDS = (
    "nbformat",
    "nbformat_minor",
    "metadata",
    "cells",
    "cell_type",
    "source",
    "outputs",
    "id",
    "tags",
)
PARTS: Any = st.recursive(
    values,
    lambda each: st.one_of(
        st.lists(each, max_size=3), st.dictionaries(st.sampled_from(FIELDS), each, max_size=5)
    ),
    max_leaves=12,
)
NOTEBOOK = json.loads(
    '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "id": "a", '
    '"metadata": {"tags": ["parameters"]}, "source": "article: str = \\"\\"  # x", "outputs": [], '
    '"execution_count": null}]}'
)


def read(content: bytes) -> None:
    try:
        check_cells(
            "notebooks/1-x.ipynb", read_notebook("notebooks/1-x.ipynb", content), ["article"]
        )
    except AsStatedError as error:
        assert str(error)


@given(st.one_of(st.binary(), PARTS.map(lambda each: json.dumps(each).encode())))
@settings(max_examples=200)
def test_notebooks_of_anything(content: bytes) -> None:
    read(content)


@given(st.sampled_from(FIELDS), PARTS, st.booleans())
@settings(max_examples=400)
def test_notebooks_with_a_field_of_anything(field: str, part: Any, is_gone: bool) -> None:
    """Every dictionary of a sound notebook that has the field has something else there, or nothing."""

    def changed(value: Any) -> Any:
        if isinstance(value, list):
            return [changed(each) for each in value]
        if not isinstance(value, dict):
            return value
        kept = {name: changed(each) for name, each in value.items() if name != field}
        return kept if is_gone or field not in value else kept | {field: part}

    read(json.dumps(changed(NOTEBOOK)).encode())


def test_the_sound_notebook_is_read() -> None:
    check_cells(
        "notebooks/1-x.ipynb",
        read_notebook("notebooks/1-x.ipynb", json.dumps(NOTEBOOK).encode()),
        ["article"],
    )
    nbformat.validate(nbformat.from_dict(NOTEBOOK))
