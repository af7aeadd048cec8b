"""Characters that show nothing, or show other than what is there: found, named, made visible.

In a text or a coding they are refused; a message shows them escaped. They are the controls but tab
and line ends, what turns the direction of the words after it, noncharacters, and halves of a
surrogate pair (Unicode 16, chapters 5.21 and 23). Words of right-to-left scripts need none of them,
and the marks U+200E, U+200F and U+061C, which only say where a word belongs, are not among them.
"""

import re
import unicodedata

_PLANES = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, but tab and line ends
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates of direction
    f"\ud800-\udfff\ufdd0-\ufdef{_PLANES}]"  # half pairs, noncharacters
)
_UNSEEN = re.compile(f"{HIDDEN.pattern[:-1]}\r]")  # it goes back to the start of a terminal's line
_CONTROLS = {"\x00": "NULL", "\x07": "BELL", "\x08": "BACKSPACE", "\x0b": "VERTICAL TAB",
             "\x0c": "FORM FEED", "\x1b": "ESCAPE", "\x7f": "DELETE"}  # fmt: skip


def character_name(character: str) -> str:
    """What `character` is, by code point and name.

    >>> character_name("\\u202e"), character_name("\\x9b"), character_name("\\x1b")
    ('U+202E (RIGHT-TO-LEFT OVERRIDE)', 'U+009B (a control character)', 'U+001B (ESCAPE)')
    """
    kinds = {"Cc": "a control character", "Cs": "half of a pair", "Cn": "no character"}
    known = _CONTROLS.get(character) or unicodedata.name(character, "")
    said = known or kinds.get(unicodedata.category(character), "unnamed")
    return f"U+{ord(character):04X} ({said})"


def visible(text: str) -> str:
    r"""The `text` with each such character escaped, for a message.

    >>> visible("a\x1b[31m\u202eb\n")
    'a\\x1b[31m\\u202eb\n'
    """
    return _UNSEEN.sub(lambda match: ascii(match[0])[1:-1], text)


def hidden_in(text: str) -> str:
    """What is wrong with the `text` of a cell or value: the first such character in it; empty if there is none.

    >>> hidden_in("a\\x07"), hidden_in("as stated")
    ('holds U+0007 (BELL), which cannot be shown', '')
    """
    match = HIDDEN.search(text)
    return f"holds {character_name(match[0])}, which cannot be shown" if match else ""


def is_blank(text: str) -> bool:
    """Whether nothing of `text` can be seen: blanks and marks without a shape are no words.

    >>> is_blank(" \\u200b\\u2060"), is_blank("x")
    (True, False)
    """
    return all(unicodedata.category(each)[0] in "ZC" for each in text)
