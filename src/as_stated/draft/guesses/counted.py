"""What is counted, by the words behind the number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from as_stated.coding import Unit

# Words that end a noun phrase: what stands before a number's noun is none of these.
_STOPS = frozenset(
    """a about above across after against ago all along also although among amid an and any are as
    at away back be because been before behind being below beneath beside between beyond both but by
    can cannot could despite did died dies do does down due during each either every except fell few
    fled for from had has have he her here his how however i if in inside into is it its just killed
    largely later less like lost many may might more most mostly much must near nearly neither no nor
    not now of off often on once only or others' our out outside over past per rather rose said saw
    says several shall she should since so some still such than that the their them then there these
    they this those though through thus till to together took toward towards under unless until up
    upon us was we went were what when where whereas whether which while who whom whose why will with
    within without would yet you your aboard onboard ashore abroad alive overnight nationwide worldwide
    two three four five six seven eight nine ten eleven twelve twenty""".split()
)
# Nouns for people: by age and kin, by what they do, and by what happened to them. In doubt a noun is left out.
PEOPLE = frozenset(
    """people persons others men women children adults boys girls babies infants toddlers teenagers teens
    pensioners youths adolescents newborns minors mothers fathers parents sons daughters brothers sisters
    relatives widows orphans citizens inhabitants residents villagers locals foreigners nationals civilians
    tenants neighbours neighbors workers employees staff rescuers volunteers doctors nurses medics
    paramedics midwives teachers students pupils schoolchildren professors researchers scientists engineers
    officers firefighters police policemen guards soldiers troops fighters militants rebels insurgents gunmen
    recruits conscripts reservists veterans peacekeepers pilots sailors divers crew crewmen passengers drivers
    motorists cyclists pedestrians commuters tourists visitors travellers travelers pilgrims worshippers
    farmers fishermen miners builders dockers journalists reporters lawyers judges lawmakers deputies senators
    officials mayors demonstrators protesters activists strikers voters supporters fans spectators mourners
    members participants patients victims survivors casualties migrants refugees evacuees hostages detainees
    prisoners inmates suspects defendants convicts shoppers customers guests clients players
    athletes swimmers hikers climbers councillors councilors stewards directors executives trustees candidates
    delegates diplomats ministers lecturers apprentices carers campaigners bystanders onlookers attackers assailants
    smugglers terrorists captives personnel grandchildren witnesses investigators analysts clinicians nuns monks priests scouts newcomers taxpayers homeowners holidaymakers""".split()
)
DEATHS = frozenset("deaths fatalities".split())  # they count people, dead
BODIES = frozenset("bodies remains corpses".split())
_PEOPLE_UNITS = frozenset(
    "person soldier prisoner peacekeeper child refugee body set-of-remains death casualty".split()
)
_PLURALS = PEOPLE | {"remains", "bodies", "sheep", "cattle", "feet", "teeth", "mice", "personnel"}
# Nouns in the plural that may stand before another: "police officers", "sports halls".
_MODIFIERS = frozenset(
    "police customs sports sales arms news works communications services goods systems crew staff".split()
)
_SINGULARS = {"man": "men", "woman": "women", "child": "children", "person": "people"}
_MORE = {"more", "fewer", "less"}  # "900 more people"
_VERBLIKE = frozenset(
    "has was is does says goes tells shows remains means needs wants shares lives faces holds lets takes gets gives keeps comes becomes brings sits".split()
)
# What makes another unit of the one whose name follows: "nautical miles", "basis points".
_OTHER_UNIT = frozenset("nautical square cubic light basis fluid sea short long troy".split())
_WORD = re.compile(r"[ \t]+([^\W\d_](?:[\w’'-]*\w)?)")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: the words after it, verbatim, and the unit they name.

    `unit` is empty where no unit's name stands there; `noun` is the word for what is counted.
    """

    population: str
    unit: str
    noun: str

    @property
    def may_be_people(self) -> bool:
        """Whether the number can count people: no noun, or a noun for people."""
        known = PEOPLE | DEATHS | BODIES
        return not self.noun or self.noun in known or self.unit in _PEOPLE_UNITS

    @property
    def is_of_things(self) -> bool:
        """Whether it counts no people: the unit of its noun is one of things."""
        return self.unit != "" and self.unit not in _PEOPLE_UNITS | {"family", "household"}


def guess_counted(after: str, units: Iterable[Unit]) -> Counted:
    """What a number counts, from the words after it; `units`: those that may be named there.

    >>> person = Unit("person", "person", "people", "Human beings.")
    >>> guess_counted(" people were killed", [person])
    Counted(population='people', unit='person', noun='people')
    >>> guess_counted(" flooded houses near the river", [person]).population
    'flooded houses'
    >>> guess_counted(" died", [person]).population
    ''
    """
    named = [found for unit in units for found in _named(after, unit)]
    if named:
        end, _, unit, noun = max(named)  # the longest name: "cubic metres"
        joined = _joined(after, end)
        if not joined:
            return Counted(after[:end].strip(), unit, noun)
        return _counted(after[:joined])
    at, words = 0, 0
    while words < 4 and (match := _WORD.match(after, at)):
        word = match[1].lower()
        if (word in _STOPS and (words or word not in _MORE)) or (word in _VERBLIKE and not words):
            break
        at, words = match.end(), words + 1
        if word in _MODIFIERS and (more := _WORD.match(after, at)) and _is_plural(more[1].lower()):
            continue  # "police officers"
        if _is_plural(word) and not re.match(r"['’-]\w|['’]", after[at:]):
            return _counted(after[: _joined(after, at) or at])
    return _one_person(after)


def _one_person(after: str) -> Counted:
    """A noun for one of the people right behind a number: "One officer was hurt"."""
    match = _WORD.match(after)
    word = match[1].lower() if match else ""
    plural = _SINGULARS.get(word, f"{word}s")
    if match is None or plural not in PEOPLE or _WORD.match(after, match.end()) is None:
        return Counted("", "", "")
    following = after[match.end() :].split()[0].lower()
    is_verb = following in _STOPS | _VERBLIKE or following.endswith("ed")
    return Counted(match[1], "", plural) if is_verb else Counted("", "", "")


def noun_phrase(after: str) -> str:
    """The words of a thing, from the space before them to the next small word or mark.

    >>> noun_phrase(" bereaved family within days")
    'bereaved family'
    """
    at = 0
    while (match := _WORD.match(after, at)) and match[1].lower() not in _STOPS:
        at = match.end()
    return after[:at].strip()


def plural_phrase(after: str) -> str:
    """A thing in the plural with the words before it, from the space before them; or else nothing.

    >>> plural_phrase(" the older residents boil it"), plural_phrase(" water is short")
    ('the older residents', '')
    """
    at = 0
    while match := _WORD.match(after, at):
        word = match[1].lower()
        if word in _STOPS and (at or word not in ("the", "all", "its", "their")):
            break
        at = match.end()
        if _is_plural(word):
            return after[:at].strip()
    return ""


def _named(after: str, unit: Unit) -> list[tuple[int, int, str, str]]:
    """Where a unit's name ends and how long it is, if it stands right after the number, few words between."""
    there = [name for name in (unit.plural, unit.singular) if name and name in after]
    if not there:
        return []  # as of nearly all units
    names = "|".join(map(re.escape, there))
    match = re.match(rf"((?:[ \t]+[^\W\d_][\w’'-]*){{0,3}}?)[ \t]+(?:{names})(?![\w’'-])", after)
    words = match[1].lower().split() if match else []
    if match is None or set(words[1:]) & _STOPS or set(words[:1]) & _STOPS - _MORE:
        return []
    if any(_is_plural(word) for word in match[1].lower().split()):
        return []  # "40 buses people rode": the first noun is what is counted
    if words and words[-1] in _OTHER_UNIT:
        return []
    named = after[match.end(1) : match.end()].strip()
    if named != unit.plural and named == unit.singular:
        following = _WORD.match(after, match.end())
        if words or (following and _is_plural(following[1].lower())):
            return []  # "52 came home", "two car parks"
    name = after[match.end(1) : match.end()].split(" of ")[0]  # "prisoners of war": prisoners
    return [(match.end(), match.end() - match.end(1), unit.unit, name.split()[-1].lower())]


def _joined(after: str, end: int) -> int:
    """Where the last noun ends that shares the number: "men, women and children"; else zero."""
    at = end
    while match := re.match(r",[ \t]+([^\W\d_][\w’'-]*)(?=,|[ \t]+(?:and|or)\b)", after[at:]):
        if match[1].lower() not in PEOPLE:
            return 0  # "in 37 cases, hospitals or clinics were hit"
        at += match.end()
    match = re.match(r",?[ \t]+(?:and|or)[ \t]+([^\W\d_][\w’'-]*)", after[at:])
    return at + match.end() if match and _is_plural(match[1].lower()) else 0


def _is_plural(word: str) -> bool:
    if word in _PLURALS:
        return True
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s"))
    )


def _counted(phrase: str) -> Counted:
    population = phrase.strip()
    nouns = [
        re.split(r"[\s-]", each)[-1].lower() for each in re.split(r",? and |,? or |, ", population)
    ]
    others = [noun for noun in nouns if noun not in PEOPLE]  # "men and cows" are no people
    return Counted(population, "", others[-1] if others else nouns[-1])
