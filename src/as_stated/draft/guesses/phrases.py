"""A run of words as a noun phrase that may speak: a name with an office, a person, a body, a document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import takewhile

from as_stated.draft.guesses.sides import without_side
from as_stated.draft.guesses.speakers import are_people, is_body, is_known, is_role, is_title
from as_stated.draft.guesses.tokens import DAYS, DETERMINERS, TIMES, Token

PRONOUNS = frozenset("he she they it i we you".split())
_NO_SUBJECT = frozenset(
    """this that these those there here what which who whom whose one ones nobody none others another both each
    some many most few several all none nothing everything something everyone everybody anyone anybody""".split()
)
# "its mayor, Bibi Karimova": whose, only the article can say.
_POSSESSIVES = frozenset("its his her their our my".split())
_PREPOSITIONS = frozenset(
    "of for from at in to with on close near by about inside within behind under against among".split()
)
_PARTICLES = frozenset("& de da van von bin al el ibn der la du di af av dos den ten y".split())
_VERBS = frozenset(
    "rejects receives denies calls got get went came made left lost took gave kept held sent saw found".split()
)
_OPENERS = frozenset(
    """but and while whereas although though yet so meanwhile however earlier later still then also as
    separately elsewhere overall instead moreover""".split()
)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: the name and the office held, both in the text's words; `alias`: a second name."""

    name: str
    role: str
    alias: str = ""


class Nobody(Enum):
    """Who says words for which no speaker is found."""

    OUTLET = "outlet"  # nobody but the outlet speaks
    OPEN = "open"  # somebody does, and it is not clear who
    MAYBE = "maybe"  # somebody may, or the outlet does
    DENIED = "denied"  # it is denied, and nobody is said to state it


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb.

    Attributes:
        start, end: its span in the text.
        voice: who it is; None: not clear.
        pronoun: the pronoun, in small letters, if it is one.
        can_speak: its head is a name, or a word for a person, a body or a document.
        is_person: it is somebody, not a body or a document.
    """

    start: int
    end: int
    voice: Voice | None = None
    pronoun: str = ""
    can_speak: bool = False
    is_person: bool = False


def phrase(tokens: Sequence[Token], start: int, end: int) -> Subject | None:
    """The words from `start` to `end` of a sentence's tokens as a subject; None where they cannot be one."""
    start = _past_openers(tokens, start, end)
    run = tokens[start:end]
    if not run:
        return None
    if len(run) == 1 and run[0].low in PRONOUNS:
        return Subject(run[0].start, run[0].end, pronoun=run[0].low)
    unclear = Subject(run[0].start, run[-1].end)
    run = list(takewhile(lambda each: each.low not in ("who", "which"), run))
    if (
        not run  # "But who said that 30 people had died?"
        or run[0].low.startswith("year-old")
        or any(each.low in PRONOUNS or _DIGIT.search(each.text) for each in run)
    ):
        return unclear
    joint = [n for n, each in enumerate(run) if each.low == "and" and 0 < n < len(run) - 1]
    if joint:
        return _joint(run, joint[-1], unclear)
    if not _is_phrase(run):
        return unclear
    name, role = _split(without_side(run))
    if name is None:
        return unclear
    head = head_of(run)
    can = is_known(head) or core_of(run)[-1].is_name
    is_person = bool(role) or is_role(head) or (len(name) > 1 and is_name(name))
    own = name if role else core_of(run)  # "Council leader | Graham Stead"
    is_person = is_person and not any(is_body(each.low) for each in own)
    role = role[1:] if role and role[0].low in _POSSESSIVES else role
    voice = Voice(_said(name), _said(role))
    return replace(unclear, voice=voice, can_speak=can, is_person=is_person)


def _joint(run: Sequence[Token], at: int, unclear: Subject) -> Subject:
    """Two who speak together are one speaker, whose name has both: "police and the army"."""
    left, right = run[:at], run[at + 1 :]
    if not (_is_phrase(left) and _is_phrase(right)):
        return unclear
    can = all(is_known(head_of(each)) or core_of(each)[-1].is_name for each in (left, right))
    return replace(unclear, voice=Voice(_said(run), "") if can else None, can_speak=can)


def _past_openers(tokens: Sequence[Token], start: int, end: int) -> int:
    """Past what opens a clause before its subject: "But on Monday"."""
    while start < end:
        low, following = tokens[start].low, tokens[start + 1].text if start + 1 < end else ""
        if low in _OPENERS or low in ("yesterday", "today"):
            start += 1
        elif (low == "on" and following in DAYS) or (
            low in ("last", "this") and following in TIMES
        ):
            start += 2
        else:
            break
    return start


def _is_phrase(run: Sequence[Token]) -> bool:
    """Whether words can be a noun phrase."""
    if not run or len(run) > 14 or run[0].low in _PREPOSITIONS or run[0].low in _NO_SUBJECT:
        return False
    if any(each.text in TIMES for each in run) or run[-1].low in _PREPOSITIONS | DETERMINERS:
        return False
    core = core_of(run)
    if len(core) == 1 and core[0].low in DETERMINERS:
        return False
    if any(each.low in DETERMINERS for each in core[1:]) or core[-1].low == "and":
        return False  # "called the plan a scandal"
    before, head = core[-2:-1], core[-1]
    if any(_is_verb(each) for each in core):
        return False
    # "the Ministry rejects": a name goes on with a word for people, a body or a document, or not at all
    return not (before and before[0].is_name and not (head.is_name or is_known(_bare(head.low))))


def _is_verb(token: Token) -> bool:
    """Whether a word inside a phrase is a verb, so that it is none."""
    low = token.low
    return not token.is_name and (
        low in _VERBS
        or (
            low.endswith("ed")
            and low not in ("united", "combined", "armed", "retired", "elected", "appointed")
        )
    )


def _bare(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s").removesuffix("’").removesuffix("'")


def core_of(run: Sequence[Token]) -> Sequence[Token]:
    """A phrase up to its first preposition or participle."""
    for at in range(1, len(run)):
        low = run[at].low
        if low in _PREPOSITIONS or (
            low.endswith(("ed", "seen")) and at + 1 < len(run) and run[at + 1].low in _PREPOSITIONS
        ):
            return run[:at]
    return run


def head_of(run: Sequence[Token]) -> str:
    """The word in small letters that says who or what a phrase is: "aide" of "an aide to Ruiz"."""
    return _bare(core_of(run)[-1].low)


def is_name(run: Sequence[Token]) -> bool:
    """Whether words are a name and nothing else, a title before it included."""
    name = list(run)
    while len(name) > 1 and is_role(name[0].low):
        name.pop(0)
    return name[0].is_name and all(each.is_name or each.low in _PARTICLES for each in name)


def is_described(run: Sequence[Token]) -> bool:
    """Whether a phrase tells an office or a kind rather than a name: "its head", "chief economist"."""
    if run[0].low in DETERMINERS or run[0].low.endswith(("’s", "'s", "s’", "s'")):
        return True
    return is_role(head_of(run))


def _split(run: Sequence[Token]) -> tuple[Sequence[Token] | None, Sequence[Token]]:
    """A phrase as name and office: "Interior Minister | Rolf Aaker", "Ana Ruiz | of the Red Cross".

    The name is None where it is not clear where it begins.
    """
    place = len(core_of(run))
    if 2 < place < len(run) and run[place].low in ("in", "at") and is_role(run[0].low):
        run = run[:place] if is_name(run[:place]) else run  # "Sister Ana Cruz in Nogales"
    names = 0
    while names < len(run) and (run[names].is_name or (names and run[names].low in _PARTICLES)):
        names += 1
    is_plain = not any(is_body(each.low) or is_role(each.low) for each in run[:names])
    if 1 < names < len(run) and is_plain and run[names].low in ("of", "from"):
        return run[:names], run[names:]
    last = len(run)
    while last and (run[last - 1].is_name or (run[last - 1].low in _PARTICLES and last < len(run))):
        last -= 1
    name = run[last:]
    roles = [n for n, each in enumerate(name[:-1]) if is_title(each.low)]
    if roles:  # "Transport Minister Leila Haddad"
        at = last + roles[-1] + 1
        if len(run) - at > 2 and not any(each.low in _PARTICLES for each in run[at:]):
            return None, []  # "Chief Constable Ian Webb": where the name begins is not clear
        return (run, []) if any(is_body(each.low) for each in run[at:]) else (run[at:], run[:at])
    if not name or not last or run[last - 1].low in _PREPOSITIONS | DETERMINERS:
        return run, []
    before = run[last - 1].low
    if (
        any(is_body(each.low) for each in name)
        or (is_body(before) and not is_role(before))  # "chief executive | Hanna Roos"
        or before.endswith(("’s", "'s", "s’"))
    ):
        return run, []
    return (name, run[:last]) if is_role(before) else (None, [])


def _said(run: Sequence[Token]) -> str:
    """The words of a phrase, small where a capital only begins the sentence."""
    if not run:
        return ""
    said = " ".join(each.text for each in run)
    is_common = run[0].low in DETERMINERS or (
        is_known(run[0].low) and not any(each.is_name for each in run[1:])
    )
    if are_people(run[0].low) and [each.low for each in run[1:2]] in (["in"], ["at"], ["from"]):
        is_common = True  # "officials in Khos", not "Doctors of the World"
    is_short = run[0].text[-1] == "." or (len(run) == 1 and len(run[0].low) < 5)  # "Dr.", "Cllr"
    if (is_common and not is_short and run[0].text[1:].islower()) or said.startswith(("A ", "I ")):
        said = said[0].lower() + said[1:]
    return said.removesuffix("’s").removesuffix("'s")
