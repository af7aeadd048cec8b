"""What comes out of a page or a document: its text, what was done, what it says of itself."""

from dataclasses import dataclass

from as_stated.draft.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Document:
    """A text taken from a file of another kind.

    Attributes:
        text: one line a paragraph, an empty line between two.
        notes: what was done to get at it, as parts of a sentence that begins with the file's name.
        stated: fields of `source.toml` on which all that the file says agrees, with where it says so.
        proposals: values of those on which it does not, or that only may be meant.
    """

    text: str
    notes: tuple[str, ...] = ()
    stated: tuple[Proposal, ...] = ()
    proposals: tuple[Proposal, ...] = ()
