"""The file that a draft begins with: which kind it is, and the article's text in it."""

from as_stated.draft.intake.given import Given, read_given

__all__ = [
    "Given",
    "read_given",
]
