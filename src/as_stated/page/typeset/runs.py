"""Lines of a drawing in several scripts, for Typst: each run of letters is set by itself.

Typst sets a whole line in another font as soon as one of its letters lacks in the first: wider, and so cut
off at the drawing's edge. A run with a place of its own does not change the others.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from unicodedata import category

from as_stated.show import advance, spare_letters

SPARE_FONTS = "DejaVu Sans, Noto Sans CJK JP"
SMALLER = 0.9  # spare letters beside the others: their small letters are so much taller
_LINE = re.compile(r"<text\b(?P<attributes>[^>]*)>(?P<words>[^<]+)</text>")
# Classes of characters, one letter each: R from right to left, S spare, L other letters, D digits, W white
# space, N the rest. What stands between words from right to left belongs to them. A number after them
# does not, as on the page, where a name is isolated: it would be shown before them.
_SPARE_RUN = re.compile(r"R(?:[RDWN]*R)?|S(?:[SW]*S)?")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def in_runs(svg: str) -> str:
    """A drawing, `svg`, with a place for each run of those lines that have letters of a spare font."""
    return _LINE.sub(_placed, svg)


def _placed(line: re.Match[str]) -> str:
    words = unescape(line["words"])
    size = re.search(r"font-size: (\d+(?:\.\d+)?)px", line["attributes"])
    start = re.search(r' x="(-?\d+(?:\.\d+)?)"', line["attributes"])
    if not (size and start and spare_letters(words)):
        return line[0]
    is_bold = re.search(r"font-weight: [6-9]00", line["attributes"])
    weight = 600 if is_bold else 400
    runs = [(*run, advance(run[0], weight) * float(size[1])) for run in _runs(words)]
    runs = [(run, is_spare, wide * (SMALLER if is_spare else 1)) for run, is_spare, wide in runs]
    anchor = re.search(r"text-anchor: (middle|end)", line["attributes"])
    before = {"middle": 0.5, "end": 1.0}[anchor[1]] if anchor else 0.0
    x = float(start[1]) - before * sum(wide for *_, wide in runs)
    attributes = re.sub(r"text-anchor: \w+", "text-anchor: start", line["attributes"])
    look = f"font-family: {SPARE_FONTS}; font-size: {float(size[1]) * SMALLER:g}px"
    spans = []
    for run, is_spare, wide in runs:
        style = f' style="{look}"' if is_spare else ""
        spans.append(f'<tspan x="{x:.2f}"{style}>{escape(run, quote=False)}</tspan>')
        x += wide
    return f'<text{attributes} xml:space="preserve">{"".join(spans)}</text>'


def _runs(words: str) -> Iterator[tuple[str, bool]]:
    """The runs of a line from left to right, and whether a spare font has each."""
    spare = spare_letters(words)
    classes = "".join(_class(each, spare) for each in words)
    end = 0
    for run in _SPARE_RUN.finditer(classes):
        if run.start() > end:
            yield words[end : run.start()], False
        yield words[run.start() : run.end()], True
        end = run.end()
    if end < len(words):
        yield words[end:], False


def _class(character: str, spare: frozenset[str]) -> str:
    if _RIGHT_TO_LEFT.match(character):
        return "R"
    if character in spare:
        return "S"
    kind = category(character)
    return "D" if kind == "Nd" else "L" if kind[0] == "L" else "W" if character.isspace() else "N"
