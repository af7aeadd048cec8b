"""The font comes from its package, in pieces, and the same each time."""

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

from as_stated.show.theme import FACES, REGULAR, Face, font_face, named_font, named_font_face

AZERBAIJANI = "ƏəĞğİıÖöŞşÜüÇç"


@pytest.mark.parametrize("face", FACES, ids=lambda each: each.file)
def test_letters_and_figures(face: Face) -> None:
    font = TTFont(face.path)
    letters = font.getBestCmap()
    assert [c for c in AZERBAIJANI + "≥≤~“”’…–" if ord(c) not in letters] == []
    assert len({font["hmtx"][letters[ord(figure)]][0] for figure in "0123456789"}) == 1


def test_piece_holds_the_letters_asked_for_and_no_other() -> None:
    css = font_face(REGULAR, "abə")
    data = re.search(r"base64,([^)]+)\)", css)
    assert data is not None
    piece = TTFont(io.BytesIO(base64.b64decode(data[1])))
    assert sorted(piece.getBestCmap()) == sorted(map(ord, "abə"))


def test_order_of_letters_makes_no_difference() -> None:
    assert font_face(REGULAR, "abc") == font_face(REGULAR, "cba")


@pytest.mark.parametrize("face", FACES, ids=lambda each: each.file)
def test_print_names_the_font_of_the_package(face: Face) -> None:
    address = re.search(r"src:url\(([^)]+)\)", named_font_face(face))
    assert address is not None
    assert named_font(address[1]) == face.path.read_bytes()
    assert named_font("file:///etc/passwd") is None
