"""HTML for what readers see. Every digit code puts into a sentence or table gets its role here.

The roles, as classes: `claim`, `date`, `count` (derived by code), `reading`, `id` (the report's own
identifiers). The page's style sheet and its checks know these names.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote

from markupsafe import Markup, escape

from as_stated.coding import Claim, Event, Notice, Quote, Unnamed, on_one_line, say_date
from as_stated.numerals import in_words
from as_stated.show.sentences import Part, Words

OWN_VOICE = "the article’s own voice"


def claim_link(claim: Claim, speaker_named: bool = False, symbols: bool = False) -> Markup:
    """A claim that the page links to the words it came from; the HTML twin of `say_claim`.

    In a notebook the words stand in another one, so there is no link, and they are its `title`. The page
    puts an address to it (`page/links.py: link_back`) where the words are on it.

    Args:
        speaker_named: the sentence or row names the speaker already.
        symbols: the number with its hedge as a sign, in place of the words.
    """
    link = Markup('<a class="claim" data-claim="{id}" title="{title}">{text}</a>')
    is_bare = claim.words == claim.quote  # else it holds words of ours, and is no quotation
    said = link.format(
        id=claim.claim_id,
        title=f"{f'“{claim.quote}”' if is_bare else claim.words}: {voice(claim).unescape()}",
        text=re.sub(r"(?<=[~<>≤≥]) ", "\u00a0", claim.symbols) if symbols else claim.words,
    )
    if symbols:
        said = Markup('<span class="signs">{}</span>').format(said)
        return said if speaker_named else said + speaker(claim)
    return said + speaker(claim, speaker_named)


def speaker(claim: Claim, is_named: bool = False) -> Markup:
    """Who says so and citing whom, to stand after a claim; nothing where it is the outlet itself.

    Args:
        is_named: the words around it name the speaker already, so that only the cited are left.
    """
    said = citing(claim) if is_named else claim.source
    return Markup(' <span class="speaker">({})</span>').format(said) if said else Markup("")


def citing(claim: Claim) -> str:
    """Whom the speaker names as source, outermost first; empty for none."""
    return ", ".join(f"citing {each.name}" for each in claim.cited)


def sentence(parts: Iterable[Part]) -> Markup:
    """A sentence in `parts`, with each figure in full and linked to its words."""
    return Markup("").join(map(_part, parts))


def _part(part: Part) -> Markup:
    if isinstance(part, Claim):
        return claim_link(part)
    if isinstance(part, Event):
        return date_span(part.label, part.date_edtf)
    return context(part) if isinstance(part, Words) else escape(part)


def voice(claim: Claim) -> Markup:
    """Who states a claim, in which kind of speech, citing whom, and who disputes it."""
    disputed = f"; disputed by {', '.join(claim.disputed_by)}" if claim.disputed_by else ""
    if isinstance(claim.speaker, Unnamed):
        return escape(f"{claim.source}{disputed}")
    if claim.speaker is None:
        who = OWN_VOICE
    else:
        who = ", ".join(filter(None, (claim.speaker.name, claim.speaker.role)))
    channel = f"to {claim.channel}" if claim.channel else ""
    speech = "" if claim.speech == "narration" else f"{claim.speech} speech"
    details = ", ".join(filter(None, (speech, channel, citing(claim))))
    return escape(f"{who} ({details}){disputed}" if details else f"{who}{disputed}")


def date_span(text: str, edtf: str = "", classes: str = "date") -> Markup:
    """Words that hold a date, with the `classes` of their element, apart by spaces."""
    return Markup('<span class="{}" data-edtf="{}">{}</span>').format(classes, edtf, text)


def edtf_span(edtf: str) -> Markup:
    """A date in EDTF, said for readers; nothing for no date."""
    return date_span(say_date(edtf), edtf) if edtf else Markup("")


def count(number: int, capital: bool = False) -> Markup:
    """A number that code derived by counting rows: in words up to ten.

    Args:
        capital: it begins a sentence.

    >>> print(count(7))
    <data class="count" value="7">seven</data>
    """
    text = "no" if number == 0 else in_words(number)
    text = text.capitalize() if capital else text
    return Markup('<data class="count" value="{}">{}</data>').format(number, text)


def number_of(number: int, one: str, many: str) -> Markup:
    """A counted noun: `one figure`, `seven figures`, `no figures`."""
    return Markup("{} {}").format(count(number), one if number == 1 else many)


def context(text: str) -> Markup:
    """The article's own words, in quotation marks, on one line; nothing for none."""
    folded = on_one_line(text)
    return Markup('<span class="context">“{}”</span>').format(folded) if folded else Markup("")


def of_coding(text: str | Markup) -> Markup:
    """Words of the coding around a figure: they may hold a digit, and have the role of context then."""
    if isinstance(text, Markup) or not re.search(r"\d", text):
        return escape(text)
    return Markup('<span class="context">{}</span>').format(text)


def also_said(claim: Claim, quote: Quote) -> Markup:
    """The words of another `quote` of a claim, after what must be said before them."""
    before = f"{claim.qualifier}: " if claim.qualifier else ""
    said = f"{before}“{on_one_line(quote.exact)}”"
    return Markup('<span class="context">{}</span>').format(said)


def reading_note(note: str) -> Markup:
    """Why a person reads a number as they do, from their `note`; nothing where the program reads it."""
    return Markup('<span class="reading-note">{}</span>').format(note) if note else Markup("")


def definitions(kind: str, pairs: Iterable[tuple[object, object]], empty: str = "") -> Markup:
    """A list of `pairs`: terms, each with what is said of it; a sentence where there is none."""
    items = [term_and_words(*pair) for pair in pairs]
    if not items:
        return Markup('<p class="{} empty">{}</p>').format(kind, empty)
    return Markup('<dl class="{}">\n{}\n</dl>').format(kind, Markup("\n").join(items))


def term_and_words(term: object, words: object) -> Markup:
    """A `term` of such a list, and its `words`. JupyterLab lets both float: a long one would push the next aside."""
    return Markup('<dt style="clear:both">{}</dt><dd>{}</dd>').format(term, words)


def reading(text: str, rule_id: str) -> Markup:
    """A number that one of our rules gave (`rule_id`), never the article."""
    return Markup('<span class="reading" data-rule="{}">{}</span>').format(rule_id, text)


def identifier(text: str) -> Markup:
    """One of the report's own names: a hash, a version, an offset."""
    return Markup('<code class="id">{}</code>').format(text)


def paragraphs(sentences: Iterable[str | Markup], kind: str, empty: str = "") -> Markup:
    """Sentences as a list; a single one as a paragraph, and `empty` where there is none."""
    items = [escape(sentence) for sentence in sentences]
    if not items:
        return Markup('<p class="{} empty">{}</p>').format(kind, empty)
    if len(items) < 2:
        return Markup('<p class="{}">{}</p>').format(kind, items[0])
    body = Markup("\n").join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup('<ul class="{}">\n{}\n</ul>').format(kind, body)


def live_link(url: str, at: Claim | Quote | Notice) -> str:
    """An address that opens the live article at what is quoted (`at`): a text fragment, whole words only.

    "-" and "," mean something in a fragment, so they are encoded as well.
    """
    before, after = at.prefix.strip(), at.suffix.strip()
    prefix = f"{_fragment(before)}-," if before else ""
    suffix = f",-{_fragment(after)}" if after else ""
    return f"{url}#:~:text={prefix}{_fragment(at.exact)}{suffix}"


def _fragment(words: str) -> str:
    return quote(on_one_line(words), safe="").replace("-", "%2D")


def external(text: str, url: str) -> Markup:
    """Words that lead out of the report, or would if there were an address."""
    if not url:
        return Markup('<span class="external">{}</span>').format(text)
    return Markup('<a class="external" href="{}">{}</a>').format(url, text)


def live(text: str, url: str, at: Claim | Quote | Notice) -> Markup:
    """Words that lead to a quote in the live article; nothing where the article has no address.

    Args:
        text: the words.
        url: of the article; may be empty.
        at: what the quote states.
    """
    return external(text, live_link(url, at)) if url else Markup("")
