"""The outlet's own notice that a number of its was wrong: "Correction: An earlier version of this article said …"."""

import re

from as_stated.coding import StanceWord
from as_stated.draft.guesses.guess import Guess
from as_stated.draft.guesses.place import Place, few_words

# What stands between the words for an error and the number that was in error.
SAID_IN_ERROR = re.compile(
    rf"(?:[ ]of[ ]th(?:is|e)[ ]\w+)?(?:[ ]\w+ly)?[ ](?:said|stated|gave|reported|put|listed)(?:[ ]that)?{few_words(7)}[ ]"
)
# "Correction: an earlier post said | 300 people; the figure is | 214"
_OTHER_PIECE = re.compile(
    r"""
    Corrections?: [ ] an? [ ] (?:earlier|previous) [ ] (?:post|article|report|story|entry|update|headline|tweet)
    [^.;:\d]* [ ] (?:said|stated|gave|put|reported) (?: [ ] that )? [ ]
    """,
    re.VERBOSE,
)
_PUT_RIGHT = re.compile(
    r"""
    ; [ ] (?: in [ ] fact ,? [ ] )? (?:the|it) [ ]
    (?: (?:correct|right|actual) [ ] )? (?: (?:figure|number|total|toll|count) [ ] )?
    (?: is | was | should [ ] (?: be | have [ ] been | read ) ) [ ] $
    """,
    re.VERBOSE,
)


def guess_correction(place: Place, words: list[StanceWord]) -> Guess | None:
    """The outlet's own notice: "Correction: An earlier version of this article said that …".

    Args:
        place: the figure; `words`: the stance words of its sentence.

    Returns:
        The stance of the figure in it; None: it is no such notice, or does not say whether it means the figure.
    """
    said = [place.text[each.start : each.end].casefold() for each in words]
    if other := _OTHER_PIECE.match(place.before):
        put_right = _PUT_RIGHT.search(place.before[other.end() :])
        if put_right or place.figures_between(place.start, place.first):
            return Guess("stated") if put_right else None
        lead = place.before.removesuffix(" ").removesuffix(" that")
        return Guess("in-error", (place.start, place.start + len(lead)), is_outlets=True)
    versions = [
        each for each, its in zip(words, said, strict=True) if its.startswith("earlier version")
    ]
    admitted = any(
        its.startswith(("correction", "wrong", "mistak", "incorrect", "erron")) for its in said
    )
    if not (versions and admitted) or any(each.stance != "in-error" for each in words):
        return None
    word = versions[0]
    if word.end > place.first or place.figures_between(word.end, place.first):
        return None
    between = place.text[word.end : place.first]
    if not SAID_IN_ERROR.fullmatch(between):
        return None
    lead = place.before.removesuffix(" ").removesuffix(" that")
    return Guess("in-error", (place.start, place.start + len(lead)), is_outlets=True)
