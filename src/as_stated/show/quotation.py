"""One figure to be quoted outside its report: with all that must not fall off, as text and as HTML.

A card of a figure says the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from as_stated.coding import (
    Article,
    Claim,
    Dossier,
    Sentences,
    fold,
    label_claim,
    say_date,
    says_status,
)
from as_stated.show.markup import live_link, voice


@dataclass(frozen=True, slots=True)
class Quotation:
    """What is said of one figure where nothing else of the report stands.

    Attributes:
        figure: its words after what must be said before them, whom it counts, what happened to them, its whole.
        is_bare: whether its sentence says as much: it holds, is part of no other, and what happened to them is said.
        voice: who says so, in which kind of speech, citing whom, and who disputes it.
        said_on: the day on which they said it, for readers; empty: not said.
        before, exact, after: its sentence.
        outlet, headline, day: of the article; the day in EDTF. `url` may be empty, `link` leads to the words.
    """

    claim_id: str
    figure: str
    is_bare: bool
    voice: str
    said_on: str
    before: str
    exact: str
    after: str
    outlet: str
    headline: str
    day: str
    url: str
    link: str

    @property
    def who(self) -> str:
        """Who says so, and on which day as far as the article has it."""
        return f"{self.voice}, said {self.said_on}" if self.said_on else self.voice

    @property
    def text(self) -> str:
        """All of it as plain text, on one line.

        `“In September, at least 286 people were killed …” — the article’s own voice. Al Jazeera, “Mass
        grave …”, 5 October 2022. https://…`
        """
        lead = "" if self.is_bare else f"{self.figure}: "
        said = f"{lead}“{self.before}{self.exact}{self.after}” — {self.who}. {self.origin}."
        return f"{said} {self.url}" if self.url else said

    @property
    def html(self) -> Markup:
        """All of it as a quotation in HTML that needs no style."""
        headline = escape(f"“{self.headline}”")
        if self.url:
            headline = Markup('<a href="{}">{}</a>').format(self.link, headline)
        day = Markup(', <time datetime="{}">{}</time>').format(self.day, say_date(self.day))
        return Markup(
            "<blockquote{}><p>{}“{}<strong>{}</strong>{}”</p>"
            "<footer>— {}. {}, <cite>{}</cite>{}</footer></blockquote>"
        ).format(
            Markup(' cite="{}"').format(self.url) if self.url else "",
            "" if self.is_bare else f"{self.figure}: ",
            self.before,
            self.exact,
            self.after,
            self.who,
            self.outlet,
            headline,
            day if self.day else "",
        )

    @property
    def origin(self) -> str:
        """The article: outlet, headline and day."""
        day = f", {say_date(self.day)}" if self.day else ""
        return f"{self.outlet}, “{self.headline}”{day}"


def sentences_of(dossier: Dossier) -> Sentences:
    """The sentences of an article: none ends within a number with its hedge, or within a quote."""
    return Sentences(dossier.article.text, [(c.start, c.end) for c in dossier.claims])


def quotation(article: Article, sentences: Sentences, claim: Claim) -> Quotation:
    """A figure of an article, to be quoted; it need not hold: then that is said before it."""
    first, last = sentences.around(claim.start, claim.end)
    source, text = article.source, article.text
    return Quotation(
        claim.claim_id,
        label_claim(claim, speaker_named=True),
        claim.words == claim.quote and says_status(claim.people_status, text[first:last]),
        voice(claim).unescape(),
        say_date(claim.said_on) if claim.said_on else "",
        fold(text[first : claim.start]).lstrip(),
        claim.quote,
        fold(text[claim.end : last]).rstrip(),
        source.producer,
        source.title,
        source.date_published,
        source.url,
        live_link(source.url, claim) if source.url else "",
    )


def same_thing(
    claim: Claim, claims: Iterable[Claim], pairs: Sequence[tuple[str, str]]
) -> list[Claim]:
    """The other figures of the same thing in an article, whether they hold or not, in its order.

    Of the same event, what happened to those who are counted and the unit; or one of which the article says
    that it updates, corrects, disputes, repeats … the other.

    Args:
        pairs: the ids of two figures of which one does so to the other.
    """
    joined = {each for pair in pairs if claim.claim_id in pair for each in pair}
    what = (claim.event.event_id, claim.people_status, claim.unit.unit)
    return [
        each
        for each in claims
        if each.claim_id != claim.claim_id
        and (
            each.claim_id in joined
            or (each.event.event_id, each.people_status, each.unit.unit) == what
        )
    ]


def copied(said: Quotation) -> Markup:
    """Fields to copy what is `said` from, without a script: as text, and as HTML.

    They can be read only, and the keyboard gets into one and selects all of it.
    """
    field = Markup(
        '<textarea class="copied" readonly rows="4" data-claim="{}" aria-label="To quote it, as {}">{}</textarea>'
    )
    forms = (("text", said.text), ("HTML", str(said.html)))
    return Markup("").join(field.format(said.claim_id, *form) for form in forms)
