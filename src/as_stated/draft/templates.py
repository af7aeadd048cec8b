"""The files of a new coding that are no tables: where the article comes from, and the story."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from as_stated.coding import TODO, find_words
from as_stated.draft.headers import read_headers
from as_stated.draft.proposals import Proposal, folded, proposed, toml
from as_stated.hashing import sha256

LICENSE = "The article is its publisher’s; short quotes only are shown here."
LIMIT = "These figures are what the article states. They are not verified here."
HOW = "# A comment below TODO is a proposal, and where it was found: put it in its place, or delete it."
SOURCE = """\
# Where the article comes from. byline, via_agency and date_accessed may stay empty.{how}
producer = {producer}
title = {title}
byline = {byline}
via_agency = {via_agency}
url = {url}
date_published = {date_published}
date_accessed = ""
language = "en"
license = {license}
sha256 = {sha256}

# The fields above whose value the text itself does not hold.
not_in_text = {not_in_text}
"""
STORY = """\
# What the report says in sentences. A figure, an event or a speaker goes in by its id in braces;
# a digit or a number word typed here stops the build. Each finding stands as drafted until you
# write a better one.

title = {title}

standfirst = {standfirst}

findings = [
{findings}]

limits = [
  {limit},
]

without_figures = []
"""


def source_form(
    text: str,
    facts: Mapping[str, str],
    stated: Mapping[str, Proposal],
    proposals: Sequence[Proposal],
) -> str:
    """A `source.toml` for a text: what is known of it, and `TODO` for the rest.

    Args:
        facts: producer, title, url, date_published, as far as known; else the title is
            the text's first line, if that can be one.
        stated: values that the file the text is from leaves no doubt about, by field.
        proposals: values of other fields, for a person to agree to.
    """
    fields = ("producer", "title", "byline", "via_agency", "url", "date_published")
    stated = {field: each for field, each in stated.items() if field not in facts}
    offered = [
        each for each in proposals if each.field not in facts and not _is_outlet(each, facts)
    ]
    asked = {*fields} - {"byline", "via_agency"} | {each.field for each in offered}
    known = {"title": "" if "title" in {each.field for each in offered} else _headline(text)}
    known |= {field: each.value for field, each in stated.items()} | dict(facts)
    values = {field: known.get(field) or (TODO if field in asked else "") for field in fields}
    found = {each.field for each in offered if find_words(text, each.value)}
    not_in_text = [
        field
        for field, value in values.items()
        if value and field not in found and not find_words(text, value)
    ]
    said = {field: each.origin for field, each in stated.items()}
    return SOURCE.format(
        **{field: proposed(field, values[field], offered, said.get(field, "")) for field in fields},
        how=f"\n{HOW}" if offered else "",
        license=toml(LICENSE),
        sha256=toml(sha256(text.encode())),
        not_in_text=json.dumps(not_in_text),
    )


def _is_outlet(proposal: Proposal, facts: Mapping[str, str]) -> bool:
    """Whether what is proposed as the agency is the outlet itself, in the dateline of its own text."""
    outlet = facts.get("producer", "")
    return proposal.field == "via_agency" and folded(proposal.value) == folded(outlet)


def with_original(source: str, original: bytes | None) -> str:
    """A `source.toml` that has the hash of the text's original behind that of the text.

    Args:
        original: the content of the file that the text was taken from; None: the text is that file.
    """
    source = re.sub(r"(?m)^original_sha256\s*=.*\n?", "", source)
    if original is None:
        return source
    return re.sub(
        r"(?m)^\s*sha256\s*=.*$", rf'\g<0>\noriginal_sha256 = "{sha256(original)}"', source, count=1
    )


def _headline(text: str) -> str:
    """The first line, where it is short, ends no sentence and others follow; else empty."""
    if read_headers(text).begins:
        return ""
    first, _, rest = text.strip("\ufeff\r\n ").partition("\n")
    words = first.strip()
    is_title = len(words) <= 120 and words.isprintable() and words[-1:] not in (*'.!?:;,”"', "")
    return words if is_title and rest.strip() else ""


def finding(claim: Mapping[str, str]) -> str:
    """A drafted finding: a figure, and what it happened in where that is known.

    Args:
        claim: a row of claims.csv.

    >>> finding({"claim_id": "people-killed", "event_id": "flood"})
    'In {flood}: {people-killed}.'
    """
    said = f"{{{claim['claim_id']}}}."
    return said if claim["event_id"] == TODO else f"In {{{claim['event_id']}}}: {said}"


def without_finding(story: str, claim_id: str) -> str:
    """A story without the finding of a claim as it was drafted; one that a person wrote stays."""
    drafted = rf'(?m)^  "(?:As stated: |In \{{[a-z0-9-]+\}}: )?\{{{re.escape(claim_id)}\}}\.",\n'
    return re.sub(drafted, "", story)


def story_form(claims: Iterable[Mapping[str, str]]) -> str:
    """A `story.toml` with a finding for each claim, which can stand as it is."""
    return STORY.format(
        title=toml(TODO),
        standfirst=toml(TODO),
        findings="".join(f"  {toml(finding(claim))},\n" for claim in claims),
        limit=toml(LIMIT),
    )
