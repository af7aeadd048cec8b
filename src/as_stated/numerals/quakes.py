"""Magnitudes of earthquakes: "5.3M", "M 6.1", "measured 6.1 on the Richter scale"."""

import re
from typing import Final

GREATEST: Final = 10
"""No earthquake has had a magnitude above this."""
_REACH: Final = 90
_QUAKE: Final = re.compile(
    r"(?:earth|sea)?quake|tremor|aftershock|foreshock|temblor|seismi|seismolog|richter|epicent"
)
_M_AFTER: Final = re.compile(r"\d{1,2}(?:\.\d\d?)? ?M[wlbs]?(?![A-Za-z0-9])")
_M_GLUED: Final = re.compile(r"\d(?:\.\d\d?)?(?![\w.,])")
_SCALE_AFTER: Final = re.compile(
    r",? (?:points? )?(?:on|of) the (?:(?:open-ended|moment|local) )?(?:richter|magnitude|moment)\b"
)
_MEASURED: Final = frozenset(
    "measured measuring measures measure registered registering registers rated struck m mw".split()
)
_LINKS: Final = frozenset(
    "of about around at least a an up to over more than nearly almost roughly - : was".split()
)
_M_WORDS: Final = frozenset("m mw ml mb ms".split())


def near_quake(low: str, start: int, end: int) -> bool:
    """Whether the words near, within a paragraph, speak of an earthquake."""
    return bool(_QUAKE.search(low, max(0, start - _REACH), end + _REACH))


def m_after(plain: str, low: str, start: int) -> bool:
    """Whether the M glued to the figure at `start` is a magnitude's, not a million's."""
    m = _M_AFTER.match(plain, start)
    if m is None:
        return False
    return plain[start - 1 : start] not in "$€£" and near_quake(low, start, m.end())


def m_before(plain: str, low: str, letters: str, at: int) -> bool:
    """Whether `letters` glued before the figure at `at` say a magnitude: "M6.1", "Mw7.8"."""
    return (
        letters.lower() in _M_WORDS and bool(_M_GLUED.match(plain, at)) and near_quake(low, at, at)
    )


def is_magnitude(low: str, start: int, end: int, before: tuple[str, ...]) -> bool:
    """Whether a figure of at most `GREATEST` without a unit is the magnitude of an earthquake.

    `before`: the words before it, nearest last.
    """
    words = [word for word in before[-5:] if word not in _LINKS]
    last = words[-1] if words else ""
    if last in ("magnitude", "magnitudes") or _SCALE_AFTER.match(low, end):
        return True
    return last in _MEASURED and near_quake(low, start, end)
