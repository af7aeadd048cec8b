"""What is never done with these figures, and why: one list, for the code and for the reader.

The reasons are the field's: a lower bound is not an estimate, a length on a log axis means nothing,
people missing are not people dead. The method section of an article's report prints `REFUSALS`, that of
a quantity's prints `ACROSS`: what is never done with statements of one figure by many articles.
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
    Refusal("sides", "Side against side", "Losses are no contest."),
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

ACROSS = (
    Refusal(
        "mean",
        "A mean, a median or any other middle of statements",
        "Statements are no sample: some repeat others, and each may hold for another day. Their middle "
        "is a number that nobody stated.",
    ),
    Refusal(
        "sum-of-statements",
        "A sum of statements, and what lies between two of them",
        "They are about the same people or things, and added up would count them again. How many came "
        "in between only the words of a statement can say.",
    ),
    Refusal(
        "best-estimate",
        "A best estimate made of several statements",
        "It would choose between sources or weigh them, and no words here say how. A lower bound is no "
        "estimate at all.",
    ),
    Refusal(
        "counting-outlets",
        "The number of outlets taken for corroboration",
        "A wire that several outlets print is one count, printed several times. Who counted is coded as the "
        "origin; that many outlets print a figure says nothing of whether it is right.",
    ),
    Refusal(
        "latest-as-truest",
        "The latest or the largest statement taken for the truest",
        "A later number may repeat an older count, and a lower one corrects an error only where its words "
        "say so.",
    ),
    Refusal(
        "unlike-kinds",
        "Counts on one axis with forecasts, or with estimates where the quantity takes in none",
        "What is expected has not happened, and an estimate and a count arrive at a number in different ways.",
    ),
    Refusal(
        "part-beside-whole",
        "A part on one axis with its whole, or two that overlap",
        "The difference between the two would be read as a change or as a dispute.",
    ),
    Refusal(
        "filling-days",
        "Values for the days between two statements",
        "Nobody stated them. A line or a step would say that nothing changed, or that it changed evenly.",
    ),
    Refusal(
        "merging",
        "Statements joined before somebody has said that they count the same",
        "Whether two texts count the same people or things is a person’s decision, with a reason. Alike words or "
        "numbers do not decide it.",
    ),
    Refusal(
        "not-holding-across",
        "A height for a figure that was denied, withdrawn or in error",
        "It keeps its place in time and its words; a mark at its number would state it again.",
    ),
)


def refuse(refusal_id: str, attempt: str) -> NoReturn:
    """Refuse `attempt`, with the listed reason.

    Args:
        refusal_id: of `REFUSALS` or `ACROSS`.

    Raises:
        RefusalError: always.
    """
    refusal = next(each for each in (*REFUSALS, *ACROSS) if each.refusal_id == refusal_id)
    raise RefusalError(f"{attempt}: refused. {refusal.what}: {refusal.why}")
