"""The feed of all reports, for readers who want to hear of a new one: Atom (RFC 4287).

Its days are those of the articles, never of a clock, so that the same reports give the same bytes.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from as_stated import __version__
from as_stated.build.target import FEED, FEED_MARK

Entry = Mapping[str, Any]
_NO_DAY = "1970-01-01"  # a feed without reports needs some day, and each run the same one
# What XML 1.0 cannot hold, in any form (section 2.2).
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(site: str, reports: Iterable[Entry], quantities: Iterable[Entry] = ()) -> str:
    """The feed, as XML.

    Args:
        site: the address of the folder of all reports, with a slash at its end.
        reports, quantities: as `page.index_page` takes them; the newest comes first.
    """
    entries = [
        *(_of_article(site, each) for each in reports),
        *(_of_quantity(site, each) for each in quantities),
    ]
    entries.sort(key=lambda entry: entry[0], reverse=True)  # those of one day stay as they were
    newest = max((day for day, _ in entries), default=_NO_DAY)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        "<title>As Stated: the reports</title>",
        "<subtitle>Figures from news articles, each with its hedge, its speaker and its exact words.</subtitle>",
        f"<id>{_text(site)}</id>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(site + FEED)}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(site + "index.html")}/>',
        f"<updated>{_time(newest)}</updated>",
        "<author><name>As Stated</name></author>",
        f'<generator version="{__version__}"{FEED_MARK.decode()}',
        *(xml for _, xml in entries),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _of_article(site: str, entry: Entry) -> tuple[str, str]:
    day, figures = str(entry["date_published"]), entry["figures"]
    headline = f"“{entry['headline']}”, " if entry.get("headline") else ""
    count = "one figure" if figures == 1 else f"{figures or 'no'} figures"
    said = f"{entry['producer']}, {headline}{entry['date_said']}: {count}, as stated."
    address = f"{site}{quote(entry['article'])}/index.html"
    return day, _entry(address, entry["title"], day, day, said)


def _of_quantity(site: str, entry: Entry) -> tuple[str, str]:
    first, last = str(entry["first_reported"]), str(entry["last_reported"])
    said = f"{entry['event']}: what was stated from {entry['first_said']} to {entry['last_said']}."
    address = f"{site}quantities/{quote(entry['quantity'])}/index.html"
    return last, _entry(address, entry["title"], first, last, said)


def _entry(address: str, title: str, published: str, updated: str, summary: str) -> str:
    return "\n".join(
        (
            "<entry>",
            f"<title>{_text(title)}</title>",
            f"<id>{_text(address)}</id>",
            f'<link rel="alternate" type="text/html" href={_attribute(address)}/>',
            f"<published>{_time(published)}</published>",
            f"<updated>{_time(updated)}</updated>",
            f"<summary>{_text(summary)}</summary>",
            "</entry>",
        )
    )


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("", text))
