"""Verbs by which somebody states something, as the words of an article have them.

The lists are our own, from English news copy, by the classes of Levin, *English Verb Classes and
Alternations* (1993): say, tell, complain and advise verbs (37), declare and conjecture verbs (29.4, 29.5),
and verbs of finding out and of counting by which a body publishes a number. A verb too many costs a
`TODO`, one too few makes somebody's figure the outlet's own: in doubt, a verb belongs here.
"""

from collections.abc import Iterator

_SAY = """acknowledge add admit advise affirm allege announce anticipate argue assert assess assure attest aver
    avow believe blog boast brief calculate caution cite claim comment complain concede conclude confess
    confide confirm conjecture contend convey counter declare deduce demonstrate deny describe detail
    disclose dispute divulge doubt email elaborate emphasise emphasize establish estimate exclaim expect explain
    express fear forecast foresee hope gauge guess guesstimate hint imply indicate infer inform insinuate insist
    intimate joke judge lament maintain mention mutter narrate note notify observe opine
    posit post predict presume proclaim profess pronounce propose protest publish quip quote
    reason recall reckon recollect recount reiterate relate relay remark remember remind repeat reply report
    respond retort reveal signal speculate stipulate stress suggest suppose surmise suspect
    testify theorise theorize tout tweet underline underscore verify vouch warn whisper"""
_COUNT = """catalogue catalog chronicle compile count detect document enumerate identify list log measure
    record register survey tabulate tally track"""
_IRREGULAR = """says said say ruled tells told telling states stated stating shows showed shown writes wrote
    written thinks thought knows knew holds hears heard learns learned learnt understands understood
    swears swore sworn submits submitted submitting speaks spoke spoken finds put puts finding foresaw"""
# These forms are nouns more often than verbs, or verbs of something else.
_NOT_SPEECH = frozenset(
    """detail doubt estimate fear forecast guess hope hopes hint joke judge note post posts profess quote reason report
    signal stress tout tweet whisper catalogue catalog count document list log measure record register survey
    track email blog relate related reasoned detecting measuring counting judges posting posted
    charge measures tracks reasons stressed observed tracked""".split()
)


def _forms(verb: str) -> Iterator[str]:
    stem = verb.removesuffix("e")
    yield verb
    if verb in ("admit", "log", "quip"):
        yield from (verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing")
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    else:
        yield verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
        yield from (stem + "ed", stem + "ing")


def _all_forms(verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs.split() for form in _forms(verb))


_ALL = _all_forms(_SAY) | _all_forms(_COUNT) | frozenset(_IRREGULAR.split())
# Before "that" a form states something also if it is a noun elsewhere: "workers fear that".
STATING = _ALL - frozenset("report record list document count measure log table finding".split())
SAYING = (_all_forms(_SAY) | frozenset(_IRREGULAR.split())) - _NOT_SPEECH
COUNTING = _all_forms(_COUNT) - _NOT_SPEECH | {"saw", "found"}
# Verbs of what happened: right before a number, they state nothing but the deed.
DEEDS = frozenset(
    """killed killing kills injured injuring wounded wounding hurt hit struck displaced destroyed damaged
    rescued evacuated saved sent freed released deployed arrested detained captured seized shot drowned burned
    flooded lost cost costs fined sentenced held employs employed employing added cut raised paid bought sold
    built opened closed hired left moved fell rose dropped grew reached carrying carried has had have is are was were
    be been being hosts hosted took claimed claiming leaving includes including included exceeded passes passed
    treated treating admitted received receives leaves attracted attended won scored
    covers covered totalled totaled produced exported imported planted swept cleared distributed delivered provided vaccinated
    searched moved charged questioned visited toured inspected shipped planted demolished razed torched looted
    sank shelled bombed downed intercepted launched fired dropped recruited trained fed sheltered housed
    hospitalised hospitalized quarantined tested infected affected attended ate drank used burnt wrecked flattened
    drew gathered filled occupied owns owned runs ran operates operated sells sell makes made need needs
    supplies supplied offers offered fills uses used interviewed examined gives gave spends spent charges pays struck
    earned earns weighed weighs borrowed lent repaid donated spent gained lose loses collected seated detonated""".split()
)

# Pasts that do not end in "-ed", of verbs of any kind.
PAST = frozenset(
    """became began bore bought broke brought built came caught chose cut did drew drove fell felt fled flew forgot
    fought gave got grew had held hit kept knew laid lay led left lent let lost made meant met paid put quit
    ran rang rode rose sang sank sat saw sent set shook shut slept sold sought spent split spread stood struck
    swam swept taught threw took tore went withdrew woke won wore""".split()
)


def is_verblike(word: str) -> bool:
    """Whether a word in small letters has the form of a verb in the past or of a third person."""
    return word in _ALL or (
        len(word) > 3 and word.endswith(("ed", "s")) and not word.endswith(("ss", "us", "is"))
    )
