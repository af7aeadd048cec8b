"""Where a figure stands without a sentence, a finished page says what happened to whom."""

from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup

from as_stated.coding import on_one_line, says_status
from as_stated.errors import Problem
from as_stated.page.audit_linked_data import linked_claims
from as_stated.page.said import Said

# What a reader may see alone: a row of the overview, the heading of a quote, a chart.
LABELS = ".overview tbody tr, .quote h3, svg"
_TOLD = ("alt", "aria-label")  # read aloud in the place of a picture


def bare_labels(page: BeautifulSoup, claims: Mapping[str, Said], where: str) -> Iterator[Problem]:
    """Each figure in a row, heading, chart, alternative text or JSON-LD that leaves out what happened to them.

    Args:
        page: the finished page.
        claims: those of the table beside the page, by id.
        where: its path in the report, for problems.
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
        told = [(name, str(tag.get(name) or "")) for name in _TOLD]
        titles = tag.find_all("title", recursive=False)
        told += [("a chart’s title", title.get_text()) for title in titles]
        for name, words in told:
            text = on_one_line(words)
            said = text.lower()
            yield name, text, [each for each in claims.values() if each.words.lower() in said]


def _linked(page: BeautifulSoup, claims: Mapping[str, Said]) -> _Found:
    for _, said, claim in linked_claims(page, claims):
        yield "the JSON-LD", said, [claim] if claim else []
