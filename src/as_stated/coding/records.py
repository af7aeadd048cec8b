"""The rows that a claim rests on: units, events, speakers; and further quotes, exclusions, corrections, changes."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from as_stated.coding.columns import ChangeKind, DateBasis, SpeakerKind
from as_stated.coding.dates import say_date
from as_stated.numerals import Kind


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted: one row of `data/units.csv`."""

    unit: str
    singular: str
    plural: str
    definition: str
    sign: str = ""  # "%", "$", "CHF": a number in this unit never stands without it

    def with_sign(self, number: str) -> str:
        """The `number`, or range, with the sign of its unit: before it for money, after it for anything else.

        >>> dollar = Unit("dollar", "dollar", "dollars", "US currency", "$")
        >>> dollar.with_sign("5 to 7"), dollar.with_sign("1,200")
        ('$5 to $7', '$1,200')
        """
        if not self.sign:
            return number
        if any(unicodedata.category(each) == "Sc" for each in self.sign):  # $, €, US$
            return f"{self.sign}{number}".replace(" to ", f" to {self.sign}")
        is_code = len(self.sign) == 3 and self.sign.isupper()  # CHF, as ISO 4217 has it
        return f"{self.sign}\u00a0{number}" if is_code else f"{number}\u00a0{self.sign}"


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, and when as far as the article says; dates in EDTF."""

    event_id: str
    label: str
    date_edtf: str
    date_as_stated: str
    duration_iso8601: str
    date_basis: DateBasis


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


NoticeKind = Literal["withdraws", "corrects", "disputes", "reinstates"]
_DONE: dict[NoticeKind, str] = {
    "withdraws": "withdrawn",
    "corrects": "corrected",
    "disputes": "disputed",
    "reinstates": "stated again",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """What another article says of a figure of this one: a row of its, or of a quantity's, `changes.csv`.

    Attributes:
        change_id: with the folder of its file before it; `to_id`: of the change that it acts on; empty:
            it acts on the figure itself.
        by: who does so, for readers.
        on: the day, in EDTF; empty: not said. `reported_on`: the day of the article whose words say so.
        is_later: whether that is not before this article was published.
        article, headline, producer, url: the article whose words say so; `url` may be empty.
        exact, prefix, suffix: those words.
    """

    change_id: str
    claim_id: str
    to_id: str
    kind: NoticeKind
    what: str
    by: str
    on: str
    reported_on: str
    is_later: bool
    article: str
    headline: str
    producer: str
    url: str
    exact: str
    prefix: str
    suffix: str

    @property
    def day(self) -> str:
        """The day of it, or, where nobody says, of the article that says so; in EDTF."""
        return self.on or self.reported_on

    @property
    def short(self) -> str:
        """What was done, for a label: `later withdrawn`."""
        return f"later {_DONE[self.kind]}" if self.is_later else _DONE[self.kind]

    @property
    def said(self) -> str:
        """What was done, by whom and when, to stand before the figure.

        `later withdrawn by the ministry (6 March 2024)`; `(reported 7 March 2024)` where nobody says when.
        """
        reported = "" if self.on else "reported "
        return f"{self.short} by {self.by} ({reported}{say_date(self.day)})"


def last_taken_back(notices: Sequence[Notice]) -> Notice | None:
    """The last withdrawal or correction that nobody took back, of `notices` of one figure by day.

    A figure that was stated again holds as its own article has it.
    """
    again = {each.to_id for each in notices if each.kind == "reinstates"}
    found: Notice | None = None
    for each in notices:
        if each.kind in ("withdraws", "corrects") and each.change_id not in again:
            found = each
        elif each.kind == "reinstates" and not each.to_id:
            found = None
    return found
