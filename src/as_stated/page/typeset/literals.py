"""Values as Typst has them; `literal` is the one way by which a text gets into the source."""

import re
from unicodedata import category

LONG = 1500  # characters: what is longer may be broken over pages
_LINE = 60  # characters: more or less, that a line has


def literal(text: str) -> str:
    r"""A text as a Typst string. Between its quotes only a backslash and a quote mean anything.

    Control characters and soft hyphens are left out (Typst breaks words itself, and fails on a link
    that holds one); half a surrogate pair becomes a question mark.

    >>> print(literal('"#panic()" \\'))
    "\"#panic()\" \\"
    """
    text = _CONTROLS.sub("", text).encode("utf-8", "replace").decode("utf-8")
    return f'"{text.translate(_ESCAPES)}"'


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\ufeff]")
# A line's end in any form is escaped too, so that the lines of the source can be counted.
_ESCAPES = {
    ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t",
    0x2028: "\\u{2028}", 0x2029: "\\u{2029}",
}  # fmt: skip


def is_seen(text: str) -> bool:
    """Whether a text has a letter, a digit or a sign: without one it makes no link and no heading."""
    return any(category(each)[0] in "LNPS" for each in text)


def flag(value: bool) -> str:
    """A truth value."""
    return "true" if value else "false"


def fits(text: str, content: str, most: int = LONG, lines: int = 0) -> bool:
    """Whether words may stay together on a page: by their letters, and by the lines that end among them.

    Args:
        text: the words.
        content: the words as source.
        most: letters that fit.
        lines: further ends of lines.
    """
    return len(text) + _LINE * (content.count("linebreak()") + lines) < most


def is_long(content: str) -> bool:
    """Whether content may be too tall for a page: by its length, and by the lines that end in it."""
    return len(content) + _LINE * (content.count("linebreak()") + content.count("\n")) > LONG
