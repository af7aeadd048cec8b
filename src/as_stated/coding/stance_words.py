"""Words that may take a figure back, deny it, doubt it or put it in the future.

Where one stands in a figure's sentence, its stance has to be coded, and "stated" is then a decision:
`check` asks for it, and `draft` never leaves it out. The list is our own, from English news copy; FactBank
(Saurí and Pustejovsky, 2009) has the idea that an event's factuality lies in such words, with a source.
"""

import re
from dataclasses import dataclass

from as_stated.coding.stance import Stance

_FIGURE = r"(?:figures?|numbers?|tolls?|counts?|claims?|estimates?|statements?|reports?|it)"
_THE = r"(?:that|this|the|those|these|its|his|her|their|an?|our|my)"
_SETTLE = r"(?:confirm|verif|corroborat|establish|substantiat)\w*"
# The first characters of a number; "not one" is no denial of a one.
_NUMBER = r"""(?:[€$£]?\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty
    |sixty|seventy|eighty|ninety|a\ hundred|a\ thousand|a\ dozen|[a-z]{2,5}teen)\b)"""

# Verbs that tell a level and the one before it.
_MOVED = r"""(?:r[io]se | risen | rising | f[ae]ll(?:s|en|ing)? | climb\w* | cut | raised | lower\w* | narrow\w* | widen\w*
    | increas\w+ | decreas\w+ | drop\w* | jump\w* | gr[eo]wn? | shrank | slipped | dipped | eased | slowed | revis\w+ | correct\w+
    | doubled | tripled | changed | up | down)"""

# Each alternative is one way of saying it. `withdrew` alone is no such word: soldiers withdraw as well.
_STANCE_WORDS = re.compile(
    rf"""
    \b(?:
      (?P<denied>
          den(?:y|ies|ied|ying) | denials?
        | (?:dismiss|reject|refut|rebut|disput|contradict|question)\w*\ (?:{_THE}\ )?(?:[\w’'-]+\ )?{_FIGURE}
        | (?:not|\w+n[’']t)\ true | untrue | false | fake | fabricated | baseless
        | not(?=\ (?:(?:about|around|some|nearly|almost|only)\ )?{_NUMBER})   # "14, not 15"
        | not(?=\ the\ (?:\w+\ )?[€$£]?\d)                                  # "not the 4bn that was claimed"
        | (?:rather\ than|instead\ of)(?=\ (?:the\ )?(?:\w+\ )?[€$£]?\d)
      )
    | (?P<withdrawn>
          withdr(?:ew|aw|awn|awing|aws)\ (?:{_THE}\ )?(?:[\w’'-]+\ )?{_FIGURE}
        | (?:has|have|had|was|were|been|is)\ (?:been\ )?(?:since\ )?(?:withdrawn|retracted|rescinded)
        | retract(?:s|ed|ing)? | t(?:ook|aken|ake)\ back | rescind(?:s|ed|ing)?
      )
    | (?P<in_error>
          wrong(?:ly)? | mistak(?:e|es|en|enly) | errors? | erroneous(?:ly)? | incorrect(?:ly)? | inaccurate
        | misstated | misreported | corrections? | earlier\ versions?
      )
    | (?P<uncertain>
          fear(?:s|ed|ing)? | afraid
        | (?-i:may)(?!\ \d) | might | could(?!\ (?:not|n[o’']t)\b) | perhaps | maybe | possibl[ey] | potentially
        | probabl[ey] | (?:un)?likely | apparently
        | (?:believed|thought|presumed|assumed|suspected|rumou?red)(?!\ by\b)
        | (?:alleged|purported|reported)ly | alleged | unconfirmed | unverified | provisional
        | (?:not|\w+n[’']t|cannot|never|unable\ to|no\ way\ to)\ (?:yet\ )?(?:been\ |be\ )?(?:\w+ly\ )?{_SETTLE}
        | (?:not|\w+n[’']t)\ (?:clear|known|certain|sure|say|know|tell)\ (?:whether|if|how\ many) | unclear\ (?:whether|if|how\ many)
      )
    | (?P<conditional> if(?!\ (?:any|anything|not)\b) | unless | provided\ that | in\ case )
    | (?P<intended>
          promis(?:e|es|ed|ing) | pledg(?:e|es|ed|ing) | vow(?:s|ed|ing)? | undert(?:ake|akes|ook)
        | plan(?:s|ned|ning)? | inten(?:d|ds|ded|ding|tion) | aim(?:s|ed|ing)? | target(?:s|ed)?\ (?:of|to|for)
        | goals?\ of | ask(?:s|ed|ing)\ for | call(?:s|ed|ing)\ for | demand(?:s|ed|ing)? | request(?:s|ed|ing)?
        | propos(?:e|es|ed|al|ing) | offer(?:s|ed|ing)? | appeal(?:s|ed|ing)?\ for | seek(?:s|ing)? | sought
        | ha(?:s|ve|d)\ to\ be | must | should | required? | obliged
        | order(?:s|ed)\ (?:[^\W\d][\w’'-]*\ ){{0,4}}?to\b | budget(?:s|ed)?\ (?:of|for)
        | need(?:s|ed)?(?=\ (?:about\ |around\ |at\ least\ |some\ |up\ to\ )?{_NUMBER})
      )
    | (?P<expected>
          hop(?:e|es|ed|ing)\ (?:for|to|that) | (?<!than\ )(?<!as\ )expect(?:s|ed|ing|ation|ations)? | anticipat(?:e|es|ed|ing)
        | forecast(?:s|ed|ing)? | predict(?:s|ed|ing|ion)? | project(?:s|ed)(?=\ (?:to|that|at|an?|\d))
        | (?:is|are|was|were)\ (?:due|set|about|scheduled|poised)\ to | (?-i:will) | would | shall | [’']ll
        | on\ course\ (?:for|to)
      )
    )(?![\w’'-]*\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LOOK_BACKS = re.compile(
    rf"""
    \b(?:
        (?:down|up)\ (?:sharply\ |slightly\ )?from
      | ha(?:d|s|ve)\ (?:earlier|previously|initially|first|once)\ \w+
      | had\ (?:said|spoken\ of|talked\ of|put|reported|stated|given|counted|estimated|announced|claimed|told)
      | (?:an?\ |the\ |its\ |his\ |her\ |their\ )?(?:earlier|previous|initial|former|preliminary)
        \ (?:\w+\ )?(?:{_FIGURE}|versions?|tally)
      | (?:earlier|previously|initially|originally)\ (?:said|reported|put|given|announced|stated|estimated|spoken)
      | compared\ (?:with|to)
      | (?<!than\ )(?<!than\ in\ )(?:a|one)\ (?:week|month|quarter|year)\ earlier
      | (?:(?<=\d\ )|(?<=\d,\ ))from(?=\ [€$£]?\d)              # "rose to 60 from 52"
      | {_MOVED}\b [^;\n]{{0,90}}? \bto\ (?:[\w’'-]+\ ){{0,2}}?{_NUMBER} (?:[^.;:\n]|\.\d){{0,60}}?
        \b(?P<before>from)(?=\ (?:about\ |around\ |some\ |nearly\ |almost\ )?{_NUMBER})   # "rose to nine people from five"
      | (?:raised|lowered|revised|corrected|cut|reduced|increased|changed)(?:\ [^.;\n\d]{{0,90}}?[\d,.]*,?)?\ from
      | (?:raising|lowering|revising|correcting|cutting)\ (?:{_THE}\ )?(?:[\w’'-]+\ )?{_FIGURE}\ from
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


# "97% less likely", "three times as likely": a comparison of risks doubts nothing.
_COMPARED = re.compile(
    r"\b(?:less|as|(?:(?:%|per\ ?cent|times|twice|fold|far|much|even)\ )more)\ $|%\ more\ $",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StanceWord:
    """Words that may bear on a figure, and the stance they give it if they do. Offsets: code points."""

    start: int
    end: int
    stance: Stance


def find_stance_words(text: str, start: int = 0, end: int | None = None) -> list[StanceWord]:
    """The stance words between two places of a text, in order. Not all of them bear on a figure.

    >>> text = "The mayor, who may resign, denied that 60 people had not answered."
    >>> [(text[each.start : each.end], each.stance) for each in find_stance_words(text)]
    [('may', 'uncertain'), ('denied', 'denied')]
    """
    return [
        StanceWord(*match.span(), _stance(match))
        for match in _STANCE_WORDS.finditer(text, start, len(text) if end is None else end)
        if not (match[0].lower() == "likely" and _COMPARED.search(text, start, match.start()))
    ]


def find_look_backs(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Words between two places that may make a figure an earlier one: "down from", "had spoken of".

    >>> text = "Nine are missing, down from 52."
    >>> [text[slice(*span)] for span in find_look_backs(text)]
    ['down from']
    """
    found = _LOOK_BACKS.finditer(text, start, len(text) if end is None else end)
    return [match.span("before" if match["before"] else 0) for match in found]


def _stance(match: re.Match[str]) -> Stance:
    group = match.lastgroup
    assert group is not None  # one of the alternatives has matched
    return group.replace("_", "-")  # type: ignore[return-value]
