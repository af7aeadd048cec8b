"""A statement as the report of its quantity shows it: its figure under a name of its own, its outlet, its day."""

from dataclasses import replace

from markupsafe import Markup

from as_stated.coding import Claim, Quantity, Statement, label_claim, say_claim, say_date
from as_stated.numerals import spelled
from as_stated.show import markup
from as_stated.show.counting import capital


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
    return f"{say_claim(claim_of(statement))}{_by_outlet(statement)}"


def label(statement: Statement) -> str:
    """The same where it stands alone: with whom or what it counts and what happened to them."""
    return f"{label_claim(claim_of(statement))}{_by_outlet(statement)}"


def link(statement: Statement) -> Markup:
    """The same as a link to the statement's words, further down in the report."""
    return markup.claim_link(claim_of(statement)) + _outlet_speaks(statement)


def speaker(statement: Statement) -> Markup:
    """Who says so, to stand after a figure: the outlet where it does itself."""
    return markup.speaker(claim_of(statement)) + _outlet_speaks(statement)


def _by_outlet(statement: Statement) -> str:
    return f" ({outlet(statement)})" if statement.claim.speaker is None else ""


def _outlet_speaks(statement: Statement) -> Markup:
    if statement.claim.speaker is not None:
        return Markup("")
    return Markup(' <span class="speaker">({})</span>').format(outlet(statement))


def find(quantity: Quantity, key: str) -> Statement | None:
    """The statement of a quantity that has this `key`; None where there is none."""
    return next((each for each in quantity.statements if each.key == key), None)


def day_words(statement: Statement) -> str:
    """The day it was reported, for readers; says so where it is not known."""
    return say_date(statement.reported_on) if statement.reported_on else "no day known"


def so_many_statements(number: int) -> Markup:
    """A number of statements, to begin a sentence with: in words of any size."""
    noun = "statement" if number == 1 else "statements"
    said = Markup('<data class="count" value="{}">{}</data> {}')
    return said.format(number, capital(spelled(number)), noun)
