"""A page as a test looks at it."""

import re
from html.parser import HTMLParser


class Facts(HTMLParser):
    """What a reader of HTML finds: ids, headings, what is fetched."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.fetched: list[str] = []
        self.scripts: list[str | None] = []  # the types of what would run; data is no script
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "script" and dict(attrs).get("type") != "application/ld+json":
            self.scripts.append(dict(attrs).get("type"))
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in ("src", "href", "xlink:href", "data", "poster", "srcset", "action"):
                self.fetched.append(value or "")


def words(html: str) -> str:
    """The words of a piece of HTML."""
    return re.sub(r"<[^>]+>", "", html)
