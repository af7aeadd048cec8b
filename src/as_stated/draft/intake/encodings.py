"""The encoding of a text: UTF-8, or one that its bytes leave no doubt about; else a question.

Nothing in a file says which code page it was saved in. So its bytes are read in each that programs
still save in, and a reading that no English text would have is struck: a letter beside a digit, a
capital behind a small letter, two scripts in a word, a sign where none belongs. The rest must agree.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterable, Mapping

from as_stated.characters import HIDDEN
from as_stated.reading import UnreadableError

_MARKS = (  # the longer mark first: UTF-32's begins like UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What is converted unasked, and what else the same bytes may be: the encodings that the browsers'
# standard lists for old pages, and those of DOS and the Mac.
WESTERN = "windows-1252"
_OTHERS = (
    "windows-1250 windows-1251 windows-1253 windows-1254 windows-1257 iso-8859-2 iso-8859-15 koi8-r"
).split()
_OLD_MACHINES = "mac-roman cp850 cp437".split()
_ASIAN = "shift_jis gb18030 euc-kr big5 euc-jp".split()
_ON_REQUEST = {
    *("utf-8 utf-16 utf-16-le utf-16-be utf-32 koi8-u cp866 cp852 mac-latin2".split()),
    *(f"windows-125{n}" for n in range(9)),
    *(f"iso-8859-{n}" for n in range(1, 17) if n != 12),
    *_OTHERS,
    *_OLD_MACHINES,
    *_ASIAN,
}
# Marks and signs that English texts hold beside ASCII.
_SIGNS = frozenset("‘’“”„«»‹›–—…•·†‡™©®§¶°±²³¹½¼¾€£¥¢ºª¡¿×÷µ‰\xa0\xad")
# Where no sign of these stands; {l}: letters.
_ODD_PLACES = """
    [{l}](?:[“„°×÷±©¿¡½¼¾•§¶]) | [”×÷§¶²³¹†‡°‰](?![CF]\\b)[{l}] | [“„](?=\\s) | \\s\xad | \xad\\s
  | [£€¥¢](?!(?:m|bn|k)\\b)[{l}] | [a-z{w}][£€¥¢] | [{l}][«»‹›][{l}]
"""
_PAIRS = re.compile(r"(?<!\w)“[^“”\n]*”(?!\w)")
_SHORTENED = re.compile(r"[A-Za-z](?:n’t|’(?:re|ve|ll))\b")
_OWNED = re.compile(r"\b[A-Za-z]+’s\b")


def decode_text(raw: bytes, encoding: str = "") -> tuple[str, str]:
    """A file's text, and the encoding it was read in: `utf-8`, or another that leaves no doubt.

    Args:
        encoding: the one to read it in; empty: find out.

    Raises:
        UnreadableError: there is doubt, or it is not in the one given; says what it may be.

    >>> decode_text("“Ten”, he said.".encode("cp1252"))
    ('“Ten”, he said.', 'windows-1252')
    """
    if encoding:
        return _decode_as(raw, encoding)
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, name), name
    if name := _unmarked_utf16(raw):
        return raw.decode(name), "utf-16"
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return _western(raw, f"line {line} is not UTF-8 (byte {error.start})"), WESTERN


def _decode_as(raw: bytes, encoding: str) -> tuple[str, str]:
    known = {codecs.lookup(name).name: name for name in _ON_REQUEST}
    try:
        name = known[codecs.lookup(encoding).name]
    except (LookupError, ValueError):  # a name with a NULL in it is a ValueError
        todo = "Name one such as windows-1252, windows-1250, iso-8859-2, utf-16 or shift_jis."
        raise UnreadableError(f"cannot be read as {encoding!r}: no such encoding", todo) from None
    if not raw.isascii() and not name.startswith("utf") and _is_utf8(raw):
        raise UnreadableError("is UTF-8 already", "Leave out --encoding.")
    return _strictly(raw, name).removeprefix("\ufeff" if name != "utf-8" else ""), name


def _strictly(raw: bytes, name: str) -> str:
    try:
        return raw.decode(name)
    except UnicodeDecodeError as error:
        todo = "Save the file as UTF-8."
        what = f"is not {name} (byte {error.start})"
        raise UnreadableError(what, todo) from None


def _is_utf8(raw: bytes) -> bool:
    try:
        return bool(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _unmarked_utf16(raw: bytes) -> str:
    """UTF-16 without a mark, if it is certain: every second byte of its ASCII letters is zero."""
    halves = raw[1::2].count(0), raw[::2].count(0)
    units = len(raw) // 2
    if len(raw) % 2 or min(halves) or max(halves) * 2 <= units:
        return ""
    name = "utf-16-le" if halves[0] else "utf-16-be"
    try:
        return "" if HIDDEN.search(raw.decode(name)) else name
    except UnicodeDecodeError:
        return ""


def _western(raw: bytes, fault: str) -> str:
    """The text as Windows-1252, if no other reading is left."""
    readings = _readings(raw)
    text = readings.get(WESTERN)
    if text is not None and all(other == text for other in readings.values()):
        return text
    if said := _choices(readings):
        todo = f"Give --encoding NAME, or save the file as UTF-8: {said}."
        raise UnreadableError(f"{fault}, and may be one of several encodings", todo)
    raise UnreadableError(fault, "Save the file as UTF-8, or give --encoding NAME.")


def _readings(raw: bytes) -> dict[str, str]:
    """The text in each encoding in which it can be read, and in which it looks like one."""
    readings = {}
    for name in (WESTERN, *_OTHERS, *_OLD_MACHINES, *_ASIAN):
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        if _is_plausible(text):
            readings[name] = text
    if WESTERN in readings and _is_set_in_english(readings[WESTERN]):
        readings = {name: text for name, text in readings.items() if name not in _OLD_MACHINES}
    return readings


def _is_set_in_english(text: str) -> bool:
    """Whether its curly marks stand as in English: letters there instead would be a strange chance."""
    is_paired = bool(_PAIRS.search(text)) and text.count("“") == text.count("”")
    return is_paired or bool(_SHORTENED.search(text)) or len(set(_OWNED.findall(text))) > 1


def _is_plausible(text: str) -> bool:
    """Whether a text could be English with names from elsewhere, by what stands beside what."""
    foreign = {each for each in set(text) if each > "\x7f"} - _SIGNS
    if not all(unicodedata.category(each)[0] in "LM" for each in foreign) or HIDDEN.search(text):
        return False
    latin = {each for each in foreign if unicodedata.name(each, "").startswith("LATIN")}
    small = _class(each for each in latin if each.islower())
    large = _class(each for each in latin if each.isupper())
    letters, others = _class(latin), _class(foreign - latin)
    rules = [_ODD_PLACES.format(l=f"A-Za-z{letters}", w=small)]
    # Letters of Chinese, Japanese and Korean stand beside digits, and hardly ever one alone.
    wide = {each for each in foreign if unicodedata.east_asian_width(each) == "W"}
    if narrow := _class(foreign - wide):
        rules += [rf"[{narrow}][0-9] | [0-9][{narrow}]"]
    if among := _class(wide):
        rules += [rf"(?<![{among}])[{among}](?![{among}])"]
    if lone := _class(latin - {"à"}):
        rules += [rf"(?<![^\W\d_])[{lone}](?![^\W\d_])"]
    if small:
        rules += [rf"[{small}][A-Z{large}]"]
    if large:
        rules += [rf"[a-z{small}][{large}]"]
    if others:
        rules += [rf"[A-Za-z{letters}][{others}] | [{others}][A-Za-z{letters}]"]
    return not re.search("|".join(rules), text, re.VERBOSE)


def _class(characters: Iterable[str]) -> str:
    """Characters for the inside of a class of a regular expression."""
    return "".join(sorted(map(re.escape, characters)))


def _choices(readings: Mapping[str, str]) -> str:
    """The first word that the readings differ in, as each has it: 'España' (windows-1252); …."""
    plain = {name: text for name, text in readings.items() if name not in _ASIAN}
    texts = [*plain.values()]
    at = next((n for n, each in enumerate(zip(*texts, strict=True)) if len({*each}) > 1), -1)
    if at < 0:
        at = next((n for n, each in enumerate(texts[0]) if each > "\x7f"), 0) if texts else 0
    words: dict[str, list[str]] = {}
    for name, text in plain.items():
        words.setdefault(_word(text, at), []).append(name)
    said = [f"{word!r} ({' or '.join(names[:2])})" for word, names in words.items()]
    said += [name for name in readings if name in _ASIAN]
    return "; ".join(said[:4]) + ("; …" if said[4:] else "")


def _word(text: str, at: int) -> str:
    """The word around a place, at most 20 characters on either side."""
    before = re.search(r"\S*$", text[max(at - 20, 0) : at])
    after = re.match(r"\S*", text[at : at + 20])
    return f"{before[0] if before else ''}{after[0] if after else ''}"
