"""What figures are to one another: parts of a whole, members of a group, taken back or disputed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from as_stated.coding.change_rules import TAKES_BACK
from as_stated.coding.claims import Claim
from as_stated.coding.columns import ALONE
from as_stated.coding.files import TODO, Row
from as_stated.coding.records import Change, Notice
from as_stated.coding.stance import Stance, Standing, Unnamed
from as_stated.coding.text import chain, find_words
from as_stated.errors import Problem
from as_stated.problems import meant

UNSTATED = Unnamed.UNSTATED.value
# What the whole is called if a figure counts a part of it and nothing gives its number.
_WHOLES = {
    "dead": "the dead", "missing": "the missing", "found": "those found", "freed": "those freed",
    "deployed": "those deployed", "injured": "the injured", "displaced": "the displaced",
    "detained": "those detained",
}  # fmt: skip
_OF = tuple(f"of {word}" for word in "the them whom which these those its their all".split())


def check_parts(rows: Sequence[Row]) -> Iterator[Problem]:
    """A part belongs to another figure, and no chain of parts leads back to it, in `rows` of claims.csv."""
    wholes = {row.key: row["part_of"] for row in rows}
    for row in rows:
        whole = row["part_of"]
        if whole in ("", UNSTATED, TODO):
            continue
        if whole not in wholes:
            what = f"part_of is {whole!r}, and there is no such claim{meant(whole, wholes)}"
            todo = f"Write the claim_id of the whole, or {UNSTATED}."
            yield row.problem(what, todo)
            continue
        path = chain(row.key, wholes)
        if path[-1] == row.key:
            circle = " of ".join(path) if len(path) > 2 else "of itself"
            what = f"part_of makes {row.key} a part {circle.removeprefix(f'{row.key} ')}."
            yield row.problem(what, "A whole is another figure; correct part_of.")


def check_groups(rows: Sequence[Row], claims: Mapping[str, Claim]) -> Iterator[Problem]:
    """A group holds like figures, and figures that look alike have one, or are said to stand alone.

    Args:
        rows: of claims.csv; `claims`: those of them that hold, by id.
    """
    groups: dict[str, list[tuple[Row, Claim]]] = defaultdict(list)
    alike: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        claim = claims.get(row.key)
        if claim and claim.comparable_group:
            groups[claim.comparable_group].append((row, claim))
        if claim and claim.people_status:
            alike[claim.unit.unit, claim.people_status, claim.form].append(row)
    for name, members in groups.items():
        first_row, first = members[0]
        for row, claim in members[1:]:
            unlike = _unlike(first, claim)
            if unlike:
                what = f"comparable_group is {name!r}, as in row {first_row.number}, but {unlike}."
                todo = f"Only like figures share an axis: give it another group, or {ALONE}."
                yield row.problem(what, todo)
        yield from _with_parts(members, claims)
    for same in alike.values():
        for row in same if len(same) > 1 else ():
            if not row["comparable_group"]:
                other = next(each for each in same if each is not row)
                what = f"comparable_group is empty, but {other.key} has the same unit and status."
                todo = f"Give both one group if they count alike; else another, or {ALONE}."
                yield row.undecided(what, todo)


def _unlike(one: Claim, other: Claim) -> str:
    """Why two figures cannot share an axis, or nothing."""
    kinds = [each.kind if each.kind in ("percent", "money") else "" for each in (one, other)]
    pairs = [
        ("status", one.people_status, other.people_status),
        ("sign", one.unit.sign, other.unit.sign),
        ("kind of number", kinds[0], kinds[1]),
        ("form", one.form, other.form),
    ]
    if (
        not one.people_status
    ):  # soldiers and people who died may share an axis, boats and metres not
        pairs.append(("unit", one.unit.unit, other.unit.unit))
    for name, ours, theirs in pairs:
        if ours != theirs:
            return f"their {name} differs: {ours or 'none'} and {theirs or 'none'}"
    return ""


def _with_parts(
    members: Sequence[tuple[Row, Claim]], claims: Mapping[str, Claim]
) -> Iterator[Problem]:
    """A part and its whole in one group would be counted beside each other."""
    names = {claim.claim_id for _, claim in members}
    for row, claim in members:
        whole = next((each for each in wholes(claim, claims) if each in names), None)
        if whole:
            what = f"it is a part of {whole}, and both are in the group {claim.comparable_group!r}."
            yield row.problem(what, f"A part never stands beside its whole: make one {ALONE}.")


def wholes(claim: Claim, claims: Mapping[str, Claim]) -> Iterator[str]:
    """The id of the whole of `claim`, of the whole of that, and so on; `claims` are those there are, by id."""
    seen = {claim.claim_id}
    while claim.part_of and claim.part_of not in seen:
        seen.add(claim.part_of)
        yield claim.part_of
        if claim.part_of not in claims:
            return
        claim = claims[claim.part_of]


def related(claims: Iterable[Claim], changes: Sequence[Change]) -> list[Claim]:
    """The `claims` with what follows from the others: their whole, and what became of them.

    Args:
        changes: those of the claims' own article.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    undone = {each.to_id for each in changes if each.kind == "reinstates"}
    taken: dict[str, Standing] = {}
    disputed: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        stance: Stance | None = TAKES_BACK.get(change.kind)
        if stance and not undone & {change.change_id, change.to_id}:
            taken[change.to_id] = Standing(stance, change.by_id, change.by, change.exact)
        elif change.kind == "disputes" and change.by not in disputed[change.to_id]:
            disputed[change.to_id].append(change.by)
    found = [
        replace(
            claim,
            taken_back=taken.get(claim.claim_id),
            disputed_by=tuple(disputed.get(claim.claim_id, ())),
        )
        for claim in by_id.values()
    ]
    return with_wholes(found)


def with_wholes(claims: Iterable[Claim]) -> list[Claim]:
    """The `claims` with their whole for readers, which is named with its number only if it holds."""
    by_id = {claim.claim_id: claim for claim in claims}
    return [replace(claim, of_whole=_of_whole(claim, by_id)) for claim in by_id.values()]


def with_later(claims: Iterable[Claim], notices: Sequence[Notice]) -> list[Claim]:
    """The `claims` with what other articles take back or dispute of them.

    Args:
        notices: in the order of their days.
    """
    return with_wholes(
        replace(
            claim,
            notices=its,
            disputed_by=tuple(
                dict.fromkeys([*claim.disputed_by, *(n.by for n in its if n.kind == "disputes")])
            ),
        )
        for claim in claims
        for its in [tuple(each for each in notices if each.claim_id == claim.claim_id)]
    )


def _of_whole(claim: Claim, claims: Mapping[str, Claim]) -> str:
    """The whole of a part, for readers; empty where its own quote says so.

    The whole's number is named only if the same speaker states it, and it holds.
    """
    if not claim.part_of or any(find_words(claim.quote.lower(), each) for each in _OF):
        return ""
    whole = claims.get(claim.part_of)
    if whole and claim.start <= whole.start and whole.end <= claim.end:
        return ""  # "2 of 30 beds"
    is_one_voice = whole and whole.speaker == claim.speaker != Unnamed.UNCLEAR
    if whole and whole.holds and is_one_voice:
        return f"of {whole.quote}"
    of = whole or claim  # an earlier text's may have no unit
    named = f"the {of.unit.plural}" if of.unit.plural else "those counted"
    return f"of {_WHOLES.get(of.people_status, named)}"
