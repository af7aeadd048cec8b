"""What is collected while a page is set: links, places, pictures, what was left out."""

import re
from dataclasses import dataclass, field

from as_stated.errors import RenderError
from as_stated.page.typeset.elements import Element
from as_stated.page.typeset.literals import literal
from as_stated.page.typeset.pictures import Picture
from as_stated.show import check_letters, unshown

# Shown as what they hold, and nothing lost by it.
TRANSPARENT = frozenset(
    "a abbr address article aside bdi bdo big body caption center data dd details dfn div dt fieldset "
    "figcaption font footer form header hgroup html label legend li main nav nobr noscript picture "
    "rp rt ruby search section span summary tbody td tfoot th thead time tr tt wbr".split()
)
UNSEEN = frozenset(
    "script style template head meta link title base col colgroup source track param".split()
)
NO_ALT = "A picture without a description"


@dataclass
class Setting:
    """The state of one page being set.

    Attributes:
        is_strict: refuse what cannot be shown as it is, rather than show its text.
        names: the names that links in the page lead to, of those that it has, and a number for each.
        targets: those of them that were not met yet.
        numbers: the name of each quote to its number.
        listed: the names of the headings in the contents.
        row_heads: for each cell set so far, whether it heads a row.
        files: name to content of the pictures set so far.
        places: what the number after `//@` in the source stands for.
        left_out: what was shown as its text alone.
    """

    is_strict: bool
    names: dict[str, int]
    targets: set[str]
    numbers: dict[str, int]
    listed: set[str] = field(default_factory=set)
    row_heads: list[bool] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    places: list[str] = field(default_factory=lambda: ["the top of the page"])
    left_out: list[str] = field(default_factory=list)
    heading: str = ""
    cell: str = ""

    def place(self, what: str = "") -> str:
        """Where in the page one is: cell, heading and element (`what`), as far as there are any."""
        heading = f"under “{self.heading}”" if self.heading else ""
        cell = f"cell {self.cell}" if self.cell else ""
        return ", ".join(each for each in (what, cell, heading) if each) or self.places[0]

    def mark(self, what: str = "") -> str:
        """A comment for the source, by which an error of Typst's finds its `place`; `what` as there."""
        self.places.append(self.place(what))
        return f"//@{len(self.places) - 1}"

    def label(self, name: str) -> str:
        """The label of a name that links lead to, as a Typst string: any name is a good one."""
        return f'"at-{self.names[name]}"'

    def meet(self, name: str) -> str:
        """The label of a `name` that links lead to, where it is met for the first time; else nothing."""
        is_met = name not in self.targets
        self.targets.discard(name)
        return "" if is_met else self.label(name)

    def anchor(self, name: str) -> list[str]:
        """A statement, or part of a line, to which links to a `name` lead; none where one is already, or none leads."""
        return [f"anchor({label})"] if (label := self.meet(name)) else []

    def note(self, what: str) -> None:
        """Note that `what` is shown as its text alone."""
        if what not in self.left_out:
            self.left_out.append(what)

    def note_unknown(self, element: Element) -> None:
        """An element of a kind that paper has no form for."""
        if element.tag not in TRANSPARENT:
            self.note(f"<{element.tag}>")

    def shown(self, text: str, what: str = "") -> str:
        """The `text`, in which some font has every character; `what` as in `place`.

        Raises:
            RenderError: one has none, and this page is held to its letters.
        """
        if text.isascii():
            return text
        lacking = unshown(text)
        if lacking and self.is_strict:
            check_letters(text, self.place(what))
        for character in lacking:
            self.note(f"the character U+{ord(character):04X}")
            text = text.replace(character, f"[U+{ord(character):04X}]")
        return text

    def picture(self, picture: Picture, what: str) -> str:
        """File a picture; gives the arguments by which it is shown: its path and what it says.

        Raises:
            RenderError: it says nothing to those who cannot see it, and this page is held to that.
        """
        alt = " ".join(picture.alt.split())
        if not alt:
            if self.is_strict:
                raise RenderError(
                    f"{self.place(what)}: the picture has no alternative text. Say in one, as its "
                    "alt, what it shows."
                )
            self.note("a picture without an alternative text")
            alt = NO_ALT
        name = f"picture-{len(self.files)}.{picture.format}"
        self.files[name] = picture.content
        return f"{literal('/' + name)}, {literal(self.shown(alt, what))}"


def is_hidden(element: Element) -> bool:
    """Whether an element is not shown."""
    style = element.attributes.get("style", "")
    return (
        element.tag in UNSEEN
        or "hidden" in element.attributes
        or re.search(r"display\s*:\s*none", style) is not None
    )
