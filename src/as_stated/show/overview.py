"""All figures of an article at a glance: a row each, that can be read without anything around it."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from as_stated.coding import Claim, Unnamed, beside
from as_stated.show import markup
from as_stated.show.html_table import LEFT
from as_stated.show.markup import OWN_VOICE


def overview(claims: Sequence[Claim]) -> Markup:
    """A table: the number with its sign; the words, whom they count and what happened to them, and the
    event; who says so. Each number and its words lead to their sentence.

    It is set as a graphic: large numbers with their ends in line, and nothing drawn.
    """
    if not claims:
        return Markup('<p class="empty">No figure is shown.</p>')
    heads = (
        ('class="figure"', "In signs"),
        (f'class="stated"{LEFT}', "Who or what, as stated, and what happened to them"),
        (f'class="voice"{LEFT}', "Who says so"),
    )
    head = Markup("").join(
        Markup('<th scope="col" {}>{}</th>').format(Markup(kind), name) for kind, name in heads
    )
    return Markup(
        '<table class="overview" id="table-claims">\n<caption>The figures, as stated</caption>\n'
        "<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table>"
    ).format(head, Markup("\n").join(map(_row, claims)))


def _row(claim: Claim) -> Markup:
    """One figure. Its signs and its words lead to one place, so that the Tab key stops once."""
    kind = "own" if claim.speaker is None else "other"
    return Markup(
        '<tr><td class="figure">{signs}</td>'
        '<th scope="row" class="stated"{left}>{words}{beside}<br>{event}</th>'
        '<td class="voice {kind}"{left}>{voice}</td></tr>'
    ).format(
        left=LEFT,
        signs=_signs(claim),
        words=markup.claim_link(claim, speaker_named=True),
        beside=markup.of_coding(beside(claim)),
        event=markup.date_span(claim.event.label, claim.event.date_edtf, "date event"),
        kind=kind,
        voice=voice(claim),
    )


def _signs(claim: Claim) -> Markup:
    """The number in signs, what must be said before it in smaller letters."""
    link = markup.claim_link(claim, speaker_named=True, symbols=True)
    before, apart, number = claim.symbols.rpartition(": ")
    if apart:
        small = Markup('<span class="before">{}: </span>').format(before)
        whole, parts = f">{escape(claim.symbols)}<", f">{small}{escape(number)}<"
        link = Markup(str(link).replace(whole, parts))
    return Markup(str(link).replace('<a class="claim"', '<a tabindex="-1" class="claim"', 1))


def voice(claim: Claim) -> Markup:
    """Who states a figure, for whom they speak, citing whom, and who disputes it."""
    if isinstance(claim.speaker, Unnamed):
        parts: Iterable[str] = (claim.source,)
    elif claim.speaker is None:
        parts = (OWN_VOICE,)
    else:
        side = f"for {claim.speaker.party}" if claim.speaker.party else ""
        parts = (claim.speaker.name, claim.speaker.role, side, markup.citing(claim))
    said = ", ".join(filter(None, parts))
    disputed = f"; disputed by {', '.join(claim.disputed_by)}" if claim.disputed_by else ""
    return escape(f"{said}{disputed}")
