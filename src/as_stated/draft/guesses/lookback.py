"""Whether a figure is an earlier one, told beside the one that holds now: "down from 52"."""

import re

from as_stated.coding import TODO, find_look_backs
from as_stated.draft.guesses.place import Open, Place, Span, few_words

_SAID_EARLIER = re.compile(rf"{few_words(5)}[ ]")  # between the words and their number
_YESTERDAY = re.compile(r"^(?:[ ][\w’'-]+){0,4}[ ](yesterday|the day before)\b")


# "up 12% from | 16.6 million"
_FROM_BASE = re.compile(
    r"""
    \b (?:up|down|r[io]sen?|rose|f[ae]ll(?:en|ing)?|gained|lost|dropped|climbed|jumped|grew|grown|slipped)
    (?: [ ] (?:by|about|some|nearly|almost|over|more|than) )* [ ] [\d.,]+ (?: [ ]?% | [ ]per[ ]?cent ) [ ] (?P<word>from[ ]) $
    """,
    re.VERBOSE,
)
# "had spoken of 13 dead and about | 70 hurt"
_AND_TOO = re.compile(r"\bhad (?:spoken|talked) of [^.;:,]*\d [a-z]+ and $")
_THEN = re.compile(r", (?:and )?then $")
_HAD = re.compile(r"\bhad \w+ ")
# "a profit of | 1.1 million dollars | a year earlier"
_YEAR_EARLIER = re.compile(
    r"(?:[ ](?!than\b)[\w’'-]+){0,2}[ ]((?:a|one)[ ](?:week|month|quarter|year)[ ](?:earlier|before(?=[.,;:!?)]|$)))\b"
)


def guess_earlier(place: Place) -> Span | Open | None:
    """The words that make a figure an earlier one.

    Returns:
        Their span in the article; None where there are none; `TODO` where some stand before the
        figure and their place does not say whether they mean it.
    """
    text = place.text
    looks = find_look_backs(text, place.start, place.last)
    for start, end in reversed([each for each in looks if each[1] <= place.first]):
        between = text[end : place.first]
        if text[start:end].casefold().endswith(" version"):
            continue  # of the article: a correction, not a look-back
        words = text[start:end].casefold()
        if words == "had given" and " to " in between:
            continue  # "had given houses to three families"
        if words.endswith("from") and words not in ("down from", "up from"):
            start, end = end - len("from"), place.last if between == " " else end  # "from 43"
            between = " "
        if not place.figures_between(end, place.first):
            return (start, end) if between == " " or _SAID_EARLIER.fullmatch(between) else TODO
    if lead := _FROM_BASE.search(place.before):
        return place.start + lead.start("word"), place.last
    if place.others and _AND_TOO.search(place.before):
        return TODO
    if place.others and _THEN.search(place.before) and _HAD.search(place.before):
        return TODO  # "had reported 70 dead, then 24"
    if told := _YEAR_EARLIER.match(text, place.last, place.end):
        return None if place.figures_between(place.last, told.start(1)) else told.span(1)
    if re.search(r"\bhad $", place.before) and (
        day := _YESTERDAY.match(text[place.last : place.end])
    ):
        return place.last + day.start(1), place.last + day.end(1)
    return None
