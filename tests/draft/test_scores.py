"""How many of the cells that a draft fills are wrong, on labelled texts: at most one in fifty.

Rules were written while looking at the tuning texts only, until their first score on the others.
"""

import pytest

from tests.helpers.drafted import Cell, cells, score, texts

MOST_WRONG = 0.02


def drafted(*, held_out: bool, event: str) -> list[Cell]:
    chosen = [each for each in texts() if each.held_out is held_out]
    return [cell for text in chosen for cell in cells(text, event)]


@pytest.mark.parametrize(
    "event", [pytest.param("", id="dates"), pytest.param("it", id="one event")]
)
@pytest.mark.parametrize(
    "held_out", [pytest.param(False, id="tuning"), pytest.param(True, id="held out")]
)
def test_few_filled_cells_are_wrong(held_out: bool, event: str) -> None:
    found = drafted(held_out=held_out, event=event)
    counts = score(found)["all"]
    wrong = [cell for cell in found if cell.result == "wrong"]
    assert counts["wrong"] <= MOST_WRONG * (counts["right"] + counts["wrong"]), wrong


@pytest.mark.parametrize(
    ("column", "least"),
    [
        pytest.param("speaker", 0.7, id="speaker"),
        pytest.param("speech", 0.7, id="speech"),
        pytest.param("event", 0.9, id="event"),
        pytest.param("people_status", 0.65, id="people_status"),
        pytest.param("stance", 0.85, id="stance"),
    ],
)
def test_most_cells_are_filled(column: str, least: float) -> None:
    """A draft that leaves everything open is never wrong, and no help."""
    found = [*drafted(held_out=False, event="it"), *drafted(held_out=True, event="it")]
    counts = score(found)[column]
    assert counts["right"] >= least * counts.total()
