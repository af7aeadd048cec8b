"""Whether a figure is said to hold.

The place of each stance word in a figure's sentence decides whether it is about the figure; where it
does not, the stance is `TODO`. A figure beside such a word is never left at "stated" by
silence, and no negated verb makes a denial.
"""

import re
from collections.abc import Sequence

from as_stated.coding import TODO, StanceWord, find_look_backs, find_stance_words
from as_stated.draft.guesses.apart import is_elsewhere, is_name_or_noun, names_its_own
from as_stated.draft.guesses.corrections import SAID_IN_ERROR, guess_correction
from as_stated.draft.guesses.guess import Guess
from as_stated.draft.guesses.lookback import guess_earlier
from as_stated.draft.guesses.otherwise import is_told_otherwise
from as_stated.draft.guesses.place import Place, few_words
from as_stated.draft.guesses.undertaking import intends

_GAP = few_words(7, "than", "instead")  # between a stance word and its number
_OF_FIGURE = r"(?:[ ](?:the|a|an|any|his|her|its|their))?(?:[ ]\w+)?[ ](?:figures?|tolls?|counts?|numbers?|reports?|claims?|estimates?)"

# What stands between a stance word and a number behind it, where the word is about the number.
_BEHIND: dict[str, re.Pattern[str]] = {
    "denied": re.compile(
        rf"(?:[ ]that|(?:{_OF_FIGURE})?[ ](?:of|that))?(?:[ ]the(?:[ ]\w+)?|[ ]there[ ](?:were|are))?[ ]"
    ),
    "withdrawn": re.compile(r"[ ]of[ ]|[ ]that[ ]|[ ](?:the|its|his|her|their)[ ]\w+[ ]of[ ]"),
    "in-error": SAID_IN_ERROR,
    "uncertain": re.compile(rf"(?:[ ](?:that|of))?{_GAP}[ ]"),
    "expected": re.compile(rf"(?:[ ]that)?{_GAP}[ ]"),
    "intended": re.compile(rf"{_GAP}[ ]"),
}
# What stands between a number and a stance word behind it, where the word is about the number.
_AHEAD: dict[str, re.Pattern[str]] = {
    "withdrawn": re.compile(rf"{_GAP}[ ]"),
    "uncertain": re.compile(rf"{_GAP}[ ](?:(?:is|are|was|were|has|have)[ ](?:been[ ]|also[ ])?)?"),
    "expected": re.compile(rf"{_GAP}[ ](?:(?:is|are|was|were)[ ])?"),
    "intended": re.compile(rf"{_GAP}[ ](?:(?:is|are|was|were)[ ])?"),
}
_IS_FIGURE = re.compile(r"(?:that|the|this|her|his|its|their)[ ](?:\w+[ ])?\w+$|[ ]it$")
# "will have to be pulled down": it is required, and "will" says no more.
_REQUIRED = re.compile(r"(?:will|would) $")
# "the town, with a population of | 6,200, | would need years": what is said of the town is not of the figure.
_ASIDE = re.compile(
    r", (?:with|home to|which (?:has|had|have)(?! (?:given|put|reported|claimed|estimated|told)\b)|whose) [^,;:]{0,60}$"
)
# No stance words, but what is to come may be told with them.
_TO_COME = re.compile(
    r"""\b(?:projects|sees|foresees?|envisages?|wants?|wanted|wish(?:es)?|hopes?|going[ ]to|tomorrow
    |next[ ](?:week|month|year|summer|winter|spring|autumn)|(?:is|are)[ ]to\b
    |urg(?:e|es|ed|ing)|recommend(?:s|ed)?|insist(?:s|ed)?[ ]on|call(?:s|ed|ing)?[ ](?:on|upon)|needed
    |approv(?:e|es|ed|al)|backs|agreed[ ]to|vote[sd]?(?:[ ][\d-]+)?[ ]to[ ](?!\d)[a-z]+|consider(?:s|ed|ing)?)\b
    |^(?:[\w’'-]+[ ]){1,5}to[ ](?!the\b|a\b)[a-z]+[ ][^.]*$""",  # "Norvik to shed 2,000 jobs"
    re.VERBOSE,
)
_IS_DONE = re.compile(
    r"""
    [ ] be [ ]
    (?! (?:affected|hit|displaced|killed|injured|needed|delayed|left|forced|flooded|destroyed) \b )
    (?: \w+ ed | cut | made | built | sold | shut | sent ) \b
    """,
    re.VERBOSE,
)
_LOWERS = re.compile(r"\b(?:lower|revis|correct|reduc|rais)(?:ed|es)\b")
_SOON = 400  # characters: the next sentences, where an error may be admitted
_RISE = re.compile(
    r" (?:(?:well|still|yet|even|also|further) )?(?:to )?(?:rise|climb|increase|grow|go up|double|change)\b(?! (?:by|to)\b)"
)
_BESIDE = re.compile(r"\w (?:for|with|from|by|to|at|against|between) $")
# Money that is voted or announced, and its share in words set behind it: "an aid package worth | 340 million crowns".
_PACKAGE = re.compile(
    r"\b(?:package|programme|program|bill|scheme)s? (?:worth|of) (?:[^.;\d]{0,12}[\d.,]+ (?:million |billion )?[a-z]+, )?$"
)
# A deed that is denied, not a number: "denies 13 counts of".
_COUNTS = re.compile(
    r" (?:[a-z]+ )?(?:counts|charges|offences|offenses|allegations|accusations|rapes|murders)\b"
)
_WHOLE = re.compile(r"\bof (?:the|these|those|its|their|his|her|our) $")
_OF_WHOLE = re.compile(r" of (?:the|these|those|its|their|his|her|our) ")
# Words of who takes the stance: with others nobody but the figure's own speaker does.
_ACTS = re.compile(
    r"""(?:
    den|withdr|retract|t(?:ook|ak)|rescind|dismiss|reject|refut            # denies, takes back
    |fears?$                                                               # doubts
    |promis|pledg|vow|undert|plan|inten|aim                                # intends
    |ask|call|demand|request|propos|offer|appeal|s(?:eek|ought)            # asks for
    |expects?$|anticipat|forecasts?$|predict|project)""",  # expects
    re.IGNORECASE | re.VERBOSE,
)
_BE = frozenset("is was were been has have had".split())  # "was withdrawn" is one stance word
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be)[ ](?:\w+ly[ ])?$")


def guess_standing(place: Place) -> Guess:
    """Whether a figure is said to hold.

    The stance is explicit, "stated" included, wherever a stance word stands in the sentence, or a
    look-back that means another figure.
    """
    if is_told_otherwise(place):
        return Guess(TODO)
    words = find_stance_words(place.text, place.start, place.end)
    words = [each for each in words if each.end <= place.first or each.start >= place.last]
    if not words:
        if _TO_COME.search(place.sentence) or _PACKAGE.search(place.before):
            return Guess(TODO)
        if _is_taken_back_later(place):
            return Guess(TODO)
        looks = find_look_backs(place.text, place.start, place.end)
        return Guess("stated" if looks and guess_earlier(place) is None else "")
    is_behind = all(
        word.start >= place.last and word.stance in ("uncertain", "expected") for word in words
    )
    if (_WHOLE.search(place.before) or place.is_whole) and is_behind:
        return Guess("stated")  # "two of the eleven may be abroad": there are eleven
    if correction := guess_correction(place, words):
        return correction
    if _is_aside(place, words):
        return Guess("stated")
    words = [each for each in words if not _is_of_next(place, each, words)]
    bearing: list[Guess] = []
    for word in words:
        found = _bears(place, word)
        if found:
            bearing.append(found)
        elif not is_elsewhere(place, word):
            return Guess(TODO)
    if len({each.stance for each in bearing}) > 1:
        return Guess(TODO)
    return bearing[0] if bearing else Guess("stated")


def _is_taken_back_later(place: Place) -> bool:
    """Whether an earlier figure is one that its source lowered, and an error is admitted soon after."""
    if not (_LOWERS.search(place.before) and guess_earlier(place)):
        return False
    soon = find_stance_words(place.text, place.end, min(place.end + _SOON, len(place.text)))
    return any(each.stance == "in-error" for each in soon)


def _is_aside(place: Place, words: Sequence[StanceWord]) -> bool:
    """Whether a figure stands in words set apart by commas, and all stance words outside them."""
    aside = _ASIDE.search(place.before)
    end = place.text.find(",", place.last, place.end)
    if aside is None or end < 0:
        return False
    start = place.start + aside.start()
    return all(each.end <= start or each.start >= end for each in words)


def _is_of_next(place: Place, word: StanceWord, words: Sequence[StanceWord]) -> bool:
    """Whether a word only leads up to the next: "will" of "will have to be"."""
    return any(
        each.stance == "intended" and place.text[word.start : each.start] in ("will ", "would ")
        for each in words
    )


def _bears(place: Place, word: StanceWord) -> Guess | None:
    """The stance that a word gives the figure, where its place is clear."""
    text, stance = place.text, word.stance
    said = text[word.start : word.end]
    behind = word.end <= place.first
    start = word.end if behind else _after_whole(place)
    between = text[start : place.first if behind else max(start, word.start)]
    if place.figures_between(start, place.first if behind else word.start):
        return None
    if stance == "denied":
        if said.casefold().startswith(("disput", "rather", "instead")):
            return None  # somebody else's dispute takes no figure away, nor does "instead of 200"
        if behind and _COUNTS.match(text[place.last : place.end]):
            return Guess("stated")  # the deed is denied
    if stance == "withdrawn" and not behind and _IS_FIGURE.search(said):
        # "had spoken of 47 dead, withdrew that figure": the only one before it
        of_other = names_its_own(place, word) or place.figures_between(place.start, word.start)
        return None if of_other else Guess(stance, (word.start, word.end), True)
    if stance == "in-error" or said.casefold().startswith("hop") or re.search(r"\bnot\b", between):
        return None  # said by whom, hoped or intended, "promised not to cut 500 jobs"
    if is_name_or_noun(place, word, between, behind):
        return None
    pattern = (_BEHIND if behind else _AHEAD).get(stance)
    was_required = said.casefold().startswith("had to")  # or it was done
    if pattern is None or not pattern.fullmatch(between) or was_required:
        return None
    if not behind and (other := _of_other(place, word)):
        return other
    return _settled(place, word, between, behind)


def _settled(place: Place, word: StanceWord, between: str, behind: bool) -> Guess | None:
    """The stance of the figure that a word is about; None: the word may mean one of two.

    Args:
        between: what stands between the two; `behind`: whether the figure is behind the word.
    """
    text, stance, span = place.text, word.stance, (word.start, word.end)
    said, lead = text[slice(*span)], text[place.start : word.start]
    first = said.split()[0]
    is_passive = not first.endswith("ing") and bool(_PASSIVE.search(lead))
    acts = bool(_ACTS.match(said)) and not is_passive
    if stance == "expected" and said in ("will", "would"):
        who = intends(lead + said, between) if behind else "no"
        if who in ("own", "other"):
            return Guess("intended", span, acts=who == "other")
        # "290 houses will be demolished": a plan or a condition, as likely as not
        is_done = not behind and _IS_DONE.match(text, word.end, place.end)
        if who == "unclear" or said == "would" or is_done:
            return None
    if stance == "intended" and (required := _REQUIRED.search(lead)):
        return Guess(stance, (place.start + required.start(), word.end), acts)
    is_done_by = (is_passive or first in _BE) and stance in ("denied", "withdrawn")
    return Guess(stance, span, acts, is_done_by=is_done_by)


def _of_other(place: Place, word: StanceWord) -> Guess | None:
    """The stance of a figure where the word behind it is about what happens to what it counts."""
    said = place.text[word.start : word.end].casefold()
    is_next = any(0 <= at - word.end < 3 for at, _ in place.others)
    of_whole = _after_whole(place) not in (place.last, word.end) and (
        place.text[_after_whole(place) : word.start] == " "
    )
    if word.stance == "intended" and (is_next or of_whole):
        return Guess(TODO)  # "51% of an appeal for $2 billion", "3 of the 5 promised"
    if word.stance in ("expected", "uncertain"):
        if _BESIDE.search(place.before):
            return Guess(TODO)  # "the scheme for 300 women will cost": the cost is to come
        if _RISE.match(place.text, word.end):
            return Guess("stated")  # "the toll of 87 may rise": it is 87 so far
    is_of_people = said.startswith("order") and place.number.kind == "count"
    return Guess(TODO) if is_of_people else None  # "7,100 residents were ordered to leave"


def _after_whole(place: Place) -> int:
    """Where a number ends, or the whole after it: "two of the eleven"."""
    part = _OF_WHOLE.match(place.rest)
    at = place.last + part.end() if part else place.last
    return next((end for start, end in place.others if start == at), place.last)
