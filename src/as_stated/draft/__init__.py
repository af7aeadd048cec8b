"""A plain text to a first coding, or an old coding to a new text."""

from as_stated.draft.create import draft

__all__ = [
    "draft",
]
