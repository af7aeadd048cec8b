"""Values for fields of `source.toml` that a person has to agree to, as comments beside `TODO`."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from as_stated.characters import visible
from as_stated.errors import cut


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for a field of `source.toml`; `origin`: where it was found, in a few words."""

    field: str
    value: str
    origin: str

    @property
    def comment(self) -> str:
        """The proposal as a comment of TOML: what is behind the first `#` can stand as it is.

        >>> Proposal("byline", "Ana Ruiz", "line 2: By Ana Ruiz").comment
        '# byline = "Ana Ruiz"  # line 2: By Ana Ruiz'
        """
        origin = cut(" ".join(visible(self.origin).split()), 120)
        return f"# {self.field} = {toml(self.value)}  # {origin}"


def proposed(field: str, value: str, proposals: Iterable[Proposal]) -> str:
    """A value as TOML, and below it a comment for each proposal of that field.

    Args:
        value: what is known of the field; the proposals are for one that is `TODO`.
    """
    comments = [each.comment for each in proposals if each.field == field]
    return "\n".join([toml(value), *comments])


def toml(text: str) -> str:
    """A TOML string: JSON's, which escapes what TOML wants escaped, but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
