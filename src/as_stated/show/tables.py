"""The tidy tables of one article: what stands in their rows, and what readers see of them."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from as_stated.coding import Claim, Dossier, Entry, say_claim, span
from as_stated.numerals import say
from as_stated.show import markup, schema
from as_stated.show.markup import Shown
from as_stated.show.parameters import Parameters, check_parameters
from as_stated.show.readings import ROUND, compare, read_claims
from as_stated.show.table import Table, make_table

CONTEXT = 30  # characters on either side of a number in the ledger: enough to find it, no more


@dataclass(frozen=True)
class Tables:
    """Every tidy table of one article, always whole, and what the parameters choose to show."""

    dossier: Dossier
    parameters: Parameters

    @cached_property
    def shown_claims(self) -> tuple[Claim, ...]:
        """The claims that the parameter `events` lets through, in the order of the coding."""
        chosen = self.parameters.event_ids
        return tuple(c for c in self.dossier.claims if not chosen or c.event.event_id in chosen)

    @cached_property
    def claims(self) -> Table:
        """One row a figure."""
        rows = [
            {
                **{name: getattr(claim, name) for name in _PLAIN_CLAIM},
                "said": say_claim(claim),
                "magnitude_status": claim.status,
                "unit": claim.unit.unit,
                "event_id": claim.event.event_id,
                "speaker_id": claim.speaker_id,
                "speaker": claim.speaker_name,
            }
            for claim in self.dossier.claims
        ]
        columns = (
            Shown("As stated"),
            Shown("In signs", is_figure=True),
            Shown("Who or what is counted"),
            Shown("Event"),
            Shown("Who says so"),
        )
        shown = [
            (
                markup.claim_link(claim, speaker_named=True),
                markup.claim_link(claim, speaker_named=True, symbols=True),
                markup.counted(claim),
                markup.date_span(claim.event.label, claim.event.date_edtf),
                markup.voice(claim),
            )
            for claim in self.shown_claims
        ]
        return make_table(schema.CLAIMS, rows, "The figures, as stated", columns, shown)

    @cached_property
    def events(self) -> Table:
        """One row an event."""
        rows = []
        for event in self.dossier.events:
            first, last = span(event.date_edtf)
            days = {
                "first_day": first.isoformat() if first else "",
                "last_day": last.isoformat() if last else "",
            }
            rows.append({name: getattr(event, name) for name in event.__slots__} | days)
        columns = (
            Shown("Event"),
            Shown("When"),
            Shown("In the article’s words"),
            Shown("Where the date comes from"),
        )
        shown = [
            (
                markup.date_span(event.label, event.date_edtf),
                markup.edtf_span(event.date_edtf),
                markup.date_span(event.date_as_stated) if event.date_as_stated else "not stated",
                _BASES[event.date_basis],
            )
            for event in self.dossier.events
            if event in [claim.event for claim in self.shown_claims]
        ]
        return make_table(schema.EVENTS, rows, "The events", columns, shown)

    @cached_property
    def speakers(self) -> Table:
        """One row a speaker."""
        speakers = self.dossier.speakers
        rows = [{name: getattr(each, name) for name in each.__slots__} for each in speakers]
        columns = (Shown("Speaker"), Shown("Role"), Shown("Speaks for"), Shown("Note"))
        shown = [(each.name, each.role, each.party, each.note) for each in speakers]
        return make_table(schema.SPEAKERS, rows, "The speakers", columns, shown)

    @cached_property
    def readings(self) -> Table:
        """One row a reading of a claim by one of our rules."""
        readings = read_claims(self.dossier.claims)
        rows = [
            {
                "claim_id": each.claim_id,
                "rule_id": each.rule_id,
                "low": each.low,
                "high": each.high,
                "low_closed": each.low is not None,
                "high_closed": False,
                "basis": each.basis,
            }
            for each in readings
        ]
        columns = (Shown("As stated"), Shown("Read by the rule"), Shown("As"), Shown("The rule"))
        shown = [
            (
                markup.claim_link(self.dossier.find(each.claim_id)),
                markup.identifier(each.rule_id),
                "flagged"
                if each.rule_id == ROUND
                else markup.reading(
                    f"{say(each.low or 0)} or more, fewer than {say(each.high or 0)}", each.rule_id
                ),
                each.basis,
            )
            for each in readings
            if self._shows(each.claim_id)
        ]
        caption = "Our readings, by rule: not the article’s"
        return make_table(schema.READINGS, rows, caption, columns, shown)

    @cached_property
    def comparisons(self) -> Table:
        """One row a pair of claims."""
        pairs = compare(self.dossier.claims)
        rows = [{name: getattr(pair, name) for name in pair.__slots__} for pair in pairs]
        columns = (
            Shown("One figure"),
            Shown("The other"),
            Shown("What can be said"),
            Shown("Why no more"),
        )
        find = self.dossier.find
        alike = [
            pair
            for pair in pairs
            if pair.may_share_axis and self._shows(pair.claim_id) and self._shows(pair.other_id)
        ]
        shown = [
            (
                markup.claim_link(find(pair.claim_id)),
                markup.claim_link(find(pair.other_id)),
                markup.link_claims(pair.can_be_said, (find(pair.claim_id), find(pair.other_id))),
                markup.link_claims(pair.why, (find(pair.claim_id), find(pair.other_id))),
            )
            for pair in alike
        ]
        caption = Markup(
            "Of {} pairs of figures, {} may share an axis. In all others the two count different "
            "things, and each stands on its own."
        ).format(markup.count(len(pairs)), markup.count(len(alike)))
        return make_table(schema.COMPARISONS, rows, caption, columns, shown)

    @cached_property
    def ledger(self) -> Table:
        """One row a number of the article."""
        rows = [self._ledger_row(entry) for entry in self.dossier.ledger]
        columns = (Shown("The number in its words"), Shown("Kind"), Shown("Where it went"))
        shown = [
            (
                _in_context(row),
                row["kind"],
                markup.claim_link(self.dossier.find(row["claim_id"]))
                if row["claim_id"]
                else f"no figure: {row['reason']}",
            )
            for row in rows
        ]
        return make_table(schema.LEDGER, rows, "Every number of the article", columns, shown)

    @property
    def all(self) -> tuple[Table, ...]:
        """The tables, in the order of their schemas."""
        return tuple(getattr(self, each.name) for each in schema.SCHEMAS)

    def _shows(self, claim_id: str) -> bool:
        return any(claim.claim_id == claim_id for claim in self.shown_claims)

    def _ledger_row(self, entry: Entry) -> dict[str, Any]:
        number, text = entry.number, self.dossier.article.text
        before = text[max(0, number.start - CONTEXT) : number.start]
        after = text[number.end : number.end + CONTEXT]
        return {
            "start": number.start,
            "end": number.end,
            "before": _fold(before),
            "token": number.text,
            "after": _fold(after),
            "kind": number.kind,
            "magnitude": number.magnitude,
            "status": number.status,
            "claim_id": entry.claim_id,
            "reason": entry.reason,
        }


_PLAIN_CLAIM = tuple(
    column.name
    for column in schema.CLAIMS.columns
    if column.name not in ("said", "magnitude_status", "unit", "event_id", "speaker_id", "speaker")
)
_BASES = {
    "stated": "stated",
    "resolved": "resolved from the day of publication",
    "inferred": "inferred",
}


def tidy(dossier: Dossier, reading: str = "as-stated", events: str = "") -> Tables:
    """The tidy tables of an article, and the choice of what to show of them.

    Args:
        reading: how to read "about": one of `readings.READINGS`.
        events: event ids, comma-separated, to show only these; empty for all.

    Raises:
        ParameterError: a reading or an event that does not exist.
    """
    parameters = Parameters(dossier.article.name, reading, events)
    check_parameters(parameters, dossier)
    return Tables(dossier, parameters)


def _fold(text: str) -> str:
    """Runs of white space as one space; the edges stay, so that "six" joins "-week" again."""
    return re.sub(r"\s+", " ", text)


def _in_context(row: dict[str, Any]) -> Markup:
    """A number between its words, with the number marked."""
    return Markup('<span class="context">…{}<b class="token">{}</b>{}…</span>').format(
        row["before"], row["token"], row["after"]
    )
