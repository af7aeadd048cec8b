"""The quote behind each figure: its sentence, its words marked, and what the coding says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from as_stated.coding import (
    Article,
    Change,
    ChangeKind,
    Claim,
    Method,
    Quote,
    Revision,
    Sentences,
    Standing,
    counted,
)
from as_stated.show import markup
from as_stated.show.comparisons import FORM_NAMES
from as_stated.show.declared import QUOTES
from as_stated.show.display import Display
from as_stated.show.given import takes_tables
from as_stated.show.grouping import grouped
from as_stated.show.later import notice
from as_stated.show.output import output
from as_stated.show.quotation import copied, quotation, sentences_of
from as_stated.show.quote_block import coding_details, quote_block
from as_stated.show.tables import Tables
from as_stated.show.versions import said, when

METHOD_NAMES: dict[Method, str] = {
    "": "",
    "count": "a count",
    "list": "a list of names or things",
    "estimate": "an estimate",
    "survey": "a survey",
    "tally": "the outlet’s own tally",
    "compiled": "compiled from several sources, so without bounds",
}
# What one statement does to another, as said of the one that it is done to.
CHANGE_NAMES: dict[ChangeKind, str] = {
    "updates": "brought up to date by",
    "corrects": "corrected by",
    "withdraws": "withdrawn by",
    "reinstates": "stated again by",
    "disputes": "disputed by",
    "repeats": "repeated by",
    "recalls": "recalled by",
}


@dataclass(frozen=True, slots=True)
class _Around:
    """What the block of a figure is made from beside the figure: claims and replies to them by id."""

    article: Article
    sentences: Sentences
    claims: Mapping[str, Claim]
    replies: Mapping[str, Sequence[Change]]
    revisions: Mapping[str, Sequence[Revision]]


@takes_tables("evidence")
def quotes(tables: Tables) -> Display:
    """A block for each figure: its words in their context, its speaker, and the coder's note."""
    dossier = tables.dossier
    replies = grouped(dossier.changes, lambda change: change.to_id)
    revisions = grouped(dossier.revisions, lambda revision: revision.claim_id)
    known = {claim.claim_id: claim for claim in dossier.claims}
    around = _Around(dossier.article, sentences_of(dossier), known, replies, revisions)
    blocks = Markup("\n").join(_quote(around, each) for each in dossier.claims)
    html = Markup('<div class="quotes">\n{}\n</div>').format(blocks)
    # No cell of the notebook shows this table alone.
    return output(html, table=tables.quotes if QUOTES in tables.schemas else None)


def _quote(around: _Around, claim: Claim) -> Markup:
    """The block of one figure: its words in their sentence, and what the coding says of it."""
    article, sentences = around.article, around.sentences
    return quote_block(
        article,
        claim,
        sentences,
        markup.speaker(claim),
        markup.voice(claim).unescape(),
        markup.live("In the live article", article.source.url, claim),
        coding_details(
            claim.claim_id,
            "Coding, and to quote",
            _facts(around, claim),
            copied(quotation(article, sentences, claim)),
        ),
    )


def _facts(around: _Around, claim: Claim) -> list[tuple[str, str | Markup]]:
    """What the coding says of a figure, for its quote's block; empty where it says nothing."""
    standing, back = claim.standing, claim.taken_back
    return [
        ("Stance", _stance(standing)),
        (
            "Elsewhere in the article",
            _stance(back) if back and not standing.said_alike(back) else "",
        ),
        ("An earlier figure", markup.context(claim.earlier_words)),
        *(("Also said as", _again(around, claim, each)) for each in claim.also),
        ("Who says so", markup.of_coding(markup.voice(claim).unescape())),
        ("Hedge", f"“{claim.hedge}”" if claim.hedge else "no hedge word"),
        ("Counted", markup.of_coding(counted(claim))),
        ("Form", markup.of_coding(_form(claim))),
        ("Part", _whole(around, claim)),
        ("Method", METHOD_NAMES[claim.method]),
        ("Event", markup.date_span(claim.event.label, claim.event.date_edtf)),
        ("As of", markup.edtf_span(claim.as_of)),
        ("Said", markup.edtf_span(claim.said_on)),
        *(("Before", _before(each)) for each in around.revisions.get(claim.claim_id, ())),
        *(("Later", notice(each)) for each in claim.notices),
        *(_reply(around, each) for each in around.replies.get(claim.claim_id, ())),
        ("Read by a person", markup.reading_note(claim.reading_note)),
        ("Note", claim.coding_note),
    ]


def _again(around: _Around, claim: Claim, quote: Quote) -> Markup:
    """Another place where the article states a figure: its words, a link to them, and the notes."""
    said = markup.also_said(claim, quote)
    url = around.article.source.url
    if live := markup.live("these words in the live article", url, quote):
        said += Markup("; {}").format(live)
    if quote.reading_note:
        said += Markup("; read by a person: {}").format(markup.reading_note(quote.reading_note))
    return said + Markup(". {}").format(quote.note) if quote.note else said


def _before(revision: Revision) -> Markup:
    """How a text that the article had before states a figure, or that it does not."""
    before = said(revision.before) if revision.before else "not there"
    return Markup("{}, in the text read {}").format(before, when(revision.version))


def _stance(standing: Standing) -> Markup:
    """A stance, who takes it, and the article's words for it; nothing for a stated figure."""
    if not standing.said:
        return Markup("")
    said = standing.said.partition(" (“")[0]
    return Markup("{} {}").format(said, markup.context(standing.words)).rstrip()


def _form(claim: Claim) -> str:
    """What a figure is where it is no level: `a rate, per day`; `a share, of the houses`."""
    if claim.form == "level":
        return ""
    of = {"rate": "per", "share": "of"}.get(claim.form, "over")
    return f"{FORM_NAMES[claim.form]}, {of} {claim.per}" if claim.per else FORM_NAMES[claim.form]


def _whole(around: _Around, claim: Claim) -> str | Markup:
    """What a figure is part of: that figure where it is one of the article's."""
    if whole := around.claims.get(claim.part_of):
        return Markup("of what is counted in: {}").format(markup.claim_link(whole))
    return claim.of_whole


def _reply(around: _Around, change: Change) -> tuple[str, Markup]:
    """What another statement of the article does to a figure: who, what with, when, in which words."""
    said = Markup("{} {}").format(CHANGE_NAMES[change.kind], change.by)
    if figure := around.claims.get(change.from_id):
        said += Markup(": {}").format(markup.claim_link(figure))
    if change.on:
        said += Markup(", {}").format(markup.edtf_span(change.on))
    words = markup.context(change.exact) or change.reason
    return "Other statements", Markup("{} ({})").format(said, words) if words else said
