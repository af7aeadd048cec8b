"""What figures count whose noun is left out: taken from the words beside them or from another figure, or `TODO`."""

import re
from collections.abc import Mapping, Sequence

from as_stated.coding import TODO
from as_stated.draft.guesses import (
    Counted,
    Passages,
    Place,
    goes_on,
    guess_vote,
    guess_whole,
    named_people,
    people_told_before,
    people_told_behind,
)
from as_stated.draft.rows import Cells
from as_stated.numerals import Number

# What stands before a number that counts what the figure before it in the sentence counts.
_SAME = re.compile(
    r"""
    (?: \b(?:bringing|taking|raising|pushing)\ (?:the|its|their)\ (?:\w+\ )?(?:total|number|figure)\ (?:\w+\ )?to   # a total
      | \b(?:down|up)\ (?:\w+ly\ )?from | (?:^|,)\ from | \bcompared\ (?:with|to) | \b(?:a|the)\ (?:previous|earlier)  # a look-back
      | ,\ not                                                                             # "14, not 15"
      | [;,]\ (?:(?:while|but|and|though)\ )?[^;,.]{2,50}                                  # "; organisers spoke of 4,000"
        \b(?:spoke\ of|put\ (?:it|the\ (?:number|figure|total|toll|crowd|count))\ at|sa(?:id|ys?)|counted|estimated|claimed|reported)
    )[ ]$
    """,
    re.VERBOSE,
)
_BARE = re.compile(r"\s*(?:[.,;:!?”\"]|$|on\b|in\b|a (?:day|week|month|year)\b)")
# "We had 31 dead yesterday. We have 43 this morning."
_HAVE = re.compile(
    r"\b(?:I|we|they|it|he|she) (?:now |still |also )?(?:have|has|had)(?: now)? $", re.IGNORECASE
)
_INHABITANTS = re.compile(r"\bpopulation of $")
_CORRECT = re.compile(
    r"\b(?:correct|right|actual|true) (?:number|figure|toll|total|count) (?:is|was) $",
    re.IGNORECASE,
)


def fill_elided(passages: Passages, claims: Mapping[Number, Cells]) -> None:
    """Fill in unit, population and status of each count whose words name nothing, in place.

    The noun is that of the whole ("15 of them", "nine of the 12 villages"), of the figure before it in
    the sentence ("27 people drowned and 41 were missing", "down from 52"), or of the one that another
    sentence repeats ("the eleven", "We have 43 this morning").
    """
    figures = frozenset(claims)
    numbers = list(claims)
    for at, number in enumerate(numbers):
        if number.kind != "count" or claims[number]["population"] not in ("", TODO):
            continue
        place = passages.place(number, figures)
        cells = claims[number]
        if guess_vote(place):
            cells |= {"unit": "vote", "population": "", "people_status": "", "form": ""}
        elif _INHABITANTS.search(place.before):
            cells |= {"unit": "person", "population": "population", "people_status": ""}
        elif not _told(cells, place):
            _fill(cells, place, passages, claims, numbers[:at])
    for number, cells in claims.items():  # "two of the eleven": the whole has its noun by now
        place = passages.place(number, figures)
        whole = guess_whole(place)
        if cells["population"] == TODO and isinstance(whole, tuple):
            source = {passages.reach(each): claims[each] for each in numbers}.get(whole)
            if source and claims_count(source):
                _copy(cells, source, ("unit", "population"))


def _told(cells: Cells, place: Place) -> bool:
    """Fill a row from words for people beside the number; false if there are none."""
    after = place.text[place.last : place.end]
    numeral = place.text[place.start : place.number.start]  # "passes" is a hedge as well
    told = (
        people_told_before(place.before) or people_told_before(numeral) or people_told_behind(after)
    )
    if told is None:
        return False
    cells["people_status"], cells["population"] = told
    cells["unit"] = "person" if cells["unit"] == TODO else cells["unit"]
    return True


def _fill(
    cells: Cells,
    place: Place,
    passages: Passages,
    claims: Mapping[Number, Cells],
    before: Sequence[Number],
) -> None:
    """Fill a row from another figure, or leave its noun to a person."""
    after = place.text[place.last : place.end]
    whole = guess_whole(place)
    by_reach = {passages.reach(each): claims[each] for each in claims}
    source = by_reach.get(whole) if isinstance(whole, tuple) else None
    last = before[-1] if before else None
    in_sentence = last is not None and passages.reach(last) in place.others
    if source is None and last and in_sentence and not whole:
        between = passages.text[passages.reach(last)[1] : place.first]
        source = claims[last] if goes_on(between, after) else None
        if source is None and _SAME.search(between) and _BARE.match(after):
            source = claims[last]
            if claims_count(source) or source["people_status"] not in ("", TODO):
                _copy(cells, source, ("unit", "population", "people_status"))
                return
    if source is None and last and not whole:
        again = _repeated(place, passages, claims, before)
        if again:
            _copy(cells, again, ("unit", "population", "people_status"))
            return
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


def _repeated(
    place: Place, passages: Passages, claims: Mapping[Number, Cells], before: Sequence[Number]
) -> Cells | None:
    """The row of the figure in a sentence before that this one counts the same as."""
    last, start = before[-1], passages.paragraph(place.number)[0]
    if passages.reach(last)[0] < start:
        return None
    if re.search(r"\bthe $", place.before):  # "11 names … two of the eleven"
        same = [each for each in before if each.magnitude == place.number.magnitude]
        near = [each for each in same if each.start >= start and claims_count(claims[each])]
        return claims[near[0]] if len(near) == 1 else None
    row = claims[last]
    if _CORRECT.search(place.before) and row.get("stance") == "in-error":
        claims[place.number] |= {"speaker_id": row["speaker_id"], "speech": row["speech"]}
        return row
    lead = passages.text[start : passages.reach(last)[0]]
    is_again = _HAVE.search(place.before) and _HAVE.search(lead)
    is_people = row["unit"] == "person" and row["people_status"] not in ("", TODO)
    return row if is_again and (claims_count(row) or is_people) else None


def _copy(cells: Cells, source: Cells, columns: Sequence[str]) -> None:
    for column in columns:
        if cells[column] in ("", TODO):
            cells[column] = source[column]


def claims_count(cells: Mapping[str, str]) -> bool:
    """Whether a claim's noun can be another's: it is no sum of money and no share."""
    return bool(cells["population"]) and cells["population"] != TODO
