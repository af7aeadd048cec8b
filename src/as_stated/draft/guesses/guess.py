"""What is guessed of a figure's stance, and by which words."""

from dataclasses import dataclass
from typing import Literal

from as_stated.coding import Stance
from as_stated.draft.guesses.place import Open, Span


@dataclass(frozen=True, slots=True)
class Guess:
    """A guess of a figure's stance.

    Attributes:
        stance: empty where no stance word stands in the sentence; `TODO` where one does and its
            place does not say whether it is about the figure.
        words: the span of the words that say it; None without a stance other than stated.
        acts: the words are a verb whose subject takes the stance, so that it has to be found.
        is_outlets: the outlet takes it back itself.
        is_done_by: the words are a verb in the passive; who takes the stance is named behind "by", or not.
    """

    stance: Stance | Open | Literal[""] = ""
    words: Span | None = None
    acts: bool = False
    is_outlets: bool = False
    is_done_by: bool = False
