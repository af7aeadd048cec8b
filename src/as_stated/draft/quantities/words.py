"""The words of figures, events and names, as far as they tell one thing from another.

The lists are our own, from English news copy. A word that is missing from them costs a `TODO`: two
figures are then said to differ in it, and a person decides.
"""

import re
from collections.abc import Collection
from functools import cache, lru_cache

from as_stated.coding import MONTHS, WEEKDAYS, shortened

# Words for human beings as such: "people who died" and "the dead" are the same people.
_PEOPLE = frozenset("people person persons human humans men women victim victims".split())
# What a status says already, by the status of the coding.
_OF_STATUS = {
    "dead": """dead die died dies dying death deaths killed kill kills killing lost lose lives life toll
        tolls fatalities perished buried bury""",
    "missing": "missing unaccounted whereabouts unknown vanished disappeared",
    "injured": "injured injuries hurt wounded wounds",
    "displaced": "displaced displacement homes home left leave fled flee moved evacuated evacuations",
    "detained": "detained detainees arrested arrests held custody jailed",
    "found": "found discovered recovered",
    "freed": "freed released release",
    "deployed": "deployed sent stationed",
}  # fmt: skip
# Words that say nothing of what is counted: of speech, time, and number, and the small ones. Not here
# are those by which a number is of some more, or of a span of time: another, new, year.
_EMPTY = frozenset(
    """a about according after ago all almost already altogether an and any approximately are around
    as at be became because been before being below between billion billions bring bringing
    brought but by came can claim claimed close coming could count counted dawn down dozen dozens during dusk
    earlier early end estimated evening ever far fell fewer figure figures following for from
    gave give given gives had has have having he her here him his hundred hundreds i if in
    increased is it its itself just last late later least less many maximum may midday midnight million
    millions minimum morning most much near nearly night no noon nor not now number numbers of
    official officially on once one only or our out over overall past put puts reach reached
    reaches report reported reportedly reports rise risen rises rising rose roughly said say
    saying says see seen set she since so some spoke spoken stands still stood such sum than
    that the their them then there these they this those though thousand thousands through to
    today together told tonight total totals trillion true two under until up upwards us was
    we were what when where whether which while who whom whose will with within would
    yesterday yet you""".split()
)
# Words that make another population of the same people: they count in the whole sentence.
QUALIFYING = frozenset(
    """confirmed unconfirmed known identified unidentified suspected presumed believed feared probable
    registered recorded verified documented listed""".split()
)
_CALENDAR = frozenset(each.casefold() for each in (*MONTHS, *WEEKDAYS))
# Words by which a number is of a span of time, and not to date.
_SPAN = re.compile(
    r"""\b(?:
        (?:past|last|previous|first)\ (?:[\w-]+\ )?(?:hours?|days?|weeks?|months?|years?|decades?)
      | (?:this|each|every|per|a\ single|in\ one|in\ a)\ (?:hour|day|night|week|month|year|season)
      | overnight
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SMALL = _EMPTY | _CALENDAR
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_DIGITS = re.compile(r"\d+(?:[.,:/-]\d+)*")
_OPENING = re.compile(
    r"\W*(?:in|at|on|near|among|across|outside|inside|of) (?!least |most )[^,.;:]*,", re.IGNORECASE
)
_LONGEST = 60  # characters of a quotation in a reason


# Each text is asked for many times, beside one figure after the other.
@lru_cache(maxsize=20_000)
def content(text: str) -> frozenset[str]:
    """The words of a text that say something of what is counted, without plural endings, in small letters.

    >>> sorted(content("Forty-one people have died of cholera on Tuesday") - status_words("dead"))
    ['cholera', 'forty']
    """
    words = (each.casefold() for each in _WORD.findall(text))
    return frozenset(_bare(each) for each in words if each not in _SMALL)


@cache
def status_words(people_status: str) -> frozenset[str]:
    """The words that say no more than that people are counted, and what happened to them.

    >>> "died" in status_words("dead"), "people" in status_words(""), "died" in status_words("")
    (True, True, False)
    """
    said = _OF_STATUS.get(people_status, "").split()
    return frozenset(map(_bare, (*_PEOPLE, *said)))


def _bare(word: str) -> str:
    """A word without the ending of a plural or a possessive."""
    word = re.sub(r"[’']s?$", "", word)
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def opening(sentence: str) -> str:
    """The words before a sentence's first comma, where they say of what it speaks: "In Sarnel, "."""
    found = _OPENING.match(sentence)
    return found[0] if found else ""


def span_of_time(sentence: str) -> str:
    """The first words by which a sentence counts over a span of time; empty if it has none.

    >>> span_of_time("In the past 24 hours, 12 people died.")
    'past 24 hours'
    """
    found = _SPAN.search(sentence)
    return found[0] if found else ""


def is_like_name(one: str, other: str) -> bool:
    """Whether one name may be another in full: all its words stand in the other, and not the reverse.

    >>> is_like_name("the health ministry", "the health ministry of Velland")
    True
    """
    words, others = content(one), content(other)
    return bool(words) and words != others and (words < others or others < words)


def names(text: str) -> frozenset[str]:
    """The words of a label that begin with a capital letter, except for days and months."""
    found = re.findall(r"\b[^\W\d_a-z][^\W\d_]+", text)
    return frozenset(each for each in found if each.casefold() not in _SMALL)


def quoted(words: str) -> str:
    """Words as a reason quotes them: on one line, not long, and without digits, which nobody types.

    >>> quoted("the attack of 3 March")
    '“the attack of … March”'
    """
    return f"“{shortened(_DIGITS.sub('…', words), _LONGEST)}”"


def listed(words: Collection[str], *texts: str) -> str:
    """Words that `content` gave, each quoted as it stands in one of the texts, in their order.

    >>> listed(content("nine nurses"), "Nine nurses fell ill.")
    '“Nine”, “nurses”'
    """
    said = (word for text in texts for word in _WORD.findall(text))
    found = {_bare(word.casefold()): word for word in reversed([*said])}
    return ", ".join(quoted(word) for bare, word in [*found.items()][::-1] if bare in words)
