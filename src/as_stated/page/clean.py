"""HTML that others wrote, as a page can show it: whole, without scripts, and with its pictures in it."""

import re
from html import escape
from html.parser import HTMLParser

from markupsafe import Markup

from as_stated.page.embed import ATTACHED, Pictures

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr frame".split()
)
# Without a word: what only works on a page of its own, and what can't work without a script.
SILENT = frozenset("head title meta base template button select textarea datalist source".split())
# A page holds these once, or gives them another meaning: what is in them is shown.
UNWRAPPED = frozenset("html body main form noscript".split())
# What browsers fetch or run, and this page does not let them.
FOREIGN = {
    "script": "a script", "link": "a style sheet from elsewhere", "iframe": "a page within the page",
    "object": "an embedded object", "embed": "an embedded object", "applet": "an embedded object",
    "frame": "a page within the page", "frameset": "a page within the page",
    "video": "a film", "audio": "a recording", "canvas": "a drawing made by a script",
}  # fmt: skip
# Of these, readers are told as well.
SPOKEN = frozenset("iframe object embed applet frame video audio".split())
LOST = frozenset("srcdoc srcset action formaction autofocus ping background bgcolor".split())
_HINT = re.compile(r"Make this Notebook Trusted to load map: File -> Trust Notebook")


def cleaned(html: str, pictures: Pictures, scope: str = "") -> str:
    """A piece of HTML that can stand in a page.

    Each element is closed, scripts and what would be fetched are left out, pictures are held by the
    page, and style sheets reach no further than the piece itself.

    Args:
        html: as a cell or an output of a notebook has it.
        pictures: what it may show; its `tell` is told what is left out.
        scope: the id of the element that the piece is put in; without one, style sheets are left out.
    """
    cleaner = _Cleaner(pictures, scope)
    cleaner.feed(_HINT.sub("", html))
    cleaner.close()
    return cleaner.finished()


def is_seen(html: str) -> bool:
    """Whether a piece of cleaned `html` shows anything."""
    rest = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return bool(re.search(r"<(?:img|svg|hr|input|table|math)\b", rest)) or bool(
        re.sub(r"<[^>]*>|&nbsp;|\s", "", rest)
    )


class _Cleaner(HTMLParser):
    """Goes through a piece of HTML once and writes it again."""

    def __init__(self, pictures: Pictures, scope: str) -> None:
        super().__init__(convert_charrefs=True)
        self._pictures = pictures
        self._scope = scope
        self._written: list[str] = []
        self._open: list[tuple[str, str]] = []  # as the parser has it, and as it is written
        self._skipped = ""  # the element that is left out just now, and how often it is open
        self._depth = 0
        self._drawings = 0  # that are open
        self._sheet: list[str] | None = None

    def finished(self) -> str:
        """What was written, with every element closed."""
        if self._skipped:
            self._pictures.tell(f"<{self._skipped}> has no end: left out with all behind it")
        self._close(0)
        return "".join(self._written)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write an element, or leave it out."""
        if self._skipped:
            self._depth += tag == self._skipped
            return
        said = {name: value or "" for name, value in attrs}
        if tag in SILENT or tag in FOREIGN:
            self._leave_out(tag, said)
        elif tag == "style":
            self._sheet = []
        elif tag == "img":
            self._written.append(self._picture(said))
        elif tag == "input" and said.get("type") not in ("checkbox", "radio"):
            pass
        elif tag not in UNWRAPPED:
            self._element(tag, said)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """In a drawing an element may end where it begins; in HTML a slash says nothing."""
        self.handle_starttag(tag, attrs)
        if self._drawings or self._skipped:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the last one open of this name, and all within it."""
        if self._skipped:
            self._depth -= tag == self._skipped
            self._skipped = self._skipped if self._depth else ""
        elif tag == "style" and self._sheet is not None:
            self._written.append(self._style("".join(self._sheet)))
            self._sheet = None
        else:
            for depth in range(len(self._open) - 1, -1, -1):
                if self._open[depth][0] == tag:
                    self._close(depth)
                    return

    def handle_data(self, data: str) -> None:
        """A text."""
        if self._sheet is not None:
            self._sheet.append(data)
        elif not self._skipped:
            self._written.append(escape(data, quote=False))

    def _close(self, depth: int) -> None:
        while len(self._open) > depth:
            tag, name = self._open.pop()
            self._drawings -= tag == "svg"
            self._written.append(f"</{name}>")

    def _element(self, tag: str, said: dict[str, str]) -> None:
        source = self.get_starttag_text() or ""
        self._drawings += tag == "svg"
        in_drawing = self._drawings > 0
        name = source[1 : 1 + len(tag)] if in_drawing else {"h1": "h2"}.get(tag, tag)
        written = [f"<{name}"]
        cases = {each.lower(): each for each in re.findall(r"[\w:.-]+(?=\s*=)", source)}
        if re.search(r"\bbackground", said.get("style", "")) and not in_drawing:
            said["class"] = f"{said.get('class', '')} coloured".strip()
        for key, value in said.items():
            kept = self._attribute(tag, key, value, said)
            if kept is not None:
                written.append(f' {cases.get(key, key) if in_drawing else key}="{escape(kept)}"')
        if tag == "a" and said.get("href", "").startswith(ATTACHED):
            written.append(" download")
        self._written.append("".join([*written, ">"]))
        if tag not in VOID or in_drawing:
            self._open.append((tag, name))

    def _attribute(self, tag: str, key: str, value: str, said: dict[str, str]) -> str | None:
        """What an attribute says on the page; None if it is left out."""
        if key.startswith("on") or key in LOST or not re.fullmatch(r"[\w:.-]+", key):
            return None
        plain = "".join(value.split()).lower()
        if key in ("href", "xlink:href", "src") and tag != "a":
            return value if value.startswith(("#", "data:image/")) else None
        if key == "href" and value.startswith(ATTACHED):
            return self._pictures.file(value)
        scripts = ("javascript:", "vbscript:") + ("data:",) * ("download" not in said)
        if key in ("href", "xlink:href") and plain.startswith(scripts):
            return None
        return _kept_in_place(value) if key == "style" else value

    def _picture(self, said: dict[str, str]) -> str:
        address = self._pictures.address(said.get("src", "").strip())
        title = said.get("alt", "") or said.get("aria-label", "") or said.get("title", "")
        if address is None:
            return left_out(title or "a picture", said.get("src", ""))
        is_decoration = "alt" in said and not title and said.get("role") == "presentation"
        alt = "" if is_decoration else self._pictures.described(title)
        sizes = [f' {k}="{escape(said[k])}"' for k in ("width", "height", "class") if k in said]
        style = said.get("style", "")
        sizes += [f' style="{escape(_kept_in_place(style))}"'] if style else []
        return f'<img src="{address}" alt="{escape(alt)}"{"".join(sizes)}>'

    def _leave_out(self, tag: str, said: dict[str, str]) -> None:
        if tag in FOREIGN and not (tag == "link" and "stylesheet" not in said.get("rel", "")):
            self._pictures.tell(f"left out: {FOREIGN[tag]}. A page runs and fetches nothing")
        if tag in SPOKEN:
            self._written.append(left_out(FOREIGN[tag], said.get("src") or said.get("data", "")))
        if tag not in VOID:
            self._skipped, self._depth = tag, 1

    def _style(self, sheet: str) -> str:
        """A style sheet for the piece alone, by nesting its rules; none if they would break out."""
        sheet = re.sub(r"/\*.*?\*/|<!--|-->", "", sheet, flags=re.DOTALL)
        sheet = re.sub(r"@(?:import|charset|namespace)\b[^;]*;", "", sheet)
        sheet = re.sub(r"(?<![\w-])(?::root|html|body)(?=\s*[,{])", "&", sheet)
        if not self._scope or not _is_balanced(sheet) or "</" in sheet:
            return ""
        return f"<style>#{self._scope} {{{_kept_in_place(sheet)}}}</style>" if sheet.strip() else ""


def _is_balanced(sheet: str) -> bool:
    depth = 0
    for mark in re.findall(r"[{}]", sheet):
        depth += 1 if mark == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _kept_in_place(style: str) -> str:
    """A style by which nothing leaves its place to lie over the page."""
    return re.sub(r"(position\s*:\s*)(?:fixed|sticky)", r"\1relative", style, flags=re.IGNORECASE)


def left_out(what: str, address: str = "") -> str:
    """What a reader is told of `what` is not on the page, and where that is, by its `address`, if elsewhere."""
    said = Markup('<span class="left-out">Not shown here: {}').format(what)
    elsewhere = re.match(r"(https?:)?//([^/?#]+)", address)
    if elsewhere:
        whole = address if elsewhere[1] else f"https:{address}"
        said += Markup(', <a href="{}">{}</a>').format(whole, elsewhere[2])
    return said + Markup(".</span>")
