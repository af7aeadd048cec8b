"""CSV files as spreadsheets and people save them: separator, encoding, line ends; kept when written."""

import codecs
import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from as_stated.coding.files import decode, read_bytes
from as_stated.errors import Problem

# A spreadsheet takes the one of the user's country; tab is that of text pasted or saved from one.
SEPARATORS: Mapping[str, str] = {",": "comma", ";": "semicolon", "\t": "tab"}
_BINARY = {
    b"PK\x03\x04": "is a spreadsheet (.xlsx or .ods), not CSV",
    b"\xd0\xcf\x11\xe0": "is a spreadsheet (.xls), not CSV",
}
_CSV_UTF8 = "Save the file as UTF-8; spreadsheets call that “CSV UTF-8”."
# Excel's own first line, which says how the file is separated and is no row.
_SEP_LINE = re.compile(r'\ufeff?"?sep=(.)"?(?:\r\n?|\n)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the file: its number in a spreadsheet, its cells, and its text with its line end."""

    number: int
    cells: tuple[str, ...]
    raw: str

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything, as in a row of only separators."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file, whole.

    Attributes:
        encoding: a codec's name.
        start: what stands before the first row: a byte order mark, a line `sep=;`, or nothing.
        separator: the character between cells.
        records: every row in order, blank ones too. `header` is the first that is not blank.
    """

    encoding: str
    start: str
    separator: str
    records: tuple[Record, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, without blanks around them; none in an empty file."""
        filled = (each.cells for each in self.records if not each.is_blank)
        return tuple(cell.strip() for cell in next(filled, ()))

    @property
    def rows(self) -> tuple[Record, ...]:
        """The rows below the header, without blank ones."""
        return tuple(each for each in self.records if not each.is_blank)[1:]

    @property
    def line_end(self) -> str:
        """What its first row ends with; of an empty file, or one line without an end, a new line."""
        end = re.search(r"(\r\n?|\n|)$", self.records[0].raw) if self.records else None
        return (end[0] if end else "") or "\n"

    def with_header(self, columns: Sequence[str]) -> "Sheet":
        """A sheet saved in the same form, with these `columns` and no rows."""
        line = csv_line(columns, self.separator) + self.line_end
        return replace(self, records=(Record(1, tuple(columns), line),))

    def without(self, rows: Collection[int]) -> "Sheet":
        """The sheet without the `rows` of these numbers; the others keep their text."""
        kept = tuple(each for each in self.records if each.number not in rows)
        return replace(self, records=kept)

    def content(self, rows: Sequence[Mapping[str, str]] = ()) -> bytes:
        """The file with these rows behind its own, separated and encoded as it is.

        Its own rows keep their text. Where a new row fills a column that the file leaves out, the
        header gets that column, and each row an empty cell at its end.

        Args:
            rows: cells by column; columns that no row fills need not be in the file.
        """
        sheet = self._widened(rows)
        text = "".join(record.raw for record in sheet.records)
        if rows and text and not text.endswith(("\r", "\n")):
            text += self.line_end
        for row in rows:
            cells = [row.get(each, "") for each in sheet.header]
            text += csv_line(cells, self.separator) + self.line_end
        return (self.start + text).encode(self.encoding)

    def with_cells(self, changed: Mapping[int, Mapping[str, str]]) -> "Sheet":
        """The sheet with other cells in some rows; all other rows keep their text.

        Args:
            changed: by the number of a row, its new cells by column. A column that the file leaves out
                is added to it, if one of them fills it.
        """
        sheet = self._widened(list(changed.values()))
        records = [
            _with_cells(each, sheet.header, changed[each.number], self.separator)
            if each.number in changed
            else each
            for each in sheet.records
        ]
        return replace(sheet, records=tuple(records))

    def _widened(self, rows: Sequence[Mapping[str, str]]) -> "Sheet":
        """The sheet with those columns at its end that it leaves out and one of these rows fills."""
        filled = dict.fromkeys(column for row in rows for column, cell in row.items() if cell)
        more = [column for column in filled if column not in self.header]
        added, records = tuple(more), []
        for record in self.records:
            if not more or record.is_blank:
                records.append(record)
                continue
            text = record.raw.rstrip("\r\n")
            wider = text + csv_line(["", *added], self.separator) + record.raw[len(text) :]
            records.append(Record(record.number, (*record.cells, *added), wider))
            added = ("",) * len(more)
        return replace(self, records=tuple(records))


def _with_cells(
    record: Record, header: Sequence[str], changed: Mapping[str, str], separator: str
) -> Record:
    """A row with other cells in these columns."""
    named = [changed.get(name, cell) for name, cell in zip(header, record.cells, strict=False)]
    cells = (*named, *record.cells[len(named) :])
    end = record.raw[len(record.raw.rstrip("\r\n")) :]
    return Record(record.number, cells, csv_line(cells, separator) + end)


def csv_line(cells: Iterable[str], separator: str = ",") -> str:
    """The `cells` as one line of CSV, with `separator` between them, without its line end; quoted only where they must be.

    >>> print(csv_line(["4,000", "the ", "soldiers"]))
    "4,000",the ,soldiers
    """
    special = f'"\r\n{separator}'
    return separator.join(
        '"' + cell.replace('"', '""') + '"' if any(each in cell for each in special) else cell
        for cell in cells
    )


def read_sheet(
    path: Path, where: str, known: Collection[str]
) -> tuple[Sheet | None, list[Problem]]:
    """Read a CSV file; returns the sheet, or None and what is wrong with it.

    Commas, semicolons and tabs separate cells: whichever gives the header the most columns that are
    known. A first line `sep=;` decides it too. Encodings are UTF-8, and UTF-16 with its mark.

    Args:
        path: the file; `where` is its name in messages.
        known: names of columns, one of which at least is in its header.
    """
    raw, problems = read_bytes(path, where)
    return parse_sheet(raw, where, known) if raw is not None else (None, problems)


def parse_sheet(
    raw: bytes, where: str, known: Collection[str]
) -> tuple[Sheet | None, list[Problem]]:
    """The same of `raw`, a file's content."""
    encoding, text, wrong = _decoded(raw)
    if text is None:
        return None, [Problem(where, f"{wrong}.", _CSV_UTF8)]
    sep_line = _SEP_LINE.match(text)
    start = sep_line[0] if sep_line else "\ufeff" * text.startswith("\ufeff")
    lines = list(io.StringIO(text[len(start) :], newline=""))
    separator = sep_line[1] if sep_line else _separator(lines, known)
    reader = csv.reader(iter(lines), delimiter=separator, strict=True)
    records: list[Record] = []
    done = 0
    try:
        for number, cells in enumerate(reader, start=1):
            records.append(Record(number, tuple(cells), "".join(lines[done : reader.line_num])))
            done = reader.line_num
    except csv.Error as error:
        at = f"{where}, row {len(records) + 1}"  # where the cell begins that has no end
        return None, [Problem(at, f"not CSV: {error}.", "Close the quotation mark.")]
    return Sheet(encoding, start, separator, tuple(records)), []


def _decoded(raw: bytes) -> tuple[str, str | None, str]:
    """A file's encoding and text; or no text, and what it is instead."""
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if raw.startswith(mark):
            try:
                return codec, raw.decode(codec), ""
            except UnicodeDecodeError as error:
                return codec, None, f"is UTF-16, but broken (byte {error.start})"
    kind = next((said for mark, said in _BINARY.items() if raw.startswith(mark)), "")
    if not kind and raw.count(0) > len(raw) // 4:
        kind = "is not text, or is UTF-16 without the mark that says so"
    if kind:
        return "", None, kind
    text, wrong = decode(raw)
    if text is None:
        try:
            raw.decode("cp1252")
            wrong += ", but seems to be Windows-1252"
        except UnicodeDecodeError:
            pass
    return "utf-8", text, wrong


def _separator(lines: Sequence[str], known: Collection[str]) -> str:
    """The character that makes the most known columns of the header; a comma if none does."""

    def columns(separator: str) -> int:
        try:
            rows = csv.reader(iter(lines), delimiter=separator, strict=True)
            header = next((row for row in rows if any(cell.strip() for cell in row)), [])
        except csv.Error:
            return 0
        return len({cell.strip() for cell in header} & set(known))

    return max(SEPARATORS, key=columns)
