"""Words that take a side: they stand inside attributed quotes, never in a report's own voice."""

import re

LOADED = (
    "artsakh", "executed", "genocide", "heroic", "invaders", "liberated", "liberation", "martyr",
    "martyrs", "massacre", "occupied", "occupiers", "regime", "separatist", "separatists",
    "terrorist", "terrorists",
)  # fmt: skip
QUOTED = re.compile(r"“[^”]*”")


def loaded_in(text: str) -> list[str]:
    """The loaded words of a text outside its quotation marks, sorted.

    >>> loaded_in("The regime, “a terrorist” to some")
    ['regime']
    """
    own = QUOTED.sub(" ", text).lower()
    return sorted(set(re.findall(r"[a-z]+", own)) & set(LOADED))
