"""Words of a text, whatever white space stands between them."""

import re

_CONTEXT = 30  # characters on either side of a number: enough to find it, no more


def fold(text: str) -> str:
    """Runs of white space as one space, without soft hyphens; the edges stay.

    >>> fold("25 hu\\u00adman\\n  remains, ")
    '25 human remains, '
    """
    return re.sub(r"\s+", " ", text.replace("\u00ad", ""))


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """At most 30 characters before a span and as many after it, white space folded.

    >>> context("It killed 25 people.", 10, 12)
    ('It killed ', ' people.')
    """
    return fold(text[max(0, start - _CONTEXT) : start]), fold(text[end : end + _CONTEXT])


def find_words(text: str, phrase: str) -> re.Match[str] | None:
    """The first place where a phrase stands as whole words, whatever white space is between them.

    >>> bool(find_words("25 people", "eopl")), bool(find_words("25\\npeople", "25 people"))
    (False, True)
    """
    words = phrase.split()
    if not words:
        return None
    first, last = (r"(?<!\w)" if words[0][0].isalnum() else ""), words[-1][-1].isalnum()
    pattern = first + r"\s+".join(map(re.escape, words)) + (r"(?!\w)" if last else "")
    return re.search(pattern, text)
