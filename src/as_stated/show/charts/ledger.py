"""The ledger as a picture of the article: its lines in grey, and each of its numbers in its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import nan

from markupsafe import Markup

from as_stated.coding import Claim, label_claim
from as_stated.numerals import spelled
from as_stated.show.charts.chart import Drawn, in_our_style
from as_stated.show.charts.claims import MOST
from as_stated.show.charts.marks import label
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import LEFT, Look
from as_stated.show.charts.svg import role
from as_stated.show.charts.words import each_in_alt, empty, quotes, too_many
from as_stated.show.counting import capital
from as_stated.show.display import Display
from as_stated.show.given import takes_tables
from as_stated.show.tables import Tables

PITCH, BLANK = 7.0, 4.0  # from one line of the article to the next, and more for an empty one
BAR, MARK = 3.5, 6.5  # how tall a line is, and a number on it
NARROWEST = 4.0  # of a number
APART = 6.0  # between two labels
SPREAD = 2.5  # so far at most lines come apart for their labels
SHARE = 0.36  # of the width, for the article; the labels have the rest
CHARACTER = 3.0  # how wide one is
MANY = 150  # so many at most are pressed into a line of a long article
LINES = 120  # so many are wanted at most, as long as the lines are short
MOST_LINES = 500
PART = 60  # lines at most that a page of paper must not part
_TABLE = Markup('<a href="#table-ledger">the ledger</a>')


@dataclass(frozen=True, slots=True)
class _Line:
    """A piece of the article that is drawn as one line: `text[start:end]`, and how far down."""

    start: int
    end: int
    y: float


@takes_tables("charts")
@in_our_style
def ledger(tables: Tables, look: Look) -> Display | Drawn:
    """The article as grey lines, with its numbers in their places: filled for a figure, or hollow.

    No word of the article is shown. Each figure shown has its label beside its first number.

    Args:
        tables: the tidy tables; the parameter `events` is applied.
    """
    entries, shown = tables.dossier.ledger, tables.shown_claims
    if not entries:
        return empty("ledger", "The article has no number, so its ledger is empty.")
    if len(shown) > MOST:
        return too_many(tables, "ledger", "figures", len(shown))
    text = tables.dossier.article.text
    fitting = round(SHARE * look.width / CHARACTER)
    lines = _lines(text, min(max(fitting, len(text) // LINES), max(fitting, MANY)))
    if len(lines) > MOST_LINES:
        return too_many(tables, "ledger", "lines of the article", len(lines), MOST_LINES)
    some = sum(bool(each.claim_id) for each in entries)
    sheet = Sheet("ledger", _title(some, len(entries) - some), look)
    labelled = _draw(sheet, tables, lines, shown)
    alt = [
        "The article as grey lines, its numbers in their places: filled for a figure, else hollow",
        each_in_alt(shown, [label_claim(claim) for claim in labelled]),
    ]
    caption = Markup(
        "Hollow is a date, a duration, an ordinal or the like; the reason for each stands in {}. {}"
    ).format(_TABLE, quotes(shown))
    return sheet.output(tables, alt, caption, shown)


def _draw(sheet: Sheet, tables: Tables, lines: list[_Line], shown: Sequence[Claim]) -> list[Claim]:
    """The lines with their numbers; gives the figures that have a label, in the order of the article."""
    entries = tables.dossier.ledger
    first = {each.claim_id: each.number.start for each in reversed(entries)}
    labelled = sorted(
        (claim for claim in shown if claim.claim_id in first),
        key=lambda claim: first[claim.claim_id],
    )
    others = [(e.number.start, e.number.end) for e in entries if not e.claim_id]
    widest = max(each.end - each.start for each in lines)
    for part in sheet.parts(_parts(lines, [first[claim.claim_id] for claim in labelled], sheet)):
        here = [
            claim for claim in labelled if part[0].start <= first[claim.claim_id] < part[-1].end
        ]
        picture = _Picture(sheet, part, here, widest)
        picture.numbers(others)
        places = picture.figures(tables, {claim.claim_id for claim in shown})
        picture.labels([(claim, *places[claim.claim_id]) for claim in here])
    return labelled


def _title(some: int, others: int) -> str:
    """How many of the numbers state figures."""
    if not some or not others:
        are = f"{'none states a figure' if not some else 'each states a figure'}"
        return f"{capital(spelled(some + others))} numbers in the article: {are}"
    state, do = ("states a figure", "does") if some == 1 else ("state figures", "do")
    do = "does" if others == 1 else "do"
    every = spelled(some + others)
    return f"Of {every} numbers in the article {spelled(some)} {state}, {spelled(others)} {do} not"


def _lines(text: str, longest: int) -> list[_Line]:
    """The article in lines of at most so many characters; its own line breaks are kept."""
    found: list[_Line] = []
    y = 0.0
    for own in re.finditer(r"[^\n]*", text):
        if not own[0].strip():
            y += BLANK if own[0] or own.start() == own.end() else 0
            continue
        for piece in re.finditer(
            rf"\S(?:.{{0,{longest - 2}}}\S)?(?=\s|$)|\S{{1,{longest}}}", own[0]
        ):
            found.append(_Line(own.start() + piece.start(), own.start() + piece.end(), y))
            y += PITCH
    return found


def _parts(lines: list[_Line], firsts: Sequence[int], sheet: Sheet) -> list[list[_Line]]:
    """Lines in parts that a page of paper has room for, with the labels of figures that begin in them."""
    if not sheet.is_paged:
        return [lines]
    parts: list[list[_Line]] = [[]]
    figures = 0
    for line in lines:
        here = sum(line.start <= each < line.end for each in firsts)
        if parts[-1] and (figures + here > sheet.roomy or len(parts[-1]) >= PART):
            parts.append([])
            figures = 0
        figures += here
        parts[-1].append(line)
    return parts


class _Picture:
    """Lines of an article on a sheet, from where it is filled, as wide as the widest of all has room."""

    def __init__(
        self, sheet: Sheet, lines: Sequence[_Line], shown: Sequence[Claim], widest: int
    ) -> None:
        self.sheet, self.top = sheet, sheet.y + MARK
        self.wide = SHARE * (sheet.right - LEFT)
        self.heights = self._heights(shown)
        # As tall as the labels beside it, as far as its lines still read as lines of one text.
        by = sum(self.heights.values()) / (lines[-1].y - lines[0].y + PITCH)
        by = min(max(by, 1), SPREAD)
        self.lines_ = lines = [replace(each, y=(each.y - lines[0].y) * by) for each in lines]
        self.by = self.wide / widest
        xs: list[float] = []
        ys: list[float] = []
        for line in lines:
            xs += [LEFT, LEFT + (line.end - line.start) * self.by, nan]
            ys += [self.top + line.y, self.top + line.y, nan]
        sheet.line(tuple(xs), tuple(ys), width=BAR, gid=role("rail"), behind=True)

    def pieces(self, start: int, end: int) -> list[tuple[float, float, float]]:
        """Where characters of the article stand: left, right and how far down, for each of their lines."""
        return [
            (
                LEFT + (max(start, line.start) - line.start) * self.by,
                LEFT + (min(end, line.end) - line.start) * self.by,
                self.top + line.y,
            )
            for line in self.lines_
            if line.start < end and start < line.end
        ]

    def numbers(self, others: Sequence[tuple[int, int]]) -> None:
        """The numbers that state no figure: hollow."""
        shapes = [_corners(*piece) for each in others for piece in self.pieces(*each)]
        if shapes:
            self.sheet.polygon(*shapes, filled=False, gid=role("number"), color="muted", width=1)

    def figures(self, tables: Tables, shown: set[str]) -> dict[str, tuple[float, float]]:
        """The numbers that do, filled: where the first of each figure ends, across and down."""
        places: dict[str, tuple[float, float]] = {}
        for entry in filter(lambda each: each.claim_id, tables.dossier.ledger):
            claim_id = entry.claim_id
            for left, right, y in self.pieces(entry.number.start, entry.number.end):
                places.setdefault(claim_id, (right, y))
                is_shown = claim_id in shown  # one that is not chosen is no figure of this picture
                gid = role("mark", claim=claim_id) if is_shown else role("number")
                color = "accent" if is_shown else "muted"
                self.sheet.polygon(_corners(left, right, y), filled=True, gid=gid, color=color)
        return places

    def labels(self, placed: Sequence[tuple[Claim, float, float]]) -> None:
        """A label for each figure, as near the height of its number as those above it let it be."""
        sheet, x = self.sheet, self.labels_from
        bottom = self.top + self.lines_[-1].y + PITCH
        heights = [self.heights[claim.claim_id] for claim, _, _ in placed]
        leaders: list[tuple[float, float]] = []
        for at, (claim, right, y) in enumerate(placed):
            # Those below have room as long as this one begins no lower than they let it.
            lowest = bottom - sum(heights[at:])
            sheet.y = top = max(sheet.y, min(y - heights[at] / 2, lowest))
            label(sheet, claim, x, is_close=True)
            leaders += [(right + 1, y), (x - 16, y), (x - 4, top + 9), (nan, nan)]
            sheet.y += APART
        if leaders:
            across, down = zip(*leaders, strict=True)
            sheet.line(across, down, "muted", 0.8, role("leader"))
        sheet.y = max(sheet.y, bottom)

    @property
    def labels_from(self) -> float:
        """Where labels begin."""
        return LEFT + self.wide + 26

    def _heights(self, every: Sequence[Claim]) -> dict[str, float]:
        """How tall each label comes out, with the room below it, by figure."""
        trial = Sheet("trial", "", Look(self.sheet.width))
        found: dict[str, float] = {}
        for claim in every:
            top = trial.y
            label(trial, claim, self.labels_from, is_close=True)
            trial.y += APART
            found[claim.claim_id] = trial.y - top
        return found


def _corners(left: float, right: float, y: float) -> list[tuple[float, float]]:
    half, right = MARK / 2, max(right, left + NARROWEST)
    return [(left, y - half), (right, y - half), (right, y + half), (left, y + half)]
