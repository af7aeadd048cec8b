"""A quote of the coding found in the article: the one place where it stands."""

from collections.abc import Iterator, Sequence

from as_stated.coding.article import Article
from as_stated.coding.files import Row
from as_stated.coding.sentences import Sentences
from as_stated.coding.text import Span, cut_word
from as_stated.errors import Problem

QUOTE = ("exact", "prefix", "suffix")
# A figure's quote holds number, hedge and what is counted. A longer one would republish the article:
# most publishers' own rules for quoting it begin at about fifty words.
LONGEST = 300
# Problems of a kind whose message says what is near: that takes long, and nobody reads more.
HELPED = 20


def anchor_row(
    row: Row,
    article: Article,
    columns: Sequence[str] = QUOTE,
    whole_words: bool = True,
    helpful: bool = True,
) -> Span | Problem | None:
    """Where the article has a row's quote.

    Args:
        columns: those of the quote, of the words before it and of the words after it.
        whole_words: whether it must not begin or end within a word.
        helpful: whether to say, of a quote that is not there, which words are most like it.

    Returns:
        Its offsets in code points; what is wrong with it, unless it stands in the article once; None
        if one of the cells is undecided.
    """
    exact, prefix, suffix = (row[column] for column in columns)
    if any(map(row.is_todo, columns)):
        return None
    name = columns[0]
    if not exact.strip():
        what = "the number" if name == "exact" else "so"
        return row.problem(f"{name} is empty.", f"Copy the words that state {what}.")
    places = article.find(exact, prefix, suffix)
    if len(places) == 1:
        word = cut_word(article.text, *places[0]) if whole_words else ""
        if word:
            what = f"{name} {exact!r} cuts the word {word!r} in two."
            return row.problem(what, "Copy whole words.")
        return places[0]
    return _not_once(row, article, columns, len(places), helpful)


def _not_once(
    row: Row, article: Article, columns: Sequence[str], times: int, helpful: bool
) -> Problem:
    """A quote that the article has nowhere, or in several places."""
    name = columns[0]
    exact, prefix, suffix = (row[column] for column in columns)
    quote = prefix + exact + suffix
    of = "" if name == "exact" else f"{name} "
    if times:
        what = f"the article has {of}{quote!r} {times} times."
        todo = (
            f"Add the words before it as {columns[1]} or after it as {columns[2]}, spaces included."
        )
    else:
        near = f"; its nearest words are {article.nearest(quote)!r}" if helpful else ""
        what = f"the article has no {of}{quote!r}{near}."
        todo = "Copy the words exactly, with their spaces and marks."
    return row.problem(what, todo)


def check_length(row: Row, article: Article, place: Span) -> list[Problem]:
    """A quote holds one figure: at most one sentence, and no more than `LONGEST` characters.

    A line's end is no border here: texts are wrapped. An empty line is one.
    """
    start, end = place
    text = article.text
    length = end - start
    todo = "Quote the number, its hedge and what is counted, no more."
    if length > LONGEST:
        what = f"the quote has {length} characters, more than {LONGEST}."
        return [row.problem(what, todo)]
    for at in Sentences(text).starts_in(start, end):
        before = text[start:at]
        is_wrapped = before.rstrip()[-1:] not in ".!?…”\"')" and not _has_empty_line(before)
        if not is_wrapped:
            return [row.problem("the quote runs over more than one sentence.", todo)]
    return []


def _has_empty_line(text: str) -> bool:
    tail = text[len(text.rstrip()) :]
    return tail.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1


def overlapping(places: Sequence[tuple[Row, Span]]) -> Iterator[tuple[Row, Row]]:
    """Pairs of rows whose quotes, given in `places`, overlap, neither inside the other; the later one first."""
    ordered = sorted(places, key=lambda each: (each[1][0], -each[1][1]))
    around: list[tuple[Row, Span]] = []
    for row, (start, end) in ordered:
        while around and around[-1][1][1] <= start:
            around.pop()
        for other, (_, other_end) in around:
            if start < other_end < end:
                yield row, other
                break
        around.append((row, (start, end)))


def inside(places: Sequence[Span], place: Span) -> list[Span]:
    """Those of some `places` that lie inside another `place`, and are not all of it."""
    start, end = place
    return [each for each in places if start <= each[0] and each[1] <= end and each != place]
