"""Who says so: a matrix of figures and speakers."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from as_stated.coding import Speaker, Unnamed
from as_stated.numerals import spelled
from as_stated.show.charts.chart import Drawn, in_our_style
from as_stated.show.charts.marks import CLOSE, RADIUS, close_label, label, labels_end, tell
from as_stated.show.charts.rows import MOST, ROOMY, Row, grouped, rows
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import (
    LEADING,
    LEFT,
    SMALL_TEXT,
    Look,
    width_of,
    wrap,
)
from as_stated.show.charts.svg import role
from as_stated.show.charts.words import (
    each_in_alt,
    empty,
    left_out,
    number_of,
    quotes,
    some_of,
    too_many,
)
from as_stated.show.display import Display
from as_stated.show.markup import OWN_VOICE
from as_stated.show.tables import Tables

_BESIDE = 4  # so many columns stand beside the labels; more stand below them
_LINE = SMALL_TEXT * LEADING
_TALLEST = 190.0  # of a name set upright
_MOST_COLUMNS = 18  # each as wide as a line of its name is tall


@dataclass(frozen=True, slots=True)
class Column:
    """One voice: the article's own, or a speaker with the party spoken for."""

    speaker_id: str
    name: str
    party: str

    @property
    def full(self) -> str:
        """Name and party."""
        return f"{self.name}, for {self.party}" if self.party else self.name


@in_our_style
def speakers(tables: Tables, look: Look) -> Display | Drawn:
    """Who states each figure: one dot a row, in the column of the article's own voice or a speaker.

    Args:
        tables: the tidy tables; the parameter `events` is applied.
    """
    every = rows(tables)
    drawn = [row for row in every if row.claim.holds]
    told = [row for row in every if not row.claim.holds]
    if not drawn:
        return empty("speakers", "No figure that simply holds is shown, so no chart does.", told)
    columns = _columns(tables, drawn)
    if len(drawn) > MOST:
        return too_many(tables, "speakers", "figures", len(drawn))
    if len(columns) > _MOST_COLUMNS:
        return too_many(tables, "speakers", "speakers", len(columns), _MOST_COLUMNS)
    is_close = len(drawn) > ROOMY
    sheet = Sheet("speakers", _title(drawn, bool(told)), look)
    step = min(74.0, 240 / len(columns))
    is_beside = len(columns) <= _BESIDE and _widest_word(columns) <= step - 4
    if is_close:
        is_beside, step = True, min(step, (sheet.right - labels_end(sheet) - 12) / len(columns))
    step = step if is_beside else (sheet.right - LEFT) / len(columns)
    start = sheet.right - step * len(columns)
    centers = [start + step * (at + 0.5) for at in range(len(columns))]
    if _widest_word(columns) <= step - 4:
        _names_across(sheet, columns, centers, step)
    else:
        _names_upright(sheet, columns, centers, step)
    if is_close:
        _close_rows(sheet, drawn, columns, centers)
    else:
        for row in drawn:
            _row(sheet, row, columns, centers, start - 12 if is_beside else sheet.right, is_beside)
    sheet.line((LEFT, sheet.right), (sheet.y, sheet.y))
    sheet.y += 4
    alt = [_alt(drawn, columns), *tell(sheet, told)]
    caption = Markup(
        "Whom a speaker speaks for is as coded; the table of speakers says where that is inferred. {}{}"
    ).format(quotes(drawn), left_out(told))
    return sheet.output(tables, alt, caption, [*drawn, *told])


def _columns(tables: Tables, drawn: Sequence[Row]) -> list[Column]:
    """The article's own voice, those who state a figure shown party by party, and who is not said."""
    speaking = dict.fromkeys(
        each for row in drawn if isinstance(each := row.claim.speaker, Speaker)
    )
    order = [each for each in tables.dossier.speakers if each in speaking]
    parties = list(dict.fromkeys(each.party for each in order))
    order.sort(key=lambda each: parties.index(each.party))
    unnamed = {
        row.speaker_id: row.claim.source for row in drawn if isinstance(row.claim.speaker, Unnamed)
    }
    return [
        Column("", OWN_VOICE, ""),
        *(Column(each.speaker_id, each.name, each.party) for each in order),
        *(Column(speaker_id, said, "") for speaker_id, said in unnamed.items()),
    ]


def _title(drawn: Sequence[Row], some_are_told: bool) -> str:
    """Whose word the figures rest on; it counts only those drawn, and says so if others are not."""
    here = " drawn here" if some_are_told else ""
    figures = (f"figure{here}", f"figures{here}")
    parties = [each.party for row in drawn if isinstance(each := row.claim.speaker, Speaker)]
    every, spoken, own = len(drawn), len(parties), sum(row.claim.speaker is None for row in drawn)
    if not spoken and not own:
        return f"{some_of(every, every, *figures)}: who states it is not said"
    if not spoken:
        are = "is" if own == 1 else "are"
        return f"{some_of(own, every, *figures)} {are} in {OWN_VOICE}"
    rests = "rests" if spoken == 1 else "rest"
    subject = f"{some_of(spoken, every, *figures)} {rests}"
    if "" in parties:
        return f"{subject} on the word of a named speaker"
    if len(set(parties)) == 1:
        return f"{subject} on one party’s word"
    return f"{subject} on the word of one party or another, of {spelled(len(set(parties)))}"


def _alt(drawn: Sequence[Row], columns: Sequence[Column]) -> list[str]:
    """Each one's figures; or those of all others in words, and of the article's own voice how many."""
    stated = grouped(drawn, "speaker_id")
    theirs = {each: stated[each.speaker_id] for each in columns if each.speaker_id in stated}
    said = {each: "; ".join(row.said for row in some) for each, some in theirs.items()}
    counts = {each: number_of(len(some)) for each, some in theirs.items()}
    ways = (said, {each: said[each] if each.speaker_id else counts[each] for each in said}, counts)
    return each_in_alt(drawn, *([f"{each.full}: {way[each]}" for each in way] for way in ways))


def _widest_word(columns: Sequence[Column]) -> float:
    return max(width_of(word, SMALL_TEXT) for each in columns for word in each.full.split())


def _names_across(
    sheet: Sheet, columns: Sequence[Column], centers: Sequence[float], step: float
) -> None:
    """Names over their columns, and over these, with a bracket, whom they speak for."""
    spans: dict[str, list[float]] = {}
    for column, center in zip(columns, centers, strict=True):
        spans.setdefault(column.party, []).append(center)
    parties = {
        party: wrap(f"for {party}", step * len(at) - 6, SMALL_TEXT)
        for party, at in spans.items()
        if party
    }
    top = sheet.y
    below = top + max((len(lines) for lines in parties.values()), default=0) * _LINE
    for party, lines in parties.items():
        middle = (spans[party][0] + spans[party][-1]) / 2
        sheet.y = below - len(lines) * _LINE
        sheet.lines(lines, middle, SMALL_TEXT, color="muted", anchor="center",
                    gid=role("party", party=party))  # fmt: skip
        ends = spans[party][0] - step / 2 + 4, spans[party][-1] + step / 2 - 4
        sheet.line(ends, (below + 5, below + 5), "muted")
    names = [wrap(column.name, step - 4, SMALL_TEXT) for column in columns]
    top = below + (8 if parties else 0)
    bottom = top + max(map(len, names)) * _LINE
    for lines, center, column in zip(names, centers, columns, strict=True):
        sheet.y = bottom - len(lines) * _LINE
        gid = role("speaker", speaker=column.speaker_id)
        sheet.lines(lines, center, SMALL_TEXT, anchor="center", gid=gid)
    sheet.y = bottom + 8


def _names_upright(
    sheet: Sheet, columns: Sequence[Column], centers: Sequence[float], step: float
) -> None:
    """Names set upright, where there are too many for names across."""
    names = [wrap(column.full, _TALLEST, SMALL_TEXT) for column in columns]
    room = max(1, int(step // _LINE))
    names = [
        lines if len(lines) <= room else wrap(column.full, 1000, SMALL_TEXT)
        for lines, column in zip(names, columns, strict=True)
    ]
    bottom = sheet.y + 4 + max(width_of(line, SMALL_TEXT) for lines in names for line in lines)
    for lines, center, column in zip(names, centers, columns, strict=True):
        gid = role("speaker", speaker=column.speaker_id)
        first = center + SMALL_TEXT * 0.35 - (len(lines) - 1) * _LINE / 2
        for at, line in enumerate(lines):
            sheet.text(line, first + at * _LINE, bottom, SMALL_TEXT, rotation=90, gid=gid)
    sheet.y = bottom + 8


def _close_rows(
    sheet: Sheet, drawn: Sequence[Row], columns: Sequence[Column], centers: Sequence[float]
) -> None:
    """Rows that stand close: a line down each column, and a dot on it."""
    sheet.line((LEFT, sheet.right), (sheet.y, sheet.y))
    sheet.y += 4
    top = sheet.y
    at = {column.speaker_id: center for column, center in zip(columns, centers, strict=True)}
    for row in drawn:
        above = sheet.y
        close_label(sheet, row)
        gid = role("mark", "says", claim=row.claim_id, speaker=row.speaker_id)
        sheet.circle(at[row.speaker_id], (above + sheet.y) / 2, RADIUS, filled=True, gid=gid)
        sheet.y += CLOSE
    sheet.grid(centers, top, sheet.y)


def _row(
    sheet: Sheet, row: Row, columns: Sequence[Column], centers: Sequence[float], width: float,
    is_beside: bool,
) -> None:  # fmt: skip
    sheet.line((LEFT, sheet.right), (sheet.y, sheet.y))
    sheet.y += 5
    top = sheet.y
    label(sheet, row, width - LEFT)
    if not is_beside:
        sheet.y += 16
    middle = (top + sheet.y) / 2 if is_beside else sheet.y - 6
    for column, center in zip(columns, centers, strict=True):
        if column.speaker_id == row.speaker_id:
            gid = role("mark", "says", claim=row.claim_id, speaker=column.speaker_id)
            sheet.circle(center, middle, RADIUS + 1, filled=True, gid=gid)
        else:
            sheet.line((center - 1.5, center + 1.5), (middle, middle), width=3, gid=role("blank"))
    sheet.y += 6
