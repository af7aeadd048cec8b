"""What the chart of a quantity says in words: its title, alternative text, caption, source and table."""

from collections.abc import Sequence

from markupsafe import Markup

from as_stated.coding import Quantity, Statement, say_date
from as_stated.numerals import spelled
from as_stated.show import markup
from as_stated.show.across.drawing import Drawing
from as_stated.show.across.named import claim_of, link, outlet, voice
from as_stated.show.across.plot import connectors, reported
from as_stated.show.across.tally import count
from as_stated.show.charts.claims import MOST
from as_stated.show.charts.words import LONGEST, empty
from as_stated.show.counting import capital, how_many
from as_stated.show.display import Display
from as_stated.show.html_table import Shown, heads, html_table

FEW = 4  # outlets are named; of more their number is
_TABLE = Markup('<a href="#table-statements">the table of the statements</a>')


def title(quantity: Quantity, drawn: Sequence[Statement]) -> str:
    """What the marks come to: of which quantity, on how many days, how many different figures."""
    tally = count(quantity)
    days = how_many(len({each.reported_on for each in drawn}), "day", "days")
    said = f"{quantity.label}: {how_many(len(drawn), 'statement', 'statements')} on {days}"
    if tally.figures > 1:
        return capital(f"{said}, {spelled(tally.figures)} different figures")
    return capital(said if len(drawn) == 1 else f"{said}, all with the same figure")


def alt(quantity: Quantity, drawn: Sequence[Statement]) -> list[str]:
    """The alternative text after the title: when, what the first and last say, and what has no height."""
    first, last = drawn[0], drawn[-1]
    ends = f"{_short(first)} on {say_date(first.reported_on)}"
    if len(drawn) > 1:
        ends = f"First {ends}; last {_short(last)} on {say_date(last.reported_on)}"
    tally = count(quantity)
    undone = [
        f"{spelled(some)} {what}"
        for some, what in ((tally.back, "taken back"), (tally.denied, "denied"))
        if some
    ]
    parts = [
        ends,
        f"Below, in words and without a height: {', '.join(undone)}" if undone else "",
        "By day reported, from zero",
    ]
    said = len(title(quantity, drawn)) + 2
    kept = []
    for part in filter(None, parts):
        said += len(part) + 2
        if said <= LONGEST:
            kept.append(part)
    return kept


def caption(drawing: Drawing) -> Markup:
    """What stands below the chart: what is drawn, and what on purpose is not."""
    said = Markup(
        "Each mark is one statement, on the day its article appeared, and leads to its words. {}{}{}A mark shows "
        "what the words state and no more: an arrow has no end, a dashed outline no width that means anything. "
        "Nothing is drawn for the days between. All of them in words: {}."
    )
    placed = drawing.placed
    return said.format(
        "Marks that would cover each other stand side by side. " if _is_moved(drawing) else "",
        "A dotted line joins what one origin itself stated, and no other. "
        if connectors(drawing.quantity, placed)
        else "",
        "A tail leads back to the day that a number holds for. "
        if any(s.tail for s in placed)
        else "",
        _TABLE,
    )


def source(quantity: Quantity) -> str:
    """Whose articles the figures come from, and that nothing here vouches for them."""
    outlets = list(dict.fromkeys(outlet(each) for each in quantity.statements))
    who = (
        ", ".join(outlets)
        if len(outlets) <= FEW
        else f"articles by {spelled(len(outlets))} outlets"
    )
    return f"Source: {who}. As stated; not verified here."


def data_table(quantity: Quantity, drawn: Sequence[Statement]) -> Markup:
    """What the chart draws, as a table beside it."""
    columns = (*heads("Reported", "As stated"), Shown("In signs", is_figure=True), Shown("Outlet"))
    shown = [
        (
            markup.edtf_span(each.reported_on),
            link(each),
            markup.claim_link(claim_of(each), speaker_named=True, symbols=True),
            outlet(each),
        )
        for each in drawn
    ]
    return html_table("chart-across", "What the chart shows", columns, shown)


def no_chart(quantity: Quantity, drawn: Sequence[Statement]) -> Display:
    """In the place of a chart: one sentence that says why there is none."""
    said = Markup("No statement coded here may stand on an axis: {}.").format(
        Markup("see {}").format(_TABLE) if quantity.statements else "there is none"
    )
    if drawn:
        why = (
            "{} statements are too many for a chart that can be read: at most {}. They stand in {}."
        )
        said = Markup(why).format(markup.count(len(drawn)), markup.count(MOST), _TABLE)
    return empty("across", said)


def _short(statement: Statement) -> str:
    """A figure in signs with who says so."""
    return f"{claim_of(statement).symbols} ({voice(statement)})"


def _is_moved(drawing: Drawing) -> bool:
    """Whether a mark stands beside its day."""
    return any(
        abs(spot.x - drawing.across(reported(spot.statement).toordinal())) > 1
        for spot in drawing.placed
    )
