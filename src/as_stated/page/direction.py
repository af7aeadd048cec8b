"""Names in scripts that run from right to left: kept apart from the numbers and marks beside them."""

import re

# Hebrew, Arabic, Syriac, Thaana, NKo and their presentation forms; scripts that are no longer used.
_LETTERS = (
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)
_RUN = re.compile(rf"{_LETTERS}+(?:[ \u00a0'’.-]+{_LETTERS}+)*")
# What holds no words of the page itself, and tags.
_APART = re.compile(
    r"(<(script|style|svg|title|textarea|bdi)\b.*?</\2\s*>|<!--.*?-->|<[^>]*>)", re.DOTALL
)


def isolated(html: str) -> str:
    """A piece of `html` with each run of right-to-left letters isolated, as HTML does with `bdi`.

    Without that, the Unicode bidirectional algorithm (UAX 9) takes a number behind an Arabic name as
    part of it and shows it before the name.

    >>> isolated("<b>עמר: 25</b>")
    '<b><bdi>עמר</bdi>: 25</b>'
    """
    if not _RUN.search(html):
        return html
    parts = _APART.split(html)  # in threes: text, a tag, its name or nothing
    for at in range(0, len(parts), 3):
        parts[at] = _RUN.sub(r"<bdi>\g<0></bdi>", parts[at])
    return "".join(part for at, part in enumerate(parts) if at % 3 != 2)


def has_right_to_left(text: str) -> bool:
    """Whether a letter in a text runs from right to left."""
    return re.search(_LETTERS, text) is not None


def is_right_to_left(text: str) -> bool:
    """Whether a text as a whole runs so: most of its letters do.

    Not by its first letter (UAX 9, rule P2): a name may come first in an English sentence.

    >>> is_right_to_left("25 עמר"), is_right_to_left("עמר said 25 people")
    (True, False)
    """
    letters = [each for each in text if each.isalpha()]
    return 2 * sum(map(has_right_to_left, letters)) > len(letters)


def isolated_text(text: str) -> str:
    """As `isolated`, for a text that is no HTML: with the characters that Unicode has for it.

    >>> isolated_text("עמר: 25") == "\\u2068עמר\\u2069: 25"
    True
    """
    return _RUN.sub("\u2068\\g<0>\u2069", text)
