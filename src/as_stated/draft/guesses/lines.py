"""What the form of a line says of who speaks it: a transcript, an entry of a list."""

import re

from as_stated.draft.guesses.phrases import Voice

_LABEL = re.compile(r"[ \t]*((?:[A-Z][A-Z’'-]*\.?[ ]){0,3}[A-Z][A-Z’'-]{2,}):\s")
_ENTRY = re.compile(r"[ \t]*(?:[-–•*]|\d+[.)])[ \t]")
_QUESTIONS = frozenset(
    "Q A QUESTION ANSWER NOTE UPDATE CORRECTION BREAKING WATCH READ MORE SEE ALSO".split()
)


def transcript_speaker(text: str, start: int, end: int) -> Voice | None:
    """Who speaks a line of a transcript: "SPOKESMAN: Good morning."; None: nobody, or not clear.

    >>> transcript_speaker("ANA RUIZ: Good morning.", 0, 23).name
    'Ana Ruiz'
    """
    match = _LABEL.match(text, start, end)
    if match is None or set(match[1].replace(".", "").split()) & _QUESTIONS:
        return None
    words = [
        each if len(each) < 3 and "." not in each else each.capitalize()
        for each in match[1].split()
    ]
    return Voice(" ".join(words), "")


def is_of_list(text: str, start: int) -> bool:
    """Whether a line is an entry of a list, below a line that may say whose list it is.

    >>> is_of_list("Police said:\\n- 12 dead", 13)
    True
    """
    if not _ENTRY.match(text, start):
        return False
    above = text[:start].rstrip().splitlines()
    lead = next((line for line in reversed(above) if line.strip() and not _ENTRY.match(line)), "")
    return lead.rstrip().endswith(":")
