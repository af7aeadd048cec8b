"""What a chart draws: the rows of the tables that are shown, each figure with its event."""

from collections.abc import Iterable
from dataclasses import dataclass

from as_stated.coding import Claim, counted, label_claim
from as_stated.numerals import Status
from as_stated.show.comparisons import FORM_NAMES, axis_of, measure
from as_stated.show.tables import Tables

ROOMY = 16  # so many figures have lines of their own for what they say, and an axis below each
ON_PAPER = 10  # and on paper, where they must not be parted
CONTINUED = ", continued"
MOST = 100  # so many have a row each; of more there is no chart


@dataclass(frozen=True, slots=True)
class Row:
    """One figure with the days of its event. Days are ISO 8601, so that text sorts as time does."""

    claim: Claim
    first_day: str  # empty: open
    last_day: str

    @property
    def claim_id(self) -> str:
        """The claim's id."""
        return self.claim.claim_id

    @property
    def said(self) -> str:
        """The figure in full: stance, hedge, whom it counts, what happened to them, and speaker."""
        return label_claim(self.claim)

    @property
    def status(self) -> Status:
        """What its hedge makes of it."""
        return self.claim.status

    @property
    def magnitude(self) -> float:
        """The stated number, the lower end of a range."""
        return float(self.claim.magnitude)

    @property
    def is_range(self) -> bool:
        """Whether two ends are stated."""
        return self.claim.magnitude_to is not None

    @property
    def numbers(self) -> list[float]:
        """The stated number, or both of a range."""
        upper = self.claim.magnitude_to
        return [self.magnitude] + ([] if upper is None else [float(upper)])

    @property
    def counted(self) -> str:
        """Who or what is counted, in the source's words, and what happened to them."""
        return counted(self.claim)

    @property
    def unit(self) -> str:
        """What is counted, in the plural."""
        return self.claim.unit.plural

    @property
    def people_status(self) -> str:
        """What happened to them."""
        return self.claim.people_status

    @property
    def group(self) -> str:
        """The group it was put in; empty: not decided."""
        return self.claim.comparable_group

    @property
    def event_id(self) -> str:
        """Its event."""
        return self.claim.event.event_id

    @property
    def event(self) -> str:
        """Its event in a few words."""
        return self.claim.event.label

    @property
    def speaker_id(self) -> str:
        """Who states it, an id, unstated or unclear; empty: the outlet."""
        return self.claim.speaker_id

    @property
    def measure(self) -> str:
        """The unit of money, percent and the like; empty for a count."""
        return measure(self.claim)

    @property
    def axis_key(self) -> str:
        """Rows with the same key may share an axis; a row without a group shares none."""
        axis = axis_of(self.claim)
        return " | ".join(axis) if axis else f"only {self.claim_id}"

    @property
    def why_off_axis(self) -> str:
        """Why it has no place on an axis of levels, in a few words; empty if it has one."""
        if not self.claim.holds:
            return "does not simply hold"
        if self.claim.form != "level":
            return f"{FORM_NAMES[self.claim.form]}, not a level"
        if self.claim.method == "compiled":
            return "compiled from several sources"
        return ""


def rows(tables: Tables) -> list[Row]:
    """The figures that the parameters let through, in the order of the coding."""
    days = {
        record["event_id"]: (record["first_day"], record["last_day"])
        for record in tables.events.rows
    }
    return [Row(claim, *days[claim.event.event_id]) for claim in tables.shown_claims]


def on_axis(every: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """The rows that may stand on an axis of levels, and those that are told in words instead."""
    drawn: list[Row] = []
    told: list[Row] = []
    for row in every:
        (told if row.why_off_axis else drawn).append(row)
    return drawn, told


def blocks(
    groups: Iterable[tuple[str, Iterable[Row]]], is_paged: bool = False
) -> list[tuple[str, list[Row], bool]]:
    """Groups of many rows in blocks, so that no row is far from the numbers of its axis.

    Args:
        groups: their names and rows.
        is_paged: a page may end below the numbers, so that what comes after needs its name again.

    Returns:
        The name of the group, empty where a block goes on with the last one, or said to be continued; at most `ROOMY` rows, or
        `ON_PAPER`; and whether the numbers stand once more below them.
    """
    found: list[tuple[str, list[Row], bool]] = []
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


def grouped(items: Iterable[Row], key: str) -> dict[str, list[Row]]:
    """Rows by an attribute, groups and rows in order of first appearance."""
    groups: dict[str, list[Row]] = {}
    for item in items:
        groups.setdefault(getattr(item, key), []).append(item)
    return groups
