"""The tidy tables of one article: what stands in their rows, and what readers see of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from as_stated._calls import clean_call
from as_stated.coding import Claim, Dossier
from as_stated.errors import ArgumentError
from as_stated.numerals import say
from as_stated.show import comparisons, declared, groups, markup, rows, versions
from as_stated.show.display import Display
from as_stated.show.headings import heading
from as_stated.show.html_table import heads
from as_stated.show.overview import overview
from as_stated.show.parameters import Parameters, check_parameters, read_parameters
from as_stated.show.plain_table import PlainTable
from as_stated.show.readings import ROUND, read_claims
from as_stated.show.schema import Schema
from as_stated.show.sentences import listed
from as_stated.show.table import Table, make_table
from as_stated.show.table_set import TableSet


@dataclass(frozen=True, repr=False)
class Tables(TableSet):
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
        return make_table(
            declared.CLAIMS, rows.claims(self.dossier), "The figures, as stated", (),
            [(claim.claim_id,) for claim in self.shown_claims],
            besides="each figure has its words further down", html=overview(self.shown_claims),
        )  # fmt: skip

    @cached_property
    def events(self) -> Table:
        """One row an event."""
        used = {claim.event for claim in self.shown_claims}
        columns = heads("Event", "When", "In the article’s words", "Where the date comes from")
        shown = [
            (
                markup.date_span(event.label, event.date_edtf),
                markup.edtf_span(event.date_edtf),
                markup.date_span(event.date_as_stated) if event.date_as_stated else "not stated",
                _BASES[event.date_basis],
            )
            for event in self.dossier.events
            if event in used
        ]
        caption, empty = "The events", "No event is shown."
        return make_table(
            declared.EVENTS, rows.events(self.dossier), caption, columns, shown, empty
        )

    @cached_property
    def speakers(self) -> Table:
        """One row a speaker."""
        columns = heads("Speaker", "Role", "Speaks for", "Note")
        shown = [
            (*map(markup.of_coding, (each.name, each.role, each.party)), each.note)
            for each in self.dossier.speakers
        ]
        caption, empty = "The speakers", "No speaker is named."
        return make_table(
            declared.SPEAKERS, rows.speakers(self.dossier), caption, columns, shown, empty
        )

    @cached_property
    def readings(self) -> Table:
        """One row a reading of a claim by one of our rules."""
        readings = read_claims(self.dossier.claims)
        columns = heads("As stated", "Read by the rule", "As", "The rule")
        chosen = {claim.claim_id for claim in self.shown_claims}
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
            if each.claim_id in chosen
        ]
        caption = "Our readings, by rule: not the article’s"
        empty = "No figure shown here has a reading by any of our rules."
        return make_table(
            declared.READINGS, rows.readings(self.dossier), caption, columns, shown, empty
        )

    @cached_property
    def comparisons(self) -> Table:
        """One row a pair of claims; what readers see is one row a group that may share an axis."""
        columns = heads(
            "Counted alike", "The figures", "What can be said of them together", "Why no more"
        )
        axes = comparisons.on_one_axis(self.shown_claims)
        shown = [
            (
                groups.name_axis(axis, axes),
                markup.sentence(listed(members)),
                markup.sentence(groups.can_be_said(members)),
                markup.sentence(groups.why_no_more(members)),
            )
            for axis, members in axes.items()
            if len(members) > 1
        ]
        caption = groups.pairs_caption(self.shown_claims, list(axes.values()))
        if comparisons.are_too_many(self.dossier.claims):
            caption += Markup(" ") + groups.FILE_BY_GROUP
        return make_table(
            declared.COMPARISONS, groups.rows(self.dossier.claims), caption, columns, shown
        )

    @cached_property
    def ledger(self) -> Table:
        """One row a number of the article."""
        entries = rows.ledger(self.dossier)
        columns = heads("In its words", "Kind", "Where it went")
        shown = [
            (
                _in_context(row),
                _kind(row),
                markup.claim_link(self.dossier.find(row["claim_id"]))
                if row["claim_id"]
                else f"no figure: {row['reason']}",
            )
            for row in entries
        ]
        caption, empty = "Every number of the article", "The article holds no number."
        return make_table(declared.LEDGER, entries, caption, columns, shown, empty)

    @cached_property
    def quotes(self) -> Table:
        """One row a further quote of a claim."""
        columns = heads("As stated", "Also said as", "Note")
        shown = [
            (markup.claim_link(claim), markup.also_said(claim, quote), quote.note)
            for claim in self.dossier.claims
            for quote in claim.also
        ]
        caption, empty = "The figures that are stated again", "No figure is stated again."
        return make_table(
            declared.QUOTES, rows.quotes(self.dossier), caption, columns, shown, empty
        )

    @cached_property
    def versions(self) -> Table:
        """One row a figure that is another in an earlier text of the article."""
        return make_table(
            declared.VERSIONS,
            rows.versions(self.dossier),
            "What was changed of the figures",
            versions.COLUMNS,
            versions.shown(self.dossier),
            "No figure was changed.",
        )

    def heading(self, of: str) -> Display:
        """The heading `of` a section, one of `headings.HEADINGS`: it says what is found in these tables."""
        return heading(self, of)

    def __getitem__(self, name: str) -> PlainTable:
        """The table of that name; those of which an article has no row are there, too, and empty.

        Raises:
            NoSuchTableError: there is none; the message lists those there are.
        """
        known = [each.name for each in declared.SCHEMAS]
        return getattr(self, name) if name in known else super().__getitem__(name)

    def __repr__(self) -> str:
        rows = ", ".join(f"{each.schema.name} ({len(each.rows)})" for each in self.all)
        return f"<Tables of {self.dossier.article.name}: {rows}; .claims.frame is a DataFrame>"

    @property
    def schemas(self) -> tuple[Schema, ...]:
        """Those of the tables that there are: of further quotes, and of changed figures, only if any is."""
        absent = []
        if not any(claim.also for claim in self.dossier.claims):
            absent.append(declared.QUOTES)
        if not self.dossier.revisions:
            absent.append(declared.VERSIONS)
        return tuple(each for each in declared.SCHEMAS if each not in absent)

    @property
    def all(self) -> tuple[Table, ...]:
        """The tables, in the order of their schemas."""
        return tuple(getattr(self, each.name) for each in self.schemas)


_BASES = {
    "stated": "stated",
    "resolved": "resolved from the day of publication",
    "inferred": "inferred",
}


@clean_call
def tidy(dossier: Dossier, reading: str = "as-stated", events: str | Sequence[str] = "") -> Tables:
    """The tidy tables of an article, and the choice of what to show of them.

    Args:
        dossier: what `load` gives.
        reading: how to read "about": one of `readings.READINGS`.
        events: event ids, comma-separated or in a list, to show only these; empty for all.

    Raises:
        ArgumentError: it is given something else than a loaded article.
        ParameterError: a reading or an event that does not exist.
    """
    if not isinstance(dossier, Dossier):
        name = repr(dossier) if isinstance(dossier, str) else "…"
        raise ArgumentError(f"tidy takes what load gives: tidy(load({name})).")
    if isinstance(events, list | tuple) and all(isinstance(each, str) for each in events):
        events = ",".join(events)
    parameters = read_parameters(dossier.article.name, {"reading": reading, "events": events})
    check_parameters(parameters, dossier)
    return Tables(dossier, parameters)


def _kind(row: dict[str, Any]) -> Markup:
    """The kind of a number, and why a person reads it so if one does."""
    note, kind = markup.reading_note(row["reading_note"]), escape(row["kind"])
    return Markup("{}, read by a person: {}").format(kind, note) if note else kind


def _in_context(row: dict[str, Any]) -> Markup:
    """A number between its words, with the number marked."""
    return Markup('<span class="context">…{}<b class="token">{}</b>{}…</span>').format(
        row["before"], row["token"], row["after"]
    )
