"""What the figures of one axis have in common and what not, in sentences that follow the coding."""

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from as_stated.coding import Claim, on_one_line
from as_stated.numerals import spelled
from as_stated.show import markup
from as_stated.show.comparisons import (
    FORM_NAMES,
    Axis,
    Pair,
    are_too_many,
    axis_of,
    compare,
    compare_two,
    next_above,
    on_one_axis,
    openness,
)
from as_stated.show.sentences import MOST_LISTED, Sentence, Words, joined, say

FILE_BY_GROUP = Markup(
    "The figures have more pairs than a file should hold: comparisons.csv has each group, and of the "
    "pairs those of which something can be said, save what follows from others."
)


def rows(claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """The rows of `comparisons.csv`: each pair; of more than 5,000 each group, and what is telling.

    Returns:
        A dict a row, with a key for each column of the schema; a group has no claims' ids.
    """
    axes = on_one_axis(claims)
    names = {axis: name_axis(axis, axes) for axis in axes}
    by_group = [
        _row(names[axis], None, can_be_said(members), why_no_more(members))
        for axis, members in axes.items()
        if len(members) > 1 and are_too_many(claims)
    ]
    by_pair = []
    for pair in compare(claims):
        axis = axis_of(pair.claim) if pair.may_share_axis else None
        by_pair.append(_row(names[axis] if axis else "", pair, pair.can_be_said, pair.why))
    return by_group + by_pair


def _row(axis: str, pair: Pair | None, said: Sentence, why: Sentence) -> dict[str, Any]:
    return {
        "claim_id": pair.claim.claim_id if pair else "",
        "other_id": pair.other.claim_id if pair else "",
        "axis": axis,
        "may_share_axis": axis != "",
        "can_be_said": say(said),
        "why": say(why),
    }


def can_be_said(claims: Sequence[Claim]) -> Sentence:
    """What can be said of claims on one axis together: which are smaller numbers than others.

    Of more than a sentence lists: of how many that can be said.
    """
    ranked = list(next_above(claims))
    if not ranked:
        return ("Which is the largest cannot be said.",)
    if len(claims) > MOST_LISTED:
        are = "one is" if len(ranked) == 1 else f"{spelled(len(ranked))} are each"
        said = (
            f"As stated, {are} a smaller number than another of them: comparisons.csv says which."
        )
        return (said,)
    return joined([compare_two(*pair).can_be_said for pair in ranked])


def why_no_more(claims: Sequence[Claim]) -> Sentence:
    """What sets claims of one axis apart, and which of their ends are open."""
    return joined([*relations(claims), *openness(claims)])


def name_axis(axis: Axis, axes: Iterable[Axis]) -> str:
    """A name for what stands on an `axis`: its group, and what tells it from others of that group among the `axes`."""
    group, form, per, unit = axis
    others = [each for each in axes if each[0] == group and each != axis]
    marks = (FORM_NAMES[form], per and f"per {per}", unit)
    return ": ".join([group.replace("-", " "), *([", ".join(filter(None, marks))] * bool(others))])


def relations(claims: Sequence[Claim]) -> list[Sentence]:
    """What the coding says of several claims together: their events, whom they count, parts, ends.

    Args:
        claims: two or more that may share an axis.
    """
    events = list(dict.fromkeys(claim.event for claim in claims))
    found: list[Sentence] = [("All belong to one event.",)]
    if len(events) > MOST_LISTED:
        found = [(f"They belong to {spelled(len(events))} different events.",)]
    elif len(events) > 1:
        listed_events = joined([(event,) for event in events], "; ")
        found = [("They belong to different events: ", *listed_events, ".")]
    populations = [Words(on_one_line(claim.population)) for claim in claims]
    words = list({each.casefold(): each for each in populations}.values())
    given = [each for each in words if each]
    quoted = joined([(each,) for each in given], ", ")
    if len(given) > MOST_LISTED:
        found.append((f"Whom or what they count is put in {spelled(len(given))} ways.",))
    elif len(given) > 1:
        found.append(("Whom or what they count is put in different words: ", *quoted, "."))
    elif given and len(words) == 1:
        found.append(("Whom or what they count is put in the same words: ", *quoted, "."))
    if len(given) < len(words):
        some = "For some the coding has" if given else "The coding has"
        found.append((f"{some} no words for whom or what they count.",))
    known = {claim.claim_id: claim for claim in claims}
    parts = [claim for claim in claims if claim.part_of in known]
    if len(parts) > MOST_LISTED:
        return [*found, (f"Parts of others among them: {spelled(len(parts))} figures.",)]
    return found + [(claim, " is part of ", known[claim.part_of], ".") for claim in parts]


def pairs_caption(shown: Sequence[Claim], axes: Sequence[Sequence[Claim]]) -> Markup:
    """How many pairs of the figures shown may share one of the `axes`, and what stands in none and why."""
    every = len(shown) * (len(shown) - 1) // 2
    alike = sum(len(members) * (len(members) - 1) // 2 for members in axes)
    sentences = [_some_pairs(alike, every)]
    not_holding = sum(not claim.holds for claim in shown)
    undecided = sum(
        claim.holds and not claim.comparable_group and not claim.stands_alone for claim in shown
    )
    for number, one, many in (
        (
            not_holding,
            "{} figure does not simply hold, and is compared with none.",
            "{} figures do not simply hold, and are compared with none.",
        ),
        (
            undecided,
            "{} figure is in no group: what it may stand beside is not decided.",
            "{} figures are in no group: what they may stand beside is not decided.",
        ),
    ):
        if number:
            said = Markup(one if number == 1 else many)
            sentences.append(said.format(markup.count(number, capital=True)))
    return Markup(" ").join(sentences)


def _some_pairs(alike: int, every: int) -> Markup:
    if every == 0:
        return Markup("There are no two figures here to compare.")
    if every == 1:
        may = "may" if alike else "may not"
        return Markup("The only two figures here {} share an axis.").format(may)
    if alike == 0:
        return Markup("None of the {} pairs of figures shown here may share an axis.").format(
            markup.count(every)
        )
    return Markup("Of the {} pairs of figures shown here, {} may share an axis.").format(
        markup.count(every), "all" if alike == every else markup.count(alike)
    )
