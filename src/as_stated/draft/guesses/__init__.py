"""What a draft guesses from the words around a number: right, or else left to a person.

`passages` finds the words that state a number, `counted` what is counted and what befell it,
`speaking` who says it, `timing` the dates near it. They read English news copy by its surface, and
answer with nothing, or with `TODO`, where that does not settle it.
"""

from as_stated.draft.guesses.counted import Counted, guess_counted, guess_fate
from as_stated.draft.guesses.passages import Passages
from as_stated.draft.guesses.speaking import Voice, guess_voice
from as_stated.draft.guesses.timing import Mention, find_dates

__all__ = [
    "Counted",
    "Mention",
    "Passages",
    "Voice",
    "find_dates",
    "guess_counted",
    "guess_fate",
    "guess_voice",
]
