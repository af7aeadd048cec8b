"""Sentences with figures, from an article's story; each figure leads to its words."""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from as_stated._lazy import lazy_names
from as_stated.coding import SYMBOLS, Form, explain, parse_template, say_date
from as_stated.show import markup
from as_stated.show.comparisons import FORM_NAMES
from as_stated.show.counting import capital, how_many
from as_stated.show.display import Display
from as_stated.show.finding import finding
from as_stated.show.given import takes_tables
from as_stated.show.later import notices
from as_stated.show.output import output, plain_in_words, section
from as_stated.show.rules import RULES
from as_stated.show.tables import Tables

__all__ = ["findings", "front", "limits", "standfirst", "symbols", "without_figures"]

SIGNS: tuple[tuple[Form, str], ...] = (("increase", "+"), ("decrease", "−"))


def __dir__() -> list[str]:
    return __all__


__getattr__ = lazy_names(__name__, {}, __all__)


def tell(tables: Tables, template: str) -> Markup:
    """A `template` of a story as a sentence: each figure with hedge and speaker, linked to its quote.

    The speaker of a claim is named after it, unless the template names the speaker itself.

    Raises:
        KeyError: a placeholder that the dossier does not have (`load` has refused it before).
    """
    dossier = tables.dossier
    source = dossier.article.source
    speakers = {speaker.speaker_id: speaker for speaker in dossier.speakers}
    events = {event.event_id: event for event in dossier.events}
    derived = {
        "producer": escape(source.producer),
        "date-published": markup.edtf_span(source.date_published),
        "number-of-figures": markup.count(len(dossier.claims)),
        "number-of-speakers": markup.count(len(dossier.speakers)),
    }
    pairs = parse_template(template)
    named = {name for _, name in pairs if name in speakers}
    sentence = Markup("")
    for text, name in pairs:
        sentence += _quoted(text)
        if name in derived:
            sentence += derived[name]
        elif name in speakers:
            sentence += speakers[name].name
        elif name in events:
            sentence += markup.date_span(events[name].label, events[name].date_edtf)
        elif name:
            claim = dossier.find(name)
            is_named = claim.speaker_id in named
            sentence += markup.claim_link(claim, speaker_named=is_named)
    return sentence


def _quoted(text: str) -> Markup:
    """Plain text of a template, its quotations marked as the article's words: they may hold digits."""
    parts = re.split(r"(“[^“”]*\d[^“”]*”)", text)
    return Markup("").join(
        Markup('<span class="context">{}</span>').format(part) if at % 2 else escape(part)
        for at, part in enumerate(parts)
    )


@takes_tables("prose")
def front(tables: Tables) -> Display:
    """Title with what is found, and origin of the report; the page's head is made from its facts."""
    dossier = tables.dossier
    source = dossier.article.source
    title, found = dossier.story.title, finding(tables.shown_claims)
    mark = "" if title.endswith((".", "?", "!")) else ":"
    headline = Markup("{}{} {}").format(title, mark, found)
    origin = Markup("{}, “{}”{}{}. Quoted, not verified; not to be added up.").format(
        markup.of_coding(source.producer),
        markup.external(source.title, source.url),
        Markup(", {}").format(markup.edtf_span(source.date_published))
        * bool(source.date_published),
        Markup(", on a wire of {}").format(markup.of_coding(source.via_agency))
        * bool(source.via_agency),
    )
    chosen = choice(tables)
    html = Markup('<p class="title">{}</p>\n<p class="origin">{}</p>').format(headline, origin)
    if chosen:
        html += Markup('\n<p class="choice">{}</p>').format(chosen)
    facts: dict[str, object] = {
        "title": title,
        "headline": headline,
        "description": plain_in_words(tell(tables, dossier.story.standfirst)),
        "lang": source.language,
        "shelf": {
            "article": dossier.article.name,
            "title": title,
            "producer": source.producer,
            "headline": source.title,
            "url": source.url,
            "language": source.language,
            "date_published": source.date_published,
            "date_said": say_date(source.date_published),
            "figures": len(dossier.claims),
            "speakers": len(dossier.speakers),
        },
    }
    return output(html, facts)


@takes_tables("prose")
def standfirst(tables: Tables) -> Display:
    """What the report is about, in the coder's words."""
    said = tell(tables, tables.dossier.story.standfirst)
    return output(Markup('<p class="standfirst">{}</p>').format(said))


def choice(tables: Tables) -> Markup:
    """What the parameters leave out or add, as sentences; empty if they are the defaults."""
    parameters = tables.parameters
    sentences = []
    if len(tables.shown_claims) < len(tables.dossier.claims):
        shown, whole = len(tables.shown_claims), len(tables.dossier.claims)
        sentences.append(
            Markup("Shown here: {} of {}, {} of {}. The tables hold all.").format(
                markup.count(shown) if shown else "none",
                markup.number_of(whole, "figure", "figures"),
                "that" if shown == 1 else "those",
                Markup(", ").join(
                    markup.date_span(event.label, event.date_edtf)
                    for event in tables.dossier.events
                    if event.event_id in parameters.event_ids
                ),
            )
        )
    for rule in RULES:
        if parameters.reading == rule.rule_id:
            text = "A reading is switched on, by the rule {}: “about” a number is drawn as the {}."
            sentences.append(Markup(text).format(markup.identifier(rule.rule_id), rule.basis))
    return Markup(" ").join(sentences)


@takes_tables("prose")
def findings(tables: Tables) -> Display:
    """The findings at a glance, those whose figures are shown, after what was taken back later."""
    shown = {claim.claim_id for claim in tables.shown_claims}
    every = {claim.claim_id for claim in tables.dossier.claims}
    kept = []
    for template in tables.dossier.story.findings:
        names = {name for _, name in parse_template(template)} & every
        if names <= shown:
            kept.append(template)
    told = _told(tables, kept, "findings", "No finding is about the figures shown here alone.")
    later = notices(tables.dossier)
    return output(later + Markup(told.data["text/html"])) if later else told


@takes_tables("prose")
def limits(tables: Tables) -> Display:
    """What these figures cannot say."""
    return _told(tables, tables.dossier.story.limits, "limits", "The coder names none.")


@takes_tables("prose")
def without_figures(tables: Tables) -> Display | None:
    """What the article reports without giving a figure, under a heading of its own.

    The heading comes with the sentences, as Markdown, so that where there are none (None) neither
    notebook nor page has a section with nothing in it.
    """
    templates = tables.dossier.story.without_figures
    if not templates:
        return None
    things = markup.paragraphs([tell(tables, each) for each in templates], "without-figures")
    number = capital(how_many(len(templates), "thing", "things"))
    return section(f"{number} reported without a figure", things)


@takes_tables("prose")
def symbols(tables: Tables) -> Display:
    """How to read the signs that this article's figures carry."""
    claims = tables.dossier.claims
    used = {claim.status for claim in claims}
    signs = [
        (symbol or "no sign", explain(status))
        for status, symbol in SYMBOLS.items()
        if status in used
    ]
    forms = {claim.form for claim in claims}
    signs += [(sign, f"{FORM_NAMES[form]}, not a level") for form, sign in SIGNS if form in forms]
    before = dict.fromkeys(c.symbols.partition(": ")[0] for c in claims if not c.holds)
    if before:
        words = ", ".join(f"“{word}:”" for word in before)
        signs.append(("word:", f"{words}: does not simply hold; the figure in words says why"))
    return output(markup.definitions("symbols", signs))


def _told(tables: Tables, templates: Iterable[str], kind: str, empty: str) -> Display:
    sentences = [tell(tables, each) for each in templates]
    return output(markup.paragraphs(sentences, kind, empty))
