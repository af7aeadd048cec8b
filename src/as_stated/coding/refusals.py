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
        "Figures may count different people or things, or the same ones twice, and a bound has no "
        "sum. A total that the article does not state would be ours.",
    ),
    Refusal(
        "difference",
        "Differences and ratios of figures",
        "A bound has no other end and “about” no agreed width. A result that the article does not "
        "state would be ours.",
    ),
    Refusal(
        "rank",
        "Ranking figures whose bounds overlap",
        "A figure without an upper end may be larger than any other; nothing ranks the two.",
    ),
    Refusal(
        "trend",
        "A line from figure to figure",
        "Nothing is stated between two figures, and a line would fill it in.",
    ),
    Refusal(
        "rate",
        "Rates that the article does not state, such as deaths per day",
        "A rounded number divided by a rounded duration looks exact and is not.",
    ),
    Refusal(
        "share",
        "One figure as a percentage of another",
        "Where the article says that one is part of another, so does the report; a percentage "
        "would be ours.",
    ),
    Refusal(
        "missing-as-dead",
        "The missing counted as dead",
        "Missing are people of whom their families have no news; they may be dead or alive.",
    ),
    Refusal(
        "sides",
        "Side against side",
        "Losses are no contest.",
    ),
    Refusal(
        "one-bar-chart",
        "One linear bar chart of all figures",
        "Its lengths would set unlike things against each other, and the smallest would vanish.",
    ),
    Refusal(
        "log-bars",
        "Bars on a log axis",
        "A log axis has no zero, so the length of a bar is arbitrary.",
    ),
    Refusal(
        "parts",
        "Pies, stacks and bubbles",
        "They show a whole that adds up, or areas with an end; a bound has neither.",
    ),
    Refusal(
        "not-holding",
        "A mark for what does not simply hold",
        "A figure that is denied, withdrawn, in error, expected or a look-back has no place beside "
        "those that hold; it is told in words.",
    ),
    Refusal(
        "unlike-axis",
        "Changes beside levels, money or percent beside people",
        "One axis says that its numbers are of one kind.",
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
