"""What the words entail, our optional readings of "about", and which figures may be compared.

Practice differs widely on how wide "about" is: published rules for one number differ
ten-thousandfold in width. So a reading is never part of a claim; it has a rule with a name, is off
unless asked for, and says its rule wherever it shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from as_stated.coding import Claim, Magnitude, say_claim

AS_STATED = "as-stated"


@dataclass(frozen=True, slots=True)
class Rule:
    """A reading of "about" N: the whole numbers that round to N at so many significant figures."""

    rule_id: str
    label: str
    figures: int

    @property
    def basis(self) -> str:
        """The rule in words, for readers."""
        return f"whole numbers that round to it at {self.label}"


RULES = (Rule("one-figure", "one figure", 1), Rule("two-figures", "two figures", 2))
READINGS = (AS_STATED, *(rule.rule_id for rule in RULES))
ROUND = "round-number"


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one claim; `low` is closed and `high` open, both None for a mere flag."""

    claim_id: str
    rule_id: str
    low: int | None
    high: int | None
    basis: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What may be done with a pair of claims, and why."""

    claim_id: str
    other_id: str
    may_share_axis: bool
    can_be_said: str
    why: str


def rounding_interval(magnitude: Magnitude, figures: int) -> tuple[int, int] | None:
    """The whole numbers that round to `magnitude` at `figures` significant figures, as [low, high).

    None if the number has more figures than that, so that nothing rounds to it, or is no whole
    number above zero. Below a power of ten the numbers stand ten times as close.

    >>> rounding_interval(30000, 1), rounding_interval(10000, 1), rounding_interval(286, 1)
    ((25000, 35000), (9500, 15000), None)
    """
    if not isinstance(magnitude, int) or magnitude <= 0:
        return None
    digits = len(str(magnitude))
    step = 10 ** max(0, digits - figures)  # between two neighbours at this precision
    if magnitude % step:
        return None
    is_power = magnitude == 10 ** (digits - 1)
    below = max(1, step // 10) if is_power and digits > figures else step
    # Half up, as in 9,500: the half belongs to the number above it.
    return magnitude - below // 2, magnitude + (step + 1) // 2


def is_round(magnitude: Magnitude) -> bool:
    """Whether a number ends in zeros, as rounded numbers do."""
    return isinstance(magnitude, int) and magnitude > 0 and magnitude % 10 == 0


def read_claims(claims: Sequence[Claim]) -> list[Reading]:
    """Every reading by every rule, and a flag on each unhedged round number."""
    readings = []
    for claim in claims:
        if claim.magnitude_to is not None:
            continue  # a range says itself how wide it is
        if claim.status == "~":
            for rule in RULES:
                interval = rounding_interval(claim.magnitude, rule.figures)
                if interval:
                    readings.append(Reading(claim.claim_id, rule.rule_id, *interval, rule.basis))
        if claim.status == "=" and is_round(claim.magnitude):
            whose = "the speaker’s" if claim.speaker else "the article’s"
            basis = f"round number, {whose} figure; no hedge word does not mean exact"
            readings.append(Reading(claim.claim_id, ROUND, None, None, basis))
    return readings


def compare(claims: Sequence[Claim]) -> list[Comparison]:
    """Each pair of claims: may they share an axis, what can be said of the two, and why."""
    return [_compare(claim, other) for claim, other in combinations(claims, 2)]


def _compare(claim: Claim, other: Claim) -> Comparison:
    pair = claim.claim_id, other.claim_id
    if not claim.comparable_group or claim.comparable_group != other.comparable_group:
        groups = [each.comparable_group or "no group" for each in (claim, other)]
        why = f"They do not count the same: {groups[0]}, {groups[1]}."
        return Comparison(*pair, False, "Each on its own.", why)
    for less, more in ((claim, other), (other, claim)):
        if _is_below(less, more):
            said = f"As stated, {say_claim(less)} is fewer than {say_claim(more)}."
            return Comparison(*pair, True, said, "What the words entail does not overlap.")
    why = " ".join(
        f"“{each.words}” {_openness(each)}." for each in (claim, other) if _openness(each)
    )
    said = "They may stand on one axis; which is larger cannot be said."
    return Comparison(*pair, True, said, why or "The two are the same number.")


def _bounds(claim: Claim) -> tuple[Magnitude | None, bool, Magnitude | None, bool]:
    """Lowest and highest stated value, each with whether it is excluded; None for no end."""
    if claim.status == "=":
        return claim.magnitude, False, claim.magnitude_to or claim.magnitude, False
    return claim.low, claim.status == ">", claim.high, claim.status == "<"


def _is_below(claim: Claim, other: Claim) -> bool:
    _, _, top, top_open = _bounds(claim)
    bottom, bottom_open, _, _ = _bounds(other)
    if top is None or bottom is None:
        return False
    return top < bottom or (top == bottom and (top_open or bottom_open))


def _openness(claim: Claim) -> str:
    return {
        "~": "has no agreed width",
        ">": "has no upper end",
        ">=": "has no upper end",
        "<": "has no lower end",
        "<=": "has no lower end",
        "=": "",
    }[claim.status]
