"""Whether a stance word is clearly not about a figure of its sentence."""

import re

from as_stated.coding import StanceWord
from as_stated.draft.guesses.place import Place

# "4,127 suspected cases" counts what is suspected, and may be sure of their number.
OF_NOUN = re.compile(r"(?:suspected|alleged|presumed|probable|unconfirmed)$", re.IGNORECASE)
DETERMINED = re.compile(
    r"\b(?:the|an?|its|his|her|their|this|that|of|by|two|three|other) $", re.IGNORECASE
)
# "…, and the toll may rise": the word is about another count, which the sentence does not give.
_OTHER_CLAUSE = re.compile(
    r"""
    [,;—–]\ (?:and|but|while|though|although)?\ ?(?:[^,;]{0,40}?)
    \b(?:the|that|this|their|its)\ (?:\w+\ )?(?:toll|numbers?|figures?|count|total)\ $
    | [,;—–]\ (?:and|but)\ (?:I|we|he|she|they|officials|others|more)\ (?:\w+\ )?$
    """,
    re.VERBOSE,
)
_RISES = re.compile(
    r"^[ ](?:that[ ])?(?:the|that)[ ](?:\w+[ ])?(?:toll|numbers?|figures?|count|total)\b"
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|died|fled|left|lost|fell|rose|held|sent|\w{3,}ed)\b"
)


def names_its_own(place: Place, word: StanceWord) -> bool:
    """Whether a stance word goes on with another figure than the one at `place`: "withdrew its figure of 31"."""
    return any(
        re.fullmatch(r" (?:of|that) (?:\w+ )?", place.text[word.end : max(start, word.end)])
        for start, _ in place.others
    )


def is_elsewhere(place: Place, word: StanceWord) -> bool:
    """Whether a stance word is clearly not about the figure at `place`."""
    text = place.text
    said, lead = text[word.start : word.end], text[place.start : word.start]
    if OF_NOUN.match(said) and DETERMINED.search(lead) and re.match(r" [a-z]", text[word.end :]):
        return True  # "calls to the alleged ringleader"
    if word.end <= place.first:
        return False  # what follows it may be meant as well
    between = text[place.last : word.start]
    if word.stance == "denied" and said.casefold() == "not":
        return bool(_VERB.search(between)) or between.endswith(", ")  # "14 had died, not 15"
    if said.casefold() in ("rather than", "instead of"):  # "14 rather than 20": there are 14
        return True
    if word.stance == "withdrawn" and names_its_own(place, word):
        return True
    others = [start for start, _ in place.others]
    if ";" in between and any(at >= word.end or place.last < at < word.start for at in others):
        return True
    if _OTHER_CLAUSE.search(between) or _RISES.match(text[word.end : place.end]):
        return ", " in between or "; " in between
    nearer = [span for span in place.others if place.last < span[0] and span[1] <= word.start]
    return bool(nearer and _VERB.search(text[place.last : nearer[0][0]]) and ", " in between)
