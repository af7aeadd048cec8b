"""What differs between two folders that should hold the same bytes."""

from collections.abc import Mapping
from itertools import zip_longest

AROUND = 24  # bytes that are shown before the first one that differs, and after it


def first_difference(expected: Mapping[str, bytes], found: Mapping[str, bytes]) -> str:
    """Where two sets of files first differ, in one message; empty where they are the same.

    Args:
        expected: relative path to content.
        found: likewise.

    >>> first_difference({"a.csv": b"one,two"}, {"a.csv": b"one;two"})
    "a.csv differs at byte 3: b'one,two' was expected, b'one;two' was found."
    """
    for name in sorted(expected.keys() | found.keys()):
        if name not in found:
            return f"{name} is missing."
        if name not in expected:
            return f"{name} was not expected."
        one, other = expected[name], found[name]
        if one != other:
            pairs = enumerate(zip_longest(one, other))
            at = next(place for place, (left, right) in pairs if left != right)
            here = slice(max(at - AROUND, 0), at + AROUND)
            return (
                f"{name} differs at byte {at}: {one[here]!r} was expected, "
                f"{other[here]!r} was found."
            )
    return ""
