"""What is never done with these figures, and why: one list, for the code and for the reader.

The reasons are the field's: a lower bound is not an estimate, a length on a log axis means nothing,
people missing are not people dead. The method section of every report prints this list.
"""

from dataclasses import dataclass
from typing import NoReturn

from as_stated.errors import RefusalError


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing refused. `what` and `why` are whole phrases for readers."""

    refusal_id: str
    what: str
    why: str


REFUSALS = (
    Refusal(
        "total",
        "Any total",
        "The figures count different people and things, their sets may overlap, and some are only "
        "bounds; no source states the sum.",
    ),
    Refusal(
        "difference",
        "Differences and ratios of figures",
        "A bound has no other end, “about” has no agreed width, and no source states the result.",
    ),
    Refusal(
        "rank",
        "Ranking figures whose bounds overlap",
        "A figure without an upper end may be larger than any other; nothing ranks the two.",
    ),
    Refusal(
        "trend",
        "A line through events",
        "Unlike events, counted by unlike rules, make no series.",
    ),
    Refusal(
        "rate",
        "Deaths per day",
        "A bound divided by a rounded duration looks exact and is neither.",
    ),
    Refusal(
        "share",
        "One figure as a share of another: “found” of “missing”",
        "Nothing says that the one group is part of the other.",
    ),
    Refusal(
        "missing-as-dead",
        "The missing counted as dead",
        "Missing are people of whom their families have no news; they may be dead or alive.",
    ),
    Refusal(
        "sides",
        "Side against side",
        "A contest of losses is not what any figure here was stated for.",
    ),
    Refusal(
        "one-bar-chart",
        "One linear bar chart of all figures",
        "It would equate the living with the dead, and the smallest would vanish.",
    ),
    Refusal(
        "log-bars",
        "Bars on a log axis",
        "A log axis has no zero, so the length of a bar is arbitrary.",
    ),
    Refusal(
        "parts",
        "Pies, stacks and bubbles",
        "They show parts of a whole or areas with an end; a lower bound has neither.",
    ),
    Refusal(
        "persons",
        "Dots or icons for persons, counters and animation",
        "A person is not a dot, and these numbers are not a show.",
    ),
    Refusal(
        "colours",
        "Colours of flags or of blood",
        "Colour here tells readings from statements, and takes no side.",
    ),
)


def refuse(refusal_id: str, attempt: str) -> NoReturn:
    """Refuse `attempt`, with the listed reason.

    Raises:
        RefusalError: always.
    """
    refusal = next(each for each in REFUSALS if each.refusal_id == refusal_id)
    raise RefusalError(f"{attempt}: refused. {refusal.what}: {refusal.why}")
