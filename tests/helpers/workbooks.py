"""A workbook (.xlsx) read back by the standard library alone, for tests."""

import io
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Cell:
    """Its type (`s` text, `n` number, `b` true or false), what it holds, and its number format."""

    kind: str
    value: str
    shown_as: str = ""


def parts(content: bytes) -> dict[str, str]:
    """The XML parts of the file, by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def sheets(content: bytes) -> dict[str, list[dict[str, Cell]]]:
    """The rows below the head of each sheet: head of the column to cell, empty cells left out."""
    found = parts(content)
    texts = [
        "".join(each.itertext())
        for each in ElementTree.fromstring(found.get("xl/sharedStrings.xml", "<sst/>"))
    ]
    patterns = _patterns(found["xl/styles.xml"])
    names = re.findall(r'<sheet name="([^"]+)"', found["xl/workbook.xml"])
    return {
        name: _rows(found[f"xl/worksheets/sheet{at}.xml"], texts, patterns)
        for at, name in enumerate(names, start=1)
    }


def _patterns(styles: str) -> list[str]:
    """The number format of each style of cells."""
    root = ElementTree.fromstring(styles)
    own = {each.get("numFmtId"): each.get("formatCode", "") for each in root.iter(f"{_MAIN}numFmt")}
    used = root.find(f"{_MAIN}cellXfs")
    assert used is not None
    builtin = {"3": "#,##0", "4": "#,##0.00"}
    return [
        own.get(each.get("numFmtId"), builtin.get(each.get("numFmtId", ""), "")) for each in used
    ]


def _rows(sheet: str, texts: list[str], patterns: list[str]) -> list[dict[str, Cell]]:
    made: list[dict[str, Cell]] = []
    for row in ElementTree.fromstring(sheet).iter(f"{_MAIN}row"):
        cells = {}
        for each in row:
            value = each.find(f"{_MAIN}v")
            if value is not None:
                column = re.sub(r"\d", "", each.get("r", ""))
                kind, text = each.get("t", "n"), value.text or ""
                text = texts[int(text)] if kind == "s" else text
                cells[column] = Cell(kind, text, patterns[int(each.get("s", "0"))])
        made.append(cells)
    head = {column: cell.value for column, cell in made[0].items()}
    return [{head[column]: cell for column, cell in row.items()} for row in made[1:]]
