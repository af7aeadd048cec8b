"""What a changed text changes of the figures, for the terminal: one line a figure, and never too many."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from as_stated.coding import TODO, fold, shortened
from as_stated.draft.inherit import Text, is_claim
from as_stated.draft.pairing import Pair
from as_stated.draft.replace import Placed
from as_stated.draft.rows import Cells
from as_stated.draft.tokens import ReadText, Sentence
from as_stated.errors import Problem
from as_stated.problems import at_most

_LONGEST = 40  # characters of words that are told of
_MOST_WORDS = 3  # places in a sentence that are told of
_OF_NUMBER = {"magnitude", "magnitude_to", "magnitude_status", "hedge"}


def tell(
    placed: Iterable[Placed],
    new: Iterable[Cells],
    lost: Iterable[Problem],
    old: Text | None,
    text: Text,
) -> list[str]:
    """The lines that tell what is another figure, or in other words, what is new and what is gone.

    Args:
        placed: the rows that fit the new text; `new`: the claims that it adds.
        lost: what of the rows that do not fit it.
        old: the text before; None: there is nothing to compare.
        text: the new text.
    """
    lines: list[str] = []
    if old:
        for each in placed:
            if each.pair and is_claim(each.row):
                lines += _changed(each, each.pair, old.read, text.read)
    lines += map(str, lost)
    if old:
        lines += [f"{row['claim_id']}: new, “{shortened(row['exact'], _LONGEST)}”" for row in new]
    return [*at_most(lines)]


def _changed(each: Placed, pair: Pair, old: ReadText, new: ReadText) -> Iterator[str]:
    """The line about a figure, if there is anything to say."""
    was, now = _stated(old, pair, is_new=False), _stated(new, pair, is_new=True)
    words = list(_other_words(old, pair.sentence, new, pair.new_sentence))
    again = [column for column, cell in each.cells.items() if cell == TODO]
    if _OF_NUMBER & {*each.cells}:
        said = f"{was} → {now}"
    elif words or again:
        said = f"{now} as before"
    else:
        return
    if words:
        more = ", …" if len(words) > _MOST_WORDS else ""
        said += f"; in its sentence {', '.join(words[:_MOST_WORDS])}{more}"
    if again:
        said += f"; undecided again: {', '.join(again)}"
    yield f"{each.row.key}: {said}"


def _stated(text: ReadText, pair: Pair, is_new: bool) -> str:
    """A number with its hedge, as its text has it."""
    token = text.tokens[text.at(pair.now if is_new else pair.was)]
    return fold(text.text[token.start : token.end])


def _other_words(old: ReadText, was: Sentence, new: ReadText, now: Sentence) -> Iterator[str]:
    """Where two sentences differ, apart from their figures: “a” → “b”, without “c”, with “d”."""
    matcher = SequenceMatcher(None, old.words(was), new.words(now), autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        gone, come = _said(old, was, a, b), _said(new, now, c, d)
        if what == "replace":
            yield f"{gone} → {come}"
        elif what != "equal":
            yield f"without {gone}" if gone else f"with {come}"


def _said(text: ReadText, sentence: Sentence, first: int, last: int) -> str:
    tokens = text.tokens[sentence.first + first : sentence.first + last]
    return f"“{shortened(text.text[tokens[0].start : tokens[-1].end], _LONGEST)}”" if tokens else ""
