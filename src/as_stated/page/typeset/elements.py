"""HTML to a light tree of elements, in one pass and in time that grows with its length."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta param source track wbr svg".split())
# An element that ends where one of these begins, as HTML's own rules have it, and what holds it.
BLOCKS = frozenset(
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr main nav ol p pre section table ul".split()
)
ENDED_BY = {
    "p": BLOCKS,
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "thead", "tbody", "tfoot"}),
    "td": frozenset({"td", "th", "tr", "thead", "tbody", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "thead", "tbody", "tfoot"}),
    "thead": frozenset({"tbody", "tfoot"}),
    "tbody": frozenset({"tbody", "tfoot"}),
}
HOLDERS = frozenset("ul ol dl table".split())
# What stands on lines of its own.
OWN_LINES = BLOCKS | frozenset(
    "body caption center dd dt img li main summary svg tbody td th tr".split()
)
DEEPEST = 60  # elements within elements: what is deeper belongs to the last of these


@dataclass(slots=True)
class Element:
    """One element: its tag, its attributes, and its texts and elements in order.

    An `svg` holds one text: its source, as a drawing keeps letters apart that HTML does not.

    Attributes:
        is_block: it stands on lines of its own, or holds one that does.
    """

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)
    is_block: bool = False

    @property
    def classes(self) -> frozenset[str]:
        """The classes it has."""
        return frozenset(self.attributes.get("class", "").split())

    def inside(self, *tags: str) -> "list[Element]":
        """The elements directly in it: those of these `tags`, or all."""
        inside = [each for each in self.children if isinstance(each, Element)]
        return [each for each in inside if not tags or each.tag in tags]

    def elements(self) -> Iterator["Element"]:
        """It and all elements within it, in the order of the document."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.inside())

    def text(self) -> str:
        """All words within it, those of drawings left out."""
        parts: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            each = waiting.pop()
            if isinstance(each, str):
                parts.append(each)
            elif each.tag != "svg":
                waiting += reversed(each.children)
        return "".join(parts)


def read_html(html: str) -> Element:
    """A page or a piece of one as a tree; `svg` elements hold their source.

    >>> [each.tag for each in read_html("<ul><li>a<br>b<li>c</ul>").elements()]
    ['html', 'ul', 'li', 'br', 'li']
    """
    drawings: list[str] = []
    rest: list[str] = []
    end = 0
    for first, last in _drawings(html):
        rest += [html[end:first], f'<svg data-number="{len(drawings)}">']
        drawings.append(html[first:last])
        end = last
    reader = _Reader(drawings)
    reader.feed("".join([*rest, html[end:]]))
    reader.close()
    return reader.root


def _drawings(html: str) -> Iterator[tuple[int, int]]:
    """Where each drawing begins and ends; one may hold others."""
    depth = first = 0
    for tag in re.finditer(r"<svg\b[^>]*?(?P<empty>/)?>|(?P<end></svg>)", html):
        if depth == 0:
            first = tag.start()
        if tag["end"]:
            depth = max(depth - 1, 0)
        elif not tag["empty"]:
            depth += 1
        if depth == 0 and tag.start() >= first and html.startswith("<svg", first):
            yield first, tag.end()


class _Reader(HTMLParser):
    """Builds the tree. An open element ends with its parent; an end without a start is skipped."""

    def __init__(self, drawings: list[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html")
        self._open = [self.root]
        self._drawings = drawings

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, once those that its start ends are closed."""
        for depth in range(len(self._open) - 1, 0, -1):
            other = self._open[depth].tag
            if tag in ENDED_BY.get(other, ()):
                del self._open[depth:]
            elif other in HOLDERS:
                break
        element = Element(tag, {name: value or "" for name, value in attrs})
        number = element.attributes.get("data-number", "")
        if tag == "svg" and number.isdecimal() and int(number) < len(self._drawings):
            element.children.append(self._drawings[int(number)])
        self._open[-1].children.append(element)
        if tag in OWN_LINES:
            element.is_block = True
            for holder in reversed(self._open):
                if holder.is_block:
                    break
                holder.is_block = True
        if tag not in VOID and len(self._open) < DEEPEST:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As HTML has it, a slash at the end of a tag says nothing."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the last one open of this name, and all within it."""
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        """A text."""
        self._open[-1].children.append(data)
