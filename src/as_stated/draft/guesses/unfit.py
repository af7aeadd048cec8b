"""Numbers of a kind that counts, in a place where they count nothing: entries of a list, scores, parts of names."""

import re

from as_stated.coding import TODO
from as_stated.numerals import Number

# "1. Fires." at the beginning of a line.
_ENTRY = re.compile(r"(?:^|\n)[ \t]*\(?$")
_ENTRY_END = re.compile(r"[.)][ \t]")
# "junctions 4 and 9": what a number names one of.
_NAMES = r"""(?:junctions?|pages?|chapters?|platforms?|gates?|exits?|sections?|rows?|terminals?|lanes?|blocks?|zones?
    |sectors?|routes?|highways?|channels?|episodes?|rounds?|categor(?:y|ies)|levels?|phases?|stages?|tiers?|steps?|items?
    |tables?|annex(?:es)?|paragraphs?|grades?|(?<!the\ )(?<!s\ )numbers?|nos?\.|ward|cell|hangar|pier|dock|berth|apartment|bay|plot|lot)"""
_OF_NAME = re.compile(rf"\b{_NAMES}\ (?:\d+(?:\.\d+)?\ (?:and|to)\ )?$", re.VERBOSE | re.IGNORECASE)
# "Rovers 3 Albion 1", "won 3-1"
_SCORE = re.compile(
    r"""(?:^|(?<=\n))(?:[A-Z][\w’'.-]+\ ){1,3}\d{1,2},?\ (?:[A-Z][\w’'.-]+\ ){1,3}\d{1,2}(?=[:.;,\s]|$)""",
    re.VERBOSE,
)
# "The toll of 1988": of a year, or so many.
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_OF_YEAR = re.compile(
    r"""
    \b (?:the|that|this|its|their|whose|[\w’']+[’']s?) [ ] (?: [\w-]+ [ ] ){0,2}
    (?:tolls?|numbers?|figures?|totals?|counts?|tally|records?|averages?|sum|maximum|minimum|median|mean) [ ] of [ ] $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EMERGENCY = re.compile(r" (?:calls?|callers?|operators?|dispatchers?|recordings?)\b")
_SHARES_UNIT = re.compile(r" (?:and|or|to) ")


# "3.5 doctors per 1,000 people"
TOLD_PER = "what a rate is told per"
_PER = re.compile(r"\b(?:per|(?:for|out of|in) every) $")


def why_unfit(text: str, number: Number, following: Number | None) -> str:
    """Why a number counts nothing where it stands; empty: it may be a figure; `TODO`: a person has to read it.

    Args:
        following: the next number of the text.

    >>> from as_stated.numerals import find_numbers
    >>> text = "1. People. Two are hurt."
    >>> why_unfit(text, find_numbers(text)[0], None)
    'the number of an entry'
    """
    before = text[max(number.start - 80, 0) : number.start]
    if _ENTRY.search(before) and _ENTRY_END.match(text, number.end) and number.text.isdigit():
        return "the number of an entry"
    if number.text[0].isdigit() and not number.hedge and _OF_NAME.search(before):
        return "part of a name"
    if number.kind == "count" and not number.hedge and _PER.search(before):
        return TOLD_PER
    if _YEAR.fullmatch(number.text) and _OF_YEAR.search(before):
        return TODO
    if number.text in ("911", "999") and not number.hedge and _EMERGENCY.match(text, number.end):
        return TODO
    line = text.rfind("\n", 0, number.start) + 1
    if any(
        each.start() <= number.start < each.end()
        for each in _SCORE.finditer(text, line, number.end + 80)
    ):
        return "a score of a game"
    if following and following.kind == "duration":
        between = text[number.end : following.start]
        return "a length of time or an age" if _SHARES_UNIT.fullmatch(between) else ""
    return ""
