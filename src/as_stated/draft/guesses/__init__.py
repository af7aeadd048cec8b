"""What a draft guesses from the words around a number: right, or else left to a person.

`passages` finds the words that state a number, `counted` what is counted, `unit` in which unit, `people_status` what happened to people (dead …),
`speaking` who says it, `hearsay` whether anybody but the outlet may, `timing` the dates near it, `modifying`
which of them is the figure's, `standing` whether it is said to hold, `lookback` whether it is an earlier one, `form` what form it has. They read English
news copy by its surface, and answer with nothing, or with `TODO`, where that does not settle it.
"""

from as_stated.draft.guesses.animals import are_animals
from as_stated.draft.guesses.attribution import Attribution
from as_stated.draft.guesses.counted import PEOPLE, Counted, guess_counted
from as_stated.draft.guesses.form import Shape, guess_form, guess_vote, guess_whole
from as_stated.draft.guesses.guess import Guess
from as_stated.draft.guesses.lookback import guess_earlier
from as_stated.draft.guesses.modifying import as_of, date_of, said_on
from as_stated.draft.guesses.otherwise import is_disowned
from as_stated.draft.guesses.passages import Passages
from as_stated.draft.guesses.people_status import (
    guess_status,
    people_told_before,
    people_told_behind,
)
from as_stated.draft.guesses.phrases import Nobody, Voice
from as_stated.draft.guesses.place import Place, Span
from as_stated.draft.guesses.speakers import is_body
from as_stated.draft.guesses.speaking import (
    guess_actor,
    guess_agent,
    guess_cited,
    guess_voice,
    without_speaker,
)
from as_stated.draft.guesses.standing import guess_standing
from as_stated.draft.guesses.timing import Mention, find_dates
from as_stated.draft.guesses.unfit import TOLD_PER, why_unfit
from as_stated.draft.guesses.unit import goes_on, guess_unit, named_people

__all__ = [
    "PEOPLE",
    "TOLD_PER",
    "Attribution",
    "Counted",
    "Guess",
    "Mention",
    "Nobody",
    "Passages",
    "Place",
    "Shape",
    "Span",
    "Voice",
    "are_animals",
    "as_of",
    "date_of",
    "find_dates",
    "goes_on",
    "guess_actor",
    "guess_agent",
    "guess_cited",
    "guess_counted",
    "guess_earlier",
    "guess_form",
    "guess_standing",
    "guess_status",
    "guess_unit",
    "guess_voice",
    "guess_vote",
    "guess_whole",
    "is_body",
    "is_disowned",
    "named_people",
    "people_told_before",
    "people_told_behind",
    "said_on",
    "why_unfit",
    "without_speaker",
]
