"""The stance of a row: whether its figure holds, who says so, and in which words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from as_stated.coding.anchor import anchor_row
from as_stated.coding.article import Article
from as_stated.coding.checks import check_listed
from as_stated.coding.columns import OUTLET, one_of
from as_stated.coding.files import TODO, Row
from as_stated.coding.records import Speaker
from as_stated.coding.stance import STANCES, STATED, Stance, Standing
from as_stated.coding.stance_words import find_look_backs, find_stance_words
from as_stated.coding.text import fold
from as_stated.errors import Problem
from as_stated.problems import meant

_WORDS = ("stance_words", "stance_prefix", "stance_suffix")
_OWN: tuple[Stance, ...] = ("withdrawn", "in-error")


def own_sources(row: Row) -> set[str]:
    """Who may take a row's figure back: its speaker, whom that speaker cites, and the outlet."""
    return {row["speaker_id"] or OUTLET, OUTLET, *row.names("cited_ids")}


def read_standing(row: Row, article: Article, speakers: Mapping[str, Speaker]) -> Standing:
    """The row's stance, by one of the `speakers`. Only for a row without problems."""
    if row["stance"] in ("", "stated"):
        return STATED
    by = row["stance_by"]
    outlet = article.source.producer if by == OUTLET else ""
    name = speakers[by].name if by in speakers else outlet
    return Standing(cast(Stance, row["stance"]), by, name, row["stance_words"])


def check_standing(
    row: Row, article: Article, speakers: Mapping[str, Speaker]
) -> Iterator[Problem]:
    """A stance has its words and one of the `speakers` who takes it; only a figure's own source takes it back."""
    stance, by = row["stance"], row["stance_by"]
    wrong = check_listed(row, "stance", ("", *STANCES))
    yield from wrong
    if wrong or row.is_todo("stance"):
        return
    if stance in ("", "stated"):
        filled = [each for each in ("stance_by", *_WORDS) if row[each] not in ("", TODO)]
        if filled:
            what = f"{filled[0]} is {row[filled[0]]!r}, but stance is {stance or 'empty'}."
            todo = f"Empty it, or make stance one of: {', '.join(STANCES[1:])}."
            yield row.problem(what, todo)
        return
    words = anchor_row(row, article, _WORDS)
    if isinstance(words, Problem):
        yield words
    if row.is_todo("stance_by") or (stance == "unclear" and not by):
        return
    if by not in (OUTLET, *speakers):
        what = (
            f"stance is {stance}, but stance_by is {by or 'empty'}{meant(by, (OUTLET, *speakers))}"
        )
        yield row.problem(what, one_of((OUTLET, *speakers)))
    elif stance in _OWN and by not in own_sources(row) and not row.is_todo("speaker_id"):
        who = row["speaker_id"] or OUTLET
        what = f"stance is {stance} by {by}, but the figure's own speaker is {who}."
        todo = f"Only that speaker or {OUTLET} takes it back; code a dispute in changes.csv."
        yield row.problem(what, todo)


def ask_for_stance(row: Row, sentence: str) -> Sequence[Problem]:
    """A row without a stance, in whose `sentence` a stance word or a look-back stands, is not decided."""
    if row["stance"]:
        return []
    if found := find_stance_words(sentence):
        start, end, stance = found[0].start, found[0].end, found[0].stance
        others = ", ".join(each for each in STANCES if each not in ("stated", stance))
        todo = f"Write stated, if that is said of something else; or {stance}, or one of: {others}."
    elif (looks := find_look_backs(sentence)) and not row["earlier_words"]:
        start, end = looks[0]
        todo = "Write stated, if that is said of another figure; or copy it into earlier_words."
    else:
        return []
    what = f"stance is empty, but the sentence says “{fold(sentence[start:end])}”."
    return [row.undecided(what, todo)]
