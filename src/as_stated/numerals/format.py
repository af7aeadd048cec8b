"""A magnitude back to text."""

from decimal import Decimal
from typing import Final

from as_stated.numerals.lexicon import TEENS, TENS, UNITS

_SMALL: Final = (*UNITS, *TEENS)
_TENS: Final = ("", "ten", *TENS)


def say(magnitude: int | Decimal, magnitude_to: int | Decimal | None = None) -> str:
    """Say `magnitude`, or the range from it to `magnitude_to`, in digits with commas, without unit or hedge.

    >>> say(6500), say(Decimal("1.5")), say(15, 20)
    ('6,500', '1.5', '15 to 20')
    """
    if magnitude_to is not None:
        return f"{say(magnitude)} to {say(magnitude_to)}"
    return f"{Decimal(magnitude):,f}"  # of an int, Python writes no more than 4,300 digits


def how_many(number: int, noun: str) -> str:
    """A `number` of what `noun` names, in digits.

    >>> how_many(1, "row"), how_many(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{number:,} {noun}{'s' * (number != 1)}"


def in_words(number: int) -> str:
    """Say a whole `number` as newspapers do: in words from zero to ten, above in digits with commas.

    >>> in_words(3), in_words(1200)
    ('three', '1,200')
    """
    return spelled(number) if 0 <= number <= 10 else say(number)


def spelled(number: int) -> str:
    """A whole `number` from 0 to 999,999 in words; any other in digits with commas.

    >>> spelled(35), spelled(1206)
    ('thirty-five', 'one thousand two hundred and six')
    """
    if not 0 <= number < 1_000_000:
        return say(number)
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, units = divmod(number, 10)
        return _TENS[tens] + (f"-{_SMALL[units]}" if units else "")
    of, rest = (1000, "thousand") if number >= 1000 else (100, "hundred")
    left = number % of
    link = " and " if 0 < left < 100 else " "
    return f"{spelled(number // of)} {rest}" + (f"{link}{spelled(left)}" if left else "")
