"""The sentence of a figure as a note in the margin of the page, beside each link to its quote."""

from as_stated.coding import Claim, fold

NEAR = 400  # characters on either side of a figure’s words: all of nearly every sentence


def sentence_note(claim: Claim, before: str, after: str, voice: str) -> str:
    """What the margin says of a figure: what must be said before it, its sentence, and who says so.

    Args:
        before: the sentence up to the figure's words.
        after: what follows them in the sentence.
        voice: who states it, in words.

    Returns:
        Plain text in two lines; of a long sentence what is near the figure's words.
    """
    said = f"“{_end(fold(before))}{fold(claim.exact)}{_beginning(fold(after))}”"
    first = f"{claim.qualifier}: {said}" if claim.qualifier else said
    return f"{first}\n{'; '.join(filter(None, (claim.of_whole, voice)))}"


def _beginning(text: str) -> str:
    """The first words of a text.

    >>> _beginning("short"), len(_beginning("long " * 100)) <= NEAR + 2
    ('short', True)
    """
    return text if len(text) <= NEAR else f"{text[:NEAR].rpartition(' ')[0]} …"


def _end(text: str) -> str:
    """The last words of a text.

    >>> _end("short"), len(_end("long " * 100)) <= NEAR + 2
    ('short', True)
    """
    return text if len(text) <= NEAR else f"… {text[-NEAR:].partition(' ')[2]}"
