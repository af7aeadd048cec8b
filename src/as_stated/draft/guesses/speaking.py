"""Who says a sentence, by the words that say so: "… said", "according to …"."""

import re
from dataclasses import dataclass

from as_stated.coding import MONTHS, QUOTED, WEEKDAYS

_CAPITALS = "".join(each for each in map(chr, range(0x560)) if each.isupper())
_WORD = rf"[{_CAPITALS}][\w’'.-]*\w"
_NAME = rf"{_WORD}(?:[ ](?:{_WORD}|[{_CAPITALS}]\.|de|da|van|von|bin|al|el|ibn|der|la)(?=\W))*"
_VERB = r"(?:said|says|told|added|adds|wrote|reported|confirmed|announced|estimated|claimed|stated)"
_BODY = (
    r"(?:police|officials?|authorit(?:y|ies)|ministry|office|government|agency|department|service|"
    r"council|commission|hospital|hospitals|union|army|military|witness(?:es)?|residents|organi[sz]ers|"
    r"rescuers|spokes(?:man|woman|person)|administration|company|university|institute|bureau|"
    r"centre|center|brigade|mayor|governor|minister|president)"
)
_NAMED = re.compile(
    rf"(?:(?P<before>\b(?:[Tt]he|[Aa]n?) [^,.;“”\"\n]{{3,70}}), )?(?P<name>\b{_NAME})"
    rf"(?:, (?P<role>[^.;“”\"\n]{{3,90}}?),|(?: (?P<of>of [^,.;“”\"\n]{{3,70}}?))|,)?"
    rf" (?:also |has |had )?{_VERB}\b"
)
_BODIES = re.compile(
    rf"(?P<name>\b(?:(?:[Tt]he|[Aa]n?) )?(?:[\w’'-]+ ){{0,4}}?{_BODY})"
    rf" (?:also |has |had )?{_VERB}\b"
)
_AFTER_QUOTE = re.compile(
    rf"(?:[”\"],? |, )(?:said|says|added) (?P<name>{_NAME})(?:, (?P<role>[^,.;“”\"\n]{{3,90}}))?"
)
_ACCORDING = re.compile(
    rf"[Aa]ccording to (?P<name>(?:the |an? )?{_NAME}(?: {_BODY})?|(?:the |an? )?"
    rf"(?:[\w’'-]+ ){{0,4}}?{_BODY})(?=[,.;:]|$|\s*[\r\n”])(?:, (?P<role>(?:the|an?) [^,.;“”\"\n]{{3,90}}))?"
)
_SPEAKS = re.compile(rf"\b{_VERB}\b|\b[Aa]ccording to\b|\b(?:say|insists?|alleged?|allegedly)\b")
_NOBODY = frozenset("He She They It I We You Who That This There One But And The A An What".split())
_NOT_NAMES = _NOBODY | {each.capitalize() for each in WEEKDAYS} | set(MONTHS)
_SUBORDINATE = re.compile(r"\b(?:after|before|when|while|until|since|because|which|that|as|if)\s+$")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: the name and the office held, both in the text's words."""

    name: str
    role: str


def guess_voice(sentence: str, paragraph: str, is_direct: bool) -> Voice | str | None:
    """Who says a sentence.

    Args:
        sentence: the sentence; `paragraph`: the one it stands in, for direct speech whose speaker
            is named in the sentence beside it.
        is_direct: the words in question stand inside quotation marks.

    Returns:
        A voice; None where nobody but the outlet speaks; "TODO" where somebody does and it is not
        clear who.

    >>> guess_voice("Ten people died, said Ana Ruiz, the mayor.", "", False)
    Voice(name='Ana Ruiz', role='the mayor')
    >>> guess_voice("He said ten people died.", "", False), guess_voice("Ten died.", "", False)
    ('TODO', None)
    """
    voices = _voices(sentence)
    if is_direct and not voices:
        voices = _voices(paragraph)
    if len(voices) == 1:
        return voices[0]
    return "TODO" if voices or is_direct or _SPEAKS.search(_outside_quotes(sentence)) else None


def _voices(text: str) -> list[Voice]:
    """Everyone whom the text names as speaking, each once."""
    plain = _outside_quotes(text)
    found: dict[str, Voice] = {}
    taken: list[tuple[int, int]] = []
    for pattern in (_ACCORDING, _AFTER_QUOTE, _NAMED, _BODIES):
        for match in pattern.finditer(plain):
            start, end = match.span("name")
            if any(a < end and start < b for a, b in taken):
                continue
            taken.append((start, match.end()))
            name = text[start:end].removesuffix("’s").removesuffix("'s")
            name = re.sub("^(?:The|An?) ", "", name)  # as inside a sentence
            nobody = name.split()[0] in _NOT_NAMES and pattern is not _BODIES
            if nobody or _SUBORDINATE.search(plain[:start]):
                continue
            parts = match.groupdict()
            role = parts.get("role") or parts.get("of") or parts.get("before") or ""
            found.setdefault(name, Voice(name, role.strip()))
    return list(found.values())


def _outside_quotes(text: str) -> str:
    """The text with what stands inside quotation marks made unreadable, at its length."""
    return QUOTED.sub(lambda match: match[0][0] + "x" * (len(match[0]) - 2) + match[0][-1], text)
