"""Whether somebody other than the outlet may be speaking in a sentence: what is not known is not narration."""

import re

from as_stated.coding import QUOTED
from as_stated.draft.guesses.complements import BE
from as_stated.draft.guesses.verbs import COUNTING, DEEDS, SAYING, is_verblike

# Words that say that somebody speaks, or that the number stands in a document, without a verb of speech.
_SOURCES = re.compile(
    r"""\b(?:
        according | allegedly | reportedly | purportedly | supposedly | apparently | rumou?r(?:s|ed)? | so-called
      | reports? | statements? | claims? | accounts? | testimon(?:y|ies) | sources? | statistics | data
      | estimates? | forecasts? | projections? | predictions? | expectations? | survey | study | poll | census | records | documents? | bulletin | dossier | figures?
      | (?:its|his|her|their|official|own|police|government)[ ](?:\w+[ ])?(?:count|tally|toll|list|words?|view)
      | projects(?=[ ](?:that|growth|an?|the)\b)
      | (?:lower|rais|revis|correct|updat)(?:s|es|ed)
      | per[ ](?=the\b) | citing | cited | quoting | quoted | asked | believe[sd]? | viewed?
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OWN = frozenset("its their his her".split())
# "are said to", "were reported": somebody reports it.
_PASSIVE = frozenset(
    """said reported confirmed estimated believed thought feared understood alleged claimed known recorded
    registered documented counted told announced put suspected presumed""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# "the dam that burst": what follows is no statement.
_RELATIVE = re.compile(
    r"""that[ ](?:(?:has|had|have|is|are|was|were|killed|burst|hit|struck|left|made|cost|sank|fell|held|began|broke|swept
    |ran|tore|took|saw|led)\b | \w+ed\b)""",
    re.VERBOSE,
)
_THAT = re.compile(r"\b(?:that|whether|how many|how much)\b", re.IGNORECASE)
# "SPOKESMAN: …", "Police: 12 dead", "12 dead – police"
_LABEL = re.compile(r"^[^\n.,;:]{2,60}:\s|\s[–—-]\s[^\n.]{2,40}$|:[^\n.:]{2,30}$")
# "gauged the toll at 45", and "…, the ministry glorped."
_GAVE = re.compile(
    r"""\b(?:gives?|gave|given|giving)[ ](?:(?:the|its|an?|their)[ ](?:\w+[ ])*(?:toll|number|figure|count|total)\b
    |(?:(?:about|around|at[ ]least|some|nearly|over|more[ ]than)[ ])?[\d,.]+[ ](?:people[ ])?
     (?:dead|deaths|missing|injured|wounded|killed|cases)\b)""",
    re.VERBOSE,
)
_PUT_AT = re.compile(r"\b(?:the|its|his|her|their) (?:\w+ )+at $")
_SAID_LAST = re.compile(
    r"""
    , [ ] (?! (?: and | but | or | while | when | where | which | who | as | after | before | because | if | since
                | with | including ) \b )
    (?: the [ ] | an? [ ] )? [\w’'.-]+ (?: [ ] [\w’'.-]+ ){0,2} [ ] ([a-z]+) [.!?]? $
    """,
    re.VERBOSE,
)
_LAST = re.compile(
    r"(\b(?:to|will|would|can|could|must|should)[ ])?([^\W\d_]+(?:[’'-][^\W\d_]+)*)[ ]$"
)
_LEADING = frozenset(
    """a about after against all almost along already also among an and another approximately around as at
    before behind below between both but by close down during each every exactly extra few fewer first for
    from further her his in including into its just last least less like main many more most my near nearly next
    not of off on only onto or other our out over past per roughly second since so some still such than
    the their these they this those through to total toward towards under until up upon us was we were
    while with within without you your another's when where then there here it he she who which up worth totalling totaling""".split()
)


def outside_quotes(text: str) -> str:
    """The text with what stands inside quotation marks made unreadable, at its length.

    >>> outside_quotes("“Ten died,” he said")
    '“xxxxxxxxx” he said'
    """
    return QUOTED.sub(lambda match: "“" + "x" * (len(match[0]) - 2) + "”", text)


def may_be_said(sentence: str, first: int) -> bool:
    """Whether words of a sentence leave it open that somebody states the number in it.

    Args:
        sentence: the sentence; `first`: where in it the number begins, with its hedge.

    Returns:
        False only where all is known: no verb of speech or counting, no that-clause, no source or
        document, and no unknown verb right before the number.

    >>> may_be_said("The group chronicled 45 deaths.", 21), may_be_said("Rain killed 45 people.", 12)
    (True, False)
    """
    plain = outside_quotes(sentence)
    if _SOURCES.search(plain) or _GAVE.search(plain) or _LABEL.search(plain.strip()):
        return True
    if any(not _RELATIVE.match(plain, each.start()) for each in _THAT.finditer(plain)):
        return True
    words = [each[0] for each in _WORD.finditer(plain)]
    if any(_states(words, at) for at in range(len(words))):
        return True
    last = _SAID_LAST.search(plain.rstrip())
    if _PUT_AT.search(plain[:first]) or (last and is_verblike(last[1])):
        return True
    # "held back roughly 9 million": the verb is the word before
    lead = re.sub(r" (?:back|off|away|out|down|up|over|in)(?= $)", "", plain[:first])
    before = _LAST.search(lead)
    return before is not None and _may_be_a_verb(before[2]) and not before[1]


def _states(words: list[str], at: int) -> bool:
    word, before = words[at].lower(), words[at - 1].lower() if at else ""
    if word not in SAYING and word not in COUNTING:
        return False
    if word == "saw" and words[at + 1 : at + 2] and words[at + 1].lower() in _OWN:
        return False  # "saw its shares fall"
    return before not in BE or word in _PASSIVE


def _may_be_a_verb(word: str) -> bool:
    """Whether the word right before a number may be a verb that states it: one that is not known."""
    low = word.lower()
    if low.endswith(("’s", "'s", "s’", "s'")) or low.removesuffix("ing") + "ed" in DEEDS:
        return False  # "the valley's 2,100 households"
    known = low in DEEDS or low in _LEADING or low.removesuffix("ing") in DEEDS
    return not known and not low.endswith("ly")
