"""The numbers of one's own texts as a tidy frame."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from as_stated.errors import ArgumentError
from as_stated.numerals import find_numbers
from as_stated.show.declared import NUMBERS
from as_stated.show.frames import make_frame

_OF_NUMBER = tuple(each.name for each in NUMBERS.columns if each.name not in ("text_id", "token"))


def numbers_frame(texts: "str | Iterable[str] | pd.Series[Any]") -> pd.DataFrame:
    """Every number of a text, or of several, in digits or in words.

    Args:
        texts: one text; or several, such as a column of a frame. A missing one has no number.

    Returns:
        One row a number, in order. `text_id` is the index of the Series, or the place from 0, and names
        the row of a text in a merge. Computing with `magnitude` is refused, as for an article's figures.

    Raises:
        ArgumentError: something among them is no text.

    >>> numbers_frame("At least 286 people, some 20 of them children")[["token", "hedge", "status"]]
      token     hedge status
    0   286  At least     >=
    1    20      some      ~
    """
    if isinstance(texts, str):
        texts = [texts]
    if not isinstance(texts, Iterable):
        raise ArgumentError(f"numbers_frame takes a text, or several, and {texts!r} is neither.")
    given = texts if isinstance(texts, pd.Series) else pd.Series(list(texts), dtype=object)
    rows: list[Mapping[str, Any]] = []
    labels: list[Any] = []
    for label, text in given.items():
        if not isinstance(text, str):
            if pd.isna(text):
                continue
            raise ArgumentError(f"numbers_frame: {label!r} is {text!r}, no text. Give it texts.")
        for each in find_numbers(text):
            found = {name: getattr(each, name) for name in _OF_NUMBER}
            rows.append(found | {"text_id": str(label), "token": each.text})
            labels.append(label)
    frame = make_frame(NUMBERS, rows)
    frame["text_id"] = pd.Series(labels, dtype=given.index.dtype)
    return frame
