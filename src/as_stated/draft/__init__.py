"""A plain text to a first coding, an old coding to a new text, figures of articles to a quantity."""

from as_stated.draft.create import draft
from as_stated.draft.quantities import follow, list_followed
from as_stated.draft.same import read_same

__all__ = [
    "draft",
    "follow",
    "list_followed",
    "read_same",
]
