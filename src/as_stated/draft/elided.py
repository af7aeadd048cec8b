"""What figures count whose noun is left out: taken from the figure that has it, or `TODO`."""

from collections.abc import Mapping

from as_stated.coding import TODO
from as_stated.draft.guesses import Counted, Passages, goes_on, guess_whole, named_people
from as_stated.draft.rows import Cells
from as_stated.numerals import Number


def fill_elided(passages: Passages, claims: Mapping[Number, Cells]) -> None:
    """Fill in unit and population of each count whose words name nothing, in place.

    The noun is that of the whole ("15 of them", "nine of the 12 villages") or of the figure before it in
    the sentence ("27 people drowned and 41 were missing").
    """
    figures = frozenset(claims)
    by_reach = {passages.reach(number): cells for number, cells in claims.items()}
    before: Number | None = None
    for number, cells in claims.items():
        if number.kind == "count" and not cells["population"]:
            place = passages.place(number, figures)
            after = passages.text[place.last : place.end]
            whole = guess_whole(place)
            source = by_reach.get(whole) if isinstance(whole, tuple) else None
            if source is None and before and passages.reach(before) in place.others:
                between = passages.text[passages.reach(before)[1] : place.first]
                source = claims[before] if goes_on(between, after) and not whole else None
            people = named_people(after)
            if source and source["unit"] != TODO and claims_count(source):
                cells["unit"] = source["unit"]
            elif people and cells["unit"] == TODO:
                cells["unit"] = "person"
            is_told = cells["unit"] != TODO and cells["people_status"] not in ("", TODO)
            given = people or (source["population"] if source else "")
            cells["population"] = given or ("" if is_told else TODO)  # "47 missing" says enough
            of_things = source and Counted("", source["unit"], "").is_of_things
            if of_things and cells["people_status"] == TODO:  # things have none
                cells["people_status"] = ""
        before = number


def claims_count(cells: Mapping[str, str]) -> bool:
    """Whether a claim's noun can be another's: it is no sum of money and no share."""
    return bool(cells["population"]) and cells["population"] != TODO
