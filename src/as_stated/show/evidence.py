"""What a report rests on: the quotes, the ledger's account, the refusals, the article itself."""

from collections.abc import Callable, Iterable, Mapping
from pprint import pformat
from textwrap import indent

import pandas as pd
from markupsafe import Markup

from as_stated._calls import clean_call
from as_stated._lazy import lazy_names
from as_stated.coding import REFUSALS
from as_stated.errors import ArgumentError, RefusalError
from as_stated.show import markup
from as_stated.show.display import Display
from as_stated.show.given import takes_tables
from as_stated.show.output import output, section
from as_stated.show.prose import tell
from as_stated.show.quotes import quotes
from as_stated.show.reuse import citation, linked_data
from as_stated.show.tables import Tables
from as_stated.show.versions import TITLE, summary

__all__ = [
    "accounts",
    "attempt",
    "citation",
    "corrections",
    "linked_data",
    "provenance",
    "quotes",
    "refusals",
    "result",
    "terms",
    "versions",
]


def __dir__() -> list[str]:
    return __all__


__getattr__ = lazy_names(__name__, {}, __all__)


@takes_tables("evidence")
def accounts(tables: Tables) -> Display:
    """How many numbers the article holds, and that each is accounted for."""
    ledger = tables.dossier.ledger
    claimed = sum(bool(entry.claim_id) for entry in ledger)
    excluded = len(ledger) - claimed
    again = sum(len(claim.also) for claim in tables.dossier.claims)
    said = Markup("The article holds {}, in digits or in words: {} {}, and {} {}.").format(
        markup.number_of(len(ledger), "number", "numbers"),
        markup.count(claimed) if claimed else "none",
        "is a figure" if claimed < 2 else "are figures",
        markup.count(excluded) if excluded else "none",
        "is not, with its reason" if excluded == 1 else "are not, each with its reason",
    )
    if claimed and not excluded:
        said = Markup("The article holds {}, in digits or in words: {}.").format(
            markup.number_of(len(ledger), "number", "numbers"),
            "it is a figure" if claimed == 1 else "each is a figure",
        )
    by_hand = (
        " Their values are a person’s: the program does not read numbers in the article’s language."
        if tables.dossier.is_read_by_hand
        else ""
    )
    if again:
        states = (
            "states a figure again, and is counted to it."
            if again == 1
            else ("state a figure again, and are counted to it.")
        )
        said += Markup(" Of those that are figures, {} {}").format(markup.count(again), states)
    html = Markup('<p class="accounts">{} None is left over.{}</p>').format(said, by_hand)
    return output(html)


@clean_call
def refusals() -> Display:
    """What is never done with these figures, and why: from the list the code itself obeys."""
    return output(markup.definitions("refusals", ((r.what, r.why) for r in REFUSALS)))


@takes_tables("evidence")
def terms(tables: Tables) -> Display:
    """What counts as one, for each unit that this article's figures count."""
    counted = {claim.unit.unit: claim.unit for claim in tables.dossier.claims}
    pairs = [(unit.plural, unit.definition) for unit in counted.values()]
    return output(markup.definitions("terms", pairs, "Nothing is counted."))


@takes_tables("evidence")
def corrections(tables: Tables) -> Display:
    """What was put right since the report was first published; that nothing was, if so."""
    made = [
        (markup.edtf_span(each.corrected_on), tell(tables, each.correction))
        for each in tables.dossier.corrections
    ]
    if not made:  # that says something too: the section stays
        return output(Markup('<p class="corrections">None so far.</p>'))
    return output(markup.definitions("corrections", made))


@takes_tables("evidence")
def versions(tables: Tables) -> Display | None:
    """What later texts of the article changed of its figures, under a heading of its own.

    None where no earlier text is kept: then neither notebook nor page has such a section.
    """
    if not tables.dossier.versions:
        return None
    told = Markup("<p>{}</p>").format(summary(tables.dossier))
    if not tables.dossier.revisions:
        return section(TITLE, told)
    return section(TITLE, told + tables.versions.html, tables.versions)


@takes_tables("evidence")
def provenance(tables: Tables) -> Display:
    """Where the article comes from, and the hash of the text the quotes were checked against."""
    source = tables.dossier.article.source
    mark = " (not in the text itself)"

    def marked(key: str, said: str | Markup) -> Markup:
        return markup.of_coding(said) + (mark if key in source.not_in_text else "")

    facts: list[tuple[str, str | Markup]] = [
        ("Outlet", marked("producer", source.producer)),
        ("Title", marked("title", markup.external(source.title, source.url))),
        ("Byline", marked("byline", source.byline)),
        ("Agency", marked("via_agency", source.via_agency)),
        ("Published", marked("date_published", markup.edtf_span(source.date_published))),
        ("Read", markup.edtf_span(source.date_accessed)),
        ("Licence", markup.of_coding(source.license)),
        ("Hash of the text", markup.identifier(source.sha256)),
    ]
    known = [(name, said) for name, said in facts if said and said != mark]
    return output(markup.definitions("provenance", known))


@clean_call
def result(value: object) -> Display:
    """What a call gives, as Python writes it; for the cells that show how a figure is made.

    Args:
        value: a pandas frame (row by row, a line a column), a dict (each key on a line of its own),
            or anything else.
    """
    if isinstance(value, pd.DataFrame):
        width = max(map(len, value.columns), default=0) + 2
        rows = value.to_dict("records")
        text = "\n\n".join(
            "\n".join(f"{name:<{width}}{cell}" for name, cell in row.items()) for row in rows
        )
    elif isinstance(value, Mapping):
        text = "\n".join(f"{key}\n{indent(pformat(each), '    ')}" for key, each in value.items())
    else:
        text = pformat(value)
    html = Markup('<pre class="plain computed">{}</pre>').format(text)
    return Display({"text/html": html, "text/plain": text})


@clean_call
def attempt(call: Callable[..., object], *values: object) -> Display:
    """What a `call` of these `values` gives, or the reason why it is refused.

    A refusal that is raised would stop the notebook. This one is shown.

    Raises:
        ArgumentError: the first of its arguments cannot be called.
    """
    if not callable(call):
        how = "attempt(sum, claims)" if isinstance(call, Iterable) else "attempt(abs, claim)"
        raise ArgumentError(
            f"evidence.attempt takes what to call first, and then its arguments: {how}."
        )
    try:
        return result(call(*values))
    except RefusalError as error:
        return output(Markup('<p class="refused computed">{}</p>').format(str(error)))
