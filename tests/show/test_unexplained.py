"""Without the help that matplotlib writes for each class."""

from importlib import reload

import matplotlib.artist
import pytest

from as_stated.show.charts import unexplained


def test_no_help_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matplotlib.artist, "kwdoc", lambda _: "all that can be set")

    class Explained(matplotlib.artist.Artist):
        pass

    reload(unexplained)

    class Unexplained(matplotlib.artist.Artist):
        pass

    assert "all that can be set" in str(Explained.set.__doc__)
    assert "all that can be set" not in str(Unexplained.set.__doc__)
