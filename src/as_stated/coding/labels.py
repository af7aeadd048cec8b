"""A figure for where no sentence stands around it: with who or what is counted and what happened to them."""

import re

from as_stated.coding.claims import Claim
from as_stated.coding.text import on_one_line

# The words that say what happened to people, by the status that the codebook has for it: beginnings of words.
STATUS_WORDS: dict[str, tuple[str, ...]] = {
    "dead": ("dead", "death", "died", "kill", "fatal", "drown", "slain", "murder", "execut", "perish", "suffocat"),
    "missing": ("missing", "disappear", "unaccounted"),
    "found": (r"found\b", "discover", "recover", "exhum", "unearth"),
    "freed": (r"freed?\b", "releas", "return", "rescu"),
    "deployed": ("deploy", r"sent\b", "stationed"),
    "injured": ("injur", "wound", "hurt"),
    "displaced": ("displac", "flee", r"fled\b", "evacuat", "homeless", "uproot"),
    "detained": ("detain", "arrest", "captur", r"held\b", r"holds?\b", "imprison", "jail", "intern(?:ed|ee)"),
}  # fmt: skip


def says_status(status: str, text: str) -> bool:
    """Whether `text` says the `status` of people, what happened to them; always for things, which have no status.

    >>> says_status("dead", "at least 47 were killed"), says_status("dead", "30,000 people")
    (True, False)
    """
    words = STATUS_WORDS.get(status, (status,))
    return not status or re.search(rf"\b(?:{'|'.join(words)})", text.casefold()) is not None


def counted(claim: Claim) -> str:
    """Who or what `claim` counts, in the source's words where it has any, and what happened to them.

    `soldiers from both sides, dead`; `human remains, found`; `houses`.
    """
    whom = on_one_line(claim.population) or claim.unit.plural
    return whom if says_status(claim.people_status, whom) else f"{whom}, {claim.people_status}"


def beside(claim: Claim) -> str:
    """What the words of `claim` leave out of whom or what it counts, and of what happened to them.

    To be put right after the words: ` from both sides, dead` after “more than 6,500 soldiers”,
    `, missing` after “4,000 soldiers and civilians”, `: children, dead` after “at least 17”, and
    nothing after “at least 47 dead”.
    """
    words = claim.words.casefold()
    whom = on_one_line(claim.population)
    if whom in ("", claim.unit.plural):  # said only where the quote is a bare number
        is_bare = not re.search(r"[^\W\d_]", _left_of(claim)) and not claim.unit.sign
        whom = claim.unit.plural if is_bare else ""
    said = _rest(words, whom)
    if says_status(claim.people_status, f"{words}{said}"):
        return said
    return f"{said}, {claim.people_status}"


def _left_of(claim: Claim) -> str:
    """A quote without its number and its hedge."""
    first, last = (at - claim.start for at in claim.number)
    rest = claim.exact[:first] + claim.exact[last:] if claim.number[1] else claim.exact
    for words in claim.hedge.split(" … "):
        rest = rest.replace(words, "") if words else rest
    return rest


def _rest(words: str, whom: str) -> str:
    """What is left to say of whom or what is counted after the words; nothing if they say it."""
    if not whom or whom.casefold() in words:
        return ""
    parts = whom.split()
    for length in range(len(parts) - 1, 0, -1):
        if re.search(rf"\b{re.escape(' '.join(parts[:length]).casefold())}$", words):
            return f" {' '.join(parts[length:])}"
    return f": {whom}"


def label_claim(claim: Claim, speaker_named: bool = False) -> str:
    """Say a claim where it stands alone: in a label, heading, alternative text or file.

    As `say_claim`, with whom or what it counts and what happened to them.

    Args:
        claim: the claim; `speaker_named`: the speaker stands beside it already.

    Returns:
        `about 30,000 people, dead`;
        `4,000 Azerbaijani soldiers and civilians, missing (according to Hikmet Hajiyev)`.
    """
    said = f"{claim.words}{beside(claim)}"
    return said if speaker_named or not claim.source else f"{said} ({claim.source})"
