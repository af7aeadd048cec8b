"""A magnitude back to text."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from as_stated.numerals.lexicon import UNITS

_SMALL: Final = (*UNITS, "ten")


def say(magnitude: int | Decimal, magnitude_to: int | Decimal | None = None) -> str:
    """Say a magnitude, or a range of two, in digits with commas, without unit or hedge.

    >>> say(6500), say(Decimal("1.5")), say(15, 20)
    ('6,500', '1.5', '15 to 20')
    """
    if magnitude_to is not None:
        return f"{say(magnitude)} to {say(magnitude_to)}"
    return f"{magnitude:,}" if isinstance(magnitude, int) else f"{magnitude:,f}"


def in_words(number: int) -> str:
    """Say a whole number as newspapers do: in words from zero to ten, above in digits with commas.

    >>> in_words(3), in_words(1200)
    ('three', '1,200')
    """
    return _SMALL[number] if 0 <= number < len(_SMALL) else say(number)
