"""A card of one figure: what a picture for the web, or a page of its own, says of it.

Only of a figure that holds. It never stands without who says so, the day, its whole, who disputes it, and
the other figures of the same thing in the article.
"""

from dataclasses import dataclass

from as_stated.coding import Claim, beside, explain, label_claim, say_date
from as_stated.show.counting import capital
from as_stated.show.quotation import Quotation, quotation, same_thing, sentences_of
from as_stated.show.tables import Tables

NOT_VERIFIED = "Quoted, not verified."


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure in words, in parts: what stands in the role of a figure, and what stands after it.

    Attributes:
        words: with all that must be said before and after the number; `rest`: whom it counts and what
            happened to them, as far as the words do not say it, and who says so if that is asked for.
    """

    claim_id: str
    words: str
    rest: str

    @property
    def text(self) -> str:
        """All of it."""
        return f"{self.words}{self.rest}"


@dataclass(frozen=True, slots=True)
class Card:
    """One card.

    Attributes:
        figure: without its speaker, who has a line of its own in `quotation`.
        event: what happened, and when as far as the article says.
        others: the other figures of the same thing in the article, each with its speaker.
        foot: what its hedge means, and that nothing is verified.
        label: the figure with its speaker, to stand alone.
        edtf: when it happened.
    """

    quotation: Quotation
    figure: Stated
    event: str
    others: tuple[Stated, ...]
    foot: str
    label: str
    edtf: str

    @property
    def claim_id(self) -> str:
        """The figure's id, by which its files are named."""
        return self.figure.claim_id

    @property
    def head(self) -> str:
        """The outlet and the day."""
        return ", ".join(filter(None, (self.quotation.outlet, self.day)))

    @property
    def day(self) -> str:
        """The article's day, for readers."""
        return say_date(self.quotation.day) if self.quotation.day else ""

    @property
    def who(self) -> str:
        """What happened and when, and who says so."""
        return f"{self.event}. Who says so: {self.quotation.who}."

    @property
    def full(self) -> Stated:
        """The figure with its speaker, in parts."""
        return Stated(self.claim_id, self.figure.words, self.label.removeprefix(self.figure.words))

    @property
    def also(self) -> str:
        """The other figures, as a sentence; empty for none."""
        if not self.others:
            return ""
        return f"The article also has: {'; '.join(each.text for each in self.others)}."

    @property
    def alt(self) -> str:
        """What the picture says, for those who cannot see it; the sentence alone is left out."""
        parts = (f"{self.figure.text}.", self.who, self.also, f"{self.head}.", NOT_VERIFIED)
        return " ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of an article, and the figures of which there is none, because they do not hold."""

    made: tuple[Card, ...]
    without: tuple[Stated, ...]


def make_cards(tables: Tables) -> Cards:
    """A card of each figure that is shown and holds: stated, no look-back, and not taken back since."""
    dossier, sentences = tables.dossier, sentences_of(tables.dossier)
    pairs = [(each.from_id, each.to_id) for each in dossier.changes]
    made = tuple(
        Card(
            quotation(dossier.article, sentences, claim),
            Stated(claim.claim_id, claim.words, beside(claim)),
            capital(_event(claim)),
            tuple(_with_speaker(each) for each in same_thing(claim, dossier.claims, pairs)),
            f"{capital(explain(claim.status))}. {NOT_VERIFIED}",
            label_claim(claim),
            claim.event.date_edtf,
        )
        for claim in tables.shown_claims
        if claim.holds
    )
    return Cards(made, tuple(_with_speaker(each) for each in tables.shown_claims if not each.holds))


def _with_speaker(claim: Claim) -> Stated:
    return Stated(claim.claim_id, claim.words, label_claim(claim).removeprefix(claim.words))


def _event(claim: Claim) -> str:
    """What happened, when, and which day the figure holds for, each as far as it is known."""
    label, when = claim.event.label, say_date(claim.event.date_edtf)
    dated = label if not when or when in label else f"{label} ({when})"
    return f"{dated}, as of {say_date(claim.as_of)}" if claim.as_of else dated
