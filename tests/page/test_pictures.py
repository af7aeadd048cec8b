"""Words in a picture for the web: of one size, whole, in any script, and read back."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from as_stated.errors import RenderError
from as_stated.page.pictures import Picture, draw
from as_stated.page.typeset import literal
from tests.helpers.hostile import PAYLOADS

PLAIN = Picture(
    "plain", "Wire, 5 March 2024", "at least 286 people, dead", "The flood. Who says so: police.",
    ("In the flood ", "at least 286 people", " were killed."), ("The article also has: 300 dead.",),
    "At least: this number or above. Quoted, not verified.",
)  # fmt: skip


def pixels(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def frame_is_empty(image: Image.Image) -> bool:
    """Whether nothing is drawn near the edges, where it would be cut."""
    width, height = image.size
    edges = [(0, 0, width, 20), (0, height - 20, width, height), (0, 0, 30, height), (width - 30, 0, width, height)]  # fmt: skip
    return all(len(image.crop(edge).getcolors() or []) == 1 for edge in edges)


def test_a_picture_is_1200_by_630_and_the_same_each_time() -> None:
    first, second = draw([PLAIN]), draw([PLAIN])
    assert pixels(first["plain"]).size == (1200, 630)
    assert first == second


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(PAYLOADS))
def test_hostile_words_stay_words_and_nothing_is_cut(name: str) -> None:
    words = PAYLOADS[name]
    said = replace(PLAIN, figure=f"{words} 25", who=words, lines=(words,))
    drawn = draw([said])
    assert frame_is_empty(pixels(drawn["plain"]))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("W" * 120, id="one word of the widest letter"),
        pytest.param("e\u0301" * 60, id="marks on letters"),
        pytest.param("العالم " * 20, id="Arabic"),
        pytest.param("שלום " * 20, id="Hebrew"),
        pytest.param("死亡した人々" * 12, id="Japanese"),
        pytest.param("Östervik Երևան Киев Αθήνα " * 4, id="four scripts"),
    ],
)
def test_long_words_wrap_in_any_script(words: str) -> None:
    drawn = draw([replace(PLAIN, figure=words, who=words)])
    assert frame_is_empty(pixels(drawn["plain"]))


def test_letters_shrink_until_all_is_in_and_what_has_no_room_is_left_out() -> None:
    some = replace(PLAIN, name="some", lines=("a word or two, " * 60,))
    much = replace(PLAIN, name="much", lines=("a word or two, " * 400,))
    drawn = draw([PLAIN, some, much])
    assert list(drawn) == ["plain", "some"]
    assert frame_is_empty(pixels(drawn["some"]))


def test_nothing_to_draw_is_nothing() -> None:
    assert draw([]) == {}


def test_a_letter_that_no_font_has_is_named() -> None:
    with pytest.raises(RenderError, match=r"plain\.png: no font has '𒀀'"):
        draw([replace(PLAIN, who="𒀀")])


def test_a_picture_that_lacks_a_part_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = literal
    monkeypatch.setattr(
        "as_stated.page.pictures.literal", lambda text: whole(text.replace("at least ", ""))
    )
    with pytest.raises(RenderError, match=r"plain\.png: it lacks 'at least 286 people, dead'"):
        draw([PLAIN])
