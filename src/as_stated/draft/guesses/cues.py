"""The verbs by which a sentence says that somebody states something, each with its subject and its reach."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from as_stated.draft.guesses.complements import (
    BE,
    PLURAL_COUNTS,
    REVISING,
    ZERO_THAT,
    ends,
    is_number,
    past_recipient,
    past_setting,
    states,
)
from as_stated.draft.guesses.phrases import Subject
from as_stated.draft.guesses.subjects import is_relative, subject_after, subject_before
from as_stated.draft.guesses.tokens import Token
from as_stated.draft.guesses.verbs import COUNTING, SAYING, STATING, is_verblike

_NEGATED = frozenset("not never to cannot no neither without n't".split())
_RECIPIENTS = frozenset("told tells informs informed assured warned reminded advised".split())
# Verbs before "that" that state nothing, and words before it that are none.
_NO_SPEECH = frozenset(
    """so such than given provided now means meant ensures ensured causes caused requires required proves proved
    ordered demanded decided agreed voted used needed asked wished supposed based is was has had this does its us
    was as across towards always perhaps""".split()
)
_INVERTED = frozenset("said says added adds wrote writes explained insisted asked warned".split())
# Who hears or knows something is not the one who says it.
_HEARING = frozenset(
    "heard hears learned learns learnt knew knows understands understood saw sees read reads remembers recalls".split()
)
_DENIES = frozenset("denied denies deny denying".split())
_OPENING = frozenset("while but and whereas although though as yet".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech with its subject, or "according to".

    Attributes:
        subject: who speaks; its voice is None where that is not clear.
        start, end: the span of subject and verb.
        is_after: what is said stands before it (", officials said"), else behind it.
        is_denial: what is said is denied.
        is_relative: it stands in a clause set apart by commas (", who had spoken of").
    """

    subject: Subject
    start: int
    end: int
    is_after: bool = False
    is_denial: bool = False
    is_relative: bool = False


def find_cues(tokens: Sequence[Token]) -> list[Cue]:
    """The cues of a sentence, in order.

    >>> from as_stated.draft.guesses.tokens import tokenize
    >>> said = "Ten died, according to police."
    >>> find_cues(tokenize(said, 0, len(said)))[0].subject.voice.name
    'police'
    """
    return sorted(_cues(tokens), key=lambda cue: cue.start)


def _cues(tokens: Sequence[Token]) -> Iterator[Cue]:
    for at, token in enumerate(tokens):
        if token.kind == "word":
            cue = _according(tokens, at) or _verb(tokens, at)
            if cue:
                yield cue


def _according(tokens: Sequence[Token], at: int) -> Cue | None:
    if tokens[at].low != "according" or [each.low for each in tokens[at + 1 : at + 2]] != ["to"]:
        return None
    found = subject_after(tokens, at + 2)
    subject = (
        found if found and not found.pronoun else Subject(tokens[at].start, tokens[at + 1].end)
    )
    end = max(subject.end, tokens[at + 1].end)
    # Whether a clause begins here: the sentence does, or one that a conjunction opens.
    begins = not at or tokens[at - 1].low in _OPENING or tokens[at - 1].text in "—–-;"
    return Cue(subject, tokens[at].start, end, is_after=not begins)


def _verb(tokens: Sequence[Token], at: int) -> Cue | None:
    token, low = tokens[at], tokens[at].low
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1] if at else None
    if before is None or token.is_name:
        return None
    has_that = after is not None and after.low == "that"
    is_verb = low in SAYING | COUNTING | REVISING or (has_that and low in STATING)
    if low in PLURAL_COUNTS and before.low.endswith(("s", "data")) and is_number(tokens, at + 1):
        is_verb = True
    if after is not None and after.low == "of" and low not in ("spoke", "speaks", "spoken"):
        return None  # "reports of 12 cases"
    is_unknown = has_that and is_verblike(low) and low not in _NO_SPEECH
    if before.low in _DENIES:
        return None  # "denied reports that"
    if low in _DENIES:
        return _denial(tokens, at)
    if not (is_verb or is_unknown):
        return None
    if low in _INVERTED and (before.kind == "quote" or before.text == ","):
        found = subject_after(tokens, at + 1)
        if found and found.voice and found.end > token.end and ends(tokens, found.end):
            return Cue(found, token.start, found.end, is_after=True)
    if before.low in BE or before.low in _NEGATED:
        return None
    subject = subject_before(tokens, at)
    if subject is None:
        return None
    if low in _HEARING:
        subject = Subject(subject.start, subject.end)
    return _directed(tokens, at, subject, is_unknown and not is_verb)


def _denial(tokens: Sequence[Token], at: int) -> Cue | None:
    """ "The minister denied that 200 people died": nobody known states it."""
    subject, after = subject_before(tokens, at), tokens[at + 1] if at + 1 < len(tokens) else None
    if subject is None or after is None or after.low not in ("that", "reports", "claims"):
        return None
    return Cue(subject, subject.start, after.end, is_denial=True)


def _directed(tokens: Sequence[Token], at: int, subject: Subject, is_unknown: bool) -> Cue | None:
    """A verb with its subject as a cue, where what stands beside it can be said."""
    token, low = tokens[at], tokens[at].low
    if not (subject.can_speak or subject.pronoun or low in ZERO_THAT | {"spoke", "speaks"}):
        subject = Subject(subject.start, subject.end)
    end = past_recipient(tokens, at) if low in _RECIPIENTS else at + 1
    end = past_setting(tokens, end)
    starts = next(n for n, each in enumerate(tokens) if each.start >= subject.start)
    is_apart = starts > 0 and (
        tokens[starts - 1].kind == "quote" or tokens[starts - 1].text in ",—–"
    )
    if is_apart and ends(tokens, tokens[end - 1].end):
        if low not in SAYING or is_unknown:
            return None
        return Cue(subject, subject.start, tokens[end - 1].end, is_after=True)
    if end >= len(tokens) or not states(tokens, at, end):
        return None
    return Cue(subject, subject.start, token.end, is_relative=is_relative(tokens, at))
