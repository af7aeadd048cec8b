"""A name and an office with a comma between them as one speaker: "the mayor, Ana Ruiz"."""

import re
from collections.abc import Sequence

from as_stated.draft.guesses.phrases import (
    Subject,
    Voice,
    core_of,
    head_of,
    is_described,
    is_name,
)
from as_stated.draft.guesses.speakers import are_people, is_body, is_role
from as_stated.draft.guesses.tokens import DETERMINERS, Token

# Bodies of which a name may stand behind a comma: "the landlord, Canal Homes".
_NAMEABLE = frozenset(
    """landlord operator owner company firm contractor airline charity group agency organisation organization
    developer supplier manufacturer employer union association newspaper carrier builder bank station club
    party""".split()
)


def named(tokens: Sequence[Token], first: Subject, second: Subject) -> Subject | None:
    """Two phrases with a comma between as one speaker: a name and an office, in either order.

    Args:
        tokens: the sentence; `first`, `second`: the phrases in it.

    Returns:
        The speaker, without a voice where it is not clear who that is; None: they are two.
    """
    if first.voice is None or second.voice is None:
        return None
    one, other = _tokens_of(tokens, first), _tokens_of(tokens, second)
    start, end = first.start, second.end
    if is_described(one) and is_name(other):
        if _may_be_named(one, other) or any(each.low == "and" for each in one):
            return Subject(start, end, None, can_speak=True)
        has_body = is_body(head_of(one)) and not is_role(
            other[0].low
        )  # "the landlord, Canal Homes"
        is_own = one[0].low in DETERMINERS - {"the", "a", "an"}
        alias = first.voice.name if has_body and not is_own else ""
        is_named_body = has_body or any(is_body(each.low) for each in other)
        is_person = not is_named_body and is_role(head_of(one))
        voice = Voice(second.voice.name, first.voice.name, alias)
        return Subject(start, end, voice, can_speak=True, is_person=is_person)
    if is_name(one) and is_described(other):
        voice = Voice(first.voice.name, second.voice.name)
        return Subject(start, end, voice, can_speak=True, is_person=first.is_person)
    return None


def are_several(voice: Voice | None) -> bool:
    """Whether a speaker is several people, whom "it" cannot mean: "officials in Khos"."""
    head = re.split(r" (?:in|of|at|from|with) ", voice.name)[0].split()[-1:] if voice else []
    return any(are_people(each.lower()) for each in head)


def _may_be_named(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether a name may be that of the last body in the phrase: "a spokeswoman for the landlord, X"."""
    has_title = is_role(other[0].low)
    core = core_of(one)
    return not has_title and len(core) < len(one) and one[-1].low in _NAMEABLE


def _tokens_of(tokens: Sequence[Token], found: Subject) -> list[Token]:
    return [each for each in tokens if found.start <= each.start and each.end <= found.end]
