"""What the form of a line says of who speaks it: a transcript, an entry of a list."""

import re
from functools import lru_cache

from as_stated.draft.guesses.phrases import Voice
from as_stated.draft.guesses.speakers import is_title

_LABEL = re.compile(r"[ \t]*((?:[A-Z][A-Z’'-]*\.?[ ]){0,3}[A-Z][A-Z’'-]{2,}):\s")
_LINES = re.compile(rf"^{_LABEL.pattern}", re.MULTILINE)
_ENTRY = re.compile(r"[ \t]*(?:[-–•*]|\d+[.)])[ \t]")
# "Sir – Your correspondent writes", "Dear Editor,", "To the Editor:"
_SALUTATION = re.compile(
    r"^[ \t]*(?:(?:Sirs?|Madam|Editor)(?:,| ?[–—-](?!\w)|:)|Dear (?:Sir|Madam|Editor)\b|To the Editor\b)",
    re.MULTILINE,
)
_QUESTIONS = frozenset(
    "Q A QUESTION ANSWER NOTE UPDATE CORRECTION BREAKING WATCH READ MORE SEE ALSO".split()
)


def transcript_speaker(text: str, start: int, end: int) -> Voice | None:
    """Who speaks a line of a transcript: "SPOKESMAN: Good morning."; None: nobody, or not clear.

    Args:
        text: the article; `start`, `end`: the line.

    A label that no other of the text goes with is a place, as likely as not: "NEW DELHI: The government …".

    >>> transcript_speaker("ANA RUIZ: Good morning.\\nCHAIR: Thank you.", 0, 23).name
    'Ana Ruiz'
    """
    match = _LABEL.match(text, start, end)
    if match is None or not _words(match[1]) or not _is_transcript(text):
        return None
    words = [
        each if len(each) < 3 and "." not in each else each.capitalize()
        for each in match[1].split()
    ]
    return Voice(" ".join(words), "")


def _words(label: str) -> frozenset[str]:
    """The words of a label, in small letters; none of one that is no speaker's, as "UPDATE"."""
    words = frozenset(label.replace(".", "").split())
    return frozenset() if words & _QUESTIONS else frozenset(map(str.lower, words))


@lru_cache(maxsize=2)
def _is_transcript(text: str) -> bool:
    """Whether a text has a label with an office ("CHAIR"), or one that comes again."""
    labels = [each[1] for each in _LINES.finditer(text) if _words(each[1])]
    return len(set(labels)) < len(labels) or any(
        is_title(word) for each in labels for word in _words(each)
    )


@lru_cache(maxsize=2)
def has_letters(text: str) -> bool:
    """Whether a text prints letters to its editor, in which others than the outlet speak.

    >>> has_letters("Sir – In 1974 we were 30,000."), has_letters("Sir John Reed said so.")
    (True, False)
    """
    return _SALUTATION.search(text) is not None


def is_of_list(text: str, start: int) -> bool:
    """Whether the line of `text` that begins at `start` is an entry of a list, below a line that may say whose it is.

    >>> is_of_list("Police said:\\n- 12 dead", 13)
    True
    """
    if not _ENTRY.match(text, start):
        return False
    above = text[:start].rstrip().splitlines()
    lead = next((line for line in reversed(above) if line.strip() and not _ENTRY.match(line)), "")
    return lead.rstrip().endswith(":")
