"""What holds of the figures of an article, as the end of its report's title."""

from collections.abc import Sequence

from markupsafe import Markup

from as_stated.coding import Claim, Speaker
from as_stated.show import markup


def finding(claims: Sequence[Claim]) -> Markup:
    """What holds of the figures shown, as the end of a title: whose word, and which are only bounds.

    Counts rows, and adds or ranks nothing: `of seven figures, two rest on one side’s word and two
    are only lower bounds`.
    """
    every = len(claims)
    found = [each for each in _found(claims) if each[0]]
    if not every:
        return Markup("no figure is shown")
    if every == 1:
        verbs = Markup(" and ").join(one for _, one, _ in found)
        return Markup("its {} figure {}").format(markup.count(1), verbs)
    said = [
        Markup("{} {}").format(_some(number, every), one if number == 1 else many)
        for number, one, many in found
    ]
    last = Markup(" and ").join(filter(None, [Markup(", ").join(said[:-1]), said[-1]]))
    return Markup("of {} figures, {}").format(markup.count(every), last)


def _some(number: int, every: int) -> Markup:
    if number == every:
        return Markup("both" if every == 2 else "all")
    return markup.count(number)


def _found(claims: Sequence[Claim]) -> list[tuple[int, str, str]]:
    """How many of some claims are so, and how that is said of one and of several; the telling first."""
    firm = [claim for claim in claims if claim.holds]
    quoted = [claim.speaker for claim in firm if isinstance(claim.speaker, Speaker)]
    sides = {speaker.party for speaker in quoted}
    whose = "one side’s word" if len(sides) == 1 and "" not in sides else "a speaker’s word"
    lower = sum(claim.status in (">", ">=") for claim in firm)
    upper = sum(claim.status in ("<", "<=") for claim in firm)
    found = [
        (len(quoted), f"rests on {whose}", f"rest on {whose}"),
        (lower, "is only a lower bound", "are only lower bounds"),
        (upper, "is only an upper bound", "are only upper bounds"),
        (len(claims) - len(firm), "does not simply hold", "do not simply hold"),
    ]
    if any(number for number, _, _ in found):
        return found
    near = sum(claim.status == "~" for claim in firm)
    if near:
        return [(near, "is only approximate", "are only approximate")]
    return [(len(claims), f"is in {markup.OWN_VOICE}", f"are in {markup.OWN_VOICE}")]
