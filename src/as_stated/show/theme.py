"""The look that page, charts and PDF share: a few colours, and fonts that come from packages alone.

Source Sans Pro (Open Font License) has figures of one width and every letter of Azerbaijani. Pieces
of it are embedded under a name of our own: the licence reserves its name for the whole. A letter it
lacks (Armenian, Georgian, Arabic, Hebrew) comes from DejaVu Sans, which matplotlib brings; Chinese,
Japanese and Korean from the extra `cjk`. No font of the machine is ever asked for.
"""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any, Literal
from unicodedata import category, name

from as_stated.errors import RenderError

# Each a hex colour of its own, so that one can be told by it. A chart is drawn in these; on the
# page each becomes the CSS variable of the same name, set for light and for dark. No flag's
# colours, no red.
PALETTE = {
    "ink": "#1d2327",
    "muted": "#5b6670",
    "line": "#c9d0d6",
    "accent": "#1f5a7a",
    "reading": "#8a5a00",
    "paper": "#fefefd",
}
# The same on dark paper, as the page's style sheet has them.
DARK = {
    "ink": "#e4e7ea",
    "muted": "#a3adb6",
    "line": "#3c454d",
    "accent": "#8cc4e4",
    "reading": "#e0b060",
    "paper": "#15191c",
}
Theme = Literal["light", "dark"]
THEMES: Mapping[Theme, Mapping[str, str]] = {"light": PALETTE, "dark": DARK}

FAMILY = "As Stated Sans"
FALLBACK = "As Stated Fallback"  # for what it lacks
CJK_FAMILY = "As Stated CJK"
FAMILIES = f"'{FAMILY}', '{FALLBACK}', '{CJK_FAMILY}', sans-serif"  # as CSS has them
CJK_EXTRA = "as-stated[cjk]"


@dataclass(frozen=True, slots=True)
class Face:
    """One cut of a family, as CSS and matplotlib name it.

    Attributes:
        package: the Python package that brings it.
        file: where in that package it is.
    """

    package: str
    file: str
    family: str
    weight: int = 400
    style: str = "normal"

    @property
    def path(self) -> Path | None:
        """The font file; None if its package is not installed."""
        spec = find_spec(self.package)  # imports nothing: matplotlib would take 0.1 s
        folders = spec.submodule_search_locations if spec else None
        return Path(folders[0]) / self.file if folders else None


def _source_sans(cut: str, weight: int, style: str = "normal") -> Face:
    return Face("font_source_sans_pro", f"files/SourceSansPro-{cut}.ttf", FAMILY, weight, style)


def _dejavu(cut: str, weight: int, family: str = FALLBACK) -> Face:
    return Face("matplotlib", f"mpl-data/fonts/ttf/DejaVu{cut}.ttf", family, weight)


REGULAR, SEMIBOLD = _source_sans("Regular", 400), _source_sans("Semibold", 600)
FACES = (REGULAR, SEMIBOLD)
SPARE = (_dejavu("Sans", 400), _dejavu("Sans-Bold", 600))
CJK = Face("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf", CJK_FAMILY)
# For paper alone: italics, and letters of one width for what notebooks of others print.
PRINTED = (
    _source_sans("It", 400, "italic"),
    _source_sans("SemiboldIt", 600, "italic"),
    _dejavu("SansMono", 400, "As Stated Mono"),
    _dejavu("SansMono-Bold", 600, "As Stated Mono"),
)
FEATURES = "kern mark mkmk ccmp locl".split()
JOINING = "init medi fina isol rlig".split()  # how Arabic letters join


# By its height a browser gives all fonts of a page letters of one size (CSS `font-size-adjust`). One
# without it shows as small as a browser guesses: half the size.
_MEASURED = "x"


def font_files() -> list[Path]:
    """All font files that paper may be set in."""
    return [face.path for face in (*FACES, *SPARE, *PRINTED, CJK) if face.path]


@cache
def letters(face: Face) -> frozenset[str]:
    """The characters that a `face` has; none if its package is not installed."""
    import uharfbuzz as hb  # only where a font is looked into

    path = face.path
    if path is None:
        return frozenset()
    return frozenset(map(chr, hb.Face(hb.Blob.from_file_path(str(path))).unicodes))


def spare_letters(text: str) -> frozenset[str]:
    """The characters of a text that its family lacks."""
    return frozenset(text) - letters(REGULAR) - _UNSEEN


# White space, marks of direction and joining, and which form of a letter is meant.
_UNSEEN = frozenset("\n\t\r\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff") | frozenset(
    map(chr, range(0xFE00, 0xFE10))
)


def unshown(text: str) -> list[str]:
    """The characters of a text that no font has, in their order; those that are never drawn apart.

    >>> unshown("4,000 Ölçü, Երևան, \\U00012000")
    ['𒀀']
    """
    lacking = spare_letters(text) - letters(SPARE[0])
    if lacking:
        lacking -= letters(CJK)
    return [each for each in dict.fromkeys(text) if each in lacking and category(each) != "Cf"]


def check_letters(text: str, where: str) -> None:
    """Make sure that each character of a text can be shown.

    Args:
        where: whose text it is: "chart deaths", "table claims".

    Raises:
        RenderError: no font has one; names it and its place, and what to do.
    """
    lacking = unshown(text)
    if not lacking:
        return
    character = lacking[0]
    at = text.index(character)
    around = " ".join(text[max(at - 20, 0) : at + 20].split())
    is_cjk = name(character, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"))
    todo = (
        f'Install one that has: pip install "{CJK_EXTRA}".'
        if is_cjk and CJK.path is None
        else "Write it in other letters."
    )
    code = f"U+{ord(character):04X} {name(character, 'without a name')}"
    raise RenderError(
        f"{where}: no font has {character!r} ({code}), character {at + 1} of its text, in "
        f"“{around}”. {todo}"
    )


def advance(text: str, weight: int = 400) -> float:
    """How wide a run of text comes out, in ems: in the family, or in the spare font that has its letters.

    >>> advance("four") < advance("fourteen")
    True
    """
    lacking = spare_letters(text)
    faces = FACES if not lacking else (CJK, CJK) if lacking - letters(SPARE[0]) else SPARE
    face = faces[weight >= 600]
    return steps(text, face) / _shaper(face).face.upem


def steps(text: str, face: Face, to_an_em: int | None = None) -> int:
    """How wide a run of text comes out in a `face` that has its letters.

    Args:
        to_an_em: so many steps are an em; None for as many as the font's file has.
    """
    import uharfbuzz as hb  # only where a run is measured

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(_shaper(face, to_an_em), buffer)
    return sum(each.x_advance for each in buffer.glyph_positions)


@cache
def _shaper(face: Face, scale: int | None = None) -> Any:
    """A face as HarfBuzz shapes text in it: so many steps to an em, or as many as its file has."""
    import uharfbuzz as hb

    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path))))
    if scale:
        font.scale = scale, scale
    return font


def font_faces(text: str, bold: str | None = None) -> Iterator[str]:
    """CSS `@font-face` rules for a text: the family's cuts, and what they lack from the fallback.

    Args:
        bold: the part of the text that is bold, where that is known.
    """
    for face, spare, words in zip(
        FACES, SPARE, (text, text if bold is None else bold), strict=True
    ):
        yield font_face(face, "".join(sorted(set(words))))
        lacking = spare_letters(words)
        if found := lacking & letters(spare):
            yield font_face(spare, "".join(sorted(found | {_MEASURED})))
        if face is REGULAR and (found := (lacking - letters(spare)) & letters(CJK)):
            yield font_face(CJK, "".join(sorted(found | {_MEASURED})))


@lru_cache(64)  # a run of many reports has as many cuts
def font_face(face: Face, characters: str) -> str:
    """A CSS `@font-face` rule that carries just a `face`’s glyphs for `characters`, as WOFF2.

    The same characters in any order give the same bytes.
    """
    import uharfbuzz as hb  # only where a font is cut
    from fontTools.ttLib import woff2

    wanted = hb.SubsetInput()
    wanted.unicode_set.update({ord(character) for character in characters})
    wanted.layout_feature_tag_set.clear()
    features = FEATURES if face.family == FAMILY else FEATURES + JOINING
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode()) for tag in features)
    wanted.name_id_set.clear()
    wanted.name_id_set.update({0, 13, 14})  # whose it is, and the licence
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    whole = hb.Face(hb.Blob.from_file_path(str(face.path)))
    packed = BytesIO()
    woff2.compress(BytesIO(hb.subset(whole, wanted).blob.data), packed)
    data = base64.b64encode(packed.getvalue()).decode("ascii")
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
        f"font-style:{face.style};src:url(data:font/woff2;base64,{data})}}"
    )
