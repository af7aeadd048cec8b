"""Who says so, by origin: what each stated itself, and apart from it what others say it did.

Only an origin's own statements are its series, so that no body is given a number that somebody else says
it gave. Statements of which nobody knows who counted stand one by one: they are no origin together.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from as_stated.coding import Basis, Origin, OriginKind, Quantity, Statement
from as_stated.show import markup
from as_stated.show.across.named import day_words, link, outlet, say
from as_stated.show.across.places import RELATIONS
from as_stated.show.across.stated import for_day
from as_stated.show.counting import capital
from as_stated.show.declared import ORIGINS
from as_stated.show.display import Display
from as_stated.show.given import takes_quantity
from as_stated.show.grouping import grouped
from as_stated.show.output import output
from as_stated.show.plain_table import PlainTable

KINDS: dict[OriginKind, str] = {
    "body": "",
    "outlet-tally": "an outlet’s own tally",
    "list": "a list",
}
# What stands beside an origin's own statements, under which words.
_BESIDE: tuple[tuple[Basis, str], ...] = (
    ("attributed", "Attributed to it by somebody else"),
    ("inferred", "Taken for its figure by the coder alone"),
    ("", "How it is known is not coded"),
)


@takes_quantity
def origins(quantity: Quantity) -> Display:
    """A block for each origin, its own statements first; then those of unknown origin."""
    blocks = [_block(quantity, each) for each in quantity.origins]
    unknown = [each for each in quantity.statements if each.origin is None]
    if unknown:
        text = "Who counted is not known. Each of these stands alone; none is put together with another."
        blocks.append(_section("Origin not known", text, [_listed(unknown)]))
    html = Markup("\n").join(blocks) or Markup('<p class="empty">No statement is coded.</p>')
    shown = Markup('<div class="origins">\n{}\n</div>').format(html)
    return output(shown, table=table(quantity))


def table(quantity: Quantity) -> PlainTable:
    """The table of origins."""
    return PlainTable(ORIGINS, [_row(quantity, each) for each in quantity.origins])


def _block(quantity: Quantity, origin: Origin) -> Markup:
    """One origin: its series, what is said to be its figure, and what it stated of something near."""
    mine = [each for each in quantity.statements if each.origin == origin]
    own = [each for each in mine if each.basis == "own"]
    same = [each for each in own if each.relation == "same"]
    parts = [
        _listed(same) if same else Markup('<p class="empty">No statement of its own is coded.</p>')
    ]
    beside = [("Stated by it of something near", [each for each in own if each.relation != "same"])]
    beside += [(what, [e for e in mine if e.basis == basis]) for basis, what in _BESIDE]
    for what, some in beside:
        if some:
            parts.append(Markup("<p>{}:</p>\n{}").format(what, _listed(some)))
    about = ". ".join(filter(None, (KINDS[origin.kind], origin.note.rstrip("."))))
    return _section(origin.name, about, parts)


def _section(title: str, about: str, parts: Iterable[Markup]) -> Markup:
    return Markup('<section class="series">\n<h4>{}</h4>\n{}{}\n</section>').format(
        title,
        Markup("<p>{}.</p>\n").format(capital(about).rstrip(".")) if about else "",
        Markup("\n").join(parts),
    )


def _listed(statements: Sequence[Statement]) -> Markup:
    """Statements in their order, those that copy the text of one after it."""
    keys = {each.key for each in statements}
    copies = grouped(statements, lambda each: each.copy_of)
    first = [each for each in statements if each.copy_of not in keys]
    lines = [_line(each) + _copies(each, copies) for each in first]
    return Markup("<ul>\n{}\n</ul>").format(
        Markup("\n").join(Markup("<li>{}</li>").format(line) for line in lines)
    )


def _line(statement: Statement) -> Markup:
    """When, what, where; for which day, where that is another; and what it is, if not the same."""
    day = markup.edtf_span(statement.reported_on) or day_words(statement)
    said = Markup("{}: {}").format(day, link(statement))
    if statement.claim.speaker is not None:
        said += Markup(", in {}").format(outlet(statement))
    said += for_day(statement)
    what = RELATIONS[statement.relation]
    return said + (f"; {what}" if what else "")


def _copies(statement: Statement, copies: dict[str, list[Statement]]) -> Markup:
    """The same text elsewhere, and what copies that in its turn; in full where the figure differs."""
    found = Markup("")
    for each in copies.get(statement.key, []):
        if say(each) == say(statement):
            day = markup.edtf_span(each.reported_on)
            said = Markup('<a href="#quote-{}">{}</a>').format(each.key, outlet(each))
            said += Markup(", {}").format(day) if day else Markup("")
        else:
            said = _line(each)
        found += Markup("; the same text: {}").format(said) + _copies(each, copies)
    return found


def _row(quantity: Quantity, origin: Origin) -> dict[str, object]:
    mine = [e for e in quantity.statements if e.origin == origin and e.relation == "same"]
    number = {
        basis: sum(e.basis == basis for e in mine) for basis in ("own", "attributed", "inferred")
    }
    copies = sum(bool(e.copy_of) for e in mine)
    return ORIGINS.row_of(origin, speakers=", ".join(origin.speakers), copies=copies, **number)
