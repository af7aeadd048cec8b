"""The tables of all articles as one workbook (.xlsx): a sheet a table, and the codebook as a sheet.

Words are written as text, whatever they begin with: none is taken for a formula, a link or a number. A
number is a number, shown with its hedge as a sign and, where it does not simply hold, with its stance; a day is a date.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from as_stated.errors import InputError
from as_stated.numerals import say
from as_stated.show import CODEBOOK, Column, PlainTable, Stack, plain_value

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

AUTHOR = "as-stated"
DAY = datetime(1980, 1, 1, tzinfo=UTC)  # when each export was made, as far as its bytes say
# Of a sheet, a cell, a number: Excel's.
MOST_ROWS, MOST_CHARACTERS, MOST_DIGITS = 1_048_576, 32_767, 15
# A spreadsheet counts one day too many before it: what is earlier stays words.
FIRST_DAY = "1900-03-01"
MOST_PATTERN = 255  # characters of a number format
WIDEST, NARROWEST = 60, 8  # of a column, in characters
# Stated numbers, shown as the signs beside them say: with hedge and stance.
_AS_STATED = {
    f"{number}{which}": f"signs{which}"
    for number in ("magnitude", "magnitude_to")
    for which in ("", "_before", "_after")
}


def workbook(stack: Stack) -> bytes:
    """The tables as a workbook; the same stack gives the same bytes.

    Raises:
        InputError: a table has more rows, or a cell more characters, than a sheet can hold.
    """
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"author": AUTHOR, "title": "The figures of all articles", "created": DAY})
    sheets = _Sheets(book)
    first, *others = sorted(stack.all, key=lambda table: table.schema.name != "claims")
    for table in (first, *others, _codebook(stack.all)):
        sheets.add(table)
    book.close()
    return out.getvalue()


def is_untouched_workbook(path: Path) -> bool:
    """Whether the file at a `path` is a workbook of ours that no program has saved since: each writes its own day.

    Raises:
        BadZipFile, KeyError: it is no workbook.
    """
    with zipfile.ZipFile(path) as parts:
        core = parts.read("docProps/core.xml").decode()
    day = f">{DAY:%Y-%m-%dT%H:%M:%SZ}<"
    return f"lastModifiedBy>{AUTHOR}<" in core and core.count(day) == 2  # made, and changed


class _Sheets:
    """Writes the sheets of one workbook, with the formats that they share."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._formats: dict[str, Format] = {}

    def add(self, table: PlainTable) -> None:
        """A sheet with the table: heads that stay in sight and can filter, and a row a row.

        Raises:
            InputError: the table has more rows than a sheet can hold.
        """
        name, columns = table.schema.name, table.schema.columns
        if len(table) >= MOST_ROWS:
            most = f"a sheet holds {MOST_ROWS - 1:,}"
            raise InputError(f"{name} has {len(table):,} rows, and {most}. Use --sqlite.")
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 1 + [column.name for column in columns].index(table.schema.key[-1]))
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column.name, self._head)
            sheet.set_column(at, at, _width(column, table.rows))
            for number, row in enumerate(table.rows, start=1):
                self._write(sheet, (number, at), column, row)
        sheet.autofilter(0, 0, len(table), len(columns) - 1)

    def _write(
        self, sheet: "Worksheet", place: tuple[int, int], column: Column, row: Mapping[str, Any]
    ) -> None:
        value = row[column.name]
        if value is None or value == "":
            return
        if isinstance(value, bool):
            sheet.write_boolean(*place, value)
        elif column.type == "date" and value >= FIRST_DAY:
            sheet.write_datetime(*place, date.fromisoformat(value), self._day)
        elif isinstance(value, int | Decimal) and _is_exact(value):
            sheet.write_number(*place, value, self._format(column, row))
        else:
            words = str(plain_value(value))
            if len(words) > MOST_CHARACTERS:
                what = f"{column.name} in row {place[0] + 1} of {sheet.get_name()}"
                most = f"{len(words):,} characters, and a cell holds {MOST_CHARACTERS:,}"
                raise InputError(f"{what} has {most}. Shorten it, or use --sqlite.")
            sheet.write_string(*place, words)

    def _format(self, column: Column, row: Mapping[str, Any]) -> "Format | None":
        """How a number is shown: a stated one as its signs say it, with hedge, unit and stance."""
        signs = row.get(_AS_STATED.get(column.name, ""))
        pattern = _pattern(row[column.name], signs) if signs else ""
        if not pattern:
            return None
        if pattern not in self._formats:
            self._formats[pattern] = self._book.add_format({"num_format": pattern})
        return self._formats[pattern]


def _pattern(number: int | Decimal, signs: str) -> str:
    """A number format of spreadsheets that shows a number within its signs; empty if there is none.

    >>> _pattern(50, "withdrawn: ≥ 50"), _pattern(Decimal("6.5"), "6.5 %"), _pattern(5, "5 to 15")
    ('"withdrawn: ≥ "#,##0', '#,##0.0" %"', '#,##0" to 15"')
    """
    said = re.escape(say(-number if number < 0 else number))
    found = re.search(rf"(?<![\d.,]){said}(?![.,]?\d)", signs)
    if not found or '"' in signs:
        return ""
    before, after = signs[: found.start()], signs[found.end() :]
    if number < 0:  # a spreadsheet puts the minus there itself
        before = before.removesuffix("-")
    decimals = max(0, -int(Decimal(number).as_tuple().exponent))
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    pattern = (f'"{before}"' if before else "") + digits + (f'"{after}"' if after else "")
    return pattern if len(pattern) <= MOST_PATTERN else ""


def _is_exact(number: int | Decimal) -> bool:
    """Whether a spreadsheet, which counts in floats of 15 digits, keeps every digit of a number."""
    return len(Decimal(number).normalize().as_tuple().digits) <= MOST_DIGITS


def _width(column: Column, rows: Iterable[Mapping[str, Any]]) -> int:
    longest = max((len(str(row[column.name] or "")) for row in rows), default=0)
    return min(WIDEST, max(NARROWEST, len(column.name) + 4, longest + 1))


def _codebook(tables: Iterable[PlainTable]) -> PlainTable:
    rows = [
        CODEBOOK.row_of(column, sheet=table.schema.name, row=table.schema.row, column=column.name)
        for table in tables
        for column in table.schema.columns
    ]
    return PlainTable(CODEBOOK, rows)
