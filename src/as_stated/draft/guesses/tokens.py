"""A stretch of text as words, numbers, marks and quotations: what the guesses of speakers walk along."""

import re
from dataclasses import dataclass

from as_stated.coding import MONTHS, WEEKDAYS

_TOKEN = re.compile(
    r"""
    (?P<quote> “[^”\n]*(?:”|$) | "[^"\n]*(?:"|$) | „[^“”\n]*[“”] | «[^»\n]*» )
  | (?P<word>
        (?:[^\W\d_]\.){2,}                                                     # U.K.
      | (?:Mrs?|Ms|Drs?|Prof|Rev|Fr|St|Sgt|Cpl|Capt|Cmdr|Lt|Col|Maj|Gen|Adm|Brig|Gov|Sen|Rep|Det|Insp|Supt|Hon)\.
      | &(?=\ [A-Z])                                                            # Lund & Partner
      | [A-Z]\.(?=\ [A-Z])                                                     # J. Reed
      | [^\W\d_]\w*(?:[’'&.-]\w+)*(?:(?<=s)[’'](?=\s))?                        # al-Rashid, tenants’
    )
  | (?P<number> \d[\d,.]*\d | \d )
  | (?P<mark> [^\w\s] )
    """,
    re.VERBOSE,
)
_ACRONYMS = frozenset("WHO IT US AS IS AM".split())  # in small letters they are other words
DETERMINERS = frozenset("the a an its his her their my our your".split())
DAYS = frozenset(each.capitalize() for each in WEEKDAYS)
TIMES = (
    DAYS
    | frozenset(MONTHS)
    | frozenset("yesterday today tonight week month year morning evening night".split())
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a mark or a whole quotation; `start` and `end` are offsets in the text."""

    text: str
    start: int
    end: int
    kind: str

    @property
    def low(self) -> str:
        """The word in small letters, but "WHO" as it is; empty for anything else."""
        if self.kind != "word":
            return ""
        return self.text if self.text in _ACRONYMS else self.text.lower()

    @property
    def is_name(self) -> bool:
        """Whether it is written as a name is, and no day or month."""
        first = self.text[3 if self.text.lower().startswith(("al-", "el-")) else 0 :][:1]
        return self.kind == "word" and first.isupper() and self.text not in TIMES


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a text between two offsets, `start` and `end`, in order.

    >>> [each.text for each in tokenize("Ana’s “ten”, St. Mary's said.", 0, 29)]
    ['Ana’s', '“ten”', ',', 'St.', "Mary's", 'said', '.']
    """
    return [
        Token(match[0], *match.span(), match.lastgroup or "mark")
        for match in _TOKEN.finditer(text, start, end)
    ]
