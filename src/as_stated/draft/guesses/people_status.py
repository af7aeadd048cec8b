"""What happened to the people counted: dead, missing, injured … right where the words say it of them."""

import re

from as_stated.coding import TODO
from as_stated.draft.guesses.animals import are_animals
from as_stated.draft.guesses.counted import BODIES, DEATHS, PEOPLE, Counted

# The statuses are the codebook's. What is not in these lists and may be one of them is in `_HINT`.
_STATUS = {
    "dead": "killed died dead drowned executed perished slain murdered suffocated",
    "missing": "missing",
    "found": "found discovered recovered",
    "freed": "freed released",
    "deployed": "deployed",
    "injured": "injured wounded hurt",
    "displaced": "displaced evacuated uprooted",
    "detained": "detained arrested jailed imprisoned interned",
}
_OF_WORD = {word: status for status, words in _STATUS.items() for word in words.split()}
_WORDS = "|".join(_OF_WORD)
# What a verb before the number does to those counted; "lost 12 soldiers" may be dead or missing.
_DOES = {
    root.removesuffix("e") + ending: root.removesuffix("e") + "ed"
    for root in "kill injure wound murder execute free release deploy displace evacuate detain arrest jail".split()
    for ending in ("ed", "ing")
}
_PASSIVE = r"(?:(?:has|have|had)\ (?:also\ |all\ |since\ )?)?(?:was|were|is|are|been|being)\ (?:also\ |all\ |then\ |still\ |now\ )?"
_AFTER = re.compile(
    rf"""
    (?:\ of\ (?:them|whom|these|those))? \s* (?:
        {_PASSIVE} (?:been\ )? (?P<passive>{_WORDS})
      | (?:(?:has|have|had)\ (?:also\ |all\ )?)? (?P<active>died|drowned|perished|suffocated)
      | (?:(?:has|have|had)\ gone\ |(?:is|are|was|were)\ (?:still\ )?|still\ |remain(?:s|ed)?\ )? (?P<gone>missing)
      | (?P<bare>dead|injured|wounded|displaced|hurt|killed|drowned|arrested|detained)
    ) \b
    (?!\ (?:and|or|but|nor)\ (?:\w+\ )?(?:{_WORDS})\b)      # "killed and wounded": which of them
    (?!\ (?:guilty|not|alive|dead|safe|unhurt|innocent|himself|herself|themselves|out|liable|to\b))
    """,
    re.VERBOSE,
)
_BEFORE = re.compile(rf"\b({'|'.join(_DOES)}) (?:the )?$")
# Ways of saying it that are longer than a word, behind those counted.
_HOMES = r"(?:their|the)\ (?:homes|houses|flats|villages|apartments)"
_SAID_AT_LENGTH = re.compile(
    rf"""
    (?:\ of\ (?:them|whom|these|those))? (?:,\ [^,.;:]{{1,80}},)? (?:\ who)? \s
    (?: (?P<dead>
            (?:is|are|was|were)\ (?:now\ |also\ )?(?:known|confirmed|reported|believed|said)\ to\ have\ (?:died|drowned|perished|been\ killed)
          | (?:(?:has|have|had)\ )?lost\ (?:their|his|her)\ (?:lives|life)
          | (?:{_PASSIVE})(?:been\ )?(?:shot|found|pronounced|declared)\ dead
          | (?:{_PASSIVE})(?:been\ )?(?:beaten|burned|burnt|stabbed|crushed|trampled|frozen)\ to\ death )
      | (?P<displaced>
            (?:(?:has|have|had)\ )?(?:left|fled|abandoned)\ {_HOMES}
          | (?:{_PASSIVE})(?:been\ )?(?:forced|driven)\ (?:from|out\ of|to\ (?:leave|flee))\ {_HOMES}
          | (?:{_PASSIVE})(?:been\ )?moved\ to\ (?:\w+\ ){{0,4}}?(?:shelters?|schools?|camps?|halls?|safety|tents)
          | (?:{_PASSIVE})(?:been\ )?(?:made|left)\ homeless )
      | (?P<detained>
            (?:is|are|was|were|remain(?:s|ed)?|(?:have|had)\ been)\ (?:still\ )?(?:held\ )?(?:in|behind)\ (?:detention|custody|prison|jail|bars) )
      | (?P<injured>
            (?:with|suffered|sustained|had)\ (?:\w+\ ){{0,2}}(?:injuries|wounds|burns)
          | (?:{_PASSIVE})(?:been\ )?treated\ (?:in\ hospital\ )?for\ (?:\w+\ ){{0,2}}(?:injuries|wounds|burns) )
    ) \b
    """,
    re.VERBOSE,
)
_DEATHS_OF = re.compile(r"\b(?:deaths?|killings?|murders?) of (?:the )?$")
# "found 31 bodies", "sent 250 soldiers"
_FOUND = re.compile(
    r"\b(?:found|recovered|discovered|retrieved|exhumed|unearthed|pulled(?: out)?) (?:the )?$"
)
_SENT = re.compile(
    r"\b(?:sent|sending|dispatched|mobilised|mobilized) (?:in )?(?:an? (?:further|additional|extra) |another )?$"
)
_AT_WORK = re.compile(
    r"""[ ](?:\w+[ ]){0,2}?(?:soldiers|troops|peacekeepers)[ ](?:and[ ][\w ]{3,30}[ ])?
    (?:were|was|are|is|have[ ]been|had[ ]been)[ ](?:\w+[ ])?
    (?:taking[ ]part|involved|on[ ]the[ ]ground|at[ ]the[ ]scene|sent|drafted[ ]in|mobili[sz]ed)\b""",
    re.VERBOSE,
)
_FORCES = frozenset("soldiers troops peacekeepers".split())
# "11 names on its list of missing persons"
_LISTED = re.compile(
    r" names on (?:its|the|a|his|her|their) list of (?:the )?(missing|dead|injured|wounded|detained)\b"
)
_SAMPLE = re.compile(r"\b(?:survey|poll) of $")
# A number of people who are so, told before the number: "the number of missing at", "death toll passes".
_NUMBER_OF = re.compile(
    r"""
    \b (?: number\ of\ (?:(?P<people>[a-z]+)\ )?(?:(?:confirmed|known|reported|officially|still)\ )?
            (?P<state>dead|missing|injured|wounded|killed|displaced|detained|arrested)
          | number\ of\ (?P<lost>people|children|civilians)\ (?:who\ )?(?:(?:have|had)\ )?(?:died|lost\ their\ lives|been\ killed)
          | (?<!injury\ )(?<!injuries\ )(?P<toll>toll)
          | (?P<head>dead|missing|injured)\ (?=(?:down|up)\ to) )
    \b [^.;:,\d“”"]{0,80}? (?:\b(?:at|to|pass(?:es|ed)|past|reache[sd]|is|was|of|tops|topped|hits?|exceed(?:s|ed)|nears)) [ ]$
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "12 of the dead"
_OF_THE = re.compile(
    r"""
    [ ] of [ ] the [ ] (?: \w+ [ ] )? (dead|missing|injured|wounded|displaced|detained|arrested) \b
    (?: ,? [ ] (?:were|are|was) [ ] (?: \w+ [ ] )? (children|women|men|civilians|girls|boys|babies|soldiers) \b )?
    """,
    re.VERBOSE,
)
_DEATHS = re.compile(
    r"(?: (?:new|more|further|confirmed|civilian|other))? (?:deaths?|fatalit(?:y|ies))\b(?! (?:threat|row|sentence|penalt))"
)
# "prevented 450 deaths": nobody died.
_NOT_DIED = re.compile(r"\b(?:prevent|avert|avoid|sav|reduc|lower|cut)\w*\b")
# What may be a status of people: near a number that does not settle whose.
_HINT = re.compile(
    rf"""\b(?: {_WORDS} | kill(?:s|ing)? | deaths? | die[sd]? | dying | bod(?:y|ies) | fatal\w* | casualt\w+
    | victims? | corpses? | lives | lost | loss(?=\ of\b) | toll | drown\w* | execut\w+ | murder\w* | massacre\w* | shot | slain
    | injur\w+ | wound\w* | hurt | burn(?:ed|t) | swept\ away | buried | trapped | harmed | maimed | hospital\w* | treat(?:ed|ing) | intensive\ care
    | condition | disappear\w+ | unaccounted | vanish\w* | abduct\w+ | kidnap\w+ | captiv\w+ | captur\w+
    | fled | flee(?:ing)? | homeless | exile\w* | refugees? | evacu\w+ | displace\w* | uproot\w* | shelter\w*
    | moved | relocat\w+ | expel\w+ | deport\w+ | left(?=\ (?:their|the)\b) | leave\ their
    | (?:has|have|had)\ taken | (?:destroy|eliminat|neutrali[sz]|annihilat|liquidat)ed | captiv\w+ | brought\ home | (?:was|were)\ hit | go\ under | went\ under
    | detain\w* | detention | arrest\w* | jail\w* | prison\w* | custody | imprison\w* | inmates? | hostages?
    | held | behind\ bars | free(?:d|ing) | releas\w+ | deploy\w* | found | discover\w* | recover\w* | rescue\w*
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Those that only people have: a number beside one counts people unless its noun is known to be none.
_OF_PEOPLE = re.compile(
    r"\b(?:dead|died|killed|injured|wounded|missing|detained|arrested|displaced|drowned|executed)\b",
    re.IGNORECASE,
)


def guess_status(before: str, after: str, counted: Counted, sentence: str = "") -> tuple[str, str]:
    """The status of the people counted, and the word that says so: `("dead", "killed")`.

    Args:
        before: the passage up to the number's hedge; `after`: from the number's end.
        sentence: the whole sentence, if the passage is a part of it.

    Returns:
        Empty where no such word stands in the sentence or things are counted; `TODO` where one does,
        and its place does not say of whom.

    >>> people = Counted("people", "person", "people")
    >>> guess_status("In May, ", " people were killed", people)
    ('dead', 'killed')
    >>> guess_status("", " people are feared dead", people)[0]
    'TODO'
    """
    if counted.noun == "names" and (listed := _LISTED.match(after)):
        return _OF_WORD[listed[1]], listed[1]
    if counted.is_of_things or _SAMPLE.search(before):
        return "", ""
    whole = sentence or before + "…" + after
    behind = after.partition(counted.population)[2] if counted.population else after
    if not counted.may_be_people:
        return _of_unknown(before, behind, counted, whole)
    if counted.noun in _FORCES and _are_sent(before, after, whole):
        return "deployed", "deployed"
    length = _SAID_AT_LENGTH.match(behind)
    if length and not _BEFORE.search(before):
        return (str(length.lastgroup),) * 2
    if _DEATHS_OF.search(before) and not _NOT_DIED.search(before):
        return "dead", "deaths"
    if not _HINT.search(whole):
        return "" if counted.noun else TODO, ""  # "12 were children": of whom?
    if _DEATHS.match(after) or counted.noun in DEATHS:
        return (TODO, "") if _NOT_DIED.search(before) else ("dead", "deaths")
    if counted.noun in BODIES and _FOUND.search(before):
        return "found", "found"
    word = _word_beside(before, behind)
    return _OF_WORD.get(word, TODO), word


def _of_unknown(before: str, behind: str, counted: Counted, whole: str) -> tuple[str, str]:
    """The status where the noun is no word for people that is known: "12 zorks died", "held 1,348 Russians"."""
    if length := _SAID_AT_LENGTH.match(behind):
        return (str(length.lastgroup),) * 2
    is_done_to = _BEFORE.search(before) or _DEATHS_OF.search(before)
    is_of_people = is_done_to and not are_animals(counted.population)
    is_named = counted.population.rpartition(" ")[2][:1].isupper() and _HINT.search(whole)
    return TODO if _OF_PEOPLE.search(behind[:30]) or is_of_people or is_named else "", ""


def _are_sent(before: str, after: str, whole: str) -> bool:
    """Whether soldiers are sent somewhere, or are at work there."""
    goes_on = whole[whole.find(after) :] if after in whole else after
    return bool(_SENT.search(before) or _AT_WORK.match(goes_on))


def _word_beside(before: str, behind: str) -> str:
    """The word right before or behind those counted that says what happened to them; empty for both, or none."""
    verb, tight = _BEFORE.search(before), _AFTER.match(behind)
    if verb and not tight:
        return _DOES[verb[1]]
    return next(filter(None, tight.groups())) if tight and not verb else ""


def people_told_before(before: str) -> tuple[str, str] | None:
    """Status and people of a number that has no noun, where the words before it are about people.

    >>> people_told_before("He put the number of missing at ")
    ('missing', '')
    >>> people_told_before("It lowered the number of people confirmed dead in the flood to ")
    ('dead', 'people')
    """
    match = _NUMBER_OF.search(before)
    if match is None:
        return None
    is_dead = match["toll"] or match["lost"]
    word = "dead" if is_dead else (match["state"] or match["head"]).lower()
    people = match["people"] or match["lost"] or ""
    return _OF_WORD[word], people if people in PEOPLE else ""


def people_told_behind(after: str) -> tuple[str, str] | None:
    """Status and people of a part: `(" of the dead were children")` gives `("dead", "children")`."""
    match = _OF_THE.match(after)
    return (_OF_WORD[match[1]], match[2] or "") if match else None
