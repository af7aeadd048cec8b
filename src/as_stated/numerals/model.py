"""What the reader of numbers returns."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NoReturn

from as_stated.numerals.cards import card
from as_stated.numerals.format import say
from as_stated.numerals.refusing import Attempt, NoNumber

Status = Literal["=", "~", ">", ">=", "<", "<="]
"""How a figure is bounded by its words (openEHR's `magnitude_status`); `=` means "no hedge word"."""

Kind = Literal[
    "count",
    "duration",
    "date",
    "ordinal",
    "fraction",
    "percent",
    "money",
    "measure",
    "identifier",
    "vague",
]
"""What a number stands for."""


@dataclass(frozen=True, slots=True, repr=False)
class Number(NoNumber):
    """One number of a text, as stated.

    `start` and `end` are Unicode code points of the text given, `end` exclusive, and
    `text == source[start:end]`: the numeral alone, without sign, unit or hedge. `magnitude` is
    plain (1.2 million is 1200000), has no unit, and is None where no single magnitude makes
    sense: vague numbers, identifiers, whole dates, clock times. Years and decades are the year
    as an int. `magnitude_to` is the upper end of a range. `hedge` holds the modifying words as
    they stand in the text, runs of white space folded to one space, "" if there are none.

    Computing with a Number, as `sum(find_numbers(text))` would, raises `RefusalError`; its magnitude is a
    plain number, and computes.
    """

    start: int
    end: int
    text: str
    magnitude: int | Decimal | None
    magnitude_to: int | Decimal | None
    status: Status
    hedge: str
    kind: Kind

    def _refuse(self, attempt: Attempt) -> NoReturn:
        from as_stated.errors import RefusalError  # here: finding numbers needs nothing else

        raise RefusalError(
            f"computing with {self!r}: refused. The numbers of a text may count different things, or the same "
            "ones twice, and a hedge does not add up. Its magnitude is a plain number."
        )

    def __repr__(self) -> str:
        facts = ", ".join(said for _, said in self._facts)
        return f"<Number {self.text!r}: {facts}>"

    @property
    def _facts(self) -> list[tuple[str, str]]:
        """What is known of it, each with its name; the hedge is never left out."""
        ends = [each for each in (self.magnitude, self.magnitude_to) if each is not None]
        value = " to ".join(str(each) if self.kind == "date" else say(each) for each in ends)
        sign = "" if self.status == "=" else f"{self.status} "
        facts = [
            ("Kind", self.kind),
            ("Hedge", f"“{self.hedge}”" if self.hedge else ""),
            ("Value", sign + value if value else ""),
            ("Place", f"at {self.start} to {self.end}"),
        ]
        return [(name, said) for name, said in facts if said]

    def _repr_html_(self) -> str:
        """A card for a notebook."""
        return card(self.text, self._facts)
