"""A statement as the report of its quantity shows it: its figure under a name of its own, its outlet, its day."""

from dataclasses import replace

from markupsafe import Markup

from as_stated.coding import Claim, Statement, is_day, label_claim, say_claim, say_date
from as_stated.numerals import spelled
from as_stated.show import markup
from as_stated.show.charts.words import capital


def claim_of(statement: Statement) -> Claim:
    """The statement's claim under its key, with what other articles say of it.

    What shows a claim (`say_claim`, `claim_link`, a quote's block) shows this one: its id is unique
    among all articles, and where it was taken back elsewhere it says so before the number.
    """
    claim = statement.claim
    return replace(
        claim,
        claim_id=statement.key,
        taken_back=statement.taken_back or claim.taken_back,
        disputed_by=tuple(dict.fromkeys((*claim.disputed_by, *statement.disputed_by))),
    )


def outlet(statement: Statement) -> str:
    """The outlet whose article states it."""
    return statement.source.producer


def voice(statement: Statement) -> str:
    """Who states it, for a label: the speaker and whom they cite; the outlet where it does itself."""
    claim = statement.claim
    if claim.speaker is None:
        return outlet(statement)
    cited = "".join(f", citing {each.name}" for each in claim.cited)
    return f"{claim.speaker_name}{cited}" if claim.speaker_name else claim.source


def say(statement: Statement) -> str:
    """The figure in full, with its speaker, or the outlet where that says it itself."""
    claim = claim_of(statement)
    return say_claim(claim) + (f" ({outlet(statement)})" if claim.speaker is None else "")


def label(statement: Statement) -> str:
    """The same where it stands alone: with whom or what it counts and what happened to them."""
    claim = claim_of(statement)
    return label_claim(claim) + (f" ({outlet(statement)})" if claim.speaker is None else "")


def link(statement: Statement, symbols: bool = False) -> Markup:
    """The same as a link to the statement's words, further down in the report.

    Args:
        symbols: the number with its hedge as a sign, in place of the words.
    """
    claim = claim_of(statement)
    said = markup.claim_link(claim, symbols=symbols)
    if claim.speaker is None:
        said += Markup(' <span class="speaker">({})</span>').format(outlet(statement))
    return said


def dated(statement: Statement) -> Markup:
    """The figure linked to its words, then its outlet and the day it was reported."""
    where = "" if statement.claim.speaker is None else f", {outlet(statement)}"
    day = markup.edtf_span(statement.reported_on)
    return Markup("{}{}{}").format(
        link(statement), where, Markup(", {}").format(day) if day else ""
    )


def article_link(statement: Statement, text: str) -> Markup:
    """Words that the page leads to the statement's quote in the report of its own article.

    They name its address in the folder of all reports; in a notebook they are no link.
    """
    target = f"{statement.article}/index.html#quote-{statement.claim.claim_id}"
    return Markup('<a class="report" data-target="{}">{}</a>').format(target, text)


def has_day(statement: Statement) -> bool:
    """Whether the day is known on which it was reported: without one it is listed, not plotted."""
    return is_day(statement.reported_on)


def day_words(statement: Statement) -> str:
    """The day it was reported, for readers; says so where it is not known."""
    return say_date(statement.reported_on) if statement.reported_on else "no day known"


def begun(number: int, one: str, many: str) -> Markup:
    """A counted noun that begins a sentence, where a number stands in words."""
    said = Markup('<data class="count" value="{}">{}</data> {}')
    return said.format(number, capital(spelled(number)), one if number == 1 else many)
