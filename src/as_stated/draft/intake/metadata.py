"""What a page says of itself for machines: JSON-LD (schema.org), Open Graph, and a few older ways.

Each value goes to a field of `source.toml` with the place that says so. A field on which all places
agree is filled in; one on which they differ is left to a person.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from as_stated.characters import hidden_in, is_blank
from as_stated.coding import is_day, is_web_address
from as_stated.draft.intake.blocks import one_line
from as_stated.draft.proposals import Proposal, folded

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|PressRelease)")
# Names of <meta>, with the field that each gives and, for a person, nothing else. The first of a
# field is the likeliest. `article:modified_time` is no field: it makes the day of publication doubtful.
_META = {
    "og:site_name": "producer", "og:title": "title", "og:url": "url",
    "article:published_time": "date_published", "article:modified_time": "modified",
    "og:updated_time": "modified", "article:author": "byline", "author": "byline",
    "twitter:title": "title", "dc.creator": "byline", "dc.date": "date_published",
    "parsely-author": "byline", "parsely-pub-date": "date_published", "date": "date_published",
}  # fmt: skip
_SAVED = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)"
)
LONGEST = 300  # characters of a value
FIELDS = ("producer", "title", "byline", "url", "date_published")


def page_facts(
    html: str, tree: "_Element", lines: Sequence[str]
) -> tuple[tuple[Proposal, ...], tuple[Proposal, ...]]:
    """What a page says of itself: what its places agree on, and what a person has to choose from.

    Args:
        html: its source; `tree`: the same, parsed; `lines`: its main text.
    """
    found = [each for each in map(_plain, _all(html, tree, lines)) if _is_usable(each)]
    sites = [each.value for each in found if each.field == "producer"]
    stated: list[Proposal] = []
    proposals: list[Proposal] = []
    for field in FIELDS:
        values = [_without_site(each, sites) for each in found if each.field == field]
        if field == "date_published":
            values += [replace(each, field=field) for each in found if each.field == "modified"]
        agreed = _once(values)
        if len({folded(each.value) for each in agreed}) == 1:
            origins = ", ".join(each.origin for each in agreed)
            stated.append(Proposal(field, agreed[0].value, origins))
        else:
            proposals += agreed
    return tuple(stated), tuple(proposals)


def _all(html: str, tree: "_Element", lines: Sequence[str]) -> Iterator[Proposal]:
    heads = [one_line("".join(element.itertext())) for element in tree.iter("h1")]
    heads = [head for head in heads if head and head in lines][:1]
    yield from (Proposal("title", head, "the page's heading") for head in heads)
    items = [each for each in _linked_data(tree) if _is_article(each)]
    own = [each for each in items if each.get("headline") in heads]
    for item in own or items:
        yield from _of_article(item)
    named: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or "").strip().lower()
        if name in _META:
            named.setdefault(name, []).append(one_line(element.get("content") or ""))
    for name, values in named.items():  # an author each
        said = [" and ".join(values)] if _META[name] == "byline" else values
        yield from (Proposal(_META[name], value, name) for value in said)
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield Proposal("url", (element.get("href") or "").strip(), "canonical link")
    if saved := _SAVED.search(html[:5000]):
        yield Proposal("url", saved[1] or saved[2], "where the browser saved it from")


def _linked_data(tree: "_Element") -> Iterator[Mapping[str, Any]]:
    """The items of the page's JSON-LD; a script that is none is passed by, as search engines do."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield from list(_items(json.loads(element.text or "", strict=False)))
            except (ValueError, RecursionError):
                continue


def _items(content: object) -> Iterator[Mapping[str, Any]]:
    """The items of a JSON-LD script at its top, in its graph, or a page's main one."""
    for each in content if isinstance(content, list) else [content]:
        if isinstance(each, dict):
            yield each
            yield from _items(each.get("@graph", []))
            yield from _items(each.get("mainEntity", []))


def _is_article(item: Mapping[str, Any]) -> bool:
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.fullmatch(kind) for kind in kinds)


def _of_article(item: Mapping[str, Any]) -> Iterator[Proposal]:
    main = item.get("mainEntityOfPage")
    for field, value, key in (
        ("title", item.get("headline"), "headline"),
        ("producer", _names(item.get("publisher")), "publisher"),
        ("byline", _names(item.get("author")), "author"),
        ("url", item.get("url"), "url"),
        ("url", main.get("@id") if isinstance(main, dict) else main, "mainEntityOfPage"),
        ("date_published", item.get("datePublished"), "datePublished"),
        ("modified", item.get("dateModified"), "dateModified"),
    ):
        if isinstance(value, str) and value:
            yield Proposal(field, one_line(value), f"JSON-LD {key}")


def _names(value: object) -> str:
    """The names of authors or of a publisher, as a byline has them: "A, B and C"."""
    given = value if isinstance(value, list) else [value]
    names = [each.get("name") if isinstance(each, dict) else each for each in given]
    said = [one_line(name) for name in names if isinstance(name, str) and name.strip()]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def _is_usable(each: Proposal) -> bool:
    """Whether a value can be shown, is no address where a name belongs, and one where it does."""
    if is_blank(each.value) or hidden_in(each.value) or len(each.value) > LONGEST:
        return False
    is_address = bool(re.match(r"\w+://", each.value))
    return is_web_address(each.value) if each.field == "url" else not is_address


def _plain(each: Proposal) -> Proposal:
    """A value as the field has it: of a time its day, by the page's clock, of a byline the names."""
    if each.field in ("date_published", "modified"):
        day = re.match(r"\d{4}-\d\d-\d\d(?=$|[T ])", each.value)
        value = day[0] if day and is_day(day[0]) else ""
        return replace(each, value=value, origin=f"{each.origin} {each.value}")
    if each.field == "byline":
        return replace(each, value=re.sub(r"(?i)^by\s+", "", each.value))
    return each


def _without_site(each: Proposal, sites: Iterable[str]) -> Proposal:
    """A title without the outlet's name that some pages put behind it: "… | The Courier"."""
    value = each.value
    for site in sites if each.field == "title" else ():
        value = re.sub(rf"\s+[|–—-]\s+{re.escape(site)}$", "", value)
    return replace(each, value=value)


def _once(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals of one field, each value once, with all places that say so."""
    origins: dict[tuple[str, str], list[str]] = {}
    for each in proposals:
        origins.setdefault((each.field, each.value), []).append(each.origin)
    return [Proposal(*key, ", ".join(said)) for key, said in origins.items()]
