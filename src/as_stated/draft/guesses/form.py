"""What form a figure has, a level or a change, a rate, a share, and of what it is a part."""

import re
from dataclasses import dataclass
from typing import Literal

from as_stated.coding import TODO, Form
from as_stated.draft.guesses.counted import noun_phrase, plural_phrase
from as_stated.draft.guesses.place import Open, Place, Span

_UP = r"""(?:r(?:ose|ise|isen|ises|ising)|increas(?:e|es|ed|ing)|gr(?:ew|ow|own|ows|owing)|jump(?:s|ed)?
    |climb(?:s|ed)?|surged|soared|(?:went|gone|go)\ up|up|raised)"""
_DOWN = r"""(?:f(?:ell|all|allen|alls|alling)|drop(?:s|ped)?|declin(?:e|es|ed)|decreas(?:e|es|ed|ing)|shrank
    |slipped|plunged|sank|tumbled|(?:went|gone|go)\ down|down|cut|reduced|lowered)"""
# "rose by 3", "lowered the toll by 3".
_BY = re.compile(
    rf"\b(?:(?P<up>{_UP}|gained)|(?P<down>{_DOWN}|lost))(?:\ [^.;:\d]{{0,60}}?)?\ by\ $",
    re.VERBOSE | re.IGNORECASE,
)
_LOST = re.compile(r"(?:lost|gained)\b(?! by)", re.IGNORECASE)
# "rose 3 percent", "an increase of 3".
_DIRECT = re.compile(
    r"""\b(?:
      (?P<up>rose|risen|rising|grew|grown|climbed|jumped|gained|surged|soared|up)
      | (?P<down>f[ae]ll(?:en|ing)?|dropp?(?:ed|ing)?|declined|slipped|plunged|sank|tumbled|shrank|lost|shed|down)
      | (?P<up_of>(?:increase|rise|growth|jump|gain)\ of) | (?P<down_of>(?:decrease|fall|drop|decline)\ of)
    )\ $""",
    re.VERBOSE | re.IGNORECASE,
)
# "went down 2 miles from shore", "fell 30 metres": a way, as likely as not, and no change of a level.
_LENGTH = re.compile(
    r"[ -]?(?:nautical[ ])?(?:[kcm]?m|ft|(?:kilo|centi)?met(?:re|er)s?|miles?|feet|foot|yards?|fathoms?)\b"
)
_POINTS = re.compile(r" (?:points?|places?|notches)\b")  # "The index fell 320 points"
# "made up 4.2 percent of the air", "shut down 3 percent of the wells"
_NO_CHANGE = re.compile(
    r"""\b(?:m[ae]k(?:es?|ing)|made|t[ao]k(?:es?|en|ing)|took|pick\w*|sets?|sign\w*|g[ai]ve[sn]?|bought|buy\w*|us(?:es?|ed|ing)
    |buil[dt]s?|puts?|br(?:ing|ings|ought)|c[ao]mes?|turn\w*|add\w*|open\w*|call\w*|wip\w*|eat\w*|ate|free[ds]?|shut\w*|clos\w+
    |laid|lays?|knock\w*|tor[en]|tears?|pull\w*|shot|shoots?|br[eo]ken?|burn\w*|pa(?:id|ys?|ying))[ ](?:up|down)[ ]$""",
    re.VERBOSE | re.IGNORECASE,
)
_DOERS = re.compile(r"^ (?:\w{2,}s|people|children|men|women) (?:rise|jump|growth|fall|drop|cut)\b")
_CUT_OFF = re.compile(r"^[ -](?:\w+ )?cut (?:off|short|down|out)\b")
_LOSES = re.compile(r"\b(?:lost|shed|gained) $", re.IGNORECASE)
_NOUN = re.compile(
    r"""
    ^ [ -] (?: (?!may|might|could|will|would|can|should|must|to|did|does|do)\w+ [ ] )?
    (?: (?P<up>increase|rise|jump|growth) | (?P<down>decrease|fall|drop|decline|cut) ) \b
    """,
    re.VERBOSE,
)
_TO = re.compile(r"^(?: \w+){0,2},? to ")
_VERSION = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.VERBOSE | re.IGNORECASE)
_MORE = re.compile(r"\b(?:a further|another|an additional|an extra) $", re.IGNORECASE)
_MORE_AFTER = re.compile(
    r"^ (?:more|additional|extra)\b(?! than)|^ (?:more|fewer|less|higher|lower)(?: [\w-]+){0,2} than\b"
)
_TOTAL = re.compile(r"\b(?:bringing|taking|raising|pushing) (?:the|its|their) [\w ]{0,30}to\b")
_RATE = re.compile(
    r"""
    ^(?:\ (?!(?:and|but|or|who|which|when|while|as|after|for|said)\b)[\w’'-]+){0,6}?
    (?<!\ in)(?<!\ for)(?<!\ to)(?<!\ of)(?<!\ at)(?<!\ within)(?<!\ with)(?<!\ into)
    \ (?: (?:a|an|every)\ (?P<time>second(?!\ [a-z]{2,}\ )|minute|hour|day|night|week|month|year)\b
          (?!\ (?:after|before|ago|earlier|later|of|since|until|when|on\b))(?![’'-])
        | (?P<per>per|(?:for|to)\ (?:each|every)|each|every)\ (?!cent\b)
      )
    """,
    re.VERBOSE,
)
_SPEED = re.compile(
    r"^ (?:kilomet|met|mile|knot|feet|foot)\w* (?:per|an?) (?:hour|second)\b"
)  # a unit
_OF = re.compile(r"^ of ")
_OF_THEM = re.compile(r"^(?: \w+)? of (?:them|whom|which|these|those)\b(?! \w+ (?:who|that))")
_AMONG = re.compile(r"\b(?:among them|among whom|of whom|of them|including)(?: [a-z]+)? $")
# "Poles (1,912), followed by Ukrainians, of whom 845 arrived"
_OTHERS_AFTER = re.compile(r"\b(?:followed by|ahead of|as well as|along with) [^,;]+,? of whom\b")
_PART_OF = re.compile(r"^ of (?:the|these|those|its|their|his|her|our|all|whose) ")
_OF_NUMBER = re.compile(r"^ of (?=\w)")
# "Of the dead, 52 were in Ash", "Among the injured were 14 soldiers"
_WHOLE_FIRST = re.compile(
    r"""^(?:.*[;:][ ])?(?:But[ ]|And[ ])?(?:
    (?:Of|of|Out[ ]of|out[ ]of)[ ](?:the|these|those|its|their|all)\b[^,;:]{0,60},[ ]
    |(?:Among|among)[ ](?:the|these|those|its|their)\b[^,;:]{0,60}[ ](?:was|were|are|is)[ ])
    (?:(?:some|about|at[ ]least|only|just|another)[ ])?$""",
    re.VERBOSE,
)
# Two sides of a vote.
_VOTE = re.compile(r"(?<![\d.,])\d{1,3}(?: votes)?(?: to |[-–])\d{1,3}(?!\d|[.,]\d|%)")
_VOTED = re.compile(r"\b(?:vote[ds]?|voting|ballot|majority)\b", re.IGNORECASE)
_SURVEYED = re.compile(
    r"\b(?:survey|poll) of (?:[a-z]+ ){0,3}?[\d,.]+ (?:[a-z]+ )?([a-z]+s|people|children|women|men)\b"
)
_SHARE_BEFORE = re.compile(
    r"""(?:\d\ ?(?:%|per\ ?cent)|\b(?:half|third|quarter|fifth|tenth)s?)
    \ of\ (?:(?:the|its|all)\ )?(?:[\w’'-]+[’']s?\ )?(?:[\d,.]+\ )?([a-z]+s|people|children|women|men)\b""",
    re.VERBOSE,
)
_LOOKS_BACK = re.compile(r"\b(?:down|up) from $")
# Not "will report in six weeks": then, not for so long.
_PAST = re.compile(
    r"^(?![^,.;:]* (?:will|would|shall|could|may|might|to) [^,.;:]* in $)[^,.;:]{0,60}? (?:in|over|during)(?: the (?:past|last|first))? $"
)
_OF_PEOPLE = re.compile(
    r"""
    [ ]of[ ](?:the|these|those|its|their|his|her|our|all)[ ](?:\w+[ ])?                   # of the
    (?:dead|missing|injured|wounded|victims|survivors|bodies|people|\w{3,}s)\b            # … dead
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A figure's form, and for a rate, a share or a period what it is one of. Empty: a level."""

    form: Form | Open | Literal[""] = ""
    per: str = ""


def guess_vote(place: Place) -> bool:
    """Whether a number is one side of a vote: "voted by 98 to 61", "a 98-61 vote"."""
    votes = _VOTE.finditer(place.text, place.start, place.end)
    number = place.number
    return bool(_VOTED.search(place.sentence)) and any(
        vote.start() <= number.start and number.end <= vote.end() for vote in votes
    )


def guess_form(place: Place) -> Shape:
    """What form the figure at a place has; `TODO` where the words of a change are there and not clear.

    Returns:
        An empty form for a level. `per` is in the article's words.
    """
    change, rate = _change(place), _rate(place)
    if change and rate and place.number.kind != "measure":  # "rose 3 percent a year"
        return Shape(TODO)
    return rate or change or _share(place) or _period(place) or Shape()


def _change(place: Place) -> Shape | None:
    before, after = place.before, place.after
    if re.search(r"\bby $", before):
        if place.number.magnitude_to is not None:  # "by three to 2,360", read as a range
            return Shape(TODO)
        told = _BY.search(before)
        if told and _LOST.match(told[0]) and place.number.kind == "count":
            return Shape(TODO)  # "lost her seat by 3,091"
        if told:
            return Shape("increase" if told["up"] else "decrease")
        if _TO.match(after) and place.others:  # "by three to 2,360"
            words = [*_VERSION.finditer(place.sentence)]
            ways = {bool(each["up"]) for each in words}
            return Shape(("increase" if ways == {True} else "decrease") if len(ways) == 1 else TODO)
    # "lost 12 soldiers" is no change of a level; "shares lost 3 percent" is one
    is_level = place.number.kind == "count" and not _POINTS.match(after)
    direct = None if is_level or _NO_CHANGE.search(before) else _DIRECT.search(before)
    if direct and place.number.hedge.lower() in ("below", "under", "above", "past"):
        direct = None  # "fell below $1": a level
    if direct and place.number.kind != "percent" and _LOSES.search(before):
        return Shape(TODO)  # "lost 60 metres of wall", "lost 3 million euros in value"
    if direct and place.number.kind == "measure" and _LENGTH.match(after):
        return Shape(TODO)
    told = direct or _NOUN.match(after)
    if told and not direct and place.number.kind == "count" and _DOERS.match(after):
        # "3,000 jobs cut", "12 people fall ill"
        return None if _CUT_OFF.match(after) else Shape(TODO)
    if told:
        groups = told.groupdict()
        return Shape("increase" if groups.get("up") or groups.get("up_of") else "decrease")
    if _MORE.search(before) or _MORE_AFTER.match(after):
        return Shape("increase" if _TOTAL.search(after) else TODO)
    return None


def _rate(place: Place) -> Shape | None:
    match = _RATE.match(place.after)
    if match is None or _SPEED.match(place.after):
        return None
    if place.figures_between(place.last, place.last + match.end()):
        return None  # "two children about 310 crowns a month": the rate is of the other
    if match["time"]:
        return Shape("rate", match["time"])
    per = noun_phrase(place.after[match.end() - 1 :])
    return Shape("rate", per) if per else Shape(TODO)


def _share(place: Place) -> Shape | None:
    if place.number.kind != "percent":
        return None
    of = _OF.match(place.after)
    per = plural_phrase(place.after[of.end() - 1 :]) if of else ""
    whole = (None if ";" in place.before else _SURVEYED.search(place.before)) or (
        _SHARE_BEFORE.search(place.before) if _LOOKS_BACK.search(place.before) else None
    )
    if (
        not per and whole
    ):  # "a survey of 1,012 people found that 64%", "a third of households, down from 80%"
        per = whole[1]
    return Shape("share", per) if per else Shape(TODO)


def _period(place: Place) -> Shape | None:
    for start, end in place.durations:
        between = place.text[place.last : max(start, place.last)]
        if between and _PAST.match(between) and not place.figures_between(place.last, start):
            return Shape("period", place.text[start:end])
    return None


def guess_whole(place: Place) -> Span | Open | None:
    """The figure that the one at a place is a part of: "17 of them", "3,400 of the 5,000".

    Returns:
        The reach of the whole, with hedge, where it stands in the sentence; `TODO` where the words
        name a whole and the sentence does not settle which figure it is; None: no such words.
    """
    is_count, beside = place.number.kind == "count", {span[0]: span for span in place.others}
    if part := _PART_OF.match(place.rest):
        # "12 of the dead"; not "210 of the total budget"
        is_of_people = is_count and _OF_PEOPLE.match(place.rest)
        return beside.get(place.last + part.end(), TODO if is_of_people else None)
    part = _OF_NUMBER.match(place.rest) if is_count else None
    if part and (whole := beside.get(place.last + part.end())):
        return whole  # "nine of 11 counts"
    is_first = is_count and _WHOLE_FIRST.match(place.before)
    if is_first or _OF_THEM.match(place.rest) or _AMONG.search(place.before):
        earlier = [span for span in place.others if span[1] <= place.first]
        is_one = len(earlier) == 1 and not _OTHERS_AFTER.search(
            place.text, earlier[0][1], place.first
        )
        return earlier[0] if is_one else TODO
    return None
