"""The words that modify a number, and the status they give it."""

import re
from typing import Final

from as_stated.numerals.candidate import Candidate
from as_stated.numerals.context import word_after, words_before
from as_stated.numerals.folding import Folded
from as_stated.numerals.lexicon import (
    APPROACHED,
    BOUNDING_VERBS,
    FILLERS,
    HEDGE_MODIFIERS,
    HEDGES,
    HEDGES_AFTER,
    NUMBER_WORDS,
    TEENS,
    TENS,
    UNITS,
)
from as_stated.numerals.model import Status
from as_stated.numerals.units import CURRENCY_CODES, CURRENCY_SIGNS, UNIT_KINDS
from as_stated.numerals.usage import (
    DATE_HEDGES,
    OVER_MEANS_MORE,
    QUANTITIES,
    TOPIC_BEFORE_ABOUT,
    TOPIC_BEFORE_OVER,
)
from as_stated.numerals.words import either

_GLUE = r"[ \"'(\[—–-]*"
_PHRASE = rf"(?:{either(HEDGES)})"
_MODIFIER = rf"(?:{either(HEDGE_MODIFIERS)})"
_BEFORE = re.compile(
    rf"""
    (?<![a-z])(?P<chain>(?:{_MODIFIER}[ ])*(?P<phrases>{_PHRASE}    # perhaps as many as
    (?:{_GLUE}(?:{_MODIFIER}[ ])*{_PHRASE})*))                      # … or more than
    (?:,?[ ]{either(FILLERS)})?,?{_GLUE}\Z                          # … another
    """,
    re.VERBOSE,
)
_ONE_PHRASE = re.compile(rf"(?<![a-z])(?:{_MODIFIER} )*({_PHRASE})(?![a-z])")
_TAILS: Final = frozenset(re.split(r"[ ]", phrase)[-1] for phrase in (*HEDGES, *FILLERS, "="))
_SKIPPED: Final = frozenset("\"'([—–-−," + CURRENCY_SIGNS) | {"us", "minus"}
_BRACKETS = re.compile(r"[\"'(\[—–]+ ?")
_COMMA_ALLOWED: Final = frozenset("least most minimum maximum".split())
_UNIT_BETWEEN = (
    r"(?:%|[ ](?:per[ ]cent|percent|(?:percentage|square|cubic|basis)[ ][a-z]+"
    r"|years[ ]of[ ]age|[a-z]+)|-[a-z]+(?:-old)?)?"
)
_NUMBER_FOLLOWS = (
    rf"[ ](?:an?[ ])?(?:[{re.escape(CURRENCY_SIGNS)}\d]|{either((*UNITS, *TEENS, *TENS))}(?![a-z]))"
)
_NEAR = either(h for h in HEDGES_AFTER if h not in ("+", "ish", "some"))
_FAR = either(h for h in HEDGES_AFTER if h[:3] in ("or ", "giv", "at ", "min", "max"))
_AFTER = re.compile(
    rf"""
    [\"']?(?:(?:(?P<sign>\+)|-?(?P<glued>plus|odd|ish|some)(?![a-z]))    # 200+, 40-odd
    |(?P<near>(?:,?[ ][(—–]?|—|[ (]{{2}}){_NEAR})(?![a-z-])              # 200, give or take
    |(?P<far>{_UNIT_BETWEEN},?[ (]{{1,2}}{_FAR})(?![a-z-]))                # 200 people or more
    (?![ ](?:than|to)\b|{_NUMBER_FOLLOWS})
    """,
    re.VERBOSE,
)
# "500 people without tickets at most."
_CLAUSE_END = re.compile(
    rf"""
    (?:[ ](?!(?:and|or|but|that|who|which|was|were|is|are|had|have|has|{either(NUMBER_WORDS)})\b)[a-z'-]+){{2,5}}
    [ ](?P<words>at[ ](?:the[ ](?:very[ ])?)?(?:most|least))(?=[.,;!?"')\x00]|\Z)
    """,
    re.VERBOSE,
)
# "never exceeded 100", "did not exceed", "was never more than": the bound is the other way round.
_NEGATION = re.compile(
    r"(?<![a-z])(?:never|not|cannot|[a-z]+n't)(?: (?:yet|ever|once|have|has|be|been|to))* \Z"
)
_NEGATED: Final[dict[Status, Status]] = {">": "<=", "<": ">="}
_NO_HEDGE: Final = frozenset(("identifier", "ordinal"))
_EXTREMES: Final = frozenset(("minimum", "maximum", "max"))
_AFTER_A_COMMA: Final = _EXTREMES | {"give or take", "more or less", "approximately"}
_GUARDED: Final = frozenset((*BOUNDING_VERBS, *APPROACHED)) - {"surpass", "surpassed", "surpasses",
                                                                "surpassing"}  # fmt: skip
_MANY: Final = 1000
_OF_PLACE: Final = frozenset("over above under below near".split())
_A: Final = ("a", "an")
_ADDS: Final = frozenset(
    """add adds added adding go goes went gone going move moved moves climbed climb came come get
    got rise rose pushed pushes walked drove""".split()
)
"""After these "up to" is a way, not a bound: "adds up to 30", "went up to 345"."""


def hedge_of(text: Folded, f: Candidate, floor: int) -> tuple[Status, str]:
    """Give the status of a number and its hedge, from the words before and after it."""
    if f.kind in _NO_HEDGE:
        return "=", ""
    statuses: list[Status] = []
    said: list[str] = []
    span = _span_before(text, f, floor)
    if span:
        start, end = span
        found = [HEDGES[m[1]] for m in _ONE_PHRASE.finditer(text.low, start, end)]
        words = _BRACKETS.sub("", text.plain[start:end])
        negation = _NEGATION.search(text.low, floor, start)
        if negation and len(found) == 1 and found[0] in _NEGATED:
            found = [_NEGATED[found[0]]]
            first, last = text.span(*negation.span())  # “didn’t” keeps its own apostrophe
            words = " ".join([*text.source[first:last].split(), words])
        said.append(words)
        statuses += found
    after = _after(text.low, f)
    if after:
        start, end, status = after
        said.append(text.plain[start:end].strip(" (—–,"))
        statuses.append(status)
    bounds = [each for each in statuses if each != "~"]  # these win over an approximation
    combined: Status = bounds[0] if bounds else "~" if statuses else "="
    return combined, " … ".join(said)


def _span_before(text: Folded, f: Candidate, floor: int) -> tuple[int, int] | None:
    low = text.low
    start = max(floor, f.left - 64)
    comma = False
    for word in reversed(f.before or ()):
        if word in _TAILS:
            break
        comma = comma or word == ","
        if word not in _SKIPPED and word not in CURRENCY_CODES:
            return None
    else:
        return None
    if comma and word not in _COMMA_ALLOWED:
        return None
    m = _BEFORE.search(low, start, f.left)
    if m is None:
        return None
    begin, end = m.span("chain")
    while begin < end and not _modifies(text, begin, end, f, floor):
        following = _ONE_PHRASE.match(low, begin)
        if following is None:
            return None
        begin = following.end()
        while begin < end and not low[begin].isalnum():
            begin += 1
    return (begin, end) if begin < end else None


def _modifies(text: Folded, start: int, end: int, f: Candidate, floor: int) -> bool:
    """Whether the hedge that starts here is about this number."""
    low = text.low
    m = _ONE_PHRASE.match(low, start)
    if m is None:
        return False
    phrase = m[1]
    before = words_before(low, start, floor)
    last = before[-1] if before else ""
    if f.kind == "date":
        return phrase in DATE_HEDGES or (
            phrase == "at least" and last in ("until", "till", "by", "since")
        )
    if m.start(1) > m.start():
        return True  # "well over", "just under"
    if phrase in _OF_PLACE and text.plain[f.start].isdecimal() and low[end : f.left].strip() in _A:
        return False  # "held over a 2.1 billion fraud", "above a 2% target"
    if phrase == "not even":
        return text.plain[m.start(1)].islower()  # "Not even 40 policemen could stop him"
    if phrase == "about":
        return last not in TOPIC_BEFORE_ABOUT
    if phrase in ("c", "ca"):
        small = phrase == "ca" and text.plain[m.start(1) : m.end()] == "ca"  # else California
        return small or low[m.end() : m.end() + 1] in ".1"
    if phrase == "over":
        spell = f.kind == "duration" and UNIT_KINDS.get(word_after(low, f.end)) == "duration"
        if spell and m.end() >= end and last not in OVER_MEANS_MORE:
            return bool(re.match(r"[ -][a-z]+ (?:ago|old)\b|[ -]year-old", low[f.end : f.end + 24]))
        return last not in TOPIC_BEFORE_OVER
    if phrase == "up to":
        return last not in _ADDS
    if phrase in _GUARDED:
        return _of_a_quantity(f, before)
    if phrase in ("near", "north of", "south of"):
        return f.kind in ("percent", "money", "measure") and (
            phrase == "near" or f.kind != "measure"
        )
    if phrase in ("under", "below", "above"):
        return low[f.start : f.end] != "one"
    return True


def _of_a_quantity(f: Candidate, before: tuple[str, ...]) -> bool:
    """Whether what topped, crossed or neared the number is a quantity, not a person on a road."""
    if not QUANTITIES.isdisjoint(before) or f.kind == "percent":
        return True
    return f.kind in ("money", "measure", "count") and f.value is not None and f.value >= _MANY


def _after(low: str, f: Candidate) -> tuple[int, int, Status] | None:
    m = _AFTER.match(low, f.right)
    if m is None:
        m = _CLAUSE_END.match(low, f.right) if f.kind == "count" else None
        words = m["words"] if m else ""
        return (*m.span("words"), HEDGES_AFTER[words]) if m and words in HEDGES_AFTER else None
    glued = m["sign"] or m["glued"]
    if glued:
        return m.end() - len(glued), m.end(), HEDGES_AFTER[glued]
    name = "near" if m["near"] else "far"
    phrase = re.search(either(HEDGES_AFTER) + r"\Z", m[name])
    if phrase is None:
        return None
    words = phrase[0]
    start = m.end(name) - len(words)
    if words.startswith("and ") and f.kind not in ("duration", "money", "measure", "percent"):
        return None  # "three dead and under fire"
    rest = low[m.end() : m.end() + 4].strip()
    set_off = words.startswith(("or ", "at ")) and not rest[:1].isalnum()  # "60, or more, were"
    if "," in m[name] and words not in _AFTER_A_COMMA and not set_off:
        return None
    if f.kind == "date" and words not in DATE_HEDGES | {"or so", "or thereabouts"}:
        return None
    if words in ("at least", "at most", "at the least", "at the most", "minimum", "maximum",
                 "approximately", "plus", "odd", "max"):  # fmt: skip
        numeral_follows = rest[:1].isdecimal()
        if numeral_follows or (words == "plus" and not rest[:1].isalpha()):
            return None
        loose = words in ("at least", "at most", "approximately") or (
            name == "far" and words in _EXTREMES
        )
        if loose and rest[:1].isalpha():
            return None  # it modifies what follows: "5 people at least one of whom"
    return start, m.end(name), HEDGES_AFTER[words]
