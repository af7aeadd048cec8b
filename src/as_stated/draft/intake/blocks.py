"""A document's paragraphs, lists and tables as the lines of a plain text: one line each."""

import re
from collections.abc import Iterator, Sequence

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")  # a no-break space stays: it may part thousands


def one_line(text: str) -> str:
    """A paragraph with one blank for each run of white space."""
    return _BLANKS.sub(" ", text).strip(" ")


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
    digits = [any(re.search(r"\d", cell) for cell in row) for row in rows]
    names = rows[0] if rows and (has_heads or (digits and not digits[0] and any(digits))) else []
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
