"""The font comes from its package, in pieces, and the same each time."""

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont
from markupsafe import Markup
from matplotlib.font_manager import FontEntry, fontManager

from as_stated.errors import RenderError
from as_stated.show import theme
from as_stated.show.charts.chart import Drawn, in_our_style
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import Look, register
from as_stated.show.charts.svg import tidy_svg
from as_stated.show.tables import Tables
from as_stated.show.theme import (
    FACES,
    REGULAR,
    Face,
    check_letters,
    font_face,
    font_faces,
    font_files,
    unshown,
)

AZERBAIJANI = "ƏəĞğİıÖöŞşÜüÇç"


@pytest.mark.parametrize("face", FACES, ids=lambda each: each.file)
def test_letters_and_figures(face: Face) -> None:
    assert face.path
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


def test_what_the_family_lacks_comes_from_the_fallback() -> None:
    rules = list(font_faces("Ölçü Երևան 東京"))
    families = [re.findall(r'font-family:"([^"]+)";font-weight:(\d+)', rule)[0] for rule in rules]
    assert families == [
        ("As Stated Sans", "400"), ("As Stated Fallback", "400"), ("As Stated CJK", "400"),
        ("As Stated Sans", "600"), ("As Stated Fallback", "600"),
    ]  # fmt: skip


def test_a_text_in_the_family_brings_no_other_font() -> None:
    assert len(list(font_faces("Ölçü ə Αθήνα Київ"))) == len(FACES)


@pytest.mark.parametrize(
    "text",
    [
        "Երևան",
        "ქართული",
        "القدس",
        "ירושלים",
        "Київ",
        "Αθήνα",
        "Bakı, Şuşa, Gəncə",
        "東京 한국 中国",
    ],
    ids="Armenian Georgian Arabic Hebrew Cyrillic Greek Azerbaijani Chinese".split(),
)
def test_letters_that_can_be_shown(text: str) -> None:
    assert unshown(text) == []


def test_a_letter_of_the_extra_is_named_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "CJK", Face("no_such_package", "none.otf", "none"))
    with pytest.raises(RenderError) as refused:
        check_letters("In Tokyo (東京)", "chart “Who says so”")
    assert str(refused.value) == (
        "chart “Who says so”: no font has '東' (U+6771 CJK UNIFIED IDEOGRAPH-6771), character 11 of "
        'its text, in “In Tokyo (東京)”. Install one that has: pip install "as-stated[cjk]".'
    )


def test_a_letter_of_no_font_is_named() -> None:
    with pytest.raises(RenderError, match=r"no font has '𒀀' \(U\+12000 CUNEIFORM SIGN A\)"):
        check_letters("a 𒀀", "chart")


def test_font_files_are_of_packages() -> None:
    files = font_files()
    assert len(files) == 9
    assert all("site-packages" in path.parts for path in files)


def drawn(text: str) -> str:
    """The PNG of a chart that says a text."""

    def chart(_: Tables, look: Look) -> Drawn:
        sheet = Sheet("x", "A chart", look)
        sheet.text(text, 20, 60)
        sheet.y = 80
        return sheet.close(["A chart"], Markup(""), "Source", Markup(""))

    return str(in_our_style(chart)(None).data["image/png"])  # type: ignore[arg-type]


@pytest.mark.usefixtures("png")
def test_hebrew_is_drawn_from_the_right() -> None:
    """As with its letters put the other way by hand, from the left."""
    from_left = "\u202d"
    assert drawn("אבג") == drawn(f"{from_left}גבא")
    assert drawn("אבג") != drawn("גבא")


@pytest.mark.usefixtures("png")
def test_arabic_letters_are_joined() -> None:
    apart = "\u200c"
    assert drawn("سلام") != drawn(apart.join("سلام"))


def test_a_letter_of_no_font_stops_a_chart_and_names_it() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g><text>a 𒀀</text></g></svg>'
    with pytest.raises(RenderError, match=r"^chart “Who says so”: no font has '𒀀'"):
        tidy_svg(svg, "Who says so", "alt")


def test_font_of_the_machine_with_a_name_of_ours_is_not_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    foreign = FontEntry(fname="foreign.ttf", name=theme.FAMILY, weight=theme.REGULAR.weight)
    monkeypatch.setattr(fontManager, "ttflist", [foreign])
    register.__wrapped__()
    found = [each for each in fontManager.ttflist if each.name == theme.FAMILY]
    assert found[0].fname == str(theme.REGULAR.path)


def test_a_browser_can_measure_each_font_of_a_page() -> None:
    """`font-size-adjust` goes by the height of x; a font without it was shown at half the size."""
    spare = [rule for rule in font_faces("Երևան 東京") if "Sans" not in rule.partition("src")[0]]
    assert len(spare) == 3
    for rule in spare:
        packed = base64.b64decode(rule.partition("base64,")[2].partition(")")[0])
        assert ord("x") in TTFont(io.BytesIO(packed)).getBestCmap()
