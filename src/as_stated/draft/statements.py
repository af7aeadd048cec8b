"""Who states a figure, and whether it is said to hold: the cells of its row that follow from the two together."""

import re
from dataclasses import dataclass

from as_stated.coding import TODO, Article, quoted_around
from as_stated.draft.guesses.guess import Guess
from as_stated.draft.guesses.lookback import guess_earlier
from as_stated.draft.guesses.otherwise import is_disowned
from as_stated.draft.guesses.passages import Passages
from as_stated.draft.guesses.phrases import Nobody, Voice
from as_stated.draft.guesses.place import Place
from as_stated.draft.guesses.speaking import guess_actor, guess_agent, guess_cited, guess_voice
from as_stated.draft.guesses.standing import guess_standing
from as_stated.draft.rows import Cells
from as_stated.draft.speakers import Speakers
from as_stated.numerals import Number

# Whoever does this states the figure: "the bank expects growth of 3 percent".
_UNDERTAKES = re.compile(r"(?:expects?$|anticipates?$|forecasts?$|predict)", re.IGNORECASE)

# "not 15 as reported", "not the 4bn that the government had claimed"
_AS_TOLD = re.compile(
    r"""
    ,? [ ] (?: \w+ [ ] )? (?: as [ ] (?: \w+ [ ] )? | (?: (?:that|which) [ ] )? [^,.;:]{2,40} [ ] )
    (?: reported | stated | claimed | said | given | announced | tweeted | posted | written ) \b
    """,
    re.VERBOSE,
)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|(?:has|have|had) been) $")
_PRONOUN = re.compile(r"\s*(He|She|It) (?:also |has |had )?")
_OWN = re.compile(r"\b(?:I|[Ww]e) (?:have |had )?$")


@dataclass(frozen=True, slots=True)
class Statements:
    """Drafts who states the figures of an article.

    Args:
        article: the article.
        passages: its text with its lines unwrapped, at the same offsets, with all its numbers.
        speakers: the speakers of the draft; new ones go there.
    """

    article: Article
    passages: Passages
    speakers: Speakers

    def cells(self, place: Place, start: int, end: int) -> Cells:
        """The cells of a figure's row that say who states it, and whether it holds.

        Args:
            place: the figure; `start` and `end`: its quote.
        """
        speaker, speech, standing = self._said(place, start, end)
        source = guess_cited(place.sentence) if speaker else None
        words = guess_earlier(place)
        earlier = self.article.text[slice(*words)] if isinstance(words, tuple) else words or ""
        return {
            "speaker_id": speaker,
            "speech": speech,
            "cited_ids": self._id_of(source) if source else "",
            "earlier_words": earlier,
            **standing,
        }

    def _said(self, place: Place, start: int, end: int) -> tuple[str, str, Cells]:
        """Speaker, speech and stance of a quote, where one of them settles another."""
        guess = guess_standing(place)
        if guess.is_outlets:  # what an earlier version said, the outlet said
            return "", "narration", self._standing(place, guess, "")
        speaker, speech = self._speech(place.number, start, end)
        standing = self._standing(place, guess, speaker)
        by = standing.get("stance_by", "")
        words = standing.get("stance_words", "")
        if guess.stance == "withdrawn" and by != "outlet" and (not speaker or guess.is_done_by):
            return by, TODO if by == TODO else "indirect", standing  # nobody else could
        is_told = _AS_TOLD.match(place.text, place.last)
        if guess.stance == "denied" and words == "not":
            # "14 children, not 15", which nobody states; "not the 4bn that the government had claimed"
            return TODO if is_told else "unstated", speech, standing
        if guess.stance == TODO and is_disowned(place):
            return TODO, speech, standing  # whoever says that it is false does not state it
        if speaker == TODO and _UNDERTAKES.match(words) and by != "outlet":
            return by, "indirect" if speech == TODO else speech, standing
        return speaker, speech, standing

    def _standing(self, place: Place, guess: Guess, speaker: str) -> Cells:
        """The cells of the stance: nothing of a figure beside which no stance word stands."""
        if guess.words is None:
            return {"stance": guess.stance}
        start, end = guess.words
        by = speaker or "outlet"
        if guess.is_outlets:
            by = "outlet"
        elif guess.is_done_by:
            agent = guess_agent(place.text[end : place.end])
            by = self._id_of(agent)
        elif guess.acts:
            by = self._by(place, start, speaker)
        elif guess.stance == "intended" and not speaker:
            by = TODO  # whoever must pay, or is told to: not the outlet that tells of it
        prefix, suffix = self.article.tell_apart(start, end)
        return {
            "stance": guess.stance,
            "stance_by": by,
            "stance_words": self.article.text[start:end],
            "stance_prefix": prefix,
            "stance_suffix": suffix,
        }

    def _by(self, place: Place, at: int, speaker: str) -> str:
        """Who does what the words at a place say: their subject, or the speaker who says "we"."""
        before = _AUXILIARY.sub("", place.text[place.start : at])
        actor = guess_actor(before)
        if actor is None and (pronoun := _PRONOUN.fullmatch(before)):
            attribution = self.passages.attribution(place.number)
            actor = attribution.meant(pronoun[1].lower(), place.start)
        if actor:
            return self.speakers.id_of(actor)
        return speaker if _OWN.search(before) and speaker else TODO

    def _id_of(self, voice: Voice | Nobody | None) -> str:
        return self.speakers.id_of(voice) if isinstance(voice, Voice) else TODO

    def _speech(self, number: Number, start: int, end: int) -> tuple[str, str]:
        """The speaker's id and the kind of speech of a quote."""
        voice = guess_voice(
            self.passages.attribution(number),
            self.passages.sentence(number),
            self.passages.reach(number),
        )
        if voice is Nobody.OUTLET:
            return "", "narration"
        opening, closing = quoted_around(self.passages.text, start)
        is_direct = opening < start and end < closing
        speech = "direct" if is_direct else TODO if voice is Nobody.MAYBE else "indirect"
        if voice is Nobody.DENIED:
            return "unstated", speech
        return self._id_of(voice), speech
