"""Parameters are checked before a kernel starts, and an error lists what is allowed."""

import pytest

from as_stated import load
from as_stated.errors import ParameterError
from as_stated.project import Project
from as_stated.show.parameters import Parameters, check_parameters, read_parameters
from tests.helpers.projects import SEED


def test_defaults() -> None:
    assert read_parameters("a", {}) == Parameters("a", "as-stated", "")
    assert read_parameters("a", {}).are_default
    assert not read_parameters("a", {"reading": "one-figure"}).are_default


def test_unknown_name_lists_the_known() -> None:
    with pytest.raises(
        ParameterError, match=r"'redaing': did you mean 'reading'\? Choose from: reading, events\."
    ):
        read_parameters("a", {"redaing": "x"})


def test_wrong_type() -> None:
    with pytest.raises(ParameterError, match="reading is 7, not text"):
        read_parameters("a", {"reading": 7})


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"reading": "wide"}, "'wide'. Choose one of: as-stated, one-figure, two-figures."),
        (
            {"events": "war-2020, war-2021"},
            "names 'war-2021', which .* Choose from: conflict-1990s",
        ),
    ],
)
def test_wrong_value_lists_the_allowed(seed: Project, values: dict[str, str], message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        check_parameters(read_parameters(SEED, values), load(SEED))


def test_event_ids_are_split_and_trimmed() -> None:
    assert Parameters("a", events=" x, y ,").event_ids == ("x", "y")
