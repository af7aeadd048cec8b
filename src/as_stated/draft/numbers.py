"""Which numbers of a text a draft takes for figures, and why the others are none."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from as_stated.coding import TODO
from as_stated.draft.guesses.unfit import TOLD_PER, why_unfit
from as_stated.numerals import Number

FIGURES = ("count", "percent", "money", "measure")
# Why a number of these kinds is no figure; of any other kind a person has to say.
REASONS = {
    "date": "a date or a time of day",
    "duration": "a length of time or an age",
    "ordinal": "a place in an order",
    "identifier": "part of a name",
    "vague": "a vague quantity: no number is stated",
}

_CALLED = re.compile(r"\+?[\d ().-]*")  # a number to call, by its shape
_SCORED = re.compile(r"\d{1,3} ?[-–:] ?\d{1,3}")
# "7 in 10", "1 to 3 of every 1,000"
_SHARE = re.compile(r" (?:(?:in|out of)(?: every)?|of every) ")


def is_figure(number: Number) -> bool:
    """Whether a draft takes a number for a figure: something counted, paid or measured."""
    return number.kind in FIGURES and number.magnitude is not None


def reason_of(number: Number) -> str:
    """Why a number is no figure, by its kind; empty where a person has to say.

    >>> from as_stated.numerals import find_numbers
    >>> [reason_of(each) for each in find_numbers("They won 3-1; call +44 20 7946 0142.")]
    ['a score, or two sides of something else', 'a phone number or the like']
    """
    if number.kind == "identifier" and _SCORED.fullmatch(number.text):
        return "a score, or two sides of something else"
    if number.kind == "identifier" and _CALLED.fullmatch(number.text):
        digits = sum(each.isdigit() for each in number.text)
        return "a phone number or the like" if digits > 6 else REASONS["identifier"]
    return REASONS.get(number.kind, "")


def why_no_figures(text: str, numbers: Sequence[Number]) -> Mapping[Number, str]:
    """The numbers that `is_figure` lets pass and that are none where they stand, each with the reason.

    The reason is `TODO` for a share told in two numbers ("7 in 10"), which a person has to read.

    >>> from as_stated.numerals import find_numbers
    >>> text = "1. Seven in 10 of the 300 houses"
    >>> [*why_no_figures(text, find_numbers(text)).values()]
    ['the number of an entry', 'TODO', 'TODO']
    """
    following = [*numbers[1:], None]
    reasons = {
        number: reason
        for number, after in zip(numbers, following, strict=False)
        if is_figure(number) and (reason := why_unfit(text, number, after))
    }
    for part, whole in pairwise(each for each in numbers if is_figure(each)):
        if part in reasons or reasons.get(whole) not in (None, TOLD_PER):
            continue
        if _SHARE.fullmatch(text, part.end, whole.start) and _is_share(part, whole):
            reasons |= {part: TODO, whole: TODO}
    return reasons


def _is_share(part: Number, whole: Number) -> bool:
    few = whole.magnitude in (20, 50, 100, 1000) or (whole.magnitude or 0) <= 10
    return few and (part.magnitude or 0) < (whole.magnitude or 0)
