"""The lines above an article's first sentence: e-mail fields, slug, byline, dateline, moments.

What they hold is proposed for `source.toml`, and their numbers are not figures. A line that is none
of these, a headline for one, is part of the article as any other.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from as_stated.coding import TODO
from as_stated.draft.guesses.place import Span
from as_stated.draft.header_lines import FIELD, Line, kind_of, propose
from as_stated.draft.proposals import Proposal

# "HALDEN, Norway, Nov 3 (Reuters) - ": capitals, perhaps a country, a day, an agency, then a dash.
_DATELINE = re.compile(
    r"""(?=[^a-z]{4}) [^\W\d_a-z] (?:[^\W\d_a-z]|[.’'\ /-])+ (?:[,/]\ ?[^\W\d_][\w.’'\ ]*?)*
    (?P<day>,?\ (?:\d{1,2}\ [A-Z][a-z]+\.?|[A-Z][a-z]+\.?\ \d{1,2})(?:,?\ \d{4})?)?
    \ ?(?:\((?P<agency>[A-Z][\w\ -]+|dpa)\))? \ ?(?:--|[-–—_])\ """,
    re.VERBOSE,
)
_VERSION = re.compile(r"\b(?:UPDATE|WRAPUP|REFILE|LEAD|VERSION) \d+\b")  # also in a headline
_STOP = re.compile(r"[.!?…][\"'”’)]*$")
_SALUTATION = re.compile(r"\s*(?:Dear|Hi|Hello|Good (?:morning|afternoon|evening))\b")
_ENTRY = re.compile(r"\s*(?:[-–—*·•>|]|\d{1,3}[.)])[ \t]")
MOST_LINES, LONGEST = 30, 160  # of what can stand above the first sentence
REASON = "in a line above the text that says from whom, when or which version"


@dataclass(frozen=True, slots=True)
class Headers:
    """What stands above an article's first sentence.

    Attributes:
        spans: the places in the text whose numbers are no figures.
        notes: the places of notes to editors, whose numbers may be.
        proposals: what they say about the source, the likeliest first.
        dateline: the place of the dateline; empty, (0, 0), if there is none.
        begins: whether the text begins with one of these lines, and not with its headline.
        headlines: the places of lines that can be one: a title's, the first that is nothing else, and
            the one right above a byline. `labels`: what a mail has before its title.
    """

    spans: tuple[Span, ...]
    notes: tuple[Span, ...]
    proposals: tuple[Proposal, ...]
    dateline: Span
    begins: bool
    headlines: tuple[Span, ...]
    labels: tuple[Span, ...]

    def reason(self, start: int) -> str:
        """Why a number at a place is no figure, `TODO` if that is not certain; empty if it may be."""
        if any(first <= start < last for first, last in self.spans):
            return REASON
        return TODO if any(first <= start < last for first, last in self.notes) else ""

    def without_labels(self, text: str) -> str:
        """The text with blanks for the dateline, whose day is no figure's, and for “Subject:”."""
        for start, end in (self.dateline, *self.labels):
            text = text[:start] + " " * (end - start) + text[end:]
        return text


@lru_cache(maxsize=2)
def read_headers(text: str) -> Headers:
    r"""The lines above a text's first sentence that are an e-mail's or a wire's, and a dateline.

    >>> read_headers("Subject: Ten dead\nBy Ana Ruiz\n\nTen people died.").proposals[1].value
    'Ana Ruiz'
    """
    above = list(_above(text))
    known = [line for line in above if line.kind]
    proposals = [each for line in known for each in line.proposals]
    begins = bool(above) and bool(above[0].kind)
    others = [line for line in above if not line.kind and not _SALUTATION.match(line.words)]
    if begins and others:
        proposals.append(propose("title", others[0].words.strip("^< "), others[0]))
    dateline, agency = _dateline(text, [line.start for line in known])
    once: dict[tuple[str, str], Proposal] = {}
    for each in [*proposals, *agency]:
        once.setdefault((each.field, each.value), each)
    return Headers(
        (*(line.span for line in known if line.kind == "line"), *_versions(above)),
        tuple(line.span for line in known if line.kind == "note"),
        tuple(once.values()),
        dateline,
        begins,
        tuple(_headlines(above)),
        tuple(_label(line) for line in above if line.kind == "title"),
    )


def _label(line: Line) -> Span:
    return line.start, line.start + line.words.index(":") + 1


def _headlines(above: Sequence[Line]) -> Iterator[Span]:
    """The lines that can be a headline; an entry of a list is none."""
    plain = [line for line in above if not line.kind and not _SALUTATION.match(line.words)]
    for line, below in zip_longest(above, above[1:]):
        is_above_byline = below is not None and any(p.field == "byline" for p in below.proposals)
        is_plain = line in plain and (line is plain[0] or is_above_byline)
        if line.kind == "title" or (is_plain and not _ENTRY.match(line.words)):
            yield (_label(line)[1], line.span[1]) if line.kind == "title" else line.span


def _above(text: str) -> Iterator[Line]:
    """The lines above the first sentence, those of white space left out."""
    start, lines = len(text) - len(text.lstrip("\ufeff")), text.lstrip("\ufeff").split("\n")
    is_field = False
    for number, given in enumerate(lines[:MOST_LINES], start=1):
        line, words = Line(start, number, given.rstrip()), given.strip()
        start += len(given) + 1
        if not words:
            is_field = False
            continue
        goes_on = is_field and given[:1] in " \t"
        line.kind, line.proposals = ("line", []) if goes_on else kind_of(line, words)
        is_field = goes_on or bool(line.kind and FIELD.match(words))
        if not line.kind:
            follows = lines[number].lstrip()[:1] if number < len(lines) else ""
            is_prose = _STOP.search(words) or len(words) > LONGEST or follows.islower()
            if is_prose or _DATELINE.match(words):
                return
        yield line


def _versions(above: Iterable[Line]) -> Iterator[Span]:
    """Where a line says which version of a wire it is."""
    for line in above:
        for match in _VERSION.finditer(line.words):
            yield line.start + match.start(), line.start + match.end()


def _dateline(text: str, known: Collection[int]) -> tuple[Span, list[Proposal]]:
    """Where the dateline of the first paragraph is, and the agency that it names.

    Without an agency or a day it may be the name of a body, and says nothing that misleads.

    Args:
        known: where the lines above the text begin that are no paragraphs.
    """
    for match in re.finditer(r"(?m)^[^\n]+", text[:20_000]):
        found = _DATELINE.match(match[0])
        if found and (found["agency"] or found["day"]):
            line = Line(match.start(), text.count("\n", 0, match.start()) + 1, found[0])
            agency = [propose("via_agency", found["agency"], line)] if found["agency"] else []
            return (match.start(), match.start() + found.end()), agency
        if match.start() not in known and _STOP.search(match[0].rstrip()):
            break  # the first sentence has none
    return (0, 0), []
