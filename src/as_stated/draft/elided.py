"""What figures count whose noun is left out: taken from the words beside them or from another figure, or `TODO`."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from as_stated.coding import TODO, Unit
from as_stated.draft.guesses import (
    PEOPLE,
    Counted,
    Passages,
    Place,
    goes_on,
    guess_counted,
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
      | \b(?:down|up)\ (?:\w+ly\ )?from | (?:^|,)\ from | \bcompared\ (?:with|to)(?:\ an?\ \w+\ of)? | \b(?:a|the)\ (?:previous|earlier)  # a look-back
      | ,\ not                                                                             # "14, not 15"
      | [;,]\ (?:(?:while|but|and|though)\ )?[^;,.]{2,50}                                  # "; organisers spoke of 4,000"
        \b(?:spoke\ of|put\ (?:it|the\ (?:number|figure|total|toll|crowd|count))\ at|sa(?:id|ys?)|counted|estimated|claimed|reported)
    )[ ]$
    """,
    re.VERBOSE,
)
_PUT_IT = re.compile(r"\b(?:puts?|putting) it at $")
# "31 bodies in Brena and | 12 | in the villages"
_IN_PLACES = re.compile(r" [^,.;:]{2,40}? (in|at|near|from|on) [^,.;:]{2,40},? and (?:\w+ )?")
_BARE = re.compile(r"\s*(?:[.,;:!?”\"]|$|on\b|in\b|a (?:day|week|month|year)\b)")
# "We had 31 dead yesterday. We have 43 this morning."
_HAVE = re.compile(
    r"\b(?:I|we|they|it|he|she) (?:now |still |also )?(?:have|has|had)(?: now)? $", re.IGNORECASE
)
_INHABITANTS = re.compile(r"\bpopulation of $")
_THAT_IS = re.compile(
    r"(?:That|This|It) (?:is|was|compares|compared) (?:\w+ )?(?:up|down)? ?(?:from|with|to) "
)
_CROWD = re.compile(
    r"\b(crowd|turnout|attendance|audience|congregation)\b [^.;:,\d]{0,60}?\b(?:at|of|was|to) $",
    re.IGNORECASE,
)
_OF_THOSE = re.compile(r" of (?:the|its|their|his|her|our|these|those) ")
_END = re.compile(r"\s*(?:[.,;!]|$|(?:in|on|at|since|last|when|and)\b)")
_CORRECT = re.compile(
    r"\b(?:correct|right|actual|true) (?:number|figure|toll|total|count) (?:is|was) $",
    re.IGNORECASE,
)


def fill_elided(
    passages: Passages, claims: Mapping[Number, Cells], units: Collection[Unit]
) -> None:
    """Fill in unit, population and status of each count whose words name nothing, in place.

    Args:
        claims: the drafted rows by their numbers, in the order of the text; `units`: those there are.

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
        elif crowd := _CROWD.search(place.before):
            cells |= {"unit": "person", "population": crowd[1], "people_status": ""}
        elif _INHABITANTS.search(place.before):
            cells |= {"unit": "person", "population": "population", "people_status": ""}
        elif not (_told(cells, place) or _of_those(cells, place, units)):
            _fill(cells, place, passages, claims, numbers[:at])
        if cells["unit"] == TODO and cells["people_status"] not in ("", TODO):
            cells["unit"] = "person"
    _share_status(passages, claims)
    for number, cells in claims.items():  # "two of the eleven": the whole has its noun by now
        place = passages.place(number, figures)
        whole = guess_whole(place)
        if cells["population"] == TODO and isinstance(whole, tuple):
            source = {passages.reach(each): claims[each] for each in numbers}.get(whole)
            if source and claims_count(source):
                _copy(cells, source, ("unit", "population"))
            if (
                source
                and source["people_status"] == TODO
                and whole[0] > number.end
                and cells["unit"] in ("person", TODO)
            ):
                # What happened to these is not clear either.
                cells["people_status"] = cells["people_status"] or TODO


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


def _of_those(cells: Cells, place: Place, units: Collection[Unit]) -> bool:
    """Fill a row from the noun of its whole: "three of the routes", "90 of its members"."""
    after = place.text[place.last : place.end]
    of = _OF_THOSE.match(after)
    whole = guess_whole(place)
    counted = guess_counted(after[of.end() - 1 :], units) if of else None
    if counted is None or isinstance(whole, tuple):
        return False
    is_people = counted.noun in PEOPLE
    if not (counted.unit or is_people):
        return False
    cells["unit"] = counted.unit or "person"
    cells["population"] = counted.population
    if counted.is_of_things:
        cells["people_status"] = ""
    return True


def _share_status(passages: Passages, claims: Mapping[Number, Cells]) -> None:
    """Give people the status of those before them: "killed 148 patients and 31 health workers"."""
    for (number, row), (following, cells) in pairwise(claims.items()):
        first, last = passages.reach(number)[1], passages.reach(following)
        between, after = passages.text[first : last[0]], passages.text[last[1] :]
        is_joint = between == f" {row['population']} and "
        is_end = _END.match(after.removeprefix(f" {cells['population']}"))
        is_part = re.match(
            r" of (?:them|whom) (?:seriously|critically|badly|severely|slightly)\b", after
        )
        if cells["people_status"] != TODO or row["people_status"] in ("", TODO):
            continue
        if (is_joint and is_end and row["population"]) or (is_part and ". " not in between):
            cells["people_status"] = row["people_status"]


def _fill_as_last(
    cells: Cells, place: Place, passages: Passages, claims: Mapping[Number, Cells], last: Number
) -> tuple[Cells | None, bool]:
    """What the figure before it in the sentence tells of this one, and whether that is all there is to fill."""
    after = place.text[place.last : place.end]
    between = passages.text[passages.reach(last)[1] : place.first]
    source = claims[last]
    place_word = _IN_PLACES.fullmatch(between)
    if place_word and after.startswith(f" {place_word[1]} ") and claims_count(source):
        _copy(cells, source, ("unit", "population", "people_status"))
        return source, True
    if goes_on(between, after):
        return source, False
    if not (_SAME.search(between) and _BARE.match(after)):
        return None, False
    if last.kind == "money" and source["unit"] != TODO:
        cells |= {"unit": source["unit"], "population": "", "people_status": ""}
        return source, True
    if _PUT_IT.search(between) and source["unit"] != "person":
        # "180 tickets were sold; survivors put it at 500": people, as likely as not
        return None, False
    if claims_count(source) or source["people_status"] not in ("", TODO):
        _copy(cells, source, ("unit", "population", "people_status"))
        return source, True
    return source, False


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
        source, is_done = _fill_as_last(cells, place, passages, claims, last)
        if is_done:
            return
    if source is None and last and not whole:
        again = _repeated(place, passages, claims, before)
        if again:
            _copy(cells, again, ("unit", "population", "people_status"))
            return
    people = "" if place.is_whole else named_people(after)  # "two of the 125 were officers"
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
        near = [each for each in same if each.start >= start]
        return claims[near[0]] if len(near) == 1 and claims_count(claims[near[0]]) else None
    if _THAT_IS.fullmatch(
        place.before
    ):  # "27 officers are hurt, seven seriously. That is up from 12"
        sentence = [each for each in before if passages.sentence(each) == passages.sentence(last)]
        return claims[sentence[0]]
    row = claims[last]
    if _CORRECT.search(place.before) and row.get("stance") == "in-error":
        if claims[place.number]["speaker_id"] == TODO:
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
