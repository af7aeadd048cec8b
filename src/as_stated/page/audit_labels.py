"""Where a figure stands without a sentence, a finished page says what happened to whom."""

import json
from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup

from as_stated.coding import on_one_line, says_status
from as_stated.errors import Problem
from as_stated.page.said import Said

# What a reader may see alone: a row of the overview, the heading of a quote, a chart.
LABELS = ".overview tbody tr, .quote h3, svg"
_TOLD = ("alt", "aria-label")  # read aloud in the place of a picture


def bare_labels(page: BeautifulSoup, claims: Mapping[str, Said], where: str) -> Iterator[Problem]:
    """Each figure in a row, heading, chart, alternative text or JSON-LD that leaves out what happened to them.

    Args:
        claims: those of the table beside the page, by id.
    """
    for name, text, found in [
        *_labels(page, claims),
        *_alternatives(page, claims),
        *_linked(page, claims),
    ]:
        for claim in found:
            if not says_status(claim.people_status, text):
                what = f"{name} says {claim.words!r} and not that they are {claim.people_status}."
                yield Problem(where, what, "Say a figure that stands alone by `label_claim`.")


_Found = Iterator[tuple[str, str, list[Said]]]  # what it is, its text, the claims it holds


def _labels(page: BeautifulSoup, claims: Mapping[str, Said]) -> _Found:
    for tag in page.select(LABELS):
        ids = dict.fromkeys(str(each["data-claim"]) for each in tag.select("[data-claim]"))
        found = [claims[each] for each in ids if each in claims]
        name = {"tr": "a row", "svg": "a chart"}.get(tag.name, "a heading")
        yield name, on_one_line(tag.get_text(" ")), found


def _alternatives(page: BeautifulSoup, claims: Mapping[str, Said]) -> _Found:
    for tag in page.find_all(["img", "svg"]):
        for name in _TOLD:
            text = on_one_line(str(tag.get(name) or ""))
            yield (
                name,
                text,
                [each for each in claims.values() if each.words.lower() in text.lower()],
            )
        for title in tag.find_all("title", recursive=False):
            text = on_one_line(title.get_text())
            yield (
                "a chart’s title",
                text,
                [each for each in claims.values() if each.words.lower() in text.lower()],
            )


def _linked(page: BeautifulSoup, claims: Mapping[str, Said]) -> _Found:
    for script in page.find_all("script", type="application/ld+json"):
        for node in json.loads(script.string or "{}").get("@graph", []):
            claim = claims.get(str(node.get("@id", "")).removeprefix("#quote-"))
            if claim and node.get("@type") == "Claim":
                yield "the JSON-LD", str(node.get("text", "")), [claim]
