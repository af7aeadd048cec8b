"""What a chart draws: the claims that are shown, which of them may share an axis, and in which order."""

from collections.abc import Iterable

from as_stated.coding import Claim
from as_stated.show.comparisons import FORM_NAMES, axis_of

ROOMY = 16  # so many figures have lines of their own for what they say, and an axis below each
ON_PAPER = 10  # and on paper, where they must not be parted
CONTINUED = ", continued"
MOST = 100  # so many have a row each; of more there is no chart


def numbers(claim: Claim) -> tuple[float, ...]:
    """The stated number of a claim; of a range both ends, the lower first."""
    upper = claim.magnitude_to
    return (float(claim.magnitude), *(() if upper is None else (float(upper),)))


def axis_key(claim: Claim) -> str:
    """A name for the axis of a claim: claims with the same may share one, and one in no group shares none."""
    axis = axis_of(claim)
    return " | ".join(axis) if axis else f"only {claim.claim_id}"


def why_off_axis(claim: Claim) -> str:
    """Why a claim has no place on an axis of levels, in a few words; empty if it has one."""
    if not claim.holds:
        return "does not simply hold"
    if claim.form != "level":
        return f"{FORM_NAMES[claim.form]}, not a level"
    return "compiled from several sources" if claim.method == "compiled" else ""


def on_axis(claims: Iterable[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims that may stand on an axis of levels, and those that are told in words instead."""
    drawn: list[Claim] = []
    told: list[Claim] = []
    for claim in claims:
        (told if why_off_axis(claim) else drawn).append(claim)
    return drawn, told


def blocks(
    groups: Iterable[tuple[str, Iterable[Claim]]], is_paged: bool = False
) -> list[tuple[str, list[Claim], bool]]:
    """Groups of many claims in blocks, so that no row of a chart is far from the numbers of its axis.

    Args:
        groups: their names and claims.
        is_paged: a page may end below the numbers, so that what comes after needs its name again.

    Returns:
        The name of the group, empty where a block goes on with the last one, or said to be continued; at most `ROOMY`
        claims, or `ON_PAPER`; and whether the numbers stand once more below them.
    """
    found: list[tuple[str, list[Claim], bool]] = []
    since, most = 0, ON_PAPER if is_paged else ROOMY
    for name, members in groups:
        every = list(members)
        for at in range(0, len(every), most):
            block = every[at : at + most]
            since += len(block)
            again = f"{name}{CONTINUED}" if is_paged and name else ""
            found.append((again if at else name, block, since >= most))
            since %= most
    return [*found[:-1], *((name, block, False) for name, block, _ in found[-1:])]
