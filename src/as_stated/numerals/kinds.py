"""What kind of thing an amount is, from the words and signs around it."""

import re
from typing import Final

from as_stated.numerals.candidate import Candidate
from as_stated.numerals.context import word_after
from as_stated.numerals.currencies import currency_before
from as_stated.numerals.folding import Folded
from as_stated.numerals.model import Kind
from as_stated.numerals.named_by_pattern import is_named_by_pattern
from as_stated.numerals.named_by_word import continues_names, is_name
from as_stated.numerals.quakes import GREATEST, is_magnitude
from as_stated.numerals.times import (
    continues_ages,
    continues_counts,
    is_age,
    is_time,
    is_year,
    is_year_of_a_name,
)
from as_stated.numerals.units import CURRENCY_SIGNS, UNIT_ADJECTIVES, UNIT_KINDS

_UNIT = re.compile(
    rf"([ -]?)(?:([%‰°{re.escape(CURRENCY_SIGNS)}]c?f?)|(km/h|m/s|[a-zµμ]+\.?))([²³₂]|[23](?!\w|[.,]\d))?"
)
_OF_TIME = re.compile(
    r"(?: an?|-| )[ -]?(?:second|minute|hour|day|week|month|year|decade|century)(?![a-z])"
)
_POUND_OF = re.compile(r"[ -](?:pounds?|lbs?) of ")
_SYMBOL_ENDS = re.compile(r"[gthl](?![\w'-]|\.\w)")
_SIGNS: Final = frozenset(CURRENCY_SIGNS)
_HYPHENED: Final = frozenset("second hour day night week month year".split())
_OF_DAY = re.compile(r" (?!periods|intervals|spells)[a-z]{4,}s\b")
_LAST = re.compile(r" (?:last|past|first|final)")
_WON: Final = frozenset("won real crown crowns som league".split())


def classify(
    text: Folded, f: Candidate, before: tuple[str, ...], previous: Candidate | None
) -> None:
    """Set the kind of an amount; also its `left` past a currency sign and `right` past a unit."""
    if f.kind is not None:
        if f.kind == "fraction" and _OF_TIME.match(text.low, f.end):
            f.kind = "duration"  # "half an hour"
        return
    if f.value is None:
        f.kind = "identifier"
        return
    unit = _unit(text, f)
    if is_named_by_pattern(text, f, previous) and unit != "money":
        f.kind, f.value = "identifier", None
    elif _currency(text, f, before) or (f.to and _SIGNS & {*text.plain[f.start : f.end]}):
        f.kind = "money"
    elif unit is not None and not is_name(text, f, unit):
        f.kind = unit
    elif is_name(text, f, None) or continues_names(text, f, previous):
        f.kind, f.value, f.to = "identifier", None, None
    elif previous is not None and continues_counts(text, f, previous):
        f.kind = "percent" if previous.kind == "percent" else "count"
    elif is_time(text, f, before, previous):
        f.kind = "date"
    elif is_age(text, f, before) or continues_ages(text, f, previous):
        f.kind = "duration"
    elif f.to is None and f.value <= GREATEST and is_magnitude(text.low, f.start, f.end, before):
        f.kind = "measure"
    elif is_year(text, f, before) or is_year_of_a_name(text, f, previous):
        f.kind = "date"
    else:
        f.kind = "count"
    if previous is not None and f.kind in ("money", "percent", "measure"):
        _lend_kind(text, f, previous)


def _lend_kind(text: Folded, f: Candidate, previous: Candidate) -> None:
    """Give the number before the kind of this one: "from 4.1 to 5.6 billion dollars"."""
    if previous.kind == "count" and text.low[previous.end : f.start] == " to ":
        previous.kind = f.kind


def _currency(text: Folded, f: Candidate, before: tuple[str, ...]) -> bool:
    start = currency_before(text.plain, f.start, before[-1]) if before else None
    if start is None:
        return False
    if text.low[start].isalpha() and f.before and f.before[-1].isalpha():
        f.before = f.before[:-1]  # the letters are no word between hedge and figure
    f.left = start
    return True


def _unit(text: Folded, f: Candidate) -> Kind | None:
    """The kind that the unit after the number gives it; a unit with a digit becomes part of it."""
    low, at = text.low, f.end
    for step in range(3):
        m = _UNIT.match(low, at)
        if m is None:
            return None
        word = m[2] or m[3].rstrip(".")
        kind = UNIT_KINDS.get(word)
        if step and m[1] == "":
            return None
        if word == "per":
            return "percent" if word_after(low, m.end(3)) in ("cent", "mille") else None
        if step and kind == "duration" and word[-1] != "s" and _LAST.fullmatch(low, f.end, at):
            return None  # "It killed 52 last year": nothing lasted
        if kind and not _is_other_word(text, word, m, step):
            if word in ("percentage", "basis") and "point" not in word_after(low, m.end()):
                return None
            if kind == "money" and _POUND_OF.match(low, f.end):
                kind = "measure"
            if m[4] and kind == "measure":
                f.end = f.right = m.end()  # "5 km²": its digit belongs to this number
            elif step == 0 and m[1] == "":
                f.right = m.end()
            return kind
        if word == "light" and word_after(low, m.end()).startswith("year"):
            return "measure"
        if not m[1] or not (word in UNIT_ADJECTIVES or word.endswith("ing")):
            return None
        at = m.end()
    return None


def _is_other_word(text: Folded, word: str, m: re.Match[str], step: int) -> bool:
    """Units that are also other words: "the team with 20 won", "5 in", "30 league titles"."""
    if len(word) == 1 and m[1] and re.match(r"[A-Z]-\d", text.plain[m.start(3) : m.end() + 2]):
        return True  # "27 F-16 pilots"
    if word in ("c", "f") and m[1] == " " and text.plain[m.start(3)].isupper():
        return False  # "-25 C"
    if word in ("g", "t", "h", "l") and m[1]:
        return not _SYMBOL_ENDS.match(text.plain, m.start(3))  # "20 g", "a 20-t lorry"
    if word in ("p", "c", "f", "in") and m[1]:
        return True
    if word in _WON:
        at = text.plain[m.start() - 1 : m.start()]
        return not (step or (word == "won" and at == "n"))
    if (
        word in _HYPHENED and m[1] == " "
    ):  # "300 second-year students", "12 day-trippers", "5 hour-long talks"
        is_joined = re.match(r"-(?!olds?\b)[a-z]", text.low[m.end() : m.end() + 5]) is not None
        is_of_day = word in ("day", "night") and _OF_DAY.match(text.low, m.end()) is not None
        return is_joined or is_of_day or (word == "second" and step > 0)
    return word == "second" and m[1] != "-" and step > 0
