"""What is imported to build a report."""

import gc

import pytest

from as_stated.build.modules import import_all


def test_garbage_is_looked_for_again_after_imports() -> None:
    import_all("json")
    assert gc.isenabled()
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        import_all("no_such_module")
    assert gc.isenabled()


def test_what_was_imported_is_not_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each time all that lives would be kept for ever."""
    import_all("json", "csv")
    monkeypatch.setattr(gc, "freeze", lambda: pytest.fail("it was imported before"))
    import_all("json", "csv")
