"""A plain text to a first coding, or an old coding to a new text."""

from as_stated.draft.create import draft
from as_stated.draft.same import read_same

__all__ = [
    "draft",
    "read_same",
]
