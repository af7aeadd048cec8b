"""What happened to a figure on its way from one text to another: found by code, typed by nobody."""

from dataclasses import dataclass
from typing import Literal

from as_stated.coding.claims import Claim, Magnitude
from as_stated.coding.quantities.records import Quantity
from as_stated.coding.records import Speaker

DerivedKind = Literal[
    "hedge-added", "hedge-dropped", "number-loosened", "number-changed", "speaker-dropped"
]


@dataclass(frozen=True, slots=True)
class Derived:
    """What differs between a statement and the one that it copies or repeats.

    Attributes:
        from_id: the later statement, `article/claim`, and `to_id`: the one that it has it from.
    """

    from_id: str
    to_id: str
    kind: DerivedKind


def derived_changes(quantity: Quantity) -> tuple[Derived, ...]:
    """What each copy and each repetition in `quantity` did to its figure, in the order of the statements.

    A hedge was added or dropped (one exchanged for another is both), the number is less precise or
    simply another, or who says so is no longer named.
    """
    statements = {each.key: each for each in quantity.statements}
    pairs = [(each.key, each.copy_of) for each in quantity.statements if each.copy_of]
    pairs += [(each.from_id, each.to_id) for each in quantity.changes if each.kind == "repeats"]
    order = list(statements)
    known = [
        pair for pair in dict.fromkeys(pairs) if pair[0] in statements and pair[1] in statements
    ]
    return tuple(
        Derived(later, earlier, kind)
        for later, earlier in sorted(known, key=lambda pair: order.index(pair[0]))
        for kind in _kinds(statements[later].claim, statements[earlier].claim)
    )


def _kinds(later: Claim, earlier: Claim) -> list[DerivedKind]:
    found: list[DerivedKind] = []
    if later.status != earlier.status:
        found += ["hedge-added"] if later.status != "=" else []
        found += ["hedge-dropped"] if earlier.status != "=" else []
    if (later.magnitude, later.magnitude_to) != (earlier.magnitude, earlier.magnitude_to):
        is_loose = _figures(later.magnitude) < _figures(earlier.magnitude) or (
            later.magnitude_to is not None and earlier.magnitude_to is None
        )
        found.append("number-loosened" if is_loose else "number-changed")
    if (_is_named(earlier) and not _is_named(later)) or len(later.cited) < len(earlier.cited):
        found.append("speaker-dropped")
    return found


def _figures(number: Magnitude) -> int:
    """How many figures a number is given with: 2 for 1,500, 4 for 1,503.

    >>> _figures(1500), _figures(1503), _figures(0)
    (2, 4, 1)
    """
    digits = "".join(each for each in f"{number:f}" if each.isdigit())
    return len(digits.strip("0") or "0")


def _is_named(claim: Claim) -> bool:
    return isinstance(claim.speaker, Speaker) and claim.speaker.kind != "unnamed"
