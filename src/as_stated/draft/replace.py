"""The rows of a coding in a changed text: where each stands now, and what of it the text changes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from as_stated.coding import Row, anchor_row, read_number
from as_stated.draft.guesses import Span
from as_stated.draft.inherit import Text, inherit
from as_stated.draft.numbers import is_figure
from as_stated.draft.pairing import Pair, ReadText, pair_numbers, quote_now
from as_stated.draft.rows import Cells
from as_stated.errors import Problem
from as_stated.numerals import Number


@dataclass(frozen=True, slots=True)
class Placed:
    """A row whose quote stands in the new text.

    Attributes:
        row: as it was.
        cells: what the new text changes of it; empty: it stays as it is.
        pair: its number in both texts; None if the old one is not known.
    """

    row: Row
    start: int
    end: int
    cells: Cells = field(default_factory=dict)
    pair: Pair | None = None

    @property
    def is_claim(self) -> bool:
        """Whether it is a claim; else it is an exclusion."""
        return "claim_id" in self.row.cells

    @property
    def now(self) -> Row:
        """The row as it is in the new text."""
        return replace(self.row, cells=self.row.cells | self.cells)


def place_rows(
    rows: Sequence[Row], old: Text | None, new: Text, done: Collection[str] = ()
) -> tuple[list[Placed], list[Problem]]:
    """The rows whose quote stands in the new text, or whose number has another in its place there.

    Args:
        rows: claims and exclusions, as the files hold them.
        old: the text that they were coded from; None: not known, or not changed.
        done: the files whose rows are those of the new text already, as messages name them.

    Returns:
        The rows that fit, and what is wrong with each of the others; rows whose quote is undecided
        are in neither.
    """
    pairs = pair_numbers(old.read, new.read) if old else {}
    found: dict[int, Placed] = {}
    was: dict[int, Number] = {}
    for at, row in enumerate(rows):
        place = anchor_row(row, old.article, whole_words=False) if old else None
        if not old or not isinstance(place, tuple) or row.file in done or _is_by_hand(row):
            continue
        number = _number(row, place, old.read)
        pair = pairs.get(number) if number else None
        if number:
            was[at] = number
        if pair and (now := _quote_now(row, place, pair, old, new)):
            found[at] = Placed(row, *now, inherit(row, pair, now, old, new), pair)
    taken = {each.pair.now for each in found.values() if each.pair}
    lost: list[Problem] = []
    for at, row in enumerate(rows):
        place = None if at in found else anchor_row(row, new.article)
        if isinstance(place, Problem):
            lost.append(place)
        elif place:
            number = None if _is_by_hand(row) else _number(row, place, new.read)
            if number in taken:
                what = f"its sentence is gone, and {row['exact']!r} stands for another figure now."
                lost.append(row.problem(what, "Delete the row, or correct its quote."))
            elif old and number and at in was:
                pair = Pair(was[at], number, old.read.sentence(was[at]), new.read.sentence(number))
                found[at] = Placed(row, *place, inherit(row, pair, place, old, new), pair)
            else:
                found[at] = Placed(row, *place)
    return [found[at] for at in sorted(found)], lost


def _is_by_hand(row: Row) -> bool:
    """Whether a person reads the number: nobody else then knows where it stands in other words."""
    return bool(row["number"] or row["reading_note"])


def _number(row: Row, place: Span, read: ReadText) -> Number | None:
    """The one number that a row is about; None if its quote may mean several, or states another."""
    inside = read.numbers_within(*place)
    if "claim_id" in row.cells and not row.is_todo("magnitude"):
        inside = [each for each in inside if each.magnitude == read_number(row["magnitude"])]
    return inside[0] if len(inside) == 1 else None


def _quote_now(row: Row, place: Span, pair: Pair, old: Text, new: Text) -> Span | None:
    """Where the quote stands around the new number, if that can be the number of such a row."""
    is_claim = "claim_id" in row.cells
    if is_claim and not is_figure(pair.now):
        return None
    return quote_now(old.read, new.read, pair, place, bare=not is_claim)


def meant(placed: Placed, read: ReadText) -> list[Number]:
    """The numbers of the new text that a row is about: of a claim those of its magnitude, if any is.

    Args:
        read: the new text.
    """
    inside = read.numbers_within(placed.start, placed.end)
    if not placed.is_claim:
        return inside
    magnitude = read_number(placed.now["magnitude"])
    return [each for each in inside if each.magnitude == magnitude] or inside


def replaced_in(placed: Sequence[Placed], file: str) -> Mapping[int, Cells]:
    """The changed cells of the rows of a file, by the row's number.

    Args:
        file: as messages name it.
    """
    return {each.row.number: each.cells for each in placed if each.cells and each.row.file == file}
