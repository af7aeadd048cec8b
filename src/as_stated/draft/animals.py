"""Figures that may count animals: "26 had died" where whales are stranded is not of people."""

import re
from collections.abc import Mapping

from as_stated.coding import TODO
from as_stated.draft.guesses.animals import are_animals
from as_stated.draft.guesses.passages import Passages
from as_stated.draft.rows import Cells
from as_stated.numerals import Number

# Words that animals are counted with as people are; "12 people" are people.
_NO_NOUN = re.compile(r"|.*\b(?:others|deaths?|fatalities|casualties|survivors|victims)")


def leave_animals_open(passages: Passages, claims: Mapping[Number, Cells]) -> None:
    """Take back that people are counted, where no noun says so and the paragraph tells of animals, in place.

    Args:
        passages: the text; `claims`: the drafted rows by their numbers.
    """
    for number, cells in claims.items():
        population = cells["population"].replace(TODO, "")
        if cells["unit"] != "person" or not _NO_NOUN.fullmatch(population):
            continue
        start, _ = passages.paragraph(number)
        if are_animals(passages.text[start : number.start]):
            cells |= {"unit": TODO, "people_status": TODO}
