"""Whether a figure holds, and who says so: denied, withdrawn, expected, an earlier one, and so on.

"Stance" is what the text says of a figure's holding, and by whom (linguists: factuality with its
source). It is coded by a person from the article's words; here is only how it is said. A figure that
does not simply hold is never shown without it, and it is said before the number.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Literal, get_args

Stance = Literal[
    "stated", "denied", "withdrawn", "in-error", "uncertain", "expected", "intended",
    "conditional", "unclear",
]  # fmt: skip
STANCES: tuple[Stance, ...] = get_args(Stance)
Form = Literal["level", "increase", "decrease", "rate", "share", "period"]
FORMS: tuple[Form, ...] = get_args(Form)
Method = Literal["", "count", "list", "estimate", "survey", "tally", "compiled"]
METHODS: tuple[Method, ...] = get_args(Method)

# How each stance is said where there is room, and where there is not.
_PHRASES: dict[Stance, str] = {
    "stated": "",
    "denied": "denied by {by}",
    "withdrawn": "withdrawn by {by}",
    "in-error": "in error, according to {by}",
    "uncertain": "uncertain, according to {by}",
    "expected": "expected by {by}",
    "intended": "intended by {by}",
    "conditional": "conditional, according to {by}",
    "unclear": "unclear whether it holds",
}
_SHORT: dict[Stance, str] = {stance: stance.replace("-", " ") for stance in STANCES} | {
    "stated": ""
}


class Unnamed(Enum):
    """Who states a figure, where that is neither a speaker nor the outlet."""

    UNSTATED = "unstated"  # the article does not say: often so of a figure that is denied
    UNCLEAR = "unclear"  # the text does not settle it

    @property
    def said(self) -> str:
        """The same for readers."""
        return f"who states it is {'not said' if self is Unnamed.UNSTATED else 'unclear'}"


@dataclass(frozen=True, slots=True)
class Standing:
    """A stance, who takes it, and the article's words for it.

    Attributes:
        by_id: the speaker's id, or "outlet"; empty where the figure is stated or unclear.
        by: the name of that speaker or outlet, for readers.
        words: verbatim from the article; empty where the figure is stated.
    """

    stance: Stance = "stated"
    by_id: str = ""
    by: str = ""
    words: str = ""

    @property
    def said(self) -> str:
        """The stance for readers, with the article's words; empty for a stated figure.

        >>> Standing("withdrawn", "mayor", "the mayor", "has been withdrawn").said
        'withdrawn by the mayor (“has been withdrawn”)'
        """
        phrase = _PHRASES[self.stance].format(by=self.by)
        return f"{phrase} (“{' '.join(self.words.split())}”)" if phrase and self.words else phrase

    def said_alike(self, other: "Standing") -> bool:
        """Whether the `other` says the same of a figure, by the same speaker, in whatever words."""
        return (self.stance, self.by_id) == (other.stance, other.by_id)

    @property
    def short(self) -> str:
        """The stance in a word or two, for a label or a sign; empty for a stated figure."""
        return _SHORT[self.stance]


STATED = Standing()
