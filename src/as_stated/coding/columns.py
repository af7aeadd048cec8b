"""The columns of the hand-coded files, and the values that a closed list allows.

`data/README.md` defines them all.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from as_stated.coding.stance import FORMS, METHODS, STANCES, Unnamed
from as_stated.numerals import Kind, Status


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one hand-coded file.

    Attributes:
        must: those that it must have, except for the ones of `MAY_BE_MISSING`.
        optional: those that it may leave out; one that is left out reads as empty.
        key: the column that names a row, by an id that is unique in the file; None: rows have no name.
        if_needed: the file itself may be missing: then it has no rows.
    """

    must: tuple[str, ...]
    optional: tuple[str, ...] = ()
    key: str | None = None
    if_needed: bool = False

    @property
    def all(self) -> tuple[str, ...]:
        """All columns, those that the file must have first."""
        return (*self.must, *self.optional)


# Each hand-coded table, by the name of its file.
HAND_CODED = {
    "units.csv": Columns(("unit", "singular", "plural", "definition"), ("sign",), "unit"),
    "events.csv": Columns(
        ("event_id", "label", "date_edtf", "date_as_stated", "duration_iso8601", "date_basis"),
        key="event_id",
    ),
    "speakers.csv": Columns(
        ("speaker_id", "name", "role", "party", "note"), ("kind",), "speaker_id"
    ),
    "claims.csv": Columns(
        (
            "claim_id", "exact", "prefix", "suffix", "magnitude", "magnitude_to",
            "magnitude_status", "hedge", "unit", "population", "people_status",
            "comparable_group", "event_id", "as_of", "speaker_id", "speech", "said_on", "channel",
            "coding_note",
        ),
        (
            "stance", "stance_by", "stance_words", "stance_prefix", "stance_suffix",
            "earlier_words", "form", "per", "method", "part_of", "cited_ids", "number",
            "reading_note",
        ),
        "claim_id",
    ),
    "quotes.csv": Columns(
        ("claim_id", "exact", "prefix", "suffix"), ("number", "reading_note", "note"),
        if_needed=True,
    ),
    "exclusions.csv": Columns(
        ("exact", "prefix", "suffix", "kind", "reason"), ("number", "reading_note")
    ),
    "corrections.csv": Columns(("corrected_on", "correction"), if_needed=True),
    "changes.csv": Columns(
        (
            "change_id", "from", "to", "by", "kind", "what", "on", "article", "exact", "prefix",
            "suffix", "reason",
        ),
        key="change_id",
        if_needed=True,
    ),
    "versions.csv": Columns(
        ("version", "seen_on", "sha256", "note"),
        ("original_sha256", "notice", "notice_prefix", "notice_suffix", "notice_of"),
        if_needed=True,
    ),
    # Of a quantity; its changes.csv is as an article's.
    "statements.csv": Columns(
        ("article", "claim_id", "relation", "reason", "origin_id", "origin_basis"),
        ("copy_of", "copy_reason", "as_of_inferred", "as_of_reason", "note"),
    ),
    "origins.csv": Columns(
        ("origin_id", "name", "kind", "speakers", "note"), key="origin_id", if_needed=True
    ),
}  # fmt: skip
# Where the rows are kept that a changed text replaced, with the number of the text they were for.
EARLIER = {
    each: f"earlier-{each}"
    for each in ("claims.csv", "quotes.csv", "exclusions.csv", "changes.csv")
}
HAND_CODED |= {
    kept: Columns(("version", *HAND_CODED[each].must), HAND_CODED[each].optional, if_needed=True)
    for each, kept in EARLIER.items()
}
QUANTITY_FIELDS = (
    "label", "event", "counts_in", "counts_out", "unit", "people_status", "form", "methods", "reason",
)  # fmt: skip
# Columns that a file may leave out beside the optional ones, for their cells may all be empty, and an
# empty one claims nothing: a figure without its hedge or its speaker does not pass the other checks.
MAY_BE_MISSING = (
    "prefix", "suffix", "magnitude_to", "hedge", "population", "people_status", "comparable_group",
    "as_of", "said_on", "channel", "coding_note", "duration_iso8601", "role", "party", "note", "what",
    "on", "article",
)  # fmt: skip

SpeakerKind = Literal["", "person", "body", "document", "unnamed", "unclear"]
SPEAKER_KINDS: tuple[SpeakerKind, ...] = get_args(SpeakerKind)
ChangeKind = Literal[
    "updates", "corrects", "withdraws", "reinstates", "disputes", "repeats", "recalls"
]
CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
CORRECTED = ("number", "unit", "population", "as_of", "speaker")  # what a correction puts right
STATUSES: tuple[Status, ...] = get_args(Status)
KINDS: tuple[Kind, ...] = get_args(Kind)
PeopleStatus = Literal[  # what happened to the people counted; empty: things are counted
    "", "dead", "missing", "found", "freed", "deployed", "injured", "displaced", "detained",
]  # fmt: skip
PEOPLE_STATUSES: tuple[PeopleStatus, ...] = get_args(PeopleStatus)[1:]
Speech = Literal["direct", "indirect", "narration"]
SPEECHES: tuple[Speech, ...] = get_args(Speech)
DateBasis = Literal["", "stated", "resolved", "inferred"]  # empty: of an event that is gone
DATE_BASES: tuple[DateBasis, ...] = get_args(DateBasis)[1:]

PUBLISHED = "published"  # in as_of: the day of publication, which is not typed again
OUTLET = "outlet"  # in stance_by and by: the outlet itself
UNKNOWN = "unknown"  # in origin_id: who counted is not known; never a row, never one with another
RESERVED = (OUTLET, *(each.value for each in Unnamed))  # of ids: each has a meaning of its own
ALONE = "none"  # in comparable_group: decided, it shares an axis with no other figure

_DAY = "Write it as 2022-10-05."
_EDTF = "Write 2022-10-04, 2022-09, 199X or 2022-02/2022-10-05."


def one_of(allowed: tuple[str, ...]) -> str:
    """What to do about a cell that holds none of the values `allowed`.

    >>> one_of(("", "count"))
    'Choose one of: (empty), count.'
    """
    return f"Choose one of: {', '.join(each or '(empty)' for each in allowed)}."


# What a person puts where a draft left `TODO`, in a column of a CSV file or a field of a TOML file.
HINTS = {
    "unit": "Choose a row of data/units.csv, or add one there.",
    "population": "Copy the article's words, or leave the cell empty.",
    "people_status": one_of(("", *PEOPLE_STATUSES)),
    "speech": one_of(SPEECHES),
    "comparable_group": "Give figures that count the same thing in the same way one name, or write "
    f"{ALONE} for a figure that stands alone.",
    "event_id": "Choose a row of events.csv, or add one there.",
    "speaker_id": "Choose a row of speakers.csv, or add one there; "
    "if the outlet itself says it, leave the cell empty and make speech narration.",
    "stance": one_of(STANCES),
    "stance_by": f"Write the speaker's id, or {OUTLET}.",
    "stance_words": "Copy the article's words that say so.",
    "earlier_words": "Copy the words that make it a look-back, or leave the cell empty.",
    "form": one_of(FORMS),
    "method": one_of(METHODS),
    "part_of": "Write the claim_id of the whole, unstated, or leave the cell empty.",
    "label": "Name the event in a few words; {date} stands for its date.",
    "date_edtf": _EDTF,
    "date_basis": one_of(DATE_BASES),
    "party": "Write the side they speak for, or leave the cell empty.",
    "reason": "Say why the number is not a figure, or move it to claims.csv.",
    "notice": "Copy the article's words that say so, or empty the cell if it does not say so.",
    "producer": "Name the outlet.",
    "title": "Write the article's title.",
    "byline": "Write who wrote it, as the article says, or leave it empty.",
    "via_agency": "Name the agency whose wire it is built on, or leave it empty.",
    "url": "Write the live article's address; empty if it has none.",
    "date_published": _DAY,
    "date_accessed": f"{_DAY} Empty: not known.",
}
# The same for the files of a quantity, where they mean something else by it.
QUANTITY_HINTS = {
    "label": "Name the quantity in a few words.",
    "event": "Write article/event_id, or the id of a row of data/events.csv.",
    "counts_in": "Say who or what it counts.",
    "counts_out": "Say who or what it leaves out, or leave it empty.",
    "methods": "List the methods that it takes in; an empty one is not said.",
    "reason": "Say why it is coded so.",
    "relation": "Say what it is to the quantity: same, part, whole, overlaps, change, forecast, other, unclear.",
    "origin_id": f"Choose a row of origins.csv, add one there, or write {UNKNOWN}.",
    "origin_basis": f"Choose one of: own, attributed, inferred; (empty) with {UNKNOWN}.",
    "copy_of": "Write the statement whose text it copies as article/claim_id, or leave the cell empty.",
    "copy_reason": "Say why the text is a copy of the other; with copy_of empty, why it is not.",
    "speakers": "Write who speaks for it: article/speaker_id, or a row of data/speakers.csv.",
    "kind": f"Of an origin: body, outlet-tally, list. Of a change: {', '.join(CHANGE_KINDS)}.",
    "exact": "Copy the words of the article that say so.",
}


def hint(name: str) -> str:
    """What to put into the column or field of that `name`."""
    return HINTS.get(name, "data/README.md says what belongs there.")
