"""Which date of a sentence says when its figure was so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from as_stated.draft.guesses.hearsay import outside_quotes
from as_stated.draft.guesses.place import MOVED_FROM, Span
from as_stated.draft.guesses.timing import Mention
from as_stated.draft.guesses.verbs import COUNTING, SAYING

# What begins another clause, or sets words apart: a date does not reach past it.
_APART = re.compile(
    r"""[;:()“”"„«»]|\b(?:who|whom|whose|which|that|when|where|after|before|while|whereas|because|since|until|as|although
    |though|but|if|unless|to|than|from|compared|down|up)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FRONT = re.compile(
    r"(?:(?:But|And|Then|Early|Late|Earlier|Later)[ ])?(?:(?:[Oo]n|[Ii]n|[Ll]ate|[Ee]arly)[ ])?"
)
# "the 1953 storm flood, which killed | almost 200 people"
_NAMED_BY = re.compile(
    r" (?:[a-z][\w-]* ){0,2}[a-z][\w-]*,? (?:which|that)(?: has| had| also)? [a-z]+(?: (?:some|an?))? "
)
# "2004, when | about 200,000", "A quake in 1988 killed | nearly 1,100"
_WHEN = re.compile(r",? when (?:[a-z]+ )?")
_DID = re.compile(r"(?: has| had| also)? (?:[a-z]{3,}ed|left|hit|cost|saw) ")
# "We have 43 this morning": how it stood then.
_STOOD = re.compile(
    r"\b(?:I|we|they|it|there|he|she) (?:now )?(?:have|has|had|was|were|is|are)(?: now)? $",
    re.IGNORECASE,
)
_STOOD_ON = re.compile(r"(?: [a-z]+){0,2} (?:on )?")
_LOOK_BACK = re.compile(r"\b(?:from|compared (?:with|to)|against) $")
_BETWEEN = re.compile(r"^(?!.*(?:,|\band\b|\bor\b))")
_AT_END = re.compile(r"\s*(?:[.,;:!?]|$|(?:and|when|after|as|while|in|at|near|by)\b)")
_NOT_WHEN = re.compile(
    r"\b(?:by|of|since|until|than|from|to|before|after|as of)\s+$", re.IGNORECASE
)
_SAID = r"(?:said|says|told|announced|reported|confirmed|wrote|added|tweeted)"
_SPOKE = re.compile(
    rf"\b{_SAID}(?: (?:reporters|parliament|the court|in a statement|in an interview|in a report))? (?:(?:late|early) )?(?:on )?$"
)
_SPEAKS = re.compile(rf" {_SAID}\b| (?:lowered|raised|revised) (?:the|its)\b")
_WORD = re.compile(r"[^\W\d_]+")
# Whoever does this tells a figure on a day: "gave 770 dead on Thursday", "In 1990 she withdrew an estimate of 5,000".
_TELLING = frozenset("gave gives withdrew retracted estimate estimates published issued".split())
_TOLD = re.compile(
    r"""
    \b (?: g[ai]ve[sn]? | puts? | reported | announced | confirmed | listed | estimated | published | issued | withdrew
         | retracted | spoken? [ ] of | cited | claimed )
    (?: [ ] (?!that\b) [\w’'-]+ ){0,5} [ ] $
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a figure's sentence.

    Args:
        text: the article; `reach`: the figure with its hedge; `mentions`: the dates of its sentence;
            `sentence`: its span.
    """

    text: str
    reach: Span
    mentions: Sequence[Mention]
    sentence: Span

    def of_figure(self) -> Mention | None:
        """The date that says when the figure was so, if the words settle it.

        It is the only date of the sentence, and begins it ("On Tuesday, 5 people died") or ends the
        figure's own clause ("5 people died on Tuesday").
        """
        if len(self.mentions) != 1:
            return None
        text, (first, last), (start, end), date = (
            self.text,
            self.reach,
            self.sentence,
            self.mentions[0],
        )
        if re.match(r"(?:since|by) ", date.phrase, re.IGNORECASE):
            return None
        before = text[start : date.start]
        if date.end <= first:
            did = _DID.fullmatch(text, date.end, first) and not _APART.search(before)
            named = any(each.fullmatch(text, date.end, first) for each in (_NAMED_BY, _WHEN))
            is_front = _FRONT.fullmatch(before.lstrip()) and not _is_cut(text[date.end : first])
            return date if did or named or is_front else None
        between, rest = text[last : date.start], text[date.end : end]
        if MOVED_FROM.search(text[start:first]) or _TOLD.search(text[start:first]):
            return None
        if _NOT_WHEN.search(between) or not _AT_END.match(rest):
            return None
        is_near = _BETWEEN.match(between) and not _is_cut(between) and len(between) < 60
        return date if is_near else None

    def as_of(self) -> Mention | None:
        """The day that the figure holds for: "as of 15 August", "had fed 33,000 people by Wednesday"."""
        held = [each for each in self.mentions if self._holds(each)]
        return held[0] if len(held) == 1 else None

    def said_on(self) -> Mention | None:
        """The day on which the sentence says that somebody spoke: "police said on Thursday"."""
        text, (start, end) = self.text, self.sentence
        held = [
            each
            for each in self.mentions
            if _SPOKE.search(text[start : each.start]) or _SPEAKS.match(text[each.end : end])
        ]
        return held[0] if len(held) == 1 else None

    def _holds(self, date: Mention) -> bool:
        text, (first, last), start = self.text, self.reach, self.sentence[0]
        lead, before, between = text[start : date.start], text[start:first], text[last : date.start]
        if re.search(r"\b[Aa]s (?:of|at)\s+$", lead):
            is_behind = date.start > first
            apart = (
                text[slice(*sorted((last, date.start)))] if is_behind else text[date.end : first]
            )
            return ";" not in apart and not _LOOK_BACK.search(before)
        if MOVED_FROM.search(before):
            return False
        is_told = _STOOD.search(before) or _LOOK_BACK.search(before)
        if date.start >= last and is_told and _STOOD_ON.fullmatch(between):
            return True
        if re.search(r"\d of (?:the|its|their|his|her|our) $", before):
            return False  # the whole of "3,400 of the 5,000"
        is_by = date.phrase.lower().startswith("by ") or re.search(r"\bby\s+$", lead)
        if is_by and re.search(r",\s*$", between):
            return False  # "reach the wreck, at 38 m, by Sunday": the date goes with the verb
        plain = re.sub(r" who\b", "", between)
        return bool(is_by) and date.start >= last and len(between) < 60 and not _is_cut(plain)


def _is_cut(between: str) -> bool:
    """Whether another clause, or somebody's speech, begins between a date and a figure."""
    if _APART.search(re.sub(r"\b(?:in|on)$", "", between)) or outside_quotes(between) != between:
        return True
    return any(word.lower() in SAYING | COUNTING | _TELLING for word in _WORD.findall(between))
