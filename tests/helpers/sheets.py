"""CSV files as spreadsheets save them: the same cells in other separators, encodings, line ends."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from as_stated.project import Project

Cells = list[list[str]]


@dataclass(frozen=True)
class Program:
    """How a program saves a sheet.

    Attributes:
        start: what it writes before the header.
        quoting: a constant of the module csv.
    """

    separator: str = ","
    line_end: str = "\n"
    encoding: str = "utf-8"
    start: str = ""
    quoting: Literal[0, 1, 2, 3] = csv.QUOTE_MINIMAL

    def save(self, cells: Cells) -> bytes:
        out = io.StringIO(newline="")
        csv.writer(
            out, delimiter=self.separator, lineterminator=self.line_end, quoting=self.quoting
        ).writerows(cells)
        return (self.start + out.getvalue()).encode(self.encoding)


PROGRAMS = {
    "Excel, CSV UTF-8": Program(line_end="\r\n", start="\ufeff"),
    "Excel, CSV UTF-8 in a country of decimal commas": Program(";", "\r\n", start="\ufeff"),
    "Excel, with the line sep=": Program(";", "\r\n", start="sep=;\r\n"),
    "Excel, with a byte order mark and sep=": Program(";", "\r\n", start="\ufeffsep=;\r\n"),
    "Excel, Unicode text": Program("\t", "\r\n", "utf-16-le", "\ufeff"),
    "big endian": Program("\t", "\r\n", "utf-16-be", "\ufeff"),
    "LibreOffice, all text quoted": Program(quoting=csv.QUOTE_ALL),
    "LibreOffice, semicolons": Program(";", quoting=csv.QUOTE_ALL),
    "Google Sheets, tab-separated": Program("\t", "\r\n"),
    "Numbers, semicolons": Program(";", "\r\n"),
    "a separator of one's own, as sep= names it": Program("|", start="sep=|\n"),
}


def tables(project: Project, article: str) -> list[Path]:
    """Every hand-coded table of an article, units.csv with it."""
    return [*sorted(project.data(article).glob("*.csv")), project.root / "data" / "units.csv"]


def resave(
    path: Path, program: Program, change: Callable[[Cells], Cells] = lambda each: each
) -> None:
    """Save a table of commas in UTF-8 as another program does, and perhaps change its cells."""
    with path.open(encoding="utf-8", newline="") as file:
        cells = list(csv.reader(file))
    path.write_bytes(program.save(change(cells)))
