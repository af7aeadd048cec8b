"""As first published, and now: the figures that a later text of the article changed, before and after.

Of the earlier texts nothing is shown but the quotes that state these figures.
"""

from markupsafe import Markup

from as_stated.coding import Claim, Dossier, Revision, Version, beside
from as_stated.show import markup
from as_stated.show.html_table import heads

TITLE = "As first published, and now"
COLUMNS = heads("The text read", "Before", "After", "What differs", "Does the article say so?")
_NOT_SAID = "No words that say so are coded."


def shown(dossier: Dossier) -> list[tuple[object, ...]]:
    """What readers see of each change, under the headings of `COLUMNS`."""
    now = {claim.claim_id: claim for claim in dossier.claims}
    return [
        (
            when(each.version),
            said(each.before) if each.before else "not in that text",
            _after(each, now.get(each.claim_id)),
            ", ".join(each.differs) or each.kind,
            _is_said(each),
        )
        for each in dossier.revisions
    ]


def when(version: Version) -> Markup:
    """Which text a `version` is: the day on which it was read, or that this is not known."""
    if version.seen_on:
        return Markup("on {}").format(markup.edtf_span(version.seen_on))
    return Markup("on a day that is not known (version {})").format(
        markup.identifier(str(version.number))
    )


def said(claim: Claim) -> Markup:
    """A figure as an earlier text states it, in full; it leads nowhere, because that text is not published.

    The twin of `label_claim` for what is no figure of the article as it is now.
    """
    before = f"{claim.qualifier}: " if claim.qualifier else ""
    whole = f", {claim.of_whole}" if claim.of_whole else ""
    counted = markup.of_coding(beside(claim))
    return Markup('<span class="context">{}“{}”{}</span>{}{}').format(
        before, claim.quote, whole, counted, markup.speaker(claim)
    )


def _after(revision: Revision, now: Claim | None) -> Markup:
    if revision.after is None:
        return Markup("no longer there")
    if now and revision.after is now:
        counted = markup.of_coding(beside(now))
        if now.cited:
            return markup.claim_link(now) + counted
        return markup.claim_link(now, speaker_named=True) + counted + markup.speaker(now)
    return said(revision.after)


def _is_said(revision: Revision) -> Markup:
    """The article's words that say that it was changed; of the text as a whole, that it says no more."""
    words = markup.context(revision.version.notice)
    if revision.notice:
        return words
    if words and not revision.version.notice_of:
        return Markup("of its text, not of this figure: {}").format(words)
    return Markup(_NOT_SAID)


def summary(dossier: Dossier) -> Markup:
    """How many texts there were, when each was read, and how many figures changed."""
    texts = dossier.versions
    days = [markup.edtf_span(each.seen_on) for each in texts if each.seen_on]
    read = Markup(", read on {}").format(Markup(", ").join(days)) if days else Markup("")
    changed = len({each.claim_id for each in dossier.revisions})
    if changed:
        figures = Markup("{} {} not the same in all texts.").format(
            markup.count(changed, capital=True), "figure is" if changed == 1 else "figures are"
        )
    else:
        figures = Markup("No figure is another in one of them, as far as they were coded.")
    return Markup(
        "Of this article {} {} kept besides the one that stands now{}. “First” is the first that was read for "
        "this report; what the outlet changed before is not known. {} Of the earlier {}, nothing but the "
        "quotes of these figures is shown."
    ).format(
        markup.number_of(len(texts), "earlier text", "earlier texts"),
        "is" if len(texts) == 1 else "are",
        read,
        figures,
        "text" if len(texts) == 1 else "texts",
    )
