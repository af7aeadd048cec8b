"""Links within a page: to each heading, from each claim to its quote, and from there back."""

import re
from collections import defaultdict
from dataclasses import dataclass
from html import unescape
from typing import Any

from markupsafe import Markup
from nbconvert.filters.markdown_mistune import IPythonRenderer

# What a claim's place is told by: the last heading before it, and the last of these opened.
PLACES = "tr|li|p|figcaption|caption|dd"
TOP = "the top of this page"  # where no heading stands before a claim


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the page, for its contents."""

    level: int
    anchor: str
    text: str


class HeadingRenderer(IPythonRenderer):
    """Markdown below a page's own `h1`, each heading with a link to itself.

    The notebooks of a report each have a title, and all their headings step down one level. The
    title of a notebook of others is the page's, and only a second one steps down.
    """

    def __init__(self) -> None:
        super().__init__(escape=False)
        self.headings: list[Heading] = []
        self.is_report = True
        self.is_printed = False

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        """A heading with an anchor, noted for the contents."""
        anchor = self._anchor(unescape(re.sub(r"<[^>]+>", "", text)))
        level = level + 1 if self.is_report else max(level, 2)
        self.headings.append(Heading(level, anchor, text))
        tag = f'<h{level} id="{anchor}">{text}</h{level}>'
        return f"{tag if self.is_printed else anchored(tag, anchor)}\n"

    def _anchor(self, text: str) -> str:
        slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "section"
        taken = {heading.anchor for heading in self.headings}
        number, anchor = 2, slug
        while anchor in taken:
            number, anchor = number + 1, f"{slug}-{number}"
        return anchor


def anchored(heading: str, anchor: str) -> Markup:
    """A heading with a link to it beside it, not in it: so it is no part of the heading's words."""
    level = heading[2]
    label = Markup(heading).striptags()
    return Markup(
        '<div class="heading level-{}">{}<a class="anchor" href="#{}" '
        'aria-label="Link to “{}”">#</a></div>'
    ).format(level, Markup(heading), anchor, label)


def link_back(html: str, is_printed: bool) -> str:
    """Give each claim a preview of its quote, and let each quote lead back to where it is used.

    In a notebook a claim's quote is its `title`, which keyboards and touch never see; on the page
    the style sheet shows it on hover and on focus. A place is a row, a list item or a paragraph:
    what stands there twice, in words and in signs, is one use, and a chart's own table, which is
    folded, is the chart. On paper the quotes are notes.
    """
    uses: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    section, place, is_folded = TOP, 0, False
    seen: set[tuple[str, int]] = set()

    def mark(match: re.Match[str]) -> str:
        nonlocal section, place, is_folded
        if match["place"]:
            place = match.start()
        if match["fold"]:
            is_folded = match["fold"].startswith("<details")
        if match["heading"]:
            section = Markup(match["heading"]).striptags()
        target = match["target"]
        if not target:
            return match[0]
        number = ""
        if not is_folded and (target, place) not in seen:
            seen.add((target, place))
            count = sum(map(len, uses[target].values())) + 1
            number = f"{target.replace('quote-', 'use-', 1)}-{count}"
            uses[target][section].append(number)
        named = f' id="{number}"' if number else ""
        preview = match["rest"].replace(' title="', ' data-preview="', 1)
        return f'<a class="claim"{named} href="#{target}"{preview}>'

    html = re.sub(
        rf'<h[2-6] id="[^"]+">(?P<heading>.*?)</h[2-6]>|<(?P<place>{PLACES})\b'
        r'|(?P<fold><details class="data">|</details>)'
        r'|<a class="claim" href="#(?P<target>quote-[^"]+)"(?P<rest>[^>]*)>',
        mark,
        html,
        flags=re.DOTALL,
    )

    def listed(match: re.Match[str]) -> str:
        if is_printed or not uses[match[1]]:
            return ""
        sections = [_places(name, ids) for name, ids in uses[match[1]].items()]
        return Markup('<p class="uses">Used in: {}</p>').format(Markup("; ").join(sections))

    html = re.sub(r'<p class="uses" data-uses="([^"]+)"></p>', listed, html)
    if is_printed:
        return html
    return re.sub(
        r'(?<=<section class="quote" id=")([^"]+)("[^>]*>\s*)(<h3>.*?</h3>)',
        lambda match: f"{match[1]}{match[2]}{anchored(match[3], match[1])}",
        html,
    )


def _places(section: str, ids: list[str]) -> Markup:
    """The uses in one section: the first by the section's name, and each other as “again”."""
    first, *others = ids
    links = [Markup('<a href="#{}">{}</a>').format(first, section)]
    again = Markup('<a href="#{}" aria-label="again in {}">again</a>')
    return Markup(", ").join([*links, *(again.format(other, section) for other in others)])
