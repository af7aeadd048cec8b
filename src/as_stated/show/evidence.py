"""What a report rests on: the quotes, the ledger's account, the refusals, the article itself."""

import re
from urllib.parse import quote

from markupsafe import Markup, escape

from as_stated.coding import REFUSALS, Claim, say_claim
from as_stated.show import markup
from as_stated.show.display import Output
from as_stated.show.tables import Tables

AUTHOR = "The As Stated developers"


def quotes(tables: Tables) -> Output:
    """A block for each figure: its words in their context, its speaker, and the coder's note."""
    blocks = Markup("\n").join(_quote(tables, claim) for claim in tables.dossier.claims)
    return markup.output(Markup('<div class="quotes">\n{}\n</div>').format(blocks))


def accounts(tables: Tables) -> Output:
    """How many numbers the article holds, and that each is accounted for."""
    ledger = tables.dossier.ledger
    claimed = sum(bool(entry.claim_id) for entry in ledger)
    text = (
        "The article holds {} numbers, in digits or in words: {} are figures, and {} are not, each "
        "with its reason. None is left over."
    )
    counts = [markup.count(n) for n in (len(ledger), claimed, len(ledger) - claimed)]
    return markup.output(Markup('<p class="accounts">{}</p>').format(Markup(text).format(*counts)))


def refusals() -> Output:
    """What is never done with these figures, and why: from the list the code itself obeys."""
    items = Markup("\n").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(each.what, each.why) for each in REFUSALS
    )
    return markup.output(Markup('<dl class="refusals">\n{}\n</dl>').format(items))


def terms(tables: Tables) -> Output:
    """What counts as one, for each unit that this article's figures count."""
    counted = {claim.unit.unit: claim.unit for claim in tables.dossier.claims}
    items = Markup("\n").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(unit.plural, unit.definition)
        for unit in counted.values()
    )
    return markup.output(Markup('<dl class="terms">\n{}\n</dl>').format(items))


def corrections(tables: Tables) -> Output:
    """What was put right since the report was first published; that nothing was, if so."""
    made = tables.dossier.corrections
    if not made:
        return markup.output(Markup('<p class="corrections">None so far.</p>'))
    items = Markup("\n").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(
            markup.edtf_span(each.corrected_on), each.correction
        )
        for each in made
    )
    return markup.output(Markup('<dl class="corrections">\n{}\n</dl>').format(items))


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
    items = Markup("\n").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(name, said)
        for name, said in facts
        if said and said != mark
    )
    return markup.output(Markup('<dl class="provenance">\n{}\n</dl>').format(items))


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
            Markup("  howpublished = {{\\url{{{}}}}},").format(address),
            "}",
        )
    )
    return markup.output(
        Markup('<p class="citation">{}</p>\n<pre class="citation">{}</pre>').format(plain, bibtex)
    )


def linked_data(tables: Tables) -> Output:
    """The report for machines, as JSON-LD: a `Dataset`, and a `Claim` for each figure.

    A claim's text is the figure in full, hedge, speaker and all. Nothing is rated here, so there is
    no `ClaimReview`.
    """
    source, story = tables.dossier.article.source, tables.dossier.story
    outlet = {"@type": "Organization", "name": source.producer}
    article = {
        "@type": "NewsArticle",
        "headline": source.title,
        "url": source.url,
        "datePublished": source.date_published,
        "publisher": outlet,
    }
    dataset = {
        "@type": "Dataset",
        "name": story.title,
        "description": f"The figures of an article by {source.producer}, each as stated.",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "creator": {"@type": "Organization", "name": AUTHOR},
        "isBasedOn": article,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": table.schema.name,
                "encodingFormat": "text/csv",
                "contentUrl": f"tables/{table.schema.name}.csv",
            }
            for table in tables.all
        ],
    }
    claims = [
        {
            "@type": "Claim",
            "@id": f"#quote-{claim.claim_id}",
            "text": say_claim(claim),
            "author": {"@type": "Person", "name": claim.speaker_name}
            if claim.speaker_name
            else outlet,
            "appearance": article,
        }
        for claim in tables.dossier.claims
    ]
    graph = {"@context": "https://schema.org", "@graph": [dataset, *claims]}
    said = Markup(
        "<p>For machines, in the page’s head: a Dataset of {} Claims (JSON-LD).</p>"
    ).format(markup.count(len(claims)))
    shown = {"text/html": said, "text/plain": markup.plain(said)}
    return Output({"application/ld+json": graph, **shown})


def live_link(url: str, claim: Claim) -> str:
    """An address that opens the live article at the quote: a text fragment, whole words only.

    "-" and "," mean something in a fragment, so they are encoded as well.
    """
    before, after = claim.prefix.strip(), claim.suffix.strip()
    prefix = f"{_fragment(before)}-," if before else ""
    suffix = f",-{_fragment(after)}" if after else ""
    return f"{url}#:~:text={prefix}{_fragment(claim.exact)}{suffix}"


def _quote(tables: Tables, claim: Claim) -> Markup:
    text = tables.dossier.article.text
    sentence_start, sentence_end = _sentence(text, claim.start, claim.end)
    before, after = text[sentence_start : claim.start], text[claim.end : sentence_end]
    url = tables.dossier.article.source.url
    facts: list[tuple[str, str | Markup]] = [
        ("Who says so", markup.voice(claim)),
        ("Hedge", f"“{claim.hedge}”" if claim.hedge else "no hedge word"),
        ("Counted", markup.counted(claim)),
        ("Event", markup.date_span(claim.event.label, claim.event.date_edtf)),
        ("As of", markup.edtf_span(claim.as_of)),
        ("Said", markup.edtf_span(claim.said_on)),
        ("Note", claim.coding_note),
    ]
    items = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(name, said) for name, said in facts if said
    )
    link = (
        Markup(
            '<p class="links"><a class="external" href="{}">These words in the live article</a></p>\n'
        ).format(live_link(url, claim))
        if url
        else Markup("")
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
        before=before,
        exact=claim.exact,
        after=after,
        items=items,
        link=link,
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a quote: within its paragraph, from one full stop to the next."""
    stops = [m.end() for m in re.finditer(r"[.!?][”\"’)]*\s+|\n+", text)]
    first = max((stop for stop in stops if stop <= start), default=0)
    last = min((stop for stop in stops if stop >= end), default=len(text))
    return first, len(text[:last].rstrip())


def _fragment(words: str) -> str:
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
