"""An HTML table: a grid of cells with their spans, and how it is set."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from as_stated.page.typeset.elements import Element
from as_stated.page.typeset.literals import fits, flag, is_long
from as_stated.page.typeset.setting import Setting

SECTIONS = ("thead", "tbody", "tfoot")
CELLS = ("td", "th")
FEW_ROWS = 12  # a table of no more stays on one page
MANY = 14  # rows of an overview with two lines each that a page has; more have one
FEW_SIGNS = 14  # characters of a number that is set large in an overview
WIDE = 105  # characters in a row that fit on paper at a table's usual size, which is
SIZE = 9.0  # points


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, at column `x` and row `y`; without an element where the table leaves a gap."""

    x: int
    y: int
    columns: int
    rows: int
    element: Element | None
    is_head: bool  # of its row or column


@dataclass(frozen=True, slots=True)
class Grid:
    """All cells of a table, row by row.

    Attributes:
        width: its number of columns.
        heads: its number of rows that head the columns.
    """

    cells: list[Cell]
    width: int
    heads: int
    caption: Element | None


def table(element: Element, setting: Setting, content: Callable[[Element], str]) -> list[str]:
    """A table as statements; notes of each cell whether it heads a row.

    Args:
        element: the table.
        setting: of the page.
        content: gives what an element holds, as one expression.
    """
    grid = read_table(element)
    name = element.attributes.get("id", "").removeprefix("table-")
    mark = setting.mark(f"table {name}".strip())
    caption = content(grid.caption) if grid.caption else "none"
    if not grid.cells:
        return [] if caption == "none" else [f"p({caption})"]
    said = [_said(cell, grid, setting, content) for cell in grid.cells]
    pairs = list(zip(grid.cells, said, strict=True))
    # All cells of a row that may be divided say so: if one does not, Typst keeps the row whole.
    long = {cell.y + down for cell, words in pairs if is_long(words) for down in range(cell.rows)}
    cells = [_call(cell, words, grid, long) for cell, words in pairs]
    heads = [call for call, cell in zip(cells, grid.cells, strict=True) if cell.y < grid.heads]
    body = cells[len(heads) :]
    if heads:
        body = [f"table.header({', '.join(heads)})", *body]
    is_whole = max(cell.y for cell in grid.cells) < FEW_ROWS and fits(element.text(), "".join(body))
    size = f"{min(SIZE, SIZE * WIDE / max(sum(_narrowest(grid)), 1)):.2f}pt"
    options = f"{_columns(grid)}, {size}, {flag(is_whole)}, {caption}"
    if "overview" in element.classes:
        looks = f"{flag(len(grid.cells) > MANY * grid.width)}, {flag(_signs(grid) > FEW_SIGNS)}"
        return [mark, f"overview({looks}, {caption},\n" + ",\n".join(body) + ")"]
    return [mark, f"tbl({options},\n" + ",\n".join(body) + ")"]


def _said(cell: Cell, grid: Grid, setting: Setting, content: Callable[[Element], str]) -> str:
    """What a cell holds; whether it heads a row is noted before, as cells within it come later."""
    rows = 1 + grid.cells[-1].y - grid.heads
    # In a table of one row there is nothing for its head to tell apart, and more heads than data.
    is_telling = rows > 1 or grid.width < 3
    setting.row_heads.append(cell.is_head and cell.y >= grid.heads and is_telling)
    return content(cell.element) if cell.element else '""'


def _call(cell: Cell, said: str, grid: Grid, long: set[int]) -> str:
    """A cell that holds what is said, as a call; `long` are the rows that pages may divide."""
    options = []
    if cell.columns > 1:
        options.append(f"colspan: {cell.columns}")
    if cell.rows > 1:
        options.append(f"rowspan: {cell.rows}")
    if cell.element and "voice" in cell.element.classes and cell.y >= grid.heads:
        said = f"voiced({flag('other' in cell.element.classes)}, {said})"
    if cell.element and "figure" in cell.element.classes:
        options.append("align: right")
    if long.intersection(range(cell.y, cell.y + cell.rows)):
        options.append("breakable: true")
    call = "th" if cell.y < grid.heads else "td"
    return f"{call}({', '.join([str(cell.x), str(cell.y), said, *options])})"


def _signs(grid: Grid) -> int:
    """The length of the longest number of an overview, with the words before it."""
    return max(
        len(c.element.text()) for c in grid.cells if c.element and c.x == 0 and c.y >= grid.heads
    )


def _words(grid: Grid) -> Iterator[tuple[int, list[str]]]:
    """The words of each cell that stands in one column, with the number of that."""
    for cell in grid.cells:
        if cell.element and cell.columns == 1:
            yield cell.x, cell.element.text().split()


def _narrowest(grid: Grid) -> list[int]:
    """The characters that the longest word of each column takes, and the space beside it."""
    widest = [1] * grid.width
    for x, words in _words(grid):
        widest[x] = max([widest[x], *(min(len(word), 60) for word in words)])
    return [each + 2 for each in widest]


def _columns(grid: Grid) -> str:
    """The widths of the columns: as their words have it, or shared out by how much stands in each."""
    lines, letters = [1] * grid.width, [1] * grid.width
    for x, words in _words(grid):
        length = len(" ".join(words)) + 2
        lines[x] = max(lines[x], length)
        letters[x] += length
    narrowest = _narrowest(grid)
    spare = WIDE - sum(narrowest)
    if sum(lines) <= WIDE or spare <= 0 or grid.width == 1:
        return str(grid.width)
    shares = (n + spare * each / sum(letters) for n, each in zip(narrowest, letters, strict=True))
    return f"({', '.join(f'{share:.1f}fr' for share in shares)})"


def read_table(table: Element) -> Grid:
    """The cells of a table, those that it leaves out among them."""
    rows, heads = _rows(table)
    taken: dict[tuple[int, int], Cell] = {}
    cells: list[Cell] = []
    for y, row in enumerate(rows):
        last = (heads if y < heads else len(rows)) - y  # no cell spans from the heads into the body
        x = 0
        for element in row.inside(*CELLS):
            while (x, y) in taken:
                x += 1
            columns = 1
            while columns < _span(element, "colspan") and (x + columns, y) not in taken:
                columns += 1
            down = min(_span(element, "rowspan") or last, last)
            cell = Cell(x, y, columns, down, element, element.tag == "th")
            cells.append(cell)
            taken |= {(x + i, y + j): cell for i in range(columns) for j in range(down)}
            x += columns
    width = 1 + max((x for x, _ in taken), default=-1)
    gaps = [(x, y) for y in range(len(rows)) for x in range(width) if (x, y) not in taken]
    cells += [Cell(x, y, 1, 1, None, False) for x, y in gaps]
    cells.sort(key=lambda cell: (cell.y, cell.x))
    caption = next(iter(table.inside("caption")), None)
    return Grid(cells, width, heads, caption)


def _rows(table: Element) -> tuple[list[Element], int]:
    """The rows in the order that they are shown in, and how many of them head the columns."""
    by_section: dict[str, list[Element]] = {name: [] for name in SECTIONS}
    for part in table.inside("tr", *SECTIONS):
        if part.tag == "tr":
            by_section["tbody"].append(part)
        else:
            by_section[part.tag] += part.inside("tr")
    heads, body = by_section["thead"], by_section["tbody"] + by_section["tfoot"]
    if not heads and len(body) > 1 and all(each.tag == "th" for each in body[0].inside(*CELLS)):
        heads, body = body[:1], body[1:]
    heads, body = ([each for each in rows if each.inside(*CELLS)] for rows in (heads, body))
    return heads + body, len(heads)


def _span(element: Element, name: str) -> int:
    """How far a cell reaches; 0 for a `rowspan` to the end."""
    text = element.attributes.get(name, "1").strip()
    return min(int(text), 1000) if text.isascii() and text.isdecimal() else 1
