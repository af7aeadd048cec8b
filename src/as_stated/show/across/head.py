"""The head of a quantity's report: what was found, who is counted, and its line in the index of reports."""

from typing import Any

from markupsafe import Markup

from as_stated.coding import Quantity, is_day, say_date
from as_stated.show import markup
from as_stated.show.across.named import so_many_statements
from as_stated.show.across.tally import Tally, count, found
from as_stated.show.counting import capital
from as_stated.show.display import Display
from as_stated.show.given import takes_quantity
from as_stated.show.output import output, plain_in_words


@takes_quantity
def front(quantity: Quantity) -> Display:
    """Title, standfirst and population of the report; the page's head is made from its facts."""
    tally = count(quantity)
    title = capital(f"{quantity.label}: {found(tally)}")
    standfirst = _standfirst(tally)
    html = Markup(
        '<p class="title">{}</p>\n<p class="standfirst">{}</p>\n<p class="origin">Counted: {}. {}{}</p>'
    ).format(
        title,
        standfirst,
        quantity.counts_in.rstrip("."),
        f"Not counted: {quantity.counts_out.rstrip('.')}. " if quantity.counts_out else "",
        Markup("The event: {}.").format(
            markup.date_span(quantity.event.label, quantity.event.date_edtf)
        ),
    )
    facts: dict[str, object] = {
        "title": title,
        "description": plain_in_words(standfirst),
        "lang": "en",
        "shelf": _entry(quantity, tally),
    }
    return output(html, facts)


def _standfirst(tally: Tally) -> Markup:
    """How many statements by how many origins in how many articles; what reprints do not add."""
    if not tally.statements:
        said = Markup("No statement of this quantity is coded.")
    else:
        said = Markup("{} in {}, {}.").format(
            so_many_statements(tally.statements),
            markup.number_of(tally.articles, "article", "articles"),
            _origins(tally),
        )
    if tally.copies:
        repeats = "repeats" if tally.copies == 1 else "repeat"
        said += Markup(
            " {} of them {} the text of another: that makes more statements, and no further origin."
        ).format(markup.count(tally.copies, capital=True), repeats)
    if tally.apart:
        said += Markup(
            " Listed apart, and not counted here: {} of something near it, such as a part or a forecast."
        ).format(markup.number_of(tally.apart, "statement", "statements"))
    return said + " None is verified here."


def _origins(tally: Tally) -> Markup:
    """Who counted, as far as that is known."""
    known = markup.number_of(tally.origins, "origin", "origins")
    unknown = Markup("of {} it is not known who counted").format(markup.count(tally.unknown))
    if tally.unknown == tally.statements:
        one = tally.statements == 1
        return Markup(
            "and it is not known who counted" if one else "and of none is it known who counted"
        )
    return (
        Markup("by {}; {}").format(known, unknown)
        if tally.unknown
        else Markup("by {}").format(known)
    )


def _entry(quantity: Quantity, tally: Tally) -> dict[str, Any]:
    """What the index of reports and the PDF's date are made from."""
    days = sorted(filter(is_day, (each.reported_on for each in quantity.statements)))
    first, last = (days[0], days[-1]) if days else ("", "")
    return {
        "quantity": quantity.name,
        "title": quantity.label,
        "event": quantity.event.label,
        "statements": tally.statements,
        "holding": sum(each.holds for each in quantity.statements if each.relation == "same"),
        "articles": tally.articles,
        "origins": tally.origins,
        "first_reported": first,
        "first_said": say_date(first) if first else "",
        "last_reported": last,
        "last_said": say_date(last) if last else "",
        "date_published": last,
    }
