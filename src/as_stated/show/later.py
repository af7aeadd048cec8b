"""What other articles take back or dispute of the figures, later: a dated notice of each, with its words."""

from operator import itemgetter

from markupsafe import Markup

from as_stated.coding import Dossier, Notice
from as_stated.show import markup


def notice(said: Notice) -> Markup:
    """What is `said` of a figure later: who does what and when, in which article, in words that lead to them."""
    words = markup.context(said.exact)
    words = markup.live(words, said.url, said) or words
    what = f" (its {said.what.replace('_', ' ')})" if said.what else ""
    return Markup('{}{} by {}, {}{}, in {} (<span class="source">{}</span>): {}').format(
        said.short.capitalize(),
        what,
        said.by,
        "" if said.on else "as reported on ",
        markup.edtf_span(said.day),
        markup.external(f"‘{said.headline}’", ""),
        said.producer,
        words,
    )


def notices(dossier: Dossier) -> Markup:
    """A list of all of them, each with its figure; nothing where there is none."""
    sentences = [
        (each.day, Markup("{}. The figure: {}").format(notice(each), markup.claim_link(claim)))
        for claim in dossier.claims
        for each in claim.notices
    ]
    said = [sentence for _, sentence in sorted(sentences, key=itemgetter(0))]
    return markup.paragraphs(said, "notices") + Markup("\n") if said else Markup("")
