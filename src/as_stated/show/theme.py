"""The one font family, from a package, so that nothing depends on a machine's fonts.

Source Sans Pro (Open Font License) has figures of one width and every letter of Azerbaijani. Pieces
of it are embedded under a name of our own: the licence reserves its name for the whole.
"""

import base64
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

FAMILY = "As Stated Sans"
SCHEME = "as-stated-font"  # of the addresses by which the page for print names a font


@dataclass(frozen=True, slots=True)
class Face:
    """One cut of the family, as CSS and matplotlib name it."""

    file: str
    weight: int
    style: str

    @property
    def path(self) -> Path:
        """The font file."""
        return Path(str(files("font_source_sans_pro") / "files" / self.file))


REGULAR = Face("SourceSansPro-Regular.ttf", 400, "normal")
SEMIBOLD = Face("SourceSansPro-Semibold.ttf", 600, "normal")
FACES = (REGULAR, SEMIBOLD)
FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl")


@lru_cache(64)  # a run of many reports has as many cuts
def font_face(face: Face, characters: str) -> str:
    """A CSS `@font-face` rule that carries just the glyphs for `characters`, as WOFF2.

    The same characters in any order give the same bytes.
    """
    import uharfbuzz as hb  # only where a font is cut
    from fontTools.ttLib import woff2

    wanted = hb.SubsetInput()
    wanted.unicode_set.update({ord(character) for character in characters})
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode()) for tag in FEATURES)
    wanted.name_id_set.clear()
    wanted.name_id_set.update({0, 13, 14})  # whose it is, and the licence
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    whole = hb.Face(hb.Blob.from_file_path(str(face.path)))
    packed = BytesIO()
    woff2.compress(BytesIO(hb.subset(whole, wanted).blob.data), packed)
    data = base64.b64encode(packed.getvalue()).decode("ascii")
    return _rule(face, f"data:font/woff2;base64,{data}")


def named_font_face(face: Face) -> str:
    """A CSS `@font-face` rule for print, where WeasyPrint asks for the font by name and cuts it."""
    return _rule(face, f"{SCHEME}:{face.file}")


def named_font(address: str) -> bytes | None:
    """The font that such a rule asks for, whole; None for any other address."""
    for face in FACES:
        if address == f"{SCHEME}:{face.file}":
            return face.path.read_bytes()
    return None


def _rule(face: Face, address: str) -> str:
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{face.weight};font-style:{face.style};'
        f"src:url({address})}}"
    )
