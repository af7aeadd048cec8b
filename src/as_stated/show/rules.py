"""The names and rules of the readings of "about"; no claim is read here, so that it imports at once."""

from dataclasses import dataclass
from typing import Literal

AS_STATED = "as-stated"


@dataclass(frozen=True, slots=True)
class Rule:
    """A reading of "about" N: the whole numbers that round to N at so many significant figures."""

    rule_id: Literal["one-figure", "two-figures"]
    label: str
    figures: int

    @property
    def basis(self) -> str:
        """The rule in words, for readers."""
        return f"whole numbers that round to it at {self.label}"


RULES = (Rule("one-figure", "one figure", 1), Rule("two-figures", "two figures", 2))
READINGS = (AS_STATED, *(rule.rule_id for rule in RULES))
