"""What the reader of numbers returns."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Status = Literal["=", "~", ">", ">=", "<", "<="]
"""How a figure is bounded by its words (openEHR's `magnitude_status`); `=` means "no hedge word"."""

Kind = Literal[
    "count",
    "duration",
    "date",
    "ordinal",
    "fraction",
    "percent",
    "money",
    "measure",
    "identifier",
    "vague",
]
"""What a number stands for."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text, as stated.

    `start` and `end` are Unicode code points of the text given, `end` exclusive, and
    `text == source[start:end]`: the numeral alone, without sign, unit or hedge. `magnitude` is
    plain (1.2 million is 1200000), has no unit, and is None where no single magnitude makes
    sense: vague numbers, identifiers, whole dates, clock times. Years and decades are the year
    as an int. `magnitude_to` is the upper end of a range. `hedge` holds the modifying words as
    they stand in the text, runs of white space folded to one space, "" if there are none.
    """

    start: int
    end: int
    text: str
    magnitude: int | Decimal | None
    magnitude_to: int | Decimal | None
    status: Status
    hedge: str
    kind: Kind
