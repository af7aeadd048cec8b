"""What a finished page offers to be copied is a figure in full, for nothing of the page goes along."""

from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup

from as_stated.coding import on_one_line, says_status
from as_stated.errors import Problem
from as_stated.page.said import Said, squeezed

COPIED = "textarea[data-claim]"


def bare_copies(page: BeautifulSoup, claims: Mapping[str, Said], where: str) -> Iterator[Problem]:
    """Each text to be copied that lacks the figure's words, its speaker or what happened to those it counts.

    Args:
        page: the finished page.
        claims: those of the table beside the page, by id.
        where: its path in the report, for problems.
    """
    for field in page.select(COPIED):
        name, shown = str(field["data-claim"]), field.get_text()
        if shown.startswith("<"):  # the other is no HTML: what looks like a tag in it is a word
            inside = BeautifulSoup(shown, "html.parser")
            alts = (str(each["alt"]) for each in inside.select("[alt]"))
            shown = " ".join([inside.get_text(), *alts])
        said = squeezed(shown)
        if (claim := claims.get(name)) is None:
            what = f"a text to copy is of {name!r}, which is not a claim."
            yield Problem(where, what, "Render it again.")
            continue
        for part in (claim.words, claim.speaker, *claim.cited):
            if squeezed(part) not in said:
                what = f"a text to copy says {claim.claim_id} without {part!r}: {on_one_line(shown)[:80]!r}."
                yield Problem(where, what, "Quote a figure by `quotation`.")
        if not says_status(claim.people_status, shown):
            what = (
                f"a text to copy says {claim.words!r} and not that they are {claim.people_status}."
            )
            yield Problem(where, what, "Quote a figure by `quotation`.")
