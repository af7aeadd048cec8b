"""A sheet that a chart is written on from the top down: its title, rows and notes, and at last its source."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from markupsafe import Markup

from as_stated.coding import Claim
from as_stated.show.charts.canvas import Canvas
from as_stated.show.charts.chart import Drawn
from as_stated.show.charts.claims import ON_PAPER, ROOMY
from as_stated.show.charts.style import (
    BOLD,
    INCH,
    LEADING,
    LEFT,
    MARGIN,
    NORMAL,
    SMALL_TEXT,
    TEXT,
    TITLE_TEXT,
    Look,
    balance,
    wrap,
)
from as_stated.show.charts.svg import role
from as_stated.show.charts.words import alternative, choice_note, data_table, source_line
from as_stated.show.tables import Tables

Part = TypeVar("Part")

WIDE = 620.0  # from this width on


class Sheet(Canvas):
    """A canvas as wide as its look asks for and as tall as it gets.

    `y` is how far down it is filled, `right` where the room for words and lines ends, `roomy` how many
    figures may have lines of their own for what they say. On a wide one an
    axis stands beside the words of its rows, from `axis` on, and they end at `words_end`.

    Args:
        name: of the chart, by which its files are called.
        title: the finding; the look may have another, or none.
        small: the size of its small type, in px.
    """

    def __init__(self, name: str, title: str, look: Look, small: float = SMALL_TEXT) -> None:
        super().__init__(look.width, look.theme)
        self.name, self.title, self.y, self.small = name, title, MARGIN, small
        self.right, self.is_paged = look.width - MARGIN, look.is_paged
        self.is_wide, self.roomy = look.width >= WIDE, ON_PAPER if look.is_paged else ROOMY
        self.words_end = LEFT + 0.46 * look.width if self.is_wide else self.right
        self.axis = self.words_end + 14 if self.is_wide else LEFT
        if shown := title if look.title is None else look.title:
            lines = balance(shown, self.right - LEFT, TITLE_TEXT, BOLD)
            self.lines(lines, LEFT, TITLE_TEXT, BOLD, gid=role("title", "count"))
            self.y += 10

    def lines(
        self,
        lines: list[str],
        x: float,
        size: float = TEXT,
        weight: int = NORMAL,
        color: str = "ink",
        gid: str = "",
    ) -> None:
        """These `lines` of words from `self.y` on, which moves below them."""
        for line in lines:
            self.text(line, x, self.y + size, size, weight, color, gid=gid)
            self.y += size * LEADING

    def note(
        self,
        text: str,
        x: float = LEFT,
        color: str = "muted",
        gid: str = role("note"),
        end: float | None = None,
    ) -> None:
        """A paragraph in small type from `x` to `end`; None for the end of the sheet."""
        lines = wrap(text, (end or self.right) - x, self.small)
        self.lines(lines, x, self.small, color=color, gid=gid)

    def beside(self, top: float, below: float, after: float) -> float:
        """Where the mark of a row stands, which ends here: beside its words, or below them.

        Args:
            top: where its words begin.
            below: from the end of its words to the middle of its mark.
            after: from there to the next row, where it stands below.

        Returns:
            How far down the middle of the mark is.
        """
        at = (top + self.y) / 2 if self.is_wide else self.y + below
        self.y = self.y + 12 if self.is_wide else at + after
        return at

    def may_end(self) -> None:
        """A page of paper may end here: what is above needs nothing from below, nor the reverse."""
        self.line((LEFT, LEFT + 1), (self.y,) * 2, "paper", 0.1, role("break"), behind=True)

    def parts(self, items: Iterable[Part]) -> Iterator[Part]:
        """Each of the `items` that are drawn one below the other; a page of paper may end between two."""
        for at, item in enumerate(items):
            if at:
                self.may_end()
            yield item

    def heading(
        self,
        text: str,
        gid: str = role("heading", "date"),
        x: float = LEFT,
        end: float | None = None,
    ) -> None:
        """Words over a group of rows, under a rule from `x` to `end`; None for the end of the sheet."""
        end = end or self.right
        self.y += 4
        self.line((x, end), (self.y, self.y))
        self.y += 4
        lines = wrap(text, end - x, self.small, BOLD)
        self.lines(lines, x, self.small, BOLD, "muted", gid=gid)
        self.y += 2

    def output(
        self,
        tables: Tables,
        alt: Sequence[str | Sequence[str]],
        caption: Markup,
        drawn: Sequence[Claim],
    ) -> Drawn:
        """Close the sheet with its source, and give the drawing with what it says.

        Args:
            tables: those that it is drawn from: which article, and what the parameters leave out.
            alt: the alt text in parts, for `alternative`; the title goes before them.
            caption: what stands below the chart on the page.
            drawn: the figures that it shows, for the table beside it.
        """
        choice = choice_note(tables)
        said = [*alt, choice] if choice else list(alt)
        if choice:
            self.y += 6
            self.note(choice, gid=role("note", "count"))
            self.y -= 6
        return self.close(said, caption, source_line(tables), data_table(self.name, drawn))

    def close(
        self, alt: Sequence[str | Sequence[str]], caption: Markup, source: str, table: Markup
    ) -> Drawn:
        """Close the sheet with its source, and give the drawing with what it says.

        Args:
            alt, caption: as for `output`.
            source: where its figures come from, for the last line of the sheet.
            table: what it draws, as a table beside it.
        """
        said = alternative(self.title, alt)
        self.draw_rails()
        self.y += 6
        lines = (balance if self.is_wide else wrap)(source, self.right - LEFT, self.small)
        self.lines(lines, LEFT, self.small, color="muted", gid=role("source", "date"))
        self.figure.set_size_inches(self.width / INCH, round(self.y + MARGIN) / INCH)
        self.figure.name, self.figure.alt = self.title, said
        facts = {
            "kind": "chart", "name": self.name, "title": self.title, "alt": said,
            "caption": str(caption), "source": source, "table": str(table),
        }  # fmt: skip
        return Drawn(self.figure, facts)
