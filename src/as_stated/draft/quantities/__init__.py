"""One figure through many articles: a first coding of a quantity, and what new articles add to it."""

from as_stated.draft.quantities.listing import list_followed
from as_stated.draft.quantities.run import follow

__all__ = ["follow", "list_followed"]
