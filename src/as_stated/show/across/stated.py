"""Every statement of a quantity: the table of them in their order, and the words of each."""

from typing import Any

from markupsafe import Markup

from as_stated.coding import Basis, Quantity, Sentences, Statement, counted
from as_stated.show import markup, rows
from as_stated.show.across.named import claim_of, find, link, outlet, speaker
from as_stated.show.across.places import RELATIONS, place
from as_stated.show.declared import STATEMENTS
from as_stated.show.display import Display
from as_stated.show.given import takes_quantity
from as_stated.show.html_table import heads
from as_stated.show.output import output
from as_stated.show.quotation import sentences_of
from as_stated.show.quote_block import coding_details, quote_block
from as_stated.show.table import Table, make_table

# How it is known who counted.
BASES: dict[Basis, str] = {
    "": "",
    "own": "its own statement",
    "attributed": "attributed to it by somebody else",
    "inferred": "inferred by the coder",
}
_WHERE = {"axis": "on the axis", "lane": "without a height: {}", "apart": "not on the axis: {}"}


@takes_quantity
def statements(quantity: Quantity) -> Table:
    """One row a statement, by the day on which it was reported; each in full."""
    columns = heads("Reported", "As stated", "Who counted", "In the chart")
    shown = [
        (reported_in(each), _in_full(quantity, each), origin(each), where(quantity, each))
        for each in quantity.statements
    ]
    made = [_row(quantity, each) for each in quantity.statements]
    caption = "The statements, by the day on which each was reported"
    besides = "each statement has its words further down"
    empty = "No statement is coded."
    return make_table(STATEMENTS, made, caption, columns, shown, empty, besides)


@takes_quantity
def words(quantity: Quantity) -> Display:
    """A block for each statement: its words in their sentence, and what is decided about it."""
    kept = {name: sentences_of(dossier) for name, dossier in quantity.dossiers.items()}
    blocks = Markup("\n").join(_block(quantity, each, kept) for each in quantity.statements)
    return output(Markup('<div class="quotes">\n{}\n</div>').format(blocks))


def origin(statement: Statement) -> str:
    """Who counted, and how that is known."""
    if statement.origin is None:
        return "not known"
    how = BASES[statement.basis]
    return f"{statement.origin.name} ({how})" if how else statement.origin.name


def as_of(statement: Statement) -> Markup:
    """The day that it holds for, marked where it was inferred; nothing where it is not known."""
    said = markup.edtf_span(statement.as_of)
    if said and statement.as_of_inferred:
        return Markup("{} (inferred)").format(said)
    return said


def for_day(statement: Statement) -> Markup:
    """To stand after a figure: the day that it holds for, where that is another than that of its report."""
    if not statement.as_of or statement.as_of == statement.reported_on:
        return Markup("")
    return Markup("; for {}").format(as_of(statement))


def where(quantity: Quantity, statement: Statement) -> str:
    """Where it stands in the chart, and why."""
    at = place(quantity, statement)
    return _WHERE[at.where].format(at.why)


def reported_in(statement: Statement) -> Markup:
    """The day and the outlet of its article."""
    day = markup.edtf_span(statement.reported_on) or "no day known"
    return Markup("{}, {}").format(day, outlet(statement))


def _in_full(quantity: Quantity, statement: Statement) -> Markup:
    """The figure in full, for which day where that is another; of a copy, whose text it is."""
    said = link(statement) + for_day(statement)
    if original := find(quantity, statement.copy_of):
        said += Markup("; the same text as that of {}").format(outlet(original))
    return said


def _row(quantity: Quantity, statement: Statement) -> dict[str, Any]:
    counted, at = statement.origin, place(quantity, statement)
    cells = {
        "claim_id": statement.claim.claim_id,
        "producer": outlet(statement),
        "url": statement.source.url,
        "origin_id": counted.origin_id if counted else "",
        "origin": counted.name if counted else "",
        "origin_basis": statement.basis,
        "as_of": statement.as_of,
        "as_of_date": rows.whole_day(statement.as_of),
        "place": at.where,
        "why_off_axis": at.why,
    }
    return STATEMENTS.row_of(statement, **rows.claim(claim_of(statement)) | cells)


def _block(quantity: Quantity, statement: Statement, kept: dict[str, Sentences]) -> Markup:
    """The block of one statement: its words in their sentence, facts and links."""
    claim = claim_of(statement)
    return quote_block(
        quantity.dossiers[statement.article].article,
        claim,
        kept[statement.article],
        speaker(statement),
        f"{markup.voice(claim).unescape()}; {outlet(statement)}",
        _links(statement),
        coding_details(claim.claim_id, "Coding", _facts(quantity, statement)),
    )


def _facts(quantity: Quantity, statement: Statement) -> list[tuple[str, str | Markup]]:
    """What is decided about a statement, for its block; empty where nothing is."""
    claim = claim_of(statement)
    relation = RELATIONS[statement.relation] or "the quantity itself"
    reason = f": {statement.reason}" if statement.reason else ""
    day = as_of(statement)
    if statement.as_of_reason:
        day += Markup(": {}").format(statement.as_of_reason)
    return [
        ("Reported", reported_in(statement)),
        ("Who says so", markup.voice(claim)),
        ("Hedge", f"“{claim.hedge}”" if claim.hedge else "no hedge word"),
        ("Counted", counted(claim)),
        ("Taken for", f"{relation}{reason}"),
        ("Who counted", origin(statement)),
        ("For the day", day),
        ("The same text as", _copy(quantity, statement)),
        ("In the chart", where(quantity, statement)),
        ("Note", statement.note),
    ]


def _copy(quantity: Quantity, statement: Statement) -> Markup:
    """The statement whose text it copies, and why a person takes it so."""
    original = find(quantity, statement.copy_of)
    if original is None:
        return Markup(statement.copy_of)
    said = Markup("{}, {}").format(link(original), outlet(original))
    return said + (Markup(": {}").format(statement.copy_reason) if statement.copy_reason else "")


def _links(statement: Statement) -> Markup:
    """To the same words in the report of their article, and in the live article."""
    claim, url = statement.claim, statement.source.url
    # The page puts the address to it, in the folder of all reports; in a notebook it is no link.
    report = Markup('<a class="report" data-target="{}/index.html#quote-{}">{}</a>').format(
        statement.article, claim.claim_id, "These words in the report of their article"
    )
    live = markup.live("These words in the live article", url, claim)
    return Markup("; ").join(filter(None, (report, live)))
