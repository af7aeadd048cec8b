"""What machines read in the page, read back: each `Claim` of its JSON-LD, and who is named as its author."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup

from as_stated.errors import Problem
from as_stated.page.said import Said

SAY = "Say a claim by the one function that does."


def bare_linked_data(
    page: BeautifulSoup, claims: Mapping[str, Said], where: str
) -> Iterator[Problem]:
    """Each `Claim` of the JSON-LD that is not as the table has it; arguments as `bare_labels`."""
    for node, said, claim in linked_claims(page, claims):
        if claim is None or any(w not in said for w in (claim.words, claim.speaker)):
            what = f"the JSON-LD says {said!r}, which is not a claim of the table in full."
            yield Problem(where, what, SAY)
        elif not _is_author(claim, node.get("author", {}).get("name", "")):
            what = f"the JSON-LD names an author of {said!r} who does not state it."
            yield Problem(where, what, f"Name {claim.speaker or 'nobody'}.")


def linked_claims(
    page: BeautifulSoup, claims: Mapping[str, Said]
) -> Iterator[tuple[dict[str, Any], str, Said | None]]:
    """Each `Claim` of a page's JSON-LD: its node, its text, and which of the `claims` by id it is."""
    for script in page.find_all("script", type="application/ld+json"):
        for node in json.loads(script.string or "{}").get("@graph", []):
            if node.get("@type") == "Claim":
                name = str(node.get("@id", "")).removeprefix("#quote-")
                yield node, str(node.get("text", "")), claims.get(name)


def _is_author(claim: Said, name: str) -> bool:
    """Whether a name, or none, may stand as the author of a claim: who denies it never does."""
    if claim.voice in ("unstated", "unclear"):
        return not name
    return not claim.speaker or name in ("", claim.speaker)
