"""Our optional readings of "about", by rules with a name.

Practice differs widely on how wide "about" is: published rules for one number differ
ten-thousandfold in width. So a reading is never part of a claim; it has a rule with a name, is off
unless asked for, and says its rule wherever it shows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from as_stated._calls import clean_call
from as_stated.coding import Claim, Dossier, Magnitude, plain_number
from as_stated.errors import ArgumentError
from as_stated.show.comparisons import measure
from as_stated.show.rules import RULES

ROUND = "round-number"


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one claim; `low` is closed and `high` open, both None for a mere flag."""

    claim_id: str
    rule_id: str
    low: int | None
    high: int | None
    basis: str


def rounding_interval(magnitude: Magnitude, figures: int) -> tuple[int, int] | None:
    """The whole numbers that round to `magnitude` at `figures` significant figures, as [low, high).

    None if the number has more figures than that, so that nothing rounds to it, or is no whole
    number above zero. Below a power of ten the numbers stand ten times as close.

    >>> rounding_interval(30000, 1), rounding_interval(10000, 1), rounding_interval(286, 1)
    ((25000, 35000), (9500, 15000), None)
    """
    number = plain_number(magnitude)
    if not isinstance(number, int) or number <= 0:
        return None
    digits = len(str(number))
    step = 10 ** max(0, digits - figures)  # between two neighbours at this precision
    if number % step:
        return None
    is_power = number == 10 ** (digits - 1)
    below = max(1, step // 10) if is_power and digits > figures else step
    # Half up, as in 9,500: the half belongs to the number above it.
    return number - below // 2, number + (step + 1) // 2


def is_round(magnitude: Magnitude) -> bool:
    """Whether a number (`magnitude`) ends in zeros, as rounded numbers do."""
    plain = plain_number(magnitude)
    return isinstance(plain, int) and plain > 0 and plain % 10 == 0


def _check_claims(given: object) -> None:
    is_some = isinstance(given, Dossier) or (
        isinstance(given, Sequence) and all(isinstance(each, Claim) for each in given)
    )
    if not is_some:
        raise ArgumentError(
            "read_claims takes an article, or a list of its figures: read_claims(article)."
        )


@partial(clean_call, check=_check_claims)
def read_claims(claims: Iterable[Claim]) -> list[Reading]:
    """Every reading by every rule, and a flag on each unhedged round number.

    Of a range, a bound or a figure that does not hold there is none; and no reading of money,
    percent or a measure, which come in other than whole numbers.

    Args:
        claims: an article, or some of its figures.

    Raises:
        ArgumentError: it is given something else.
    """
    readings = []
    for claim in claims:
        if claim.best is None:
            continue
        if claim.status == "~" and not measure(claim):
            for rule in RULES:
                interval = rounding_interval(claim.magnitude, rule.figures)
                if interval:
                    readings.append(Reading(claim.claim_id, rule.rule_id, *interval, rule.basis))
        if claim.status == "=" and is_round(claim.magnitude):
            whose = "the speaker’s" if claim.speaker else "the article’s"
            basis = f"round number, {whose} figure; no hedge word does not mean exact"
            readings.append(Reading(claim.claim_id, ROUND, None, None, basis))
    return readings
