"""The rows of a coding that is being drafted, beside those that it has, and how they are written."""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path

from as_stated.coding import DERIVED, HAND_CODED, csv_line, read_shared
from as_stated.errors import CodingError
from as_stated.project import Project

Cells = dict[str, str]
# A file that is there only if it has a row, mostly.
QUOTES = "quotes.csv"
# The files of which a draft writes rows; and the one of which it brings the quotes up to a changed text.
DRAFTED, CHANGES = ("events.csv", "speakers.csv", "claims.csv", "exclusions.csv"), "changes.csv"
KEPT = (*DRAFTED, QUOTES)
# Values of speaker_id, stance_by, part_of and comparable_group that name no row.
_RESERVED = {"unstated", "unclear", "outlet", "none"}


def slug(words: str) -> str:
    """Words as a part of an id: `Åsa Lindqvist` gives `asa-lindqvist`; empty if nothing is left.

    >>> slug("On 3 March 2021")
    'on-3-march-2021'
    """
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def read_shared_rows(project: Project) -> dict[str, list[Cells]]:
    """The events and speakers that all articles share, by file.

    Raises:
        CodingError: one of the files cannot be read.
    """
    shared = read_shared(project)
    if shared.problems:
        raise CodingError(shared.problems)
    files = {"events.csv": shared.events, "speakers.csv": shared.speakers}
    return {file: [row.cells for row in rows.values()] for file, rows in files.items()}


def free_id(name: str, taken: Container[str]) -> str:
    """A name, or the same with the first number behind it that makes it none of those taken."""
    more = (f"{name}-{number}" for number in count(2))
    return next(each for each in chain([name], more) if each not in taken)


def lettered(name: str, lead: str) -> str:
    """A name as an id, which begins with a letter: with `lead` before any other.

    >>> lettered("1953-flood", "date")
    'date-1953-flood'
    """
    return name if name[:1].isalpha() else f"{lead}-{name}".strip("-")


def table(header: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """A whole CSV file: its header, and rows, of which a cell that is not given is empty."""
    lines = [header, *([row.get(each, "") for each in header] for row in rows)]
    return "".join(csv_line(cells) + "\n" for cells in lines)


def is_begun(folder: Path, files: Mapping[Path, bytes]) -> bool:
    """Whether a folder holds nothing but files that a first run writes: one that was stopped half-way."""
    there = folder.iterdir() if folder.is_dir() else ()
    own = (path for path in there if not path.name.startswith("."))
    return all(path.is_file() and path.read_bytes() == files.get(path) for path in own)


def _ids(file: str, rows: Sequence[Mapping[str, str]]) -> set[str]:
    key = HAND_CODED[file].key
    return {row[key] for row in rows} if key else set()


@dataclass
class Rows:
    """The rows drafted so far, by file.

    Args:
        kept: those there are, of which nothing is changed.
        shared: the events and speakers of all articles. An article that names one has it without a
            row of its own; a row of its own has the id of one only if it is that one.
    """

    kept: Mapping[str, Sequence[Mapping[str, str]]]
    shared: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    new: dict[str, list[Cells]] = field(default_factory=lambda: {name: [] for name in KEPT})
    _taken: set[str] = field(default_factory=lambda: {*DERIVED, *_RESERVED})  # ids
    _used: dict[str, list[Mapping[str, str]]] = field(default_factory=dict, init=False)
    _numbered: Counter[str] = field(default_factory=Counter)  # name to its last number

    def __post_init__(self) -> None:
        for file, rows in (*self.kept.items(), *self.shared.items()):
            self._taken |= _ids(file, rows)
        cells = {cell for row in self.kept.get("claims.csv", ()) for cell in row.values()}
        named = {word for cell in cells for word in re.split(r"[\s,;]+", cell)}
        for file, rows in self.shared.items():
            own = _ids(file, self.kept.get(file, ()))
            key, free = HAND_CODED[file].must[0], named - own
            self._used[file] = [row for row in rows if row[key] in free]

    def __getitem__(self, file: str) -> list[Mapping[str, str]]:
        """All rows of a file, those kept first, and those of all articles that this one names."""
        return [*self.kept.get(file, ()), *self._used.get(file, ()), *self.new[file]]

    def use(self, file: str, row: Mapping[str, str]) -> None:
        """Have a row that all articles share, of the file of that name, as one of this article."""
        self._used[file].append(row)

    def append(self, file: str, **cells: str) -> Cells:
        """Add a row to the file of that name, empty in every other column; returns it."""
        row = dict.fromkeys(HAND_CODED[file].all, "") | cells
        self.new[file].append(row)
        self._taken |= _ids(file, [row])
        return row

    def new_id(self, name: str, more: str = "", lead: str = "figure") -> str:
        """A name that nothing else has, and that begins with a letter.

        Args:
            name: what it is made of; `more`: what goes behind it if it is taken, else a number does.
            lead: what goes before one that begins with no letter.
        """
        name = lettered(name, lead)
        tries = [name, *([f"{name}-{more}"] if more and not name.endswith(more) else [])]
        free = next((each for each in tries if each not in self._taken), "")
        while not free:
            again = self._numbered[tries[-1]] = max(self._numbered[tries[-1]] + 1, 2)
            numbered = f"{tries[-1]}-{again}"
            free = "" if numbered in self._taken else numbered
        return free

    def file(self, name: str) -> str:
        """A whole file of the new rows, with those optional columns that one of them fills."""
        known = HAND_CODED[name]
        filled = [each for each in known.optional if any(row[each] for row in self.new[name])]
        columns = (*known.must, *filled)
        return table(columns, self.new[name])
