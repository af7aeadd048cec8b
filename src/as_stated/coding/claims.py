"""Claims and what they rest on: events, speakers, units; and the one way to say a claim."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NoReturn

from as_stated.coding.refusals import refuse
from as_stated.numerals import Status, say

SYMBOLS: dict[Status, str] = {"=": "", "~": "~", ">": ">", ">=": "≥", "<": "<", "<=": "≤"}
# What each status says of a figure, and what it leaves open.
MEANINGS: dict[Status, tuple[str, str]] = {
    "=": ("no hedge word; it does not mean exact", "no hedge word"),
    "~": ("about: near this number", "how near is not stated"),
    ">": ("more than: above this number", "no upper end is stated"),
    ">=": ("at least: this number or above", "no upper end is stated"),
    "<": ("fewer than: below this number", "no lower end is stated"),
    "<=": ("up to: this number or below", "no lower end is stated"),
}
PEOPLE_STATUSES = ("dead", "missing", "found", "freed", "deployed")
SPEECHES = ("direct", "indirect", "narration")
DATE_BASES = ("stated", "resolved", "inferred")

Magnitude = int | Decimal


def explain(status: Status) -> str:
    """What a status says of a figure, for a key.

    >>> explain(">=")
    'at least: this number or above; no upper end is stated'
    """
    named, leaves_open = MEANINGS[status]
    return named if status == "=" else f"{named}; {leaves_open}"


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted: one row of `data/units.csv`."""

    unit: str
    singular: str
    plural: str
    definition: str


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
    """Who states a figure."""

    speaker_id: str
    name: str
    role: str
    party: str
    note: str


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A number that is not a figure, and why. Offsets are those of the number, in code points."""

    start: int
    end: int
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right in a report that had been published, and when (EDTF)."""

    corrected_on: str
    correction: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure as stated. `article.text[start:end] == exact`, in code points.

    Claims do not add up, divide or rank: arithmetic on them raises `RefusalError`.
    """

    claim_id: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    magnitude: Magnitude
    magnitude_to: Magnitude | None
    status: Status
    hedge: str
    unit: Unit
    population: str
    people_status: str
    comparable_group: str
    event: Event
    as_of: str
    speaker: Speaker | None
    speech: str
    said_on: str
    channel: str
    coding_note: str

    @property
    def low(self) -> Magnitude | None:
        """The lower bound the words entail: of `>`, `>=` and an unhedged range; else None."""
        if self.status in (">", ">=") or (self.status == "=" and self.magnitude_to is not None):
            return self.magnitude
        return None

    @property
    def best(self) -> Magnitude | None:
        """The stated number, where the words put it neither above nor below; None for a bound."""
        return self.magnitude if self.status in ("=", "~") and self.magnitude_to is None else None

    @property
    def high(self) -> Magnitude | None:
        """The upper bound the words entail: of `<`, `<=` and an unhedged range; else None."""
        if self.status in ("<", "<="):
            return self.magnitude if self.magnitude_to is None else self.magnitude_to
        return self.magnitude_to if self.status == "=" else None

    @property
    def words(self) -> str:
        """The figure in the article's words, without its speaker: for `say_claim` alone."""
        return " ".join(self.exact.replace("\u00ad", "").split())

    @property
    def symbols(self) -> str:
        """The number with its hedge as a sign: `≥ 286`, `~ 30,000`, `4,000`."""
        return f"{SYMBOLS[self.status]} {say(self.magnitude, self.magnitude_to)}".strip()

    def _no_sum(self, other: object) -> NoReturn:
        refuse("total", f"adding {self.claim_id} to another figure")

    def _no_difference(self, other: object) -> NoReturn:
        refuse("difference", f"subtracting or dividing {self.claim_id}")

    def _no_rank(self, other: object) -> NoReturn:
        refuse("rank", f"ranking {self.claim_id}")

    __add__ = __radd__ = _no_sum
    __sub__ = __rsub__ = __truediv__ = __rtruediv__ = __floordiv__ = __mod__ = _no_difference
    __lt__ = __le__ = __gt__ = __ge__ = _no_rank


def say_claim(claim: Claim, speaker_named: bool = False) -> str:
    """Say a claim: the one way a figure gets into a sentence, label, title or file.

    Args:
        claim: the claim; its quote holds number, hedge and what is counted.
        speaker_named: the sentence around it names the speaker already.

    Returns:
        The words of the quote, and who says so unless that is the outlet itself.
    """
    if claim.speaker is None or speaker_named:
        return claim.words
    return f"{claim.words} (according to {claim.speaker.name})"
