"""For reuse by others: the tables as a data package, the report as JSON-LD, and how to cite it."""

from typing import Any

from markupsafe import Markup

from as_stated.coding import Claim, Unnamed, label_claim, on_one_line
from as_stated.show import markup
from as_stated.show.display import Display
from as_stated.show.given import takes_tables
from as_stated.show.output import output, plain
from as_stated.show.packaging import data_package, packaged
from as_stated.show.tables import Tables

SCHEMA_TYPES = {"person": "Person", "body": "Organization"}  # of a speaker's kind, schema.org


@takes_tables("")
def datapackage(tables: Tables) -> Display:
    """`datapackage.json` for all tables (Frictionless Data Package), as a named output."""
    article = tables.dossier.article
    source = article.source
    package = data_package(
        article.name,
        f"The figures of “{source.title}”, as stated",
        tables.dossier.settings,
        [(source.producer, source.title, source.url)],
        (each.resource for each in tables.all),
    )
    return packaged(package)


@takes_tables("evidence")
def citation(tables: Tables) -> Display:
    """How to cite the report: in words, and for BibTeX."""
    source, story = tables.dossier.article.source, tables.dossier.story
    name, author = tables.dossier.article.name, tables.dossier.settings.author
    plain = Markup("{}“{}”. As stated in: {}, “{}”, {}.").format(
        f"{author}: " if author else "",
        story.title,
        source.producer,
        markup.external(source.title, source.url),
        markup.edtf_span(source.date_published),
    )
    address = markup.external(source.url, source.url)
    bibtex = Markup("\n").join(
        (
            f"@misc{{as-stated-{name},",
            *([f"  author = {{{{{author}}}}},"] if author else []),
            f"  title = {{{story.title}}},",
            f"  note = {{As stated in: {source.producer}, {source.date_published}}},",
            *([Markup("  howpublished = {{\\url{{{}}}}},").format(address)] if source.url else []),
            "}",
        )
    )
    return output(
        Markup('<p class="citation">{}</p>\n<pre class="citation">{}</pre>').format(plain, bibtex)
    )


@takes_tables("evidence")
def linked_data(tables: Tables) -> Display:
    """The report for machines, as JSON-LD: a `Dataset`, and a `Claim` for each figure.

    A claim's text is the figure in full, stance, hedge, speaker and all. Its author is who states
    it, never who denies or withdraws it. Nothing is rated here, so there is no `ClaimReview`.
    """
    source = tables.dossier.article.source
    outlet = {"@type": "Organization", "name": source.producer}
    article = {
        "@type": "NewsArticle",
        "@id": "#article",
        "headline": source.title,
        **({"url": source.url} if source.url else {}),
        "datePublished": source.date_published,
        "publisher": outlet,
    }
    claims = [
        {"@type": "Claim", "@id": f"#quote-{claim.claim_id}", "text": label_claim(claim)}
        | _author(claim, outlet)
        | {"appearance": {"@id": "#article"}}
        | _corrections(claim)
        for claim in tables.dossier.claims
    ]
    graph = {"@context": "https://schema.org", "@graph": [_dataset(tables, article), *claims]}
    said = Markup("<p>For machines, in the page’s head: a Dataset of {} (JSON-LD).</p>").format(
        markup.number_of(len(claims), "Claim", "Claims")
    )
    shown = {"text/html": said, "text/plain": plain(said)}
    return Display({"application/ld+json": graph, **shown})


def _corrections(claim: Claim) -> dict[str, Any]:
    """What other articles take back or dispute of a claim, and state again, each with its words."""
    comments = [
        {"@type": "CorrectionComment", "text": f"{each.said}: “{on_one_line(each.exact)}”"}
        | {"datePublished": each.reported_on}
        | ({"url": each.url} if each.url else {})
        for each in claim.notices
    ]
    return {"correction": comments} if comments else {}


def _dataset(tables: Tables, article: dict[str, Any]) -> dict[str, Any]:
    source, settings = tables.dossier.article.source, tables.dossier.settings
    return {
        "@type": "Dataset",
        "name": tables.dossier.story.title,
        "description": f"The figures of an article by {source.producer}, each as stated.",
        **({"license": settings.license.url} if settings.license else {}),
        **({"creator": {"name": settings.author}} if settings.author else {}),
        "isBasedOn": article,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": table.name,
                "encodingFormat": "text/csv",
                "contentUrl": f"tables/{table.name}.csv",
            }
            for table in tables.schemas
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
