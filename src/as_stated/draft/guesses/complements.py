"""What follows a verb of speech: who is told, when and where, and whether the rest is stated by it."""

from collections.abc import Sequence

from as_stated.draft.guesses.tokens import TIMES, Token
from as_stated.draft.guesses.verbs import COUNTING, SAYING, is_verblike

BE = frozenset("is are was were be been being".split())
# Behind these a clause follows without "that" as well.
ZERO_THAT = frozenset(
    """said says say told tells insists insisted claims claimed believes believed thinks thought reckons reckoned
    argues argued maintains maintained warns warned adds added confirms confirmed alleges alleged estimates
    estimated announces announced suggests suggested stresses wrote writes stated notes noted shows showed
    show indicate indicates indicated admits admitted concedes conceded explains explained reports reported
    contends contended tweeted hopes fears feared suspects suspected acknowledges acknowledged""".split()
)
# Plural subjects list things as well: "court records list 22".
# Right before a number these are deeds as well: "claimed 12 lives", "added 9,500 jobs", "found 12 bodies".
_DEEDS_TOO = frozenset(
    "claims claimed adds added admits admitted shows showed found finds saw identified detected shared".split()
)
_TOLL = frozenset("toll number count figure estimate".split())
_STATES_OF = frozenset("dead missing killed injured wounded cases deaths infections".split())
PLURAL_COUNTS = frozenset("list show report record register document count put".split())
_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety""".split()
)


# "lowered the toll to 38"
REVISING = frozenset("lowered raised revised corrected".split())


def states(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether what follows a verb is stated by it: a clause, a quotation, or a number that it counts.

    Args:
        tokens: the sentence; `at`: where the verb stands; `end`: where what follows it begins.
    """
    low, after = tokens[at].low, tokens[end]
    if after.low in _STATES_OF:
        return False  # "people confirmed dead"
    if after.low == "that" or after.kind == "quote" or after.text == ":":
        return True
    if after.low in ("to", "in") and "that" in [each.low for each in tokens[end + 1 : end + 7]]:
        return all(each.kind == "word" for each in tokens[end + 1 : end + 3])
    if after.text == "," and end + 1 < len(tokens) and tokens[end + 1].kind == "quote":
        return True
    following = [each.low for each in tokens[end : end + 9]]
    if low == "put":
        return following[0] in ("the", "its", "his", "her", "their") and "at" in following
    if low in ("spoke", "speaks", "spoken"):
        return following[0] == "of"
    if low in REVISING:
        return following[0] in ("the", "its") and bool(_TOLL & set(following))
    if is_number(tokens, end):
        return low in COUNTING | PLURAL_COUNTS | ZERO_THAT and low not in _DEEDS_TOO
    if low in COUNTING:
        return False
    return low in ZERO_THAT and not (
        after.kind == "mark" or after.low in ("to", "by", "for", "in", "with", "on", "as")
    )


def is_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is what follows, with its hedge or "the deaths of" before it."""
    hedges = "at least about around some nearly almost more than over only up to as many the deaths death of a total".split()
    while at < len(tokens) and tokens[at].low in hedges:
        at += 1
    return at < len(tokens) and (
        tokens[at].kind == "number" or tokens[at].low in _NUMBERS or tokens[at].text in "$€£"
    )


def past_recipient(tokens: Sequence[Token], at: int) -> int:
    """The index behind who is told: "told reporters", "told the court"; not into what is told."""
    end = at + 1
    if end < len(tokens) and tokens[end].low in ("me", "us", "him", "her", "them"):
        return end + 1
    while (
        end < len(tokens)
        and tokens[end].kind == "word"
        and tokens[end].low != "that"
        and end - at < 9
    ):
        if (is_verblike(tokens[end].low) and tokens[end].low in SAYING) or tokens[end].low in BE:
            return at + 1
        end += 1
    ends_there = end == len(tokens) or tokens[end].low == "that" or tokens[end].kind != "word"
    return end if ends_there else at + 1


def past_setting(tokens: Sequence[Token], at: int) -> int:
    """The index behind when and where it is said: "on Monday", "in a statement", "to AFP"."""
    end = at
    while end < len(tokens):
        low = tokens[end].low
        if (
            low in ("on", "late", "early", "last", "this", "in")
            and end + 1 < len(tokens)
            and tokens[end + 1].text in TIMES
        ):
            end += 2
        elif tokens[end].text in TIMES or low in ("earlier", "later", "afterwards"):
            end += 1
        elif low in ("in", "during", "at", "to", "by", "via") and _setting(tokens, end):
            end = _setting(tokens, end)
        elif tokens[end].text == "," and _source(tokens, end):
            end = _source(tokens, end)
        else:
            break
    return end


def _setting(tokens: Sequence[Token], at: int) -> int:
    """Where a phrase such as "in a statement" or "to reporters" ends; zero if there is none."""
    words = frozenset(
        """statement interview report reporters journalists parliament television tv telephone phone conference
        briefing email letter tweet post radio news agency facebook x twitter call speech video message release
        update bulletin""".split()
    )
    for end in range(at + 1, min(at + 6, len(tokens))):
        if tokens[end].kind != "word" or tokens[end].low == "that":
            return 0
        if tokens[end].low in words and (
            end + 1 >= len(tokens) or tokens[end + 1].low not in words
        ):
            return end + 1
    return 0


def _source(tokens: Sequence[Token], at: int) -> int:
    """Where a source set apart by commas ends, if a clause follows: ", citing the hospital, that"."""
    if [each.low for each in tokens[at + 1 : at + 2]] not in (["citing"], ["quoting"]):
        return 0
    end = next((n for n in range(at + 2, min(at + 12, len(tokens))) if tokens[n].text == ","), 0)
    return end + 1 if end and [each.low for each in tokens[end + 1 : end + 2]] == ["that"] else 0


def ends(tokens: Sequence[Token], end: int) -> bool:
    """Whether the words that end at an offset end their clause: a mark follows, or nothing."""
    following = next((each for each in tokens if each.start >= end), None)
    return following is None or following.text in (",", ".", ";", ":", "!", "?", "—", "–", ")", "…")
