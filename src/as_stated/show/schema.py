"""Every tidy table declared once: its columns with type, unit and definition, and its key.

The CSV files, `datapackage.json` (Frictionless Table Schema) and the codebook in `data/README.md`
all follow from, or are held to, what stands here.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from as_stated.coding import (
    DATE_BASES,
    FORMS,
    KINDS,
    METHODS,
    PEOPLE_STATUSES,
    SPEAKER_KINDS,
    SPEECHES,
    STANCES,
    SYMBOLS,
)
from as_stated.hashing import sha256
from as_stated.show.formulas import plain_words, safe_words

Type = Literal["string", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what a cell holds, in which type and unit."""

    name: str
    type: Type
    definition: str
    unit: str = ""
    is_sign: bool = False  # holds one of a few signs, never words
    may_be_empty: bool = False  # of one that refers to another table: some rows refer to nothing
    values: tuple[str, ...] = ()  # of a closed list: all that a cell may hold; empty: of none

    @property
    def holds_words(self) -> bool:
        """Whether its cells are words: there a spreadsheet could take one for a formula."""
        return self.type == "string" and not self.is_sign


@dataclass(frozen=True, slots=True)
class Schema:
    """One table: what a row is, its columns, the columns that name a row, and its foreign keys."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    refers: tuple[tuple[str, str, str], ...] = ()  # column, table, column there
    scope: tuple[str, ...] = ()  # of a table of all articles: what a name is unique within

    @property
    def foreign_keys(self) -> list[tuple[tuple[str, ...], str, tuple[str, ...]]]:
        """Columns, the table that they refer to, and the columns there."""
        return [
            (tuple(dict.fromkeys((*self.scope, column))), table,
             tuple(dict.fromkeys((*self.scope, there))))
            for column, table, there in self.refers
        ]  # fmt: skip

    def read_csv(self, text: str) -> list[dict[str, str]]:
        """The rows of the table's CSV file, each cell as it was before it was made safe.

        >>> EVENTS.read_csv("event_id,label\\n-week,'=1+1\\n")
        [{'event_id': '-week', 'label': '=1+1'}]
        """
        words = {column.name for column in self.columns if column.holds_words}
        return [
            {name: plain_words(cell) if name in words else cell for name, cell in row.items()}
            for row in csv.DictReader(io.StringIO(text, newline=""))
        ]

    def write_csv(self, rows: Iterable[Mapping[str, Any]]) -> str:
        """The table as its CSV file has it, each number with every digit that the coding has.

        Args:
            rows: one mapping a row, with a key for each column.
        """
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(column.name for column in self.columns)
        writer.writerows(
            [_cell(column, row[column.name]) for column in self.columns] for row in rows
        )
        return out.getvalue()

    def as_json(self) -> dict[str, Any]:
        """The table as a Frictionless Table Schema.

        It has no way to say that a reference within a scope may be empty: those are left out.
        """
        fields = [
            {"name": c.name, "type": c.type, "description": c.definition}
            | ({"unit": c.unit} if c.unit else {})
            | ({"constraints": {"enum": list(filter(None, c.values))}} if c.values else {})
            for c in self.columns
        ]
        schema: dict[str, Any] = {
            "fields": fields,
            "missingValues": [""],
            "primaryKey": list(self.key),
        }
        empty = {c.name for c in self.columns if self.scope and c.may_be_empty}
        keys = [key for key in self.foreign_keys if empty.isdisjoint(key[0])]
        if keys:
            schema["foreignKeys"] = [
                {"fields": list(columns), "reference": {"resource": table, "fields": list(there)}}
                for columns, table, there in keys
            ]
        return schema

    def as_resource(self, text: str) -> dict[str, Any]:
        """The table's CSV file as a resource of a data package (Frictionless)."""
        raw = text.encode()
        return {
            "name": self.name,
            "path": f"{self.name}.csv",
            "description": f"One row is {self.row}.",
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": len(raw),
            "hash": f"sha256:{sha256(raw)}",
            "schema": self.as_json(),
        }


def _cell(column: Column, value: object) -> object:
    """A cell of a CSV file; words that a spreadsheet would take for a formula are made safe."""
    return safe_words(str(value)) if column.holds_words and value else plain_value(value)


def plain_value(value: object) -> object:
    """A cell as CSV has it: no exponent, no separators, no decimals that are not there."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "" if value is None else value


_POINTS = "code points of the article"
_AS_UNIT = "the claim's unit"

CLAIMS = Schema(
    "claims",
    "one figure as the article states it",
    ("claim_id",),
    (
        Column("claim_id", "string", "Name of the figure, unique among claims, events, speakers."),
        Column("said", "string", "The figure in full: stance, hedge, number, its whole, speaker."),
        Column("signs", "string", "The figure in signs, with its stance in a word."),
        Column(
            "holds",
            "boolean",
            "Whether it is stated, no look-back, and not taken back, later either.",
        ),
        Column("qualifier", "string", "What must be said before the number; empty: nothing."),
        Column("magnitude", "number", "The number as stated.", _AS_UNIT),
        Column("magnitude_to", "number", "The upper end of a stated range.", _AS_UNIT),
        Column(
            "magnitude_status",
            "string",
            "What the hedge makes of it: = ~ > >= < <=.",
            is_sign=True,
            values=tuple(SYMBOLS),
        ),
        Column("hedge", "string", "The hedge in the article's words; empty: no hedge word."),
        Column("low", "number", "Lower bound that the words entail; excluded under >.", _AS_UNIT),
        Column("best", "number", "The stated number where it holds and is no bound.", _AS_UNIT),
        Column("high", "number", "Upper bound that the words entail; excluded under <.", _AS_UNIT),
        Column(
            "stance",
            "string",
            "stated, denied, withdrawn, …: what the text says of it.",
            values=STANCES,
        ),
        Column("stance_by", "string", "Who denies, withdraws, expects it; a speaker or outlet."),
        Column("stance_words", "string", "The article's words for the stance."),
        Column("earlier_words", "string", "The words that make it a look-back; empty: none."),
        Column("form", "string", "level, increase, decrease, rate, share or period.", values=FORMS),
        Column("per", "string", "Of a rate, a share or a period: of what, in words."),
        Column("method", "string", "How it was arrived at; empty: not said.", values=METHODS),
        Column("part_of", "string", "The claim it is a part of, or unstated; empty: of none."),
        Column("of_whole", "string", "That whole, as readers see it."),
        Column("unit", "string", "What is counted: a row of data/units.csv."),
        Column("population", "string", "Who or what is counted, in the source's words."),
        Column(
            "people_status",
            "string",
            "What happened to them: dead, missing, found, freed, deployed, injured, displaced or detained.",
            values=("", *PEOPLE_STATUSES),
        ),
        Column("comparable_group", "string", "Only rows with the same value may share an axis."),
        Column("event_id", "string", "The event the figure belongs to."),
        Column("as_of", "string", "The day the figure holds for, where the words imply one; EDTF."),
        Column(
            "voice",
            "string",
            "Who states it: outlet, speaker, unstated or unclear.",
            values=("outlet", "speaker", "unstated", "unclear"),
        ),
        Column(
            "speaker_id",
            "string",
            "The speaker who states it; empty: see voice.",
            may_be_empty=True,
        ),
        Column("speaker", "string", "The speaker's name; empty: see voice."),
        Column("cited", "string", "Whom the speaker names as source, outermost first."),
        Column("disputed_by", "string", "Who disputes it; that takes nothing away."),
        Column("later", "string", "What other articles take back or dispute of it, and when."),
        Column(
            "speech",
            "string",
            "direct, indirect, or narration (the outlet's own voice).",
            values=SPEECHES,
        ),
        Column("said_on", "string", "The day the speaker said it, if the article says; EDTF."),
        Column("channel", "string", "Where or to whom it was said, in the article's words."),
        Column("exact", "string", "The quote that states the figure."),
        Column("prefix", "string", "Words before the quote, where they are needed to find it."),
        Column("suffix", "string", "Words after the quote, where they are needed to find it."),
        Column("start", "integer", "Where the quote begins, from 0.", _POINTS),
        Column("end", "integer", "Where the quote ends, itself excluded.", _POINTS),
        Column("read_by_person", "boolean", "Whether a person read the number, not the program."),
        Column("reading_note", "string", "Why a person reads it so; empty: the program reads it."),
        Column("coding_note", "string", "Why it is coded so, with the coder's doubts."),
    ),
    (("event_id", "events", "event_id"), ("speaker_id", "speakers", "speaker_id")),
)
EVENTS = Schema(
    "events",
    "one event that a figure belongs to",
    ("event_id",),
    (
        Column("event_id", "string", "Name of the event."),
        Column("label", "string", "The event in a few words."),
        Column("date_edtf", "string", "When, no more precise than the article; EDTF."),
        Column("date_as_stated", "string", "When, in the article's words; empty: not stated."),
        Column("duration_iso8601", "string", "How long, if the article says; ISO 8601."),
        Column(
            "date_basis",
            "string",
            "stated, resolved from the publication date, or inferred.",
            values=DATE_BASES,
        ),
        Column("first_day", "string", "The first day the date can mean; empty: open.", "ISO 8601"),
        Column("last_day", "string", "The last day the date can mean; empty: open.", "ISO 8601"),
    ),
)
SPEAKERS = Schema(
    "speakers",
    "one person or body who states a figure",
    ("speaker_id",),
    (
        Column("speaker_id", "string", "Name of the row."),
        Column("name", "string", "The speaker, as the article spells the name."),
        Column("role", "string", "Office held, in the article's words."),
        Column("party", "string", "The side the speaker speaks for; inferred where the note says."),
        Column("note", "string", "What is inferred, and from what."),
        Column(
            "kind",
            "string",
            "person, body, document, unnamed, unclear; empty: not said.",
            values=SPEAKER_KINDS,
        ),
    ),
)
READINGS = Schema(
    "readings",
    "one reading of one claim by one of our rules: never the article's",
    ("claim_id", "rule_id"),
    (
        Column("claim_id", "string", "The claim that is read."),
        Column("rule_id", "string", "The rule: one-figure, two-figures, or the flag round-number."),
        Column("low", "number", "Lower end of the reading; empty for a flag.", _AS_UNIT),
        Column("high", "number", "Upper end of the reading; empty for a flag.", _AS_UNIT),
        Column("low_closed", "boolean", "Whether the lower end belongs to it."),
        Column("high_closed", "boolean", "Whether the upper end belongs to it."),
        Column("basis", "string", "The rule in words."),
    ),
    (("claim_id", "claims", "claim_id"),),
)
COMPARISONS = Schema(
    "comparisons",
    "one pair of claims; of more than 5,000 pairs each group, and those of which something can be said",
    ("axis", "claim_id", "other_id"),
    (
        Column("claim_id", "string", "One claim; empty: the row is about all of a group."),
        Column("other_id", "string", "The other claim; empty: as claim_id."),
        Column("axis", "string", "The group that they may share an axis in; empty: none."),
        Column("may_share_axis", "boolean", "Whether they may stand on one axis."),
        Column("can_be_said", "string", "What can be said of them together."),
        Column("why", "string", "Why that, and no more."),
    ),
    (("claim_id", "claims", "claim_id"), ("other_id", "claims", "claim_id")),
)
QUOTES = Schema(
    "quotes",
    "one more place at which the article states a figure; the file is there only if there is one",
    ("start",),
    (
        Column("claim_id", "string", "The claim that is stated there again."),
        Column("exact", "string", "The words that state it again."),
        Column("prefix", "string", "Words before the quote, where they are needed to find it."),
        Column("suffix", "string", "Words after the quote, where they are needed to find it."),
        Column("start", "integer", "Where the quote begins, from 0.", _POINTS),
        Column("end", "integer", "Where the quote ends, itself excluded.", _POINTS),
        Column("read_by_person", "boolean", "Whether a person read the number, not the program."),
        Column("reading_note", "string", "Why a person reads it so; empty: the program reads it."),
        Column("note", "string", "Why it is the same figure, where its sentence leaves that open."),
    ),
    (("claim_id", "claims", "claim_id"),),
)
LEDGER = Schema(
    "ledger",
    "one number of the article, in digits or in words",
    ("start",),
    (
        Column("start", "integer", "Where the number begins, from 0.", _POINTS),
        Column("end", "integer", "Where it ends, itself excluded.", _POINTS),
        Column("before", "string", "At most 30 characters before it, white space folded."),
        Column("token", "string", "The number as it stands."),
        Column("after", "string", "At most 30 characters after it, white space folded."),
        Column(
            "kind",
            "string",
            "count, date, duration, ordinal, …: as the reader reads it.",
            values=KINDS,
        ),
        Column("magnitude", "number", "Its value, where it has one.", "as stated"),
        Column(
            "status",
            "string",
            "What its hedge makes of it: = ~ > >= < <=.",
            is_sign=True,
            values=tuple(SYMBOLS),
        ),
        Column(
            "claim_id", "string", "The claim it is part of; empty: excluded.", may_be_empty=True
        ),
        Column("reason", "string", "Why it is no figure; empty: it is one."),
        Column("read_by_person", "boolean", "Whether a person read the number, not the program."),
        Column("reading_note", "string", "Why a person reads it so; empty: the program reads it."),
    ),
    (("claim_id", "claims", "claim_id"),),
)


def _of_a_text(which: str) -> tuple[Column, ...]:
    """The columns of a figure as the text before or after states it."""
    return (
        Column(f"said_{which}", "string", f"The figure in full, {which}; empty: not there."),
        Column(f"signs_{which}", "string", f"The figure in signs, {which}."),
        Column(f"magnitude_{which}", "number", f"The number as stated, {which}.", _AS_UNIT),
        Column(f"magnitude_to_{which}", "number", f"The upper end of a range, {which}.", _AS_UNIT),
        Column(
            f"magnitude_status_{which}",
            "string",
            f"What the hedge makes of it, {which}: = ~ > >= < <=.",
            is_sign=True,
            values=("", *SYMBOLS),
        ),
        Column(f"hedge_{which}", "string", f"The hedge in the words of the text {which}."),
        Column(
            f"stance_{which}",
            "string",
            f"stated, denied, withdrawn, …, {which}.",
            values=("", *STANCES),
        ),
        Column(f"speaker_{which}", "string", f"The speaker, {which}; empty: nobody is named."),
    )


VERSIONS = Schema(
    "versions",
    "one figure that the next text of the article changed, added or removed; the file is there only if "
    "there is one",
    ("claim_id", "version"),
    (
        Column("claim_id", "string", "The figure; of one that was removed its name then."),
        Column("version", "integer", "Number of the text before; 1 is the first kept here."),
        Column("seen_on", "string", "The day that text was read, in EDTF; empty: not known."),
        Column("later", "integer", "Number of the text after it; empty: as it is now."),
        Column(
            "kind", "string", "changed, added or removed.", values=("changed", "added", "removed")
        ),
        Column("differs", "string", "What is not the same: number, hedge, stance, speaker, …"),
        *_of_a_text("before"),
        *_of_a_text("after"),
        Column("notice", "string", "The article's words that say so; empty: none are coded."),
    ),
)
SCHEMAS = (CLAIMS, EVENTS, SPEAKERS, READINGS, COMPARISONS, LEDGER, QUOTES, VERSIONS)
