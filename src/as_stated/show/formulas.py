"""Words that a spreadsheet would take for a formula, made safe in the CSV files, and back.

A cell of words that begins with `= + - @`, a tab, a line's end or a full-width form of these gets
one apostrophe before it: spreadsheets then show it as text (OWASP, "CSV Injection"). So does one
that has apostrophes before such a sign already: taking one off always gives the words back.
"""

import re

SAFE = (
    "Words that begin with = + - @, a tab, a line's end or a full-width form of these have one "
    "apostrophe before them, so that no spreadsheet takes them for a formula; take one off."
)
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def safe_words(cell: str) -> str:
    """The cell as a spreadsheet reads it as text.

    >>> safe_words("-week war"), safe_words("'=1"), safe_words("'tis")
    ("'-week war", "''=1", "'tis")
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def plain_words(cell: str) -> str:
    """The words of a cell that was made safe.

    >>> plain_words("'-week war"), plain_words("'tis")
    ('-week war', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
