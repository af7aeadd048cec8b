"""A claim, what its words entail, and the one way to say it."""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import NoReturn

from as_stated._calls import clean_call
from as_stated.coding.columns import PeopleStatus, Speech
from as_stated.coding.exact import StatedNumber
from as_stated.coding.records import Event, Notice, Quote, Speaker, Unit, last_taken_back
from as_stated.coding.refusals import refuse
from as_stated.coding.stance import STATED, Form, Method, Standing, Unnamed
from as_stated.coding.statuses import SYMBOLS
from as_stated.coding.text import on_one_line
from as_stated.errors import ArgumentError, cut
from as_stated.numerals import Attempt, Kind, NoNumber, Status, card, say

_CARD = ("Name", "As stated", "In its words", "Event", "Why it is coded so")

Magnitude = int | Decimal

_ATTEMPTS: dict[Attempt, tuple[str, str]] = {
    "sum": ("total", "adding {} to another figure"),
    "difference": ("difference", "subtracting {}"),
    "ratio": ("difference", "computing with {}"),
    "order": ("rank", "ranking {}"),
    "number": ("difference", "taking {} for a bare number"),
}


@dataclass(frozen=True, slots=True, repr=False)
class Claim(NoNumber):
    """One figure as stated. `article.text[start:end] == exact`, in code points.

    Claims do not add up, divide or rank: arithmetic on them raises `RefusalError`, and so does adding up
    their magnitudes. `float(claim.magnitude)` is the way out.
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
    people_status: PeopleStatus
    comparable_group: str
    event: Event
    as_of: str
    speaker: Speaker | Unnamed | None  # None: the outlet itself
    speech: Speech
    said_on: str
    channel: str
    coding_note: str
    standing: Standing = STATED
    earlier_words: str = ""  # the words that make it a look-back, verbatim; empty: none
    form: Form = "level"
    per: str = ""  # of a rate: day; of a share: the whole; of a period: its span; in words
    method: Method = ""
    part_of: str = ""  # the id of the claim it is a part of, or "unstated"
    of_whole: str = ""  # that whole for readers: "of at least 47 dead", "of the dead"
    cited: tuple[Speaker, ...] = ()  # whom the speaker names as source, outermost first
    taken_back: Standing | None = None  # elsewhere in the article, by its own source or the outlet
    notices: tuple[Notice, ...] = ()  # what other articles take back or dispute of it, by day
    disputed_by: tuple[str, ...] = ()  # names; a dispute takes nothing away
    reading_note: str = ""  # why a person reads the number so; empty: as the program reads it
    number: tuple[int, int] = (0, 0)  # where the number stands in the article, in code points
    kind: Kind = "count"  # what the number is: a count, money, a percentage
    stands_alone: bool = False  # decided: it shares an axis with no other figure
    also: tuple[Quote, ...] = ()  # where else the article states it

    def __post_init__(self) -> None:
        for name in ("magnitude", "magnitude_to"):
            number = getattr(self, name)
            if number is not None and not isinstance(number, StatedNumber):
                object.__setattr__(self, name, StatedNumber(number))

    @property
    def later(self) -> Notice | None:
        """How another article has it taken back by its own source or outlet; None: it stands."""
        return last_taken_back(self.notices)

    @property
    def holds(self) -> bool:
        """Whether it is stated, no look-back, and not taken back: else it enters no comparison.

        Taken back by its own source or outlet, in its own article or in another.
        """
        is_taken_back = self.taken_back or self.later
        return self.standing.stance == "stated" and not self.earlier_words and not is_taken_back

    @property
    def places(self) -> tuple[tuple[tuple[int, int], str], ...]:
        """Each place of its number, with a person's reading_note there: its own, then further ones."""
        again = ((each.number, each.reading_note) for each in self.also)
        return ((self.number, self.reading_note), *again)

    @property
    def _has_bounds(self) -> bool:
        return self.holds and self.method != "compiled"

    @property
    def _undone(self) -> Standing | None:
        """How it was taken back, where its own stance does not say the same already."""
        back = self.taken_back
        return None if back and back.said_alike(self.standing) else back

    @property
    def qualifier(self) -> str:
        """What must be said before the number; empty for a level that simply holds."""
        earlier = f"an earlier figure (“{' '.join(self.earlier_words.split())}”)"
        change = {"increase": "an increase", "decrease": "a decrease"}.get(self.form, "")
        said = (
            self.later.said if self.later else "",
            self.standing.said,
            self._undone.said if self._undone else "",
            earlier if self.earlier_words else "",
            change,
        )
        return "; ".join(filter(None, said))

    @property
    def low(self) -> Magnitude | None:
        """The lower bound the words entail: of `>`, `>=` and an unhedged range; else None."""
        is_range = self.status == "=" and self.magnitude_to is not None
        return self.magnitude if self._has_bounds and (is_range or ">" in self.status) else None

    @property
    def best(self) -> Magnitude | None:
        """The stated number, where the words put it neither above nor below; None for a bound."""
        is_one = self.status in ("=", "~") and self.magnitude_to is None
        return self.magnitude if self._has_bounds and is_one else None

    @property
    def high(self) -> Magnitude | None:
        """The upper bound the words entail: of `<`, `<=` and an unhedged range; else None."""
        if not self._has_bounds or self.status not in ("<", "<=", "="):
            return None
        is_bound = self.status != "=" and self.magnitude_to is None
        return self.magnitude if is_bound else self.magnitude_to

    @property
    def quote(self) -> str:
        """The article's words that state it, on one line, without soft hyphens."""
        return on_one_line(self.exact)

    @property
    def words(self) -> str:
        """The figure in words, with all that must not fall off, but without its speaker.

        For `say_claim` and its twin in HTML alone: "withdrawn by the mayor (“…”): at least 47 dead".
        """
        before = f"{self.qualifier}: " if self.qualifier else ""
        return f"{before}{self.quote}" + (f", {self.of_whole}" if self.of_whole else "")

    @property
    def said(self) -> str:
        """The figure in full, as the tables have it: stance, hedge, number, its whole, speaker."""
        return say_claim(self)

    @property
    def symbols(self) -> str:
        """The number with its hedge as a sign, and what must be said before it.

        `≥ 286`, `~ 30,000`, `4,000`, `withdrawn: ≥ 47`, `+3`, `3 per day`, `80 %`, `$25,000,000`.
        """
        change = {"increase": "+", "decrease": "−"}.get(self.form, "")
        number = self.unit.with_sign(say(self.magnitude, self.magnitude_to))
        number = f"{SYMBOLS[self.status]} {change}{number}"
        per = f" per {self.per}" if self.form == "rate" and self.per else ""
        short = (
            self.later.short if self.later else "",
            self.standing.short,
            self._undone.short if self._undone else "",
            "earlier" if self.earlier_words else "",
        )
        before = ", ".join(filter(None, short))
        return f"{before}: " * bool(before) + number.strip(" ") + per

    @property
    def speaker_id(self) -> str:
        """Who states it, as the coding has it: an id, "unstated", "unclear"; empty: the outlet."""
        if isinstance(self.speaker, Unnamed):
            return self.speaker.value
        return self.speaker.speaker_id if self.speaker else ""

    @property
    def speaker_name(self) -> str:
        """The name of the speaker; empty where there is none, or it is the outlet."""
        return self.speaker.name if isinstance(self.speaker, Speaker) else ""

    @property
    def source(self) -> str:
        """Who states it, to stand after it; empty where the outlet does, or the stance names them."""
        if self.speaker is None:
            return ""
        if isinstance(self.speaker, Unnamed):
            return self.speaker.said
        citing = "".join(f", citing {each.name}" for each in self.cited)
        if self.speaker.speaker_id == self.standing.by_id and not citing:
            return ""
        return f"according to {self.speaker.name}{citing}"

    def _refuse(self, attempt: Attempt) -> NoReturn:
        refusal_id, doing = _ATTEMPTS[attempt]
        refuse(refusal_id, doing.format(self.claim_id))

    def __repr__(self) -> str:
        return f"<{self.claim_id}: {say_claim(self)}>"

    def _repr_html_(self) -> str:
        """A card for a notebook: the figure in full, and the article's words."""
        cells = (self.claim_id, say_claim(self), self.quote, self.event.label, self.coding_note)
        return card(self.claim_id, zip(_CARD, cells, strict=True))


def _check_claim(given: object) -> None:
    if not isinstance(given, Claim):
        wrong = cut(repr(given), 80)
        raise ArgumentError(f"say_claim takes one figure of an article, not {wrong}: article['…'].")


@partial(clean_call, check=_check_claim)
def say_claim(claim: Claim, speaker_named: bool = False) -> str:
    """Say a claim: the one way a figure gets into a sentence, label, title or file.

    Args:
        claim: the claim; its quote holds number, hedge and what is counted.
        speaker_named: the sentence around it names the speaker already.

    Returns:
        The words of the quote, and who says so unless that is the outlet itself.

    Raises:
        ArgumentError: it is given something else.
    """
    if speaker_named or not claim.source:
        return claim.words
    return f"{claim.words} ({claim.source})"
