"""Whether a stance word is clearly not about a figure of its sentence."""

import re

from as_stated.coding import StanceWord
from as_stated.draft.guesses.place import Place

# "4,127 suspected cases" counts what is suspected, and may be sure of their number.
_OF_NOUN = re.compile(r"(?:suspected|alleged|presumed|probable|unconfirmed)$", re.IGNORECASE)
_DETERMINED = re.compile(
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
    if _OF_NOUN.match(said) and _DETERMINED.search(lead) and re.match(r" [a-z]", text[word.end :]):
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


def is_name_or_noun(place: Place, word: StanceWord, between: str, behind: bool) -> bool:
    """Whether the word is part of a name or a noun of its own: "the Humanitarian Response Plan".

    Args:
        place: the figure; `word`: a stance word of its sentence; `between`: what stands between the two.
        behind: whether the figure is behind the word.
    """
    if word.stance == "intended" and _is_no_aim(place, word, behind):
        return True
    said = place.text[word.start : word.end]
    if said[0].isupper() and word.start > place.start:
        return True
    if not _OF_NOUN.match(said):
        return False
    is_determined = _DETERMINED.search(place.text[place.start : word.start]) is not None
    return behind or not between.strip() or is_determined


def _is_no_aim(place: Place, word: StanceWord, behind: bool) -> bool:
    """Whether a word of intention may tell of something else, or the figure of what is there already."""
    said, after = place.text[word.start : word.end].casefold(), place.text[word.end : place.end]
    if said in ("must", "should") and after.startswith(" have "):
        return True  # "there must have been 200 of us"
    if said in ("need", "needs", "needed"):  # "a party needs 151 seats to govern"
        return re.match(r"[^.;:]{1,60} to [a-z]", place.rest) is not None
    if said in ("demand", "request", "offer", "proposal") and re.match(r" for (?!\d)", after):
        return True  # "Demand for power hit 8,302 megawatts"
    if said == "required" and re.match(r" [a-z]+s?\b(?<! to)(?<! by)", after) and not behind:
        return True  # "one required vaccine"
    return behind and place.before.endswith(" the ")  # "a deal to free the 97 hostages"
