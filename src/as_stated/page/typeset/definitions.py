"""A definition list: terms with what they mean, as it is set."""

from collections.abc import Callable, Iterable, Sequence

from as_stated.page.typeset.elements import Element
from as_stated.page.typeset.literals import LONG, fits, flag

ABOVE = frozenset({"refusals", "terms"})  # lists whose terms stand above, not beside
PLAIN = ABOVE | {"symbols"}  # and those whose terms are as dark as what they mean
SHORT = 70  # characters of source: what a term means has room beside another


def definitions(element: Element, content: Callable[[Element], str]) -> list[str]:
    """A `dl` as statements; none if it is empty.

    Args:
        element: the list.
        content: gives what an element holds, as one expression.
    """
    pairs: list[tuple[list[str], list[str]]] = []
    for child in _flat(element, ("dt", "dd")):
        if (child.tag == "dt" and (not pairs or pairs[-1][1])) or not pairs:
            pairs.append(([], []))
        pairs[-1][child.tag == "dd"].append(content(child))
    said = [(_joined(terms), _joined(meanings)) for terms, meanings in pairs]
    meanings = "".join(means for _, means in said)
    if any(means.startswith("{\n") for _, means in said):
        # Blocks, such as a list: within a term's tag Typst has none for them.
        heads = [f"p(strong({term}), sticky: true)" for term, _ in said]
        return [
            line for head, (_, means) in zip(heads, said, strict=True) for line in (head, means)
        ]
    is_whole = fits(element.text(), meanings, LONG // 2, len(pairs) // 3)
    looks = (is_whole, not element.classes & ABOVE, not element.classes & PLAIN)
    body = [f"({term}, {means}, {flag(len(means) < SHORT)})" for term, means in said]
    return [f"dl({', '.join([*map(flag, looks), *body])})"] if pairs else []


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else "{" + "; linebreak(); ".join(parts) + "}"


def _flat(element: Element, tags: Sequence[str]) -> Iterable[Element]:
    for each in element.inside():
        if each.tag in tags:
            yield each
        else:
            yield from _flat(each, tags)
