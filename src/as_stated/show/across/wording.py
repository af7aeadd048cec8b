"""The labels of the marks: one for all marks of one day that say the same figure by the same voice."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from as_stated.numerals import spelled
from as_stated.show.across.labels import Label
from as_stated.show.across.named import voice
from as_stated.show.across.plot import Spot
from as_stated.show.charts.style import BOLD, LEADING, TEXT, width_of, wrap
from as_stated.show.grouping import grouped

WIDEST = 138.0  # of a label's lines
LINE = TEXT * LEADING


@dataclass(frozen=True, slots=True)
class Words:
    """The label of one figure by one voice on one day, for one mark or several.

    Attributes:
        lines: the figure in signs, then who says so.
    """

    spots: tuple[Spot, ...]
    lines: tuple[str, ...]

    @property
    def label(self) -> Label:
        """What is to be placed: it belongs to the last of its marks."""
        spot = max(self.spots, key=lambda each: each.x)
        widths = [width_of(self.lines[0], TEXT, BOLD), *map(width_of, self.lines[1:])]
        return Label(spot.x, sum(spot.ys) / len(spot.ys), max(widths) + 2, len(self.lines) * LINE)


def together(placed: Sequence[Spot]) -> list[Words]:
    """The labels of the marks that are `placed`: one for all that say the same figure by the same voice on one day."""
    groups = grouped(
        placed,
        lambda spot: (spot.statement.reported_on, spot.claim.symbols, voice(spot.statement)),
    )
    return [
        Words(
            tuple(spots),
            (signs.replace(" ", "\u00a0"), *wrap(_times(who, len(spots)), WIDEST, TEXT)),
        )
        for (_, signs, who), spots in groups.items()
    ]


def numbered(at: int) -> str:
    """The letters that stand for the label at a place (`at`, from 0): a, b, …, z, aa, ab, …"""
    more, last = divmod(at, len(ascii_lowercase))
    return (numbered(more - 1) if more else "") + ascii_lowercase[last]


def _times(who: str, number: int) -> str:
    """A voice, and how many articles say it so, in words: a digit could be taken for a figure."""
    return who if number == 1 else f"{who}, in {spelled(number)} articles"
