"""What is counted, and the status of people counted: dead, missing, freed …"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from as_stated.coding import TODO, Unit

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
    within without would yet you your""".split()
)
_PEOPLE = frozenset(
    """people persons others men women children adults residents civilians soldiers troops villagers
    passengers workers rescuers volunteers students pupils patients victims survivors migrants
    refugees families officers firefighters police fighters prisoners peacekeepers inhabitants
    tourists visitors farmers fishermen miners employees staff demonstrators protesters boys girls
    pensioners voters evacuees hostages detainees""".split()
)
_PLURALS = _PEOPLE | {"remains", "bodies", "sheep", "cattle", "feet", "teeth", "mice", "personnel"}
_VERBLIKE = frozenset("has was is does says goes tells shows remains means needs wants".split())
_WORD = re.compile(r"[ \t]+([^\W\d_](?:[\w’'-]*\w)?)")
_FATES = {
    "killed": "dead", "died": "dead", "dead": "dead", "missing": "missing", "found": "found",
    "discovered": "found", "recovered": "found", "freed": "freed", "released": "freed",
    "deployed": "deployed",
}  # fmt: skip
_PAST = {
    "killed": "killed", "killing": "killed", "kills": "killed",
    "freed": "freed", "freeing": "freed", "released": "released", "releasing": "released",
    "deployed": "deployed", "deploying": "deployed",
}  # fmt: skip
_AFTER = re.compile(
    rf"""
    \s* (?:
        (?:(?:has|have|had)\s+)? (?:was|were|is|are|been|being)\s+ ({"|".join(_FATES)})\b
      | (?:(?:has|have|had)\s+)? (died)\b
      | (?:(?:is|are|was|were)\s+)? (?:still\s+|remain\s+)? (missing)\b   # "were missing", "missing"
      | (dead)\b
    )
    """,
    re.VERBOSE,
)
_BEFORE = re.compile(rf"\b({'|'.join(_PAST)})\s+(?:the\s+)?$")
_ANY_FATE = re.compile(rf"\b(?:{'|'.join(_FATES)}|kill(?:s|ing)?|deaths?)\b", re.IGNORECASE)


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
        return not self.noun or self.noun in _PEOPLE or self.unit in ("person", "soldier")


def guess_counted(after: str, units: Iterable[Unit]) -> Counted:
    """What a number counts, from the words after it.

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
        end, unit, noun = max(named)
        joined = _joined(after, end)
        if not joined:
            return Counted(after[:end].strip(), unit, noun)
        return _counted(after[:joined])
    at, words = 0, 0
    while words < 4 and (match := _WORD.match(after, at)):
        word = match[1].lower()
        if word in _STOPS or (word in _VERBLIKE and not words):
            break
        at, words = match.end(), words + 1
        if _is_plural(word) and not re.match(r"['’-]\w|['’]", after[at:]):
            return _counted(after[: _joined(after, at) or at])
    return Counted("", "", "")


def guess_fate(before: str, after: str, counted: Counted) -> tuple[str, str]:
    """The status of the people counted, and the word that says so: `("dead", "killed")`.

    Args:
        before: the passage up to the number's hedge; `after`: from the number's end.

    Returns:
        Empty where no such word stands in the passage or things are counted; `TODO` where one does,
        and its place does not say of whom.

    >>> people = Counted("people", "person", "people")
    >>> guess_fate("In May, ", " people were killed", people)
    ('dead', 'killed')
    >>> guess_fate("", " people are feared dead", people)[0]
    'TODO'
    """
    if not counted.may_be_people or not _ANY_FATE.search(before + "…" + after):
        return "", ""
    tight = _AFTER.match(after.partition(counted.population)[2] if counted.population else after)
    if tight:
        word = next(filter(None, tight.groups()))
        return _FATES[word], word
    if verb := _BEFORE.search(before):
        word = _PAST[verb[1]]
        return _FATES[word], word
    return TODO, ""


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


def _named(after: str, unit: Unit) -> list[tuple[int, str, str]]:
    """Where a unit's name ends, if it stands right after the number, few words between."""
    names = "|".join(re.escape(name) for name in (unit.plural, unit.singular) if name)
    if not names:
        return []
    match = re.match(rf"((?:[ \t]+[^\W\d_][\w’'-]*){{0,3}}?)[ \t]+(?:{names})(?![\w’'-])", after)
    if match is None or set(match[1].lower().split()) & _STOPS:
        return []
    if any(_is_plural(word) for word in match[1].lower().split()):
        return []  # "40 buses people rode": the first noun is what is counted
    name = after[match.end(1) : match.end()].split(" of ")[0]  # "prisoners of war": prisoners
    return [(match.end(), unit.unit, name.split()[-1].lower())]


def _joined(after: str, end: int) -> int:
    """Where a second noun ends that shares the number: "soldiers and civilians"; else zero."""
    match = re.match(r"[ \t]+(?:and|or)[ \t]+([^\W\d_][\w’'-]*)", after[end:])
    return end + match.end() if match and _is_plural(match[1].lower()) else 0


def _is_plural(word: str) -> bool:
    if word in _PLURALS:
        return True
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s"))
    )


def _counted(phrase: str) -> Counted:
    population = phrase.strip()
    return Counted(population, "", re.split(r"[\s-]", population)[-1].lower())
