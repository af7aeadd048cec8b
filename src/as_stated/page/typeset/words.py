"""Words on a line: HTML's inline elements as Typst content."""

import re
from collections.abc import Iterable, Sequence

from as_stated.page.typeset.elements import Element
from as_stated.page.typeset.literals import is_seen, literal
from as_stated.page.typeset.setting import Setting, is_hidden

Node = Element | str
LOOKS = {
    "b": "strong", "strong": "strong", "em": "emph", "i": "emph", "cite": "emph", "dfn": "emph",
    "var": "emph", "sub": "sub", "sup": "super", "mark": "marked", "del": "strike", "s": "strike",
    "strike": "strike", "ins": "underline", "u": "underline", "small": "small",
}  # fmt: skip
CODE = frozenset("code kbd samp tt".split())
OUTSIDE = re.compile(r"(https?|mailto):", re.IGNORECASE)
HEAD = 110  # characters of a title at the head of a page
UNBROKEN = 60  # characters: in a longer word a line may end anywhere
DEEP = 12  # looks within looks: deeper ones change nothing
_SPACE = " \t\n\r\f"


class Line:
    """One flow of words, with white space folded across the elements that it goes through."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._is_begun = self._is_apart = False
        self._depth = 0
        self._is_in_signs = False

    def content(self, nodes: Sequence[Node]) -> str:
        """The content of nodes as one Typst expression."""
        parts = [part for node in nodes for part in self._part(node)]
        if len(parts) == 1 and parts[0].startswith('"'):
            return parts[0]
        return "{" + "; ".join(parts) + "}"

    def _part(self, node: Node) -> Iterable[str]:
        if isinstance(node, str):
            words = self._fold(node)
            return [literal(self.setting.shown(words))] if words else []
        if is_hidden(node):
            return []
        if node.tag == "br":
            self._is_begun = self._is_apart = False
            return ["linebreak()"]
        return [*self.setting.anchor(node.attributes.get("id", "")), *self._element(node)]

    def _element(self, node: Element) -> Iterable[str]:
        if node.tag == "a":
            return self._link(node)
        if "signs" in node.classes:
            self._is_in_signs = True
            content = self.content(node.children)
            self._is_in_signs = False
            return [content]
        if node.tag == "q":
            return [literal(self._fold("“")), self.content(node.children), literal("”")]
        if node.tag == "bdi" and len(node.text()) <= UNBROKEN:  # a box is isolated, and not broken
            words = self._fold(node.text())
            name = literal(self.setting.shown(words.lstrip(" ")))
            return [*([literal(" ")] if words.startswith(" ") else []), f"box({name})"]
        if node.tag in CODE and "id" not in node.classes:
            words = self._fold(node.text())
            return [f"code({literal(self.setting.shown(words))})"] if words else []
        look = LOOKS.get(node.tag) or _look(node)
        if not look or self._depth >= DEEP:
            if node.tag not in CODE and not look:
                self.setting.note_unknown(node)
            return [part for child in node.children for part in self._part(child)]
        self._depth += 1
        content = self.content(node.children)
        self._depth -= 1
        return [f"{look}({content})"]

    def _link(self, node: Element) -> Iterable[str]:
        address = node.attributes.get("href", "")
        content, name = self.content(node.children), address[1:]
        if not is_seen(node.text()):
            return [content]
        if OUTSIDE.match(address):
            return [f"out({literal(address)}, {content})"]
        if not address.startswith("#") or name not in self.setting.names:
            return [content]
        if "claim" not in node.classes:
            return [f"to({self.setting.label(name)}, {content})"]
        number = self.setting.numbers.get(name)
        if number is None or self._is_in_signs:
            return [f"plain-to({self.setting.label(name)}, {content})"]
        return [f"claim({self.setting.label(name)}, {number}, {content})"]

    def _fold(self, text: str) -> str:
        """A text with one space where there was white space, and none at the beginning."""
        text = text.replace("\u00ad", "")  # Typst 0.15 loses a link that ends in a soft hyphen
        if not text:
            return ""
        words = [word for word in re.split(f"[{_SPACE}]+", text) if word]
        self._is_apart |= text[0] in _SPACE
        if not words:
            return ""
        said = (" " if self._is_begun and self._is_apart else "") + breakable(" ".join(words))
        self._is_begun, self._is_apart = True, text[-1] in _SPACE
        return said


def _look(node: Element) -> str:
    """The look of a class of words; empty for none."""
    if "reading" in node.classes:
        return "reading"
    return "faint" if "event" in node.classes else ""


def running_head(title: str) -> str:
    """A title as it stands at the head of each page: cut off where it would take more than two lines."""
    return title if len(title) <= HEAD else f"{title[:HEAD].rstrip()}…"


def breakable(text: str) -> str:
    """A text with places for a line to end in each word that is longer than a line may be."""
    if len(text) <= UNBROKEN:
        return text
    return re.sub(rf"\S{{{UNBROKEN + 1},}}", lambda word: "\u200b".join(word[0]), text)
