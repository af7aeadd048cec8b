"""A magnitude back to text."""

from __future__ import annotations

from decimal import Decimal


def say(magnitude: int | Decimal, magnitude_to: int | Decimal | None = None) -> str:
    """Say a magnitude, or a range of two, in digits with commas, without unit or hedge.

    >>> say(6500), say(Decimal("1.5")), say(15, 20)
    ('6,500', '1.5', '15 to 20')
    """
    if magnitude_to is not None:
        return f"{say(magnitude)} to {say(magnitude_to)}"
    return f"{magnitude:,}" if isinstance(magnitude, int) else f"{magnitude:,f}"
