"""Figures that may not count people: "26 had died" where whales are stranded, "48 others" after flights."""

import re
from collections.abc import Mapping

from as_stated.coding import TODO
from as_stated.draft.guesses.animals import are_animals
from as_stated.draft.guesses.counted import PEOPLE
from as_stated.draft.guesses.passages import Passages
from as_stated.draft.rows import Cells
from as_stated.numerals import Number

# Words that animals are counted with as people are; "12 people" are people.
_NO_NOUN = re.compile(r"|.*\b(?:others|deaths?|fatalities|casualties|survivors|victims)")
_OTHERS = re.compile(r"(?:.* )?others")
_HAPPENS = frozenset(
    """dead died dies die killed injured wounded hurt missing arrested detained jailed rescued hospital charged survived
    passenger man woman child person boy girl""".split()
)


def leave_animals_open(passages: Passages, claims: Mapping[Number, Cells]) -> None:
    """Take back that people are counted, where no noun says so, in place.

    The paragraph tells of animals, or "48 others" stands where nothing tells of people ("two flights were diverted
    and 48 others were cancelled").

    Args:
        passages: the text; `claims`: the drafted rows by their numbers.
    """
    for number, cells in claims.items():
        population = cells["population"].replace(TODO, "")
        if cells["unit"] != "person" or not _NO_NOUN.fullmatch(population):
            continue
        start, _ = passages.paragraph(number)
        end = passages.sentence(number)[1]
        is_bare = _OTHERS.fullmatch(population) and not _tells_of_people(passages.text[start:end])
        if is_bare or are_animals(passages.text[start : number.start]):
            cells |= {"unit": TODO, "people_status": TODO}


def _tells_of_people(words: str) -> bool:
    """Whether some words have a noun for people, "others" apart, or what happens to people."""
    found = set(re.findall(r"[a-z]+", words.lower())) - {"others", "other"}
    return any(each in PEOPLE | _HAPPENS or f"{each}s" in PEOPLE for each in found)
