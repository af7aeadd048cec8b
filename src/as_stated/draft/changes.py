"""The words of `changes.csv` in a changed text: each quote where it stands now, or `TODO`."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from as_stated.coding import (
    TODO,
    Row,
    Sentences,
    anchor_row,
    on_one_line,
    read_saved,
    read_table,
)
from as_stated.draft.guesses.place import Span
from as_stated.draft.inherit import Text
from as_stated.draft.rows import CHANGES, Cells
from as_stated.draft.tokens import ReadText
from as_stated.draft.versions import EarlierRows
from as_stated.problems import MOST
from as_stated.project import Project


def carry_changes(
    project: Project, name: str, old: Text | None, new: Text, version: int
) -> tuple[Mapping[Path, bytes], list[str]]:
    """The quotes of an article's own changes brought up to a changed text.

    A quote that the new text has once keeps every byte. One in whose sentence nothing but numbers, hedges and
    days is another is that of the new sentence; any other is `TODO`. Rows are kept as they were among the
    earlier ones.

    Args:
        project: its project; `name`: the article's; `new`: its new text.
        old: the text before; None: it is not known, or not changed. `version`: its number.

    Returns:
        The files to write, in their order, and what becomes of each quote that changes, a line each.

    Raises:
        InputError: two columns of one's own have one name.
        CodingError: the file of earlier rows cannot be read.
    """
    folder = project.data(name)
    path = folder / CHANGES
    rows = read_table(project, path).rows
    if old is None or not rows:
        return {}, []  # a file that cannot be read is named by the check
    sheet = read_saved(project, path)
    changed: dict[int, Cells] = {}
    said = []
    for row in rows:
        cells = _cells(row, old, new) if row["article"] in ("", name) else {}
        if cells:
            changed[row.number] = cells
            said.append(f"{row.key}: {_told(row['exact'], cells['exact'])}")
    if not changed:
        return {}, []
    earlier = EarlierRows(project, folder, CHANGES, version).with_rows(sheet, changed)
    return {**earlier, path: sheet.with_cells(changed).content([])}, said[:MOST]


def _told(was: str, now: str) -> str:
    """What became of a quote, for the terminal."""
    if now == TODO:
        return f"“{on_one_line(was)}” is not in the text; its words are undecided again: exact"
    return f"“{on_one_line(was)}” → “{on_one_line(now)}”"


def _cells(row: Row, old: Text, new: Text) -> Cells:
    """The quote of a row in the new text; nothing if it can stay as it is."""
    place = anchor_row(row, old.article) if row["exact"] else None
    if not isinstance(place, tuple) or isinstance(anchor_row(row, new.article), tuple):
        return {}
    now = _place(old.read, new.read, place)
    if now is None:
        return {"exact": TODO, "prefix": "", "suffix": ""}
    prefix, suffix = new.article.tell_apart(*now)
    return {"exact": new.article.text[slice(*now)], "prefix": prefix, "suffix": suffix}


def _place(old: ReadText, new: ReadText, place: Span) -> Span | None:
    """Where a quote stands in the new text, if there is no doubt: its sentence is there once, numbers apart."""
    first, last = old.tokens_in(*_sentence(old, place))
    keys = old.keys(first, last)
    if len(list(_runs(old, keys))) != 1:
        return None
    found = list(_runs(new, keys))
    if len(found) != 1:
        return None
    begin, end = (each - first + found[0] for each in old.tokens_in(*place))
    return new.tokens[begin].start, new.tokens[end - 1].end


def _sentence(read: ReadText, place: Span) -> Span:
    spans = [(number.start, number.end) for number in read.numbers]
    return Sentences(read.passages.text, spans).around(*place)


def _runs(read: ReadText, keys: tuple[str, ...]) -> Iterator[int]:
    """The tokens at which a run of such tokens begins."""
    every = read.keys(0, len(read.tokens))
    return (at for at in range(len(every) - len(keys) + 1) if every[at : at + len(keys)] == keys)
