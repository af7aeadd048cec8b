"""Charts are drawn into a PNG only for the tests that look at one: that is half of a chart's time."""

from typing import Any

import pytest

from as_stated.show.charts.figure import ChartFigure


@pytest.fixture
def png() -> None:
    """For a test that looks at the PNG of a chart that it draws."""


@pytest.fixture(autouse=True)
def _no_png_unless_asked_for(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PNG is one row of dots, all alike; what fixtures of a whole module draw has its own."""
    if "png" in request.fixturenames:
        return
    whole = ChartFigure.write

    def write(figure: ChartFigure, fname: Any, **settings: Any) -> None:
        if settings["format"] == "raw":
            fname.write(bytes(4 * round(figure.get_figwidth() * settings["dpi"])))
        else:
            whole(figure, fname, **settings)

    monkeypatch.setattr(ChartFigure, "write", write)
