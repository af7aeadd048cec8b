"""Which addresses may stand in a coding: what becomes a link leads to the web and nowhere else."""

import unicodedata
from ipaddress import IPv6Address
from urllib.parse import urlsplit

ADDRESS_HINT = "Write one that begins with https:// or http:// and a host."
_NEVER = frozenset(' "<>\\')


def is_web_address(text: str) -> bool:
    """Whether a text is an address on the web: http or https, a host, and no name or password.

    Hosts in any script are. Blanks, marks that show nothing and what ends a link in HTML are not:
    they are percent-encoded in an address (RFC 3986, 2.1).

    >>> [is_web_address(each) for each in ("https://a.example/x?y#z", "javascript:alert(1)", "//a")]
    [True, False, False]
    """
    if any(not each.isprintable() or each in _NEVER for each in text):
        return False
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        is_ip6 = "[" in parts.netloc and bool(IPv6Address(host))
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or port == 0:
        return False
    return is_ip6 or all(map(_is_label, host.split(".")))


def _is_label(label: str) -> bool:
    """A part of a host's name: letters, digits and, within them, hyphens of any script (RFC 1123)."""
    return (
        bool(label.strip("-_"))
        and not label.startswith("-")
        and not label.endswith("-")
        and all(each in "-_" or unicodedata.category(each)[0] in "LMN" for each in label)
    )
