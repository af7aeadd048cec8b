"""What "will" and "would" say of a figure: that somebody intends it, or that it is expected."""

import re
from typing import Literal

from as_stated.draft.guesses.speaking import guess_actor

# "said it would pay": what somebody says of their own doing to come is an intention.
_UNDERTAKEN = re.compile(
    r"""\b(?:it|they|he|she|we|I)[ ](?:will|would)$""",
)
_DOING = re.compile(
    r"""[ ](?:also[ ]|now[ ])?(?:
    pay|spend|invest|contribute|donate|lend|grant|allocate|set[ ]aside  # money
    |send|build|hire|give|provide|create|deploy|plant|deliver|open|add  # people and things
    |release|free|cut|shed|lay[ ]off|axe|close|shut|sell|buy|hire|recruit|move|evacuate|resettle|vaccinate|test|launch
    |replace|repair|demolish|distribute|provide|offer|install|train|withdraw|introduce|raise)\b[^.;]*""",
    re.VERBOSE,
)
# What nobody does of their own will: then "will" tells what is expected.
_HAPPENS = re.compile(
    r"[ ](?:be|have|reach|rise|fall|grow|drop|shrink|exceed|total|cost|lose|need|face|die|take|last|get|become|miss|suffer)\b.*"
)


def intends(before: str, between: str) -> Literal["own", "other", "no", "unclear"]:
    """Whether somebody intends what "will" or "would" tells.

    Args:
        before: the sentence up to the end of the word; `between`: from there to the number.

    Returns:
        "own": whoever speaks intends it ("said it would pay"); "other": the subject does ("Volt will cut
        800 jobs"); "no": it happens; "unclear": the subject may.

    >>> intends("Volt will", " cut "), intends("The river will", " reach ")
    ('other', 'no')
    """
    does = _DOING.match(between) is not None
    if _UNDERTAKEN.search(before):
        return "own" if does else "no"
    if guess_actor(re.sub(r"\b(?:will|would)$", "", before)) is None:
        return "no"
    return "other" if does else "no" if _HAPPENS.match(between) else "unclear"
