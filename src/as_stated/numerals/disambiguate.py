"""Words that are numbers in one sentence and not in the next: one, second, third, quarter, half."""

import re
from typing import Final

from as_stated.numerals.candidate import Candidate, ratio
from as_stated.numerals.context import word_after, words_before
from as_stated.numerals.lexicon import DENOMINATORS, TEENS, UNITS, VAGUE_NOUNS, VAGUE_QUANTIFIERS
from as_stated.numerals.usage import CASUALTY_WORDS, NOT_A_NOUN, NOT_BEFORE_ONE
from as_stated.numerals.words import either, scales

_SMALL: Final = UNITS | TEENS
_PARTS: Final = {n for n in DENOMINATORS if n not in ("half", "quarter")}
_FRACTION = re.compile(
    rf"({either(_SMALL)})[ -](?:(half)|(quarters?)|({either(_PARTS)})(s?))(?![a-z])"
)
_SHARE = re.compile(rf"({either(_PARTS)}|quarter|half)(?![a-z])")
_SHARE_OF = frozenset("of more less fewer higher lower larger smaller".split())
_SHARE_AFTER = frozenset(
    "by nearly almost about than over around roughly just under only least up down barely".split()
)
_NOT_HALF = re.compile(
    r"""
    -?(?:time|way|hearted|brothers?|sisters?|mast|back|term|truths?|finals?|baked|past|century
        |centuries|marathon|life)\b                          # half-time
    |[ ](?:time|past|marathon|brothers?|sisters?)\b         # half past
    |'s\b                                                   # half's
    """,
    re.VERBOSE,
)
_HALF_OF_WHAT = frozenset(
    "first second other latter last final opening either top bottom better northern southern "
    "eastern western upper lower this each per one's closing early".split()
)
_TIME_LATER = frozenset("later ago before after earlier apart".split())
_SCALED = either(VAGUE_NOUNS)
_VAGUE = re.compile(
    rf"""
    (?:tens(?=[ ]of)                                                               # tens of
     |scores(?=[ ](?:of|more|dead|killed|injured|wounded|were|are|have|died|others
                    |remain|arrested)\b)                                           # scores of
     |{_SCALED}s)                                                                  # hundreds
    (?:(?:[ ]of|,?[ ]and)(?:[ ](?:tens|{_SCALED}s))(?![a-z]))*(?![a-z])            # … of thousands
    """,
    re.VERBOSE,
)
_QUANTIFIER = re.compile(rf"(?<![a-z])(?:{either(VAGUE_QUANTIFIERS)})[ -]\Z")
_NOT_SCORES = frozenset("test exam credit box high sat math reading judges' he she who".split())
_IDIOM_ONE = re.compile(
    r"-(?:off|sided|time|way|on-one|to-one|stop|size|another|by-one|upmanship|liner|shot|eyed)"
    r"| by one\b| on one\b|'|\.\w"
)
_IN_SO_MANY = re.compile(
    rf" in (?:every )?(?:\d|a (?:hundred|thousand|million)\b|{either(_SMALL)}|{_SCALED}|twenty)"
)
_DAY_AFTER = re.compile(r" day (?:later|after|before|ago|earlier|of)\b")
_AUXILIARY = frozenset("was were is has had have remains been of is are in".split())


def vague(low: str, at: int) -> Candidate | None:
    """Read "dozens", "tens of thousands", "several hundred"; `at` is at the noun.

    >>> found = vague("a few thousand people", 6)
    >>> (found.start, found.end)
    (0, 14)
    """
    m = _VAGUE.match(low, at)
    quantifier = _QUANTIFIER.search(low[max(0, at - 20) : at])
    start = at - len(quantifier[0]) if quantifier else at
    if m:
        if m[0].startswith("scores"):
            last = words_before(low, at)[-1:]
            if last and last[0] in _NOT_SCORES:
                return None
        return Candidate(start, m.end(), kind="vague")
    if quantifier is None:
        return None
    noun = re.compile(rf"{_SCALED}(?![a-z])").match(low, at)
    if noun is None:
        return None
    more = scales(low, noun.end())
    return Candidate(start, more.end if more else noun.end(), kind="vague")


def fraction(low: str, at: int) -> Candidate | None:
    """Read a fraction in words that starts here: "two-thirds", "third" after "a", "half".

    >>> fraction("two-thirds of them", 0).value
    Decimal('0.6666666666666666666666666667')
    """
    m = _FRACTION.match(low, at)
    if m:
        above = _SMALL[m[1]]
        if m[2]:
            return Candidate(at, m.end(), ratio(above, 2), kind="fraction") if above == 1 else None
        below = 4 if m[3] else DENOMINATORS[m[4]]
        fits = above in (1, 3) if m[3] else (above == 1) == (m[5] == "") or m[5] == "s"
        glued = low[m.start() + len(m[1])] == "-"
        if (
            m[4] in ("hundredth", "thousandth")
            and not m[5]
            and _is_ordinal(low, at, m.end(), above)
        ):
            return None
        if 0 < above < below and (fits or glued):
            return Candidate(at, m.end(), ratio(above, below), kind="fraction")
        return None
    return _share(low, at)


def _is_ordinal(low: str, at: int, end: int, above: int) -> bool:
    """Whether "two-hundredth" counts to 200: a fraction would be "two-hundredths", "one-hundredth of"."""
    last = words_before(low, at)[-1:]
    following = word_after(low, end)
    if following == "of" or last in (("a",), ("an",)):
        return False
    return above > 1 or (
        last in (("the",), ("his",), ("her",), ("their",), ("its",)) and following != ""
    )


def _share(low: str, at: int) -> Candidate | None:
    m = _SHARE.match(low, at)
    if m is None:
        return None
    article = re.search(r"(?<![a-z])an? \Z", low[max(0, at - 4) : at])
    start = at - len(article[0].strip()) - 1 if article else at
    before = words_before(low, start)
    last = before[-1] if before else ""
    if m[1] == "half":
        if last == "-":  # "first-half sales"
            last = "".join(before[-2:-1])
        if _NOT_HALF.match(low, m.end()) or last in _HALF_OF_WHAT:
            return None
        if last == "the" and word_after(low, m.end()) != "of":
            return None
        if low[m.end() : m.end() + 1] == "-":
            start = at  # "a half-point cut": the article is the cut's
        return Candidate(start, m.end(), ratio(1, 2), kind="fraction")
    following = word_after(low, m.end()) if low[m.end() : m.end() + 1] != "-" else "-"
    is_share = following in _SHARE_OF or (
        last in _SHARE_AFTER and (not following or following in NOT_A_NOUN)
    )
    if m[1] == "quarter" and following not in ("-", "past", "to", "final", "finals", "back"):
        is_share = is_share or following not in _TIME_LATER
    if article is None:
        is_share = m[1] == "quarter" and following == "of" and last in _SHARE_AFTER
    if not is_share:
        return None
    return Candidate(start, m.end(), ratio(1, DENOMINATORS[m[1]]), kind="fraction")


def second_is_time(low: str, at: int, end: int) -> bool:
    """Whether "second" is the unit of time, not the ordinal: "a second later", "per second".

    >>> second_is_time("metres per second", 11, 17), second_is_time("the second round", 4, 10)
    (True, False)
    """
    before = words_before(low, at)
    last = before[-1] if before else ""
    if last in ("per", "split", "/", "every") or last[:1].isdecimal() or last in _SMALL:
        return True
    if last == "-" and len(before) > 1 and (before[-2][:1].isdecimal() or before[-2] in _SMALL):
        return True
    if last in ("of", "than") and before[-2:-1] in (("fraction",), ("hundredths",), ("tenths",)):
        return True
    following = word_after(low, end)
    if last == "a" and before[-2:-1] in (("of",), ("within",)):
        return not following or following in NOT_A_NOUN
    return last in ("a", "each") and following in _TIME_LATER


def one_is_number(low: str, at: int, end: int, after_number: bool) -> bool:
    """Whether "one" is a number, not a pronoun or part of an idiom.

    `after_number`: another number stands shortly before ("two in Baku and one in Ganja").

    >>> one_is_number("one soldier died", 0, 3, False), one_is_number("one of the", 0, 3, False)
    (True, False)
    """
    if _IDIOM_ONE.match(low, end):
        return False
    before = words_before(low, at)
    last = before[-1] if before else ""
    if last == "-" and before[-2:-1] and before[-2] in ("no", "any", "every", "some", "hard"):
        return False
    following = word_after(low, end)
    if following == "in" and _IN_SO_MANY.match(low, end):
        return True
    if last in ("least", "than", "most", "exactly", "nearly", "about", "around"):
        return following != "another" and not (last == "about" and following in NOT_A_NOUN)
    if re.match(r" or (?:more|fewer|less)\b", low[end : end + 10]):
        return True
    if last in ("only", "just"):
        return following not in ("of", "another")
    if last == "at" and following in ("point", "time", "stage", "moment"):
        return False
    if last == "on" and following in ("side", "hand", "level"):
        return False
    if low[end : end + 1] == "-" and low[end + 1 : end + 2].isalpha():
        return True
    if last in CASUALTY_WORDS or (after_number and last in ("and", "plus", ",", "to")):
        return following != "of" and following != "another"
    if last in NOT_BEFORE_ONE and not (
        last == "that" and following and following not in NOT_A_NOUN
    ):
        return False
    return _one_before_word(low, end, last, following)


def _one_before_word(low: str, end: int, last: str, following: str) -> bool:
    """Whether "one" is a number by the word that follows it; `last` is the word before."""
    if following in _AUXILIARY:
        beyond = re.findall(r"[a-z]+", low[end : end + 40])[1:4]
        return following != "of" and not CASUALTY_WORDS.isdisjoint(beyond[:2])
    if following == "day":
        return (
            bool(_DAY_AFTER.match(low, end)) or last in ("in", "within", "for") or low[end] == "-"
        )
    return bool(following) and (following in CASUALTY_WORDS or following not in NOT_A_NOUN)


def zero_is_number(low: str, at: int, end: int) -> bool:
    """Whether "zero" is a number, not part of a name: "ground zero", "net zero", "zero tolerance"."""
    last = words_before(low, at)[-1:]
    if last and last[0] in ("ground", "net", "patient", "absolute", "year", "sub", "hour", "-"):
        return False
    return not re.match(r"[ -](?:tolerance|sum|hour|in on|emission)", low[end : end + 12])
