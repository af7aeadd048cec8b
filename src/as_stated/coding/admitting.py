"""Words in which English news copy admits that a figure was wrong; without them nothing is corrected."""

import re
from collections.abc import Iterator

from as_stated.coding.article import Article
from as_stated.coding.files import Row
from as_stated.coding.sentences import Sentences
from as_stated.coding.text import Span
from as_stated.errors import Problem

# Our own list.
_ADMITS = re.compile(
    r"""\b(?:
        err(?:ed|ors?|oneous(?:ly)?)\b | mistak | wrong | incorrect | inaccura
      | correct(?:ed|s|ion|ing)\b | revis(?:ed|es|ion|ing)\b | amend | retract | rectif | clarif
      | withdr[ae]w | t(?:ook|aken)\ back | apolog | glitch | oversight\b | blunder
      | (?:double|twice|over|mis)[- ]?count | counted\ (?:twice|double|wrongly) | duplicat
      | (?:over|under)(?:stat|estimat|report) | inflated
      | mis(?:stat|report|calculat|identif|translat|heard|typ|read) | typo | confus | mix(?:ed)?[- ]up
      | earlier\ version | (?:not|instead\ of|rather\ than)\ (?:\w+\ ){0,3}[\d$€£]
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# A sentence with one of these speaks of a number, wherever in the article it stands.
_OF_NUMBER = re.compile(
    r"\b(?:tolls?|figures?|numbers?|counts?|counted|counting|totals?|tall(?:y|ies)|lists?)\b",
    re.IGNORECASE,
)
# An outlet's note on its own text, which admits no error of another article's.
_OWN_TEXT = re.compile(
    r"""
    \b (?:earlier|previous|original|first) [ ] version \b
    | \b this [ ] (?:article|story|page|report|post) [ ] (?:previously|originally|earlier|first|was|has[ ]been) \b
    | \b corrected [ ] (?:on|at) [ ] \d
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WITHDRAWN = re.compile(r"withdr|t(?:ook|aken)", re.IGNORECASE)  # of a number only with its name
_WHOLE = re.compile(r"\w*")
_NEAR = 2  # sentences before and after a figure's own in which an error of it may be admitted


def admission(text: str, place: Span) -> str:
    """The first words of an article that may admit an error of a figure: near it, or of a number.

    Args:
        place: of the figure's quote.

    Returns:
        Empty if there are none. A person decides what they admit.

    >>> admission("The toll is 19, police said. Two were entered by mistake. It rained.", (12, 14))
    'mistake'
    """
    first, last = Sentences(text).around(*place)
    spans = Sentences(text).spans
    own = [at for at, (start, end) in enumerate(spans) if start < last and first < end]
    near = range(max(own[0] - _NEAR, 0), own[-1] + _NEAR + 1)
    for at, (start, end) in enumerate(spans):
        found = _ADMITS.search(text, start, end)
        if not found or _OWN_TEXT.search(text, start, end):
            continue
        is_near = at in near and not _WITHDRAWN.match(found[0])
        if is_near or _OF_NUMBER.search(text, start, end):
            words = _WHOLE.match(text, found.end())
            return text[found.start() : words.end() if words else found.end()]
    return ""


def check_admitted(row: Row, figure: str, article: Article | None) -> Iterator[Problem]:
    """A correction admits an error: a lower number does not, nor does one that is just new.

    Args:
        row: of a `changes.csv`, with kind corrects and words that are in their article.
        figure: the quote of `from`, if that is a figure of the article with the words.
        article: that article, if it can be read. Words of other languages than English are not read.
    """
    words = row["exact"]
    if figure and words in figure:
        what = f"exact is {words!r}, the figure itself, which admits no error."
        yield row.problem(what, "Copy the words that do, or make kind updates.")
        return
    is_read = article and article.source.is_english and not row["reason"].strip()
    if is_read and not _ADMITS.search(words):
        what = f"kind is corrects, but {words!r} has no word that admits an error."
        yield row.problem(what, "Make it updates; or say in reason how they admit one.")
