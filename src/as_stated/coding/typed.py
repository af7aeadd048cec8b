"""Numbers as people and spreadsheets type them into a cell: read where they can mean one thing only."""

import re
from decimal import Decimal

NUMBERS = ("magnitude", "magnitude_to")  # the columns that hold one
_SPACES = "\u0020\u00a0\u2009\u202f"  # plain, no-break, thin, narrow no-break
_MARKS = "'\u2019"
_GROUPED = re.compile(
    rf"""-?\d{{1,3}}(?:
        (?:[{_SPACES}]\d{{3}})+(?:[.,]\d+)?      # 1 234, 1 234,5
      | (?:[{_MARKS}]\d{{3}})+(?:[.,]\d+)?       # 1'234 (Switzerland)
      | (?:,\d{{3}})+\.\d+ | (?:,\d{{3}}){{2,}}   # 1,234.5 and 1,234,567
      | (?:\.\d{{3}})+,\d+ | (?:\.\d{{3}}){{2,}}  # 1.234,5 and 1.234.567
    )""",
    re.ASCII | re.VERBOSE,
)
_DECIMAL_COMMA = re.compile(r"-?\d+,\d+", re.ASCII)
_EITHER = re.compile(r"(-?[1-9]\d{0,2})[.,](\d{3})", re.ASCII)


def read_number(text: str) -> int | Decimal | None:
    """A plain number: 286, 1.5, -15; None for anything else. Exact.

    >>> read_number("286"), read_number("-1.50"), read_number("6,500"), read_number("")
    (286, Decimal('-1.5'), None, None)
    """
    if not re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII):
        return None
    value = Decimal(text.rstrip("0") if "." in text else text)
    return int(value) if value == value.to_integral_value() else value


def as_plain(text: str) -> str:
    """A number without separators, if it can mean one only; any other text as it is.

    >>> as_plain("1 234"), as_plain("1.234,50"), as_plain("12,5"), as_plain("1,234,567")
    ('1234', '1234.50', '12.5', '1234567')
    >>> as_plain("1,234"), as_plain("1.234"), as_plain("about 3")
    ('1,234', '1.234', 'about 3')
    """
    text = text.replace("\u2212", "-")  # the minus of typesetting
    if readings(text):
        return text
    if _DECIMAL_COMMA.fullmatch(text):
        return text.replace(",", ".")
    if not _GROUPED.fullmatch(text):
        return text
    whole, mark, rest = text, "", ""
    if len(set(re.sub(r"[-\d]", "", text))) > 1:  # two kinds of separators: the last is the point
        whole, mark, rest = re.split(r"([.,])(?=\d+$)", text)
    return re.sub(r"[^-\d]", "", whole) + ("." + rest if mark else "")


def readings(text: str) -> tuple[str, ...]:
    """The two plain numbers that a text may mean; none if it means one at most.

    The same characters are a thousand and more in one country, one and a bit in another.

    >>> readings("1,234"), readings("1.234"), readings("0.234"), readings("1.2340")
    (('1234', '1.2340'), ('1234', '1.2340'), (), ())
    """
    match = _EITHER.fullmatch(text)
    return (match[1] + match[2], f"{match[1]}.{match[2]}0") if match else ()
