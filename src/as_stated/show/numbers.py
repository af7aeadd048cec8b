"""The numbers of one's own texts as a tidy frame."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from as_stated._calls import clean_call
from as_stated.errors import ArgumentError, cut
from as_stated.numerals import find_numbers
from as_stated.show.declared import NUMBERS
from as_stated.show.frames import make_frame
from as_stated.show.plain_table import PlainTable


@clean_call
def numbers_frame(texts: "str | Iterable[str] | pd.Series[Any]") -> pd.DataFrame:
    """Every number of a text, or of several, in digits or in words.

    Args:
        texts: one text; or several: a column of a frame, a list, a dict of them. A missing one has no number.

    Returns:
        One row a number, in order. `text_id` is the index of the Series, the key of the dict, or the place from 0, and names
        the row of a text in a merge. Computing with `magnitude` is refused, as for an article's figures.

    Raises:
        ArgumentError: something among them is no text.

    >>> numbers_frame("At least 286 people, some 20 of them children")[["token", "hedge", "status"]]
      token     hedge status
    0   286  At least     >=
    1    20      some      ~
    """
    given = _as_series(texts)
    rows: list[Mapping[str, Any]] = []
    labels: list[Any] = []
    for label, text in given.items():
        if not isinstance(text, str):
            if pd.api.types.is_scalar(text) and pd.isna(text):
                continue
            said = cut(repr(text), 80)
            raise ArgumentError(f"numbers_frame: {label!r} is {said}, not a text. Give it texts.")
        for each in find_numbers(text):
            rows.append(NUMBERS.row_of(each, text_id=str(label), token=each.text))
            labels.append(label)
    frame = make_frame(NUMBERS, rows)
    frame["text_id"] = pd.Series(labels, dtype=given.index.dtype)
    return frame


def _as_series(texts: object) -> "pd.Series[Any]":
    """What is given, each text under its label.

    Raises:
        ArgumentError: it is neither a text nor several.
    """
    if isinstance(texts, str):
        texts = [texts]
    if isinstance(texts, pd.DataFrame | PlainTable):
        raise ArgumentError(
            f"numbers_frame takes one column of a frame: numbers_frame(frame[{_first(texts)!r}])."
        )
    if not isinstance(texts, Iterable) or isinstance(texts, bytes):
        raise ArgumentError(f"numbers_frame takes a text, or several, not {cut(repr(texts), 80)}.")
    if isinstance(texts, pd.Series):
        return texts
    return pd.Series(texts if isinstance(texts, dict) else list(texts), dtype=object)


def _first(frame: "pd.DataFrame | PlainTable") -> str:
    """The column that is most likely meant: the first one of words."""
    made = frame.frame if isinstance(frame, PlainTable) else frame
    words = [name for name in made if pd.api.types.is_string_dtype(made[name])]
    return str(next(iter([*words, *made]), "text"))
