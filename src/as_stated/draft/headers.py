"""The lines above an article's first sentence: e-mail fields, slug, byline, dateline, moments.

What they hold is proposed for `source.toml`, and their numbers are no figures. A line that is none
of these, a headline for one, is part of the article as any other.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest
from typing import Literal

from as_stated.coding import MONTHS, TODO, WEEKDAYS
from as_stated.draft.days import day_in
from as_stated.draft.proposals import Proposal

# Fields of an e-mail (RFC 5322, and Outlook's "Sent"), of a wire, of a press release: each with the
# field of `source.toml` that it proposes a value for. A line that begins with any other word and a
# colon may be a headline ("Update: 12 dead").
_FIELDS = {
    "from": "producer", "source": "producer", "publisher": "producer",
    "subject": "title", "headline": "title", "title": "title",
    "byline": "byline", "author": "byline", "authors": "byline",
    "date": "date_published", "sent": "date_published", "published": "date_published",
    "updated": "", "last updated": "", "embargo": "", "embargoed": "", "embargoed until": "",
    "to": "", "cc": "", "bcc": "", "reply-to": "", "received": "", "return-path": "",
    "message-id": "", "mime-version": "", "content-type": "", "content-transfer-encoding": "",
    "attachment": "", "attachments": "", "importance": "", "priority": "", "slug": "", "dateline": "",
    "section": "", "category": "", "keywords": "", "words": "", "word count": "",
    "copyright": "", "contact": "", "media contact": "", "tel": "", "phone": "", "fax": "",
    "url": "url", "link": "url", "ref": "", "reference": "", "edition": "",
}  # fmt: skip
_FIELD = re.compile(r"([A-Za-z][A-Za-z-]*(?: [A-Za-z]+)?):[ \t]+(\S.*)")
# "BC-HALDEN-FLOOD (URGENT, PICTURE)", "AP-EU--Halden-Flood, 3rd Ld-Writethru": a slug and nothing
# but a wire's own words behind it.
_SLUG = re.compile(
    r"""(?:[a-z]\ )* [A-Z][A-Z0-9]*[-/]+ [A-Za-z0-9]+ (?:[-/]+[A-Za-z0-9&]*)*
    (?: [ ,]+ (?: \([A-Z0-9 ,/&-]*\) | \d\w\w | L[de]\w* | (?:URGENT|UPDATE|LEAD|ADD|PIX|TV)
      | Urgent | Ld-\w+ | Add | Writethru | \d ) )*""",
    re.VERBOSE,
)
# "URGENT", "FLASH - ", "Ferry-sinking, 3rd lead": a wire's own words, and no headline.
_ALERT = re.compile(
    r"""(?:URGENT|FLASH|BULLETIN|ALERT|NEWS[ ]?ALERT|SNAP|BREAKING(?:[ ]NEWS)?|EMBARGOED|EXCLUSIVE|ADVISORY
      |CORRECTION|RECAST)[ :!—–-]*
    |[\w.’'/&-]+(?:[ ][\w.’'/&-]+){0,4},[ ](?:(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|new)[ ])?   # 3rd lead
      (?:[Ll]ead|[Ll]ede|[Ll]d|[Ww]ritethru|[Aa]dd|[Tt]ake|[Nn]ight[ ]?[Ll]d)(?:[ -][Ww]ritethru)?""",
    re.VERBOSE,
)
_NOTE = re.compile(
    r"\((?:Adds?|Updates?|Recasts?|Rewrites|Corrects|Refiles|Repeats|Removes|Fixes|Writes)\b.*\)"
    r"|(?:Eds|EDS|Editors|Note to editors):.*",
)
_AND = r"(?:,\sand|,|\sand|\s&)\s"
_NAME = (
    r"[^\W\d_a-z][\w.'’-]*"
    r"(?:\s(?:(?:de|da|del|di|van|von|der|den|la|le|el|al|bin|ibn)\s)*[^\W\d_a-z][\w.'’-]*){1,4}"
)
# Days and times, and what stands beside them where nothing else does.
_WHEN = rf"""(?:(?:first|last|published|posted|updated|modified|at|on|the|local\ time
    |(?:{"|".join(day[:3] for day in WEEKDAYS)})[a-z]*\.? |(?:{"|".join(m[:3] for m in MONTHS)})[a-z]*\.?
    |\d{{1,2}}(?:st|nd|rd|th)? |(?:19|20)\d\d |\d{{1,2}}[:.]\d\d(?::\d\d)? |\d{{4}}-\d\d-\d\d[\dT:.Z+-]*
    |[ap]\.?m\.? |GMT|UTC|BST|CES?T|E[DS]?T|P[DS]?T|[+-]\d{{4}} |\d+\ (?:min(?:ute)?|hour|day)s?\ ago)
    (?:[\s,.|•·–—:/()-]+|$))+"""
_BYLINE = re.compile(
    rf"""(?:By|BY|Written\ by|Story\ by|Text\ by|Report\ by)\s+
    (?P<names>(?:{_NAME}|AFP|Reuters)(?:{_AND}{_NAME})*)
    (?:\s+in\s+[^\W\d_a-z][\w.’'-]*(?:[,\s]+[^\W\d_a-z][\w.’'-]*){{0,3}})?      # in Kyiv
    (?:\s*[|,–—·-]\s*(?:(?P<when>{_WHEN})|(?P<outlet>[^\W\d_a-z][^\d]*)))?""",
    re.VERBOSE,
)
_MOMENT = re.compile(
    rf"""(?=.*(?:\d{{4}}|\d[:.]\d\d|\bago\b|published|updated|posted)) {_WHEN}
    | \d+[ -]min(?:ute)?s?[ -](?:read|listen) | Page\ \d+\ of\ \d+
    | [\d,.]+k?\ (?:comments?|shares?|views|likes|replies)""",
    re.VERBOSE | re.IGNORECASE,
)
_AGENCIES = (
    "Reuters|Associated Press|The Associated Press|AP|AFP|Agence France-Presse|dpa|DPA|EFE|ANSA|PA Media"
    "|Press Association|UPI|Xinhua|Kyodo|TASS|Anadolu|Bloomberg|ANI|PTI|IANS|Yonhap|NTB|TT|Ritzau"
)
_AGENCY = re.compile(_AGENCIES)
# "HALDEN, Norway, Nov 3 (Reuters) - ": capitals, perhaps a country, a day, an agency, then a dash.
_DATELINE = re.compile(
    r"""(?=[^a-z]{4}) [^\W\d_a-z] (?:[^\W\d_a-z]|[.’'\ /-])+ (?:[,/]\ ?[^\W\d_][\w.’'\ ]*?)*
    (?P<day>,?\ (?:\d{1,2}\ [A-Z][a-z]+\.?|[A-Z][a-z]+\.?\ \d{1,2})(?:,?\ \d{4})?)?
    \ ?(?:\((?P<agency>[A-Z][\w\ -]+|dpa)\))? \ ?(?:--|[-–—_])\ """,
    re.VERBOSE,
)
_VERSION = re.compile(r"\b(?:UPDATE|WRAPUP|REFILE|LEAD|VERSION) \d+\b")  # also in a headline
_FORWARDED = re.compile(r"-{2,} ?(?:Original|Forwarded) [Mm]essage ?-{2,}|Begin forwarded message:")
_STOP = re.compile(r"[.!?…][\"'”’)]*$")
_SALUTATION = re.compile(r"\s*(?:Dear|Hi|Hello|Good (?:morning|afternoon|evening))\b")
_ENTRY = re.compile(r"\s*(?:[-–—*·•>|]|\d{1,3}[.)])[ \t]")
MOST_LINES, LONGEST = 30, 160  # of what can stand above the first sentence
REASON = "in a line above the text that says from whom, when or which version"
Span = tuple[int, int]
LineKind = Literal["line", "title", "note", ""]  # empty: part of the article, its headline for one


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

    spans: tuple[Span, ...] = ()
    notes: tuple[Span, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    dateline: Span = (0, 0)
    begins: bool = False
    headlines: tuple[Span, ...] = ()
    labels: tuple[Span, ...] = ()

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


@dataclass(slots=True)
class _Line:
    start: int
    number: int  # as an editor counts it
    words: str
    kind: LineKind = ""
    proposals: list[Proposal] = field(default_factory=list)

    @property
    def span(self) -> Span:
        return self.start, self.start + len(self.words)


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
        proposals.append(_propose("title", others[0].words.strip("^< "), others[0]))
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


def _label(line: _Line) -> Span:
    return line.start, line.start + line.words.index(":") + 1


def _headlines(above: Sequence[_Line]) -> Iterator[Span]:
    """The lines that can be a headline; an entry of a list is none."""
    plain = [line for line in above if not line.kind and not _SALUTATION.match(line.words)]
    for line, below in zip_longest(above, above[1:]):
        is_above_byline = below is not None and any(p.field == "byline" for p in below.proposals)
        is_plain = line in plain and (line is plain[0] or is_above_byline)
        if line.kind == "title" or (is_plain and not _ENTRY.match(line.words)):
            yield (_label(line)[1], line.span[1]) if line.kind == "title" else line.span


def _above(text: str) -> Iterator[_Line]:
    """The lines above the first sentence, those of white space left out."""
    start, lines = len(text) - len(text.lstrip("\ufeff")), text.lstrip("\ufeff").split("\n")
    is_field = False
    for number, given in enumerate(lines[:MOST_LINES], start=1):
        line, words = _Line(start, number, given.rstrip()), given.strip()
        start += len(given) + 1
        if not words:
            is_field = False
            continue
        goes_on = is_field and given[:1] in " \t"
        line.kind, line.proposals = ("line", []) if goes_on else _kind(line, words)
        is_field = goes_on or bool(line.kind and _FIELD.match(words))
        if not line.kind:
            follows = lines[number].lstrip()[:1] if number < len(lines) else ""
            is_prose = _STOP.search(words) or len(words) > LONGEST or follows.islower()
            if is_prose or _DATELINE.match(words):
                return
        yield line


def _versions(above: Iterable[_Line]) -> Iterator[Span]:
    """Where a line says which version of a wire it is."""
    for line in above:
        for match in _VERSION.finditer(line.words):
            yield line.start + match.start(), line.start + match.end()


def _kind(line: _Line, words: str) -> tuple[LineKind, list[Proposal]]:
    """What a line above the text is, and what it proposes."""
    field = _FIELD.fullmatch(words)
    name = field[1].lower() if field else ""
    if field and (name in _FIELDS or name.startswith("x-")):
        meant = _FIELDS.get(name, "")
        return "title" if meant == "title" else "line", _of_field(meant, field[2], line)
    if byline := _BYLINE.fullmatch(words):
        made = [_propose("byline", byline["names"], line)]
        made += [_of_outlet(byline["outlet"], line)] if byline["outlet"] else []
        return "line", made + _of_field("date_published", byline["when"] or "", line)
    if _AGENCY.fullmatch(words):
        return "line", [_of_outlet(words, line)]
    if _MOMENT.fullmatch(words):
        return "line", _of_field("date_published", words, line)
    if _NOTE.fullmatch(words):
        return "note", []
    is_wires = any(each.fullmatch(words) for each in (_SLUG, _ALERT, _FORWARDED))
    return ("line" if is_wires else ""), []


def _of_field(field: str, value: str, line: _Line) -> list[Proposal]:
    if field == "date_published":
        value = day_in(value)
    elif field == "producer":
        value = re.sub(r"\s*<[^>]*>|[\"']", "", value).strip()
        value = "" if "@" in value else value
    return [_propose(field, value, line)] if field and value else []


def _of_outlet(name: str, line: _Line) -> Proposal:
    """An outlet behind or below a byline: an agency's name is proposed as one."""
    return _propose("via_agency" if _AGENCY.fullmatch(name) else "producer", name, line)


def _propose(field: str, value: str, line: _Line) -> Proposal:
    return Proposal(field, value, f"line {line.number}: {line.words.strip()}")


def _dateline(text: str, known: Collection[int]) -> tuple[Span, list[Proposal]]:
    """Where the dateline of the first paragraph is, and the agency that it names.

    Without an agency or a day it may be the name of a body, and says nothing that misleads.

    Args:
        known: where the lines above the text begin that are no paragraphs.
    """
    for match in re.finditer(r"(?m)^[^\n]+", text[:20_000]):
        found = _DATELINE.match(match[0])
        if found and (found["agency"] or found["day"]):
            line = _Line(match.start(), text.count("\n", 0, match.start()) + 1, found[0])
            agency = [_propose("via_agency", found["agency"], line)] if found["agency"] else []
            return (match.start(), match.start() + found.end()), agency
        if match.start() not in known and _STOP.search(match[0].rstrip()):
            break  # the first sentence has none
    return (0, 0), []
