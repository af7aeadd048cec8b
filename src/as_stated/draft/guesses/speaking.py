"""Who says a sentence, by the words that say so: "… said", "according to …"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from as_stated.coding import MONTHS, QUOTED, WEEKDAYS

_CAPITALS = "".join(each for each in map(chr, range(0x560)) if each.isupper())
_WORD = rf"[{_CAPITALS}][\w’'.-]*\w"
_NAME = rf"{_WORD}(?:[ ](?:{_WORD}|[{_CAPITALS}]\.|de|da|van|von|bin|al|el|ibn|der|la)(?=\W))*"
_VERB = (
    r"(?:said|says|told|added|adds|wrote|reported|confirmed|announced|estimated|claimed|stated"
    r"|(?:lowered|raised|revised|corrected)(?=\ (?:the|its)\ [\w\ ]{0,70}?(?:toll|numbers?|counts?|figures?)\b)"
    r"|sp(?:oke|oken|eaks)\ of|put(?=\ (?:the|its|his|her|their)\ [\w\ ]{3,60}\ at\b))"
)
_BODY = (
    r"(?:police|officials?|authorit(?:y|ies)|ministry|office|government|agency|department|service|"
    r"council|commission|hospital|hospitals|union|army|military|witness(?:es)?|residents|organi[sz]ers|"
    r"rescuers|spokes(?:man|woman|person)|administration|company|university|institute|bureau|"
    r"centre|center|brigade|mayor|governor|minister|president)"
)
_ROLE = r"[^.;“”\"\n]{3,90}?"
_NAMED = re.compile(
    rf"""
    (?: (?P<before>\b(?:[Tt]he|[Aa]n?)\ [^,.;“”"\n]{{3,70}}),\  )?    # "The mayor, "
    (?P<name>\b{_NAME})
    (?: ,\ (?P<role>{_ROLE}), | (?:\ (?P<of>of\ [^,.;“”"\n]{{3,70}}?)) | , )?
    \ (?:on\ \w+day\ )?(?:also\ |has\ |had\ )?{_VERB}\b
    """,
    re.VERBOSE,
)
_BODIES = re.compile(
    rf"""
    (?P<name>\b(?:(?:[Tt]he|[Aa]n?)\ )?(?:[\w’'-]+\ ){{0,4}}?{_BODY}(?:\ of\ {_NAME})?)
    \ (?:on\ \w+day\ )?(?:also\ |has\ |had\ )?{_VERB}\b
    """,
    re.VERBOSE,
)
_AFTER_QUOTE = re.compile(
    rf"""
    (?: [”"],?\  | ,\  ) (?:said|says|added)\        # "…,” said "
    (?P<name>{_NAME}) (?: ,\ (?P<role>[^,.;“”"\n]{{3,90}}) )?
    """,
    re.VERBOSE,
)
# "…,” said its coordinator, Ana Ruiz."
_AFTER_ROLE = re.compile(
    rf"""
    (?: [”"],?\  | ,\  ) (?:said|says|added)[ ]
    (?P<before>(?:the|an?|its|his|her|their)\ [^,;.“”"\n]{{3,70}}),\  (?P<name>{_NAME})
    """,
    re.VERBOSE,
)
_ACCORDING = re.compile(
    rf"""
    [Aa]ccording\ to\ (?P<name>
        (?:the\ |an?\ )?{_NAME}(?:\ {_BODY})?             # "the Veldra police"
      | (?:the\ |an?\ )?(?:[\w’'-]+\ ){{0,4}}?{_BODY}     # "a hospital"
    )
    (?=[,.;:]|$|\s*[\r\n”]) (?: ,\ (?P<role>(?:the|an?)\ [^,.;“”"\n]{{3,90}}) )?
    """,
    re.VERBOSE,
)
_SPEAKS = re.compile(rf"\b{_VERB}\b|\b[Aa]ccording to\b|\b(?:say|insists?|alleged?|allegedly)\b")
_NOBODY = frozenset("He She They It I We You Who That This There One But And The A An What".split())
_NOT_NAMES = _NOBODY | {each.capitalize() for each in WEEKDAYS} | set(MONTHS)
_SUBORDINATE = re.compile(r"\b(?:after|before|when|while|until|since|because|which|that|as|if)\s+$")
# "officials in Paris said": it is not Paris that speaks.
_BEFORE_OTHERS = re.compile(r"\b(?:of|in|from|at|for|to|near|by|with)\s+$")
_CLAUSE = re.compile(r"(?:who|which|whose|where)\b")
# "The mayor, Ana Ruiz, said that " before a figure; ", officials said" and " according to" after it.
_LEAD = re.compile(
    rf"""
    ^(?: [Aa]ccording\ to\ [^,;:]+,\s+
       | [^;:\n]{{0,160}}? \b(?: (?:said|says|adds|added)(?:\ on\ \w+)? (?:,?\ that)? | {_VERB}(?:\ \w+)?\ that )\s+
     )
    """,
    re.VERBOSE,
)
_TAIL = re.compile(
    rf"""
    , \s [^,;:“”"\n]{{0,80}}? \b{_VERB}\b      # ", the ministry said"
    | , \s (?:the|an?|its|his|her|their)\s [^,;:“”"\n]{{2,60}}, \s {_NAME},? \s {_VERB}\b  # ", its head, Ana Ruiz, said"
    | , \s (?:said|says|added)\s                 # ", said Ana Ruiz"
    | ,? \s according\ to\b
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: the name and the office held, both in the text's words."""

    name: str
    role: str


class Nobody(Enum):
    """Who says a sentence whose words name no speaker."""

    OUTLET = "outlet"  # nobody but the outlet speaks
    OPEN = "open"  # somebody does, and it is not clear who


def guess_voice(sentence: str, paragraph: str, is_direct: bool) -> Voice | Nobody:
    """Who says a sentence.

    Args:
        sentence: the sentence; `paragraph`: the one it stands in, for direct speech whose speaker
            is named in the sentence before or after.
        is_direct: the words in question stand inside quotation marks.

    >>> guess_voice("Ten people died, said Ana Ruiz, the mayor.", "", False)
    Voice(name='Ana Ruiz', role='the mayor')
    >>> guess_voice("He said ten people died.", "", False).name
    'OPEN'
    >>> guess_voice("Ten people died.", "", False).name
    'OUTLET'
    """
    voices = _voices(sentence)
    speaks = _SPEAKS.search(_outside_quotes(sentence))
    if is_direct and not voices and not speaks:
        voices = _voices(paragraph)
    if len(voices) == 1:
        return voices[0]
    is_said = voices or is_direct or speaks
    return Nobody.OPEN if is_said else Nobody.OUTLET


def guess_actor(before: str) -> Voice | None:
    """Who does what the next word says: the subject right before it, where a name or a body is one.

    >>> guess_actor("The mayor, Ana Ruiz, who had spoken of 47 dead, ")
    Voice(name='Ana Ruiz', role='the mayor')
    """
    sentence = before + "said"
    ends = [voice for end, voice in _found(sentence) if end == len(sentence)]
    return ends[0] if len(ends) == 1 else None


def without_speaker(quote: str, first: int, last: int) -> tuple[int, int]:
    """What of a quote is left when the words that name its speaker are taken off its ends.

    Args:
        quote: the words that state a number; `first` and `last`: where in them it stands.

    >>> quote = "Ten people died on Tuesday, officials said, sending help"
    >>> quote[slice(*without_speaker(quote, 0, 3))]
    'Ten people died on Tuesday'
    """
    plain = _outside_quotes(quote)
    leads = [match.end() for match in _LEAD.finditer(plain, 0, first) if match.end() <= first]
    tail = _TAIL.search(plain, last)
    return max(leads, default=0), tail.start() if tail else len(quote)


def _voices(text: str) -> list[Voice]:
    """Everyone whom the text names as speaking, each once."""
    return list({voice.name: voice for _, voice in reversed(_found(text))}.values())[::-1]


def _found(text: str) -> list[tuple[int, Voice]]:
    """Each naming of somebody as speaking: where it ends, and who."""
    plain = _outside_quotes(text)
    found = []
    taken: list[tuple[int, int]] = []
    for pattern in (_ACCORDING, _AFTER_ROLE, _AFTER_QUOTE, _NAMED, _BODIES):
        for match in pattern.finditer(plain):
            start, end = match.span("name")
            if any(a < end and start < b for a, b in taken):
                continue
            if pattern in (_NAMED, _BODIES) and _BEFORE_OTHERS.search(plain[:start]):
                continue
            taken.append((start, match.end()))
            name = text[start:end].removesuffix("’s").removesuffix("'s")
            name = _uncapitalized(name)
            nobody = name.split()[0] in _NOT_NAMES and pattern is not _BODIES
            if nobody or _SUBORDINATE.search(plain[:start]):
                continue
            found.append((match.end(), Voice(name, _role(match.groupdict()))))
    return found


def _role(parts: Mapping[str, str | None]) -> str:
    """The office held, from the words next to the name; not a clause about what somebody did."""
    said = [parts.get("role") or "", parts.get("of") or "", parts.get("before") or ""]
    role = next((each.strip() for each in said if each and not _CLAUSE.match(each)), "")
    return _uncapitalized(role)


def _uncapitalized(words: str) -> str:
    """Words with an article at their head in lower case, as they stand inside a sentence."""
    return re.sub("^(The|An?) ", lambda article: article[0].lower(), words)


def _outside_quotes(text: str) -> str:
    """The text with what stands inside quotation marks made unreadable, at its length."""
    return QUOTED.sub(lambda match: match[0][0] + "x" * (len(match[0]) - 2) + match[0][-1], text)
