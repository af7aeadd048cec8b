"""What a report rests on: the quotes, the ledger's account, the refusals, the article itself."""

from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from as_stated.coding import (
    REFUSALS,
    Article,
    Claim,
    Method,
    Sentences,
    Standing,
    Unnamed,
    say_claim,
)
from as_stated.show import markup
from as_stated.show.comparisons import FORM_NAMES
from as_stated.show.display import Output
from as_stated.show.schema import SCHEMAS
from as_stated.show.tables import Tables

AUTHOR = "The As Stated developers"
SCHEMA_TYPES = {"person": "Person", "body": "Organization"}  # of a speaker's kind, schema.org
METHOD_NAMES: dict[Method, str] = {
    "": "",
    "count": "a count",
    "list": "a list of names or things",
    "estimate": "an estimate",
    "survey": "a survey",
    "tally": "the outlet’s own tally",
    "compiled": "compiled from several sources, so without bounds",
}


def quotes(tables: Tables) -> Output:
    """A block for each figure: its words in their context, its speaker, and the coder's note."""
    article = tables.dossier.article
    # No sentence ends within a number with its hedge, or within a quote.
    sentences = Sentences(article.text, [(c.start, c.end) for c in tables.dossier.claims])
    known = {claim.claim_id: claim for claim in tables.dossier.claims}
    blocks = Markup("\n").join(
        _quote(article, sentences, claim, known.get(claim.part_of)) for claim in known.values()
    )
    return markup.output(Markup('<div class="quotes">\n{}\n</div>').format(blocks))


def accounts(tables: Tables) -> Output:
    """How many numbers the article holds, and that each is accounted for."""
    ledger = tables.dossier.ledger
    claimed = sum(bool(entry.claim_id) for entry in ledger)
    excluded = len(ledger) - claimed
    said = Markup("The article holds {}, in digits or in words: {} {}, and {} {}.").format(
        markup.number_of(len(ledger), "number", "numbers"),
        markup.count(claimed) if claimed else "none",
        "is a figure" if claimed < 2 else "are figures",
        markup.count(excluded) if excluded else "none",
        "is not, with its reason" if excluded == 1 else "are not, each with its reason",
    )
    return markup.output(Markup('<p class="accounts">{} None is left over.</p>').format(said))


def refusals() -> Output:
    """What is never done with these figures, and why: from the list the code itself obeys."""
    return markup.output(markup.definitions("refusals", ((r.what, r.why) for r in REFUSALS)))


def terms(tables: Tables) -> Output:
    """What counts as one, for each unit that this article's figures count."""
    counted = {claim.unit.unit: claim.unit for claim in tables.dossier.claims}
    pairs = [(unit.plural, unit.definition) for unit in counted.values()]
    return markup.output(markup.definitions("terms", pairs, "Nothing is counted."))


def corrections(tables: Tables) -> Output:
    """What was put right since the report was first published; that nothing was, if so."""
    made = [
        (markup.edtf_span(each.corrected_on), each.correction)
        for each in tables.dossier.corrections
    ]
    return markup.output(markup.definitions("corrections", made, "None so far."))


def provenance(tables: Tables) -> Output:
    """Where the article comes from, and the hash of the text the quotes were checked against."""
    source = tables.dossier.article.source
    mark = " (not in the text itself)"

    def marked(key: str, said: str | Markup) -> Markup:
        return escape(said) + (mark if key in source.not_in_text else "")

    facts: list[tuple[str, str | Markup]] = [
        ("Outlet", marked("producer", source.producer)),
        ("Title", marked("title", markup.external(source.title, source.url))),
        ("Byline", marked("byline", source.byline)),
        ("Agency", marked("via_agency", source.via_agency)),
        ("Published", marked("date_published", markup.edtf_span(source.date_published))),
        ("Read", markup.edtf_span(source.date_accessed)),
        ("Licence", source.license),
        ("Hash of the text", markup.identifier(source.sha256)),
    ]
    known = [(name, said) for name, said in facts if said and said != mark]
    return markup.output(markup.definitions("provenance", known))


def citation(tables: Tables) -> Output:
    """How to cite the report: in words, and for BibTeX."""
    source, story = tables.dossier.article.source, tables.dossier.story
    name = tables.dossier.article.name
    plain = Markup("{}: “{}”. As stated in: {}, “{}”, {}.").format(
        AUTHOR,
        story.title,
        source.producer,
        markup.external(source.title, source.url),
        markup.edtf_span(source.date_published),
    )
    address = markup.external(source.url, source.url)
    bibtex = Markup("\n").join(
        (
            f"@misc{{as-stated-{name},",
            f"  author = {{{{{AUTHOR}}}}},",
            f"  title = {{{story.title}}},",
            f"  note = {{As stated in: {source.producer}, {source.date_published}}},",
            *([Markup("  howpublished = {{\\url{{{}}}}},").format(address)] if source.url else []),
            "}",
        )
    )
    return markup.output(
        Markup('<p class="citation">{}</p>\n<pre class="citation">{}</pre>').format(plain, bibtex)
    )


def linked_data(tables: Tables) -> Output:
    """The report for machines, as JSON-LD: a `Dataset`, and a `Claim` for each figure.

    A claim's text is the figure in full, stance, hedge, speaker and all. Its author is who states
    it, never who denies or withdraws it. Nothing is rated here, so there is no `ClaimReview`.
    """
    source = tables.dossier.article.source
    outlet = {"@type": "Organization", "name": source.producer}
    article = {
        "@type": "NewsArticle",
        "headline": source.title,
        **({"url": source.url} if source.url else {}),
        "datePublished": source.date_published,
        "publisher": outlet,
    }
    claims = [
        {"@type": "Claim", "@id": f"#quote-{claim.claim_id}", "text": say_claim(claim)}
        | _author(claim, outlet)
        | {"appearance": article}
        for claim in tables.dossier.claims
    ]
    graph = {"@context": "https://schema.org", "@graph": [_dataset(tables, article), *claims]}
    said = Markup("<p>For machines, in the page’s head: a Dataset of {} (JSON-LD).</p>").format(
        markup.number_of(len(claims), "Claim", "Claims")
    )
    shown = {"text/html": said, "text/plain": markup.plain(said)}
    return Output({"application/ld+json": graph, **shown})


def _dataset(tables: Tables, article: dict[str, Any]) -> dict[str, Any]:
    source = tables.dossier.article.source
    return {
        "@type": "Dataset",
        "name": tables.dossier.story.title,
        "description": f"The figures of an article by {source.producer}, each as stated.",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "creator": {"@type": "Organization", "name": AUTHOR},
        "isBasedOn": article,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": table.name,
                "encodingFormat": "text/csv",
                "contentUrl": f"tables/{table.name}.csv",
            }
            for table in SCHEMAS
        ],
    }


def _author(claim: Claim, outlet: dict[str, str]) -> dict[str, Any]:
    """Who states a claim, typed only where the coding knows a person from a body; else nothing."""
    if claim.speaker is None:
        return {"author": outlet}
    if isinstance(claim.speaker, Unnamed):
        return {}
    kind = SCHEMA_TYPES.get(claim.speaker.kind)
    return {"author": ({"@type": kind} if kind else {}) | {"name": claim.speaker.name}}


def live_link(url: str, claim: Claim) -> str:
    """An address that opens the live article at the quote: a text fragment, whole words only.

    "-" and "," mean something in a fragment, so they are encoded as well.
    """
    before, after = claim.prefix.strip(), claim.suffix.strip()
    prefix = f"{_fragment(before)}-," if before else ""
    suffix = f",-{_fragment(after)}" if after else ""
    return f"{url}#:~:text={prefix}{_fragment(claim.exact)}{suffix}"


def _quote(article: Article, sentences: Sentences, claim: Claim, whole: Claim | None) -> Markup:
    """The block of one figure: its words in their sentence, and what the coding says of it."""
    first, last = sentences.around(claim.start, claim.end)
    url = article.source.url
    link = (
        Markup(
            '<p class="links"><a class="external" href="{}">These words in the live article</a></p>\n'
        ).format(live_link(url, claim))
        if url
        else Markup("")
    )
    items = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(name, said)
        for name, said in _facts(claim, whole)
        if said
    )
    return Markup(
        '<section class="quote" id="quote-{id}" data-claim="{id}">\n'
        '<h3><span class="claim" data-claim="{id}">{words}</span>{speaker}</h3>\n'
        '<blockquote cite="{url}"><p>{before}<mark>{exact}</mark>{after}</p></blockquote>\n'
        "<dl>{items}</dl>\n"
        '{link}<p class="uses" data-uses="quote-{id}"></p>\n'
        "</section>"
    ).format(
        id=claim.claim_id,
        words=claim.words,
        speaker=markup.speaker(claim),
        url=url,
        before=article.text[first : claim.start],
        exact=claim.exact,
        after=article.text[claim.end : last],
        items=items,
        link=link,
    )


def _facts(claim: Claim, whole: Claim | None) -> list[tuple[str, str | Markup]]:
    """What the coding says of a figure, for its quote's block; empty where it says nothing.

    Args:
        whole: the claim that it is a part of, if it is one of the article's.
    """
    standing, back = claim.standing, claim.taken_back
    form = "" if claim.form == "level" else FORM_NAMES[claim.form].partition(" ")[2]
    return [
        ("Stance", _stance(standing)),
        ("Elsewhere in the article", _stance(back) if back else ""),
        ("An earlier figure", markup.context(claim.earlier_words)),
        ("Who says so", markup.voice(claim)),
        ("Hedge", f"“{claim.hedge}”" if claim.hedge else "no hedge word"),
        ("Counted", markup.counted(claim)),
        ("Form", f"{form}, per: {claim.per}" if form and claim.per else form),
        ("Part", Markup("of {}").format(markup.claim_link(whole)) if whole else claim.of_whole),
        ("Method", METHOD_NAMES[claim.method]),
        ("Event", markup.date_span(claim.event.label, claim.event.date_edtf)),
        ("As of", markup.edtf_span(claim.as_of)),
        ("Said", markup.edtf_span(claim.said_on)),
        ("Read by a person", _reading_note(claim)),
        ("Note", claim.coding_note),
    ]


def _stance(standing: Standing) -> Markup:
    """A stance, who takes it, and the article's words for it; nothing for a stated figure."""
    if not standing.said:
        return Markup("")
    said = standing.said.partition(" (“")[0]
    return Markup("{} {}").format(said, markup.context(standing.words)).rstrip()


def _reading_note(claim: Claim) -> Markup:
    if not claim.reading_note:
        return Markup("")
    return Markup('<span class="reading-note">{}</span>').format(claim.reading_note)


def _fragment(words: str) -> str:
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
