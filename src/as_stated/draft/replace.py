"""The rows of a coding in a changed text: where each stands now, and what of it the text changes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from as_stated.coding import Row, anchor_row, read_number
from as_stated.draft.guesses.place import Span
from as_stated.draft.inherit import Text, inherit, is_claim, is_exclusion
from as_stated.draft.pairing import Pair, pair_numbers, quote_now
from as_stated.draft.rows import Cells
from as_stated.draft.tokens import ReadText
from as_stated.errors import Problem
from as_stated.numerals import Number


@dataclass(frozen=True, slots=True)
class Placed:
    """A row whose quote stands in the new text.

    Attributes:
        row: as it was.
        numbers: those of the new text that it is about.
        cells: what the new text changes of it; empty: it stays as it is.
        pair: its number in both texts; None if the old one is not known.
    """

    row: Row
    numbers: tuple[Number, ...]
    cells: Cells = field(default_factory=dict)
    pair: Pair | None = None


def place_rows(
    rows: Sequence[Row], old: Text | None, new: Text, done: Collection[str]
) -> tuple[list[Placed], list[Problem], list[Row]]:
    """The rows whose quote stands in the new text, or whose number has another in its place there.

    Args:
        rows: claims, their further quotes and exclusions, as the files hold them. The key of a further
            quote is that of its claim.
        old: the text that they were coded from; None: not known, or not changed.
        done: the files whose rows are those of the new text already, as messages name them.

    Returns:
        The rows that fit, and what is wrong with each of the others; rows whose quote is undecided
        are in neither. Then those of the others that stood in the old text.
    """
    placing = _Placing(rows, old, new)
    for at, row in enumerate(rows):
        if row.file not in done and not _is_by_hand(row):
            placing.by_sentence(at)
    for at in range(len(rows)):
        if at not in placing.found:
            placing.by_quote(at)
    return [placing.found[at] for at in sorted(placing.found)], placing.lost, placing.gone


class _Placing:
    """Rows on their way into a new text; `found` has those that fit, by their place among the rows."""

    def __init__(self, rows: Sequence[Row], old: Text | None, new: Text) -> None:
        self.found: dict[int, Placed] = {}
        self.lost: list[Problem] = []
        self.gone: list[Row] = []
        self._rows, self._old, self._new = rows, old, new
        self._pairs = pair_numbers(old.read, new.read) if old else {}
        self._was: dict[int, Number] = {}  # the number of a row in the old text
        self._taken: set[Number] = set()  # the numbers of the new text that stand in place of one
        self._sizes = {row.key: row["magnitude"] for row in rows if is_claim(row)}

    def by_sentence(self, at: int) -> None:
        """Place a row where its number's place is in the new text, if that is certain."""
        row, old, new = self._rows[at], self._old, self._new
        place = anchor_row(row, old.article, whole_words=False) if old else None
        if old is None or not isinstance(place, tuple):
            return
        numbers = self._meant(row, place, old.read)
        if len(numbers) != 1 or not self._is_stated(row, numbers[0]):
            return
        self._was[at] = numbers[0]
        pair = self._pairs.get(numbers[0])
        if pair is None or (not is_exclusion(row) and pair.now.magnitude is None):
            return
        if now := quote_now(old.read, new.read, pair, place, bare=is_exclusion(row)):
            self.found[at] = Placed(row, (pair.now,), inherit(row, pair, now, old, new), pair)
            self._taken.add(pair.now)

    def by_quote(self, at: int) -> None:
        """Place a row where its quote stands in the new text, if that is no other figure's place."""
        row, old, new = self._rows[at], self._old, self._new
        place = anchor_row(row, new.article)
        if isinstance(place, Problem):
            self._lose(at, place)
        if not isinstance(place, tuple):
            return
        numbers = self._meant(row, place, new.read)
        is_one = len(numbers) == 1 and not _is_by_hand(row)
        was = self._was.get(at)
        has_other_hedge = was and is_one and _hedge(was) != _hedge(numbers[0])
        if (is_one and numbers[0] in self._taken) or (has_other_hedge and not is_exclusion(row)):
            what = f"its sentence is gone, and {row['exact']!r} stands for another figure now."
            self._lose(at, row.problem(what, "Delete the row, or correct its quote."))
        elif old and was and is_one:
            now = numbers[0]
            pair = Pair(was, now, old.read.sentence(was), new.read.sentence(now))
            self.found[at] = Placed(row, (now,), inherit(row, pair, place, old, new), pair)
        else:
            self.found[at] = Placed(row, tuple(numbers))

    def _lose(self, at: int, problem: Problem) -> None:
        """Name a row that does not fit; it stays, and if it was for the old text, it is kept as it was, too."""
        row = self._rows[at]
        self.lost.append(problem)
        is_read = at in self._was or _is_by_hand(row)
        if self._old and is_read and isinstance(anchor_row(row, self._old.article), tuple):
            self.gone.append(row)

    def _meant(self, row: Row, place: Span, read: ReadText) -> list[Number]:
        """The numbers inside a row's quote; of a claim those of its magnitude, if any is."""
        inside = [each for each in read.passages.within(*place) if each.end <= place[1]]
        size = self._size(row)
        return [each for each in inside if each.magnitude == read_number(size)] or inside

    def _is_stated(self, row: Row, number: Number) -> bool:
        """Whether a number is the one that a row states, as far as that is decided."""
        return is_exclusion(row) or read_number(self._size(row)) in (None, number.magnitude)

    def _size(self, row: Row) -> str:
        return row.cells.get("magnitude", self._sizes.get(row.key, ""))


def _hedge(number: Number) -> tuple[str, str]:
    return number.status, number.hedge.casefold()


def _is_by_hand(row: Row) -> bool:
    """Whether a person reads the number: nobody else then knows where it stands in other words."""
    return bool(row["number"] or row["reading_note"])


def replaced_in(placed: Sequence[Placed], file: str) -> Mapping[int, Cells]:
    """The changed cells of the rows of a file, by the row's number.

    Args:
        placed: the rows that fit the text; `file`: as messages name it.
    """
    return {each.row.number: each.cells for each in placed if each.cells and each.row.file == file}
