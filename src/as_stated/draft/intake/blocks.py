"""A document's paragraphs, lists and tables as the lines of a plain text: one line each."""

import re
from collections.abc import Iterator, Sequence

# What a page's and a document's reader say that they have done.
BY_ROWS = "tables are written row by row, each cell with its column's head"
UNSTRUCK = "struck words are left out"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§])(?:\s?[,;–-]\s?\d{1,3})*[\])]?")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")  # a no-break space stays: it may part thousands


def one_line(text: str) -> str:
    """A paragraph with one blank for each run of white space."""
    return _BLANKS.sub(" ", text).strip(" ")


def raised(before: str, mark: str) -> str:
    """A superscript as a plain text has it: "m²" and "10⁶"; nothing for a note's mark.

    In a line of plain characters the mark of a note would go on with a number: 12 and a raised 3, 123.

    Args:
        before: what stands before it.

    >>> raised("5 km", "2"), raised("killed 12", "3"), raised("the 3", "rd")
    ('²', '', 'rd')
    """
    mark = mark.strip()
    is_power = re.search(r"\b10$", before) or (mark in "23" and re.search(r"\b[ckm]?m$", before))
    if mark.isdecimal() and is_power:
        return mark.translate(_RAISED)
    return "" if _MARK.fullmatch(mark) else mark


def table_lines(rows: Sequence[Sequence[str]], has_heads: bool) -> Iterator[str]:
    """A line for each row of a table, each cell with the head of its column.

    Args:
        rows: the cells, in which a number may stand alone; `has_heads`: the first row names columns.
            A first row without a digit above rows with digits does so too.

    >>> list(table_lines([["Town", "Dead"], ["Halden", "12"]], False))
    ['Town: Halden; Dead: 12']
    """
    rows = [[one_line(cell) for cell in row] for row in rows]
    rows = [row for row in rows if any(row)]
    while (
        rows and len(rows[0]) > 1 and sum(map(bool, rows[0])) == 1
    ):  # a caption across the columns
        yield "".join(rows.pop(0))
    digits = [any(re.search(r"\d", cell) for cell in row) for row in rows]
    has_heads = has_heads or (any(digits) and not digits[0] and all(rows[0][1:]))
    names = rows[0] if rows and has_heads else []
    for row in rows[1 if names else 0 :]:
        heads = [*names, *[""] * len(row)] if len(names) == len(row) else [""] * len(row)
        said = (
            f"{head}: {cell}" if head else cell
            for head, cell in zip(heads, row, strict=False)
            if cell
        )
        yield "; ".join(said)


def joined(lines: Sequence[str]) -> str:
    """The lines as a text, with an empty line between two paragraphs."""
    return "\n\n".join(line for line in lines if line) + "\n"
