"""One line above an article's first sentence: what it is, and what it proposes for `source.toml`."""

import re
from dataclasses import dataclass, field
from typing import Literal

from as_stated.coding import MONTHS, WEEKDAYS
from as_stated.draft.days import day_in
from as_stated.draft.guesses.place import Span
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
FIELD = re.compile(r"([A-Za-z][A-Za-z-]*(?: [A-Za-z]+)?):[ \t]+(\S.*)")
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
_FORWARDED = re.compile(r"-{2,} ?(?:Original|Forwarded) [Mm]essage ?-{2,}|Begin forwarded message:")
LineKind = Literal["line", "title", "note", ""]  # empty: part of the article, its headline for one


@dataclass(slots=True)
class Line:
    """One line above the text, and what is known of it; its span is without blanks at its end."""

    start: int
    number: int  # as an editor counts it
    words: str
    kind: LineKind = ""
    proposals: list[Proposal] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """Where it stands in the text, in code points."""
        return self.start, self.start + len(self.words)


def kind_of(line: Line, words: str) -> tuple[LineKind, list[Proposal]]:
    """What a line above the text is, and what it proposes; `words`: its words without blanks around."""
    field = FIELD.fullmatch(words)
    name = field[1].lower() if field else ""
    if field and (name in _FIELDS or name.startswith("x-")):
        meant = _FIELDS.get(name, "")
        return "title" if meant == "title" else "line", _of_field(meant, field[2], line)
    if byline := _BYLINE.fullmatch(words):
        made = [propose("byline", byline["names"], line)]
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


def _of_field(field: str, value: str, line: Line) -> list[Proposal]:
    if field == "date_published":
        value = day_in(value)
    elif field == "producer":
        value = re.sub(r"\s*<[^>]*>|[\"']", "", value).strip()
        value = "" if "@" in value else value
    return [propose(field, value, line)] if field and value else []


def _of_outlet(name: str, line: Line) -> Proposal:
    """An outlet behind or below a byline: an agency's name is proposed as one."""
    return propose("via_agency" if _AGENCY.fullmatch(name) else "producer", name, line)


def propose(field: str, value: str, line: Line) -> Proposal:
    """A value for a field of `source.toml`, with the line that it is from."""
    return Proposal(field, value, f"line {line.number}: {line.words.strip()}")
