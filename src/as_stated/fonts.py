"""The one font family, from a package, so that nothing depends on a machine's fonts.

Source Sans Pro (Open Font License) has figures of one width and every letter of Azerbaijani. Pieces
of it are embedded under a name of our own: the licence reserves its name for the whole.
"""

import base64
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

FAMILY = "As Stated Sans"


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


@cache
def font_face(face: Face, characters: str) -> str:
    """A CSS `@font-face` rule that carries just the glyphs for `characters`, as WOFF2.

    The same characters in any order give the same bytes.
    """
    from fontTools.subset import Options, Subsetter  # slow to import: only where a font is cut
    from fontTools.ttLib import TTFont

    options = Options(
        flavor="woff2", layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], hinting=False,
        name_IDs=[0, 13, 14], notdef_outline=True, desubroutinize=True,
    )  # fmt: skip
    font = TTFont(face.path, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted({ord(character) for character in characters}))
    subsetter.subset(font)
    font.flavor = "woff2"
    buffer = BytesIO()
    font.save(buffer)
    data = base64.b64encode(buffer.getvalue()).decode("ascii")
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{face.weight};font-style:{face.style};'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
    )
