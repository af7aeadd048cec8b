"""The blocks of a page, one after the other, as calls of the functions in `report.typ`."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from as_stated.page.typeset.definitions import definitions
from as_stated.page.typeset.elements import Element
from as_stated.page.typeset.figures import figure
from as_stated.page.typeset.literals import LONG, fits, flag, is_long, is_seen, literal
from as_stated.page.typeset.pictures import is_for_paper
from as_stated.page.typeset.setting import Setting, is_hidden
from as_stated.page.typeset.table import table
from as_stated.page.typeset.words import Line, Node, breakable

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = ("ul", "ol", "dl")
# The classes of paragraphs that look different, by what `report.typ` calls them.
KINDS = {"standfirst": "standfirst", "origin": "origin", "links": "links", "uses": "origin"}
FEW_LINES = 450  # characters of source: a paragraph of no more stays on one page
DEEP = 8  # blocks within blocks: deeper ones are shown as what they hold


def is_quote(element: Element) -> bool:
    """Whether an element holds a quote, to which claims lead by its number."""
    return element.tag == "section" and "quote" in element.classes


class Blocks:
    """Goes through a page once, and writes a statement for each block."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._level = 0  # of the last heading
        self._depth = 0
        self._quote = 0  # the number of the quote whose heading comes next
        self._is_in_quote = False
        self._is_parted = False
        self._is_introducing = False  # what comes now stays with what is after it
        self._forms: dict[str, Callable[[Element], Iterable[str]]] = {
            **dict.fromkeys(HEADINGS, self._heading),
            "p": self._paragraph, "ul": self._list, "ol": self._list, "dl": self._definitions,
            "table": self._table, "figure": self._figure, "pre": self._plain,
            "hr": lambda _: ["separator"], "blockquote": self._words, "summary": self._summary, "nav": self._contents,
            "header": self._header, "footer": self._footer, "section": self._section, "img": self._picture, "svg": self._picture,
        }  # fmt: skip

    def of(self, nodes: Sequence[Node]) -> list[str]:
        """Statements for nodes in their order; words between blocks become paragraphs."""
        statements: list[str] = []
        waiting: list[Node] = []
        elements = [node for node in nodes if isinstance(node, Element)]
        introducing = {
            id(each)
            for before, each, after in zip([None, *elements], elements, elements[1:], strict=False)
            if _introduces(before, after)
        }
        for node in nodes:
            if isinstance(node, Element) and node.is_block:
                statements += self._loose(waiting)
                waiting = []
                self._is_introducing = id(node) in introducing
                statements += self._block(node)
            else:
                waiting.append(node)
        return statements + self._loose(waiting)

    def _block(self, element: Element) -> list[str]:
        if is_hidden(element):
            return []
        statements = []
        name = element.attributes.get("id", "")
        if element.tag not in HEADINGS and not is_quote(element):
            statements = self.setting.anchor(name)
        form = self._forms.get(element.tag)
        if form is None or self._depth >= DEEP:
            if form is None:
                self.setting.note_unknown(element)
            outer = self.setting.cell
            self.setting.cell = element.attributes.get("data-cell", outer)
            statements += self.of(element.children)
            self.setting.cell = outer
            return statements
        self._depth += 1
        statements += form(element)
        self._depth -= 1
        return statements

    def _loose(self, nodes: Sequence[Node]) -> list[str]:
        content = self._line(nodes)
        whole = ", whole: false" * (len(content) > FEW_LINES)
        return [] if content == "{}" else [f"p({content}{whole})"]

    def _line(self, nodes: Sequence[Node]) -> str:
        return Line(self.setting).content(nodes)

    def _content(self, element: Element) -> str:
        """What an element holds, as one expression: words, or blocks."""
        if any(each.is_block for each in element.inside()):
            return "{\n" + "\n".join(self.of(element.children)) + "\n}"
        return self._line(element.children)

    def _header(self, element: Element) -> Iterable[str]:
        """The head of the page, except for the title that it says once more, for notebooks."""
        return self.of(
            [e for e in element.children if not (isinstance(e, Element) and "title" in e.classes)]
        )

    def _footer(self, element: Element) -> Iterable[str]:
        statements = self.of(element.children)
        if not fits(element.text(), "".join(statements)):
            return statements
        return ["together({", *statements, "})"]

    def _heading(self, element: Element) -> Iterable[str]:
        level = min(int(element.tag[1]), self._level + 1)
        name = element.attributes.get("id", "")
        content = self._line(element.children)
        if not is_seen(element.text()):
            return self._loose(element.children)  # no bookmark can be made of it
        options = []
        if self._quote:
            number, self._quote = self._quote, 0
            content, name = f'{{"{number}. "; {content}}}', ""
        else:
            self.setting.heading = " ".join(element.text().split())
            self._level = level
        if label := self.setting.meet(name):
            options.append(f"name: {label}")
        if name not in self.setting.listed:
            options.append("outlined: false")
        if level == 1:
            options.append("bookmarked: false")
        if level == 2 and self._is_parted:
            options.append("parted: true")
        self._is_parted = True
        return [self.setting.mark(), f"h({', '.join([str(level), content, *options])})"]

    def _paragraph(self, element: Element) -> Iterable[str]:
        if any(each.is_block for each in element.inside()):
            return self.of(element.children)  # a picture among words
        content = self._line(element.children)
        is_lost = "links" in element.classes and not any(
            each.tag == "a" for each in element.elements()
        )
        if content == "{}" or is_lost:  # links to other reports: on paper they lead nowhere
            return []
        options = [f'kind: "{KINDS[each]}"' for each in sorted(element.classes & KINDS.keys())[:1]]
        if len(content) > FEW_LINES:
            options.append("whole: false")
        if self._is_introducing:
            options.append("sticky: true")
        said = f"p({', '.join([content, *options])})"
        return [f"choice({said})" if "choice" in element.classes else said]

    def _list(self, element: Element) -> Iterable[str]:
        bodies = [self._content(each) for each in element.inside("li")]
        if not bodies:
            return self.of(element.children)
        start = "none"
        if element.tag == "ol":
            given = element.attributes.get("start", "1")
            start = given if re.fullmatch(r"\d{1,9}", given, re.ASCII) else "1"
        kept = ",\n".join(f"({flag(is_long(body))}, {body})" for body in bodies)
        return [f"items({start}, {kept})"]

    def _definitions(self, element: Element) -> Iterable[str]:
        return definitions(element, self._content)

    def _table(self, element: Element) -> Iterable[str]:
        return table(element, self.setting, self._content)

    def _figure(self, element: Element) -> Iterable[str]:
        pictures = [each for each in element.elements() if each.tag in ("svg", "img")]
        captions = [each for each in element.elements() if each.tag == "figcaption"]
        is_one = len(pictures) == 1 or (pictures and all(map(_is_for_paper, pictures)))
        if not is_one:
            return self.of(element.children)
        caption = self._content(captions[0]) if captions else "none"
        name = element.attributes.get("id", "").removeprefix("chart-")
        length = len(captions[0].text()) if captions else 0
        return figure(pictures, caption, length, f"chart {name}".strip(), self.setting)

    def _picture(self, element: Element) -> Iterable[str]:
        return figure([element], "none", 0, "picture", self.setting)

    def _plain(self, element: Element) -> Iterable[str]:
        mark = self.setting.mark("output")
        if len(element.text()) < LONG and any(each.tag == "a" for each in element.elements()):
            return [mark, f"cited({{{'; '.join(self._cited(element))}}})"]
        # A blank line holds a space that stays: without one its tag would be empty.
        text = re.sub(r"^$", "\u00a0", element.text().strip("\n"), flags=re.MULTILINE)
        words = self.setting.shown(breakable(text), "output")
        return [mark, f"plain({literal(words)})"]

    def _cited(self, element: Element) -> Iterator[str]:
        """Lines that hold a link."""
        for node in element.children:
            if isinstance(node, Element):
                yield from [Line(self.setting).content([node])]
                continue
            for number, line in enumerate(self.setting.shown(node, "output").split("\n")):
                yield from ["linebreak()"] * (number > 0)
                yield from [f"raw({literal(breakable(line))})"] * (line != "")

    def _words(self, element: Element) -> Iterable[str]:
        content = self._content(element)
        return [f"words({content})" if self._is_in_quote else f"aside({content})"]

    def _summary(self, element: Element) -> Iterable[str]:
        if "screen" in element.classes:
            return []  # it names what is folded, and paper folds nothing
        return [f"p(strong({self._line(element.children)}), sticky: true)"]

    def _section(self, element: Element) -> Iterable[str]:
        if not is_quote(element):
            return self.of(element.children)
        name = element.attributes.get("id", "")
        self._quote = self.setting.numbers.get(name, 0)
        self._is_in_quote = True
        body = "\n".join(self.of(element.children))
        self._quote, self._is_in_quote = 0, False
        label = self.setting.meet(name) or "none"
        is_whole = fits(element.text(), body, 2 * LONG)
        return [f"quoted({label}, {flag(is_whole)}, {{\n{body}\n}})"]

    def _contents(self, element: Element) -> Iterable[str]:
        links = [each.attributes.get("href", "") for each in element.elements() if each.tag == "a"]
        self.setting.listed |= {link[1:] for link in links if link.startswith("#")}
        titles = [each.text() for each in element.elements() if each.tag in HEADINGS]
        self._is_parted = False
        return [f"contents({literal(titles[0] if titles else '')})"]


def _introduces(before: Element | None, after: Element) -> bool:
    """Whether what stands between two elements must not be the last on its page."""
    is_first = before is not None and before.tag in HEADINGS
    return "cell" in after.classes or after.tag in LISTS or (is_first and after.tag in HEADINGS)


def _is_for_paper(picture: Element) -> bool:
    return picture.tag == "svg" and is_for_paper("".join(map(str, picture.children)))
