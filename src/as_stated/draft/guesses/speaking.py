"""Who states a figure, and the words of its quote without those that say so."""

import re

from as_stated.coding import WEEKDAYS
from as_stated.draft.guesses.attribution import Attribution
from as_stated.draft.guesses.cues import find_cues
from as_stated.draft.guesses.hearsay import may_be_said
from as_stated.draft.guesses.lines import has_letters, is_of_list
from as_stated.draft.guesses.phrases import Nobody, Voice
from as_stated.draft.guesses.place import Span
from as_stated.draft.guesses.subjects import subject_after, subject_before
from as_stated.draft.guesses.tokens import tokenize

# "citing the hospital", "which cited the owner", "based on a list of the police"; not "was quoted as saying".
_CITES = re.compile(
    r"""\b(?:cit|quot)ing\b
    |\b(?:who|which|that|and|,)[ ](?:had[ ])?(?:cit|quot)(?:ed|es)\b(?![ ](?:as|[“"']))      # not "quoted as"
    |\b(?:based[ ]on|on[ ]the[ ]basis[ ]of|relying[ ]on)[ ](?:\w+[ ]){0,4}?(?:from|by|of)[ ]\w""",
    re.VERBOSE | re.IGNORECASE,
)
# "was withdrawn by the ministry", "was denied on Monday by the army"
_AGENT = re.compile(r" (?:\w+ly )?(?:(?:on|in|at) [A-Z]\w+ )?by\b")
# What refers to the words before it: who said those may be saying this as well.
_REFERS_BACK = re.compile(
    r"""[\s"“]*(?:(?:But|And|Yet|So|Of|Among|In[ ]addition[ ]to|Including|However|Besides),?[ ])?
    (?: they | it(?![ ](?:is|was|has[ ]been)[ ](?:the|an?)\b) | he | she | we | I | these | those | them | this | that | another | others? | both | some | most | many
      | a[ ]further | an[ ](?:additional|extra) | the[ ](?:rest|other\w*|remain\w+|figure|number|toll|total|count|same|two|three)
      | their | its | his | her | half | also | more | fewer | (?:at[ ]least[ ])?\w+[ ](?:more|others?|of[ ](?:them|whom|those|these)) | such )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_THEM = re.compile(r"\b(?:of|among) (?:them|these|those)\b")
# "An earlier version of this article said": the outlet did.
_OWN_VERSION = re.compile(r"\b(?:version|edition|draft) of (?:this|the|our) ", re.IGNORECASE)
# "A survey of 1,012 people": whoever reports it says how many were asked.
_SAMPLE = re.compile(r"\b(?:[Ss]urvey|[Pp]oll) of $")
_DAYS = "|".join(each.capitalize() for each in WEEKDAYS)
_THAT = re.compile(rf"^(?:(?: (?:late |early )?(?:on )?(?:{_DAYS}))? that\b|,|:)?\s*")


def guess_voice(attribution: Attribution, sentence: Span, reach: Span) -> Voice | Nobody:
    """Who states a figure.

    Args:
        attribution: of its paragraph; `sentence`: its own; `reach`: the number with its hedge.

    Returns:
        The speaker. OUTLET only where all words of the sentence are known and none of them says that
        somebody speaks, nor does anybody in the paragraph before; MAYBE where that is not clear.
    """
    if _SAMPLE.search(attribution.text, 0, reach[0]):
        return Nobody.OUTLET
    found = attribution.who(*reach)
    if isinstance(found, Voice) and _OWN_VERSION.search(found.name):
        return Nobody.OUTLET
    if found is not Nobody.MAYBE:
        return found
    text, (start, end) = attribution.text, sentence
    if may_be_said(text[start:end], reach[0] - start):
        return Nobody.MAYBE
    refers = _REFERS_BACK.match(text, start) or _OF_THEM.search(text, start, end)
    goes_on = bool(refers) and attribution.is_said_before(start)
    is_others = is_of_list(text, attribution.start) or has_letters(text)
    return Nobody.MAYBE if goes_on or is_others else Nobody.OUTLET


def guess_actor(before: str) -> Voice | None:
    """Who does what the next word says: the subject right before it, where a name or a body is one.

    >>> guess_actor("The mayor, Ana Ruiz, who had spoken of 47 dead, ").name
    'Ana Ruiz'
    """
    tokens = tokenize(before, 0, len(before))
    found = subject_before(tokens, len(tokens))
    return found.voice if found and found.can_speak else None


def guess_agent(after: str) -> Voice | None:
    """By whom a thing was done, of words in the passive: a name or a body right behind "by".

    >>> guess_agent(" by the ministry on Thursday").name
    'the ministry'
    """
    match = _AGENT.match(after)
    tokens = tokenize(after, match.end(), len(after)) if match else []
    found = subject_after(tokens, 0) if tokens else None
    return found.voice if found and found.can_speak else None


def guess_cited(sentence: str) -> Voice | Nobody | None:
    """Whom the one speaker of a sentence cites: "…, citing the hospital".

    Returns:
        The source; OPEN where somebody is cited, and by whom or whom is not clear; None: nobody is.

    >>> guess_cited("The ministry said, citing the hospital, that 17 people were hurt.").name
    'the hospital'
    """
    if not _CITES.search(sentence):
        return None
    tokens = tokenize(sentence, 0, len(sentence))
    citing = [n for n, each in enumerate(tokens) if each.low in ("citing", "quoting")]
    speaking = [cue for cue in find_cues(tokens) if not cue.is_denial]
    if len(citing) != 1 or len(speaking) != 1:
        return Nobody.OPEN
    found = subject_after(tokens, citing[0] + 1)
    return found.voice if found and found.voice and found.can_speak else Nobody.OPEN


def without_speaker(quote: str, first: int, last: int) -> tuple[int, int]:
    """What of a quote is left when the words that name its speaker are taken off its ends.

    Args:
        quote: the words that state a number; `first` and `last`: where in them it stands.

    >>> quote = "Ten people died on Tuesday, officials said, sending help"
    >>> quote[slice(*without_speaker(quote, 0, 3))]
    'Ten people died on Tuesday'
    """
    start, end = 0, len(quote)
    for cue in find_cues(tokenize(quote, 0, len(quote))):
        if cue.end <= first and not cue.is_denial and cue.subject.pronoun not in ("i", "we"):
            start = len(quote) - len(_THAT.sub("", quote[cue.end :], count=1))
        elif cue.is_after and cue.start >= last:
            end = min(end, len(quote[: cue.start].rstrip(" ,")))
    return min(start, first), max(end, last)
