"""Values for fields of `source.toml` that a person has to agree to, as comments beside `TODO`."""

import json
import re
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
        return f"# {self.field} = {toml(self.value)}  # {_short(self.origin)}"


def settle(
    stated: Iterable[Proposal], proposals: Iterable[Proposal]
) -> tuple[dict[str, Proposal], list[Proposal]]:
    """What is certain of a source, by field, and what is left to a person.

    Args:
        stated: values on which all that a file says of itself agrees.
        proposals: others, of which some may say something else: then neither is certain.
    """
    offered = list(proposals)
    certain = {
        each.field: each
        for each in stated
        if all(
            folded(other.value) == folded(each.value)
            for other in offered
            if other.field == each.field
        )
    }
    doubted = [each for each in stated if each.field not in certain]
    return certain, [*doubted, *(each for each in offered if each.field not in certain)]


def folded(value: str) -> str:
    """A value as it is compared with another: without case, kinds of marks, an address's query.

    >>> folded("Ana Ruiz, Bo Li") == folded("ANA RUIZ and Bo Li")
    True
    """
    plain = value.casefold().translate(str.maketrans("‘’“”", "''\"\""))
    if "://" in plain:
        return re.split(r"[?#]", plain)[0].rstrip("/")
    return re.sub(r"\s*(?:,\s*and|,|\band\b|&)\s*", ",", plain)


def proposed(field: str, value: str, proposals: Iterable[Proposal], origin: str) -> str:
    """A value as TOML, and below it a comment for each proposal of that field.

    Args:
        value: what is known of the field; the proposals are for one that is `TODO`.
        origin: where the value was found, for a comment behind it; empty: no comment.
    """
    comments = [each.comment for each in proposals if each.field == field]
    return "\n".join([toml(value) + (f"  # {_short(origin)}" if origin else ""), *comments])


def _short(origin: str) -> str:
    return cut(" ".join(visible(origin).split()), 120)


def toml(text: str) -> str:
    """A TOML string: JSON's, which escapes all that TOML wants escaped except one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
