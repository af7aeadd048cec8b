"""The rows that a claim rests on: units, events, speakers; and further quotes, exclusions, corrections, changes."""

from dataclasses import dataclass

from as_stated.coding.columns import ChangeKind, SpeakerKind
from as_stated.numerals import Kind


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted: one row of `data/units.csv`."""

    unit: str
    singular: str
    plural: str
    definition: str
    sign: str = ""  # "%", "$", "CHF": a number in this unit never stands without it


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, and when as far as the article says; dates in EDTF."""

    event_id: str
    label: str
    date_edtf: str
    date_as_stated: str
    duration_iso8601: str
    date_basis: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who states a figure. `kind` is empty where the coding does not say."""

    speaker_id: str
    name: str
    role: str
    party: str
    note: str
    kind: SpeakerKind = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """One more place at which an article states a claim: one row of `quotes.csv`.

    Attributes:
        start, end: where it stands, and `number`: where its number does, in code points.
        reading_note: why a person reads the number so; empty: as the program reads it.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    number: tuple[int, int]
    reading_note: str
    note: str


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A number that is not a figure, and why. Offsets are those of the number, in code points.

    Attributes:
        kind: what the number is: a kind of `find_numbers`.
        reading_note: why a person reads it so; empty: as the program reads it.
    """

    start: int
    end: int
    kind: Kind
    reason: str
    reading_note: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right in a report that had been published, and when (EDTF).

    `correction` is a template as in the story; digits stand in it only inside “quotation marks”.
    """

    corrected_on: str
    correction: str


@dataclass(frozen=True, slots=True)
class Change:
    """What one statement does to another: one row of `changes.csv`.

    Attributes:
        from_id: the statement that acts, `[article/]claim`; empty: a reply without a figure.
        to_id: what it acts on, `[article/]claim` or a change.
        by_id: a speaker's id, or `outlet`; `by` is that name for readers.
        what: of a correction: what was wrong, a value of `CORRECTED`; else empty.
        on: the day, in EDTF; may be empty.
        article: the article whose words say so.
        exact, start, end: those words, and where they stand in that article, in code points; empty
            and 0 where there are none, and `reason` says why it is coded so.
    """

    change_id: str
    from_id: str
    to_id: str
    by_id: str
    by: str
    kind: ChangeKind
    what: str
    on: str
    article: str
    exact: str
    start: int
    end: int
    reason: str
