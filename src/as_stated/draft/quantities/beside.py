"""What other figures of a figure's article say of it: that it is of something else than they are."""

from as_stated.coding import Claim
from as_stated.draft.quantities.figures import Figure, Figures


def is_set_apart(figure: Figure, figures: Figures) -> bool:
    """Whether people put it beside no other figure of its article that is like it."""
    claim = figure.claim
    grouped = [e.claim for e in figures.by_article[figure.article] if e.claim.comparable_group]
    others = [each for each in grouped if each.holds and _kind(each) == _kind(claim)]
    return claim.holds and bool(others) and claim not in others


def told_beside(figure: Figure, figures: Figures) -> Figure | None:
    """A figure of its article by the same speaker that holds as it does and is another number.

    "Nine people were killed in Tarn, 20 miles from Port Alban, where 22 people were killed."
    """
    if not _is_plain(figure.claim):
        return None
    beside = (
        each
        for each in figures.by_article[figure.article]
        if _is_plain(each.claim) and each.claim.magnitude != figure.claim.magnitude
        if _one_telling(each.claim) == _one_telling(figure.claim)
    )
    return next(beside, None)


def _is_plain(claim: Claim) -> bool:
    """Whether a figure holds now, without a hedge, and is no part of another."""
    is_now = claim.holds and not (claim.earlier_words or claim.as_of or claim.part_of)
    return is_now and claim.status == "=" and claim.magnitude_to is None


def _one_telling(claim: Claim) -> tuple[object, ...]:
    """What two figures have in common that cannot both be numbers of one thing."""
    return *_kind(claim), claim.speaker_id, claim.event, claim.comparable_group


def _kind(claim: Claim) -> tuple[object, ...]:
    return claim.unit, claim.people_status, claim.form
