"""Figures that a sentence names without stating them: asked, aimed at, put right, not believed, another's words."""

import re

from as_stated.coding import quoted_around
from as_stated.draft.guesses.place import Place, is_requoted

_NOUN = r"(?:figure|toll|count|number|estimate|tally|total|claim|report)s?"
# "correcting its own figure of | 11,300"
_PUT_RIGHT = re.compile(
    rf"""
    \b (?:correct|revis|amend|replac|supersed|disown|scrap) (?:s|e|es|ed|ing) (?:[ ](?:down|up)(?:wards?)?)?
    (?: [ ] (?:the|an?|its|his|her|their|that) )? (?: [ ] \w+ ){{0,2}}? [ ] {_NOUN} [ ] of [ ] $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Zero deaths is our goal."
_AIM = re.compile(
    r"""
    [^.;:,]{0,40} [ ] (?:is|are|was|were|remains?) [ ] (?:the|an?|our|my|its|his|her|their) [ ] (?: \w+ [ ] ){0,2}?
    (?:goal|target|aim|ambition|objective|hope|dream|plan|limit|requirement|maximum|minimum) \b
    """,
    re.VERBOSE,
)
# "It did not carry | 100 kilograms of bombs, as one site claimed."
_NOT = re.compile(r"\b(?:not|never|nor|\w+n[’']t) [a-z]+ ")
_AS_CLAIMED = re.compile(
    r",?[ ]as[ ](?:[^,.;]{2,40}[ ])?(?:claimed|reported|alleged|suggested|rumou?red)\b"
)
# "Nobody believes | 5,937"
_DOUBTED = re.compile(
    rf"""
    \b (?:nobody|no[ ]one|never|not|\w+n[’']t|cannot) (?: [ ] \w+ )? [ ] (?:believe|trust|accept|buy|recogni[sz]e) s?
    (?: [ ] (?:the|that|in|this|an?) )? (?: [ ] {_NOUN} (?:, [^,.;]{{1,40}},)? (?:[ ]of|[ ]that)? )? [ ] $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "| 100,000 is fantasy, too", "that figure is false"
_UNTRUE = re.compile(
    rf"""
    (?: ^ (?:[ ]\w+)? | \b (?:that|this|the) [ ] (?: \w+ [ ] )? {_NOUN} ) [ ] [“"]? (?:is|was|are|were) [ ] [“"]?
    (?: \w+ [ ] ){{0,2}}? (?:false|untrue|wrong|fake|(?:not|never)[ ](?:true|right|correct|accurate|real)|fantasy|fiction|nonsense|lies?|propaganda|absurd|ridiculous|invented
      |rubbish|exaggerat\w+) \b
    """,
    re.VERBOSE,
)
# "Nobody can tell you that it was only | 45"
_UNSAID = re.compile(
    r"\b(?:[Nn]obody|[Nn]o one|cannot|can[’']t) (?:can )?(?:tell|say|be sure|claim|prove)\b[^.;:,]{0,40} $"
)
# "A claim on X that | 30 people drowned is false"
_CLAIM = re.compile(
    r"""
    \b (?:[Aa]|[Tt]he|[Aa]ny|[Nn]o) [ ] (?: \w+ [ ] )? (?:claims?|reports?|rumou?rs?|story|suggestions?|allegations?) [ ]
    (?: [^.;“”"]{1,40} [ ] )? that [ ] (?: \w+ [ ] )? $
    """,
    re.VERBOSE,
)
_IS_FALSE = re.compile(
    r" (?:is|was|are|were) (?:\w+ ){0,2}?(?:false|untrue|wrong|fake|not true|nonsense|baseless|unfounded|fabricated)\b"
)
# "The figure of | 200 missing, given by rescuers, “was never ours”, he said"
_NAMED = re.compile(
    rf"^[\"“]?(?:The|That|This|Their|Its) (?:\w+ ){{0,2}}?(?!tolls?\b|totals?\b){_NOUN} of $"
)

# What the next sentence says of a figure: "That was a mistake.", "We have not been able to verify them."
_TAKEN_BACK_NEXT = re.compile(
    rf"""
    [\s”"’']* (?: (?: That | This | It | The (?: [ ] \w+ )? [ ] {_NOUN} ) [ ] (?:was|is|were|has|had|turned) [ ] (?: \w+ [ ] ){{0,3}}?
        (?: mistaken? | errors? | wrong | untrue | false | incorrect | retracted | withdrawn | corrected | nonsense
          | (?:not|never) [ ] (?:true|correct|right|the [ ] case) ) \b
      | We [ ] (?:have [ ] not|haven[’']t|cannot|can[’']t|could [ ] not|were [ ] unable) \b [^.;]{{0,40}} \b (?:verif|confirm)
      | (?: That | This | It | They | Those | These | Neither | The ) \b [^.;“”"]{{0,30}} \b (?:could|can)(?:[ ]not|not|n[’']t)? [ ]
        (?: be [ ] )? (?: \w+ly [ ] )? (?: be [ ] )? (?: \w+ly [ ] )? (?:verif|confirm|corroborat) )
    """,
    re.VERBOSE,
)
# "said 12 had been brought in; later it corrected the figure to nine"
_CORRECTED = re.compile(
    rf"\b(?:correct|revis|lower|amend|reduc|chang|cut)(?:ed|es|ing)? (?:it|(?:the|that|its|this|their) (?:\w+ )?{_NOUN})\b"
)

_QUOTES = re.compile(r"[“\"]\w")


def is_told_otherwise(place: Place) -> bool:
    """Whether a sentence names a figure and does not state it, or leaves open whether it does.

    >>> from as_stated.numerals import find_numbers
    >>> text = "Did 150 people give blood?"
    >>> is_told_otherwise(Place(text, find_numbers(text)[0], 4, 7, 0, len(text), (), ()))
    True
    """
    text, after = place.text, place.rest
    quote = quoted_around(text, place.first)
    return bool(
        after.rstrip(" ”\"’'").endswith("?")
        or _PUT_RIGHT.search(place.before)
        or _AIM.match(after)
        or (quote[0] < place.first and is_requoted(text, quote, place.first, place.last))
        or (_NOT.search(place.before) and _AS_CLAIMED.search(after))
        or is_disowned(place)
        or _TAKEN_BACK_NEXT.match(text, place.end)
        or _CORRECTED.search(text, place.last, place.end)
    )


def is_disowned(place: Place) -> bool:
    """Whether whoever speaks does not stand by the figure: "Nobody believes 5,937", "100,000 is fantasy"."""
    return bool(
        _DOUBTED.search(place.before)
        or _UNSAID.search(place.before)
        or (_CLAIM.search(place.before) and _IS_FALSE.search(place.text, place.last, place.end))
        or _UNTRUE.search(place.rest)
        or (_NAMED.search(place.before) and _QUOTES.search(place.text, place.last, place.end))
    )
