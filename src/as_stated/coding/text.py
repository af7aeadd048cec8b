"""Words of a text, in any white space; and names that lead from one to the next."""

import re
from collections.abc import Mapping

Span = tuple[int, int]  # of a text, in code points; its end is not in it
CONTEXT = 30  # characters on either side of a number: enough to find it, no more


def fold(text: str) -> str:
    """Runs of white space as one space, without soft hyphens; the edges stay.

    >>> fold("25 hu\\u00adman\\n  remains, ")
    '25 human remains, '
    """
    return re.sub(r"\s+", " ", text.replace("\u00ad", ""))


def on_one_line(text: str) -> str:
    """A text without line ends, soft hyphens and white space around it.

    >>> on_one_line(" 25 hu\\u00adman\\n  remains ")
    '25 human remains'
    """
    return " ".join(text.replace("\u00ad", "").split())


def shortened(text: str, most: int) -> str:
    """The `text` on one line, cut to at `most` so many characters.

    >>> shortened("25 human\\n remains", 10)
    '25 human …'
    """
    line = on_one_line(text)
    return line if len(line) <= most else f"{line[: most - 2]} …"


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """At most 30 characters before a span and as many after it, white space folded.

    >>> context("It killed 25 people.", 10, 12)
    ('It killed ', ' people.')
    """
    return fold(text[max(0, start - CONTEXT) : start]), fold(text[end : end + CONTEXT])


def cut_word(text: str, start: int, end: int) -> str:
    """The word that a span cuts in two at one of its ends; empty if it cuts none.

    Digits may stand in a word, as in "5m"; scripts without spaces between words are not looked at.

    >>> cut_word("25 people", 0, 8), cut_word("25 people", 0, 9), cut_word("5m tonnes", 0, 1)
    ('people', '', '')
    """
    for at in (start, end):
        if 0 < at < len(text) and _is_letter(text[at - 1]) and _is_letter(text[at]):
            before, after = re.search(r"\w*$", text[:at]), re.match(r"\w*", text[at:])
            return (before[0] if before else "") + (after[0] if after else "")
    return ""


def chain(name: str, following: Mapping[str, str]) -> list[str]:
    """A name, the one that follows from it, the one that follows from that, and so on.

    Args:
        name: the first one; `following`: the next name by name; an empty one, or none, ends the chain. So does the first name
            that comes again: it is then the last one too.

    >>> chain("a", {"a": "b", "b": "c"}), chain("a", {"a": "b", "b": "a"})
    (['a', 'b', 'c'], ['a', 'b', 'a'])
    """
    found = [name]
    while (name := following.get(name, "")) and name not in found:
        found.append(name)
    return [*found, name] if name else found


def _is_letter(character: str) -> bool:
    return character.isalpha() and character < "\u0700"  # above it: scripts of Asia, mostly


def find_words(text: str, phrase: str) -> re.Match[str] | None:
    """The first place of `phrase` as whole words, with any white space between them.

    >>> bool(find_words("25 people", "eopl")), bool(find_words("25\\npeople", "25 people"))
    (False, True)
    """
    words = phrase.split()
    if not words:
        return None
    first, last = (r"(?<!\w)" if words[0][0].isalnum() else ""), words[-1][-1].isalnum()
    pattern = first + r"\s+".join(map(re.escape, words)) + (r"(?!\w)" if last else "")
    return re.search(pattern, text)
