"""What can and cannot be said of the statements of one quantity together, and what is refused.

Found by looking at the coding alone. Two statements are said not to agree only where they are for one day,
by different origins' own word, and what their words entail does not overlap.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from markupsafe import Markup

from as_stated._calls import clean_call
from as_stated.coding import ACROSS, Quantity, Statement
from as_stated.show import markup
from as_stated.show.across.named import claim_of, link, outlet, so_many_statements
from as_stated.show.across.places import on_axis, standing
from as_stated.show.across.tally import Tally, count
from as_stated.show.comparisons import is_below
from as_stated.show.display import Display
from as_stated.show.given import takes_quantity
from as_stated.show.output import output
from as_stated.show.sentences import MOST_LISTED


@takes_quantity
def apart(quantity: Quantity) -> Display:
    """What is listed and not drawn on the axis: a part, a forecast, a look-back; each with the reason."""
    items = [
        Markup("{}{}: {}").format(link(each), _where(each), why)
        for each, why in standing(quantity, "apart")
    ]
    empty = "Nothing stands apart: each statement has its place in the chart."
    return output(markup.paragraphs(items, "apart", empty))


@takes_quantity
def limits(quantity: Quantity) -> Display:
    """What can be said of the statements together, and what cannot."""
    sentences = [*_can(quantity), *_cannot(quantity, count(quantity))]
    return output(markup.paragraphs(sentences, "limits"))


@clean_call
def refusals() -> Display:
    """What is never done with statements, and why: from the list the code itself obeys."""
    return output(markup.definitions("refusals", ((r.what, r.why) for r in ACROSS)))


def _where(statement: Statement) -> Markup:
    """Its outlet and day; the outlet is named already where it speaks itself."""
    day = markup.edtf_span(statement.reported_on)
    named = outlet(statement) if statement.claim.speaker is not None else ""
    parts = [part for part in (named, day) if part]
    return Markup("").join(Markup(", {}").format(part) for part in parts)


def _can(quantity: Quantity) -> Iterator[Markup]:
    """Which origins give unlike numbers for one day: the one thing that the words say of two together."""
    pairs = unlike(quantity)
    for less, more in pairs[:MOST_LISTED]:
        yield Markup(
            "For {} two origins give different numbers by their own word. The smaller: {}. The larger: {}. Which of "
            "them is right, the words do not say."
        ).format(markup.edtf_span(less.as_of), link(less), link(more))
    if len(pairs) > MOST_LISTED:
        more_of_them = markup.number_of(len(pairs) - MOST_LISTED, "more pair", "more pairs")
        yield Markup("Of {} the same can be said.").format(more_of_them)


def unlike(quantity: Quantity) -> list[tuple[Statement, Statement]]:
    """Two origins' own statements for one day whose bounds do not overlap, the lower first; no copies."""
    drawn = on_axis(quantity)
    own = [each for each in drawn if each.as_of and each.basis == "own" and not each.copy_of]
    found = []
    for one, other in combinations(own, 2):
        if one.as_of != other.as_of or one.origin == other.origin:
            continue
        for less, more in ((one, other), (other, one)):
            if is_below(claim_of(less), claim_of(more)):
                found.append((less, more))
    return found


def _cannot(quantity: Quantity, tally: Tally) -> Iterator[Markup]:
    """What the coding leaves open: who counted, for which day, what came between."""
    if not tally.statements:
        yield Markup("No statement of this quantity is coded, so nothing can be said of it.")
        return
    if tally.unknown:
        yield Markup(
            "Of {} it is not known who counted. Whether two of them, or one of them and another, rest on one count "
            "cannot be said."
        ).format(markup.number_of(tally.unknown, "statement", "statements"))
    same = [each for each in quantity.statements if each.relation == "same"]
    yield from _days(same)
    yield from _hedges(on_axis(quantity))
    if tally.statements > 1:
        yield Markup(
            "That two statements are of one quantity is a person’s decision, with a reason beside each. {}"
        ).format(quantity.reason)
    yield Markup("What was stated in articles that are not coded here is not in this report.")


def _days(same: Sequence[Statement]) -> Iterator[Markup]:
    """For which day the numbers hold, as far as that is known."""
    without = sum(not each.as_of for each in same)
    inferred = sum(each.as_of_inferred for each in same)
    if without:
        are = "does" if without == 1 else "do"
        yield Markup(
            "{} {} not say for which day the number holds: only the day of the report is known."
        ).format(so_many_statements(without), are)
    if inferred:
        yield Markup("Of {} that day is inferred, which is marked.").format(
            markup.number_of(inferred, "statement", "statements")
        )


def _hedges(drawn: Sequence[Statement]) -> Iterator[Markup]:
    """Which ends the words leave open."""
    for statuses, verb, what in (
        ((">", ">="), "give", "only a lower bound: nothing says how many more"),
        (("<", "<="), "give", "only an upper bound: nothing says how many fewer"),
        (("~",), "say", "about: how near is not stated"),
    ):
        some = sum(each.claim.status in statuses for each in drawn)
        if some:
            does = f"{verb}s" if some == 1 else verb
            yield Markup("{} on the axis {} {}.").format(so_many_statements(some), does, what)
