"""Who says the words at a place of a paragraph, by the verbs of speech around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from as_stated.coding import QUOTED
from as_stated.draft.guesses.complements import BE
from as_stated.draft.guesses.cues import Cue, find_cues
from as_stated.draft.guesses.hearsay import outside_quotes
from as_stated.draft.guesses.lines import transcript_speaker
from as_stated.draft.guesses.phrases import Nobody, Subject, Voice
from as_stated.draft.guesses.place import Span, is_requoted
from as_stated.draft.guesses.speakers import is_body
from as_stated.draft.guesses.subjects import is_relative, subject_before
from as_stated.draft.guesses.titles import are_several
from as_stated.draft.guesses.tokens import tokenize
from as_stated.draft.guesses.verbs import PAST, is_verblike

# What goes on with what was said, behind ", officials said".
_GOES_ON = re.compile(
    r"""
    , \s (?: \w+ ing \b | when \b | after \b | because \b | with \b | among \b | including \b
           | \w+ [ ] of [ ] (?:them|whom) \b | mostly \b | most [ ] of
           | (?:down|up) [ ] from \b | compared [ ] (?:with|to) \b )
    """,
    re.VERBOSE,
)
# “They told the world 500 had died,” he said: who says so is not he.
_THEY_TOLD = re.compile(
    r"\b(?:they|he|she) (?:\w+ )?(?:told|said|says?|claim(?:ed|s)?|reported|announced)\b[^.!?]*$",
    re.IGNORECASE,
)
# A clause of its own behind what was said may be the outlet's again.
_TURN = re.compile(
    r"""
    [,;—–] \s (?:and|but|while|although|though|whereas|yet|as|so) \s (?!that\b)
    | , \s (?:in\s)? (?:which|who|whose|where) \b
    | , \s (?:after|despite|following|amid|contrary[ ]to) \s            # ", after reports that"
      (?: [\w’'-]+ \s ){0,3}? (?:reports?|claims?|rumou?rs?|allegations) \b
    | [—–]
    """,
    re.VERBOSE,
)
_SUBORDINATE = re.compile(r"\b(?:while|although|though|whereas|as|when|after|if)\s$", re.IGNORECASE)
# "Jean-Luc d’Été’s": the owner of something
_NAMED = re.compile(
    r"\b[^\W\d_a-z][\w-]+(?:[ ][^\W\d_a-z][\w-]+|[ ]d[’'][\w-]+|[ ](?:de|van|von|al)[ ][\w-]+)+[’']s "
)
_AUXILIARIES = frozenset("will would has have had did does could may might".split())
_SET_OFF = re.compile(r"[,—–”\"] ?$")


@dataclass(frozen=True)
class Attribution:
    """The speakers of a paragraph.

    Args:
        text: the article; `start`, `end`: the paragraph in it; `sentences`: its sentences.
    """

    text: str
    start: int
    end: int
    sentences: Sequence[Span]

    def who(self, first: int, last: int) -> Voice | Nobody:
        """Who says the words between two places of the text, `first` and `last`.

        Returns:
            A voice; or OPEN or DENIED where somebody speaks, MAYBE where no verb of speech holds them.
        """
        if label := transcript_speaker(self.text, self.start, self.end):
            return label
        quote = self._quote_around(first, last)
        if quote and is_requoted(self.text, quote, first, last):
            return Nobody.OPEN
        if quote and _THEY_TOLD.search(self.text, quote[0], first):
            return Nobody.OPEN
        first, last = quote or (first, last)
        whole = (self.start, self.end)  # a hedge may stand across two lines
        span = next((each for each in self._merged if each[0] <= first < each[1]), whole)
        cues = [each for each in self._cues(span) if not each.start <= first < each.end]
        found = [cue for cue in cues if self._reaches(cue, cues, span, first, last)]
        if len(found) == 1:
            return self._voice(found[0], span)
        if found:
            return Nobody.OPEN
        if quote is None:
            return Nobody.MAYBE
        beside = re.sub(r"“x*”", "", self._plain(*span))  # "…,” his brother laughs."
        return self._of_quotes() if not re.search(r"\w", beside) else Nobody.OPEN

    def is_said_before(self, at: int) -> bool:
        """Whether somebody speaks in the sentences before the one at a place."""
        before = [span for span in self._merged if span[1] <= at]
        cues = [cue for span in before for cue in self._cues(span)]
        is_said = any(cue.subject.pronoun not in ("i", "we") for cue in cues)
        return is_said or any(QUOTED.search(self.text, *span) for span in before)

    @cached_property
    def _merged(self) -> list[Span]:
        """The paragraph's sentences; one that ends inside a quotation goes on."""
        quotes = [match.span() for match in QUOTED.finditer(self.text, self.start, self.end)]
        merged: list[Span] = []
        for start, end in self.sentences:
            goes_on = self.text[start : start + 2].lstrip()[:1].islower()
            if merged and any(a < start < b or (b == start and goes_on) for a, b in quotes):
                merged[-1] = (merged[-1][0], end)
            else:
                merged.append((start, end))
        return merged

    def _quote_around(self, first: int, last: int) -> Span | None:
        whole = QUOTED.finditer(self.text, self.start, self.end)
        return next(
            (each.span() for each in whole if each.start() < first and last < each.end()), None
        )

    def _cues(self, span: Span) -> list[Cue]:
        return find_cues(tokenize(self.text, *span))

    def _reaches(self, cue: Cue, cues: Sequence[Cue], span: Span, first: int, last: int) -> bool:
        """Whether what a cue introduces holds the words between two places."""
        others = [each for each in cues if each is not cue]
        if cue.is_after:
            ends = [each.end for each in others if each.is_after and each.end <= cue.start]
            if last <= cue.start:
                between = self._plain(last, cue.start)
                if "," in between and not _SET_OFF.search(between):
                    return False  # "12 by police count, 30 according to unions"
                return first >= max(ends, default=span[0]) and ";" not in between
            until = min((each.start for each in others if each.start > cue.end), default=span[1])
            between = self._plain(cue.end, first)
            goes_on = _GOES_ON.match(between + self.text[first : first + 40])
            return cue.end <= first < until and bool(goes_on) and not _TURN.search(between)
        if first < cue.end:
            return False
        between = self._plain(cue.end, first)
        if cue.is_relative and "," in between:
            return False
        if "," in between and _SUBORDINATE.search(self.text, span[0], cue.start):
            return False  # "While A says 14, records list 22"
        later = [each for each in others if cue.end <= each.start <= first]
        past = any(each.is_after and each.end <= first for each in later)
        begins = (self._plain(cue.end, each.start).rstrip() for each in later if not each.is_after)
        is_apart = any(
            each.endswith((",", "and", "while", "but", ";", "whereas")) for each in begins
        )
        return not (is_apart or past or _TURN.search(between) or ";" in between)

    def _plain(self, start: int, end: int) -> str:
        """A stretch of the text with what stands in quotation marks made unreadable."""
        return outside_quotes(self.text[start:end])

    def _voice(self, cue: Cue, span: Span) -> Voice | Nobody:
        if cue.is_denial:
            return Nobody.DENIED
        if cue.subject.pronoun in ("i", "we", "you"):
            return Nobody.MAYBE  # the outlet itself, or somebody whose words stand here
        if cue.subject.pronoun:
            return self._meant(cue, span) or Nobody.OPEN
        return cue.subject.voice or Nobody.OPEN

    def _meant(self, cue: Cue, span: Span) -> Voice | None:
        """Who a pronoun means: the subject of its own sentence, or who spoke before."""
        pronoun = cue.subject.pronoun
        is_first = not self._subjects(span[0])
        own = self._subject(span[0], cue.start) if cue.is_after and is_first else None
        if own and (pronoun == "it" or (own.is_person and pronoun in ("he", "she"))):
            return own.voice  # "Volt will cut 800 jobs, it said"
        if not cue.is_after and (beside := self._who_before(cue, span)):
            return beside.voice if pronoun == "it" and not beside.is_person else None
        if pronoun in ("he", "she") and _NAMED.search(self._plain(span[0], cue.start)):
            return None  # "Jean Aubry’s return of 12% was, he said, too good": he may be Aubry
        return self.meant(pronoun, span[0])

    def _who_before(self, cue: Cue, span: Span) -> Subject | None:
        """Who may be meant by a pronoun in the sentence's own words before it: "X said it feared that"."""
        before = [each for each in self._cues(span) if each.end <= cue.start]
        if before and self._plain(before[-1].end, cue.start).strip() in ("", "that"):
            return before[-1].subject
        found = self._subject(span[0], cue.start)
        return Subject(found.start, found.end, is_person=True) if found else None

    def meant(self, pronoun: str, at: int) -> Voice | None:
        """Who a pronoun means in a sentence that begins at a place: who spoke before in the paragraph.

        Returns:
            None where nobody fits, or several.
        """
        subjects = self._subjects(at)
        if pronoun in ("he", "she"):
            people = {each.voice for each in subjects if each.is_person}
            unclear = any(each.voice is None for each in subjects)
            if not people:
                before = [each for each in self._merged if each[1] <= at]
                people = self._actor_before(before, pronoun)
            fits = len(people) == 1 and not unclear and self._persons(at) <= 1
            return people.pop() if fits else None
        subjects = [each for each in subjects if not are_several(each.voice)]
        bodies = {each.voice for each in subjects if not each.is_person}
        bodies = bodies or {
            each.voice for each in subjects
        }  # "Brayle Storage" may be a person's name
        return bodies.pop() if pronoun == "it" and len(bodies) == 1 else None

    def _subjects(self, until: int) -> list[Subject]:
        """Who speaks in the sentences before a place, pronouns left out."""
        before = [each for each in self._merged if each[1] <= until]
        cues = [cue for every in before for cue in self._cues(every)]
        return [cue.subject for cue in cues if not cue.subject.pronoun]

    def _actor_before(self, before: Sequence[Span], pronoun: str) -> set[Voice | None]:
        """The person who is the subject of the last sentence whose subject is no pronoun."""
        for span in reversed(before):
            if (actor := self._subject(*span)) and actor.is_person:
                return {actor.voice}
            if not self.text[span[0] : span[1]].lstrip(' \t"“').lower().startswith(f"{pronoun} "):
                break
        return set()

    def _subject(self, start: int, end: int) -> Subject | None:
        """Who or what body is the subject of a sentence, whatever the verb; None: not clear."""
        tokens = tokenize(self.text, start, end)
        verbs = [
            n
            for n, each in enumerate(tokens)
            if n
            and not each.is_name
            and (is_verblike(each.low) or each.low in PAST | BE | _AUXILIARIES)
            and not is_relative(tokens, n)
        ]
        found = subject_before(tokens, verbs[0]) if verbs else None
        return found if found and found.can_speak and found.voice else None

    def _persons(self, until: int) -> int:
        """How many people the paragraph may have named up to a place: runs of two names or more."""
        named = re.findall(
            r"[^\W\d_a-z]\w+(?:[ ][^\W\d_a-z][\w’'-]+)+", self._plain(self.start, until)
        )
        people = [each.split() for each in named if not any(map(is_body, each.lower().split()))]
        return len({each[-1] for each in people})

    def _of_quotes(self) -> Voice | Nobody:
        """Who speaks a quotation without a verb of its own: the only one who speaks in the paragraph."""
        voices = {self._voice(cue, span) for span in self._merged for cue in self._cues(span)}
        only = voices.pop() if len(voices) == 1 else Nobody.OPEN
        return only if isinstance(only, Voice) else Nobody.OPEN
