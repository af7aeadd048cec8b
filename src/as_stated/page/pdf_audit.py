"""The finished PDF, read back: what it was printed from is sound, and nothing else was printed."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from bs4 import BeautifulSoup

from as_stated.coding import on_one_line
from as_stated.errors import Problem
from as_stated.page.audit import LOST, audit
from as_stated.page.said import Said, claims_in_table, squeezed
from as_stated.page.typeset import running_head

# The numbers that paper has and its page does not, as they stand in the PDF’s text, and why; besides
# the foot of each page and the numbers of the quotes, whose values are known.
LEADER = r"(?:\.\s?){3,}\s?\d+"
PAPER_ONLY = {
    LEADER: "the page that a line of the contents leads to",
    r"\[ ?\d+ ?\]": "a note mark: the quote that a claim leads to",
}
# What a page for print holds and does not show, and why.
NOT_PRINTED = {
    "svg > title": "an alternative text",
    ".top .title": "the title once more, for notebooks",
}
# What a PDF of few pages does not show either.
SHORT = {"nav.contents": "a list of contents, with the page that each part begins on"}
# What PDFium gives for a hyphen at a line's end, without the line's end.
BROKEN_AT_HYPHEN = "\ufffe"
# Where a line may end within a long word.
MAY_BREAK = "\u200b"
# Points: a letter's box is a little larger than its ink.
BLUR = 2.0
WORD_GAP = 0.8  # and more between two letters is a space
CUT_OFF = "Divide what it stands in, or say it in fewer words."
# Longer than any line: paper may break such a word anywhere, within a number too.
LONG = 40
# Letters that are written from the right: Hebrew, Arabic and their kin.
HEBREW = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_ORDERED_APART = re.compile(f"[{HEBREW}]+")
# A number, with its separators.
NUMBER = r"\d+(?:[.,]\d+)*"


def audit_pdf(
    pdf: bytes, table: bytes, printed: str, where: str = "report.pdf", versions: bytes = b""
) -> list[Problem]:
    """Read a PDF back: the page it was printed from passes its audit, and nothing else was printed.

    Args:
        pdf: the finished PDF.
        table: `tables/claims.csv` as it lies beside it.
        printed: the page for print that it was made of.
        where: its path in the report, for problems.
        versions: `tables/versions.csv` beside it; empty where there is none.

    Returns:
        What `audit_page` finds in the page for print; each number that the PDF has and that page
        has not, or the reverse; each claim that lost its words in one place or in all; and words that
        lie outside the paper.
    """
    page = BeautifulSoup(printed, "html.parser")
    claims = claims_in_table(table)
    problems = audit(page, claims, where, versions)
    pages = read_pdf(pdf)
    unseen = NOT_PRINTED if re.search(LEADER, "".join(pages)) else {**NOT_PRINTED, **SHORT}
    for tag in page.select(", ".join(unseen)):
        tag.decompose()
    meant = on_one_line((page.body or page).get_text(" "))
    text = _text_of(_in_order(pages, meant), page)
    return [
        *problems,
        *_other_numbers(*_without_long_words(text, meant), where),
        *_lost_words(text, meant, claims, where),
        *_cut_off(pdf, where),
    ]


def _without_long_words(text: str, meant: str) -> tuple[str, str]:
    """Both texts without the words that are longer than a line: numbers in them may be broken."""
    for word in re.findall(rf"\S{{{LONG},}}", meant):
        meant, text = meant.replace(word, "", 1), re.sub(_broken(word), "", text, count=1)
    return text, meant


def read_pdf(pdf: bytes) -> list[str]:
    """The text of each page of a `pdf`."""
    from pypdfium2 import PdfDocument  # only where there is a PDF

    with closing(PdfDocument(pdf)) as document:
        pages = [_read(page.get_textpage()) for page in document]
    changes = {"\r\n": "\n", BROKEN_AT_HYPHEN: "-", MAY_BREAK: ""}
    for old, new in changes.items():
        pages = [page.replace(old, new) for page in pages]
    return pages


def _read(page: Any) -> str:
    """The text of a page, also where PDFium takes its lines for columns of letters.

    It does so with a page on which words stand in a part of the width alone, as in some charts.
    """
    text: str = page.get_text_range()
    lines = text.split("\r\n")
    if sum(len(line) == 1 and line.isalnum() for line in lines) < len(lines) / 2:
        return text
    from pypdfium2.raw import FPDFText_GetUnicode, FPDFText_IsGenerated

    read, right, low, high = "", 0.0, 0.0, 0.0
    for at in range(page.count_chars()):
        if FPDFText_IsGenerated(page, at) == 1:
            continue
        letter = chr(FPDFText_GetUnicode(page, at))
        left, bottom, end, top = page.get_charbox(at, loose=True)
        if letter.strip():
            is_same_line = bottom < high and low < top
            is_joined = is_same_line and abs(left - right) < WORD_GAP
            read += "" if is_joined else " " if is_same_line else "\r\n"
            right, low, high = end, bottom, top
        read += letter
    return read


def _in_order(pages: list[str], meant: str) -> list[str]:
    """Pages whose lines with letters from the right have their words in the order of the text.

    PDFium takes a line with more of them than of others to begin at its right end.
    """
    letters = _letters(meant)

    def ordered(line: str) -> str:
        turned = " ".join(reversed(line.split()))
        words = re.sub(r"^\d+\. ", "", turned)  # the number of a quote
        is_turned = _letters(line) not in letters and _letters(words) in letters
        return turned if is_turned else line

    return [re.sub(rf".*[{HEBREW}].*", lambda line: ordered(line[0]), page) for page in pages]


def _cut_off(pdf: bytes, where: str) -> Iterator[Problem]:
    """Point by point what nobody sees on paper: a line that begins or ends outside its page."""
    from pypdfium2 import PdfDocument

    with closing(PdfDocument(pdf)) as document:
        for number, page in enumerate(document, 1):
            text, (width, height) = page.get_textpage(), page.get_size()
            lines = (text.get_rect(at) for at in range(text.count_rects()))
            for left, bottom, right, top in lines:
                if min(left, bottom, width - right, height - top) < -BLUR:
                    words = on_one_line(text.get_text_bounded(left, bottom, right, top))[:60]
                    what = f"page {number}: “{words}” lies outside the paper, in part or whole."
                    yield Problem(where, what, CUT_OFF)
                    break  # one line of a page tells where to look


def _text_of(pages: list[str], page: BeautifulSoup) -> str:
    """A PDF's text on one line, without the numbers that paper alone has."""
    title = running_head(on_one_line(page.title.get_text() if page.title else ""))
    # Each page but the first begins with its running head, and each ends with its number.
    texts = [
        on_one_line(text).removesuffix(f"{number} / {len(pages)}").rstrip()
        for number, text in enumerate(pages, start=1)
    ]
    texts = [texts[0], *(re.sub(f"^{_broken(title)}", "", text) for text in texts[1:])]
    text = re.sub("|".join(PAPER_ONLY), "", " ".join(texts))
    place = 0
    for number, tag in enumerate(page.select(".quotes > .quote h3 .claim"), start=1):
        # The quotes are numbered, as notes are.
        words = tag.get_text(" ")
        head = re.compile(rf"(?<!\S){number}\. (?={_broken(words)})").search(text, place)
        if head is None and _letters(words) != squeezed(words):
            head = re.compile(rf"(?<!\S){number}\. (?=\S)").search(text, place)
        if head:
            place = head.start()
            text = text[:place] + text[head.end() :]
    return on_one_line(text)


def _broken(words: str) -> str:
    """A pattern for words that paper may break anywhere."""
    return r"\s*".join(map(re.escape, squeezed(words)))


def _other_numbers(text: str, meant: str, where: str) -> Iterator[Problem]:
    """Invariants 5 and 8 on paper: the PDF has its page's numbers, each as often, and no other."""
    meant = re.sub("|".join(PAPER_ONLY), "", meant)  # a quote may hold one itself
    there, wanted = (Counter(re.findall(NUMBER, each)) for each in (text, meant))
    for number in there - wanted:
        at = re.search(rf".{{,30}}(?<![\d.,]){re.escape(number)}(?!\d).{{,30}}", text)
        what = f"the digits in {at[0] if at else number!r} are not in its page, or not as often."
        yield Problem(where, what, "Let the page say the number: no style sheet or list mark may.")
    for number in wanted - there:
        yield Problem(where, f"{number} is lost, in one place or more.", LOST)


def _lost_words(text: str, meant: str, claims: dict[str, Said], where: str) -> Iterator[Problem]:
    """Invariant 4 on paper: a claim stands in the PDF in its words, as often as in its page."""
    text, meant = _letters(text), _letters(meant)
    for claim in claims.values():
        words = _letters(claim.words)
        if text.count(words) < max(meant.count(words), 1):
            what = f"{claim.claim_id} has lost its words in one place or more: {claim.words!r}."
            yield Problem(where, what, LOST)


def _letters(text: str) -> str:
    """What can be compared with a PDF's text: letters without accents, and no white space.

    Not there: Hebrew and Arabic, which come back in an order of their own; brackets and the like,
    which are mirrored among them; and marks and characters without a shape, which come back composed
    or not at all.
    """
    apart = unicodedata.normalize("NFKD", _ORDERED_APART.sub("", text))
    return squeezed("".join(filter(_is_kept, apart)))


def _is_kept(character: str) -> bool:
    unshaped = unicodedata.category(character) in ("Mn", "Cf")
    return not unshaped and not unicodedata.mirrored(character)
