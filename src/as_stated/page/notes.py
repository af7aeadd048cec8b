"""What is told of the cells of a notebook, one line for each thing."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Notes:
    """What was told of the cells of a notebook, each thing once, with the cells that it is true of."""

    cells: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def tell(self, cell: int | str, what: str) -> None:
        """Note `what` is true of a `cell`, by its number."""
        if str(cell) not in self.cells[what]:
            self.cells[what].append(str(cell))

    def lines(self) -> Iterator[str]:
        """One line for each thing.

        >>> notes = Notes()
        >>> for cell in (2, 3, 7):
        ...     notes.tell(cell, "the picture has no words")
        >>> list(notes.lines())
        ['cells 2, 3 and 7: the picture has no words.']
        """
        for what, cells in self.cells.items():
            *most, last = cells
            where = f"cells {', '.join(most)} and {last}" if most else f"cell {last}"
            yield f"{where}: {what}."
