"""A row for a new number: the decisions of the row that it replaces, as far as the new words bear them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from as_stated.coding import (
    TODO,
    Article,
    Row,
    anchor_row,
    find_look_backs,
    find_stance_words,
    find_words,
    fold,
)
from as_stated.draft.figures import magnitude_cell
from as_stated.draft.guesses.place import Span
from as_stated.draft.pairing import Pair
from as_stated.draft.rows import Cells
from as_stated.draft.tokens import ReadText, Sentence
from as_stated.errors import Problem
from as_stated.numerals import Number

Find = Callable[[str], Iterable[Span]]
_STANCE = ("stance_words", "stance_prefix", "stance_suffix")
# Decisions of which a draft guesses what the words say. If it guesses otherwise of the new words, and
# not what was decided, these words contradict the decision.
_GUESSED = ("unit", "people_status", "form", "event_id", "as_of", "speaker_id", "speech", "said_on")
# Of a figure whose sentence has other words these are kept only if the new words say the same: what
# happened to people, and who says so, must never be taken over from words that are gone.
_ONLY_IF_SAID = ("people_status", "speaker_id", "speech")
_OF_DAYS = ("as_of", "said_on")
_IN_WORDS = ("population", "channel", "per", "earlier_words")  # copied from the article


@dataclass(frozen=True, slots=True)
class Text:
    """A text with what a draft guesses of it.

    Attributes:
        guesses: of each figure, the cells of its row.
    """

    read: ReadText
    article: Article
    guesses: Mapping[Number, Mapping[str, str]]

    def words(self, sentence: Sentence) -> str:
        """The words of one of its sentences."""
        return self.read.passages.text[sentence.start : sentence.end]


def is_claim(row: Row) -> bool:
    """Whether it is a row of claims.csv."""
    return "magnitude" in row.cells


def is_exclusion(row: Row) -> bool:
    """Whether it is a row of exclusions.csv, and no further quote of a claim either."""
    return "claim_id" not in row.cells


def inherit(row: Row, pair: Pair, place: Span, old: Text, new: Text) -> Cells:
    """The cells of a row that the new text changes; none if it says the same in the same words.

    Args:
        row: a claim, a further quote or an exclusion, whose number is the pair's old one.
        place: where its quote stands in the new text.

    Returns:
        Quote, number and hedge by the new text, and `TODO` for what its words contradict.
    """
    number = _number(pair)
    cells = _quote(row, place, new.article, is_wider="hedge" in number)
    if is_claim(row):
        cells |= number
        is_replaced = bool(number)
        cells |= _decisions(row, pair, place, old, new, is_replaced)
    elif not is_exclusion(row) and row["note"] and _has_other_words(pair, old, new):
        cells["note"] = TODO  # it says why that sentence means the same figure
    return {column: cell for column, cell in cells.items() if cell != row[column]}


def _quote(row: Row, place: Span, article: Article, is_wider: bool) -> Cells:
    """The quote at its new place; nothing if it can stay as it is.

    Args:
        is_wider: whether it has to take in a hedge that it did not have.
    """
    start, end = place
    now = anchor_row(row, article, whole_words=False)
    if now == place or (
        isinstance(now, tuple) and start <= now[0] < now[1] <= end and not is_wider
    ):
        return {}
    exact = article.text[start:end]
    prefix, suffix = row["prefix"], row["suffix"]
    if article.find(exact, prefix, suffix) != [place]:
        prefix, suffix = article.tell_apart(start, end)
    return {"exact": exact, "prefix": prefix, "suffix": suffix}


def _number(pair: Pair) -> Cells:
    """What the new words say of the number, where the old ones said something else."""
    was, now = (
        {
            "magnitude": magnitude_cell(each.magnitude),
            "magnitude_to": magnitude_cell(each.magnitude_to),
            "magnitude_status": each.status,
            "hedge": " ".join(each.hedge.split()),
        }
        for each in (pair.was, pair.now)
    )
    return {
        column: now[column] for column in now if now[column].casefold() != was[column].casefold()
    }


def _decisions(row: Row, pair: Pair, place: Span, old: Text, new: Text, is_replaced: bool) -> Cells:
    """`TODO` for each decision that the new words contradict, and its stance words where they are now."""
    before, after = old.words(pair.sentence), new.words(pair.new_sentence)
    was, now = old.guesses.get(pair.was, {}), new.guesses.get(pair.now, {})
    has_other_words = _has_other_words(pair, old, new)
    has_other_days = _days(old.read, pair.sentence) != _days(new.read, pair.new_sentence)

    def is_contradicted(column: str) -> bool:
        decided, said = _plain(row[column]), _plain(now.get(column, ""))
        if decided == said:
            return False
        if is_replaced and has_other_words and column in _ONLY_IF_SAID:
            return True
        if column in _OF_DAYS and decided and has_other_days:
            return True
        if column == "event_id" and decided != _plain(was.get(column, "")):
            return False  # no day in the sentence has decided that
        return _plain(was.get(column, "")) != said

    open_ones = {column for column in _GUESSED if is_contradicted(column)}
    sides = (before, after), (old.article.text, new.article.text)
    for column in _IN_WORDS:
        if any(find_words(a, row[column]) and not find_words(b, row[column]) for a, b in sides):
            open_ones.add(column)
    look_backs = _phrases(after, find_look_backs) - _phrases(before, find_look_backs)
    if look_backs and not row["earlier_words"]:
        open_ones.add("earlier_words")
    is_part = [bool(each.get("part_of")) for each in (was, now)]
    if is_part[0] != is_part[1] and bool(row["part_of"]) != is_part[1]:
        open_ones.add("part_of")
    if (row["speech"] == "direct") != new.article.is_quoted(*place):
        open_ones.add("speech")
    if "speaker_id" in open_ones and row["cited_ids"]:
        open_ones.add("cited_ids")
    cells = dict.fromkeys((each for each in sorted(open_ones) if not row.is_todo(each)), TODO)
    return cells | _standing(row, before, pair.new_sentence, new)


def _has_other_words(pair: Pair, old: Text, new: Text) -> bool:
    """Whether the sentences of a pair differ in more than their numbers and days."""
    was, now = pair.sentence, pair.new_sentence
    return old.read.keys(was.first, was.last) != new.read.keys(now.first, now.last)


def _days(read: ReadText, sentence: Sentence) -> Counter[str]:
    """The days and dates that a sentence names."""
    return Counter(
        token.said
        for token in read.tokens[sentence.first : sentence.last]
        if token.key in ("#day", "#date")
    )


def _plain(cell: str) -> str:
    """A cell as it compares: a level is the same as nothing said of the form."""
    return "" if cell == "level" else fold(cell).casefold()


def _phrases(sentence: str, find: Find) -> Counter[str]:
    """The words that something finds in a sentence, each with the times that it stands there."""
    return Counter(fold(sentence[slice(*span)]).casefold() for span in find(sentence))


def _stance_spans(sentence: str) -> list[Span]:
    return [(each.start, each.end) for each in find_stance_words(sentence)]


def _standing(row: Row, before: str, sentence: Sentence, new: Text) -> Cells:
    """The cells of the stance, where the words that it rests on have changed or moved."""
    after = new.words(sentence)
    was, now = _phrases(before, _stance_spans), _phrases(after, _stance_spans)
    if row.is_todo("stance"):
        return {}
    if row["stance"] in ("", "stated"):
        return {"stance": TODO} if now - was else {}
    stands = find_words(after, row["stance_words"])
    if was != now or (find_words(before, row["stance_words"]) and not stands):
        return {"stance": TODO, **dict.fromkeys(("stance_by", *_STANCE), "")}
    if not isinstance(anchor_row(row, new.article, _STANCE), Problem):
        return {}
    if not stands:
        return {"stance_words": TODO}
    start, end = (sentence.start + at for at in stands.span())
    prefix, suffix = new.article.tell_apart(start, end)
    words = new.article.text[start:end]
    return {"stance_words": words, "stance_prefix": prefix, "stance_suffix": suffix}
