"""Each "about" as a rule of ours reads it: only with a reading switched on, and under its name."""

from dataclasses import dataclass

from markupsafe import Markup

from as_stated.coding import Claim, label_claim
from as_stated.show import markup
from as_stated.show.charts.axis import Scale, linear_ticks, rail, say_tick, tick_labels
from as_stated.show.charts.chart import Drawn, in_our_style
from as_stated.show.charts.claims import MOST
from as_stated.show.charts.marks import label, mark
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import LEFT, SMALL_TEXT, Look, width_of
from as_stated.show.charts.svg import role
from as_stated.show.charts.words import each_in_alt, empty, quotes, too_many
from as_stated.show.counting import capital, how_many
from as_stated.show.display import Display
from as_stated.show.given import takes_tables
from as_stated.show.rules import AS_STATED, RULES, Rule
from as_stated.show.tables import Tables


@dataclass(frozen=True, slots=True)
class Band:
    """One reading of one figure: from `low` on, and below `high`."""

    claim: Claim
    low: float
    high: float

    @property
    def ends(self) -> tuple[str, str]:
        """Both ends in words."""
        return f"from {say_tick(self.low)}", f"below {say_tick(self.high)}"

    @property
    def said(self) -> str:
        """The figure and its reading."""
        read = f"{say_tick(self.low)} or more, below {say_tick(self.high)}"
        return f"{label_claim(self.claim)}, read as {read}"


@takes_tables("charts")
@in_our_style
def readings(tables: Tables, look: Look) -> Display | Drawn:
    """Each "about" with the band of the chosen rule; a sentence where no reading is switched on.

    Args:
        tables: the tidy tables; the parameters `reading` and `events` are applied.
    """
    chosen = tables.parameters.reading
    if chosen == AS_STATED:
        return empty("readings", "No reading is switched on: every figure is drawn as stated.")
    rule = next(rule for rule in RULES if rule.rule_id == chosen)
    bands, unread = _bands(tables, rule)
    if len(bands) > MOST:
        return too_many(tables, "readings", "“about” figures", len(bands))
    if not bands:
        why = f"No figure shown here has a reading by the rule “rounded to {rule.label}”."
        return empty("readings", why)
    number = capital(how_many(len(bands), "“about” figure", "“about” figures"))
    sheet = Sheet("readings", f"{number} as read by our rule “rounded to {rule.label}”", look)
    gid = role("rule", rule=rule.rule_id)
    sheet.note(f"Our reading, not the article’s: “about” a number is read as the {rule.basis}.",
               color="reading", gid=gid)  # fmt: skip
    sheet.y += 8
    for band in sheet.parts(bands):
        _draw(sheet, band, rule)
    notes = [f"Without a reading by this rule: {label_claim(claim)}." for claim in unread]
    for claim, note in zip(unread, notes, strict=True):
        sheet.note(note, gid=role("note", "claim", claim=claim.claim_id))
    drawn = [band.claim for band in bands]
    others = [
        " ".join(notes),
        f"{how_many(len(notes), 'figure', 'figures')} without a reading by this rule",
    ]
    alt = [
        f"Our reading, not the article’s: whole numbers that round to it at {rule.label}",
        each_in_alt(drawn, [band.said for band in bands]),
        others if notes else "",
    ]
    return sheet.output(tables, alt, _caption(rule) + quotes(drawn), drawn)


def _caption(rule: Rule) -> Markup:
    """Whose bands they are, and that each figure has an axis of its own."""
    return Markup(
        "Drawn by the rule {}: {}. The article gives no width to “about”; practice differs widely. "
        "Each figure has an axis of its own. "
    ).format(markup.identifier(rule.rule_id), rule.basis)


def _bands(tables: Tables, rule: Rule) -> tuple[list[Band], list[Claim]]:
    """The figures shown that the rule reads, with their bands, and each other "about"."""
    ends = {
        record["claim_id"]: (float(record["low"]), float(record["high"]))
        for record in tables.readings.rows
        if record["rule_id"] == rule.rule_id
    }
    about = [claim for claim in tables.shown_claims if claim.status == "~"]
    bands = [Band(claim, *ends[claim.claim_id]) for claim in about if claim.claim_id in ends]
    return bands, [claim for claim in about if claim.claim_id not in ends]


def _draw(sheet: Sheet, band: Band, rule: Rule) -> None:
    """One figure on its own axis from zero; above its ring our band, with both ends in words."""
    claim = band.claim
    label(sheet, claim)
    # The number stands right of the middle: room for the words on either side of the band.
    scale = Scale(0, float(claim.magnitude), LEFT + 10, LEFT + 0.62 * (sheet.right - LEFT))
    start, end = scale(band.low), scale(band.high)
    top = sheet.y + SMALL_TEXT + 8
    middle = top + 22
    gid = role("reading", rule.rule_id, claim=claim.claim_id, rule=rule.rule_id)
    _say_ends(sheet, band, start, end, gid)
    sheet.band(start, top, max(end - start, 2), 8, "reading", gid=gid)
    for x in (start, end):
        sheet.line((x, x), (top, middle), "reading", gid=gid)
    ticks = linear_ticks(sheet, scale)
    rail(sheet, middle, scale, ticks)
    mark(sheet, claim, scale, middle)
    sheet.y = middle + 10
    tick_labels(sheet, scale, ticks, f"Number of {claim.unit.plural}; linear axis from zero")
    sheet.y += 8


def _say_ends(sheet: Sheet, band: Band, start: float, end: float, gid: str) -> None:
    """Both ends in words: each over its end, and side by side where these are close."""
    low, high = band.ends
    before, after = width_of(low, SMALL_TEXT), width_of(high, SMALL_TEXT)
    left = min(start + before / 2, (start + end) / 2 - 6)
    right = max(end - after / 2, (start + end) / 2 + 6)
    left, right = max(left, LEFT + before), min(right, sheet.right - after)
    y = sheet.y + SMALL_TEXT
    sheet.text(low, left, y, SMALL_TEXT, color="reading", anchor="right", gid=gid)
    sheet.text(high, right, y, SMALL_TEXT, color="reading", anchor="left", gid=gid)
