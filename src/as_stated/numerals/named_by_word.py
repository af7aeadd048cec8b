"""Numbers that name a thing: "Article 115.4", "Boeing 737", "pages 12-15"."""

import re
from typing import Final

from as_stated.numerals.candidate import Candidate
from as_stated.numerals.context import word_after
from as_stated.numerals.folding import Folded
from as_stated.numerals.model import Kind
from as_stated.numerals.units import (
    IDENTIFIER_BEFORE,
    IDENTIFIER_IF_BARE,
    IDENTIFIER_IF_CAPITAL,
    IDENTIFIER_IF_SMALL,
    IDENTIFIER_PLURALS,
    PERSON_NOUNS,
    SMALL_IDENTIFIER,
)
from as_stated.numerals.usage import CASUALTY_WORDS

_WORD_LEFT = re.compile(r"(?:([^\W\d_]+\.?|№|#|§+)(?: |:|: )?|(magnitude)[ -])\Z")
_NAMING: Final = (
    IDENTIFIER_BEFORE
    | IDENTIFIER_IF_BARE
    | IDENTIFIER_IF_CAPITAL
    | IDENTIFIER_IF_SMALL
    | IDENTIFIER_PLURALS
    | frozenset(("p", ":", "#", "-", "№", "§", "§§"))
)
_BARE = re.compile(r"(?<![a-z])(?:the|an?|this|that|each|every|per|his|her|their|its|one|no) \Z")
_VERBS: Final = frozenset("were are had have would could".split())
PLURAL = re.compile(
    r"(?!is\b|was\b|has\b|as\b|its\b|this\b|us\b|his\b|does\b|says\b)[a-z]{3,}s(?![a-z])"
)


def is_name(text: Folded, f: Candidate, unit: Kind | None) -> bool:
    """Whether the word before makes a number with this `unit`, or None, a name: "Article 115.4"."""
    plain = text.plain
    if not f.before or f.before[-1] not in _NAMING:
        return False
    m = _WORD_LEFT.search(plain, max(0, f.start - 18), f.start)
    if m is None or m[1] is None or (f.to is not None and m[1].lower() not in IDENTIFIER_PLURALS):
        return False
    word, said = m[1].lower(), plain[f.start : f.end]
    if word in ("§", "§§", "№", "#"):
        return True
    if word == "pp" and m[1].isupper():
        return False  # "the PP 145": a party
    if word == "p" and plain[max(0, m.start() - 2) : m.start()] == "S&":
        return True
    large = "," in said or not isinstance(f.value, int) or " " in said
    following = word_after(text.low, f.end)
    if word in IDENTIFIER_BEFORE:
        return not (large and "," in said) and following not in PERSON_NOUNS and unit is None
    if unit is not None or large or following in PERSON_NOUNS or not isinstance(f.value, int):
        return False
    if word in IDENTIFIER_IF_BARE and m[1][0].islower() and plain[f.start].isdecimal():
        is_bare = _BARE.search(text.low, max(0, m.start() - 12), m.start()) is None
        return is_bare and not PLURAL.match(following) and following not in CASUALTY_WORDS | _VERBS
    if word in IDENTIFIER_IF_SMALL and f.value <= SMALL_IDENTIFIER and m[0][-1:] == " ":
        return not PLURAL.match(following) or m[1][0].isupper()
    if not m[1][0].isupper() or not (word in IDENTIFIER_IF_CAPITAL or word in IDENTIFIER_IF_SMALL):
        return False
    starts_sentence = plain[max(0, m.start() - 2) : m.start()].strip(" ") in ("", ".", "\x00")
    if starts_sentence and m.start() > 0 and PLURAL.match(following):
        return False
    return not 1500 <= f.value <= 2100


def continues_names(text: Folded, f: Candidate, previous: Candidate | None) -> bool:
    """Whether a list of names goes on after a plural: "Articles 5, 6 and 7"."""
    if previous is None or previous.kind != "identifier" or f.start - previous.end > 6:
        return False
    if text.low[previous.end : f.start] == "(" and text.low[f.end : f.end + 1] == ")":
        return True  # "Article 5(1)"
    if text.low[previous.end : f.start] not in (", ", " and ", ", and ", " or ", " to "):
        return False
    if not previous.before or previous.before[-1] not in IDENTIFIER_PLURALS:
        return False
    if "," in text.plain[f.start : f.end] or word_after(text.low, f.end) in PERSON_NOUNS:
        return False
    f.before = previous.before  # for the number after this one
    return True
