"""LibreOffice and R's readr open the tables as they are, and LibreOffice the workbook.

A CSV file does not say in which characters it is written. LibreOffice asks, in its window, with UTF-8 proposed
where that is the system's; without a window it takes Western ones, so that it is told here. Nothing else is.
"""

import csv
import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from as_stated.show.formulas import plain_words

ROOT = Path(__file__).resolve().parents[2]
AS_STATED = ROOT / ".venv" / "bin" / "as-stated"
UTF_8 = "--infilter=CSV:9/44/59,34,76,1"  # tab, comma, semicolon, as its window has it; quotation mark, UTF-8, first line
WRITTEN = {
    "token",
    "signs",
    "signs_before",
    "signs_after",
}  # numbers as written: words, as the docs say
_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TABLE, OFFICE, TEXT = (_NAMES % each for each in ("table", "office", "text"))


class Cell(NamedTuple):
    """A cell of a sheet: what it is, its value if it is no text, and what is shown."""

    kind: str
    value: str
    shown: str


def opened(files: Sequence[Path], *options: str) -> dict[str, dict[str, list[list[Cell]]]]:
    """The sheets of files of one folder as LibreOffice has them: name of the file, of the sheet, rows of cells."""
    folder = files[0].parent
    words = [
        "soffice",
        f"-env:UserInstallation={(folder / 'home').as_uri()}",
        "--headless",
        *options,
    ]
    words += ["--convert-to", "fods", "--outdir", str(folder / "opened"), *map(str, files)]
    subprocess.run(words, check=True, capture_output=True)
    return {path.stem: _sheets(path) for path in (folder / "opened").iterdir()}


def _sheets(path: Path) -> dict[str, list[list[Cell]]]:
    found = {}
    for sheet in ElementTree.parse(path).getroot().iter(f"{TABLE}table"):
        rows = [[*_cells(row)] for row in sheet.iter(f"{TABLE}table-row")]
        while rows and not any(cell.kind for cell in rows[-1]):  # the rest of the sheet
            rows.pop()
        found[sheet.get(f"{TABLE}name", "")] = rows
    return found


def _cells(row: ElementTree.Element) -> Iterator[Cell]:
    for cell in row:
        kind = cell.get(f"{OFFICE}value-type", "")
        value = next((cell.attrib[f"{OFFICE}{each}"] for each in ("value", "date-value", "boolean-value")
                      if f"{OFFICE}{each}" in cell.attrib), "")  # fmt: skip
        shown = "\n".join("".join(_words(each)) for each in cell.iter(f"{TEXT}p"))
        for _ in range(min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), 100)):
            yield Cell(kind, value, shown)


def _words(paragraph: ElementTree.Element) -> Iterator[str]:
    """A paragraph's words; blanks beyond one are elements."""
    yield paragraph.text or ""
    for each in paragraph:
        if each.tag == f"{TEXT}s":
            yield " " * int(each.get(f"{TEXT}c", "1"))
        elif each.tag == f"{TEXT}tab":
            yield "\t"
        yield from (
            (*_words(each), each.tail or "") if each.tag == f"{TEXT}span" else (each.tail or "",)
        )


def misread(
    types: Mapping[str, str], rows: Sequence[Mapping[str, str]], sheet: Sequence[Sequence[Cell]]
) -> list[str]:
    """Cells that are something else in a sheet than in a table: another number, or other words."""
    assert [cell.shown for cell in sheet[0]][: len(types)] == [*types]
    assert len(sheet) == len(rows) + 1
    found = []
    for number, (row, cells) in enumerate(zip(rows, sheet[1:], strict=True), start=2):
        empty = [Cell("", "", "")] * (len(types) - len(cells))
        for (name, kind), cell in zip(types.items(), [*cells, *empty], strict=False):
            if not _is_same(row[name], kind, name, cell):
                found.append(f"row {number}, {name}: {row[name]!r} is {cell}")
    return found


def _is_same(words: str, kind: str, name: str, cell: Cell) -> bool:
    if not words:
        return cell.kind == ""
    if kind in ("integer", "number") and len(words.strip("-").replace(".", "")) <= 15:
        return cell.kind in ("float", "percentage") and Decimal(cell.value) == Decimal(words)
    if kind == "boolean":
        return cell.shown == words.upper()
    if name in WRITTEN and cell.kind not in ("", "string"):
        return True
    return cell.shown == words  # as words, or as a day or a year that is shown as written


class Published(NamedTuple):
    """A table of a report: its file, its rows, and the type of each column as `datapackage.json` says it."""

    file: Path
    rows: list[dict[str, str]]
    types: dict[str, str]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented articles and quantities, which have of everything, with their reports."""
    root = tmp_path_factory.mktemp("project")
    for name in ("seeds", "data"):
        shutil.copytree(ROOT / "examples" / name, root / name)
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    subprocess.run([AS_STATED, "report", "--no-pdf"], cwd=root, check=True, capture_output=True)
    return root


@pytest.fixture(scope="module")
def tables(project: Path) -> list[Published]:
    found = []
    for path in sorted((project / "report").rglob("datapackage.json")):
        for each in json.loads(path.read_text("utf-8"))["resources"]:
            file = path.parent / each["path"]
            with file.open(encoding="utf-8", newline="") as text:
                rows = list(csv.DictReader(text))
            types = {field["name"]: field["type"] for field in each["schema"]["fields"]}
            found.append(Published(file, rows, types))
    assert len(found) > 50
    return found


def test_libreoffice_opens_each_table(tables: list[Published], tmp_path: Path) -> None:
    found = {}
    for number, table in enumerate(tables):
        copy = tmp_path / f"{number}-{table.file.name}"
        shutil.copy(table.file, copy)
    sheets = opened([*tmp_path.glob("*.csv")], UTF_8)
    for number, table in enumerate(tables):
        (sheet,) = sheets[f"{number}-{table.file.stem}"].values()
        if bad := misread(table.types, table.rows, sheet):
            found[f"{table.file.parts[-3]}/{table.file.name}"] = bad
    assert found == {}


def test_libreoffice_opens_the_workbook(project: Path, tmp_path: Path) -> None:
    book = tmp_path / "figures.xlsx"
    subprocess.run([AS_STATED, "export", "--xlsx", book], cwd=project, check=True)
    sheets = opened([book])["figures"]
    package = project / "report" / "tables" / "datapackage.json"
    found = {}
    for each in json.loads(package.read_text("utf-8"))["resources"]:
        types = {field["name"]: field["type"] for field in each["schema"]["fields"]}
        with (package.parent / each["path"]).open(encoding="utf-8", newline="") as text:
            rows = [
                {name: plain_words(cell) for name, cell in row.items()}
                for row in csv.DictReader(text)
            ]
        if bad := misread(types, rows, sheets[each["name"]]):
            found[each["name"]] = bad
    assert found == {}


READR = """
library(readr)
for (file in commandArgs(trailingOnly = TRUE)) {
  table <- read_csv(file, show_col_types = FALSE, progress = FALSE)
  kinds <- vapply(table, function(column) class(column)[1], "")
  cat(nrow(table), nrow(problems(table)), paste0(names(table), "=", kinds), sep = "\\t")
  cat("\\n")
}
"""
R_TYPES = {
    "string": {"character", "Date"},
    "integer": {"numeric"},
    "number": {"numeric"},
    "boolean": {"logical"},
    "date": {"Date"},
}


def misread_by_readr(tables: Sequence[Published], folder: Path) -> list[str]:
    """Columns with something in them that readr takes for another type; what it cannot read, and rows it lost."""
    script = folder / "open.R"
    script.write_text(READR, "utf-8")
    words = ["Rscript", "--vanilla", str(script), *(str(each.file) for each in tables)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    found = []
    for table, line in zip(tables, done.stdout.splitlines(), strict=True):
        count, problems, *columns = line.split("\t")
        kinds = dict(each.split("=") for each in columns)
        if [count, problems, *kinds] != [str(len(table.rows)), "0", *table.types]:
            found.append(f"{table.file}: {line}")
        filled = {name for row in table.rows for name, cell in row.items() if cell} - WRITTEN
        found += [
            f"{table.file}: {name} is {kinds[name]}, not {kind}"
            for name, kind in table.types.items()
            if name in filled and kinds.get(name) not in R_TYPES[kind]
        ]
    return found


def test_readr_opens_each_table(tables: list[Published], tmp_path: Path) -> None:
    assert misread_by_readr(tables, tmp_path) == []


def test_another_type_would_be_found(tmp_path: Path) -> None:
    """A number with a word in it, a name that begins with zeros, a day in another order."""
    types = {"name": "string", "much": "number", "day": "string"}
    row = {"name": "007", "much": "about 5", "day": "3/4/2022"}
    file = tmp_path / "t.csv"
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(types))
        writer.writeheader()
        writer.writerow(row)
    (sheet,) = opened([file], UTF_8)["t"].values()
    assert [each.split(":")[0] for each in misread(types, [row], sheet)] == [
        "row 2, name", "row 2, much", "row 2, day",
    ]  # fmt: skip
    found = misread_by_readr([Published(file, [row], types)], tmp_path)
    assert [each.split(": ")[1] for each in found] == ["much is character, not number"]
