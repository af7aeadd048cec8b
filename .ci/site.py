"""Does each link inside the site of the documents lead somewhere, and does no page load from elsewhere?

Sphinx has looked at the links in Markdown; here are all that its pages have, with their anchors.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag

from bs4 import BeautifulSoup, Tag

_LOADS = "script[src], img[src], iframe[src], source[src], object[data], link[href], image[href]"
_ELSEWHERE = re.compile(r"(?:[a-z]+:)?//", re.IGNORECASE)
_IN_STYLE = re.compile(
    r"""url\(\s*["']?([^"')]+)       # a picture or a font
    |@import\s+["']([^"']+)          # another style sheet
    """,
    re.VERBOSE,
)


def from_elsewhere(text: str, is_page: bool = True) -> list[str]:
    """What a page, or a style sheet, loads by itself from another machine."""
    found = [a or b for a, b in _IN_STYLE.findall(text)]
    if is_page:
        tags = BeautifulSoup(text, "html.parser").select(_LOADS)
        found += [str(tag.get("src") or tag.get("data") or tag.get("href")) for tag in tags]
    return [each for each in found if _ELSEWHERE.match(each)]


def dead_links(site: Path) -> Iterator[str]:
    """Links of its pages to a file or a place that the site does not have."""
    pages = {
        path: BeautifulSoup(path.read_text("utf-8"), "html.parser") for path in site.rglob("*.html")
    }
    names = {path: {str(tag["id"]) for tag in page.select("[id]")} for path, page in pages.items()}
    for path, page in pages.items():
        for tag in page.select("a[href]"):
            yield from _dead(path, tag, names)


def _dead(path: Path, tag: Tag, names: dict[Path, set[str]]) -> Iterator[str]:
    link, anchor = urldefrag(str(tag["href"]))
    if ":" in link:
        return
    target = (path.parent / unquote(link)).resolve() if link else path
    is_there = target.exists() and (not anchor or unquote(anchor) in names.get(target, {anchor}))
    if not is_there:
        yield f"{path}: {tag['href']} leads nowhere"


def main(site: Path) -> int:
    """Look at every page and style sheet; print what is wrong."""
    wrong = [*dead_links(site.resolve())]
    for path in [*site.rglob("*.html"), *site.rglob("*.css")]:
        loaded = from_elsewhere(path.read_text("utf-8"), path.suffix == ".html")
        wrong += [f"{path}: loads {each}" for each in loaded]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
