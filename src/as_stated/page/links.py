"""Links within a page: to each heading, from each claim to its quote, and from there back."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from markupsafe import Markup
from nbconvert.filters.markdown_mistune import IPythonRenderer

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
    title of a notebook of others is the page's: they step down only if it has more of that level.
    """

    def __init__(self) -> None:
        super().__init__(escape=False)
        self.headings: list[Heading] = []
        self.steps_down = True
        self.is_printed = False
        self.folds = True
        self.fold = ""  # the classes of the fold that the next heading begins; empty for none

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        """A heading of a `level` with its `text` as HTML and an anchor, added to the contents."""
        anchor = self._anchor(unescape(re.sub(r"<[^>]+>", "", text)))
        level = level + 1 if self.steps_down else max(level, 2)
        said = re.sub(r"<(?:a|/a|img)\b[^>]*>", "", text)  # no link within a link of the contents
        self.headings.append(Heading(level, anchor, said))
        if self.fold:
            kind, self.fold = self.fold, ""
            return f"{folding(text, level, anchor, kind)}\n"
        tag = f'<h{level} id="{anchor}">{text}</h{level}>'
        return f"{tag if self.is_printed else anchored(tag, anchor)}\n"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """A picture by its address, `url`, whatever that is: what the page may show is seen to later.

        Args:
            text: for those who cannot see it.
            title: shown on hover.
        """
        return str(super(IPythonRenderer, self).image(text, url, title))

    def _anchor(self, text: str) -> str:
        wanted = slug(text)
        taken = {heading.anchor for heading in self.headings}
        number, anchor = 2, wanted
        while anchor in taken:
            number, anchor = number + 1, f"{wanted}-{number}"
        return anchor


def slug(text: str) -> str:
    """The name of a heading, from its words, `text`."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "section"


def folding(text: str, level: int, anchor: str, kind: str = "fold") -> Markup:
    """The beginning of a fold under a heading; the page ends it with its last cell.

    What links lead to is inside: a browser opens the fold around it, and not one whose heading it is.

    Args:
        text, level, anchor: of the heading; the text as HTML.
        kind: classes of the fold.
    """
    return Markup(
        '<details class="{3}"><summary><h{0} class="folding">{1}</h{0}></summary>'
        '<div class="folded" id="{2}">'
    ).format(level, Markup(text), anchor, kind)


def anchored(heading: str, anchor: str) -> Markup:
    """A `heading`, as HTML, with a link to its `anchor` beside it, not in it: so it is no part of its words."""
    level = heading[2]
    label = Markup(heading).striptags()
    return Markup(
        '<div class="heading level-{}">{}<a class="anchor" href="#{}" '
        'aria-label="Link to “{}”"></a></div>'
    ).format(level, Markup(heading), anchor, label)


# What says where a claim stands: a heading; and the claim itself.
_STATIONS = re.compile(
    r"""
      <h[2-6]\ (?:id|class)="[^"]+">(?P<heading>.*?)</h[2-6]>
    | <a(?P<aside>\ tabindex="-1")?\ class="claim"(?P<rest>\ data-claim="(?P<claim>[^"]+)"(?![^>]*\ href=)[^>]*)>
    """,
    re.DOTALL | re.VERBOSE,
)
# A figure in a drawing, which brings its address.
_DRAWN = re.compile(
    r'(<a class="[^"]*" data-claim="[^"]+") href="#(quote-[^"]+)" aria-label="[^"]*"(?: tabindex="-1")?'
)
# What the block of a quote brings for the links to it; it follows the quote's id.
_PREVIEW = re.compile(
    r'(?<=<section class="quote" id=")(?P<id>[^"]+)(?P<claim>" data-claim="[^"]*") '
    r'data-preview="(?P<said>[^"]*)"'
)
_TITLE = re.compile(r' title="[^"]*"')
_QUOTE_HEADING = re.compile(
    r'(?<=<section class="quote" id=")([^"]+)("[^>]*>\s*)(<h3>.*?</h3>)', re.DOTALL
)


# What is to be copied from a quote; from paper nobody does.
_COPIED = re.compile(r'<textarea class="copied".*?</textarea>', re.DOTALL)


def link_back(html: str, is_printed: bool) -> str:
    """A page, `html`, in which each claim leads to its quote, with a preview of its sentence, and that back.

    In a notebook a claim's quote is its `title`, which keyboards and touch never see; on the page
    the style sheet shows its sentence on hover and on focus, in the margin, where there is one. The
    block of the quote brings that. On paper (`is_printed`) the quotes are notes, and lead nowhere.

    By regular expressions, in 9 ms for a page that BeautifulSoup takes 159 ms to parse; the HTML is
    this package's own.
    """
    quotes = dict.fromkeys(re.findall(r' id="(quote-[^"]+)"', html), "")
    quotes |= {match["id"]: match["said"] for match in _PREVIEW.finditer(html)}
    uses = _Uses(quotes)
    html = _PREVIEW.sub(r"\g<id>\g<claim>", html)
    html = _STATIONS.sub(uses.mark, html)
    html = _DRAWN.sub(lambda match: match[0] if match[2] in quotes else match[1], html)

    def listed(match: re.Match[str]) -> str:
        return "" if is_printed else uses.of(match[1])

    html = re.sub(r'<p class="uses" data-uses="([^"]+)"></p>', listed, html)
    if is_printed:
        return _COPIED.sub("", html)
    return _QUOTE_HEADING.sub(
        lambda match: f"{match[1]}{match[2]}{anchored(match[3], match[1])}", html
    )


# Words of a quantity's page that stand in another report as well: that one lies two folders up.
_IN_REPORT = re.compile(
    r'<a class="report" data-target="(?P<target>[^"]*)">(?P<words>.*?)</a>', re.DOTALL
)


def keep_links(html: str, targets: Collection[str]) -> str:
    """Let a page's links to other reports lead there; their words alone where there is nothing.

    Args:
        html: of a page two folders down in the folder of all reports.
        targets: where such links may lead: addresses in that folder.

    >>> said = '<a class="report" data-target="a/index.html#quote-b">its words</a>'
    >>> keep_links(said, ["a/index.html#quote-b"])
    '<a class="report" href="../../a/index.html#quote-b">its words</a>'
    >>> keep_links(said, [])
    'its words'
    """
    known = frozenset(targets)

    def led(match: re.Match[str]) -> str:
        target, words = match["target"], match["words"]
        if unescape(target) not in known:
            return words
        return f'<a class="report" href="../../{target}">{words}</a>'

    return _IN_REPORT.sub(led, html)


class _Uses:
    """Where each claim of a page is used: the first place in each of its sections.

    Args:
        quotes: by the ids of the page's quotes, the previews that their blocks bring, empty where one
            brings none; a claim whose quote is on another page has no link.
    """

    def __init__(self, quotes: Mapping[str, str]) -> None:
        self._quotes = quotes
        self._first: dict[str, dict[str, str]] = defaultdict(dict)
        self._section = TOP

    def mark(self, match: re.Match[str]) -> str:
        """What stands at a station from now on: a claim with its preview, and an id if it is a use."""
        if match["heading"]:
            self._section = Markup(match["heading"]).striptags()
        target = f"quote-{match['claim']}"
        if target not in self._quotes:
            return match[0]
        preview = match["rest"]
        if said := self._quotes[target]:
            preview = f'{_TITLE.sub("", preview)} data-preview="{said}"'
        if match["aside"]:  # the Tab key passes it over for the link beside it: that one is the use
            return f'<a{match["aside"]} class="claim" href="#{target}"{preview}>'
        return f'<a class="claim"{self._id(target)} href="#{target}"{preview}>'

    def _id(self, target: str) -> str:
        uses = self._first[target]
        if self._section in uses:
            return ""
        use = f"{target.replace('quote-', 'use-', 1)}-{len(uses) + 1}"
        uses[self._section] = use
        return f' id="{use}"'

    def of(self, quote: str) -> str:
        """The links from a quote to its uses; nothing if it has none."""
        link = Markup('<a href="#{}">{}</a>')
        links = [link.format(use, section) for section, use in self._first[quote].items()]
        if not links:
            return ""
        return Markup('<p class="uses">Used in: {}</p>').format(Markup("; ").join(links))
