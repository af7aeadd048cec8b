"""The claims of a report as the table beside its page has them, to hold what a reader gets against."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from as_stated.coding import SYMBOLS, on_one_line, read_number
from as_stated.numerals import say
from as_stated.show import CLAIMS, STATEMENTS

_BREAKS = re.compile("[\\s\u00ad\u200b]+")


@dataclass(frozen=True)
class Said:
    """A claim as the table beside the page has it."""

    claim_id: str
    exact: str
    number: str
    symbols: str
    speaker: str
    qualifier: str = ""  # what must be said before the number: that it is denied, or an increase
    of_whole: str = ""
    cited: tuple[str, ...] = ()
    holds: bool = True
    voice: str = ""  # who states it: outlet, speaker, unstated or unclear
    people_status: str = ""  # what happened to those it counts

    @cached_property
    def words(self) -> str:
        """The figure as it is said: what stands before the quote, the quote, and its whole."""
        before = f"{self.qualifier}: " if self.qualifier else ""
        return before + on_one_line(self.exact) + (f", {self.of_whole}" if self.of_whole else "")


def claims_in_table(table: bytes) -> dict[str, Said]:
    """The claims of a `table`, `tables/claims.csv` or `tables/statements.csv`, by id.

    In the second each is `article/claim`, and what an outlet says in its own voice is never without its name.
    """
    text = table.decode("utf-8")
    is_of_quantity = text.partition(",")[0] == "article"
    claims = {}
    for row in (STATEMENTS if is_of_quantity else CLAIMS).read_csv(text):
        magnitude, upper = read_number(row["magnitude"]), read_number(row["magnitude_to"])
        number = say(magnitude, upper) if magnitude is not None else ""
        symbol = SYMBOLS[row["magnitude_status"]]  # type: ignore[index]
        symbols = row.get("signs") or f"{symbol} {number}".strip()
        name = f"{row['article']}/{row['claim_id']}" if is_of_quantity else row["claim_id"]
        claims[name] = Said(
            name,
            row["exact"],
            number,
            symbols,
            row["speaker"] or (row["producer"] if _is_outlets(row) else ""),
            row.get("qualifier", ""),
            row.get("of_whole", ""),
            tuple(filter(None, row.get("cited", "").split("; "))),
            row.get("holds") != "false",
            row.get("voice", ""),
            row.get("people_status", ""),
        )
    return claims


def _is_outlets(row: Mapping[str, str]) -> bool:
    """Whether a statement is its outlet's own; an article says its own figures in its own report."""
    return "producer" in row and row["voice"] == "outlet"


def squeezed(text: str) -> str:
    """A text without white space and what only allows a break: a chart breaks long words anywhere.

    >>> squeezed("at least 17\\u200b people")
    'atleast17people'
    """
    return _BREAKS.sub("", text)
