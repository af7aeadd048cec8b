"""A table as readers see it: HTML that a narrow screen, a screen reader and JupyterLab can show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress

from markupsafe import Markup, escape

# Of words in a table: JupyterLab sets every cell to the right.
LEFT = Markup(' style="text-align:left"')


@dataclass(frozen=True, slots=True)
class Shown:
    """One column as readers see it: a heading, and whether its cells are figures."""

    heading: str
    is_figure: bool = False


def heads(*headings: str) -> tuple[Shown, ...]:
    """Columns of words under these `headings`."""
    return tuple(map(Shown, headings))


def _cell(tag: str, attributes: Markup, column: Shown, content: object) -> Markup:
    kind = Markup(' class="figure"') if column.is_figure else LEFT
    opened = Markup("<{}{}{}>").format(tag, attributes, kind)
    return opened + escape(content) + Markup("</{}>").format(tag)


def html_table(
    name: str,
    caption: str | Markup,
    columns: Sequence[Shown],
    rows: Iterable[Sequence[object]],
    empty: str = "",
) -> Markup:
    """A table of `rows` with a caption, scopes and, for narrow screens, each cell's heading beside it.

    A column in which no row has anything is left out. Without rows a sentence: `empty`, or else the
    caption.
    """
    rows = [tuple(row) for row in rows]
    filled = [at == 0 or any(str(row[at]) for row in rows) for at in range(len(columns))]
    columns = list(compress(columns, filled))
    heads = Markup("").join(
        _cell("th", Markup(' scope="col"'), column, column.heading) for column in columns
    )
    lines = []
    for row in rows:
        first, *others = zip(columns, compress(row, filled), strict=True)
        label = Markup(' data-label="{}"')
        cells = [_cell("th", Markup(' scope="row"') + label.format(first[0].heading), *first)]
        cells += [
            _cell("td", label.format(column.heading) if str(cell) else Markup(""), column, cell)
            for column, cell in others
        ]
        lines.append(Markup("<tr>{}</tr>").format(Markup("").join(cells)))
    if not lines:
        return Markup('<p class="empty">{}</p>').format(empty or caption)
    return Markup(
        '<table class="tidy" id="table-{name}">\n<caption>{caption}</caption>\n'
        "<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    ).format(name=name, caption=caption, heads=heads, body=Markup("\n").join(lines))
