"""A definition list: terms with what they mean, as it is set."""

from collections.abc import Callable, Iterable, Sequence

from as_stated.page.typeset.elements import Element
from as_stated.page.typeset.literals import LONG, flag

ABOVE = frozenset({"refusals", "terms"})  # lists whose terms stand above, not beside
PLAIN = ABOVE | {"symbols"}  # and those whose terms are as dark as what they mean
SHORT = 70  # characters of source: what a term means has room beside another


def definitions(element: Element, content: Callable[[Element], str]) -> list[str]:
    """A `dl` as statements; none if it is empty.

    Args:
        content: gives what an element holds, as one expression.
    """
    pairs: list[tuple[list[str], list[str]]] = []
    for child in _flat(element, ("dt", "dd")):
        if (child.tag == "dt" and (not pairs or pairs[-1][1])) or not pairs:
            pairs.append(([], []))
        pairs[-1][child.tag == "dd"].append(content(child))
    looks = (
        len(element.text()) < LONG / 2,
        not element.classes & ABOVE,
        not element.classes & PLAIN,
    )
    said = [(_joined(terms), _joined(meanings)) for terms, meanings in pairs]
    body = [f"({term}, {means}, {flag(len(means) < SHORT)})" for term, means in said]
    return [f"dl({', '.join([*map(flag, looks), *body])})"] if pairs else []


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else "{" + "; linebreak(); ".join(parts) + "}"


def _flat(element: Element, tags: Sequence[str]) -> Iterable[Element]:
    for each in element.children:
        if isinstance(each, Element):
            if each.tag in tags:
                yield each
            else:
                yield from _flat(each, tags)
