"""What figures count whose noun is left out: taken from the words beside them or from another figure, or `TODO`."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from as_stated.coding import TODO, Unit
from as_stated.draft.guesses.counted import PEOPLE, Counted, guess_counted
from as_stated.draft.guesses.form import guess_vote, guess_whole
from as_stated.draft.guesses.passages import Passages
from as_stated.draft.guesses.people_status import people_told_before, people_told_behind
from as_stated.draft.guesses.place import Place
from as_stated.draft.guesses.unit import goes_on, named_people
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
_BADLY = re.compile(r" of (?:them|whom) (?:seriously|critically|badly|severely|slightly)\b")


def fill_elided(
    passages: Passages, claims: Mapping[Number, Cells], units: Collection[Unit]
) -> None:
    """Fill in unit, population and status of each count whose words name nothing, in place.

    Args:
        passages: the article's text with all its numbers.
        claims: the drafted rows by their numbers, in the order of the text; `units`: those there are.

    The noun is that of the whole ("15 of them", "nine of the 12 villages"), of the figure before it in
    the sentence ("27 people drowned and 41 were missing", "down from 52"), or of the one that another
    sentence repeats ("the eleven", "We have 43 this morning").
    """
    elided = _Elided(passages, claims, units)
    for at, (number, cells) in enumerate(claims.items()):
        if number.kind == "count" and cells["population"] in ("", TODO):
            elided.fill(number, [*claims][:at])
    _share_status(passages, claims)
    for number in claims:  # "two of the eleven": the whole has its noun by now
        elided.fill_part(number)


class _Elided:
    """The rows of a draft, of which some have no noun."""

    def __init__(
        self, passages: Passages, claims: Mapping[Number, Cells], units: Collection[Unit]
    ) -> None:
        self._passages, self._claims, self._units = passages, claims, units
        self._figures = frozenset(claims)
        self._by_reach = {passages.reach(each): cells for each, cells in claims.items()}

    def fill(self, number: Number, before: Sequence[Number]) -> None:
        """Fill the row of a figure from the words beside it, or from one of the figures before it."""
        place, cells = self._passages.place(number, self._figures), self._claims[number]
        people = {"unit": "person", "people_status": ""}
        if guess_vote(place):
            cells |= {"unit": "vote", "population": "", "people_status": "", "form": ""}
        elif crowd := _CROWD.search(place.before):
            cells |= people | {"population": crowd[1]}
        elif _INHABITANTS.search(place.before):
            cells |= people | {"population": "population"}
        elif not (_told(cells, place) or _of_those(cells, place, self._units)):
            self._fill(cells, place, before)
        if cells["unit"] == TODO and cells["people_status"] not in ("", TODO):
            cells["unit"] = "person"

    def fill_part(self, number: Number) -> None:
        """Fill the row of a part from that of its whole."""
        place, cells = self._passages.place(number, self._figures), self._claims[number]
        whole = guess_whole(place)
        if cells["population"] != TODO or not isinstance(whole, tuple):
            return
        source = self._by_reach[whole]
        if _has_noun(source):
            _copy(cells, source)
        is_open = source["people_status"] == TODO and cells["unit"] in ("person", TODO)
        if is_open and whole[0] > number.end:
            # What happened to these is not clear either.
            cells["people_status"] = cells["people_status"] or TODO

    def _fill(self, cells: Cells, place: Place, before: Sequence[Number]) -> None:
        """Fill a row from another figure, or leave its noun to a person."""
        whole = guess_whole(place)
        source = self._by_reach.get(whole) if isinstance(whole, tuple) else None
        if before and not whole:
            if self._passages.reach(before[-1]) in place.others:
                source, is_done = self._fill_as_last(cells, place, before[-1])
                if is_done:
                    return
            if source is None and (again := self._repeated(place, before)):
                _copy(cells, again, "people_status")
                return
        people = (
            "" if place.is_whole else named_people(place.rest)
        )  # "two of the 125 were officers"
        if source and source["unit"] != TODO and _has_noun(source):
            cells["unit"] = source["unit"]
        elif people and cells["unit"] == TODO:
            cells["unit"] = "person"
        is_told = cells["unit"] != TODO and cells["people_status"] not in ("", TODO)
        given = people or (source["population"] if source else "")
        cells["population"] = given or ("" if is_told else TODO)  # "47 missing" says enough
        of_things = source and Counted("", source["unit"], "").is_of_things
        if of_things and cells["people_status"] == TODO:  # things have none
            cells["people_status"] = ""

    def _fill_as_last(self, cells: Cells, place: Place, last: Number) -> tuple[Cells | None, bool]:
        """What the figure before it in the sentence tells of this one, and whether that is all there is to fill."""
        between = place.text[self._passages.reach(last)[1] : place.first]
        source = self._claims[last]
        place_word = _IN_PLACES.fullmatch(between)
        if place_word and place.rest.startswith(f" {place_word[1]} ") and _has_noun(source):
            _copy(cells, source, "people_status")
            return source, True
        if goes_on(between, place.rest):
            return source, False
        if not (_SAME.search(between) and _BARE.match(place.rest)):
            return None, False
        if last.kind == "money" and source["unit"] != TODO:
            cells |= {"unit": source["unit"], "population": "", "people_status": ""}
            return source, True
        if _PUT_IT.search(between) and source["unit"] != "person":
            # "180 tickets were sold; survivors put it at 500": people, as likely as not
            return None, False
        is_told = _has_noun(source) or source["people_status"] not in ("", TODO)
        if is_told:
            _copy(cells, source, "people_status")
        return source, is_told

    def _repeated(self, place: Place, before: Sequence[Number]) -> Cells | None:
        """The row of the figure in a sentence before that this one counts the same as."""
        passages, claims = self._passages, self._claims
        last, start = before[-1], passages.paragraph(place.number)[0]
        if passages.reach(last)[0] < start:
            return None
        if re.search(r"\bthe $", place.before):  # "11 names … two of the eleven"
            same = [each for each in before if each.magnitude == place.number.magnitude]
            near = [claims[each] for each in same if each.start >= start]
            return near[0] if len(near) == 1 and _has_noun(near[0]) else None
        if _THAT_IS.fullmatch(place.before):
            # "27 officers are hurt, seven seriously. That is up from 12"
            same = [each for each in before if passages.sentence(each) == passages.sentence(last)]
            return claims[same[0]]
        row = claims[last]
        if _CORRECT.search(place.before) and row.get("stance") == "in-error":
            if claims[place.number]["speaker_id"] == TODO:
                claims[place.number] |= {"speaker_id": row["speaker_id"], "speech": row["speech"]}
            return row
        lead = passages.text[start : passages.reach(last)[0]]
        is_again = _HAVE.search(place.before) and _HAVE.search(lead)
        is_people = row["unit"] == "person" and row["people_status"] not in ("", TODO)
        return row if is_again and (_has_noun(row) or is_people) else None


def _told(cells: Cells, place: Place) -> bool:
    """Fill a row from words for people beside the number; false if there are none."""
    numeral = place.text[place.start : place.number.start]  # "passes" is a hedge as well
    told = (
        people_told_before(place.before)
        or people_told_before(numeral)
        or people_told_behind(place.rest)
    )
    if told is None:
        return False
    cells["people_status"], cells["population"] = told
    cells["unit"] = "person" if cells["unit"] == TODO else cells["unit"]
    return True


def _of_those(cells: Cells, place: Place, units: Collection[Unit]) -> bool:
    """Fill a row from the noun of its whole: "three of the routes", "90 of its members"."""
    of = _OF_THOSE.match(place.rest)
    if of is None or isinstance(guess_whole(place), tuple):
        return False
    counted = guess_counted(place.rest[of.end() - 1 :], units)
    if not counted.unit and counted.noun not in PEOPLE:
        return False
    cells |= {"unit": counted.unit or "person", "population": counted.population}
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
        is_part = _BADLY.match(after)
        if cells["people_status"] != TODO or row["people_status"] in ("", TODO):
            continue
        if (is_joint and is_end and row["population"]) or (is_part and ". " not in between):
            cells["people_status"] = row["people_status"]


def _copy(cells: Cells, source: Cells, *more: str) -> None:
    """Give a row unit and noun of another, and more of its cells, where it has none."""
    for column in ("unit", "population", *more):
        if cells[column] in ("", TODO):
            cells[column] = source[column]


def _has_noun(cells: Mapping[str, str]) -> bool:
    """Whether a claim's noun can be another's: it is no sum of money and no share."""
    return cells["population"] not in ("", TODO)
