"""A page for print as the source of a Typst document: calls of the functions in `report.typ`.

Every text goes in as a string in quotes, through one function, `literal`. So no text is ever code.
"""

from as_stated.page.typeset.document import Document, typeset
from as_stated.page.typeset.literals import literal
from as_stated.page.typeset.words import breakable, running_head

__all__ = ["Document", "breakable", "literal", "running_head", "typeset"]
