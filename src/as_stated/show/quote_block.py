"""The block of one figure: its sentence with its words marked, and what people decided about it."""

from collections.abc import Iterable

from markupsafe import Markup

from as_stated.coding import Article, Claim, Sentences, beside, fold
from as_stated.show import markup

NEAR = 400  # characters on either side of a figure’s words: all of nearly every sentence


def quote_block(
    article: Article,
    claim: Claim,
    sentences: Sentences,
    speaker: Markup,
    voice: str,
    links: Markup,
    details: Markup,
) -> Markup:
    """A section that each link to the figure leads to; beside the link the page shows its sentence.

    Args:
        article: the one that states it.
        claim: the figure.
        sentences: those of the article.
        speaker: who says so, after the figure.
        voice: the same for the note in the margin.
        links: where else the words can be read; empty for nowhere.
        details: what is folded under it: `coding_details`.
    """
    first, last = sentences.around(claim.start, claim.end)
    before, after = article.text[first : claim.start], article.text[claim.end : last]
    return Markup(
        '<section class="quote" id="quote-{id}" data-claim="{id}" data-preview="{note}">\n'
        '<h3><span class="claim" data-claim="{id}">{words}</span>{beside}{speaker}</h3>\n'
        '<blockquote cite="{url}"><p>{before}<mark>{exact}</mark>{after}</p></blockquote>\n'
        "{links}{details}\n</section>"
    ).format(
        id=claim.claim_id,
        note=_note(claim, before, after, voice),
        words=claim.words,
        beside=markup.of_coding(beside(claim)),
        speaker=speaker,
        url=article.source.url,
        before=before,
        exact=claim.exact,
        after=after,
        links=Markup('<p class="links">{}</p>\n').format(links) if links else "",
        details=details,
    )


def coding_details(
    claim_id: str,
    summary: str,
    facts: Iterable[tuple[str, str | Markup]],
    copied: str | Markup = "",
) -> Markup:
    """What people decided about a figure, to be unfolded; the page puts in what uses it.

    Args:
        claim_id: of the figure.
        summary: what the facts are folded under.
        facts: terms, each with what is decided; one that is empty is left out.
        copied: what is to be copied, after the facts.
    """
    items = Markup("").join(markup.term_and_words(*fact) for fact in facts if fact[1])
    return Markup(
        '<details class="coding"><summary class="screen">{}</summary>\n'
        '<dl>{}</dl>\n<p class="uses" data-uses="quote-{}"></p>{}</details>'
    ).format(summary, items, claim_id, copied)


def _note(claim: Claim, before: str, after: str, voice: str) -> str:
    """What the margin says of a figure: what must be said before it, its sentence, and who says so.

    Args:
        before: the sentence up to the figure's words.
        after: what follows them in the sentence.
        voice: who states it, in words.

    Returns:
        Plain text in two lines; of a long sentence what is near the figure's words.
    """
    said = f"“{_end(fold(before))}{fold(claim.exact)}{_beginning(fold(after))}”"
    first = f"{claim.qualifier}: {said}" if claim.qualifier else said
    return f"{first}\n{'; '.join(filter(None, (claim.of_whole, voice)))}"


def _beginning(text: str) -> str:
    """The first words of a text.

    >>> _beginning("short"), len(_beginning("long " * 100)) <= NEAR + 2
    ('short', True)
    """
    return text if len(text) <= NEAR else f"{text[:NEAR].rpartition(' ')[0]} …"


def _end(text: str) -> str:
    """The last words of a text.

    >>> _end("short"), len(_end("long " * 100)) <= NEAR + 2
    ('short', True)
    """
    return text if len(text) <= NEAR else f"… {text[-NEAR:].partition(' ')[2]}"
