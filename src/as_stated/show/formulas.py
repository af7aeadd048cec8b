"""Words that a program would take for something else, made safe in the CSV files, and back.

A cell of words that begins with `= + - @`, a tab, a line's end or a full-width form of these gets
one apostrophe before it: spreadsheets then show it as text (OWASP, "CSV Injection"). So does one
that has apostrophes before such a sign already: taking one off always gives the words back.

So does a cell that is one word which stands for a truth value or for nothing: in an article “false” is a word
(“the false report”), but spreadsheets, DuckDB, Polars, pandas and readr read such a cell, or a column of them, as the
value. The words are pandas’ `na_values`, and what DuckDB and readr were seen to guess, in any case.
"""

import re

SAFE = (
    "Words that begin with = + - @, a tab, a line's end or a full-width form of these have one "
    "apostrophe before them, so that no spreadsheet takes them for a formula; so has a lone word such as true, "
    "false, None or NA, which programs take for a value or for nothing. Take one off."
)
_UNSAFE = re.compile(
    r"""
    '*  # what was made safe is made safe once more
    (?: [=+\-@\t\r\n＝＋－＠]  # begins a formula
      | (?:true|false|t|f|yes|no)\Z  # a truth value
      | (?:na|n/a|nan|<na>|\#n/a|\#na|none|null|inf|infinity)\Z  # nothing, or no number
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def safe_words(cell: str) -> str:
    """The cell as programs read it as text.

    >>> safe_words("-week war"), safe_words("'=1"), safe_words("'tis"), safe_words("false")
    ("'-week war", "''=1", "'tis", "'false")
    """
    return f"'{cell}" if _UNSAFE.match(cell) else cell


def plain_words(cell: str) -> str:
    """The words of a cell that was made safe.

    >>> plain_words("'-week war"), plain_words("'tis")
    ('-week war', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _UNSAFE.match(cell) else cell
