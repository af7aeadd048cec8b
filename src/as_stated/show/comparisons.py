"""Which figures may stand on one axis, and what can be said of them together: found by looking.

Nothing is assumed of a group but that a person put its figures there. Whether they belong to one
event, are described in the same words or are part of one another is read from the coding, and a
figure in no group is not decided, which is not the same as different.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from as_stated.coding import Claim, Form, Magnitude, on_one_line
from as_stated.show.grouping import grouped
from as_stated.show.sentences import Sentence, Words, joined, listed

MOST_PAIRS = 5_000  # of more, a table holds only those of which something can be said


# What may share an axis: group, form, what a rate or share is of, unit where it has a sign.
Axis = tuple[str, Form, str, str]

FORM_NAMES: dict[Form, str] = {
    "level": "a level",
    "increase": "an increase",
    "decrease": "a decrease",
    "rate": "a rate",
    "share": "a share",
    "period": "a count over a period",
}
_OPEN = {
    "~": "No agreed width",
    ">": "No upper end",
    ">=": "No upper end",
    "<": "No lower end",
    "<=": "No lower end",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims: may they share an axis, what can be said of both, and why no more."""

    claim: Claim
    other: Claim
    may_share_axis: bool
    can_be_said: Sentence
    why: Sentence


def measure(claim: Claim) -> str:
    """The unit of money, percent, metres and the like; empty for a count."""
    is_measured = claim.unit.sign or claim.kind in ("money", "percent", "measure")
    return claim.unit.plural if is_measured else ""


def axis_of(claim: Claim) -> Axis | None:
    """What a claim may share an axis with; None where it does not hold or nobody has decided."""
    if not claim.holds or not claim.comparable_group:
        return None
    return claim.comparable_group, claim.form, claim.per, measure(claim)


def on_one_axis(claims: Sequence[Claim]) -> dict[Axis, list[Claim]]:
    """The claims of each axis, axes and claims in the order given; those of none are left out."""
    return {axis: some for axis, some in grouped(claims, axis_of).items() if axis}


def compare(claims: Sequence[Claim], most: int = MOST_PAIRS) -> list[Pair]:
    """Each pair of claims, in order; of more than `most` only those of which something can be said.

    Those are the pairs of each axis that `telling` gives.
    """
    if are_too_many(claims, most):
        every = on_one_axis(claims).values()
        return [compare_two(*pair) for members in every for pair in telling(members)]
    return [compare_two(claim, other) for claim, other in combinations(claims, 2)]


def are_too_many(claims: Sequence[Claim], most: int = MOST_PAIRS) -> bool:
    """Whether claims have more pairs than a table holds: `most`."""
    return len(claims) * (len(claims) - 1) // 2 > most


def compare_two(claim: Claim, other: Claim) -> Pair:
    """What may be done with a claim and the `other`, and why."""
    if bar := _bar(claim, other):
        return Pair(claim, other, False, ("Each on its own.",), bar)
    for part, whole in ((claim, other), (other, claim)):
        if part.part_of == whole.claim_id:
            said: Sentence = (part, " is part of ", whole, ".")
            return Pair(claim, other, True, said, ("A part is never set against its whole.",))
    why = [*openness((claim, other)), *_differences(claim, other)]
    for less, more in ((claim, other), (other, claim)):
        if is_below(less, more):
            said = ("As stated, ", less, " is a smaller number than ", more, ".")
            why.insert(0, ("What the words entail does not overlap.",))
            return Pair(claim, other, True, said, joined(why))
    if _same_number(claim, other):
        said = ("As stated, the two are the same number.",)
        why.append(("A number without a hedge word need not be exact.",))
        return Pair(claim, other, True, said, joined(why))
    said = ("They may stand on one axis; which is larger cannot be said.",)
    return Pair(claim, other, True, said, joined(why or [("What the words entail overlaps.",)]))


def telling(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of which something can be said, save what follows from others: three a claim at most.

    A part and its whole, a claim and the next above it, and one number stated twice, in its turn.

    Args:
        claims: those of one axis.
    """
    known = {claim.claim_id: claim for claim in claims}
    parts = [(each, known[each.part_of]) for each in claims if each.part_of in known]
    alike: list[tuple[Claim, Claim]] = []
    last: dict[Magnitude, Claim] = {}
    for claim in claims:
        if claim.status == "=" and claim.best is not None:
            if claim.best in last:
                alike.append((last[claim.best], claim))
            last[claim.best] = claim
    found: dict[frozenset[str], tuple[Claim, Claim]] = {}
    for one, other in (*parts, *next_above(claims), *alike):
        found.setdefault(frozenset((one.claim_id, other.claim_id)), (one, other))
    yield from found.values()


def next_above(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """For each claim the nearest of those wholly above it: what else is above follows from these.

    Args:
        claims: those of one axis. A part and its whole are never ranked.
    """
    first: dict[Magnitude, Claim] = {}  # of those that begin there, by id
    first_open: dict[Magnitude, Claim] = {}  # of those that begin just above it
    for claim in sorted(claims, key=lambda each: each.claim_id):
        start, is_open, _, _ = _bounds(claim)
        if start is not None:
            first.setdefault(start, claim)
            if is_open:
                first_open.setdefault(start, claim)
    starts = sorted(first)
    for claim in claims:
        _, _, top, is_open = _bounds(claim)
        if top is None:
            continue
        after = bisect_right(starts, top)
        nearest = (first if is_open else first_open).get(top) or (
            first[starts[after]] if after < len(starts) else None
        )
        if nearest and claim.claim_id != nearest.part_of and nearest.claim_id != claim.part_of:
            yield claim, nearest


def openness(claims: Sequence[Claim]) -> list[Sentence]:
    """Which ends the words leave open, each kind once with its claims, or their number."""
    kinds = grouped(claims, _open_kind).items()
    return [(f"{kind}: ", *listed(members), ".") for kind, members in kinds if kind]


def _bar(claim: Claim, other: Claim) -> Sentence:
    """Why two claims may not share an axis; empty if they may."""
    for each in (claim, other):
        if not each.holds:
            return ("One does not simply hold: ", each, ".")
    if (claim.form, claim.per) != (other.form, other.per):
        if claim.form == other.form:
            return (f"Each is {FORM_NAMES[claim.form]}, but not of the same.",)
        return (f"One is {FORM_NAMES[claim.form]}, the other {FORM_NAMES[other.form]}.",)
    if measure(claim) != measure(other):
        return (f"Their units are not alike: {claim.unit.plural}, {other.unit.plural}.",)
    if claim.stands_alone or other.stands_alone:
        return ("One of them is coded to stand alone.",)
    groups = claim.comparable_group, other.comparable_group
    if not all(groups):
        return ("Whether the two count the same is not decided.",)
    if groups[0] != groups[1]:
        return (f"They are coded as different counts: {groups[0]}, {groups[1]}.",)
    return ()


def _differences(claim: Claim, other: Claim) -> list[Sentence]:
    """What sets two claims of one axis apart: event, the words for whom they count, method."""
    found: list[Sentence] = []
    if claim.event != other.event:
        found.append(("They belong to different events.",))
    words = [Words(on_one_line(each.population)) for each in (claim, other)]
    if all(words) and words[0].casefold() != words[1].casefold():
        differ = "Whom or what they count differs in words: "
        found.append((differ, words[0], ", ", words[1], "."))
    if claim.method and other.method and claim.method != other.method:
        found.append((f"They come by different methods: {claim.method}, {other.method}.",))
    return found


def _open_kind(claim: Claim) -> str:
    if claim.method == "compiled":
        return "Compiled from several sources, so without bounds"
    return _OPEN.get(claim.status, "")


def _bounds(claim: Claim) -> tuple[Magnitude | None, bool, Magnitude | None, bool]:
    """Lowest and highest stated value, each with whether it is excluded; None for no end."""
    low, high = claim.low, claim.high
    if claim.status == "=" and claim.best is not None:
        low = high = claim.best
    return low, claim.status == ">", high, claim.status == "<"


def is_below(claim: Claim, other: Claim) -> bool:
    """Whether all that a claim's words allow is a smaller number than all that the `other`’s do."""
    _, _, top, top_open = _bounds(claim)
    bottom, bottom_open, _, _ = _bounds(other)
    if top is None or bottom is None:
        return False
    return top < bottom or (top == bottom and (top_open or bottom_open))


def _same_number(claim: Claim, other: Claim) -> bool:
    """Whether both are one number without a hedge word; two ranges are none."""
    exact = [each.best for each in (claim, other) if each.status == "="]
    return len(exact) == 2 and exact[0] is not None and exact[0] == exact[1]
