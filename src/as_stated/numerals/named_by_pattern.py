"""Numbers that are names by what stands around them: footnote marks, house numbers, bills, ships."""

import re
from typing import Final

from as_stated.numerals.candidate import Candidate
from as_stated.numerals.context import word_after
from as_stated.numerals.folding import Folded
from as_stated.numerals.named_by_word import PLURAL

_MARKS: Final = re.compile(r"\d{1,3}(?=(?:[,–-] ?\d{1,3})*\])")
_MARK_LEFT: Final = re.compile(r"(?:[^\s\[]|[.!?\"'] )\[(?:\d{1,3}[,–-] ?)*\Z")
_STREET: Final = re.compile(
    r"""\ (?:[NSEW]\.?\ |(?:North|South|East|West)\ )?   # 340 N. Orchard Street
    (?:(?:[A-Z][\w'.-]*|\d+(?:st|nd|rd|th))\ ){1,3}       # 12 St. Mary's Road, 12 5th Avenue
    (?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Place|Terrace|Crescent
    |Highway|Hwy|Parkway|Pkwy|Close|Quay|Row|Square|Way|Mews|Gardens)(?![\w'])""",
    re.VERBOSE,
)
_BILL: Final = re.compile(
    r"""(?<![\w.])(?:H\.?\ ?R\.?|[HSA]\.?\ ?B\.?|L\.?\ ?D\.?|S\.         # H.R. 4410, SB 12, S. 981
    |[HS]\.?\ ?(?:J\.?\ |Con\.?\ )?Res\.?)\ \Z                          # H.J. Res. 25""",
    re.VERBOSE,
)
_CLASS: Final = (
    r"(?:yacht|ship|ferry|boat|vessel|tanker|trawler|freighter|liner|warship|frigate|destroyer|"
    r"submarine|barge|tug|schooner|cruiser|steamer|lifeboat|dhow|canoe|satellite|rocket|probe|"
    r"spacecraft|lander|rover|mission|project|programme|program|operation|campaign|film|game|"
    r"pipeline|reactor|rig|platform|drone|telescope|capsule|shuttle|carrier|launch)s?"
)
_CALLED: Final = re.compile(
    rf"""(?:\b{_CLASS},?\ [\"']?|(?<![A-Z])(?:MV|MT|SS|HMS|USS|MS|FV|RV|M/V)\ )
    (?:[A-Z][\w'-]*\ ){{1,3}}\Z""",
    re.VERBOSE,
)
_SECOND: Final = re.compile(r"[\"']?(?: and | or |, (?:and )?)[\"']?(?:[A-Z][\w'-]*\ ){1,3}\Z")
_LARGEST: Final = 999


def is_footnote(plain: str, at: int) -> bool:
    """Whether the digit at `at` is a footnote mark in square brackets: "14[3]", "14[3, 4]"."""
    if "[" not in plain[max(0, at - 8) : at] or not _MARKS.match(plain, at):
        return False
    return bool(_MARK_LEFT.search(plain, max(0, at - 16), at))


def is_named_by_pattern(text: Folded, f: Candidate, previous: Candidate | None) -> bool:
    """Whether an amount in digits is a house number, a bill's number or part of a ship's name."""
    plain = text.plain
    if not plain[f.start].isdecimal() or f.to is not None or not isinstance(f.value, int):
        return False
    said = plain[f.start : f.end]
    if not said.isdecimal():
        return False
    last = plain[max(0, f.start - 2) : max(0, f.start - 1)]
    if (last == "." or last.isupper()) and _BILL.search(plain, max(0, f.start - 12), f.start):
        return True
    if plain.startswith(" block of ", f.end) and f.value % 100 == 0:
        return True  # "the 1200 block of Fourth Street"
    following = plain[f.end + 1 : f.end + 2]
    street = _STREET.match(plain, f.end) if following.isupper() or following.isdigit() else None
    if street:
        return not PLURAL.match(word_after(text.low, street.end()))
    if f.value > _LARGEST or not last.isalnum():
        return False
    word = plain.rfind(" ", max(0, f.start - 30), f.start - 1) + 1
    if not (word and plain[word].isupper()) or PLURAL.match(word_after(text.low, f.end)):
        return False
    if _CALLED.search(plain, max(0, f.start - 60), f.start):
        return True
    if previous is None or previous.kind != "identifier" or f.start - previous.end > 40:
        return False
    return bool(_SECOND.fullmatch(plain, previous.end, f.start)) and bool(
        _CALLED.search(plain, max(0, previous.start - 60), previous.start)
    )
