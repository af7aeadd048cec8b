"""The finished page, read back: no stray digit, no bare claim, one set of numbers.

This reads what a reader gets. It knows the page's roles and the table of claims beside it, and
nothing of the code that made either.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

import soupsieve
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from as_stated.coding import MONTHS, on_one_line
from as_stated.errors import Problem
from as_stated.page.audit_copied import COPIED, bare_copies
from as_stated.page.audit_labels import bare_labels
from as_stated.page.audit_linked_data import SAY, bare_linked_data
from as_stated.page.audit_versions import lost_versions
from as_stated.page.said import Said, claims_in_table, squeezed

# What a digit may sit in: elements that code emits, each for one kind of number.
ROLES = {
    ".claim": "a figure, hedge and all",
    ".date": "a date",
    ".count": "a number of rows",
    ".tick": "a mark on an axis",
    ".reading": "a number by one of our rules",
    ".id": "the report's own identifier",
    "blockquote": "the article's words",
    ".context": "the article's words around a number",
    ".computed": "what a call gives, in a cell that shows the call",
    ".reading-note": "why a person reads a number as they do",
}
# Where a digit needs no role, and why.
EXEMPT = {
    "style, script": "not shown",
    ".code": "shown source code",
    ".external": "an address, or a title that cites one",
    ".citation": "a citation",
    ".license": "a licence",
    ".source": "the name of a source, which may hold a digit",
    ".speaker, .voice": "who says so: “Channel 12”, “Witness K-17”",
    "svg > title": "an alternative text, held to its hedges below",
    "title[data-claim]": "a card’s title, held to its hedge below",
    COPIED: "a figure to be copied, held as a whole",
}
# Attributes shown on hover or read aloud.
ATTRIBUTES = ("alt", "aria-label", "title", "content")
# Metadata that is an address: of what stands in one nothing is said.
ADDRESSES = ("og:url", "og:image")
LOST = "Render it again; if it happens again, a claim was lost on the way."
# A date, as code says one and as news copy does: its day may be some claim's number too.
_MONTH = rf"(?:{'|'.join(MONTHS)})".lower()
_DATED = re.compile(
    rf"""\b(?: \d{{1,2}}\ {_MONTH}(?:\ \d{{4}})?           # 4 October 2022
         | {_MONTH}\ \d{{1,2}}\b(?:,\ \d{{4}})?            # October 4, 2022
         | {_MONTH}\ \d{{4}} )\b""",  # October 2022
    re.VERBOSE,
)
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")
# The smallest things that must hold a claim's speaker with the claim.
BLOCKS = ["tr", "li", "p", "figcaption", "caption", "section"]


def audit_page(
    html: str, table: bytes, where: str = "index.html", versions: bytes = b""
) -> list[Problem]:
    """Read a page back.

    Args:
        html: the finished page.
        table: `tables/claims.csv` as it lies beside the page, of a quantity `tables/statements.csv`.
        where: its path in the report, for problems.
        versions: `tables/versions.csv` beside it; empty where there is none.

    Returns:
        Each digit without a role, each claim that lost its hedge or speaker or differs from the
        table, each link inside a link, each claim that the page does not show, and each figure of an earlier
        text that is not as in its table.
    """
    return audit(BeautifulSoup(html, "html.parser"), claims_in_table(table), where, versions)


def audit(
    page: BeautifulSoup, claims: dict[str, Said], where: str, versions: bytes = b""
) -> list[Problem]:
    """Check a parsed `page` against its `claims` by id; `where`, `versions` and problems as `audit_page`."""
    return [
        *_lost_stances(claims, where),
        *_stray_digits(page, where),
        *_nested_links(page, where),
        *_bare_claims(page, claims, where),
        *_bare_attributes(page, claims, where),
        *_bare_previews(page, claims, where),
        *bare_linked_data(page, claims, where),
        *bare_labels(page, claims, where),
        *bare_copies(page, claims, where),
        *_not_shown(page, claims, where),
        *lost_versions(page, versions, where),
    ]


def _lost_stances(claims: dict[str, Said], where: str) -> Iterator[Problem]:
    """Invariant 4 in the table: what does not simply hold says so, before its words and its sign."""
    for claim in claims.values():
        if not claim.holds and (not claim.qualifier or ": " not in claim.symbols):
            what = f"the table has lost the stance of {claim.claim_id}: {claim.symbols!r}."
            yield Problem(where, what, LOST)


def _stray_digits(page: BeautifulSoup, where: str) -> Iterator[Problem]:
    """Invariant 5: every digit a reader sees was put there by code, with a role."""
    matches = soupsieve.compile(", ".join((*ROLES, *EXEMPT))).match
    known: dict[int, bool] = {}  # most elements have no digit in them, and are never asked for

    def has_role(tag: Tag) -> bool:
        if id(tag) not in known:
            known[id(tag)] = matches(tag)
        return known[id(tag)]

    for text in page.find_all(string=re.compile(r"\d")):
        if type(text) is not NavigableString:
            continue  # a comment, the doctype
        if not any(map(has_role, text.parents)):
            at = on_one_line(str(text))
            what = f"the digits in {at[:80]!r} have no role."
            yield Problem(where, what, "Let code say the number: a claim, a date, a count.")


def _nested_links(page: BeautifulSoup, where: str) -> Iterator[Problem]:
    """A link within a link: no browser shows it, and a claim's words were put into another's."""
    for tag in page.select("a a"):
        what = f"{on_one_line(tag.get_text())!r} is a link inside a link."
        yield Problem(where, what, "Link the words of a figure once.")


def _bare_claims(page: BeautifulSoup, claims: dict[str, Said], where: str) -> Iterator[Problem]:
    """Invariants 4 and 8: what stands as a claim is the table's, with its hedge and speaker."""
    words_of: dict[int, str] = {}  # a block may hold hundreds of claims
    for tag in page.find_all(True, class_="claim", attrs={"data-claim": True}):
        claim = claims.get(str(tag["data-claim"]))
        said = on_one_line(tag.get_text(" "))
        if claim is None:
            yield Problem(where, f"{said!r} is not a claim of the table.", "Render it again.")
            continue
        if squeezed(claim.words) not in squeezed(said) and not _is_in_signs(tag, claim, said):
            what = f"{said!r} is not what the table has for {claim.claim_id}: {claim.words!r}."
            yield Problem(where, what, SAY)
        block = _block(tag)
        if id(block) not in words_of:
            words_of[id(block)] = squeezed(block.get_text())
        around = words_of[id(block)]
        for name in (claim.speaker, *claim.cited):
            if squeezed(name) not in around:
                what = f"{said!r} stands without its speaker, {name}."
                yield Problem(where, what, "Name the speaker in the same sentence or row.")


def _is_in_signs(tag: Tag, claim: Said, said: str) -> bool:
    """Whether words are a claim in signs: `≥ 286`; in the label of a drawing, then who says so, too."""
    rest = said.removeprefix(on_one_line(claim.symbols))
    if "signs" not in tag.get_attribute_list("class") or rest == said:
        return not rest
    is_apart = rest[:1] in ("", " ")  # or it would be the beginning of another number
    for name in filter(None, (claim.speaker, *claim.cited)):
        rest = rest.replace(name, "")
    return is_apart and re.search(r"\d", rest) is None


def _bare_attributes(page: BeautifulSoup, claims: dict[str, Said], where: str) -> Iterator[Problem]:
    """A number of a claim in an alternative text, a title or metadata has its hedge as well."""
    by_number = defaultdict(list)  # only claims that share a number with a text can be in it
    for claim in claims.values():
        for number in set(_NUMBERS.findall(f"{claim.words} {claim.symbols} {claim.number}")):
            by_number[number].append(claim)
    for name, said in _attributes(page):
        numbers = dict.fromkeys(_NUMBERS.findall(said))
        near = [claim for number in numbers for claim in by_number.get(number, ())]
        words = _any_of({claim.words.lower() for claim in near})
        signs = _any_of({claim.symbols for claim in near})
        rest = re.sub(words, " … ", said.lower())  # a claim may begin a sentence
        # 4, but not the 4 of 24
        rest = re.sub(rf"(?<![\w.,])(?:{signs})(?!\w|[.,]\d)", " … ", _DATED.sub(" … ", rest))
        bare = [claim for claim in near if _holds(rest, claim.number)]
        if bare:
            what = f"{name} says {bare[0].number} without its hedge: {said[:80]!r}."
            yield Problem(where, what, SAY)


def _bare_previews(page: BeautifulSoup, claims: dict[str, Said], where: str) -> Iterator[Problem]:
    """The sentence shown beside a link has all that may not fall off a claim. Its numbers are the article's."""
    previews = {
        (str(tag["data-claim"]), str(tag["data-preview"])) for tag in page.select("a[data-preview]")
    }
    for claim_id, preview in sorted(previews):
        claim, said = claims.get(claim_id), squeezed(preview)
        if claim is None:
            continue  # told where the link is read
        parts = (claim.qualifier, claim.exact, claim.of_whole, claim.speaker, *claim.cited)
        lost = [part for part in parts if squeezed(part) not in said]
        if lost:
            what = (
                f"the preview of {claim_id} is without {on_one_line(lost[0])!r}: {preview[:80]!r}."
            )
            yield Problem(where, what, SAY)


def _attributes(page: BeautifulSoup) -> dict[tuple[str, str], None]:
    """Attributes with a digit that are shown on hover or read aloud: where and what, each once."""
    found: dict[tuple[str, str], None] = {}
    for tag in page.find_all(True):
        if tag.get("property") in ADDRESSES:
            continue
        said = {name: str(tag[name]) for name in ATTRIBUTES if name in tag.attrs}
        if tag.name == "title":
            said["title"] = tag.get_text()
        for name, text in said.items():
            if re.search(r"\d", text) and not tag.find_parent(class_="code"):
                found[name, on_one_line(text)] = None
    return found


def _any_of(texts: set[str]) -> str:
    """A pattern for any of several texts, the longest first: one may stand inside another."""
    return "|".join(map(re.escape, sorted(texts - {""}, key=len, reverse=True))) or "(?!)"


def _holds(text: str, number: str) -> bool:
    return (
        number != ""
        and re.search(rf"(?<![\d,.]){re.escape(number)}(?![\d]|[,.]\d)", text) is not None
    )


def _not_shown(page: BeautifulSoup, claims: dict[str, Said], where: str) -> Iterator[Problem]:
    shown = {str(tag["data-claim"]) for tag in page.find_all(True, attrs={"data-claim": True})}
    for claim in claims.values():
        if claim.claim_id not in shown:
            yield Problem(where, f"{claim.claim_id} is not shown: {claim.words!r}.", LOST)


def _block(tag: Tag) -> Tag:
    """What must hold a claim's speaker; a figure in a drawing holds all that is said of it itself."""
    if tag.find_parent("svg"):
        return tag
    return tag.find_parent(BLOCKS) or tag
