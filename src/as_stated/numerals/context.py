"""The words around a number, nearest first or last, cut at the paragraph."""

import re
from typing import Final

_TOKEN = re.compile(r"[^\W_]+(?:'[a-z]+)?\.?|§+|№|#|[^\w ]")
_WINDOW: Final = 72
_NEXT = re.compile(r"[ -]{0,2}(?:\(|\"|')?([^\W\d_]+|%|°[cf]?)")


def words_before(low: str, at: int, floor: int = 0) -> tuple[str, ...]:
    """Give the words and signs before `at`, nearest last; a word keeps its full stop.

    >>> words_before("it said, at least 286", 18)
    ('it', 'said', ',', 'at', 'least')
    """
    start = max(floor, at - _WINDOW)
    window = low[start:at]
    cut = window.rfind("\x00") + 1
    tokens = _TOKEN.findall(window, cut)
    if start > floor and not cut and tokens:
        del tokens[0]  # possibly the tail of a word
    return tuple(tokens)


def word_after(low: str, at: int) -> str:
    """Give the next word, "" if a number, a sign or the end comes first.

    >>> word_after("286 people", 3)
    'people'
    """
    m = _NEXT.match(low, at)
    return m[1] if m else ""
