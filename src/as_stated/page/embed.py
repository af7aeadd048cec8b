"""Pictures of a notebook, as addresses that hold them: pasted ones, and files beside it."""

import base64
import binascii
import io
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote

ATTACHED = "attachment:"
# What browsers show, and by which beginning such a file is known.
_KINDS = {
    "image/png": b"\x89PNG\r\n", "image/jpeg": b"\xff\xd8", "image/gif": b"GIF8",
    "image/webp": b"RIFF", "image/bmp": b"BM",
}  # fmt: skip
SHOWN = (*_KINDS, "image/svg+xml")
_FILE_NAME = re.compile(r"[^\s/]*(?: [^\s/]*)*\.(?:png|jpe?g|gif|svg|webp|bmp)", re.IGNORECASE)


@dataclass
class Pictures:
    """The pictures that one cell may show.

    Attributes:
        attachments: name to MIME type to content, as a cell has them.
        folder: of the notebook: files in it are embedded; none where there is no file.
        tell: called with what is wrong with a picture and what to do.
    """

    attachments: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    folder: Path | None = None
    tell: Callable[[str], None] = print

    def address(self, address: str) -> str | None:
        """An address that holds the picture; None if it cannot be shown, which is then told."""
        if address.startswith(ATTACHED):
            name = address.removeprefix(ATTACHED)
            forms = self._attached(name)
            if forms is None:
                self.tell(
                    f"the pasted picture “{unquote(name)}” is not in the cell. Paste it again"
                )
                return None
            preferred = sorted(forms, key=lambda mime: mime not in SHOWN)
            return self.held(forms[preferred[0]], preferred[0], f"the pasted picture “{name}”")
        if address.startswith("data:"):
            return address
        if re.match(r"[a-z][a-z0-9+.-]*:|//", address, re.IGNORECASE):
            self.tell(f"the picture {address[:200]} is not fetched. Save it beside the notebook")
            return None
        return self._file(unquote(address.partition("?")[0]))

    def file(self, address: str) -> str | None:
        """An address that holds a file pasted into the cell, of any kind; None if there is none."""
        forms = self._attached(address.removeprefix(ATTACHED))
        if forms is None:
            self.tell(f"the pasted file {address} is not in the cell. Paste it again")
            return None
        mime, content = next(iter(forms.items()))
        return f"data:{mime};base64,{''.join(content.split())}"

    def held(self, content: str, mime: str, what: str) -> str | None:
        """A picture as notebooks hold it, in base64 or as the source of a drawing, as an address.

        Args:
            content: the picture.
            mime: its type.
            what: its name for messages.
        """
        if mime == "image/svg+xml" and "<svg" in content:
            return self._drawing(content, what)
        try:
            found = base64.b64decode("".join(content.split()), validate=True)
        except (ValueError, binascii.Error):
            self.tell(f"{what} is broken. Make it again")
            return None
        return self._bytes(found, mime, what)

    def described(self, alt: str, what: str = "the picture") -> str:
        """The words for those who cannot see a picture, one line: `alt`; tells of `what` where there are none."""
        alt = " ".join(alt.split())
        if not alt or _FILE_NAME.fullmatch(alt):
            said = f"only a file name, “{alt}”, for words" if alt else "no words"
            self.tell(f"{what} has {said} for those who cannot see it")
        return alt or "A picture without a description"

    def _attached(self, name: str) -> Mapping[str, str] | None:
        """By its exact name, or by one that is spelt in another way."""
        for way in (name, unquote(name)):
            if way in self.attachments:
                return self.attachments[way]
        same = (forms for each, forms in self.attachments.items() if _plain(each) == _plain(name))
        return next(same, None)

    def _file(self, path: str) -> str | None:
        what = f"the picture {path[:200]}"
        if self.folder is None:
            self.tell(f"{what} is outside the notebook. Paste it into the cell")
            return None
        file = (self.folder / path).resolve()
        if not file.is_relative_to(self.folder.resolve()):
            self.tell(f"{what} is outside the notebook's folder. Copy it there")
            return None
        try:
            content = file.read_bytes()
        except (OSError, ValueError):
            self.tell(f"{what} is not there. Put it back, or take it out of the cell")
            return None
        return self._bytes(content, "image/svg+xml" if file.suffix.lower() == ".svg" else "", what)

    def _bytes(self, content: bytes, mime: str, what: str) -> str | None:
        if mime == "image/svg+xml":
            return self._drawing(content.decode("utf-8", "replace"), what)
        kinds = (kind for kind, beginning in _KINDS.items() if content.startswith(beginning))
        kind = next(kinds, None)
        if kind is None or not _opens(content):
            form = "" if kind or mime in ("", *_KINDS) else f" ({mime})"
            self.tell(f"{what}{form} is broken, or no picture that browsers show. Make it again")
            return None
        return data_address(content, kind)

    def _drawing(self, svg: str, what: str) -> str | None:
        """A drawing by itself: what it defines, by names or styles, is not mixed up with another's."""
        found = re.search(r"<svg\b.*</svg>", svg, re.DOTALL)
        svg = with_namespaces(found[0] if found else "")
        try:
            ET.fromstring(svg)
        except ET.ParseError:
            self.tell(f"{what} is broken. Draw it again")
            return None
        return data_address(svg, "image/svg+xml")


def _opens(content: bytes) -> bool:
    """Whether the whole picture can be read."""
    from PIL import Image  # only where there is one

    try:
        with Image.open(io.BytesIO(content)) as image:
            image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True


def _plain(name: str) -> str:
    """A name that may be spelt in several ways, in one of them."""
    return unicodedata.normalize("NFC", unquote(unescape(name))).strip()


def spelt(source: str, names: Mapping[str, object]) -> str:
    """Markdown, `source`, in which the names of pasted pictures, `names`, have no blanks or brackets.

    Jupyter takes `![](attachment:my map.png)`; in Markdown an address ends with the first blank.

    >>> spelt("![A map](attachment:my map (2).png)", {"my map (2).png": {}})
    '![A map](attachment:my%20map%20%282%29.png)'
    """
    for name in sorted(names, key=len, reverse=True):
        ways = {name, quote(name), name.replace("(", r"\(").replace(")", r"\)")}
        forms = "|".join(re.escape(way) for way in sorted(ways, key=len, reverse=True))
        pattern = rf"(\]\(\s*|\]:\s*)<?{ATTACHED}(?:{forms})>?(?=\s*(?:\)|$|[\"']))"
        to = ATTACHED + quote(name, safe="")
        source = re.sub(pattern, rf"\g<1>{to}", source, flags=re.MULTILINE)
    return source


def title_of(svg: str) -> str:
    """What a drawing, `svg`, says of itself to those who cannot see it: its label, else title and description."""
    opened = re.search(r"<svg\b[^>]*>", svg)
    label = re.search(r"""\saria-label=(["'])(.*?)\1""", opened[0] if opened else "", re.DOTALL)
    if label:
        return unescape(label[2])
    # Of the drawing, not of a mark within it: those stand behind its first group or shape.
    head = re.split(
        r"<(?!/?(?:svg|title|desc|metadata|defs|style|\?|!))", svg[opened.end() :] if opened else ""
    )[0]
    found = re.findall(r"<(?:title|desc)\b[^>]*>(.*?)</(?:title|desc)>", head, re.DOTALL)
    return unescape(" ".join(" ".join(re.sub(r"<[^>]+>", "", each).split()) for each in found))


def data_address(content: bytes | str, mime: str) -> str:
    """A file, `content` of a type, `mime`, as an address that holds it: a page mailed alone has all with it."""
    content = content.encode() if isinstance(content, str) else content
    return f"data:{mime};base64,{base64.b64encode(content).decode('ascii')}"


def with_namespaces(svg: str) -> str:
    """A drawing, `svg`, that names the namespaces of what it uses: HTML needs none of them, XML all."""
    if "xmlns=" not in svg.partition(">")[0]:
        svg = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    if "xlink:" in svg and "xmlns:xlink" not in svg:
        svg = svg.replace("<svg", '<svg xmlns:xlink="http://www.w3.org/1999/xlink"', 1)
    return svg
